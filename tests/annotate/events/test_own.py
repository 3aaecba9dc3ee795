from __future__ import annotations

from dataclasses import replace

from crossread.annotate.events import OwnActor, OwnTables, OwnWords, find_event_mentions
from crossread.annotate.events.own import OwnLexicon
from crossread.records import EventMention
from tests.annotate.events.conftest import Desk


def find(desk: Desk, text: str, **tables: tuple[object, ...]) -> tuple[EventMention, ...]:
    """The acts of a report with an analyst's tables."""
    document, parsed, marks = desk.read(text)
    return find_event_mentions(document, parsed, replace(marks, own=OwnTables(**tables)))  # type: ignore[arg-type]


def test_an_actor_of_the_analyst_has_his_codes(desk: Desk) -> None:
    """A name that no list holds acts, with the country and sector of the analyst's line; the shipped one gives none."""
    text = "The Quillon Brotherhood attacked Norway."
    own = OwnActor(name="Quillon Brotherhood", country="QUI", sector="REB")
    [row] = find(desk, text, actors=(own,))
    assert (row.actor_country, row.actor_sector, row.event, row.recipient_country) == ("QUI", "REB", "ASSAULT", "NOR")
    assert text[row.actor_start or 0 : row.actor_end] == "Quillon Brotherhood"


def test_codes_hold_for_their_days(desk: Desk) -> None:
    """The line counts whose days hold the act, by its own date and not by that of the report."""
    lines = (
        OwnActor(name="Ana Sousa", country="PRT", sector="OPP", last="2018"),
        OwnActor(name="Ana Sousa", country="PRT", sector="GOV", first="2019-01-01"),
    )
    [now] = find(desk, "Ana Sousa criticised Chad on Friday.", actors=lines)
    [then] = find(desk, "Ana Sousa criticised Chad in May 2017.", actors=lines)
    assert (now.actor_sector, then.actor_sector) == ("GOV", "OPP")


def test_words_of_the_analyst_go_first_and_are_named(desk: Desk) -> None:
    """A verb that the lexicon lacks is coded in all its forms; a row says by which line of the analyst's."""
    words = OwnWords(line=7, verb="schmooze", event="CONSULT", cameo="0499", recipient="obj")
    [row] = find(desk, "Norway schmoozed Chad on Friday.", words=(words,))
    assert (row.event, row.cameo, row.rule) == ("CONSULT", "0499", "verb: own lexicon 7")
    assert not desk.find("Norway schmoozed Chad on Friday.")


def test_a_verb_with_its_noun_and_a_noun_alone(desk: Desk) -> None:
    """A line may name a verb with the noun it governs, or a noun."""
    phrase = OwnWords(line=2, verb="break", noun="bread", event="CONSULT", recipient="with")
    noun = OwnWords(line=3, noun="tiff", event="REJECT", actor="poss", recipient="with")
    [one] = find(desk, "Norway broke bread with Chad.", words=(phrase,))
    [other] = find(desk, "Norway's tiff with Chad went on.", words=(noun,))
    assert (one.event, one.recipient_country) == ("CONSULT", "TCD")
    assert (other.event, other.actor_country, other.recipient_country) == ("REJECT", "NOR", "TCD")


def test_a_kept_line_is_coded_as_it_stands(desk: Desk) -> None:
    """What is announced becomes a threat, unless the line says that it is kept."""
    line = OwnWords(line=2, verb="wallop", event="ASSAULT", recipient="obj")
    [moved] = find(desk, "Norway will wallop Chad.", words=(line,))
    [kept] = find(desk, "Norway will wallop Chad.", words=(replace(line, keep=True),))
    assert (moved.event, moved.projected) == ("THREATEN", "ASSAULT")
    assert (kept.event, kept.projected) == ("ASSAULT", None)


def test_empty_tables_change_nothing(desk: Desk) -> None:
    """Without lines of the analyst's there is nothing to find and nothing in the fingerprint."""
    assert OwnTables().digest == ""
    assert OwnLexicon(OwnTables()).code("Norway", None) == (None, None)
    assert OwnTables(actors=(OwnActor(name="a", sector="GOV"),)).digest
