"""The formulas of scores: numbers or arrays of one shape in, element by element; NaN where there is no denominator."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


def ratio(part: npt.ArrayLike, whole: npt.ArrayLike) -> Numbers:
    """Part of a whole; NaN where the whole is zero.

    Example:
        >>> ratio([1, 3], [2, 0]).tolist()
        [0.5, nan]
    """
    part, whole = np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole == 0, np.nan, part / whole)


def precision(tp: npt.ArrayLike, fp: npt.ArrayLike) -> Numbers:
    """Share of what was found that is right; NaN when nothing was found."""
    return ratio(tp, np.add(tp, fp))


def recall(tp: npt.ArrayLike, fn: npt.ArrayLike) -> Numbers:
    """Share of what there is that was found; NaN when there is nothing."""
    return ratio(tp, np.add(tp, fn))


def f1(tp: npt.ArrayLike, fp: npt.ArrayLike, fn: npt.ArrayLike) -> Numbers:
    """Harmonic mean of precision and recall; NaN when there is nothing to find and nothing was found.

    Example:
        >>> float(f1(6, 2, 4))
        0.6666666666666666
    """
    return ratio(np.multiply(2, tp), np.multiply(2, tp) + np.add(fp, fn))


def macro_f1(tp: npt.ArrayLike, fp: npt.ArrayLike, fn: npt.ArrayLike) -> Numbers:
    """Mean of the F1 of each label; labels lie along the first axis, and one that never occurs is left out.

    Example:
        >>> float(macro_f1([8, 1, 0], [2, 0, 0], [2, 1, 0])) == (0.8 + 2 / 3) / 2
        True
    """
    each = f1(tp, fp, fn)
    seen = ~np.isnan(each)
    return ratio(np.where(seen, each, 0.0).sum(axis=0), seen.sum(axis=0))


def harmonic_mean(left: npt.ArrayLike, right: npt.ArrayLike) -> Numbers:
    """Harmonic mean of two shares, 0 where both are 0."""
    left, right = np.asarray(left, dtype=np.float64), np.asarray(right, dtype=np.float64)
    return np.where(left + right == 0, 0.0, ratio(2 * left * right, left + right))
