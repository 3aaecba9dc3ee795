"""One report says that somebody did it to himself, another that somebody else did it to him."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.link.claims.contrasts.words import read_words, verbs_of
from crossread.link.claims.statements import Statement
from crossread.link.terms import stem_word

_SELVES = frozenset(["himself", "herself", "itself", "themselves", "self"])
_PRONOUNS = frozenset(["him", "her", "them", "he", "she", "they"])
_POSSESSIVES = frozenset(["his", "her", "their", "its"])
_TO_BE = frozenset(["be", "been", "being", "is", "are", "was", "were", "got", "get", "gets"])
_BEFORE = 3
_YOUNG = frozenset(["boy", "girl", "child", "kid", "son", "daughter", "nephew", "niece", "grandson", "toddler", "baby"])
_HARM = frozenset(
    stem_word(verb)
    for verb in ("shoot", "wound", "injure", "kill", "stab", "hang", "burn", "poison", "cut", "strangle")
)


def find_selves(one: Statement, other: Statement) -> Iterator[str]:
    """Find out whether one statement gives to the victim himself what the other gives to somebody else.

    Args:
        one: A statement.
        other: Another, of the same thing.

    Yields:
        Why, in words fit for the page.
    """
    for left, right in ((one, other), (other, one)):
        if not harms_himself(left) or not harms_another(right):
            continue
        if _same_victim(left, right) and not left.who & right.who:
            yield "one says that the victim did it himself, the other that somebody else did"


def harms_himself(statement: Statement) -> bool:
    """Whether a statement tells that somebody harmed himself; who "was shot himself by police" did not."""
    words = read_words(statement.clause.text)
    if _left_open(statement):
        return False
    return any(
        words[at].stem in _HARM
        and words[at + 1].text in _SELVES
        and _TO_BE.isdisjoint(word.text for word in words[max(0, at - _BEFORE) : at])
        for at in range(len(words) - 1)
    )


def harms_another(statement: Statement) -> bool:
    """Whether a statement tells that somebody harmed another: "his uncle shot him"."""
    clause = statement.clause
    if not clause.subject or not clause.object or clause.object.split()[-1] in _SELVES or harms_himself(statement):
        return False
    if _left_open(statement) or clause.polarity == "negated" or _HARM.isdisjoint(verbs_of(statement)):
        return False
    return clause.subject.split()[-1] not in _PRONOUNS


def _left_open(statement: Statement) -> bool:
    """Whether a statement only asks: "whether he shot himself or his brother shot him"."""
    return any(word.text == "whether" for word in read_words(statement.clause.text))


def _same_victim(left: Statement, right: Statement) -> bool:
    sides = left.clause.subject or "", right.clause.object or ""
    first, second = ({word.text for word in read_words(side)} for side in sides)
    # whom "him" means is guessed, and "his victim" is another
    told = not second & (_PRONOUNS | _POSSESSIVES)
    if (told and left.who & right.whom) or (first & second) - _PRONOUNS - _POSSESSIVES:
        return True
    return bool(first & _YOUNG and (second & (_YOUNG | {"he", "him", "she", "her"}) or right.whom & _YOUNG))
