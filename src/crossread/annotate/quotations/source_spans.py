"""Whom a cue names: of the phrases that the roles and the tree offer the likeliest, word for word.

Roles alone take the neighbour's "he" or leave a relative clause on; the tree alone takes the subject of a verb that it
attached wrongly. Both propose, with and without what hangs at the ends, and a softmax over the proposals decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from crossread.annotate.quotations.attributions import Attribution, Span, overlap, runs_of
from crossread.annotate.quotations.choosing import choose_span
from crossread.annotate.quotations.grammar import SUBJECTS, find_source, phrase_of
from crossread.annotate.quotations.source_features import Surroundings, describe_source

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.quotations.word_table import WordTable
    from crossread.language import TokenRoles

NAMED_FROM = 0.1
"""Probability that any phrase offered is the source from which the likeliest is taken."""
PLAIN_FROM = 0.9
"""Probability of each word from which a subject beside its cue needs no choice: it would be chosen anyway."""
FAINT, SURE = 0.3, 0.5  # probabilities from which words are runs of a source
_UP = 5  # verbs above a cue whose subjects are offered
_JOINERS = frozenset([",", "-", "—", "–", "(", "--"])
_NAMES = frozenset(["PROPN", "NOUN", "ADJ"])


class Offer(NamedTuple):
    """The phrases offered for a source, each with how it came to be offered, and its features."""

    spans: list[Span]
    described: list[dict[str, float]]


def choose_sources(
    doc: Doc, words: WordTable, roles: TokenRoles, attributions: Sequence[Attribution]
) -> list[Attribution]:
    """Choose the source of each attribution anew.

    Args:
        doc: The parse.
        words: Its words.
        roles: The engine's role probabilities.
        attributions: The attributions of the report as the roles give them.

    Returns:
        The same attributions; one without a likely source has none.
    """
    chosen = []
    for place, one in enumerate(attributions):
        if _is_plain(words, roles, one):
            chosen.append(one)
            continue
        spans, described = offer_sources(doc, words, roles, attributions, place)
        choice = choose_span(spans, described, "source")
        source = (choice.span,) if choice is not None and choice.any_share >= NAMED_FROM else ()
        chosen.append(replace(one, source=_shared_subject(doc, roles, one, source)))
    return chosen


def _shared_subject(doc: Doc, roles: TokenRoles, one: Attribution, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """The subject that a cue shares with the verb before it, where the roles know nothing of what was chosen.

    "The rowers were shown to reporters and said …": the rowers, and not the reporters.
    """
    if len(source) != 1 or float((1 - roles.source[slice(*source[0]), 0]).max()) >= FAINT:
        return source
    verb, chosen = doc[one.cue[0][0] : one.cue[0][1]].root, doc[slice(*source[0])].root
    if verb.dep_ != "conj" or chosen.head.i != verb.head.i or chosen.dep_ in SUBJECTS:
        return source
    subject = next((child for child in verb.head.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    return (phrase_of(subject),) if subject is not None else source


def _is_plain(words: WordTable, roles: TokenRoles, one: Attribution) -> bool:
    """Whether a source is beyond doubt: sure in all its words, and the subject of the very cue it stands beside."""
    if len(one.source) != 1:
        return False
    (start, end), cue = one.source[0], one.cue[0]
    head, verb = words.top(start, end), words.top(*cue)
    return (
        words.head[head] == verb
        and words.relation[head] == "nsubj"
        and (end == cue[0] or start == cue[1])
        and (words.left[head], words.right[head]) == (start, end)
        and float(roles.source[start:end, 0].max()) <= 1 - PLAIN_FROM
    )


def offer_sources(
    doc: Doc, words: WordTable, roles: TokenRoles, attributions: Sequence[Attribution], place: int
) -> Offer:
    """Offer the phrases that may be the source of one attribution.

    Args:
        doc: The parse.
        words: Its words.
        roles: The engine's role probabilities.
        attributions: The attributions of the report.
        place: Which of them.
    """
    one = attributions[place]
    cue = one.cue[0]
    origins: dict[Span, set[str]] = {}
    for span, origin in _propose(doc, words, roles, one):
        if span[0] < span[1] and not overlap(span, cue):
            origins.setdefault(span, set()).add(origin)
    first, end = words.sentence(cue[0])
    near = Surroundings(
        one,
        [
            other
            for number, other in enumerate(attributions)
            if number != place
            and (
                first <= other.cue[0][0] < end
                or first < other.cue[0][1] <= end
                or any(first <= start < end for start, _ in other.source)
            )
        ],
    )
    spans = sorted(origins)
    return Offer(spans, [describe_source(doc, words, roles, near, span, origins=origins[span]) for span in spans])


def _propose(doc: Doc, words: WordTable, roles: TokenRoles, one: Attribution) -> Iterator[tuple[Span, str]]:
    """All phrases of the cue's sentence that may be its source, with how each is found."""
    cue = one.cue[0]
    first, end = words.sentence(cue[0])
    for span in one.source:
        yield span, "roles"
        yield from ((varied, f"roles {how}") for varied, how in _vary(words, words.top(*span), span))
    for token, origin in _heads(doc, words, cue):
        if first <= token < end:
            phrase = phrase_of(doc[token])
            yield phrase, origin
            yield from _vary(words, token, phrase)
    inside = 1 - roles.source[first:end, 0]
    for least in (FAINT, SURE):
        tokens = [first + int(token) for token in (inside >= least).nonzero()[0]]
        for span in runs_of([token for token in tokens if not words.space[token]]):
            yield span, "run"


def _heads(doc: Doc, words: WordTable, cue: Span) -> Iterator[tuple[int, str]]:
    """Words that may head the source by the tree: what the grammar says, then what hangs on the verbs above the cue."""
    token = words.top(*cue)
    found = find_source(doc[token])
    if found is not None:
        yield found.i, "grammar"
    for step in range(_UP):
        for child in doc[token].children:
            relation = words.dep[child.i]
            if relation in {"nsubj", "csubj"}:
                yield child.i, f"subject {min(step, 2)}"
            elif words.relation[child.i] in {"obl:agent", "agent"}:
                yield child.i, "agent"
            elif words.relation[child.i] in {"nmod:poss", "poss"}:
                yield child.i, "owner"
            elif step and relation in {"obj", "iobj", "obl"}:
                yield child.i, "object above"
        head = words.head[token]
        if words.dep[token] in {"acl", "relcl"}:
            yield head, "modified"
        if head == token:
            return
        token = head


def _vary(words: WordTable, head: int, phrase: Span) -> Iterator[tuple[Span, str]]:
    """A phrase without what hangs on its head behind it, without its first word, or with a word more."""
    start, end = phrase
    for token in range(head + 1, end):
        if words.head[token] == head and words.dep[token] in {"appos", "acl", "parataxis", "conj", "nmod", "obl"}:
            stop = words.left[token]
            while stop > head + 1 and words.text[stop - 1] in _JOINERS:
                stop -= 1
            if start < stop < end:
                yield (start, stop), f"without {words.dep[token]}"
    if end - start > 1 and (words.pos[start] in {"ADV", "CCONJ"} or words.left[start + 1] == start + 1):
        yield (start + 1, end), "without the first word"
    if end < len(words) and words.text[end] == ",":
        yield (start, end + 1), "with a comma"
    left = start
    while left and words.pos[left - 1] in _NAMES:
        left -= 1
    if left < start:
        yield (left, end), "with names before"
    elif start and words.pos[start - 1] in {"DET", "ADV", "CCONJ"}:
        yield (start - 1, end), "with a word before"
