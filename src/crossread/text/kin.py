"""Nouns for relatives, with one word for each relation."""

from __future__ import annotations

_RELATIONS: dict[str, str] = {
    **dict.fromkeys(("father", "dad", "daddy"), "father"),
    **dict.fromkeys(("mother", "mom", "mum", "mommy", "mummy"), "mother"),
    **dict.fromkeys(("husband", "hubby"), "husband"),
    "wife": "wife",
    "widow": "wife",
    "widower": "husband",
    "son": "son",
    "daughter": "daughter",
    "brother": "brother",
    "sister": "sister",
    "uncle": "uncle",
    "aunt": "aunt",
    "nephew": "nephew",
    "niece": "niece",
    "cousin": "cousin",
    "grandfather": "grandfather",
    "grandmother": "grandmother",
    "stepfather": "stepfather",
    "stepmother": "stepmother",
    "stepson": "stepson",
    "stepdaughter": "stepdaughter",
    **dict.fromkeys(("fiance", "fiancé"), "fiance"),
    **dict.fromkeys(("fiancee", "fiancée"), "fiancee"),
    "girlfriend": "girlfriend",
    "boyfriend": "boyfriend",
}

ONLY_ONE = frozenset(["father", "mother", "husband", "wife", "fiance", "fiancee", "girlfriend", "boyfriend"])
"""Relations of which somebody has one at a time."""


def relation_of(noun: str) -> str | None:
    """The relation that a noun names, one word for each; None for any other noun.

    Args:
        noun: In the singular and in lower case.

    Example:
        >>> relation_of("mum"), relation_of("mother"), relation_of("mayor")
        ('mother', 'mother', None)
    """
    return _RELATIONS.get(noun)


def is_kinship(title: str) -> bool:
    """Whether a title says whose relative somebody is, and no office.

    Args:
        title: A title as entities bear it.

    Example:
        >>> is_kinship("father of Ana Sousa"), is_kinship("brother"), is_kinship("Minister of Trade")
        (True, True, False)
    """
    return relation_of(title.partition(" of ")[0].casefold()) is not None


def is_junior(name: str) -> bool:
    """Whether a name says that its bearer is the younger of two.

    Example:
        >>> is_junior("Ivo Brask Jr."), is_junior("Ivo Brask")
        (True, False)
    """
    return name.rstrip(". ").casefold().endswith((" jr", ",jr"))
