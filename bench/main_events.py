"""What a report is about: Giveme5W1H's gold, by the tokens of the best answer.

For each question the score of a report is the token F1 of what is found against the gold answer that fits best; what
people agreed is not told, is not asked. A `who` counts by the words in the headline or by the name of whom they mean,
whichever the contestant gives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from bench.data import Row, Sample
from bench.formulas import ratio
from bench.measures import Measure, Sums
from bench.speech import find_in, parse_report
from bench.task import Case, Contestant, Published, Task
from crossread.annotate.events import Marks
from crossread.annotate.events.main_event import find_main_event
from crossread.annotate.moments import find_moments
from crossread.records import Document

QUESTIONS = ("who", "what", "when", "where")
Answers = dict[str, str]
_PEER = "its own stored output against the same gold"


def tokens(text: str) -> Counter[str]:
    """Words of an answer, articles left out.

    Example:
        >>> sorted(tokens("The Red Bull boss"))
        ['boss', 'bull', 'red']
    """
    plain = text.encode().decode("unicode_escape", "ignore") if "\\u" in text else text
    return Counter(word for word in re.findall(r"\w+", plain.lower()) if word not in {"the", "a", "an"})


def token_f1(found: str, gold: str) -> float:
    """F1 of the words of two answers.

    Example:
        >>> token_f1("in Brazil", "Brazil")
        0.6666666666666666
    """
    have, want = tokens(found), tokens(gold)
    shared = (have & want).total()
    return 2 * shared / (have.total() + want.total()) if shared else 0.0


def _text(row: Row) -> str:
    return "\n\n".join(part.strip() for part in (row["title"], row["lead"] or "", row["text"]) if part and part.strip())


def _crossread(row: Row) -> Answers:
    text = _text(row)
    report, speech = parse_report(text), find_in(text)
    dated = Document(
        document_id="r",
        path="r.txt",
        words=0,
        text=text,
        sha256="0",
        title=row["title"],
        published=row["date_publish"][:10],
    )
    marks = Marks(speech=speech, moments=find_moments(dated, report.sentences), quantities=())
    found = find_main_event(dated, report.parsed, report.sentences, marks)
    spans = {"who": found.who, "what": found.what, "when": found.when, "where": found.where}
    answers = {name: text[span[0] : span[1]] if span is not None else "" for name, span in spans.items()}
    day = date.fromisoformat(found.day) if found.day else None
    when = answers["when"] or (f"{day:%B} {day.day}, {day.year}" if day else "")
    return {**answers, "who": found.name or answers["who"], "when": when}


def _headline(row: Row) -> Answers:
    """The headline as what, its first capitalised words as who, the day of publication, the first place-like word."""
    names = re.findall(r"[A-Z][\w.]+(?:\s[A-Z][\w.]+)*", row["title"])
    where = re.search(r"\bin ([A-Z]\w+(?:\s[A-Z]\w+)*)", _text(row))
    return {
        "who": names[0] if names else "",
        "what": row["title"],
        "when": row["date_publish"][:10],
        "where": where[1] if where else "",
    }


def _run(answer: Callable[[Row], Answers]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("events/giveme5w1h"):
            answers = answer(row)
            counts: dict[str, float] = {}
            for name in QUESTIONS:
                gold = row["gold"][name]
                if gold["agreed_none"] or not gold["answers"]:
                    continue
                counts[f"{name}.shared"] = max(token_f1(answers[name], one["text"]) for one in gold["answers"])
                counts[f"{name}.n"] = 1.0
            yield Case(
                case=row["id"], group=row["cluster"] or row["id"], counts=counts, note=f"{answers} for {row['title']}"
            )

    return run


def _measure(name: str) -> Measure:
    part, n = f"{name}.shared", f"{name}.n"

    def of(sums: Sums) -> object:
        return ratio(sums[part], sums[n])

    return Measure(name=f"{name}.token_f1", of=of, size=lambda sums: sums[n], counts=(part, n))  # type: ignore[arg-type]


MAIN_EVENTS = Task(
    name="events.giveme5w1h",
    title="Giveme5W1H gold, open half: who, what, when, where of a report",
    sets=("events/giveme5w1h",),
    measures=tuple(_measure(name) for name in QUESTIONS),
    contestants=(
        Contestant(name="crossread", kind="system", run=_run(_crossread)),
        Contestant(name="headline", kind="baseline", run=_run(_headline)),
    ),
    published=tuple(
        Published(name="Giveme5W1H", measure=f"{name}.token_f1", value=value, source=_PEER)
        for name, value in zip(QUESTIONS, (0.50, 0.14, 0.43, 0.64), strict=True)
    ),
    fast=None,
)
