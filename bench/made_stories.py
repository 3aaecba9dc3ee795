"""Made stories, as features: what is compared of a report is drawn, so that a million reports take minutes.

Stories begin evenly over the time, `REPORTS_A_DAY` reports a day; half have one report, the others a size that falls
as a power (2.6) up to 300. Its reports follow each other by waiting times of which half are under half a day. Each
story belongs to one of `THEMES` themes (a war, a league, an election). A text has 40 to 900 words, 180 as a rule: of
these 55 % are drawn from general words with the frequencies they have in the background reports, 17 % from the 300
words of the theme, 28 % from the 60 words of the story. Names come from the theme (half), the story (four in ten) and
anywhere; places, numbers and days likewise. The headline is drawn from the weightier words of the story.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from crossread.link.stories.packing import PackedReport, number_term
from crossread.link.stories.reports import FIELDS

REPORTS_A_DAY = 10_000
THEMES = 2_000
FIRST_DAY = 738_000.0
_MOST_REPORTS = 300
_GENERAL, _THEME = 0.55, 0.72
_OPENING = 30

Numbers = npt.NDArray[np.uint32]


class MadeStoryReport(NamedTuple):
    """A made report and the number of its story."""

    packed: PackedReport
    story: int


@cache
def _general() -> tuple[Numbers, npt.NDArray[np.float64]]:
    words: dict[str, int] = json.loads(
        files("crossread.link.stories").joinpath("data/background.json").read_text("utf-8")
    )["words"]
    rising = np.cumsum(np.array(list(words.values()), dtype=np.float64))
    return np.array([number_term(word) for word in words], dtype=np.uint32), rising / rising[-1]


def _rising(count: int) -> npt.NDArray[np.float64]:
    sums = np.cumsum(1 / (np.arange(count) + 2.7))
    return np.asarray(sums / sums[-1])


_POOL = {size: _rising(size) for size in (300, 60, 30, 8, 5)}


def _own(kind: int, owner: int, rank: Any) -> Any:  # noqa: ANN401 - numbers or arrays of them
    """A number for the term of that rank of a theme or story; the same each time."""
    mixed = (np.uint64(kind) << np.uint64(48)) ^ (np.uint64(owner) << np.uint64(16)) ^ np.asarray(rank, dtype=np.uint64)
    with np.errstate(over="ignore"):
        mixed = (mixed + np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(31)
        mixed *= np.uint64(0x94D049BB133111EB)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def make_story_reports(count: int, seed: int) -> Iterator[MadeStoryReport]:
    """Make reports, story by story.

    Args:
        count: How many.
        seed: The same seed makes the same reports.
    """
    draw = np.random.default_rng(seed)
    length = count / REPORTS_A_DAY
    made = story = 0
    while made < count:
        size = 1 if draw.random() < 0.5 else min(int(2 * (1 - draw.random()) ** (-1 / 1.6)), _MOST_REPORTS)
        theme = int(THEMES * draw.random() ** 1.5)
        days = FIRST_DAY + draw.random() * length + np.cumsum(draw.exponential(0.7, size)) * (0.4 + draw.random())
        for day in days[: count - made].tolist():
            yield MadeStoryReport(_report(draw, f"r{made:07}", story, theme, day), story)
            made += 1
        story += 1


@lru_cache(maxsize=20_000)
def _pool(kind: int, owner: int, size: int) -> Numbers:
    return np.asarray(_own(kind, owner, np.arange(size)))


def _draw(draw: np.random.Generator, kind: int, owner: int, size: int, count: int) -> Numbers:
    return np.asarray(_pool(kind, owner, size)[np.searchsorted(_POOL[size], draw.random(count))])


def _report(draw: np.random.Generator, identity: str, story: int, theme: int, day: float) -> PackedReport:
    terms = int(np.clip(draw.lognormal(5.2, 0.5), 40, 900))
    parts = draw.random(terms)
    general, rising = _general()
    text = np.empty(terms, dtype=np.uint32)
    chosen = parts < _GENERAL
    text[chosen] = general[np.searchsorted(rising, draw.random(int(chosen.sum())))]
    chosen = (parts >= _GENERAL) & (parts < _THEME)
    text[chosen] = _draw(draw, 1, theme, 300, int(chosen.sum()))
    chosen = parts >= _THEME
    text[chosen] = _draw(draw, 2, story, 60, int(chosen.sum()))
    title = np.concatenate([_draw(draw, 2, story, 30, 5), general[np.searchsorted(rising, draw.random(2))]])
    text = np.concatenate([title, text])
    names = np.concatenate(
        [_draw(draw, 3, theme, 30, 12), _draw(draw, 4, story, 8, 9), _own(5, 0, draw.integers(0, 30_000, 3))]
    )
    places = np.concatenate([_draw(draw, 6, theme, 8, 1), _draw(draw, 7, story, 5, 2)])
    numbers = np.concatenate([_draw(draw, 8, story, 5, 2), _own(9, 0, draw.integers(0, 60, 2))])
    dates = np.asarray(_own(10, 0, np.array([day, day - draw.integers(0, 5)], dtype=np.uint64)))
    fields = {
        "text": text, "title": title, "opening": text[:_OPENING], "names": names, "places": places,
        "numbers": numbers, "days": dates,
    }  # fmt: skip
    return _pack(identity, day, terms, fields)


def _pack(identity: str, day: float, words: int, fields: dict[str, Numbers]) -> PackedReport:
    # Field and term as one number: one look for what is equal instead of one a field.
    keys = np.concatenate([np.uint64(at << 32) | fields[name] for at, name in enumerate(FIELDS)])
    found, times = np.unique(keys, return_counts=True)
    terms = found.astype(np.uint32)
    sizes = np.bincount((found >> np.uint64(32)).astype(np.int64), minlength=len(FIELDS))
    ends = np.cumsum(sizes)
    spelled = [
        f"w{number}"
        for at in map(FIELDS.index, ("title", "names", "numbers"))
        for number in terms[ends[at] - sizes[at] : ends[at]].tolist()
    ]
    content = (
        sizes.astype("<u2").tobytes()
        + terms.astype("<u4").tobytes()
        + bytes(np.minimum(times, 255).astype(np.uint8))
        + "\n".join(spelled).encode()
    )
    return PackedReport(document_id=identity, title=f"Report {identity}", day=day, words=words, content=content)
