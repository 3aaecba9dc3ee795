"""ECB+ as Crossread reads it: reports put together from their words, and the gold mentions of events as tellings.

Each report is read up to its last sentence with a gold mention, parsed, and its actors joined across the reports of the
topic by `link/entities`. Who acts and upon whom is what the grammar of the event coder says of the gold mention's head;
a type is there only where the coder finds an act at that word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench.data import Row
from bench.speech import Report, find_in, parse_report
from crossread.annotate.entities.kinds import singular
from crossread.annotate.events import find_acts, grammar
from crossread.annotate.events.acts import Act
from crossread.annotate.events.coding import code_party
from crossread.annotate.events.forms import verb_of
from crossread.annotate.events.scene import Party, Scene
from crossread.annotate.speech import Speech
from crossread.link.entities import link_entities, read_actors
from crossread.link.events import Telling, Who
from crossread.link.events.tellings import is_name, stems_of, weigh_report, weigh_sentence
from crossread.link.terms import Weights, find_terms, weigh_story
from crossread.records import EventMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLOSE = frozenset([*",.;:?!)]%”", "'s", "n't", "'", "'re", "'ve", "'ll", "'d", "'m"])
_OPEN = frozenset(["(", "$", "“", "["])
_VERBS = frozenset(["VERB", "AUX"])
PARAGRAPH = "\n\n"
Spans = list[list[tuple[int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A gold mention.

    Attributes:
        name: Report and mention.
        chain: The event it tells; its own name where it stands alone.
        report: The report.
        subtopic: Its half of the topic.
        lemma: Lemma of its head.
        text: Its words in lower case.
        negated: Whether it is marked as negated.
        act: What the coder finds at its head.
        telling: It as linking compares it.
    """

    name: str
    chain: str
    report: str
    subtopic: str
    lemma: str
    text: str
    negated: bool
    act: Act | None
    telling: Telling


def write_out(sentences: Sequence[Sequence[str]]) -> tuple[str, Spans]:
    """Text of tokenised sentences, each a paragraph, and the half-open code points of each token.

    Example:
        >>> text, spans = write_out([["``", "No", ",", "''", "she", "said", "."]])
        >>> text.strip(), spans[0][1]
        ('“No,” she said.', (1, 3))
    """
    pieces: list[str] = []
    spans: Spans = []
    at = 0
    for sentence in sentences:
        before, open_, here = "", False, []
        for token in sentence:
            word = {"``": "“", "''": "”", '"': "”" if open_ else "“"}.get(token, token)
            open_ = word == "“" if word in "“”" else open_
            if before and word not in _CLOSE and before not in _OPEN:
                pieces.append(" ")
                at += 1
            here.append((at, at + len(word)))
            pieces.append(word)
            at += len(word)
            before = word
        spans.append(here)
        pieces.append(PARAGRAPH)
        at += len(PARAGRAPH)
    return "".join(pieces), spans


@dataclass(frozen=True, slots=True)
class _Page:
    """A report of a topic, parsed, with the entity across reports of each of its own."""

    row: Row
    text: str
    spans: Spans
    report: Report
    speech: Speech
    scene: Scene
    joined: dict[str, str]
    acts: dict[int, Act]


def read_topic(rows: Sequence[Row]) -> list[Gold]:
    """The gold mentions of events of one topic, in the order of the reports and of their texts.

    Args:
        rows: The reports of the topic.
    """
    pages = [page for row in rows if (page := _read(row)) is not None]
    actors = [
        actor
        for page in pages
        for actor in read_actors(
            [replace(one, entity_id=f"{page.row['id']}:{one.entity_id}") for one in page.speech.entities],
            [replace(one, entity_id=f"{page.row['id']}:{one.entity_id}") for one in page.speech.labels],
            page.row["id"],
        )
    ]
    links = link_entities(actors, stories={page.row["id"]: "topic" for page in pages}, published={})
    for page in pages:
        page.joined.update(
            (one.entity_id, links.joined.get(f"{page.row['id']}:{one.entity_id}") or one.entity_id)
            for one in page.speech.entities
        )
    weights = weigh_story(
        [term.stem for term in find_terms(text)] for page in pages for text in page.text.split(PARAGRAPH)
    )
    people = {one.entity_id for one in links.entities if one.kind == "person" and is_name(one.name)}
    return [gold for page in pages for gold in _mentions(page, weights, people)]


def _events(row: Row) -> list[Row]:
    return [one for one in row["mentions"] if one["kind"] == "event" and one["tokens"]]


def _read(row: Row) -> _Page | None:
    last = max((one["sent"] for one in _events(row)), default=-1)
    if last < 0:
        return None
    text, spans = write_out(row["sentences"][: last + 1])
    report, speech = parse_report(text), find_in(text)
    scene = Scene(report.parsed, speech.entities, speech.mentions)
    acts = {word: act for act in find_acts(scene) for word in act.words}
    return _Page(row, text, spans, report, speech, scene, {}, acts)


def _mentions(page: _Page, weights: Weights, people: set[str]) -> Iterator[Gold]:
    paragraphs = page.text.split(PARAGRAPH)
    vector = weigh_report(paragraphs, weights)
    around = [weigh_sentence(text, weights) for text in paragraphs]
    for one in _events(page.row):
        spans = [page.spans[one["sent"]][token] for token in one["tokens"] if token < len(page.spans[one["sent"]])]
        if not spans:
            continue
        head = _head(page, spans)
        name = f"{page.row['id']}/{one['id']}"
        act = page.acts.get(head.i) if head is not None else None
        actor, recipient = _parties(page.scene, head) if head is not None else (None, None)
        start, end = spans[-1] if head is None else page.report.parsed.place(head.i, head.i + 1)
        verb = head is not None and head.pos_ in _VERBS
        row = EventMention(
            event_mention_id=name,
            document_id=page.row["id"],
            start=start,
            end=max(end, start + 1),
            event=act.event if act is not None else "",
            modality="asserted",
            polarity="positive",
            rule="verb" if verb else "noun",
        )
        place = page.spans[one["sent"]][0][0]
        yield Gold(
            name=name,
            chain=one["chain"] or name,
            report=page.row["id"],
            subtopic=page.row["subtopic"],
            lemma=_lemma(head, one["text"]),
            text=one["text"].lower(),
            negated=bool(one["negated"]),
            act=act,
            telling=Telling(
                mention=row,
                family=page.row["id"],
                trigger=page.text[start:end].casefold(),
                actor=_who(page, actor, people),
                recipient=_who(page, recipient, people),
                passage=(paragraphs[one["sent"]].casefold(), len(page.text[place:start].split())),
                around=around[one["sent"]],
                named=_named(page, place, page.spans[one["sent"]][-1][1]),
                report=vector,
            ),
        )


def _lemma(head: Token | None, words: str) -> str:
    if head is None:
        return singular(words.rsplit(maxsplit=1)[-1].lower())
    return verb_of(head) if head.pos_ in _VERBS else singular(head.lower_)


def _head(page: _Page, spans: Sequence[tuple[int, int]]) -> Token | None:
    """The word of a mention that governs its others."""
    parsed = page.report.parsed
    places: list[int] = []
    for start, end in spans:
        places += range(*parsed.tokens(*parsed.view.from_document(start, end)))
    inside = set(places)
    tokens = [parsed.doc[place] for place in places]
    return next((one for one in tokens if one.head.i not in inside or one.head.i == one.i), None)


def _parties(scene: Scene, head: Token) -> tuple[Party | None, Party | None]:
    if head.pos_ in _VERBS:
        return scene.party_within(grammar.subject_of(head), whole=True), scene.party_within(grammar.object_of(head))
    owner = scene.party_within(next((one for one in head.children if one.dep_ == "nmod:poss"), None))
    agent = next(iter(grammar.complements(head, "by")), None)
    thing = scene.party_within(next(iter(grammar.complements(head, "of")), None))
    if agent is None:
        return owner, thing
    return scene.party_within(agent), thing or owner


def _who(page: _Page, party: Party | None, people: set[str]) -> Who:
    if party is None:
        return Who()
    entity = page.joined.get(party.entity_id or "")
    code = code_party(page.scene, party)
    words = stems_of(page.report.parsed.doc[party.start : party.end].text)
    found = (entity,) if entity is not None else ()
    return Who(entities=found, country=code.country, sector=code.sector, person=entity in people, words=words)


def _named(page: _Page, start: int, end: int) -> frozenset[str]:
    return frozenset(
        page.joined.get(one.entity_id, one.entity_id)
        for one in page.speech.mentions
        if one.entity_id is not None and start <= one.start < end
    )
