from __future__ import annotations

from dataclasses import replace
from typing import Any

from crossread.link.events import Telling, Who, link_events
from crossread.link.events.tellings import weigh_report, weigh_sentence
from crossread.link.terms import weigh_story
from crossread.records import EventMention

NORWAY = Who(entities=("e-norway",), country="NOR", sector="GOV", words=frozenset(["norwai"]))
OSLO = Who(entities=("e-oslo",), country="NOR", sector="GOV", words=frozenset(["oslo"]))
CHAD = Who(entities=("e-chad",), country="TCD", sector="GOV", words=frozenset(["chad"]))


SENTENCE = "Norway imposed sanctions on Chad over the sinking of the ferry near the harbour."
REPORTS = (SENTENCE, "The ferry sank near the harbour after the fire, and Chad said it was an accident.")


def telling(
    number: int,
    actor: Who = NORWAY,
    recipient: Who = CHAD,
    *,
    sentence: str = SENTENCE,
    trigger: str = "imposed",
    printings: int = 1,
    **facts: Any,  # noqa: ANN401
) -> Telling:
    """One telling in a report of its own; the reports of the story are about one sinking."""
    fields: dict[str, Any] = {"event": "SANCTION", "modality": "asserted", "polarity": "positive", "rule": "r"}
    row = EventMention(
        event_mention_id=f"em-{number}", document_id=f"d-{number}", start=0, end=5, **{**fields, **facts}
    )
    weights = weigh_story([])
    return Telling(
        mention=row,
        family=f"f-{number}",
        trigger=trigger,
        actor=actor,
        recipient=recipient,
        printings=printings,
        around=weigh_sentence(sentence, weights),
        report=weigh_report((*REPORTS, sentence), weights),
    )


def test_one_act_by_other_names_is_one_event() -> None:
    """A country and its capital stand for one government; the event counts reports and independent texts."""
    linked = link_events("s", [telling(1), telling(2, actor=OSLO)])
    [event] = linked.events
    assert (event.documents, event.independent, event.event) == (2, 2, "SANCTION")
    assert set(event.actors) == {"e-norway", "e-oslo"}
    assert set(linked.event_of) == {"em-1", "em-2"}


def test_what_parts_two_acts() -> None:
    """Another type, another actor, another recipient or other days are another act."""
    day: dict[str, Any] = {"date_earliest": "2019-03-22", "date_latest": "2019-03-22"}
    other: dict[str, Any] = {"date_earliest": "2019-03-25", "date_latest": "2019-03-25"}
    linked = link_events(
        "s",
        [
            telling(1, **day),
            telling(2, **other),
            telling(3, event="ASSAULT"),
            telling(4, actor=CHAD, recipient=NORWAY),
        ],
    )
    assert len(linked.events) == 4


def test_an_act_upon_oneself_is_no_act_upon_another() -> None:
    """Who shoots himself does not shoot somebody; a telling that leaves out who acts may be either."""
    lund = Who(entities=("e-lund",), person=True, words=frozenset(["lund"]))
    himself = telling(1, lund, lund, event="ASSAULT", trigger="shot")
    somebody = telling(2, lund, Who(), event="ASSAULT", trigger="shot")
    found = telling(3, Who(), lund, event="ASSAULT", trigger="shot")
    assert len(link_events("s", [himself, somebody]).events) == 2
    assert len(link_events("s", [himself, found]).events) == 1
    again = telling(4, lund, lund, event="ASSAULT", trigger="shot")
    assert len(link_events("s", [himself, again]).events) == 1


def test_what_is_denied_or_only_possible_is_no_event() -> None:
    """Negated, denied and hypothetical acts count for nothing."""
    kinds = ("negated", "denied", "hypothetical")
    linked = link_events("s", [telling(n, modality=kind) for n, kind in enumerate(kinds)])
    assert not linked.events
    assert not linked.event_of


def test_an_announced_act_is_the_act_to_come() -> None:
    """One report says that they will meet, another that they are to meet: one event."""
    announced = telling(1, event="AGREE", projected="CONSULT")
    planned = telling(2, event="CONSULT", modality="future")
    assert len(link_events("s", [announced, planned]).events) == 1


def test_copies_of_a_report_change_no_count_of_events() -> None:
    """Forty copies of a report tell the same events once, by one independent text."""
    once = link_events("s", [telling(1)])
    copies = [Telling(**{**_fields(telling(n)), "family": "f-1"}) for n in range(1, 41)]
    often = link_events("s", copies)
    assert len(often.events) == len(once.events) == 1
    assert (often.events[0].documents, often.events[0].independent) == (40, 1)


def _fields(one: Telling) -> dict[str, Any]:
    names = ("mention", "family", "trigger", "actor", "recipient", "around", "report")
    return {name: getattr(one, name) for name in names}


def test_two_people_of_one_government_are_two() -> None:
    """Meeting the king and meeting the minister are two meetings; meeting Norway may be either."""
    king = Who(entities=("e-king",), country="NOR", sector="GOV", person=True)
    minister = Who(entities=("e-minister",), country="NOR", sector="GOV", person=True)
    rows = [telling(1, CHAD, king), telling(2, CHAD, minister)]
    assert len(link_events("s", rows).events) == 2
    assert len(link_events("s", [telling(1, CHAD, king), telling(2, CHAD, NORWAY)]).events) == 1


def test_a_noun_joins_what_is_to_come() -> None:
    """What will be and the noun for it are one act."""
    rows = [telling(1, event="CONSULT", modality="future"), telling(2, event="CONSULT", rule="noun: nouns 2")]
    assert len(link_events("s", rows).events) == 1


def test_the_same_sentence_tells_the_same_act() -> None:
    """A sentence printed twice tells one act, another sentence about something else another."""
    nobody = Who()
    same = [replace(telling(n, nobody, nobody), passage=("police detained 46.", 1)) for n in (1, 2)]
    assert len(link_events("s", same).events) == 1
    far = telling(3, nobody, nobody, sentence="Sailors seized the barge at dawn.", trigger="seized")
    assert len(link_events("s", [*same, replace(far, passage=("sailors seized it.", 1))]).events) == 2


def test_what_few_printings_tell_is_misread() -> None:
    """Of five printings of a sentence one is read as an act: that is no event; where most are, it is one."""
    few = replace(telling(1, printings=5), passage=("norway holds talks.", 1))
    assert not link_events("s", [few]).events
    most = [replace(telling(n, printings=5), passage=("norway holds talks.", 1)) for n in (1, 2, 3)]
    [event] = link_events("s", most).events
    assert event.documents == 3


def test_other_words_for_one_act() -> None:
    """Near synonyms with the same parties in like sentences are one act; the same verb upon others is two."""
    one = telling(1, event="COERCE", trigger="arrested", sentence="Norway arrested the captain of the ferry on Monday.")
    other = telling(2, event="COERCE", trigger="detained", sentence="The captain of the ferry was detained in Norway.")
    assert len(link_events("s", [one, other]).events) == 1
    abroad = Who(entities=("e-peru",), country="PER", sector="GOV", words=frozenset(["peru"]))
    assert len(link_events("s", [one, replace(other, recipient=abroad)]).events) == 2


def test_an_event_has_the_happening_of_most_of_its_dates() -> None:
    """Tellings whose dates belong to one happening give it to their event."""
    rows = [replace(telling(n), happening=name) for n, name in enumerate((None, "ha-1", "ha-1", "ha-2"))]
    [event] = link_events("s", rows).events
    assert event.happening_id == "ha-1"
