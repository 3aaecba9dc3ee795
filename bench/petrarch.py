"""PETRARCH's unit tests, with the toy dictionary they come with given to the coder as an analyst's own lexicon.

The dictionary is retyped in our format (`bench/gold/petrarch`): the names of the toy world with their codes and days,
and the verbs that name an act. What it says by the order of words (`SUGGESTED + * DEMAND`, codes for negated
auxiliaries) has no counterpart in a lexicon of roles and is left out, so that those cases are misses. Only acts that
its lines code count. A case is right if it gives exactly the rows of the test. Compound actors stay one record in
Crossread; here they are spelled out as the tests do, and `a:b` is a code for each direction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from bench.data import CARDS, Row, Sample
from bench.measures import found_counts, macro_f1_over, precision_recall_f1, proportion
from bench.speech import find_in, parse_report
from bench.task import Case, Contestant, Published, Task
from crossread.annotate.events import OwnTables, find_acts
from crossread.annotate.events.coding import code_party
from crossread.annotate.events.lexicon import Entry
from crossread.annotate.events.own import OwnLexicon
from crossread.annotate.events.scene import Party, Scene
from crossread.pipeline import own_tables
from crossread.store.user_files import read_user_files

if TYPE_CHECKING:
    from spacy.tokens import Token

Triple = tuple[str, str, str]
"""Source, target, code."""

FOLDER = CARDS.parent / "gold" / "petrarch"
NOT_CODING = frozenset(["ERROR"])
"""Cases about broken input and discarded stories; PETRARCH reads other files for them."""
_KINDS = ("SYNSET", "COMPOUND", "DEMO", "PATTERN", "AGENT", "VERB", "DATE", "MODIFY", "ACTOR", "PARSING")


@cache
def tables() -> OwnTables:
    """The toy dictionary."""
    return own_tables(read_user_files(FOLDER))


def _cases(sample: Sample) -> Iterator[Row]:
    for row in sample.rows("events/petrarch_cases"):
        if row["category"] not in NOT_CODING and row["error_expected"] is None:
            yield row


def _gold(row: Row) -> list[Triple]:
    return [(one["source"], one["target"], one["code"]) for one in row["events"]]


def _day(row: Row) -> str:
    return f"{row['date'][:4]}-{row['date'][4:6]}-{row['date'][6:8]}"


def _crossread(row: Row) -> list[Triple]:
    text = row["sentence"]
    report, speech = parse_report(text), find_in(text)
    scene = Scene(report.parsed, speech.entities, speech.mentions, tables())
    found: list[Triple] = []
    for act in find_acts(scene):
        if act.entry.own and act.actor is not None and act.recipient is not None:
            forth, _, back = (act.cameo or "").partition(":")
            for source in _codes(scene, act.actor, _day(row)):
                for target in _codes(scene, act.recipient, _day(row)):
                    found += [(source, target, forth)] + ([(target, source, back)] if back else [])
    return list(dict.fromkeys(found))


def _codes(scene: Scene, party: Party, day: str) -> list[str]:
    """The codes of a party and of those it is coordinated with."""
    found: list[str] = []
    for token in _coordinated(scene.doc[party.head]):
        one = party if token.i == party.head else scene.party_within(token, whole=True)
        code = code_party(scene, one, day)
        found += [country + (code.sector or "") for country in (code.country or "").split("/") if country]
    return found


def _coordinated(token: Token) -> list[Token]:
    below = [child for child in token.children if child.dep_ == "conj"]
    return [token, *(one for child in below for one in _coordinated(child))]


def _naive(row: Row) -> list[Triple]:
    """The first verb of the dictionary between the first two actors of it, each by its words alone."""
    lexicon, words = OwnLexicon(tables()), re.findall(r"[\w.'-]+", row["sentence"])
    actors: list[str] = []
    for word in words:
        country, sector = lexicon.code(word, _day(row))
        if country is not None:
            actors.append(country + (sector or ""))
    code = next((entry.cameo for word in words if (entry := _verb(lexicon, word)) is not None), None)
    return [(actors[0], actors[1], (code or "").partition(":")[0])] if len(actors) > 1 and code else []


def _verb(lexicon: OwnLexicon, word: str) -> Entry | None:
    stems = [word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed"), word.removesuffix("ing")]
    return next((lexicon.verbs[stem] for stem in stems if stem in lexicon.verbs), None)


def _run(coder: Callable[[Row], list[Triple]]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for number, row in enumerate(_cases(sample)):
            gold, found = _gold(row), coder(row)
            right = Counter(gold) == Counter(found)
            counts = found_counts(gold, found, "triple")
            counts |= found_counts([one[:2] for one in gold], [one[:2] for one in found], "parties")
            for code in {one[2] for one in (*gold, *found)}:
                counts |= found_counts(
                    [one for one in gold if one[2] == code], [one for one in found if one[2] == code], f"code.{code}"
                )
            kind = row["category"].rstrip("Sx")
            for what in ("case", kind if kind in _KINDS else "AGENT"):
                counts |= {f"{what}.right": float(right), f"{what}.n": 1.0}
            note = f"{found} for {gold}: {row['sentence']}"
            yield Case(case=f"{row['id']}-{number}", group=row["sentence"], counts=counts, right=right, note=note)

    return run


CODES = (
    *("023", "024", "025", "027", "030", "031", "032", "033", "036", "041", "042", "043", "044", "045", "046", "050"),
    *("064", "066", "070", "071", "075", "080", "081", "082", "083", "085", "095", "096", "100", "1010", "1011", "102"),
    *(
        "103",
        "111",
        "112",
        "115",
        "121",
        "122",
        "123",
        "131",
        "132",
        "160",
        "161",
        "162",
        "1711",
        "1717",
        "1721",
        "173",
    ),
    *("174", "174K", "174L", "181", "191", "192", "194", "201", "212", "222", "223", "224", "345", "802", "901", "902"),
    *("090", "170"),
    *("903", "904", "905", "906", "907", "911", "912", "913", "914", "915"),
)
"""Every code of the tests and of the dictionary."""

PETRARCH = Task(
    name="events.petrarch_cases",
    title="PETRARCH's unit tests with their toy dictionary: exactly the rows of a sentence",
    sets=("events/petrarch_cases", "events/petrarch_lexicon"),
    measures=(
        proportion("case"),
        macro_f1_over("code", CODES),
        *precision_recall_f1("triple"),
        *precision_recall_f1("parties"),
        *(proportion(kind) for kind in _KINDS),
    ),
    contestants=(
        Contestant(name="crossread", kind="system", run=_run(_crossread)),
        Contestant(name="first verb, first two actors", kind="baseline", run=_run(_naive)),
    ),
    published=(
        Published(name="PETRARCH", measure="case", value=1.0, source="by construction: they are its own unit tests"),
    ),
    fast=60,
)
