"""What one report affirms and another calls untrue."""

from __future__ import annotations

from tests.link.claims.contrasts.conftest import Differing

_SAID = "Harbour pilots have taken advantage of the Velmar ferry, the mayor said."
_WHY = ("polarity", "one says so, the other that it is not true")


def test_a_claim_said_to_be_unfounded(differing: Differing) -> None:
    """The complaint that something is so is unfounded: that is no statement that it is so."""
    doubt = "Senator Lind said complaints that harbour pilots have taken advantage of the Velmar ferry are unfounded."
    assert _WHY in differing(doubt, _SAID)


def test_words_of_doubt_about_something_else(differing: Differing) -> None:
    """What is false has to be what the other says."""
    other = "Harbour pilots have taken advantage of the Velmar ferry, the mayor said, and a false alarm rang."
    assert _WHY not in differing(other, _SAID)


def test_a_report_that_doubts_too_contradicts_nobody(differing: Differing) -> None:
    """Two reports that both give the doubt do not differ."""
    doubt = "Senator Lind said complaints that harbour pilots have taken advantage of the Velmar ferry are unfounded."
    assert _WHY not in differing(doubt, f"{_SAID} {doubt}")


def test_what_is_told_of_the_thing_doubted_is_not_doubted(differing: Differing) -> None:
    """Concerns that are unfounded were raised all the same."""
    one = "The concerns that senators raised about the Velmar ferry contract are unfounded, the mayor said."
    assert _WHY not in differing(one, "Senators raised concerns about the Velmar ferry contract.")


def test_a_verb_that_says_little_is_not_enough(differing: Differing) -> None:
    """Who takes something else does not take advantage."""
    doubt = "Senator Lind said complaints that harbour pilots have taken advantage of the Velmar ferry are unfounded."
    assert _WHY not in differing(doubt, "Harbour pilots have taken tea on the Velmar ferry, the mayor said.")


def test_no_evidence_to_support_a_claim_doubts_no_support(differing: Differing) -> None:
    """Nothing supports the mayor's claim; that pilots support the ferry is another matter."""
    one = "There is no evidence to support the mayor's plan for the Velmar ferry, Senator Lind said."
    assert _WHY not in differing(one, "Harbour pilots support the mayor's plan for the Velmar ferry.")
