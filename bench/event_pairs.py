"""Sentences with two marked phrases, read as a report of one sentence: its acts, and the tokens of the two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bench.data import Row
from bench.speech import find_in, parse_report
from crossread.annotate.events import find_acts
from crossread.annotate.events.acts import Act
from crossread.annotate.events.scene import Scene

_TAG = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with who acts and upon whom."""

    scene: Scene
    acts: list[Act]
    source: tuple[int, int]
    target: tuple[int, int]


@lru_cache(maxsize=2000)
def read_acts(text: str) -> tuple[Scene, list[Act]]:
    """The words of a text and the acts found in it."""
    report = parse_report(text)
    speech = find_in(text)
    scene = Scene(report.parsed, speech.entities, speech.mentions)
    return scene, find_acts(scene)


def read_pair(row: Row) -> Pair:
    """A row of PLV; a phrase marked twice counts where it is marked first."""
    scene, acts = read_acts(row["sentence"])
    return Pair(scene, acts, _tokens(scene, row["marked"], "s"), _tokens(scene, row["marked"], "t"))


def _tokens(scene: Scene, marked: str, tag: str) -> tuple[int, int]:
    before, _, rest = marked.partition(f"<{tag}>")
    inside = rest.partition(f"</{tag}>")[0]
    start = len(_TAG.sub("", before))
    end = start + len(_TAG.sub("", inside).rstrip())
    view = scene.parsed.view
    left, right = scene.parsed.tokens(*view.from_document(start, max(end, start + 1)))
    return (left, right) if left < right else (0, 1)
