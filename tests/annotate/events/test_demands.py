from __future__ import annotations

from tests.annotate.events.conftest import Desk


def test_what_another_must_do_is_a_demand(desk: Desk) -> None:
    """A speaker who says that another must do something demands it, whatever it is."""
    [row] = desk.find("Norway said that Chad must repair the bridge.")
    assert (row.event, row.actor_country, row.recipient_country) == ("REQUEST", "NOR", "TCD")


def test_a_duty_that_nobody_states_is_none(desk: Desk) -> None:
    """Without a speaker there is no demand."""
    assert not desk.find("Chad must repair the bridge.")
