"""What two statements have in common when near synonyms count."""

from __future__ import annotations

from crossread.link.claims.comparators import Weighed, weigh, weigh_words
from crossread.link.claims.joiner import COLUMNS, columns_of
from crossread.link.claims.scorer import Judge
from crossread.link.claims.told_alike import one_act, told_alike
from tests.link.claims.conftest import read


def weighed(*sentences: str) -> list[Weighed]:
    """One statement for each sentence, each of a report of its own."""
    _, statements = read([f"{sentence}\n\nThe ferry Aurelia lay at the quay." for sentence in sentences])
    first = {one.clause.document_id: one for one in reversed(statements)}
    chosen = [first[key] for key in sorted(first)]
    return weigh(chosen, weigh_words(chosen))


def test_a_near_synonym_counts_as_the_word() -> None:
    """Dragged and hauled, the truck and the lorry: all that both tell is told alike."""
    one, other, third = weighed(
        "Tugs dragged the lorry from the dock.",
        "Tugs hauled the truck from the dock.",
        "Bakers sold the bread in the square.",
    )
    told, back = told_alike(one, other)
    assert told == one.total
    assert back == other.total
    assert told_alike(one, third) == (0.0, 0.0)


def test_one_act_is_one_verb_or_a_near_synonym() -> None:
    """Common verbs are no act; a verb that stands elsewhere in the other is half of one."""
    dragged, hauled, sold, had = weighed(
        "Tugs dragged the lorry from the dock.",
        "Tugs hauled the truck from the dock.",
        "Bakers sold the bread in the square.",
        "Tugs had the truck in the dock.",
    )
    assert one_act(dragged, hauled) == 1.0
    assert one_act(dragged, sold) == 0.0
    assert one_act(had, had) == 0.0


def test_rows_are_told_of_it() -> None:
    """The columns say that all is told alike, where the words themselves have little in common."""
    statements = weighed("Tugs dragged the lorry from the dock.", "Tugs hauled the truck from the dock.")
    (pair,), (row,) = columns_of(Judge(statements))
    assert pair == (0, 1)
    told = dict(zip(COLUMNS, row, strict=True))
    assert told["told"] == told["told_both"] == 1.0
    assert told["held"] < 1.0
    assert told["told_more"] > 0.0
