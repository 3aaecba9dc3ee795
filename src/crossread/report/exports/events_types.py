"""PLOVER types in words, and the intensity that POLECAT prints of each."""

from __future__ import annotations

_TYPES = {
    "AGREE": ("Agree or promise to cooperate", 4.0),
    "CONSULT": ("Meet or consult", 1.0),
    "SUPPORT": ("Support or cooperate diplomatically", 3.5),
    "CONCEDE": ("Concede or ease", 5.0),
    "COOPERATE": ("Cooperate materially", 6.0),
    "AID": ("Provide aid", 7.0),
    "RETREAT": ("Retreat, release or yield", 5.0),
    "REQUEST": ("Request or demand", -5.0),
    "ACCUSE": ("Accuse, criticise or investigate", -2.0),
    "REJECT": ("Reject or refuse", -4.0),
    "THREATEN": ("Threaten or warn", -6.0),
    "PROTEST": ("Protest", -6.5),
    "SANCTION": ("Reduce relations or sanction", -4.0),
    "MOBILIZE": ("Mobilise or deploy force", -7.2),
    "COERCE": ("Coerce, arrest or seize", -7.0),
    "ASSAULT": ("Attack", -10.0),
}
PLOVER_TYPES = frozenset(_TYPES)
"""The sixteen types."""


def event_text(event: str) -> str | None:
    """What a type means; None for one that is not PLOVER's."""
    return _TYPES[event][0] if event in _TYPES else None


def intensity(event: str) -> float | None:
    """The Goldstein value of a type."""
    return _TYPES[event][1] if event in _TYPES else None
