"""Put what was found for blocks of time together: members of each story, the analyst's wishes, lasting ids, rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.link.stories.carried import Described, Found
from crossread.link.stories.clustering import LEAST_LINK, draw_lots, order_by_lot
from crossread.link.stories.comparators import compare, prepare
from crossread.link.stories.describe import Grouped, describe
from crossread.link.stories.fold import Load
from crossread.link.stories.forest import load_scorer
from crossread.link.stories.reasons import explain_alone, explain_wish
from crossread.link.stories.scorer import score_pairs
from crossread.records.ids import content_id
from crossread.records.stories import Membership, Story

_MOST_PARTED = 2_000
"""Members of a story that are compared when the analyst parts it; the others stay with the earlier part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the analyst wants.

    Attributes:
        together: Pairs of reports that belong into one story.
        apart: Pairs of reports that belong into different stories.
    """

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


def sort_stories(
    found: Iterable[Found],
    load: Load,
    *,
    days: Mapping[str, float | None],
    published: Mapping[str, str | None],
    families: Mapping[str, str],
    known: Mapping[str, str],
    known_sagas: Mapping[str, str],
    wishes: Wishes,
) -> tuple[tuple[Story, ...], tuple[Membership, ...]]:
    """Make the rows of stories and members of what was found.

    Args:
        found: What was found for each block, in the order of time.
        load: Reads the features of reports.
        days: Day of publication of each report.
        published: `Document.published` of each report.
        families: Family of each report.
        known: The story each report was in before.
        known_sagas: The saga each report was in before.
        wishes: What the analyst wants.

    Returns:
        Stories, the latest first, and members.
    """
    group_of, saga_of, described = _gather(found, {each: each for each in days})
    members_of: dict[str, list[str]] = defaultdict(list)
    for document_id in sorted(group_of, key=lambda one: (days[one] is None, days[one] or 0.0, one)):
        members_of[group_of[document_id]].append(document_id)
    by_hand = _follow(wishes, members_of, group_of, described, load)
    ids = _name(list(members_of.values()), known)
    sagas = _name_sagas(list(members_of.values()), saga_of, known_sagas)
    stories: list[Story] = []
    membership: list[Membership] = []
    for story_id, saga_id, (key, members) in zip(ids, sagas, members_of.items(), strict=True):
        title_document_id = described[key].title_document_id
        assert title_document_id is not None, "the block in which a story begins gives it a headline"
        named = [published.get(one) or _date(days[one]) for one in members]
        dates = sorted(day[:10] for day in named if day is not None)
        stories.append(
            Story(
                story_id=story_id,
                title_document_id=title_document_id,
                title=described[key].title,
                first=dates[0] if dates else None,
                last=dates[-1] if dates else None,
                documents=len(members),
                independent=len({families.get(one, one) for one in members}),
                saga_id=saga_id,
            )
        )
        reasons = described[key].reasons
        for document_id in members:
            score, reason = reasons.get(document_id, (1.0, explain_alone()))
            if document_id in by_hand:
                # What was joined against all likeness has nothing of its own to say for it.
                alike = len(members) > 1 and score >= LEAST_LINK
                reason = f"{by_hand[document_id]}; {reason}" if alike else by_hand[document_id]
            membership.append(Membership(story_id=story_id, document_id=document_id, score=score, reason=reason))
    return (
        tuple(sorted(stories, key=lambda story: (_descending(story.last), story.story_id))),
        tuple(sorted(membership, key=lambda one: (one.story_id, one.document_id))),
    )


def _gather(
    found: Iterable[Found], names: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str], dict[str, Described]]:
    """The keys of the story and of the saga of every report, and what is said of each story; later blocks count.

    One block is held at a time, and an id that was read from it gives way to the one of `names`: of a million reports
    the blocks together would fill more memory than all that is made of them.
    """
    placed: dict[str, str] = {}
    into: dict[str, str] = {}
    described: dict[str, Described] = {}
    saga_of: dict[str, str] = {}
    sagas_into: dict[str, str] = {}
    for block in found:
        placed.update((names[document_id], names.get(key, key)) for document_id, key in block.placed.items())
        into.update(block.merged)
        saga_of.update((names.get(key, key), names.get(saga, saga)) for key, saga in block.sagas.items())
        sagas_into.update(block.joined)
        for key in sorted(block.merged.keys() & described.keys()):
            kept, to = described.pop(key), block.merged[key]
            # A late report may be the first of its story, which then goes by a key that has not been described.
            described[to] = _over(kept, described[to]) if to in described else kept
        for key, one in block.described.items():
            described[names.get(key, key)] = _over(described[key], one) if key in described else one
    group_of = {document_id: _top(key, into) for document_id, key in placed.items()}
    sagas = {document_id: _top(saga_of.get(key, key), sagas_into) for document_id, key in group_of.items()}
    return group_of, sagas, described


def _top(key: str, into: Mapping[str, str]) -> str:
    while key in into:
        key = into[key]
    return key


def _name_sagas(
    groups: Sequence[Sequence[str]], saga_of: Mapping[str, str], known: Mapping[str, str]
) -> list[str | None]:
    """The id of the saga of each story; None for a story that is a saga of its own."""
    parts: dict[str, list[int]] = defaultdict(list)
    for at, members in enumerate(groups):
        parts[saga_of[members[0]]].append(at)
    wide = [stories for stories in parts.values() if len(stories) > 1]
    ids = _name([[one for at in stories for one in groups[at]] for stories in wide], known, "saga")
    named: list[str | None] = [None] * len(groups)
    for saga_id, stories in zip(ids, wide, strict=True):
        for at in stories:
            named[at] = saga_id
    return named


def _over(earlier: Described, later: Described) -> Described:
    titled = earlier if later.title_document_id is None else later
    return Described(
        title_document_id=titled.title_document_id,
        title=titled.title,
        reasons={**earlier.reasons, **later.reasons},
    )


def _follow(
    wishes: Wishes,
    members_of: dict[str, list[str]],
    group_of: dict[str, str],
    described: dict[str, Described],
    load: Load,
) -> dict[str, str]:
    """Part and join stories as the analyst wants, describe anew what changed, and say so of the reports he named."""
    changed: set[str] = set()
    by_hand: dict[str, str] = {}
    order = {document_id: at for at, document_id in enumerate(group_of)}
    for one, other in wishes.apart:
        key = group_of.get(one)
        if key is None or key != group_of.get(other):
            continue
        stay, go = _part(members_of[key], one, other, load)
        fresh = go[0] if go[0] not in members_of else f"{key} without {go[0]}"
        members_of[key], members_of[fresh] = stay, go
        group_of.update(dict.fromkeys(go, fresh))
        changed |= {key, fresh}
        by_hand |= explain_wish("parted", *load([one, other]))
    for one, other in wishes.together:
        if one not in group_of or other not in group_of or group_of[one] == group_of[other]:
            continue
        low, high = sorted((group_of[one], group_of[other]), key=lambda key: order[members_of[key][0]])
        go = members_of.pop(high)
        members_of[low] = sorted(members_of[low] + go, key=order.__getitem__)
        group_of.update(dict.fromkeys(go, low))
        changed = (changed | {low}) - {high}
        by_hand |= explain_wish("joined", *load([one, other]))
    for key in changed:
        described[key] = _describe_again(key, members_of[key], load)
    return by_hand


def _part(members: Sequence[str], one: str, other: str, load: Load) -> tuple[list[str], list[str]]:
    """Part a story: every member goes with the one it is likelier to be with; the part of its first report stays."""
    chosen = [*members[:_MOST_PARTED], *(each for each in (one, other) if each not in members[:_MOST_PARTED])]
    compared = prepare(load(chosen))
    alone = load_scorer()["alone"]
    every = np.arange(len(chosen))
    likely = [
        alone.probability(compare(compared, every, np.full(len(chosen), chosen.index(at)))) for at in (one, other)
    ]
    with_other = {each for each, closer in zip(chosen, (likely[1] > likely[0]).tolist(), strict=True) if closer}
    with_other = (with_other | {other}) - {one}
    parts = [each for each in members if each not in with_other], [each for each in members if each in with_other]
    return parts if parts[0][0] == members[0] else parts[::-1]


def _describe_again(key: str, members: Sequence[str], load: Load) -> Described:
    scorer = load_scorer()
    read = load(members[:_MOST_PARTED])
    compared = prepare(read)
    grouped = Grouped(
        read=read,
        compared=compared,
        scored=score_pairs(compared, scorer["alone"], None),
        groups=np.zeros(len(read), dtype=np.int64),
        by_lot=order_by_lot(draw_lots(len(read))),
        new=np.ones(len(read), dtype=bool),
        alone=np.zeros(len(read), dtype=bool),
        keys={0: key},
    )
    return describe(grouped)[key]


def _date(day: float | None) -> str | None:
    return None if day is None else dt.date.fromordinal(int(day)).isoformat()


def _descending(day: str | None) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in day or "")


def _name(groups: Sequence[Sequence[str]], known: Mapping[str, str], kind: str = "story") -> list[str]:
    """Give each group the id that most of its reports had, each id once; else one made of its earliest report."""
    claims = sorted(
        (-count, at, story_id)
        for at, group in enumerate(groups)
        for story_id, count in Counter(known[each] for each in group if each in known).items()
    )
    named: dict[int, str] = {}
    taken: set[str] = set()
    for _, at, story_id in claims:
        if at not in named and story_id not in taken:
            named[at] = story_id
            taken.add(story_id)
    for at, group in enumerate(groups):
        if at not in named:
            fresh = content_id(kind, group[0])
            named[at] = fresh if fresh not in taken else content_id(kind, group[0], "parted")
            taken.add(named[at])
    return [named[at] for at in range(len(groups))]
