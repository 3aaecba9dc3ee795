"""Statements as one report makes them: the clauses of its sentences, with what linking needs to know of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from crossread.records.actors import VOICES, Voice
from crossread.records.checks import check_span, check_word

ClauseKind = Literal["headline", "main", "reported", "relative", "participle", "apposition", "adverbial", "speech"]
Polarity = Literal["affirmed", "negated"]
ClauseModality = Literal["asserted", "planned", "possible", "unlikely", "conditional", "asked"]
Tense = Literal["past", "present", "future"]

CLAUSE_KINDS = frozenset(get_args(ClauseKind))
POLARITIES = frozenset(get_args(Polarity))
CLAUSE_MODALITIES = frozenset(get_args(ClauseModality))
TENSES = frozenset(get_args(Tense))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One statement in one report.

    Attributes:
        clause_id: Content id.
        quotation_id: The innermost quotation it stands in, indirect ones too; None for what the outlet says itself.
        document_id: The report.
        start: First code point of its words in `Document.text`.
        end: One past the last; a clause inside it may have a row of its own.
        text: Those words.
        sentence: Index of its sentence.
        kind: Where it stands; `speech` are the words that only say who says something.
        predicate: Lemma of what is said to be or to be done, with its particle ("call off").
        subject: Lemmas of who does or is it, as far as the grammar tells; None where it does not.
        subject_start: First code point of those words; they may stand outside the clause.
        subject_end: One past the last.
        object: Lemmas of whom or what it is done to.
        object_start: First code point of those words.
        object_end: One past the last.
        words: Lemmas of its content words in order, each with a letter for its kind: V, N, P (name), J, R, M (number).
        polarity: Whether it is affirmed or negated, by grammar or by a word of denial.
        modality: Asserted, planned, possible, unlikely, conditional or asked.
        tense: By the form of the verb; None where there is none.
        voice: The outlet's own, or between somebody's quotation marks.
    """

    clause_id: str
    quotation_id: str | None = None
    document_id: str
    start: int
    end: int
    text: str
    sentence: int
    kind: ClauseKind
    predicate: str
    subject: str | None = None
    subject_start: int | None = None
    subject_end: int | None = None
    object: str | None = None
    object_start: int | None = None
    object_end: int | None = None
    words: tuple[str, ...] = ()
    polarity: Polarity = "affirmed"
    modality: ClauseModality = "asserted"
    tense: Tense | None = None
    voice: Voice = "outlet"

    def __post_init__(self) -> None:
        """Check spans and closed lists."""
        check_span("clause", self.start, self.end)
        check_span("subject", self.subject_start, self.subject_end)
        check_span("object", self.object_start, self.object_end)
        check_word("kind", self.kind, CLAUSE_KINDS)
        check_word("polarity", self.polarity, POLARITIES)
        check_word("modality", self.modality, CLAUSE_MODALITIES)
        check_word("tense", self.tense, TENSES)
        check_word("voice", self.voice, VOICES)
