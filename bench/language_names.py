"""Names of treebank sentences as an engine finds them: one sentence a text, or in running text, and what counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bench.language_text import Gold, Span
from bench.measures import found_counts
from crossread.language import LanguageEngine

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TITLES = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|St)\.?"
    r"|President|Senator|Governor|Minister|Secretary|Judge|General|King|Queen|Prince|Sir|Lord"
)
_INITIAL = re.compile(r"[A-Z]\.?")


def found_names(document: Doc) -> list[Span]:
    """Names in the corpora's four kinds; nationalities are left out, since EWT does not mark them."""
    kinds = {
        "PERSON": "PERSON",
        "PER": "PERSON",
        "ORG": "ORG",
        "GPE": "LOC",
        "LOC": "LOC",
        "FAC": "LOC",
        "MISC": "MISC",
    }
    return [(span.start, span.end, kinds[span.label_]) for span in document.ents if span.label_ in kinds]


def running_names(engine: LanguageEngine, texts: Iterable[Sequence[Gold]]) -> Iterator[list[Span]]:
    """Names of each sentence, found in texts of neighbouring sentences whose words and borders are given.

    Each sentence is a paragraph of its own, so that its borders are known as they are where it stands alone.
    """
    kept: list[Sequence[Gold]] = []

    def laid_out() -> Iterator[tuple[Sequence[str], Sequence[bool]]]:
        for text in texts:
            kept.append(text)
            words: list[str] = []
            spaces: list[bool] = []
            for gold in text:
                words += ["\n\n", *gold.words] if words else gold.words
                spaces += [False, *gold.spaces[:-1], False] if spaces else [*gold.spaces[:-1], False]
            yield words, spaces

    for number, document in enumerate(engine.parse_words(laid_out())):
        found = found_names(document)
        start = 0
        for gold in kept[number]:
            end = start + len(gold.words)
            yield [(left - start, right - start, kind) for left, right, kind in found if start <= left < end]
            start = end + 1


def name_counts(gold: Gold, found: list[Span], kinds: Iterable[str], *, marked: Collection[str]) -> dict[str, float]:
    """Hits and misses of exact names: all, of the kinds the test marks (`name_marked`), but MISC (`name3`), by kind."""
    counts = found_counts(gold.names, found, "name")
    counts |= found_counts(gold.names, [n for n in found if n[2] in marked], "name_marked")
    counts |= found_counts([n for n in gold.names if n[2] != "MISC"], [n for n in found if n[2] != "MISC"], "name3")
    for kind in kinds:
        counts |= found_counts(
            [n for n in gold.names if n[2] == kind], [n for n in found if n[2] == kind], f"name_{kind}"
        )
    return counts


def name_slices(gold: Gold, spans: list[Span], seen: frozenset[str]) -> dict[str, float]:
    """Recall on names with a title or initials, with a hyphen, not seen in training, and on the rest."""
    counts: dict[str, float] = {}
    found = set(spans)
    for name in gold.names:
        words = gold.words[name[0] : name[1]]
        parts = []
        before = gold.words[name[0] - 1] if name[0] else ""
        if _TITLES.fullmatch(before) or any(_TITLES.fullmatch(w) or _INITIAL.fullmatch(w) for w in words[:-1]):
            parts.append("titled")
        if any("-" in word for word in words):
            parts.append("hyphen")
        if " ".join(words).casefold() not in seen:
            parts.append("unseen")
        for part in parts or ["other"]:
            counts[f"recall_{part}.n"] = counts.get(f"recall_{part}.n", 0) + 1
            counts[f"recall_{part}.right"] = counts.get(f"recall_{part}.right", 0) + (name in found)
    return counts


def capital_rows(gold: Gold, found: list[Span]) -> dict[str, float]:
    """Hits and misses on the sentence set in capitals."""
    return found_counts(gold.names, found, "name_capitals")
