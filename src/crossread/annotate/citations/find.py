"""Put together the passages in which a report says whom it relies on."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.citations.credits import find_credits
from crossread.annotate.citations.kinds import source_kind
from crossread.annotate.citations.spoken import find_spoken
from crossread.annotate.entities.roster import Roster
from crossread.annotate.parsed import Parsed
from crossread.records import Citation, Document, Quotation, Sentence
from crossread.text.cards import cut_cards


def find_citations(
    document: Document, parsed: Parsed, sentences: Sequence[Sentence], quotations: Sequence[Quotation], roster: Roster
) -> tuple[Citation, ...]:
    """Find the passages in which a report says whom it relies on.

    They are of two sorts: source and cue in the running text ("police said", "according to Reuters", "told Sputnik",
    "reportedly"), and credits on the page ("OSLO (Reuters) -", "Photo: AP", "Source: Tass", "Reporting by ...").

    Args:
        document: The report.
        parsed: Its parse.
        sentences: Its sentences.
        quotations: Its quotations.
        roster: Who is named in it.

    Returns:
        The citations in order; a passage inside a longer one with the same source is left out.
    """
    found = list(find_spoken(document, parsed, quotations, roster))
    for start, end, source in find_credits(document.text, sentences):
        words = " ".join(cut_cards(document.text, source[0], source[1]).split())
        entity_id = next((e.entity_id for e in roster.entities if e.name.casefold() == words.casefold()), None)
        found.append(
            Citation(
                document_id=document.document_id,
                start=start,
                end=end,
                source_text=words,
                source_kind=source_kind(words, None),
                cited_entity_id=entity_id,
            )
        )
    found.sort(key=lambda one: (one.start, -one.end, one.source_text))
    kept: list[Citation] = []
    for one in found:
        if not any(
            before.start <= one.start and one.end <= before.end and one.source_text == before.source_text
            for before in kept
        ):
            kept.append(one)
    return tuple(kept)
