"""Reading: main text of pages, pages a second against trafilatura alone, WARC readers, language identifiers."""

from __future__ import annotations

# ruff: noqa: PLC0415 - libraries are imported by those who compete with them
import gzip
import io
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from bench.data import Sample
from bench.language_samples import SAMPLES
from bench.measures import across_groups, proportion
from bench.pages import Page, make_page
from bench.task import Case, Contestant, Published, Task
from bench.timing import process_cost
from crossread.ingest import read_bytes
from crossread.ingest.identify import identify_language
from crossread.records import Reading

PAGES = 400
SPEED_PAGES = 100
SPEED_ROUNDS = 15
STORED_PAGES = 10_000


def _normal(text: str) -> str:
    return " ".join(text.split())


def _main_text(read: Callable[[Page], str]) -> Callable[[Sample], Iterator[Case]]:
    def cases(_: Sample) -> Iterator[Case]:
        for number in range(PAGES):
            page = make_page(number)
            text = _normal(read(page))
            kept = sum(_normal(paragraph) in text for paragraph in page.paragraphs)
            leaked = sum(_normal(words) in text for words in page.furniture)
            counts = {
                "paragraphs_kept.right": kept, "paragraphs_kept.n": len(page.paragraphs),
                "furniture_taken.wrong": leaked, "furniture_taken.n": len(page.furniture),
            }  # fmt: skip
            yield Case(
                case=page.name, group=page.name, counts=counts, right=kept == len(page.paragraphs) and not leaked
            )

    return cases


def _ours(page: Page) -> str:
    (result,) = read_bytes(page.data, page.name)
    return result.document.text if isinstance(result, Reading) else ""


def _trafilatura(**options: Any) -> Callable[[Page], str]:  # noqa: ANN401 - passed through
    def read(page: Page) -> str:
        from trafilatura import bare_extraction

        return getattr(bare_extraction(page.data, include_comments=False, **options), "text", None) or ""

    return read


def _all_text(page: Page) -> str:
    from lxml.html import document_fromstring  # type: ignore[import-untyped]

    return str(document_fromstring(page.data).text_content())


@lru_cache(maxsize=1)
def _rounds() -> tuple[tuple[float, float, float], ...]:
    """Time reading, trafilatura with metadata and its text alone, turn by turn, in seconds of this process."""
    from trafilatura import bare_extraction

    pages = [make_page(number) for number in range(SPEED_PAGES)]
    works: tuple[Callable[[], object], ...] = (
        lambda: [_ours(page) for page in pages],
        lambda: [bare_extraction(page.data, include_comments=False, with_metadata=True) for page in pages],
        lambda: [bare_extraction(page.data, include_comments=False) for page in pages],
    )
    for work in works:
        work()
    rounds = []
    for turn in range(SPEED_ROUNDS):
        seconds = [0.0, 0.0, 0.0]
        for place in ((0, 1, 2), (1, 2, 0), (2, 0, 1))[turn % 3]:
            start = time.process_time()
            works[place]()
            seconds[place] = time.process_time() - start
        rounds.append((seconds[0], seconds[1], seconds[2]))
    return tuple(rounds)


def _speed(contestant: int) -> Callable[[Sample], Iterator[Case]]:
    def cases(_: Sample) -> Iterator[Case]:
        for turn, seconds in enumerate(_rounds()):
            counts = {
                "pages_a_second": SPEED_PAGES / seconds[contestant],
                "of_trafilatura": seconds[1] / seconds[contestant],
                "of_its_text_alone": seconds[2] / seconds[contestant],
            }
            yield Case(case=f"round {turn + 1:02}", group=f"round {turn + 1:02}", counts=counts)

    return cases


_STORE = """
import json, resource, sys, time
from crossread.ingest import read_paths
from crossread.store import Workspace
unit = 1 if sys.platform == "darwin" else 1024
start, batch, count, peaks = time.perf_counter(), [], 0, {}
with Workspace.create(sys.argv[2]) as workspace:
    for result in read_paths([sys.argv[1]], jobs=int(sys.argv[3])):
        batch.append(result)
        count += 1
        if len(batch) == 200:
            workspace.save_readings(batch)
            batch = []
        if count % 1000 == 0:
            peaks[count] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    workspace.save_readings(batch)
print(json.dumps([count, time.perf_counter() - start, peaks[1000], peaks[count]]))
"""


def _stored(jobs: int) -> Callable[[Sample], Iterator[Case]]:
    def cases(_: Sample) -> Iterator[Case]:
        with tempfile.TemporaryDirectory() as folder:
            pages = Path(folder) / "pages"
            pages.mkdir()
            for number in range(STORED_PAGES):
                page = make_page(number)
                (pages / page.name).write_bytes(page.data)
            command = [sys.executable, "-c", _STORE, str(pages), str(Path(folder) / "out"), str(jobs)]
            cost = process_cost(command, timeout_seconds=3600)
        count, seconds, early, late = json.loads(cost.output)
        counts = {"pages_a_second": count / seconds, "peak_at_1000": early, "peak_at_end": late}
        yield Case(case="run", group="run", counts=counts)

    return cases


@lru_cache(maxsize=1)
def _archive() -> bytes:
    """Pack 2,000 pages into a WARC archive, a gzip member a record, as crawlers do."""
    packed = io.BytesIO()
    for number in range(2000):
        page = make_page(number)
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.data
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/{page.name}\r\n"
            f"WARC-Date: 2021-05-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
            f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        packed.write(gzip.compress(head.encode() + answer + b"\r\n\r\n", 6))
    return packed.getvalue()


def _fastwarc(data: bytes) -> int:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = ArchiveIterator(io.BytesIO(data), record_types=WarcRecordType.response, auto_decode="all")
    return sum(len(record.reader.read()) for record in records)


def _warcio(data: bytes) -> int:
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-not-found,unused-ignore]

    return sum(len(record.content_stream().read()) for record in ArchiveIterator(io.BytesIO(data)))


def _warc(read: Callable[[bytes], int]) -> Callable[[Sample], Iterator[Case]]:
    def cases(_: Sample) -> Iterator[Case]:
        data = _archive()
        wanted = sum(len(make_page(number).data) for number in range(2000))
        for turn in range(7):
            start = time.process_time()
            length = read(data)
            counts = {
                "records_a_second": 2000 / (time.process_time() - start),
                "whole.right": float(length == wanted),
                "whole.n": 1.0,
            }
            yield Case(case=f"turn {turn}", group=f"turn {turn}", counts=counts)

    return cases


def _languages(identify: Callable[[], Callable[[str], str | None]]) -> Callable[[Sample], Iterator[Case]]:
    def cases(_: Sample) -> Iterator[Case]:
        classify = identify()
        for code, text in SAMPLES:
            sentences = text.split(" | ")
            for place, piece in enumerate([*sentences, " ".join(sentences)]):
                kind = "two sentences" if place == len(sentences) else "sentence"
                right = classify(piece) == code
                counts = {f"{kind}.right": float(right), f"{kind}.n": 1.0}
                yield Case(case=f"{code}/{place}", group=code, counts=counts, right=right)

    return cases


def _py3langid() -> Callable[[str], str | None]:
    from py3langid import classify

    return lambda text: str(classify(text)[0])


def _lingua() -> Callable[[str], str | None]:
    lingua: Any = __import__("lingua")
    detector = lingua.LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()

    def classify(text: str) -> str | None:
        found = detector.detect_language_of(text)
        return None if found is None else str(found.iso_code_639_1.name).lower().replace("nb", "no")

    return classify


_NO_SET = "pages made by rule (bench/pages.py)"
TASKS = (
    Task(
        name="ingest.main_text",
        title=f"Main text of {PAGES} pages in eight layouts: paragraphs kept whole, furniture taken as text",
        sets=(),
        measures=(proportion("paragraphs_kept"), proportion("furniture_taken", better="lower")),
        contestants=(
            Contestant(name="crossread", kind="system", run=_main_text(_ours)),
            Contestant(name="all text of the page", kind="baseline", run=_main_text(_all_text)),
            Contestant(name="trafilatura, fast", kind="peer", run=_main_text(_trafilatura(fast=True))),
            Contestant(name="trafilatura, recall", kind="peer", run=_main_text(_trafilatura(favor_recall=True))),
            Contestant(name="trafilatura, precision", kind="peer", run=_main_text(_trafilatura(favor_precision=True))),
        ),
        settings={"pages": _NO_SET},
    ),
    Task(
        name="ingest.speed",
        title=f"Pages a second of one process, {SPEED_ROUNDS} rounds of {SPEED_PAGES} pages in turn with trafilatura",
        sets=(),
        measures=(
            across_groups("of_trafilatura", "median", unit="times", better="higher"),
            across_groups("of_its_text_alone", "median", unit="times", better="higher"),
            across_groups("pages_a_second", "median", unit="pages/s", better="higher"),
        ),
        contestants=(
            Contestant(name="crossread", kind="system", run=_speed(0)),
            Contestant(name="trafilatura, text and metadata", kind="peer", run=_speed(1)),
            Contestant(name="trafilatura, text alone", kind="peer", run=_speed(2)),
        ),
        published=(Published(name="target", measure="of_trafilatura.median", value=0.8, source="issue A"),),
        settings={"pages": _NO_SET, "clock": "processor"},
    ),
    Task(
        name="ingest.stored",
        title=f"{STORED_PAGES:,} pages read and stored in a fresh process; memory after 1,000 and at the end",
        sets=(),
        measures=(
            across_groups("pages_a_second", "median", unit="pages/s", better="higher"),
            across_groups("peak_at_1000", "max", unit="MB"),
            across_groups("peak_at_end", "max", unit="MB"),
        ),
        contestants=(
            Contestant(name="crossread", kind="system", run=_stored(1)),
            Contestant(name="crossread, two workers", kind="peer", run=_stored(2)),
        ),
        settings={"pages": _NO_SET},
    ),
    Task(
        name="ingest.warc",
        title="Records a second from a packed WARC archive of 2,000 pages, seven turns",
        sets=(),
        measures=(across_groups("records_a_second", "median", unit="records/s", better="higher"), proportion("whole")),
        contestants=(
            Contestant(name="fastwarc", kind="system", run=_warc(_fastwarc)),
            Contestant(name="warcio", kind="peer", run=_warc(_warcio), needs=("warcio",)),
        ),
        settings={"pages": _NO_SET},
    ),
    Task(
        name="ingest.language",
        title=f"Language of single sentences and of two together, {len(SAMPLES)} languages",
        sets=(),
        measures=(proportion("sentence"), proportion("two sentences")),
        contestants=(
            Contestant(name="crossread", kind="system", run=_languages(lambda: identify_language)),
            Contestant(name="always English", kind="baseline", run=_languages(lambda: lambda _: "en")),
            Contestant(name="py3langid", kind="peer", run=_languages(_py3langid)),
            Contestant(name="lingua, low accuracy", kind="peer", run=_languages(_lingua), needs=("lingua",)),
        ),
        settings={"sentences": "our own (bench/language_samples.py)"},
    ),
)
