"""From the language engine's role probabilities to attributions.

A cue draws to itself the source and content words that are linked to it. Runs of content are closed over an
attribution that stands inside them, cut where a paragraph ends, and set on the marks they fill.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from crossread.annotate.lexicons import load_words
from crossread.annotate.quotations.attributions import Attribution, Span, overlap, runs_of
from crossread.annotate.quotations.grammar import PASSIVE, find_source, phrase_of
from crossread.annotate.quotations.tidying import LOOSE_END, tidy_contents

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token

    from crossread.language import TokenRoles

CUE_FROM = 0.40  # probability from which a word is a cue; the best of .3 to .5 on PolNeAR train reports
SOURCE_FROM = 0.50  # the same for words of a source; with the next the best of six pairs on 140 train reports
CONTENT_FROM = 0.30  # and for words of a content
SURE_CUE = 0.7  # probability from which a cue keeps its likeliest content, however unsure that is
SNAP_SOURCE = 0.6  # share of words that a source and the phrase of its head have in common to be taken for one
_LONGEST_GAP = 2  # words that may be unsure inside a run


@dataclass(slots=True)
class _Draft:
    cue: Span
    source: list[Span]
    content: list[Span]


def read_heads(doc: Doc, roles: TokenRoles, marked: Sequence[Span]) -> list[Attribution]:
    """Read attributions off the role probabilities.

    Args:
        doc: The parse.
        roles: Its role probabilities.
        marked: Runs between marks, marks included, as token spans.

    Returns:
        One attribution for each cue that has a content; `settling` settles its spans.
    """
    cues = find_cues(doc, roles.cue)
    if not cues:
        return []
    owner = {token: place for place, cue in enumerate(cues) for token in range(*cue)}
    drafts = [_Draft(cue, [], []) for cue in cues]
    linked = _link(roles.link, cues)
    _fill_sources(doc, roles.source, linked, drafts)
    _fill_contents(doc, roles, linked, drafts, owner)
    for draft in drafts:
        draft.content = tidy_contents(doc, draft.content, draft.cue, marked)
        if draft.content:
            draft.source = _sources_by_grammar(doc, draft)
    return [
        Attribution(source=tuple(sorted(d.source)), cue=(d.cue,), content=tuple(d.content), found_by="heads")
        for d in drafts
        if d.content
    ]


def find_cues(doc: Doc, cue: NDArray[np.float32]) -> list[Span]:
    """Runs of words that are cues, each begun anew where the engine says that one begins."""
    inside = 1 - cue[:, 0]
    spans: list[Span] = []
    for token in range(len(doc)):
        if inside[token] < CUE_FROM or doc[token].is_space:
            continue
        begins = cue[token, 1] >= cue[token, 2]
        if spans and spans[-1][1] == token and not begins and doc[token].sent_start != 1:
            spans[-1] = (spans[-1][0], token + 1)
        else:
            spans.append((token, token + 1))
    return spans


def _link(link: NDArray[np.int64], cues: Sequence[Span]) -> list[int]:
    """For each word the number of the cue it belongs to: the linked one, or the nearest to where the link points."""
    place = {token: number for number, cue in enumerate(cues) for token in range(*cue)}
    middles = np.array([(start + end - 1) / 2 for start, end in cues])
    found = []
    for token, target in enumerate(link.tolist()):
        number = place.get(target)
        if number is None:
            number = int(np.abs(middles - (target if target >= 0 else token)).argmin())
        found.append(number)
    return found


def _fill_sources(doc: Doc, source: NDArray[np.float32], linked: list[int], drafts: list[_Draft]) -> None:
    """Give each cue the run of source words of its sentence that it is linked with most surely."""
    inside = 1 - source[:, 0]
    tokens = [token for token in range(len(doc)) if inside[token] >= SOURCE_FROM and not doc[token].is_space]
    options: dict[int, list[tuple[float, Span]]] = defaultdict(list)
    for start, end in _split_runs(doc, runs_of(tokens), source):
        if all(doc[token].is_punct for token in range(start, end)):
            continue
        votes: dict[int, float] = defaultdict(float)
        for token in range(start, end):
            if _in_one_sentence(doc, token, drafts[linked[token]].cue[0]):
                votes[linked[token]] += float(inside[token])
        if votes:
            best = max(votes, key=lambda number: (votes[number], -number))
            options[best].append((votes[best], (start, end)))
    for number, found in options.items():
        weight, span = max(found, key=lambda pair: (pair[0], -pair[1][0]))
        for other, (start, end) in found:
            gap = min(abs(start - span[1]), abs(span[0] - end))
            joined = (min(start, span[0]), max(end, span[1]))
            listed = any(doc[token].text in {",", "and"} for token in range(min(end, span[1]), max(start, span[0])))
            if (
                gap <= _LONGEST_GAP
                and other >= 0.25 * weight
                and not overlap(joined, drafts[number].cue)
                and not listed
            ):
                span = joined
        drafts[number].source = [settle_source(doc, span, drafts[number].cue)]


def _sources_by_grammar(doc: Doc, draft: _Draft) -> list[Span]:
    """The source by the tree where the roles give none, or where a passive cue names its agent elsewhere."""
    draft.source = [piece for piece in draft.source if not _is_raised(doc, piece, draft.cue)]
    head = find_source(doc[draft.cue[0] : draft.cue[1]].root)
    if (
        head is None
        or _is_raised(doc, (head.i, head.i + 1), draft.cue)
        or any(piece[0] <= head.i < piece[1] for piece in [*draft.content, draft.cue])
    ):
        return draft.source
    phrase = phrase_of(head)
    if doc[draft.cue[0]].lower_ == "according" and draft.source and draft.source[0][0] < draft.cue[0] < phrase[0]:
        return [phrase]
    passive = any(child.dep_ in PASSIVE for child in doc[draft.cue[0] : draft.cue[1]].root.children)
    if not draft.source or (passive and not overlap(phrase, draft.source[0])):
        return [phrase]
    shared = doc[draft.cue[0] : draft.cue[1]].root.dep_ == "conj" and phrase[1] <= draft.cue[0]
    if shared and _is_beyond(draft) and not overlap(phrase, draft.source[0]):
        return [phrase]  # "Vance said it was "late", after the union had asked for it"
    return draft.source


def _is_beyond(draft: _Draft) -> bool:
    """Whether the words found for a source stand behind what a cue before them says."""
    return any(draft.cue[1] <= start < draft.source[0][0] for start, _ in draft.content)


def _is_raised(doc: Doc, piece: Span, cue: Span) -> bool:
    """Whether a source is only what a passive cue tells of: who expects is open in "she is expected to come"."""
    verb = doc[cue[0] : cue[1]].root
    head = doc[piece[0] : piece[1]].root
    passive = any(child.dep_ in {"aux:pass", "auxpass"} for child in verb.children)
    subject = head.head.i == verb.i and head.dep_ in {"nsubj:pass", "nsubjpass", "expl"}
    return passive and subject and verb.lemma_.casefold() in load_words("raising_cues")


def says_nobody(doc: Doc, one: Attribution) -> bool:
    """Whether what stands for the source says nothing: a passive cue only tells of it, or the cue has nobody for one.

    "It was reported", "who is expected to", "it is unclear whether", "is known for".

    Args:
        doc: The parse.
        one: The attribution.
    """
    if len(one.source) != 1 or len(one.cue) != 1:
        return False
    (piece,), (cue,) = one.source, one.cue
    verb = doc[cue[0] : cue[1]].root
    passive = any(child.dep_ in {"aux:pass", "auxpass"} for child in verb.children)
    if any(child.dep_ == "expl" and child.lower_ == "it" for child in verb.children) or _names(verb):
        return True
    empty = passive and piece[1] - piece[0] == 1 and doc[piece[0]].lower_ == "it" and piece[1] <= cue[0]
    return empty or _is_raised(doc, piece, cue)


def _names(verb: Token) -> bool:
    """Whether a participle tells what somebody is called or famous for: "known as", "known for"."""
    return verb.lower_ == "known" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in {"as", "for"}


def _in_one_sentence(doc: Doc, one: int, other: int) -> bool:
    left, right = sorted((one, other))
    return not any(doc[token].sent_start == 1 or doc[token].is_space for token in range(left + 1, right + 1))


def settle_source(doc: Doc, span: Span, cue: Span) -> Span:
    """Set a source on the phrase of its head where the two mostly agree, and trim what hangs at its end."""
    start, end = span
    head = doc[start:end].root
    phrase = phrase_of(head)
    shared = overlap(span, phrase)
    if shared >= SNAP_SOURCE * max(end - start, phrase[1] - phrase[0]) and not overlap(phrase, cue):
        start, end = phrase
    while end > start + 1 and doc[end - 1].text in LOOSE_END:
        end -= 1
    return start, end


def _split_runs(doc: Doc, runs: list[Span], role: NDArray[np.float32]) -> list[Span]:
    """Cut runs where a new span surely begins or a sentence does."""
    found = []
    for start, end in runs:
        left = start
        for token in range(start + 1, end):
            if doc[token].sent_start == 1 or role[token, 1] > max(0.5, role[token, 2]):
                found.append((left, token))
                left = token
        found.append((left, end))
    return found


def _fill_contents(doc: Doc, roles: TokenRoles, linked: list[int], drafts: list[_Draft], owner: dict[int, int]) -> None:
    """Give each run of content words to the cue most of them are linked to, closed over what stands inside it."""
    content = roles.content
    sure_of = [float((1 - roles.cue[draft.cue[0] : draft.cue[1], 0]).max()) for draft in drafts]
    inside = 1 - content[:, 0]
    runs: dict[int, list[Span]] = defaultdict(list)
    doubtful: dict[int, list[tuple[float, Span]]] = defaultdict(list)
    for run in _content_runs(doc, content, inside, owner):
        votes: dict[int, float] = defaultdict(float)
        for token in range(*run):
            if owner.get(token) != linked[token]:
                votes[linked[token]] += float(inside[token])
        if not votes:
            continue
        best = max(votes, key=lambda number: (votes[number], -number))
        if _belongs(doc, run, drafts[best].cue, inside):
            runs[best].append(run)
        elif run[1] - run[0] > 1:
            doubtful[best].append((float(inside[run[0] : run[1]].sum()), run))
    for number, found in doubtful.items():  # a sure cue has some content
        if number not in runs and sure_of[number] >= SURE_CUE:
            runs[number] = [max(found)[1]]
    for number in sorted(runs, key=lambda n: -drafts[n].cue[0]):  # inner cues, which stand later, first
        drafts[number].content = [_reach(run, number, runs, drafts) for run in runs[number]]


def _content_runs(
    doc: Doc, content: NDArray[np.float32], inside: NDArray[np.float32], owner: dict[int, int]
) -> list[Span]:
    """Runs of content words, over a few unsure ones of the same sentence, cut where a content surely begins."""
    tokens = [token for token in range(len(doc)) if inside[token] >= CONTENT_FROM and not doc[token].is_space]
    runs: list[Span] = []
    for start, end in runs_of(tokens):
        gap = range(runs[-1][1], start) if runs else range(0)
        same = runs and not any(
            doc[token].sent_start == 1 or doc[token].is_space or token in owner for token in range(gap.start, start + 1)
        )
        if same and len(gap) <= _LONGEST_GAP and content[start, 1] < 0.5:  # noqa: PLR2004 - even chances
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    found = []
    for start, end in runs:
        left = start
        for token in range(start + 1, end):
            if content[token, 1] > max(0.5, content[token, 2]):
                found.append((left, token))
                left = token
        found.append((left, end))
    return found


def _belongs(doc: Doc, run: Span, cue: Span, inside: NDArray[np.float32]) -> bool:
    """Whether a run may be content of a cue: sure enough for its length and its distance."""
    length = run[1] - run[0]
    mean = float(inside[run[0] : run[1]].mean())
    near = not any(doc[token].sent_start == 1 for token in range(min(run[0], cue[0]) + 1, max(run[0], cue[0]) + 1))
    if near:
        return mean >= (0.55 if length > 2 else 0.65)  # noqa: PLR2004
    return mean >= 0.75 and length > 2  # noqa: PLR2004


def _reach(run: Span, number: int, runs: dict[int, list[Span]], drafts: list[_Draft]) -> Span:
    """Let a run reach over the content of an attribution whose cue it holds or touches at its end."""
    start, end = run
    for other, found in runs.items():
        if other == number:
            continue
        cue = drafts[other].cue
        if start <= cue[0] and cue[1] <= end + 1:
            for left, right in found:
                if left <= end + 1 and right > end and left >= start:
                    end = right
    return start, end
