"""Turn annotated attributions into word labels: source, cue, content, and the cue each word belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from pathlib import Path

from crossread.language.tokens import split_words
from training.corpora import UNKNOWN, Sentence, read_reports

ROLES = ("source", "cue", "content")


def read_attributions(path: Path, split: str) -> list[Sentence]:
    """Read each report of a split as one long "sentence" with role labels (0 outside, 1 begins, 2 inside)."""
    return [label_report(row["text"], row["attributions"]) for row in read_reports(path, split)]


def label_report(text: str, attributions: Iterable[dict]) -> Sentence:
    """Label the words of one report.

    Where attributions nest, the shorter span keeps its words in `source` and `cue`; for `content` the outer span is
    marked and the inner one begins anew inside it. `link` holds for words of a source or a content the position of the
    first word of their cue (the shorter span decides), else `UNKNOWN`.
    """
    tokens = split_words(text)
    sentence = Sentence(words=[t.text for t in tokens], gaps=[t.gap for t in tokens], corpus="polnear")
    starts = [t.start for t in tokens]
    ends = [t.end for t in tokens]
    count = len(tokens)
    labels = {role: [0] * count for role in ROLES}
    link = [UNKNOWN] * count
    spans: list[tuple[int, str, list[int], int]] = []
    for attribution in attributions:
        words = {role: _words_in(attribution.get(role) or [], starts, ends) for role in ROLES}
        cue = words["cue"][0] if words["cue"] else UNKNOWN
        for role in ROLES:
            for piece in attribution.get(role) or []:
                covered = _words_in([piece], starts, ends)
                if covered:
                    spans.append((len(covered), role, covered, cue))
    for _, role, covered, cue in sorted(spans, key=lambda span: -span[0]):
        for position, word in enumerate(covered):
            labels[role][word] = 1 if position == 0 else 2
            if role != "cue":
                link[word] = cue
    sentence.labels = {**labels, "link": link}
    return sentence


def _words_in(pieces: list[list[int]], starts: list[int], ends: list[int]) -> list[int]:
    covered: list[int] = []
    for left, right in pieces:
        covered += range(bisect_right(ends, left), bisect_left(starts, right))
    return sorted(set(covered))
