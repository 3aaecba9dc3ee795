"""What is found in one report, in which order, and by which version of each step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from crossread.annotate.clauses import cut_clauses, pack_states
from crossread.annotate.events import Marks, OwnTables, find_event_mentions
from crossread.annotate.moments import Lent, find_moments
from crossread.annotate.parsed import Parsed, read_for_parsing
from crossread.annotate.quantities import find_quantities
from crossread.annotate.sentences import find_sentences
from crossread.annotate.speech import find_speech
from crossread.language import LanguageEngine, load_language
from crossread.language.model_files import find_model
from crossread.records import (
    Citation,
    Clause,
    Document,
    Entity,
    EventMention,
    Failure,
    Label,
    Mention,
    Moment,
    Quantity,
    Quotation,
    Sentence,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

Record = Any
"""Any record of `crossread.records`, and the states of words beside clauses."""

Found = Mapping[str, tuple[Record, ...]]
"""The records of each stage, by its name."""

NO_LANGUAGE = "none"
"""The setting `language_model` that leaves out every step that needs a parse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step that finds one kind of mark in a report.

    Attributes:
        name: The word used by `crossread build --stage`, in tables and in run records.
        version: Raised when the step finds something else than before, so that old rows are found again.
        records: The record types whose tables it fills.
        parsed: Whether it needs the language engine.
    """

    name: str
    version: int
    records: tuple[type[Record], ...]
    parsed: bool = False

    @property
    def fingerprint(self) -> str:
        """What a stored row was made by."""
        return f"{self.name}/{self.version}"


STAGES = (
    Stage(name="sentences", version=12, records=(Sentence,)),
    Stage(name="moments", version=15, records=(Moment,)),
    Stage(name="quantities", version=13, records=(Quantity,)),
    Stage(name="entities", version=26, records=(Entity, Mention, Label), parsed=True),
    Stage(name="quotations", version=34, records=(Quotation,), parsed=True),
    Stage(name="citations", version=31, records=(Citation,), parsed=True),
    Stage(name="clauses", version=30, records=(Clause,), parsed=True),
    Stage(name="event_mentions", version=27, records=(EventMention,), parsed=True),
)
"""The steps in order; a step may use what the earlier ones found."""


def annotate(document: Document, lent: Lent | None = None, engine: LanguageEngine | None = None) -> Found:
    """Find all marks of one report.

    Args:
        document: The report.
        lent: A day to count from if the report itself has none.
        engine: What parses it; None leaves out the steps that need a parse.

    Returns:
        The records of each stage, by its name.
    """
    sentences = find_sentences(document)
    view = read_for_parsing(document, sentences)
    doc = next(engine.parse([view.text])) if engine and document.status != "not_checkable" and view.text else None
    return find_marks(document, sentences, Parsed(view, doc) if doc is not None else None, lent)


def find_marks(
    document: Document,
    sentences: tuple[Sentence, ...],
    parsed: Parsed | None,
    lent: Lent | None = None,
    own: OwnTables = OwnTables(),  # noqa: B008 - frozen
) -> Found:
    """Find the marks of a report whose sentences are known.

    Args:
        document: The report.
        sentences: Its sentences.
        parsed: Its parse; None leaves out what needs one.
        lent: A day to count from if the report itself has none.
        own: What the analyst adds to the lexicon of events.

    Returns:
        The records of each stage, by its name.
    """
    found: dict[str, tuple[Record, ...]] = {stage.name: () for stage in STAGES}
    found["sentences"] = sentences
    if document.status == "not_checkable":  # a language nobody here reads: shown, and nothing said about it
        return found
    found["moments"] = moments = find_moments(document, sentences, lent=lent)
    found["quantities"] = find_quantities(document, sentences, moments)
    if parsed is not None:
        speech = find_speech(document, parsed, sentences, moments)
        if any(one.said_on for one in speech.quotations):  # "tomorrow", he said on Friday
            found["moments"] = moments = find_moments(document, sentences, quotations=speech.quotations, lent=lent)
        found["entities"] = (*speech.entities, *speech.mentions, *speech.labels)
        found["quotations"] = speech.quotations
        found["citations"] = speech.citations
        cut = cut_clauses(document, parsed, sentences, speech.quotations)
        states = pack_states(document.document_id, parsed.doc, [words for _, words in cut])
        found["clauses"] = (*(clause for clause, _ in cut), states)
        marks = Marks(speech=speech, moments=moments, quantities=found["quantities"], own=own)
        found["event_mentions"] = find_event_mentions(document, parsed, marks)
    return found


def annotate_batch(
    documents: Sequence[Document],
    lent: Lent | None = None,
    language_model: str = "",
    own: OwnTables = OwnTables(),  # noqa: B008 - frozen
) -> list[tuple[str, Found | Failure]]:
    """Find all marks of several reports; an error in one becomes a failure of this one alone.

    Args:
        documents: The reports; they are parsed beside each other.
        lent: A day to count from for those that have none.
        language_model: The setting of that name.
        own: What the analyst adds to the lexicon of events.

    Returns:
        Id and marks, or id and failure, of each report, in order.
    """
    engine = load_engine(language_model)
    return [_try(document, parsed, lent, own) for document, parsed in _parse(documents, engine)]


_Read = tuple[tuple[Sentence, ...], Parsed | None] | Exception


def _parse(documents: Sequence[Document], engine: LanguageEngine | None) -> Iterator[tuple[Document, _Read]]:
    """Yield each report with its sentences and parse, or with what went wrong."""
    read: list[tuple[tuple[Sentence, ...], Any] | Exception] = []
    for document in documents:
        try:
            sentences = find_sentences(document)
            read.append((sentences, read_for_parsing(document, sentences)))
        except Exception as error:  # noqa: BLE001 - one report must never stop the others
            read.append(error)
    texts = {
        place: item[1].text
        for place, (document, item) in enumerate(zip(documents, read, strict=True))
        if not isinstance(item, Exception) and document.status != "not_checkable" and item[1].text
    }
    docs = _parse_texts(engine, texts)
    for place, (document, item) in enumerate(zip(documents, read, strict=True)):
        doc = docs.get(place)
        if isinstance(item, Exception) or isinstance(doc, Exception):
            yield document, item if isinstance(item, Exception) else doc  # type: ignore[misc]
        else:
            yield document, (item[0], Parsed(item[1], doc) if doc is not None else None)


def _parse_texts(engine: LanguageEngine | None, texts: Mapping[int, str]) -> Mapping[int, Doc | Exception]:
    """Parse texts beside each other; where one of them breaks the engine, each by itself."""
    if engine is None:
        return {}
    try:
        return dict(zip(texts, engine.parse(texts.values()), strict=True))
    except Exception:  # noqa: BLE001 - found out below, text by text
        return {place: _parse_alone(engine, text) for place, text in texts.items()}


def _parse_alone(engine: LanguageEngine, text: str) -> Doc | Exception:
    try:
        return next(engine.parse([text]))
    except Exception as error:  # noqa: BLE001 - becomes the failure of this report
        return error


def _try(document: Document, read: _Read, lent: Lent | None, own: OwnTables) -> tuple[str, Found | Failure]:
    if isinstance(read, Exception):
        return document.document_id, annotate_failure(document.path, read)
    try:
        return document.document_id, find_marks(document, *read, lent, own)
    except Exception as error:  # noqa: BLE001 - one report must never stop the others
        return document.document_id, annotate_failure(document.path, error)


@cache
def load_engine(language_model: str) -> LanguageEngine | None:
    """Load the language engine of a setting once in each process; None for `none`.

    Raises:
        LanguageModelError: The model is not installed or damaged.
    """
    return None if language_model == NO_LANGUAGE else load_language(language_model or None)


def annotate_failure(path: str, error: Exception) -> Failure:
    """Say that a report is stored, and that nothing could be found in it."""
    return Failure(
        path=path,
        stage="annotate",
        code="annotate_error",
        message=f"{type(error).__name__}: {error}",
        hint="the report is stored, but nothing was found in it; report this with the output of crossread doctor",
    )


def choose_stages(names: Sequence[str], language_model: str = "") -> tuple[Stage, ...]:
    """Choose stages by name, in their order; all that the language model allows when no name is given.

    Names of other steps are left to those who know them.

    Example:
        >>> [stage.name for stage in choose_stages(["sentences"])]
        ['sentences']
    """
    return tuple(
        stage
        for stage in STAGES
        if (not names or stage.name in names) and not (stage.parsed and language_model == NO_LANGUAGE)
    )


def fingerprints(
    stages: Sequence[Stage],
    lent: Lent | None,
    language_model: str,
    own: OwnTables = OwnTables(),  # noqa: B008 - frozen
) -> dict[str, str]:
    """Say what the rows of each stage are made by: its version, the day lent, the language model, the own lexicon.

    Args:
        stages: The stages to be done.
        lent: The day lent to undated reports.
        language_model: The setting of that name.
        own: What the analyst adds to the lexicon of events.

    Returns:
        A fingerprint for each stage, by its name.
    """
    made_by = {}
    for stage in stages:
        made_by[stage.name] = stage.fingerprint + (f"/{lent.day}" if lent and stage.name == "moments" else "")
        if stage.parsed:
            made_by[stage.name] += f"/{language_model or find_model().signature}"
        if stage.name == "event_mentions" and own.digest:
            made_by[stage.name] += f"/{own.digest}"
    return made_by
