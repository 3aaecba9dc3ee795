"""Fit the axes along which states of words are kept: `python -m training.word_states WORKSPACES`.

They are the principal axes of the states of the content words of the clauses of the stories put into rows by hand that
rows are trained on (`bench/gold/rows`, every second one of `bench/gold/rows-unseen`), each divided by its variance to
the power `SPREAD`. To be fitted again only where the encoder is another one; rows are then trained anew.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bench.row_stories import FOLDER, UNSEEN, read_row_stories, unseen_names
from crossread.annotate.clauses import cut_clauses
from crossread.annotate.parsed import Parsed, read_for_parsing
from crossread.language import load_language
from crossread.records import Document, Quotation, Sentence
from crossread.records.word_states import WIDTH
from crossread.store import Workspace

AXES = Path("src/crossread/annotate/clauses/data/state_axes.npy")
SPREAD = 0.75
"""Power of the variance that an axis is divided by: 0.5 makes all alike wide."""


def read_states(workspaces: Path) -> Iterator[np.ndarray]:
    """The states of the content words of the clauses of each report, shape (words, width of the encoder)."""
    engine, held = load_language(), set(unseen_names())
    for folder in (FOLDER, UNSEEN):
        names = [path.stem for path in sorted(folder.glob("*.json")) if path.stem not in held]
        for story in read_row_stories(workspaces, names, folder=folder):
            with Workspace.open(workspaces / story.name, read_only=True) as workspace:
                for document in workspace.load(Document):
                    sentences = tuple(workspace.load(Sentence, document_id=document.document_id))
                    quotations = tuple(workspace.load(Quotation, document_id=document.document_id))
                    view = read_for_parsing(document, sentences)
                    [doc] = engine.parse([view.text])
                    cut = cut_clauses(document, Parsed(view, doc), sentences, quotations)
                    yield np.asarray(doc.tensor, np.float32)[[word for _, words in cut for word in words]]


def fit_axes(states: np.ndarray) -> np.ndarray:
    """The mean state and the axes, one a column: shape (width of the encoder, 1 + `WIDTH`)."""
    mean = states.mean(axis=0, dtype=np.float64)
    variances, axes = np.linalg.eigh(np.cov(states.T))
    widest = np.argsort(-variances)[:WIDTH]
    kept = axes[:, widest]
    kept *= np.where(kept[np.abs(kept).argmax(axis=0), np.arange(WIDTH)] < 0, -1.0, 1.0)  # either sign is an axis
    return np.c_[mean, kept / variances[widest] ** SPREAD]


if __name__ == "__main__":
    rows = fit_axes(np.concatenate(list(read_states(Path(sys.argv[1])))))
    AXES.parent.mkdir(exist_ok=True)
    np.save(AXES, rows.astype(np.float16))
    sys.stdout.write(f"{hashlib.sha256(AXES.read_bytes()).hexdigest()}\n")
