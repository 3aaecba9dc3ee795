"""Names that tell nothing in a story that is all about them: "the Lund summit" where every report tells of Lund."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from crossread.link.entities.parties import Party
from crossread.text.countries import find_capital

_MOST = 0.6  # of the reports of a story
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of names that most reports of a story give.

    Attributes:
        of_word: For each such word what sort of bearer it has, and which one.
    """

    of_word: Mapping[str, tuple[str, int]]

    def plain(self, marks: AbstractSet[str], block: Iterable[AbstractSet[str]]) -> frozenset[str]:
        """Marks without the words that tell nothing.

        Args:
            marks: Words before a noun.
            block: Those before all nouns of that meaning in the story. Where two bearers of one sort are told there
                ("the Lund summit", "the Hald summit"), a name tells which is meant.
        """
        bearers: dict[str, set[int]] = {}
        for word in frozenset[str]().union(*block) & self.of_word.keys():
            sort, bearer = self.of_word[word]
            bearers.setdefault(sort, set()).add(bearer)
        return frozenset(word for word in marks if word not in self.of_word or len(bearers[self.of_word[word][0]]) > 1)


def read_scene(parties: Iterable[Party]) -> Scene:
    """Read which names most reports of a story give.

    Args:
        parties: All parties of the story.
    """
    known = list(parties)
    reports = frozenset[str]().union(*(party.documents for party in known))
    found: dict[str, tuple[str, int]] = {}
    several: set[str] = set()
    for number, party in enumerate(known):
        if not party.named or party.side not in {"person", "body"}:
            continue
        if len(party.documents) < max(_LEAST, _MOST * len(reports)):
            continue
        words = {word for name in party.names for word in name}
        words |= {
            f"={code}" for actor in party.members if actor.kind == "place" and (code := find_capital(actor.entity.name))
        }
        for word in words:
            first = found.setdefault(word, (party.side, number))[1]
            if first == number or _is_part(known[first], party):
                continue
            if _is_part(party, known[first]):
                found[word] = (party.side, number)  # of "Lund" and "Lund College" Lund is the town
            else:
                several.add(word)
    return Scene({word: bearer for word, bearer in found.items() if word not in several})


def _is_part(one: Party, other: Party) -> bool:
    """Whether a name of one is a part of a name of another: "Santa Rosa" of "Santa Rosa College"."""
    return any(set(short) < set(long) for short in one.names for long in other.names)
