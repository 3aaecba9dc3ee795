"""Fit the second opinion on the type of an act: `python -m training.events ../shared/data/events/plv.jsonl`.

It is the regression of `bench/event_folds.py`, fitted on all rows. How good it is on sentences it has not seen says
`python -m bench run events.plv`, which fits it five times.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import numpy as np

from bench.event_folds import fit, read_table

OUT = Path("src/crossread/annotate/events/data/opinion.npz")


def main(path: str) -> None:
    """Fit and write."""
    rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    names, vectors = read_table(rows)
    features, model = fit(names, vectors, [row["events"][0]["code"] for row in rows])
    np.savez_compressed(
        OUT,
        classes=np.array(model.classes, dtype=np.str_),
        features=np.array(features, dtype=np.str_),
        weights=model.weights.astype(np.float16),
        start=model.start,
    )
    print(f"{OUT}: {OUT.stat().st_size} bytes, sha256 {hashlib.sha256(OUT.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main(sys.argv[1])
