"""Made reports with known copies: a vocabulary with the frequencies of a language, formulas, quotations, and edits.

Words are made of syllables; the n-th commonest is drawn with a weight of 1 / (n + 2.7), as in news. A report has 120 to
420 words in sentences of 8 to 28. One sentence in six opens with one of 200 formulas of 6 to 9 words. One report in 25
quotes one of a few hundred speeches in quotation marks; each of 60 outlets ends a third of its reports with its own
standing phrase. Seven reports in twenty are copies: whole, cut short, or a stretch of 40 to 120 words within a text of
their own; up to 8 % of their words are changed, dropped or added, alone or in twos and threes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import numpy as np

from crossread.link.copies import CopyText

_WORDS = 40_000
_OUTLETS = 60


@dataclass(slots=True)
class MadeReport:
    """A made report.

    Attributes:
        words: Its words.
        origins: For each word, its place in the text of the family it was copied from; -1 for its own.
        family: Number of the first report of its family.
        quoted: Half-open spans of words in quotation marks.
        outlet: Number of its outlet.
    """

    words: list[str]
    origins: list[int]
    family: int
    quoted: list[tuple[int, int]] = field(default_factory=list)
    outlet: int = 0

    def text(self) -> str:
        """The report as text."""
        opened = {start for start, _ in self.quoted}
        closed = {end - 1 for _, end in self.quoted}
        return " ".join(
            ("“" if at in opened else "") + word + ("”" if at in closed else "") for at, word in enumerate(self.words)
        )


class Maker:
    """Makes reports; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self._draw = np.random.default_rng(seed)
        consonants, vowels = list("bcdfghklmnprstvz"), list("aeiou")
        self._words = np.array(
            [
                "".join(self._draw.choice(consonants) + self._draw.choice(vowels) for _ in range(2 + number % 3))
                for number in range(_WORDS)
            ]
        )
        weights = 1 / (np.arange(_WORDS) + 2.7)
        self._rising = np.cumsum(weights / weights.sum())
        self._formulas = [self._some(int(self._draw.integers(6, 10))) for _ in range(200)]
        self._speeches = [self._some(int(self._draw.integers(14, 34))) for _ in range(300)]
        self._phrases = [self._some(int(self._draw.integers(13, 22))) for _ in range(_OUTLETS)]

    def _some(self, count: int) -> list[str]:
        found: list[str] = self._words[np.searchsorted(self._rising, self._draw.random(count))].tolist()
        return found

    def _prose(self, count: int) -> list[str]:
        words: list[str] = []
        while len(words) < count:
            if self._draw.random() < 1 / 6:
                words += self._formulas[int(self._draw.integers(len(self._formulas)))]
            words += self._some(int(self._draw.integers(8, 29)))
        return words[:count]

    def original(self, number: int) -> MadeReport:
        """A report that copies nobody."""
        words = self._prose(int(self._draw.integers(120, 421)))
        return MadeReport(words=words, origins=list(range(len(words))), family=number)

    def finish(self, report: MadeReport) -> None:
        """Give a report its outlet, a quotation and the standing phrase."""
        report.outlet = int(self._draw.integers(_OUTLETS))
        if self._draw.random() < 1 / 25:
            speech = self._speeches[int(self._draw.integers(len(self._speeches)))]
            report.quoted.append((len(report.words), len(report.words) + len(speech)))
            report.words = report.words + speech
            report.origins = report.origins + [-1] * len(speech)
        if self._draw.random() < 1 / 3:
            phrase = self._some(6) + self._phrases[report.outlet]
            report.words = report.words + phrase
            report.origins = report.origins + [-1] * len(phrase)

    def copied(self, source: MadeReport) -> MadeReport:
        """A copy of an original, with edits."""
        kind = self._draw.random()
        length = len(source.words)
        rate = float(self._draw.choice([0.0, 0.02, 0.05, 0.08]))
        if kind < 0.4:
            words, origins = self._edit(source, 0, length, rate)
        elif kind < 0.7:
            words, origins = self._edit(source, 0, int(length * self._draw.uniform(0.4, 0.9)), rate)
        else:
            size = min(int(self._draw.integers(40, 121)), length)
            start = int(self._draw.integers(0, length - size + 1))
            words, origins = self._edit(source, start, start + size, rate)
            before = self._prose(int(self._draw.integers(30, 160)))
            behind = self._prose(int(self._draw.integers(30, 160)))
            origins = [-1] * len(before) + origins + [-1] * len(behind)
            words = before + words + behind
        return MadeReport(words=words, origins=origins, family=source.family)

    def _edit(self, source: MadeReport, start: int, end: int, rate: float) -> tuple[list[str], list[int]]:
        words: list[str] = []
        origins: list[int] = []
        at = start
        while at < end:
            chance = self._draw.random()
            size = int(self._draw.integers(1, 4))
            if chance < rate / 2 / 3:  # dropped
                at += size
                continue
            if chance < rate / 2 * 2 / 3:  # changed
                words += self._some(size)
                origins += [-1] * size
                at += size
                continue
            if chance < rate / 2:  # added
                words += self._some(size)
                origins += [-1] * size
            words.append(source.words[at])
            origins.append(at)
            at += 1
        return words, origins


def make_reports(count: int, seed: int) -> list[MadeReport]:
    """Make reports, 7 in 20 of them copies in families of two to six.

    Args:
        count: How many.
        seed: The same seed makes the same reports.
    """
    maker = Maker(seed)
    draw = np.random.default_rng(seed + 1)
    made: list[MadeReport] = []
    while len(made) < count:
        source = maker.original(len(made))
        family = [source]
        if draw.random() < 0.25:
            family += [maker.copied(source) for _ in range(int(draw.integers(1, 6)))]
        made += family
    made = made[:count]
    for report in made:
        maker.finish(report)
    return made


def as_copy_texts(made: list[MadeReport]) -> list[CopyText]:
    """The reports as Crossread takes them, dated in their order."""
    texts = []
    for number, report in enumerate(made):
        text = report.text()
        texts.append(
            CopyText(document_id=f"r{number:07}", text=text, spans=((0, len(text)),), outlet=f"outlet {report.outlet}")
        )
    return texts


def known_pairs(
    made: list[MadeReport], *, sure: int = 20, none: int = 9
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs of reports that share a copied stretch for sure, and pairs that share too little to say.

    Args:
        made: The reports.
        sure: A run of so many words of the source, whole in both, makes a pair.
        none: A pair whose longest such run is at most this long is no pair.
    """
    families: dict[int, list[int]] = defaultdict(list)
    for number, report in enumerate(made):
        families[report.family].append(number)
    pairs: set[tuple[int, int]] = set()
    doubtful: set[tuple[int, int]] = set()
    for members in families.values():
        for one, other in combinations(members, 2):
            longest = _longest_common(made[one].origins, made[other].origins)
            if longest >= sure:
                pairs.add((one, other))
            elif longest > none:
                doubtful.add((one, other))
    return pairs, doubtful


def _longest_common(one: list[int], other: list[int]) -> int:
    """The longest run of rising places of the source that stands unbroken in both."""
    follows = [{(a, b) for a, b in pairwise(each) if a >= 0 and b == a + 1} for each in (one, other)]
    common = sorted(a for a, _ in follows[0] & follows[1])
    longest = length = 0
    last = -2
    for place in common:
        length = length + 1 if place == last + 1 else 1
        last = place
        longest = max(longest, length)
    return longest + 1 if longest else 0
