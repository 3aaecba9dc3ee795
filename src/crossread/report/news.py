"""What some newly read reports bring to their stories: for those who follow feeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crossread.records import Cell, Claim, Document, Membership, Story
from crossread.report.columns import AGAINST, FOUND
from crossread.store import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStatement:
    """A statement that a new report makes, confirms or disputes.

    Attributes:
        claim_id: The statement.
        document_id: The report whose words stand here.
        start: First code point of those words in its text.
        end: One past the last.
        text: The words.
    """

    claim_id: str
    document_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryNews:
    """What is new in one story.

    Attributes:
        story_id: The story.
        title: Its headline.
        is_new: Whether all its reports are new.
        reports: The new reports in order of publication; their texts are left out.
        repeats: How many of them are copies of an earlier text.
        documents: Number of reports in the story now.
        independent: Number of independent texts among them.
        only_new: Statements that only new reports make.
        also_in: How many statements of earlier reports a new one makes too.
        disputed: Statements on which a new report differs from others, or which it denies.
    """

    story_id: str
    title: str
    is_new: bool
    reports: tuple[Document, ...]
    repeats: int
    documents: int
    independent: int
    only_new: tuple[NewStatement, ...]
    also_in: int
    disputed: tuple[NewStatement, ...]


def news_view(workspace: Workspace, new: Iterable[str]) -> tuple[StoryNews, ...]:
    """View what new reports bring, story by story.

    Args:
        workspace: An open workspace in which everything is found and linked.
        new: Ids of the new reports.

    Returns:
        The stories that have new reports; first those in which something is disputed, then those with most new
        independent texts; ties by title and id.
    """
    fresh = frozenset(new)
    stories = {row.story_id for one in sorted(fresh) for row in workspace.load(Membership, document_id=one)}
    found = [_story_news(workspace, story, fresh) for story in workspace.load(Story, ids=sorted(stories))]
    return tuple(
        sorted(
            found,
            key=lambda news: (
                -len(news.disputed),
                news.repeats - len(news.reports),
                -len(news.only_new),
                news.title,
                news.story_id,
            ),
        )
    )


def _story_news(workspace: Workspace, story: Story, fresh: frozenset[str]) -> StoryNews:
    members = {row.document_id for row in workspace.load(Membership, story_id=story.story_id)}
    documents = {row.document_id: row for row in workspace.load(Document, ids=sorted(members))}
    new = sorted(
        (documents[one] for one in members & fresh), key=lambda row: (row.published or "9", row.path, row.document_id)
    )
    cells: dict[str, list[Cell]] = defaultdict(list)
    for cell in workspace.load(Cell, story_id=story.story_id):
        if cell.state in FOUND and cell.start is not None:
            cells[cell.claim_id].append(cell)
    only_new: list[NewStatement] = []
    disputed: list[NewStatement] = []
    also_in = 0
    for claim in workspace.load(Claim, story_id=story.story_id):
        said_by = cells.get(claim.claim_id, [])
        mine = [cell for cell in said_by if cell.document_id in fresh]
        if not mine:
            continue
        if any(cell.state in AGAINST for cell in mine):
            disputed += _statements(documents, [next(cell for cell in mine if cell.state in AGAINST)])
        elif len(mine) == len(said_by):
            if claim.status != "background":
                only_new += _statements(documents, mine[:1])
        else:
            also_in += 1
    earlier = {documents[one].family_id or one for one in members - fresh}
    families = [row.family_id or row.document_id for row in new]
    repeats = sum(family in earlier or family in families[:place] for place, family in enumerate(families))
    return StoryNews(
        story_id=story.story_id,
        title=story.title,
        is_new=members <= fresh,
        reports=tuple(replace(row, text="") for row in new),
        repeats=repeats,
        documents=story.documents,
        independent=story.independent,
        only_new=_in_order(only_new, new),
        also_in=also_in,
        disputed=_in_order(disputed, new),
    )


def _statements(documents: dict[str, Document], cells: Sequence[Cell]) -> list[NewStatement]:
    return [
        NewStatement(
            claim_id=cell.claim_id,
            document_id=cell.document_id,
            start=cell.start,
            end=cell.end,
            text=" ".join(documents[cell.document_id].text[cell.start : cell.end].split()),
        )
        for cell in cells
        if cell.start is not None and cell.end is not None
    ]


def _in_order(statements: list[NewStatement], new: Sequence[Document]) -> tuple[NewStatement, ...]:
    place = {document.document_id: number for number, document in enumerate(new)}
    return tuple(sorted(statements, key=lambda one: (place[one.document_id], one.start, one.end, one.claim_id)))
