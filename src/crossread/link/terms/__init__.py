"""Words of passages made comparable: forms of one word meet, near synonyms nearly, common words weigh little.

| what | how | why |
|---|---|---|
| stem | endings cut, irregular forms listed, number words as digits | `detained` and `detaining` are one word |
| concept | sets of near synonyms in `data/synonyms.txt` | reports of one happening say `arrested` and `detained` |
| weight | how few usual news texts and sentences of the story hold it | `president` proves little anywhere |
"""

from __future__ import annotations

from crossread.link.terms.sharing import Shared, share_terms
from crossread.link.terms.stems import Term, find_terms, fold_words, stem_word
from crossread.link.terms.synonyms import concepts_of
from crossread.link.terms.weights import Weights, weigh_story

__all__ = [
    "Shared",
    "Term",
    "Weights",
    "concepts_of",
    "find_terms",
    "fold_words",
    "share_terms",
    "stem_word",
    "weigh_story",
]
