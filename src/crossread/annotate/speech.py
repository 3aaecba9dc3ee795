"""Who is named in a report, who says what, and whom it relies on: the order in which these are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.citations import find_citations
from crossread.annotate.entities import find_labels, find_roster, give_voices
from crossread.annotate.lexicons import fold
from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations import find_attributions, find_marked, find_quotations, source_heads
from crossread.annotate.quotations.full_names import name_speakers
from crossread.records import Citation, Document, Entity, Label, Mention, Moment, Quotation, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What one report tells of its actors and their words, each in the order of the text."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    labels: tuple[Label, ...]
    quotations: tuple[Quotation, ...]
    citations: tuple[Citation, ...]


def find_speech(
    document: Document, parsed: Parsed, sentences: Sequence[Sentence], moments: Sequence[Moment] = ()
) -> Speech:
    """Find the actors of a report, their words, and whom the report relies on.

    Args:
        document: The report.
        parsed: Its parse, made from `read_for_parsing`.
        sentences: Its sentences.
        moments: Its time expressions, for the day on which something was said.

    Returns:
        Entities are those of this report alone; joining them across reports is the work of link.

    Example:
        >>> from crossread.annotate.parsed import read_for_parsing
        >>> from crossread.annotate.sentences import find_sentences
        >>> from crossread.language import load_language
        >>> text = "The bridge will close on Friday, mayor Anna Berg told reporters. “It is worn out,” she said."
        >>> report = Document(document_id="d", path="a.txt", words=16, text=text, sha256="0")
        >>> view = read_for_parsing(report, find_sentences(report))
        >>> [doc] = load_language().parse([view.text])
        >>> found = find_speech(report, Parsed(view, doc), find_sentences(report))
        >>> names = {entity.entity_id: entity.name for entity in found.entities}
        >>> [(one.text, names[one.speaker_entity_id]) for one in found.quotations if one.kind == "direct"]
        [('It is worn out,', 'Anna Berg')]
    """
    marked = [parsed.tokens(run.outer_start, run.outer_end) for run in find_marked(parsed.view.text)]
    attributions = find_attributions(parsed)
    sources = source_heads(parsed, attributions)
    roster = find_roster(document, parsed, marked, sources)
    quotations = _without_strayed(find_quotations(document, parsed, roster, attributions, moments), sentences)
    mentions = give_voices(roster.mentions, quotations)
    return Speech(
        entities=name_speakers(roster, {one.speaker_entity_id for one in quotations if one.speaker_entity_id}),
        mentions=mentions,
        labels=find_labels(document, parsed, mentions, sources),
        quotations=quotations,
        citations=find_citations(document, parsed, sentences, quotations, roster),
    )


def _without_strayed(quotations: Sequence[Quotation], sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """Leave out captions that were taken for what somebody says beside them, unless they repeat words said there."""
    captions = [sentence for sentence in sentences if sentence.role == "caption"]

    def strayed(one: Quotation) -> bool:
        return any(
            caption.start <= one.start < caption.end
            and (one.cue_start is not None and not caption.start <= one.cue_start < caption.end)
            for caption in captions
        )

    kept = [one for one in quotations if not strayed(one)]
    said = [fold(one.text) for one in kept if one.kind != "indirect"]
    return tuple(
        one
        for one in quotations
        if not strayed(one) or (one.kind != "indirect" and any(fold(one.text) in words for words in said))
    )
