"""The order of work: what waits is found, what fails stays alone, what is done is not done again."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from crossread import annotation, pipeline
from crossread.annotate.sentences import find_sentences
from crossread.cli.listing import require
from crossread.errors import NothingToDoError, UsageError
from crossread.ingest import read_paths
from crossread.records import Claim, Document, Entity, Failure, Moment, Quantity, Quotation, Sentence
from crossread.runs import Outcome, Silence
from crossread.settings import Settings
from crossread.store import Workspace

ALONE = Settings(jobs=1, language_model="none")


@pytest.fixture
def case(reports: Path, tmp_path: Path) -> Path:
    """A workspace with everything found."""
    pipeline.run([str(reports)], tmp_path / "case", ALONE)
    return tmp_path / "case"


def build(workspace: Workspace, *stages: str) -> Outcome:
    """Build and say what was done."""
    outcome = Outcome()
    pipeline.build(workspace, ALONE, stages=stages, progress=Silence(), outcome=outcome)
    return outcome


def test_marks_lie_in_their_reports(case: Path) -> None:
    """Every mark's words are the words of its report at its place."""
    with Workspace.open(case, read_only=True) as workspace:
        texts = {document.document_id: document.text for document in workspace.load(Document)}
        quantities, moments = list(workspace.load(Quantity)), list(workspace.load(Moment))
        assert any(quantity.counted == "person" for quantity in quantities)
        assert any(moment.earliest == "2025-05-02" for moment in moments)
        marks: list[Quantity | Moment] = [*quantities, *moments]
        for mark in marks:
            assert texts[mark.document_id][mark.start : mark.end] == mark.text


def test_a_language_nobody_reads_has_sentences_and_no_marks(case: Path) -> None:
    """A French report is cut into sentences, and nothing is found in it."""
    with Workspace.open(case, read_only=True) as workspace:
        french = next(document for document in workspace.load(Document) if document.language == "fr")
        assert workspace.count(Sentence, document_id=french.document_id) >= 3
        assert workspace.count(Quantity, document_id=french.document_id) == 0
        assert workspace.count(Moment, document_id=french.document_id) == 0


def test_reports_nobody_reads_are_counted(reports: Path, tmp_path: Path) -> None:
    """Who runs it is told how many reports cannot be lined up, the first time and again."""
    for _ in range(2):
        assert pipeline.run([str(reports)], tmp_path / "case", ALONE).unread == 1


def test_nothing_is_found_twice(case: Path) -> None:
    """A second build has nothing to do; a stage asked for by name that is done has nothing to do either."""
    with Workspace.open(case) as workspace:
        assert build(workspace).annotated == 0
        assert build(workspace, "moments").annotated == 0


def test_a_raised_version_finds_again(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a stage finds something else than before, its rows are found again in every report."""
    newer = tuple(
        dataclasses.replace(stage, version=stage.version + (stage.name == "quantities")) for stage in annotation.STAGES
    )
    monkeypatch.setattr(annotation, "STAGES", newer)
    with Workspace.open(case) as workspace:
        assert build(workspace).annotated == 3


def test_one_report_that_breaks_a_stage_stays_alone(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error in one report is listed with its path; the other reports are finished."""

    def breaking(document: Document) -> tuple[Sentence, ...]:
        if "charts" in document.text:
            raise ValueError("a page nobody foresaw")
        return find_sentences(document)

    monkeypatch.setattr(annotation, "find_sentences", breaking)
    outcome = pipeline.run([str(reports)], tmp_path / "case", ALONE)
    assert outcome.annotated == 2
    assert [(failure.stage, Path(failure.path).name) for failure in outcome.failed] == [("annotate", "2_daily.txt")]
    assert "a page nobody foresaw" in (tmp_path / "case" / "failed.csv").read_text("utf-8")


def test_numbers_longer_than_any_table_keeps(reports: Path, tmp_path: Path) -> None:
    """A number of thirty digits is kept to fifteen, and one beyond all bounds is left out; the run goes on."""
    long = "9" * 400
    text = f"Velmar counts\n\nThe pier holds 3.14159265358979323846264338 million tonnes and {long} ships.\n"
    (reports / "4_long.txt").write_text(text, "utf-8")
    outcome = pipeline.run([str(reports)], tmp_path / "case", ALONE)
    assert (outcome.annotated, outcome.failed) == (4, [])


def test_what_broke_is_tried_again(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report in which nothing could be found waits for the next build."""
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "annotate_batch", _fail)
        pipeline.run([str(reports)], tmp_path / "case", ALONE)
    with Workspace.open(tmp_path / "case") as workspace:
        assert build(workspace).annotated == 3


def _fail(documents: Sequence[Document], **settings: object) -> list[tuple[str, Failure]]:
    """Find nothing in any report."""
    del settings
    return [
        (document.document_id, annotation.annotate_failure(document.path, ValueError("no"))) for document in documents
    ]


def test_the_desk_lends_a_day(reports: Path, tmp_path: Path) -> None:
    """An undated report among dated ones counts from their latest day, and its moments say so."""
    (reports / "4_undated.txt").write_text(
        "Velmar pilots strike\n\nThe pilots of Velmar went on strike on Thursday over the stuck dredgers.\n", "utf-8"
    )
    pipeline.run([str(reports)], tmp_path / "case", ALONE)
    with Workspace.open(tmp_path / "case", read_only=True) as workspace:
        document = next(row for row in workspace.load(Document) if row.path.endswith("4_undated.txt"))
        moment = next(workspace.load(Moment, document_id=document.document_id))
    assert document.published is None
    assert (moment.earliest, moment.latest) == ("2025-05-01", "2025-05-01")
    assert "other reports" in (moment.anchor or "")


def test_who_said_what_is_found_when_there_is_a_language_model(reports: Path, tmp_path: Path) -> None:
    """With the model in the package quotations get speakers; without one the rows are simply not there yet."""
    with Workspace.open_or_create(tmp_path / "case") as workspace:
        pipeline.read(workspace, read_paths([str(reports)]), progress=Silence(), outcome=Outcome())
        assert build(workspace).annotated == 3
        assert workspace.count(Quotation) == 0
        outcome = Outcome()
        pipeline.build(workspace, Settings(jobs=1), progress=Silence(), outcome=outcome)
        assert outcome.annotated == 3
        names = {entity.entity_id: entity.name for entity in workspace.load(Entity)}
        said = {
            (names.get(quotation.speaker_entity_id or ""), quotation.text) for quotation in workspace.load(Quotation)
        }
        assert ("Ilse Brandvik", "Nobody was hurt,") in said
        assert any(name == "Anders Holt" and "1987" in words for name, words in said)
        assert not list(workspace.check())


def test_unknown_stage_and_empty_table_are_refused(case: Path) -> None:
    """A stage that does not exist is a usage error; an empty table says what to do."""
    with Workspace.open(case) as workspace:
        with pytest.raises(UsageError, match="no stage 'moods'"):
            build(workspace, "moods")
        with pytest.raises(NothingToDoError, match="no claims in"):
            require(workspace, Claim)
        require(workspace, Moment)


@pytest.mark.parametrize(
    "piece", ["W", '"a ', "1,", "Ab ", "$3 ", "May 3 ", "said she said ", "*a* ", "(", "-", "x/y "]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """A page of one thing over and over is read in a time that grows with its length, not with the square of it."""

    def seconds(times: int) -> float:
        text = "Port notes\n\n" + piece * times
        document = Document(document_id="d-1", path="a.txt", words=times, text=text, sha256="0", published="2025-05-03")
        best = 9.9
        for _ in range(3):
            began = time.process_time()
            annotation.annotate(document)
            best = min(best, time.process_time() - began)
        return best

    seconds(10)  # the word lists are read once
    assert seconds(8_000) < 24 * max(seconds(1_000), 0.005)
