"""Put reports of one happening into stories, give each a lasting id and a title, and say why a report is in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.link.stories.clustering import cluster
from crossread.link.stories.comparators import Compared, prepare
from crossread.link.stories.forest import load_scorer
from crossread.link.stories.reasons import explain, explain_alone
from crossread.link.stories.reports import StoryReport
from crossread.link.stories.scorer import Scored, likeness_within, score_pairs
from crossread.link.stories.vectors import Real, Whole
from crossread.records.ids import content_id
from crossread.records.stories import Membership, Story

_MOST_COMPARED = 60
"""Members of a story among which its central report is looked for; the earliest of a larger one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLinks:
    """Stories and who is in them.

    Attributes:
        stories: The stories, latest first.
        membership: Why each report is in its story; every report is in one.
    """

    stories: tuple[Story, ...]
    membership: tuple[Membership, ...]


def link_stories(
    reports: Iterable[StoryReport],
    *,
    published: Mapping[str, str | None] | None = None,
    families: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> StoryLinks:
    """Group reports into stories.

    Args:
        reports: The reports, in any order; `read_story_report` makes them.
        published: `Document.published` of each, for the dates of a story.
        families: Family of each report by its id, from `link_copies`; `independent` counts them.
        known: The story each report was in before; a story keeps the id that most of its reports had.
        together: Pairs of reports that the analyst put into one story.
        apart: Pairs of reports that the analyst put into different stories.

    Returns:
        Stories and membership; the same whatever the order of `reports`.

    Raises:
        ValueError: Two reports have one id.

    Example:
        >>> from crossread.link.stories import read_story_report
        >>> text = "The ferry Astrid sank off Port Vell on Sunday after it struck a dredger, and 14 people drowned."
        >>> links = link_stories(
        ...     read_story_report(name, title=title, text=text, published="2031-05-05")
        ...     for name, title in (("a", "Ferry sinks off Port Vell"), ("b", "Port Vell ferry sinks, 14 dead"))
        ... )
        >>> [(story.title, story.documents) for story in links.stories]
        [('Ferry sinks off Port Vell', 2)]
    """
    read = sorted(reports, key=lambda report: (report.day is None, report.day or 0.0, report.document_id))
    index = {report.document_id: at for at, report in enumerate(read)}
    if len(index) < len(read):
        raise ValueError("two reports have one id")
    if not read:
        return StoryLinks(stories=(), membership=())
    scorer = load_scorer()
    compared = prepare(read)
    scored = score_pairs(compared, scorer["alone"], scorer["in_context"])
    groups = cluster(
        len(read), scored.left, scored.right, scored.likely, scored.score, threshold=float(scorer["threshold"])
    )
    groups = _apply_apart(groups, scored, [(index[a], index[b]) for a, b in apart if a in index and b in index])
    groups = _apply_together(groups, [(index[a], index[b]) for a, b in together if a in index and b in index])
    context = _Context(read=read, compared=compared, scored=scored, published=published or {}, families=families or {})
    return _describe(context, groups, known or {})


def _apply_apart(groups: Whole, scored: Scored, pairs: Sequence[tuple[int, int]]) -> Whole:
    """Part groups that hold both reports of a pair: every member goes with the one it is likelier to be with."""
    for one, other in pairs:
        if groups[one] != groups[other]:
            continue
        members = np.flatnonzero(groups == groups[one])
        goes = scored.score(*_ordered(members, other)) > scored.score(*_ordered(members, one))
        goes[members == one], goes[members == other] = False, True
        groups = groups.copy()
        groups[members[goes]], groups[members[~goes]] = members[goes].min(), members[~goes].min()
    return groups


def _ordered(members: Whole, report: int) -> tuple[Whole, Whole]:
    return np.minimum(members, report), np.maximum(members, report)


def _apply_together(groups: Whole, pairs: Sequence[tuple[int, int]]) -> Whole:
    for one, other in pairs:
        low, high = sorted((int(groups[one]), int(groups[other])))
        groups = np.where(groups == high, low, groups)
    return groups


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """Reports in the order of time, and what is known about them."""

    read: list[StoryReport]
    compared: Compared
    scored: Scored
    published: Mapping[str, str | None]
    families: Mapping[str, str]


def _describe(context: _Context, groups: Whole, known: Mapping[str, str]) -> StoryLinks:
    members_of: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(groups.tolist()):
        members_of[group].append(at)
    ids = _name([[context.read[at].document_id for at in members] for members in members_of.values()], known)
    stories: list[Story] = []
    membership: list[Membership] = []
    squares = likeness_within(context.scored, [members[:_MOST_COMPARED] for members in members_of.values()])
    for story_id, members, square in zip(ids, members_of.values(), squares, strict=True):
        stories.append(_story(context, story_id, members, square))
        membership += _membership(context, story_id, members, square)
    return StoryLinks(
        stories=tuple(sorted(stories, key=lambda story: (_descending(story.last), story.story_id))),
        membership=tuple(sorted(membership, key=lambda one: (one.story_id, one.document_id))),
    )


def _descending(day: str | None) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in day or "")


def _name(groups: Sequence[Sequence[str]], known: Mapping[str, str]) -> list[str]:
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
            fresh = content_id("story", group[0])
            named[at] = fresh if fresh not in taken else content_id("story", group[0], "parted")
            taken.add(named[at])
    return [named[at] for at in range(len(groups))]


def _story(context: _Context, story_id: str, members: list[int], square: Real) -> Story:
    reports = [context.read[at] for at in members]
    order = sorted(range(len(square)), key=lambda at: (reports[at].title is None, -round(square[at].sum(), 6), at))
    central = reports[order[0]]
    named = [context.published.get(each.document_id) or each.date for each in reports]
    days = sorted(day[:10] for day in named if day is not None)
    return Story(
        story_id=story_id,
        title_document_id=central.document_id,
        title=central.title or "",
        first=days[0] if days else None,
        last=days[-1] if days else None,
        documents=len(reports),
        independent=len({context.families.get(each.document_id, each.document_id) for each in reports}),
    )


def _membership(context: _Context, story_id: str, members: list[int], square: Real) -> Iterator[Membership]:
    for place, at in enumerate(members):
        document_id = context.read[at].document_id
        if len(members) == 1:
            yield Membership(story_id=story_id, document_id=document_id, score=1.0, reason=explain_alone())
            continue
        compared = members[: len(square)]
        likely = square[place] if place < len(square) else context.scored.score(np.array(compared), _all(compared, at))
        nearest = compared[int(np.argmax(likely))]
        reason = explain(context.compared, context.read, at, nearest)
        score = round(float(likely.max()), 4)
        yield Membership(story_id=story_id, document_id=document_id, score=score, reason=reason)


def _all(compared: list[int], at: int) -> Whole:
    return np.full(len(compared), at)
