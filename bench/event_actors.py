"""How well actors are coded by country and sector: the cases of NGEC's tests that code a phrase.

A case needs an encyclopaedia (`known`) if its answer names a Wikipedia article or office, or if the phrase is nothing
but a name; else it is `plain`. A case is right if all that it asks is right. NGEC codes international bodies as
countries (IGO, UNO); here they are a sector.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bench.data import Row, Sample
from bench.measures import proportion
from bench.task import Case, Contestant, Task
from crossread.annotate.events.coding import Code, code_words, find_country_in

Coder = Callable[[str, str, str | None], Code]
_BODIES = frozenset(["IGO", "UNO"])


def _right(expect: Row, code: Code) -> bool:
    if expect.get("value", "") is None:
        return code.country is None and code.sector is None
    country = code.country or ""
    for field in ("country", "cc"):
        wanted = expect.get(field)
        if isinstance(wanted, str) and wanted in _BODIES:
            if code.sector != "IGO":
                return False
        elif wanted is not None and not _equal(wanted, country):
            return False
    return "code_1" not in expect or _equal(expect["code_1"], code.sector or "")


def _equal(wanted: object, value: str) -> bool:
    if isinstance(wanted, dict):
        return value != wanted.get("NotEq")
    return value == wanted


def _needs_knowledge(row: Row) -> bool:
    expect = row["expect"]
    if isinstance(expect.get("wiki"), str) and expect["wiki"]:
        return True
    if "actor_wiki_job" in expect:
        return True
    words = row["phrase"].split()
    code = code_words(row["phrase"])
    return bool(expect.get("country")) and all(word[:1].isupper() for word in words) and code == Code(None, None)


def _cases(coder: Coder) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for number, row in enumerate(sample.rows("events/actor_cases")):
            if row["call"] == "query_wiki":
                continue
            asked = row.get("query_date") or row.get("date") or ""
            day = asked if re.fullmatch(r"\d{4}-\d\d-\d\d", asked) else None
            right = _right(row["expect"], coder(row["phrase"], row.get("context") or "", day))
            what = "known" if _needs_knowledge(row) else "plain"
            counts = {f"{what}.right": float(right), f"{what}.n": 1.0, "all.right": float(right), "all.n": 1.0}
            yield Case(case=f"{row['id']}-{number}", group=row["id"], counts=counts, right=right, note=row["phrase"])

    return run


def _crossread(phrase: str, around: str, day: str | None) -> Code:
    return code_words(phrase, around=around, day=day)


def _country_only(phrase: str, around: str, day: str | None) -> Code:
    """The country named, and government for everybody."""
    return Code(find_country_in(phrase) or find_country_in(around), "GOV" if day is None else None)


ACTORS = Task(
    name="events.actors",
    title="NGEC actor cases, open half: country and sector of a phrase",
    sets=("events/actor_cases",),
    measures=(proportion("plain"), proportion("known"), proportion("all")),
    contestants=(
        Contestant(name="crossread", kind="system", run=_cases(_crossread)),
        Contestant(name="country and government", kind="baseline", run=_cases(_country_only)),
    ),
    fast=60,
)
