"""Scores as rows of words: the same cells on the terminal and on the generated page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bench.results import Run, Score

HEADER = ("measure", "who", "score", "95 % interval", "n", "groups", "crossread is ahead by")


def score_rows(run: Run) -> list[tuple[str, ...]]:
    """One row for each measure and contestant, measure by measure, in the order of the task.

    Args:
        run: A run of one task.

    Returns:
        Cells under `HEADER`; the measure's name stands on its first row only.
    """
    rows: list[tuple[str, ...]] = []
    for measure in dict.fromkeys(score.measure for score in run.scores):
        for place, score in enumerate(one for one in run.scores if one.measure == measure):
            rows.append((_measure_text(score) if place == 0 else "", *_cells(score)))
    return rows


def wide_rows(run: Run) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """One row for each measure and one column for each contestant, for a page.

    Args:
        run: A run of one task.

    Returns:
        Header and rows. The system's cell holds score and interval, any other's its score and how far the system is
        ahead of it; n is the system's, and stands in a cell of another only where it differs.
    """
    who = tuple(dict.fromkeys((score.kind, score.contestant) for score in run.scores))
    of = {(score.measure, score.kind, score.contestant): score for score in run.scores}
    rows = []
    for measure in dict.fromkeys(score.measure for score in run.scores):
        system = run.score(measure)
        cells = (_wide_cell(of.get((measure, *one)), system.n) for one in who)
        rows.append((_measure_text(system), f"{system.n:,}", f"{system.groups:,}", *cells))
    names = (name if kind == "system" else f"{name} ({kind})" for kind, name in who)
    return ("measure", "n", "groups", *names), rows


def _wide_cell(score: Score | None, n: int | None) -> str:
    if score is None:
        return ""
    if score.status in {"not installed", "failed"}:
        return score.status
    shown = value_text(score.value, score.unit)
    around = _range(score.low, score.high, score.unit)
    parts = []
    if score.kind == "system" and around:
        parts.append(around + (", Wilson" if score.by == "wilson" else ""))
    if score.kind in {"baseline", "peer"}:
        parts += [f"n {score.n:,}"] if score.n is not None and score.n != n else []
        parts += [f"ahead by {_ahead(score)}"] if score.ahead is not None else []
    return f"{shown} ({'; '.join(parts)})" if parts else shown


def _measure_text(score: Score) -> str:
    return f"{score.measure} (lower is better)" if score.better == "lower" else score.measure


def _cells(score: Score) -> tuple[str, ...]:
    who = score.contestant if score.kind == "system" else f"{score.contestant} ({score.kind})"
    if score.status in {"not installed", "failed"}:
        return who, score.status, score.note, "", "", ""
    if score.status == "published":
        return who, value_text(score.value, score.unit), score.note, "", "", ""
    return (
        who,
        value_text(score.value, score.unit),
        _range(score.low, score.high, score.unit) + (" (Wilson)" if score.by == "wilson" else ""),
        f"{score.n:,}" if score.n is not None else "",
        f"{score.groups:,}" if score.groups is not None else "",
        _ahead(score),
    )


def value_text(value: float | None, unit: str = "") -> str:
    """A score in words: three decimals for a share, two and the unit for seconds and megabytes, a dash for none.

    Example:
        >>> value_text(0.8235), value_text(1.5, "s"), value_text(None)
        ('.824', '1.50 s', '-')
    """
    if value is None:
        return "-"
    if unit:
        return f"{value:,.2f} {unit}"
    shown = f"{value:.3f}"
    return shown.replace("0.", ".", 1) if abs(value) < 1 and shown.lstrip("-").startswith("0.") else shown


def _range(low: float | None, high: float | None, unit: str) -> str:
    if low is None or high is None:
        return ""
    return f"{value_text(low, unit)} to {value_text(high, unit)}"


def _ahead(score: Score) -> str:
    if score.ahead is None:
        return ""
    sign = -1.0 if score.better == "lower" else 1.0
    ends = sorted(sign * end for end in (score.ahead_low, score.ahead_high) if end is not None)
    around = f" [{_signed(ends[0], score.unit)}, {_signed(ends[1], score.unit)}]" if ends else ""
    return f"{_signed(sign * score.ahead, score.unit)}{around}"


def _signed(value: float, unit: str) -> str:
    shown = value_text(value + 0.0, unit)  # adding nought takes the sign off a minus nought
    return shown if shown.startswith("-") else f"+{shown}"


def text_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows in aligned columns, for a terminal."""
    lines = [tuple(header), *(tuple(row) for row in rows)]
    widths = [max(len(line[k]) for line in lines) for k in range(len(header))]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([shown[0], "  ".join("-" * width for width in widths), *shown[1:]])


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as a Markdown table; a bar within a cell is escaped."""

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    return "\n".join([line(header), line(["---"] * len(header)), *(line(row) for row in rows)])
