"""What a phrase that may name an actor is, and the pronouns that do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from crossread.records.actors import EntityKind, MentionForm

PRONOUNS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", "one")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", "one")),
    **dict.fromkeys(("it", "its", "itself"), ("n", "one")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("u", "many")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("u", "one")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("u", "many")),
}
Sources = Mapping[int, tuple[tuple[int, int], ...]]
"""Tokens that head the source of an attribution, each with the spans of what is attributed to it."""
NOBODY: Sources = MappingProxyType({})
FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase that may name an actor.

    Attributes:
        start: First token, determiner and title included.
        end: One past its last token, without what follows the head.
        full_end: One past the last token with the prepositional phrases that belong to it.
        head: The head token.
        name: The bare name in it, as a token span, for form `name`.
        form: Name, description or pronoun.
        kind: What it names, as far as the phrase itself tells.
        lemma: The head's lemma in lower case ("minister"); for names with a title the title's last noun.
        gender: "m", "f", "n" or "u" for unknown.
        many: Whether it stands in the plural.
        definite: "the", "this", a possessive or a name.
        country: Code of the country a modifier names.
        subject: Whether it is a subject.
        object: Whether it is an object.
        sentence: Number of its sentence.
    """

    start: int
    end: int
    full_end: int
    head: int
    name: tuple[int, int] | None
    form: MentionForm
    kind: EntityKind
    lemma: str
    gender: str
    many: bool
    definite: bool
    country: str | None
    subject: bool
    object: bool
    sentence: int
