"""The verb of a form, for the verbs of the lexicon: the engine guesses lemmas, and here a wrong one is a miss."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from crossread.annotate.events.lexicon import load_irregular, load_operators, load_phrases, load_verbs, load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SETS = ("object_control", "expecting", "realising", "dead", "injured", "arrested")
_VOWELS = "aeiou"


def verb_of(token: Token) -> str:
    """The infinitive of a verb: by its form where the lexicon knows it, else what the engine says."""
    return _forms().get(token.lower_) or token.lemma_.lower()


@cache
def _forms() -> dict[str, str]:
    """Every form of every verb of the lexicon."""
    verbs = {word.partition("_")[0] for word in (*load_verbs(), *load_operators())}
    verbs |= {verb.partition("_")[0] for verb, _ in load_phrases()}
    verbs |= {word for name in _SETS for word in load_words(name)}
    found: dict[str, str] = {}
    for verb in sorted(verbs):
        for form in inflect(verb):
            found.setdefault(form, verb)
    for verb, forms in load_irregular().items():
        for form in (verb, *forms):
            found[form] = verb
    return found


def inflect(verb: str) -> Iterator[str]:
    """The regular forms of a verb, those with a doubled consonant too, whether or not this verb doubles it.

    Example:
        >>> sorted(inflect("ban"))
        ['ban', 'baned', 'baning', 'banned', 'banning', 'bans']
        >>> sorted(inflect("deny"))
        ['denied', 'denies', 'deny', 'denying']
        >>> sorted(inflect("urge"))
        ['urge', 'urged', 'urges', 'urging']
    """
    yield verb
    if verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb if verb.endswith(('ee', 'oe', 'ye')) else verb[:-1]}ing")
        return
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        return
    yield f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"
    yield from (f"{verb}ed", f"{verb}ing")
    last = verb[-1]
    if verb.endswith("c"):
        yield from (f"{verb}ked", f"{verb}king")
    elif last not in f"{_VOWELS}wxy" and verb[-2:-1] in _VOWELS:
        yield from (f"{verb}{last}ed", f"{verb}{last}ing")
