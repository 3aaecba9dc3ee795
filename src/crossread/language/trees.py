"""The best dependency tree of a sentence from the scores of all word pairs: exactly one root, no cycle.

Chu and Liu 1965, Edmonds 1967. The root is an arc of a word to itself. Where taking each word's best head gives a tree
already (most sentences), nothing more is computed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER = -1e9
_ROOT_FINE = 1e5  # above any sum of scores, so that a second root never pays


def find_tree(scores: Scores) -> list[int]:
    """Find the tree with the highest sum of scores.

    Args:
        scores: `scores[i, j]` says how well word `j` serves as the head of word `i`; the diagonal scores a root.

    Returns:
        The head of each word; the root is its own head.

    Example:
        >>> find_tree(np.array([[0, 9, 0], [1, 5, 4], [0, 3, 1]], dtype=np.float32))
        [1, 1, 1]
    """
    heads: list[int] = scores.argmax(axis=1).tolist()
    roots = [word for word, head in enumerate(heads) if head == word]
    if len(roots) == 1 and _find_cycle(heads, roots[0]) is None:
        return heads
    return _best_tree(scores)


def _best_tree(scores: Scores) -> list[int]:
    """The best tree under a word added for the root; a fine on its arcs leaves exactly one of them in the tree."""
    count = len(scores)
    arcs = np.full((count + 1, count + 1), _NEVER)
    arcs[:count, :count] = scores
    arcs[:count, count] = scores.diagonal() - _ROOT_FINE
    np.fill_diagonal(arcs, _NEVER)
    heads = _contract(arcs, count)
    return [word if head == count else head for word, head in enumerate(heads[:count])]


def _contract(arcs: NDArray[np.float64], root: int) -> list[int]:
    heads: list[int] = arcs.argmax(axis=1).tolist()
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if cycle is None:
        return heads
    inside = set(cycle)
    outside = [word for word in range(len(heads)) if word not in inside]
    place = {word: position for position, word in enumerate(outside)}
    joint = len(outside)  # the cycle becomes one word, the last
    smaller = np.full((joint + 1, joint + 1), _NEVER)
    smaller[:joint, :joint] = arcs[np.ix_(outside, outside)]
    kept = np.array([arcs[word, heads[word]] for word in cycle])
    entering = arcs[np.ix_(cycle, outside)] - kept[:, None]  # gain of breaking the cycle at each of its words
    leaving = arcs[np.ix_(outside, cycle)]
    smaller[joint, :joint] = entering.max(axis=0)
    smaller[:joint, joint] = leaving.max(axis=1)
    smaller[place[root], :] = _NEVER
    found = _contract(smaller, place[root])
    for word in outside:
        if word != root:
            above = found[place[word]]
            heads[word] = cycle[int(leaving[place[word]].argmax())] if above == joint else outside[above]
    heads[root] = root
    entry = found[joint]
    broken = int(entering[:, entry].argmax())
    heads[cycle[broken]] = outside[entry]
    return heads


def _find_cycle(heads: list[int], root: int) -> list[int] | None:
    state = [0] * len(heads)  # 0 new, 1 on this path, 2 done
    state[root] = 2
    for start in range(len(heads)):
        path, word = [], start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = heads[word]
        if state[word] == 1:
            return path[path.index(word) :]
        for passed in path:
            state[passed] = 2
    return None
