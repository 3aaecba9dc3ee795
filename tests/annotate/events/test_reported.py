from __future__ import annotations

import pytest

from crossread.records import EventMention
from tests.annotate.events.conftest import Desk


def pair(desk: Desk, text: str) -> tuple[EventMention, EventMention]:
    """The accusation and the act that a sentence tells."""
    rows = desk.find(text)
    [accusation] = [row for row in rows if row.event == "ACCUSE"]
    [act] = [row for row in rows if row.event != "ACCUSE"]
    return accusation, act


@pytest.mark.parametrize(
    "text",
    [
        "Norway said Chad bombed a hospital.",
        "Chad bombed Denmark, the Norwegian foreign minister said.",
        "“Chad attacked our ships,” Norwegian defence minister Ola Brandt said on Friday.",
        "According to Norway, Chad arrested three Danish sailors.",
        "A spokesman for the Norwegian foreign ministry said Chad bombed a village.",
        "Norway praised the harbour. It said Chad bombed a village.",
    ],
)
def test_who_says_that_another_did_harm_accuses_it(desk: Desk, text: str) -> None:
    """The report asserts the accusation, by the words of saying; the act is claimed by the speaker."""
    accusation, act = pair(desk, text)
    assert (accusation.actor_country, accusation.recipient_country, act.actor_country) == ("NOR", "TCD", "TCD")
    assert (accusation.modality, act.modality) == ("asserted", "claimed")
    assert (accusation.mode, accusation.cameo, accusation.projected) == ("allege", "112", act.event)
    assert accusation.actor_entity_id == act.attribution_entity_id
    assert text[accusation.start : accusation.end] in {"said", "According"}


def test_the_two_records_name_each_other(desk: Desk) -> None:
    """Each row's reason gives the words and the place of the other; spans hold speaker and accused."""
    text = "Norway said Chad bombed a hospital."
    accusation, act = pair(desk, text)
    assert accusation.rule == "reported act: saying over ASSAULT"
    assert accusation.reason.endswith(f"what is alleged is “bombed” at {act.start} (ASSAULT)")
    assert act.reason.endswith(f"alleged by “said” at {accusation.start} (ACCUSE)")
    assert text[accusation.actor_start or 0 : accusation.actor_end] == "Norway"
    assert text[accusation.recipient_start or 0 : accusation.recipient_end] == "Chad"


def test_one_word_of_saying_may_accuse_two(desk: Desk) -> None:
    """Two accused by one speaker are two accusations with ids of their own."""
    rows = desk.find("Norway said that Chad attacked Denmark, and that Mali seized a Danish ship.")
    accused = [row for row in rows if row.event == "ACCUSE"]
    assert {row.recipient_country for row in accused} == {"TCD", "MLI"}
    assert len({row.event_mention_id for row in accused}) == len(accused)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Norway denied that Chad attacked its ships.", "denied"),
        ("Norway said Chad had not attacked Denmark.", "negated"),
        ("If Chad attacked Denmark, Norway said, there would be war.", "hypothetical"),
        ("Norway said the Norwegian army killed two Chadian rebels.", "of its own government"),
        ("Chadian police said the army had arrested two rebels.", "an arm of the same state"),
        ("The rebels said they killed two Chadian soldiers.", "a report of one’s own"),
        ("Sources said Chad shelled a Danish village.", "unnamed"),
        ("Norwegian officials said Chad shelled a Danish village.", "unnamed officials"),
        ("Danish police said Norwegian rebels killed two tourists.", "police tell what happened"),
        ("Norway said Chadian students rioted in Bergen.", "a protest does no harm"),
        ("A newspaper reported that Chad shelled a Danish village.", "the press"),
        ("Norway said Chad sent food to Denmark.", "no harm"),
        ("Chad shelled a Danish village.", "nobody says it"),
    ],
)
def test_what_is_no_accusation(desk: Desk, text: str, why: str) -> None:
    """The act itself is coded, without an accusation beside it."""
    rows = desk.find(text)
    assert rows, why
    assert "ACCUSE" not in {row.event for row in rows}, why


def test_a_word_of_accusing_is_not_doubled(desk: Desk) -> None:
    """Where the verb itself accuses, the precedence table has coded it."""
    rows = desk.find("Norway accused Chad of shelling a Danish hospital.")
    assert [row.rule for row in rows if row.event == "ACCUSE"] == ["alleged act: accuse over ASSAULT"]
