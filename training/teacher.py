"""The original encoder's sentence vectors, which the trained network must stay close to."""

from __future__ import annotations

from pathlib import Path

import torch
from torch.nn import functional

from training.corpora import Sentence, join_text
from training.network import Encoder
from training.windows import CLS, SEP

LONGEST = 254


@torch.no_grad()
def encode_texts(texts: list[str], encoder_folder: Path, *, size: int = 2_500) -> torch.Tensor:
    """Unit vectors of texts as all-MiniLM-L6-v2 makes them: the mean over the pieces of the top layer."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - training only

    tokenizer = Tokenizer.from_file(str(encoder_folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encoder = Encoder().eval()
    encoder.load(encoder_folder / "model.safetensors")
    rows = [[CLS, *tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST], SEP] for text in texts]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    vectors = torch.zeros(len(rows), 384)
    while order:
        count = max(1, size // len(rows[order[-1]]))
        chosen, order = order[-count:], order[:-count]
        width = max(len(rows[i]) for i in chosen)
        ids = torch.tensor([rows[i] + [0] * (width - len(rows[i])) for i in chosen])
        mask = ids != 0
        with torch.autocast("cpu", dtype=torch.bfloat16):
            top = encoder(ids, mask[:, None, None, :])[-1].float()
        vectors[torch.tensor(chosen)] = functional.normalize(
            (top * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=-1
        )
    return vectors


def teach_vectors(corpora: dict[str, list[Sentence]], encoder_folder: Path, cache: Path) -> torch.Tensor:
    """Vectors of all training sentences by their key; kept in a file between runs."""
    if cache.exists():
        return torch.load(cache)
    keyed = {s.key: join_text(s) for found in corpora.values() for s in found if s.key >= 0}
    vectors = encode_texts([keyed[key] for key in range(len(keyed))], encoder_folder)
    torch.save(vectors, cache)
    return vectors
