"""Pairs of passages that cannot both be right, and pairs that can."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from crossread.link.claims import LinkedClaims, Statement
from crossread.records import Document

Differing = Callable[..., set[tuple[str, str]]]
Linked = tuple[LinkedClaims, list[Document], list[Statement]]

DIFFER = (
    ("role", "Ada Brandvik was in Velmar to visit her sister.", "Ada Brandvik was in Velmar to visit her aunt."),
    ("place", "The sailor shot himself in the neck on deck.", "The sailor shot himself in the leg on deck."),
    (
        "place",
        "The fire broke out in a house near 66 Quay Street in Velmar.",
        "The fire broke out in a house at 46 Quay St. in Velmar.",
    ),
    (
        "place",
        "The Ring was closed to traffic from Harbour Gate to Mill Road.",
        "The Ring was closed to traffic from Mill Road to Castle Hill.",
    ),
    ("number", "Ada Brandvik posted three photos of the ferry.", "Ada Brandvik posted four photos of the ferry."),
    ("number", "The sailor killed was a woman in her 30s.", "The sailor killed was a woman in her 20's."),
    ("date", "Ada Brandvik signed the lease on 3 March 2025.", "Ada Brandvik signed the lease on 4 March 2025."),
    ("date", "Ada Brandvik signed the lease in March 2025.", "Ada Brandvik signed the lease in January 2025."),
    (
        "actor",
        "Harbour master Ilse Brandvik confirmed the closure of the port to reporters in Velmar.",
        "Harbour master Ilse Brandvik announced the closure of the port to children of correspondents in Velmar.",
    ),
    ("polarity", "Two people were injured in the blaze on the quay.", "The ferry burned, but no one was injured."),
    ("actor", "The young boy accidentally shot himself with a pistol.", "An uncle shot the boy with a pistol."),
    ("other", "A girl slapped two soldiers in Velmar.", "A girl punched two soldiers in Velmar."),
)  # fmt: skip

AGREE = (
    ("Ada Brandvik was in Velmar to visit her sister.", "Ada Brandvik was in Velmar to visit her sister’s family."),
    ("The sailor was shot in the leg on deck.", "The sailor was shot in the hand and the leg on deck."),
    ("The fire broke out at 66 Quay Street.", "The fire broke out in the 600 block of Quay Street."),
    ("Singer Ada Brandvik posted three photos.", "Singer Ada Brandvik posted three more photos, four in all."),
    ("Ada Brandvik posted three photos of the ferry.", "Ada Brandvik posted at least two photos of the ferry."),
    ("Ada Brandvik signed the lease on 3 March 2025.", "Ada Brandvik signed the lease in March 2025."),
    ("Two people were injured in the blaze.", "The ferry burned, but no one else was injured."),
    ("Two people were injured in the blaze.", "No deaths were reported in the blaze."),
    ("The skipper shot his brother.", "The skipper shot himself."),
    ("A girl slapped and punched two soldiers.", "A girl punched two soldiers."),
    ("Ada Brandvik signed the lease in March 2025.", "Ada Brandvik signed the lease last spring."),
    ("Ilse Brandvik told reporters that the port is shut.", "Ilse Brandvik told reporters and children it is shut."),
    ("Police arrested the skipper on one charge of assault.", "Nobody has been charged over the fire."),
)


@pytest.mark.parametrize(("slot", "one", "other"), DIFFER)
def test_what_cannot_both_be_so_differs_on_its_slot(differing: Differing, slot: str, one: str, other: str) -> None:
    """Two passages of one thing that fill a slot differently are told apart on that slot, and on no other."""
    assert {found for found, _ in differing(one, other)} == {slot}
    assert {found for found, _ in differing(other, one)} == {slot}


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_what_can_both_be_so_does_not_differ(differing: Differing, one: str, other: str) -> None:
    """A part, a bound, a wider day, another victim, somebody else: nothing is called a difference."""
    assert differing(one, other) == set()


def test_a_later_toll_contradicts_nobody(differing: Differing) -> None:
    """Who printed "nobody was hurt" the day before those hurt were counted is not contradicted."""
    texts = "Two people were injured in the blaze on the quay.", "The ferry burned, but no one was injured."
    assert differing(*texts, days=("2025-05-06", "2025-05-05")) == set()
    assert differing(*texts, days=("2025-05-05", "2025-05-06")) != set()


def test_who_did_it_and_what_he_counts_make_a_pair_worth_a_look(differing: Differing) -> None:
    """Two numbers of one thing by one person contrast, though the passages have no other word in common."""
    found = differing("Ada Brandvik scored 14 goals for Oru.", "Ada Brandvik had 12 goals for Oru.")
    assert found == {("number", "“14” here, “12” there")}


def test_the_reason_reads_from_either_side(link: Callable[[Sequence[str]], Linked]) -> None:
    """The cell that differs names its own words first."""
    found = link(
        (
            "Ada Brandvik was in Velmar to visit her sister. Bakeries threw away bread.",
            "Ada Brandvik was in Velmar to visit her aunt. The choir sang.",
        )
    )[0]
    reasons = {cell.document_id: cell.reason for cell in found.cells if cell.state == "differs"}
    assert reasons in ({"d1": "“aunt” here, “sister” there"}, {"d0": "“sister” here, “aunt” there"})


def test_a_denial_is_joined_to_what_it_denies(link: Callable[[Sequence[str]], Linked]) -> None:
    """A report that gives the denial denies; the row holds the accusation and the denial, and is contradicted."""
    found = link(
        (
            "The skipper cut the cable on the orders of Ilse Brandvik, police said.",
            "Harbour master Ilse Brandvik denied any involvement. The choir sang.",
        )
    )[0]
    denials = [cell for cell in found.cells if cell.state == "denies"]
    assert [(cell.document_id, cell.differs_on) for cell in denials] == [("d1", "polarity")]
    status = {claim.claim_id: claim.status for claim in found.claims}
    assert status[denials[0].claim_id] == "contradicted"


def test_a_denial_of_what_was_said_before_counts(differing: Differing) -> None:
    """Words such as "She denied it" denies what the sentence before reports."""
    found = differing(
        "The ferry was sailing without lights off Velmar.",
        "State radio said that the ferry was sailing without lights off Velmar. Ilse Brandvik denied it.",
    )
    assert found == {("polarity", "one says so, the other gives the denial")}


def test_a_report_that_tells_of_some_means_another_scene_by_nobody(differing: Differing) -> None:
    """Who tells that Lund was arrested does not say by "no arrests were made" that nobody was."""
    some = "Two people were arrested after the blaze on the quay."
    nobody = "A second barn was searched, and no arrests were made."
    assert any("nobody in one" in why for _, why in differing(some, nobody))
    assert not any("nobody in one" in why for _, why in differing(some, f"Tom Lund was arrested in Oru. {nobody}"))
