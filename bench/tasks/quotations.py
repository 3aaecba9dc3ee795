"""How well quotations are found and their speakers known: PolNeAR, GUM Wikinews, MEANTIME.

PolNeAR is scored as CofeNet (Wang and others 2022) scores it: a source, cue or content is a maximal unbroken span,
right only if both its ends are; `all` is a whole attribution with all its spans. `*_words` count the words in a role. A
content is `marked` with quotation marks in it (direct and mixed), `indirect` without. Words and their borders are those
of the parse, so a span whose border falls inside a word is widened to it.

Speakers: a gold statement counts as found if a quotation lies on it (GUM, by share of characters) or has its cue or its
source (MEANTIME, which annotates no contents); it has the right speaker if the entity's name agrees with the gold name
in its last word or two, or if the entity is named at the very words the gold gives as the source.
"""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.data import Row, Sample
from bench.measures import Measure, found_counts, precision_recall_f1, proportion, rate
from bench.speech import Report, find_in, parse_report
from bench.task import Case, Contestant, Published, Task
from bench.timing import fastest
from crossread.annotate.lexicons import fold, load_cues
from crossread.annotate.quotations import Attribution, find_attributions, find_marked
from crossread.annotate.quotations.cues import find_cue_attributions
from crossread.annotate.speech import find_speech
from crossread.records import Quotation

Span = tuple[int, int]
ROLES = ("source", "cue", "content")
_MARKS = ('"', "“", "”", "''", "``")


@dataclass(frozen=True, slots=True)
class _Roles:
    """An attribution as spans of words."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    marked: bool


Finder = Callable[[Report], list[_Roles]]


def _gold(row: Row, report: Report) -> list[_Roles]:
    found = []
    for one in row["attributions"]:
        spans = {role: tuple(sorted(_words(report, piece) for piece in one[role])) for role in ROLES}
        kept = {role: tuple(span for span in pieces if span[0] < span[1]) for role, pieces in spans.items()}
        if kept["content"]:
            found.append(_roles(report, kept["source"], kept["cue"], kept["content"]))
    return found


def _words(report: Report, piece: list[int]) -> Span:
    start, end = report.parsed.view.from_document(piece[0], piece[1])
    if start >= end:
        return 0, 0
    inside = report.parsed.doc.char_span(start, end, alignment_mode="contract")
    span = (
        inside
        if inside is not None and len(inside)
        else report.parsed.doc.char_span(start, end, alignment_mode="expand")
    )
    return (span.start, span.end) if span is not None else (0, 0)


def _roles(report: Report, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]) -> _Roles:
    words = (report.parsed.doc[token].text for start, end in content for token in range(start, end))
    return _Roles(source, cue, content, any(word in _MARKS for word in words))


def _crossread(report: Report) -> list[_Roles]:
    return _read(report, find_attributions(report.parsed))


def _grammar(report: Report) -> list[_Roles]:
    """The lexicon of cues and the tree alone, as with a language engine that knows no roles."""
    runs = [report.parsed.tokens(run.outer_start, run.outer_end) for run in find_marked(report.parsed.view.text)]
    return _read(report, find_cue_attributions(report.parsed.doc, runs))


def _read(report: Report, attributions: object) -> list[_Roles]:
    assert isinstance(attributions, (list, tuple))
    return [_roles(report, one.source, one.cue, one.content) for one in attributions if isinstance(one, Attribution)]


def _nearest_verb(report: Report) -> list[_Roles]:
    """What stands between marks, by the nearest word that tells of saying and the nearest capitalised words."""
    doc, found = report.parsed.doc, []
    for run in find_marked(report.parsed.view.text):
        start, end = report.parsed.tokens(run.outer_start, run.outer_end)
        near = [*range(end, min(len(doc), end + 10)), *range(start - 1, max(-1, start - 10), -1)]
        cue = next((t for t in near if (form := load_cues().get(doc[t].lower_)) and form.share > 0.5), None)
        names = [t for t in near if doc[t].is_title] if cue is not None else []
        source = min(names, key=lambda t: abs(t - (cue or 0)), default=None)
        found.append(
            _roles(
                report,
                ((source, source + 1),) if source is not None else (),
                ((cue, cue + 1),) if cue is not None else (),
                ((start, end),),
            )
        )
    return found


def _textacy(report: Report) -> list[_Roles]:
    extract = importlib.import_module("textacy.extract")
    found = []
    try:
        quotations = list(extract.direct_quotations(report.parsed.doc))
    except ValueError:  # it refuses reports with an odd number of marks
        return []
    for one in quotations:
        spans = [(one.speaker[0].i, one.speaker[-1].i + 1), (one.cue[0].i, one.cue[-1].i + 1)]
        found.append(_roles(report, (spans[0],), (spans[1],), ((one.content.start, one.content.end),)))
    return found


def _polnear(finder: Finder) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("quotes/polnear"):
            if row["split"] == "dev":
                report = parse_report(row["text"])
                yield Case(case=row["doc_id"], group=row["doc_id"], counts=_compare(_gold(row, report), finder(report)))

    return run


def _compare(gold: list[_Roles], found: list[_Roles]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for role in ROLES:
        want = {span for one in gold for span in getattr(one, role)}
        have = {span for one in found for span in getattr(one, role)}
        counts |= found_counts(want, have, role) | found_counts(_tokens(want), _tokens(have), f"{role}_words")
    counts |= found_counts(
        {one.source + one.cue + one.content for one in gold},
        {one.source + one.cue + one.content for one in found},
        "all",
    )
    for name, marked in (("marked", True), ("indirect", False)):
        want = {span for one in gold if one.marked is marked for span in one.content}
        have = {span for one in found if one.marked is marked for span in one.content}
        counts |= found_counts(want, have, f"content_{name}")
        counts |= found_counts(_tokens(want), _tokens(have), f"content_{name}_words")
    return counts


def _tokens(spans: set[Span]) -> set[int]:
    return {token for start, end in spans for token in range(start, end)}


_SMALL = frozenset(["the", "of", "and", "a", "an", "mr", "ms", "mrs"])


def agree(name: str, gold: str) -> bool:
    """Whether two names agree in the last word, or in two words; accents do not count.

    Example:
        >>> agree("Ana Sousa", "Sousa"), agree("Ana Sousa", "Ana Berg"), agree("Luis Gomez", "Luís Gómez")
        (True, False, True)
    """
    one = [word for word in re.findall(r"\w+", fold(name)) if word not in _SMALL]
    other = [word for word in re.findall(r"\w+", re.sub(r"\(.*?\)", "", fold(gold))) if word not in _SMALL]
    if not one or not other:
        return False
    return one[-1] == other[-1] or len(set(one) & set(other)) >= min(2, len(set(other)))


def _speakers(name: str, chooser: Callable[[Row, Row, str], bool | None]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows(name):
            for one in row["attributions"]:
                if not one["speaker"] or one.get("negative"):
                    continue
                right = chooser(row, one, name)
                counts = {
                    "found.right": float(right is not None),
                    "found.n": 1.0,
                    "speaker.right": float(bool(right)),
                    "speaker.n": float(right is not None),
                }
                yield Case(case=f"{row['doc_id']}#{one['id']}", group=row["doc_id"], counts=counts)

    return run


def _right_speaker(row: Row, one: Row, name: str) -> bool | None:
    """Whether the speaker found is the right one; None where no quotation was found."""
    speech = find_in(row["text"])
    said = _on_content(one, speech.quotations) if name.endswith("gum_news") else _on_cue(one, speech.quotations)
    if said is None:
        return None
    mentions = [m for m in speech.mentions if m.entity_id == said.speaker_entity_id and m.form != "pronoun"]
    names = [e.name for e in speech.entities if e.entity_id == said.speaker_entity_id] + [m.text for m in mentions]
    if said.speaker_entity_id is None:
        return False
    at_source = any(m.start < end and start < m.end for m in mentions for start, end in one["source"][:1])
    return at_source or any(agree(text, one["speaker"]) for text in names)


def _on_content(one: Row, quotations: tuple[Quotation, ...]) -> Quotation | None:
    def share(said: Quotation) -> float:
        return max(
            (
                max(0, min(said.end, end) - max(said.start, start)) / max(said.end - said.start, end - start)
                for start, end in one["content"]
            ),
            default=0.0,
        )

    best = max(quotations, key=share, default=None)
    return best if best is not None and share(best) > 0 else None


def _on_cue(one: Row, quotations: tuple[Quotation, ...]) -> Quotation | None:
    for role in ("cue", "speaker"):
        gold = one["cue" if role == "cue" else "source"][:1]
        for said in quotations:
            start, end = getattr(said, f"{role}_start"), getattr(said, f"{role}_end")
            if start is not None and any(start < right and left < end for left, right in gold):
                return said
    return None


def _nearest_name(row: Row, one: Row, _name: str) -> bool | None:
    """The nearest run of capitalised words before the statement's source or cue, or at it."""
    places = [*one["source"], *one["cue"], *one["content"]]
    if not places:
        return None
    end = max(end for _, end in places[:1])
    names = re.findall(r"[A-Z]\w+(?:\s[A-Z]\w+)*", row["text"][max(0, end - 400) : end])
    return agree(names[-1], one["speaker"]) if names else False


_TIMED = 20


def _speed(finder: Callable[[Report], object]) -> Callable[[Sample], Iterator[Case]]:
    """Seconds of processor time for reports that are parsed already, the fastest of two rounds."""

    def run(sample: Sample) -> Iterator[Case]:
        rows = [row for row in sample.rows("quotes/polnear") if row["split"] == "dev"][:_TIMED]
        reports = [parse_report(row["text"]) for row in rows]
        finder(reports[0])
        seconds = fastest(lambda: [finder(report) for report in reports], rounds=2, clock=time.process_time)
        yield Case(case="polnear", group="polnear", counts={"rate.reports": len(reports), "rate.seconds": seconds})

    return run


def _speech(report: Report) -> object:
    return find_speech(report.document, report.parsed, report.sentences)


_COFENET = "CofeNet with BERT, PolNeAR test (COLING 2022)"
_HUMAN = "annotator against annotator, PolNeAR"
_PUBLISHED = (
    *(
        Published(name="CofeNet", measure=f"{role}.f1", value=value, source=_COFENET)
        for role, value in zip(ROLES, (0.832, 0.753, 0.729), strict=True)
    ),
    *(
        Published(name="people", measure=f"{role}.f1", value=value, source=_HUMAN)
        for role, value in zip((*ROLES, "all"), (0.740, 0.705, 0.658, 0.566), strict=True)
    ),
)


def _measures() -> tuple[Measure, ...]:
    names = ("source", "cue", "content", "all", "content_marked", "content_indirect")
    words = ("source_words", "cue_words", "content_words", "content_marked_words", "content_indirect_words")
    return tuple(measure for name in (*names, *words) for measure in precision_recall_f1(name))


def _speaker_task(name: str, title: str, *, fast: int | None) -> Task:
    sets = f"quotes/{name}"
    return Task(
        name=f"quotations.{name}",
        title=title,
        sets=(sets,),
        measures=(proportion("speaker"), proportion("found")),
        contestants=(
            Contestant(name="crossread", kind="system", run=_speakers(sets, _right_speaker)),
            Contestant(name="nearest name", kind="baseline", run=_speakers(sets, _nearest_name)),
        ),
        fast=fast,
    )


TASKS = (
    Task(
        name="quotations.polnear",
        title="PolNeAR dev: source, cue and content of every attribution",
        sets=("quotes/polnear",),
        measures=_measures(),
        contestants=(
            Contestant(name="crossread", kind="system", run=_polnear(_crossread)),
            Contestant(name="cue words and grammar", kind="baseline", run=_polnear(_grammar)),
            Contestant(name="marks and nearest verb", kind="baseline", run=_polnear(_nearest_verb)),
            Contestant(name="textacy", kind="peer", run=_polnear(_textacy), needs=("textacy",)),
        ),
        published=_PUBLISHED,
        fast=None,
    ),
    Task(
        name="quotations.speed",
        title="Reports a second of one core, parsed already: attributions; for crossread also with actors and speakers",
        sets=("quotes/polnear",),
        measures=(rate("reports", unit="reports/s"),),
        contestants=(
            Contestant(name="crossread", kind="system", run=_speed(_crossread)),
            Contestant(name="crossread with actors, speakers, labels", kind="peer", run=_speed(_speech)),
            Contestant(name="cue words and grammar", kind="baseline", run=_speed(_grammar)),
            Contestant(name="textacy", kind="peer", run=_speed(_textacy), needs=("textacy",)),
        ),
    ),
    _speaker_task("gum_news", "GUM Wikinews: the speaker of what was found", fast=6),
    _speaker_task("meantime_speech", "MEANTIME speech events: the speaker of what was found", fast=20),
)
