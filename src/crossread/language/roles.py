"""What the shipped engine knows of each token beyond spaCy's own attributes: roles in quotations, clauses, vectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

_KEY = "crossread.token_roles"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRoles:
    """Per token of a `Doc`; white-space tokens are outside of everything.

    Attributes:
        source: Probabilities (outside, begins, inside) of being in the source of an attribution; tokens x 3.
        cue: The same for the cue ("said").
        content: The same for the words attributed.
        link: For each token the index of the token that begins the cue it most likely belongs to, or -1.
        clause_start: Probability that a clause begins at the token.
    """

    source: NDArray[np.float32]
    cue: NDArray[np.float32]
    content: NDArray[np.float32]
    link: NDArray[np.int64]
    clause_start: NDArray[np.float32]


def save_roles(document: Doc, roles: TokenRoles) -> None:
    """Keep the roles with the document they are of."""
    document.user_data[_KEY] = roles


def find_roles(document: Doc) -> TokenRoles | None:
    """Find the roles of a document's tokens; None if it was parsed by an engine that knows none."""
    found = document.user_data.get(_KEY)
    return found if isinstance(found, TokenRoles) else None


def find_vector(document: Doc, start: int, end: int) -> NDArray[np.float32] | None:
    """Find the unit vector of the tokens `start` to `end`: the direction of the mean of their rows in `Doc.tensor`.

    For a sentence parsed by the shipped engine it lies close to the vector that all-MiniLM-L6-v2 gives the sentence, so
    the scalar product of two is a similarity of meaning.

    Returns:
        The vector; None if the engine gave no token vectors or the tokens have none.
    """
    rows = document.tensor
    if getattr(rows, "ndim", 0) != 2 or not len(rows):  # noqa: PLR2004 - tokens x width
        return None
    mean: NDArray[np.float32] = np.asarray(rows[start:end], np.float32).sum(axis=0)
    length = float(np.linalg.norm(mean))
    return mean / np.float32(length) if length else None
