"""The same act across the reports of a story, from the workspace and back into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from crossread.link.events import Telling, Who, link_events
from crossread.link.events.tellings import is_name, stems_of, weigh_report, weigh_sentence
from crossread.link.terms import Weights, find_terms, weigh_story
from crossread.records import Document, Entity, EventMention, Membership, Mention, Moment, Sentence
from crossread.records.document import READ_ROLES
from crossread.store import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A report with what its acts are read with.

    Attributes:
        document: The report.
        mentions: Its namings, with their entities across reports.
        sentences: What it says.
        happenings: The happening of each of its dates that has one.
    """

    document: Document
    mentions: Sequence[Mention]
    sentences: Sequence[Sentence]
    happenings: Mapping[str, str]

    def words(self, sentence: Sentence) -> str:
        """The words of a sentence, as they are compared with those of other reports."""
        return " ".join(self.document.text[sentence.start : sentence.end].casefold().split())


def link_event_rows(workspace: Workspace, story_id: str) -> Iterator[Any]:
    """Link the acts that the reports of a story tell.

    Args:
        workspace: Where the reports are; their acts must be found, their actors joined and their dates linked.
        story_id: The story.

    Yields:
        The acts, and each mention with the act that it tells.
    """
    members = {row.document_id for row in workspace.load(Membership, story_id=story_id)}
    documents = [row for row in workspace.load(Document, story_id=story_id) if row.document_id in members]
    documents.sort(key=lambda row: (row.published or "9999", row.document_id))
    people = {
        row.entity_id for row in workspace.load(Entity, story_id=story_id) if row.kind == "person" and is_name(row.name)
    }
    pages = [_read(workspace, document) for document in documents]
    weights = weigh_story([t.stem for t in find_terms(page.words(row))] for page in pages for row in page.sentences)
    printings = Counter(words for page in pages for words in {page.words(row) for row in page.sentences})
    tellings: list[Telling] = []
    for page in pages:
        rows = list(workspace.load(EventMention, document_id=page.document.document_id))
        tellings += _tellings(page, rows, people, weights, printings)
    linked = link_events(story_id, tellings)
    yield from linked.events
    for telling in tellings:
        yield replace(telling.mention, event_id=linked.event_of.get(telling.mention.event_mention_id))


def _read(workspace: Workspace, document: Document) -> _Page:
    name = document.document_id
    return _Page(
        document=document,
        mentions=list(workspace.load(Mention, document_id=name)),
        sentences=[row for row in workspace.load(Sentence, document_id=name) if row.role in READ_ROLES],
        happenings={
            row.moment_id: row.happening_id
            for row in workspace.load(Moment, document_id=name)
            if row.happening_id is not None
        },
    )


def _tellings(
    page: _Page,
    rows: Sequence[EventMention],
    people: Collection[str],
    weights: Weights,
    printings: Mapping[str, int],
) -> Iterator[Telling]:
    if not rows:
        return
    report = weigh_report((page.words(row) for row in page.sentences), weights)
    around: dict[str, dict[str, float]] = {}
    for row in rows:
        sentence = next((one for one in page.sentences if one.start <= row.start < one.end), None)
        words = page.words(sentence) if sentence is not None else ""
        before = len(page.document.text[sentence.start : row.start].split()) if sentence is not None else 0
        if words not in around:
            around[words] = weigh_sentence(words, weights)
        named = [one for one in page.mentions if sentence is not None and sentence.start <= one.start < sentence.end]
        yield Telling(
            mention=row,
            family=page.document.family_id or page.document.document_id,
            trigger=page.document.text[row.start : row.end].casefold(),
            actor=_who(page, people, row, "actor"),
            recipient=_who(page, people, row, "recipient"),
            passage=(words, before) if words else None,
            printings=printings.get(words, 1),
            around=around[words],
            named=frozenset(one.entity_id for one in named if one.entity_id is not None),
            report=report,
            happening=page.happenings.get(row.date_moment_id or ""),
        )


def _who(page: _Page, people: Collection[str], row: EventMention, side: str) -> Who:
    """The actor or the recipient of a row."""
    entity, start, end = (getattr(row, f"{side}_{part}") for part in ("entity_id", "start", "end"))
    text = page.document.text
    return Who(
        entities=_entities(text, page.mentions, entity, start, end),
        country=getattr(row, f"{side}_country"),
        sector=getattr(row, f"{side}_sector"),
        person=entity in people,
        words=stems_of(text[start:end]) if start is not None else frozenset(),
    )


def _entities(
    text: str, mentions: Sequence[Mention], first: str | None, start: int | None, end: int | None
) -> tuple[str, ...]:
    """The entity of a party, then those listed with it ("Norway and Chad")."""
    found = [first] if first is not None else []
    if start is not None and end is not None:
        found += [
            one.entity_id
            for one in mentions
            if start < one.start and one.end <= end and one.entity_id is not None and _is_listed(text, one.start)
        ]
    return tuple(dict.fromkeys(found))


def _is_listed(text: str, start: int) -> bool:
    """Whether a naming follows a comma or "and"."""
    before = text[:start].rstrip()
    return before.endswith((",", "&", " and"))
