"""From a parsed report to its quotations: marks, roles and grammar put together, speakers resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.annotate.entities.phrases import FIRST_PERSON, PRONOUNS
from crossread.annotate.entities.roster import Roster
from crossread.annotate.entities.titles import head_of_named
from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.attributions import Attribution, Span
from crossread.annotate.quotations.blocks import find_blocks
from crossread.annotate.quotations.channels import find_channel
from crossread.annotate.quotations.cues import find_cue_attributions
from crossread.annotate.quotations.floating import Said, attribute_runs
from crossread.annotate.quotations.going_on import Spoken, who_goes_on
from crossread.annotate.quotations.heads import read_heads, says_nobody
from crossread.annotate.quotations.interrupted import add_openings
from crossread.annotate.quotations.marks import Marked, find_marked
from crossread.annotate.quotations.nested import add_nested
from crossread.annotate.quotations.relayed import add_inner, add_owned, cut_coordinated
from crossread.annotate.quotations.runs import choose_quoted
from crossread.annotate.quotations.said_on import find_days, find_said_on
from crossread.annotate.quotations.settling import settle_attributions
from crossread.annotate.quotations.speakers import find_speaker
from crossread.annotate.quotations.trailing import reach_back
from crossread.language import find_roles
from crossread.records import Document, Moment, Quotation, content_id
from crossread.records.quotations import QuotationKind
from crossread.text.cards import cut_cards

_THIRD = frozenset(["he", "she"])
_EMPTY = frozenset(["SCONJ", "PRON", "DET", "ADP", "PART", "AUX", "CCONJ", "ADV"])
_FEWEST_OUTSIDE = 3  # words outside marks that make a clause of its own beside the words inside


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    start: int  # code points of the view
    end: int
    kind: QuotationKind
    said: Said


def find_attributions(parsed: Parsed) -> tuple[Attribution, ...]:
    """Find who is said to say, write or think what, as spans of tokens.

    Takes the engine's role probabilities where it gives them, and the grammar around known cue words elsewhere.

    Args:
        parsed: The report.

    Returns:
        The attributions in the order of their contents.
    """
    marked = [parsed.tokens(run.outer_start, run.outer_end) for run in find_marked(parsed.view.text)]
    roles = find_roles(parsed.doc)
    if roles is None:
        found = find_cue_attributions(parsed.doc, marked)
    else:
        found = settle_attributions(parsed.doc, roles, read_heads(parsed.doc, roles, marked), marked)
        found = add_openings(parsed.doc, reach_back(parsed.doc, found, marked), marked)
    found = [replace(one, source=()) if says_nobody(parsed.doc, one) else one for one in found]
    found = add_owned(parsed.doc, add_inner(parsed.doc, found, marked), marked)
    found = add_nested(parsed.doc, cut_coordinated(parsed.doc, found, marked), marked)
    return tuple(sorted(found, key=lambda one: (one.start, one.content)))


def source_heads(parsed: Parsed, attributions: Sequence[Attribution]) -> dict[int, tuple[Span, ...]]:
    """The tokens that head the sources of attributions, each with what is attributed to it."""
    found: dict[int, tuple[Span, ...]] = {}
    for one in attributions:
        for start, end in one.source:
            head = head_of_named(parsed.doc, start, end).i
            found[head] = found.get(head, ()) + one.content
    return found


def find_quotations(
    document: Document,
    parsed: Parsed,
    roster: Roster,
    attributions: Sequence[Attribution],
    moments: Sequence[Moment] = (),
) -> tuple[Quotation, ...]:
    """Find the quotations of a report in what it says (headline, body, captions).

    A row is one unbroken piece: what stands between two marks (within one paragraph), or a reported clause. Pieces of
    one quotation share cue and speaker. `direct` are sentences between marks, `mixed` are fragments between marks in
    the outlet's sentence, `indirect` are reported words without marks around them; a fragment's clause stands
    beside it as `indirect`.

    Args:
        document: The report.
        parsed: Its parse.
        roster: Who is named in it.
        attributions: What `find_attributions` found in it.
        moments: Its time expressions, for the day on which something was said.

    Returns:
        The quotations in order.
    """
    text, doc = parsed.view.text, parsed.doc
    runs = choose_quoted(text, find_marked(text), doc, find_roles(doc))
    said = attribute_runs(parsed, runs, attributions, roster)
    rows = [_Row(start=run.start, end=run.end, kind=_kind(text, run), said=one) for run, one in said]
    rows += [
        _Row(start=start, end=end, kind="direct", said=Said(source=block.source, cue=block.cue))
        for block in find_blocks(parsed, attributions)
        for start, end in block.pieces
        if not any(row.start < end and start < row.end for row in rows)
    ]
    blocks = [(row.start, row.end) for row in rows if row.kind == "direct"]
    for attribution in attributions:
        for piece in _clauses(parsed, attribution):
            start, end = doc[piece[0]].idx, doc[piece[1] - 1].idx + len(doc[piece[1] - 1].text)
            own = _own_words(parsed, piece, [left for left, right in blocks if left < end and start < right])
            if own and _stands_alone(parsed, piece, runs):
                rows.append(
                    _Row(
                        start=start, end=end, kind="indirect", said=Said(source=attribution.source, cue=attribution.cue)
                    )
                )
    rows = sorted(_without_repeats(rows), key=lambda row: (row.start, -row.end, row.kind))
    speakers: list[str | None] = []
    spoken: list[Spoken] = []
    for row in rows:
        speaker = find_speaker(parsed, roster, row.said) or _by_place(parsed, rows, speakers, row)
        speaker = who_goes_on(parsed, roster, spoken, Spoken(row.start, row.said, speaker))
        spoken.append(Spoken(row.start, row.said, speaker))
        speakers.append(None if speaker in _who_says_it(parsed, rows, speakers, row) else speaker)
    days = find_days(parsed, moments)
    found = [_record(document, parsed, row, speaker, days) for row, speaker in zip(rows, speakers, strict=True)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def _who_says_it(parsed: Parsed, rows: Sequence[_Row], speakers: Sequence[str | None], row: _Row) -> set[str | None]:
    """Who speaks the words in which "he" is said to say a piece: not he himself."""
    if not row.said.source or parsed.doc[row.said.source[0][0]].lower_ not in _THIRD:
        return set()
    return {
        who
        for other, who in zip(rows, speakers, strict=False)
        if who is not None and other.kind == "direct" and other.start < row.start and row.end <= other.end
    }


def _by_place(parsed: Parsed, rows: Sequence[_Row], speakers: Sequence[str | None], row: _Row) -> str | None:
    """Whom a pronoun means that the cast leaves open: who is speaking around it, or who spoke before it."""
    if not row.said.source or row.said.source[0][1] - row.said.source[0][0] != 1:
        return None
    token = parsed.doc[row.said.source[0][0]]
    earlier = list(zip(rows, speakers, strict=False))
    if token.lower_ in FIRST_PERSON:
        around = [who for other, who in earlier if other.kind != "indirect" and other.start <= token.idx < other.end]
        return around[-1] if around else None
    if token.lower_ in PRONOUNS:
        before = [who for other, who in earlier if who is not None and other.start < token.idx]
        return before[-1] if before else None
    return None


def _clauses(parsed: Parsed, attribution: Attribution) -> list[Span]:
    """The pieces of a content, cut where a second clause with its own "that" begins."""
    doc, found = parsed.doc, []
    for start, end in attribution.content:
        left = start
        for place in range(start + 2, end - 1):
            joins = (
                doc[place].lower_ in {"and", "but"}
                and doc[place + 1].lower_ == "that"
                and doc[place + 1].pos_ == "SCONJ"
            )
            if joins and place > left:
                stop = place - 1 if doc[place - 1].text == "," else place
                found.append((left, stop))
                left = place + 1
        found.append((left, end))
    return [(start, end) for start, end in found if start < end]


def _kind(text: str, run: Marked) -> QuotationKind:
    """Direct: whole sentences or a clause set off by comma or colon; mixed: a fragment of the outlet's sentence."""
    inside = text[run.start : run.end]
    left = text[: run.outer_start].rstrip()
    opens = not left or text[run.outer_start - 1 : run.outer_start] == "\n" or left[-1] in ',:.?!”"—–;' or run.repaired
    return "direct" if opens and len(inside.split()) > 1 else "mixed"


def _own_words(parsed: Parsed, piece: Span, quoted: Sequence[int]) -> bool:
    """Whether a piece of content is no sentence in marks, or opens with a clause of the outlet's own before it.

    Args:
        parsed: The report.
        piece: The tokens of the piece.
        quoted: First code points of the sentences between marks that it shares words with.
    """
    if not quoted:
        return True
    if not parsed.doc[piece[0]].text[:1].isalnum():
        return False  # it opens with a mark that was paired otherwise
    before = [token for token in parsed.doc[piece[0] : piece[1]] if token.idx < min(quoted) and token.is_alpha]
    return len(before) >= _FEWEST_OUTSIDE and any(token.pos_ in {"VERB", "AUX"} for token in before)


def _stands_alone(parsed: Parsed, piece: Span, runs: Sequence[Marked]) -> bool:
    """Whether a piece of content is a clause of the outlet's own wording, and not just what stands between marks."""
    words = [token for token in parsed.doc[piece[0] : piece[1]] if any(sign.isalnum() for sign in token.text)]
    outside = [token for token in words if not any(run.outer_start <= token.idx < run.outer_end for run in runs)]
    if all(token.pos_ in _EMPTY for token in outside):  # "denied it"
        return False
    return len(outside) == len(words) > 0 or len(outside) >= _FEWEST_OUTSIDE


def _without_repeats(rows: list[_Row]) -> list[_Row]:
    """One row for a span and kind; the one with a source first."""
    best: dict[tuple[int, int, str], _Row] = {}
    for row in rows:
        key = (row.start, row.end, row.kind)
        if key not in best or (row.said.source and not best[key].said.source):
            best[key] = row
    return list(best.values())


def _record(document: Document, parsed: Parsed, row: _Row, speaker: str | None, days: dict[int, str]) -> Quotation:
    start, end = parsed.view.to_document(row.start, row.end)
    cue = parsed.place(*row.said.cue[0]) if row.said.cue else (None, None)
    source = parsed.place(row.said.source[0][0], row.said.source[-1][1]) if row.said.source else (None, None)
    return Quotation(
        quotation_id=content_id("q", document.document_id, start, end, row.kind),
        document_id=document.document_id,
        start=start,
        end=end,
        text=document.text[start:end],
        kind=row.kind,
        cue_start=cue[0],
        cue_end=cue[1],
        speaker_entity_id=speaker,
        speaker_start=source[0],
        speaker_end=source[1],
        speaker_text=None if source[0] is None else cut_cards(document.text, source[0], source[1]),
        said_on=find_said_on(parsed, days, row.said.cue, parsed.tokens(row.start, row.end)),
        via=find_channel(parsed, row.said),
    )
