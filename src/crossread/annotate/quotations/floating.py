"""Give each run between marks its source and cue: its own attribution, or the one it goes on from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.annotate.entities.roster import Roster
from crossread.annotate.lexicons import load_cues
from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.attributions import Attribution, Span, overlap
from crossread.annotate.quotations.cues import is_cue
from crossread.annotate.quotations.grammar import find_source, phrase_of
from crossread.annotate.quotations.marks import Marked
from crossread.annotate.quotations.neighbours import find_announcing, opens_another, words_beside
from crossread.annotate.quotations.relayed import passes_on
from crossread.annotate.quotations.signed import find_name_behind, find_signature, find_words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOUCHING = 2  # tokens between marks and a cue that is surely theirs
_SHORTEST_ECHO = 12  # letters
_SHORTEST_OF_WORDS = 8  # letters of two words or more
_TOLD_BETWEEN = re.compile(r"\w(?:[^.?!]|\.(?!\s)){30,}[.?!]\s+\S")  # a sentence of the report's own
_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubjpass"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What tells who says a piece.

    Attributes:
        source: Tokens that name the source.
        cue: Tokens of the cue.
        actor: Number of the entity in the roster where no words beside the piece name it.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    actor: str | None = None


def attribute_runs(
    parsed: Parsed, runs: Sequence[Marked], attributions: Sequence[Attribution], roster: Roster
) -> list[tuple[Marked, Said]]:
    """Attribute runs between marks.

    Args:
        parsed: The report.
        runs: The runs that are somebody's words.
        attributions: What the roles or the grammar attribute.
        roster: Who is named in the report.

    Returns:
        Each run with what tells who says it; pieces of one quotation share it.
    """
    found: dict[int, Said] = {}
    for place, run in enumerate(runs):
        touching = _signed(parsed, run) or _says_it(parsed, run) or _announced(parsed, run, attributions)
        touching = touching or _by_roles(_cue_beside(parsed, run, reach=_TOUCHING), attributions)
        if run.depth:
            own = touching or _cue_beside(parsed, run)
        else:
            own = touching or _own_attribution(parsed, run, attributions) or _cue_beside(parsed, run)
        if own is not None:
            found[place] = _passed_on(parsed, run, own, attributions) or own
    for place, run in enumerate(runs):
        if place not in found:
            found[place] = (
                _carried(parsed, runs, found, place, run)
                or _echo(parsed, runs, found, run)
                or _introduced(parsed, run, attributions, roster)
                or Said()
            )
    return [(run, found[place]) for place, run in enumerate(runs)]


def _by_roles(said: Said | None, attributions: Sequence[Attribution]) -> Said | None:
    """The same cue with the source that was chosen for it, which is righter than the tree's alone."""
    if said is None:
        return None
    own = next((one for one in attributions if one.source and overlap(one.cue[0], said.cue[0])), None)
    return said if own is None else Said(source=own.source, cue=said.cue)


def _own_attribution(parsed: Parsed, run: Marked, attributions: Sequence[Attribution]) -> Said | None:
    """The attribution whose content the run is or lies in; the innermost, one with a source first."""
    span = parsed.tokens(run.outer_start, run.outer_end)
    best: tuple[tuple[bool, float, int], Attribution] | None = None
    for attribution in attributions:
        for piece in attribution.content:
            shared = overlap(piece, span)
            if shared < 0.5 * (span[1] - span[0]):
                continue
            if any(overlap(cue, span) for cue in attribution.cue) or not _in_reach(parsed, attribution, span):
                continue  # a cue within the run: what the speaker reports
            key = (bool(attribution.source), shared / (span[1] - span[0]), -(piece[1] - piece[0]))
            if best is None or key > best[0]:
                best = (key, attribution)
    if best is None or not (best[1].source or best[1].cue):
        return None
    attribution = best[1]
    source = attribution.source or _grammatical_source(parsed, attribution)
    return Said(source=source, cue=attribution.cue) if source else None


def _passed_on(parsed: Parsed, run: Marked, said: Said, attributions: Sequence[Attribution]) -> Said | None:
    """Who says a run that another only passes on: "the boy “slept”, Vance said, the Herald reported"."""
    span = parsed.tokens(run.outer_start, run.outer_end)
    for outer in attributions:
        if outer.cue and said.cue and overlap(outer.cue[0], said.cue[0]):
            for inner in attributions:
                holds = any(overlap(piece, span) >= 0.5 * (span[1] - span[0]) for piece in inner.content)
                if holds and passes_on(outer, inner):
                    return Said(source=inner.source, cue=inner.cue)
    return None


def _in_reach(parsed: Parsed, attribution: Attribution, run: Span) -> bool:
    """Whether run and cue stand in one paragraph, or in neighbours of which the first ends with a colon."""
    cue = attribution.cue[0] if attribution.cue else run
    left, right = min(cue[1], run[1]), max(cue[0], run[0])
    between = parsed.doc[left:right].text if left < right else ""
    return "\n" not in between or between.rstrip().endswith(":") or between.strip() == ":"


def _grammatical_source(parsed: Parsed, attribution: Attribution) -> tuple[Span, ...]:
    """The source of a cue by grammar, where the roles name none."""
    for start, end in attribution.cue:
        head = find_source(parsed.doc[start:end].root)
        if head is not None and not any(piece[0] <= head.i < piece[1] for piece in attribution.content):
            return (phrase_of(head),)
    return ()


def _cue_beside(parsed: Parsed, run: Marked, reach: int = 99) -> Said | None:
    """A cue word just outside the marks, in the same paragraph and sentence, with its grammatical source.

    Args:
        parsed: The report.
        run: The run.
        reach: How many tokens from the marks it may stand.
    """
    doc = parsed.doc
    start, end = parsed.tokens(run.outer_start, run.outer_end)
    after = words_beside(doc_tokens=range(end, min(len(doc), end + 9)), parsed=parsed, forward=True)
    before = words_beside(doc_tokens=range(start - 1, max(-1, start - 16), -1), parsed=parsed, forward=False)
    for token in [*after[:reach], *before[:reach]]:
        if not is_cue(doc[token]) or (reach < 99 and not _is_strong(doc[token])):  # noqa: PLR2004 - everywhere
            continue
        if opens_another(parsed, run, token):
            continue
        head = find_source(doc[token])
        if head is None or start <= head.i < end:
            continue
        return Said(source=(phrase_of(head),), cue=((token, token + 1),))
    return None


def _says_it(parsed: Parsed, run: Marked) -> Said | None:
    """What says the run beyond doubt: "…", the clerk said; "promised to “…”"."""
    doc = parsed.doc
    start, end = parsed.tokens(run.outer_start, run.outer_end)
    for place in words_beside(doc_tokens=range(end, min(len(doc), end + 8)), parsed=parsed, forward=True):
        if opens_another(parsed, run, place):
            return None
        head = find_source(doc[place]) if is_cue(doc[place]) and _is_strong(doc[place]) else None
        source = phrase_of(head) if head is not None else None
        if source is not None and end <= source[0] <= end + 1 and source[1] == place:
            return Said(source=(source,), cue=((place, place + 1),))
        named = find_name_behind(parsed, place) if head is None and place <= end + 1 else None
        if named is not None and is_cue(doc[place]) and _is_strong(doc[place]):
            return Said(source=(named,), cue=((place, place + 1),))
    if start > 1 and doc[start - 1].lower_ in {"to", "that"} and is_cue(doc[start - 2]):
        head = find_source(doc[start - 2])
        if head is not None and not start <= head.i < end:
            return Said(source=(phrase_of(head),), cue=((start - 2, start - 1),))
    return None


def _announced(parsed: Parsed, run: Marked, attributions: Sequence[Attribution]) -> Said | None:
    """Who says the run behind a colon: the subject of the verb before it, whoever passes that on."""
    verb = find_announcing(parsed, run)
    head = find_source(verb) if verb is not None and is_cue(verb) else None
    if verb is None or head is None:
        return None
    own = Said(source=(phrase_of(head),), cue=((verb.i, verb.i + 1),))
    chosen = _by_roles(own, attributions) or own
    theirs = head.head == verb or (verb.dep_ == "conj" and head.head == verb.head)
    return own if theirs and not any(start <= head.i < end for start, end in chosen.source) else chosen


def _signed(parsed: Parsed, run: Marked) -> Said | None:
    """Who is named by a set form beside the run."""
    named = find_words_of(parsed, run)
    if named is not None:
        return Said(source=(named[0],), cue=(named[1],))
    signature = find_signature(parsed, run)
    return Said(source=(signature,)) if signature is not None else None


def _is_strong(cue: Token) -> bool:
    """Whether a cue is one that mostly stands beside words in marks."""
    form = load_cues()[cue.lower_]
    return form.marked >= 0.3 * max(form.cue, 1) or form.cue == 0


def _echo(parsed: Parsed, runs: Sequence[Marked], found: dict[int, Said], run: Marked) -> Said | None:
    """The speaker of the same words where the report attributes them, as a headline's words are further down."""
    text = parsed.view.text
    words = _squeeze(text[run.start : run.end])
    if len(words) < (_SHORTEST_OF_WORDS if " " in text[run.start : run.end] else _SHORTEST_ECHO):
        return None
    for other, said in sorted(found.items()):
        if said.source and words in _squeeze(text[runs[other].start : runs[other].end]):
            return said
    return None


def _squeeze(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _carried(parsed: Parsed, runs: Sequence[Marked], found: dict[int, Said], place: int, run: Marked) -> Said | None:
    """What a run goes on from: its own chain, the run it lies in, or an attributed run of its paragraph or before."""
    for other, said in found.items():
        if runs[other].chain == run.chain and said.source:
            return said
    if run.depth:
        return None
    text = parsed.view.text
    for step in (-1, 1):
        other = place + step
        while 0 <= other < len(runs):
            left, right = sorted((runs[other], run), key=lambda one: one.start)
            between = text[left.outer_end : right.outer_start]
            if "\n" in between or (step > 0 and _TOLD_BETWEEN.search(between)):
                break  # behind a statement of the report's own somebody else may speak
            if other in found and (found[other].source or found[other].actor) and not runs[other].depth:
                return found[other]
            other += step
    if text[: run.outer_start].endswith("\n") or run.outer_start == 0:
        return _from_before(parsed, runs, found, place, run)
    return None


def _from_before(
    parsed: Parsed, runs: Sequence[Marked], found: dict[int, Said], place: int, run: Marked
) -> Said | None:
    """The speaker of the paragraph before, where that ends with a quotation of his or with his words."""
    text = parsed.view.text
    end = text[: run.outer_start].rstrip("\n")
    start = end.rfind("\n") + 1
    inside = [other for other in range(place) if start <= runs[other].start < len(end)]
    for other in reversed(inside):
        if other in found and (found[other].source or found[other].actor):
            return found[other]
    return None


def _introduced(parsed: Parsed, run: Marked, attributions: Sequence[Attribution], roster: Roster) -> Said | None:
    """Who the paragraph before speaks of: the source of its last attribution, or the subject of its last sentence."""
    text = parsed.view.text
    left = text.rfind("\n", 0, run.outer_start) + 1
    if text[left : run.outer_start].strip():
        return _subject_before(parsed, run, roster)
    end = text[:left].rstrip("\n")
    if not end:
        return None
    first, last = parsed.tokens(end.rfind("\n") + 1, len(end))
    sources = [
        one for one in attributions if one.source and one.found_by != "noun" and first <= one.source[0][0] < last
    ]
    if sources:
        latest = max(sources, key=lambda one: one.source[0][0])
        return Said(source=latest.source, cue=latest.cue)
    subjects = [
        token for token in parsed.doc[first:last] if token.dep_ in _SUBJECTS and token.head.dep_ in {"ROOT", "root"}
    ]
    for token in reversed(subjects):
        if roster.may_speak(roster.entity_at(token.i) or ""):
            return Said(source=(phrase_of(token),))
    return None


def _subject_before(parsed: Parsed, run: Marked, roster: Roster) -> Said | None:
    """For a run inside a sentence without a cue: nobody, unless the sentence's subject acts on it ("branded")."""
    start, _ = parsed.tokens(run.outer_start, run.outer_end)
    token = parsed.doc[start]
    for _ in range(6):
        if token.head.i == token.i:
            break
        token = token.head
        head = find_source(token) if token.pos_ == "VERB" and is_cue(token) else None
        if head is not None and roster.may_speak(roster.entity_at(head.i) or ""):
            return Said(source=(phrase_of(head),), cue=((token.i, token.i + 1),))
    return None
