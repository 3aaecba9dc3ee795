"""How a report names its actors: each naming with what belongs to it, counted by voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crossread.annotate.entities.phrases import NOBODY, Sources, find_phrases
from crossread.annotate.entities.titles import title_words
from crossread.annotate.entities.wordings import find_wordings
from crossread.annotate.lexicons import load_nouns
from crossread.annotate.parsed import Parsed
from crossread.records import Document, Label, Mention
from crossread.records.actors import LabelKind, Voice
from crossread.text.cards import cut_cards
from crossread.text.marks import whole_marks
from crossread.text.word_classes import load_words as class_of

_NONE = frozenset(["no", "not", "nor", "neither", "none"])
_OPENING = frozenset('"“')
_CLOSING = frozenset('"”')
_AMOUNTS = class_of("amounts")


def find_labels(
    document: Document, parsed: Parsed, mentions: Sequence[Mention], sources: Sources = NOBODY
) -> tuple[Label, ...]:
    """Count the ways in which a report names each actor.

    Besides the mention itself ("Mr Sousa") a label is the name alone ("Sousa"), the description alone, and the
    naming with its apposition, prepositional phrases or relative clause, each as it stands in the text, so that every
    wording a reader would call a name for the actor is there.

    Args:
        document: The report.
        parsed: Its parse.
        mentions: Its mentions, voices given; those without an entity and pronouns of the third person are left out.

        sources: As for `find_roster`.

    Returns:
        The labels in the order in which they first stand.
    """
    by_place = {(mention.start, mention.end, mention.form): mention for mention in mentions}
    counts: Counter[tuple[str, str, Voice]] = Counter()
    first: dict[tuple[str, str, Voice], tuple[int, int, LabelKind]] = {}
    phrases = find_phrases(parsed.doc, sources)
    found = {number: by_place.get((*parsed.place(one.start, one.end), one.form)) for number, one in enumerate(phrases)}
    place_of = {number: mention.entity_id for number, mention in found.items() if mention is not None}
    for number, phrase in enumerate(phrases):
        mention = found[number]
        if mention is None or mention.entity_id is None:
            continue
        if phrase.form == "pronoun" and mention.voice != "quoted":
            continue
        if phrase.form == "pronoun" and mention.entity_id != mention.speaker_entity_id:
            continue
        spans = set(find_wordings(parsed.doc, phrases, number, place_of))
        for start, end in sorted(spans):
            if not _refers(parsed, start, end):
                continue
            left, right = whole_marks(document.text, *parsed.place(start, end))
            voice: Voice = "quoted" if _is_marked(document.text, left, right) else mention.voice
            key = (mention.entity_id, " ".join(cut_cards(document.text, left, right).split()), voice)
            counts[key] += 1
            kind = _kind(parsed, start, end, named=phrase.name is not None)
            first.setdefault(key, (left, right, kind))
    labels = [
        Label(
            entity_id=key[0],
            document_id=document.document_id,
            text=cut_cards(document.text, first[key][0], first[key][1]),
            kind=first[key][2],
            voice=key[2],
            count=count,
            first_start=first[key][0],
        )
        for key, count in counts.items()
    ]
    return tuple(sorted(labels, key=lambda label: (label.first_start, label.text, label.entity_id, label.voice)))


def _is_marked(text: str, left: int, right: int) -> bool:
    """Whether quotation marks stand around words, or at both ends of them: the words are somebody else's."""
    return any(
        text[left + at : left + at + 1] in _OPENING and text[right - 1 - at : right - at] in _CLOSING for at in (0, -1)
    )


def _refers(parsed: Parsed, start: int, end: int) -> bool:
    """Whether words name somebody by themselves: not "several", "a", "no evidence", nor a phrase that breaks off."""
    tokens = [token for token in parsed.doc[start:end] if not token.is_punct and not token.is_space]
    if not tokens or tokens[0].lower_ in _NONE:
        return False
    if tokens[-1].pos_ in {"ADP", "CCONJ", "SCONJ", "DET"} and not (tokens[-1].i and tokens[-1].nbor(-1).text == "-"):
        return False  # breaks off; a "sit-in" does not
    if len(tokens) > 1 and tokens[-1].lower_ in _AMOUNTS and tokens[-1].lower_ != "more":
        return False
    words = [token for token in tokens if token.lower_ not in _AMOUNTS]
    return any(token.text[:1].isalpha() and (len(token) > 1 or token.pos_ in {"PRON", "PROPN"}) for token in words)


def _kind(parsed: Parsed, start: int, end: int, *, named: bool) -> LabelKind:
    """Name, office or description; whether words judge is told by the other reports alone."""
    if named:
        return "name"
    office = title_words() & load_nouns("role")
    return "office" if any(token.lower_ in office for token in parsed.doc[start:end]) else "description"
