"""The `python -m bench` command: list, run, gate, flips, report.

Exit codes: 0 done; 1 an error, a floor that fell or a page out of date; 2 usage; 4 nothing could be measured here.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench import floors as floors_file
from bench.contest import run_task
from bench.data import all_cards, digest, load_card, shared_folder
from bench.errors import BenchError, SetMissingError
from bench.flips import find_flips, outcome_path
from bench.floors import Floors, load_floors, save_floors
from bench.gate import accept, lower, pin, run_gate
from bench.report import PAGE, latest_runs, render_page
from bench.results import load_outcomes, save_outcomes, save_run
from bench.table import HEADER, score_rows, text_table, value_text
from bench.task import Task, find_tasks
from crossread.errors import CrossreadError, UsageError

DONE, FAILED, USAGE, NOTHING = 0, 1, 2, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: Words after `python -m bench`; None for those of this process.
    """
    parsed = _parser().parse_args(arguments)
    try:
        code: int = parsed.do(parsed)
    except CrossreadError as error:
        print(f"error: {error}\nhint: {error.hint}", file=sys.stderr)
        if isinstance(error, UsageError):
            return USAGE
        return NOTHING if isinstance(error, SetMissingError) else FAILED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="How good, how fast, how sure.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("list", help="tasks, who competes, and whether the sets are here")
    command.add_argument("--measures", action="store_true", help="list the measures of each task too")
    command.add_argument(
        "--sets", action="store_true", help="list the sets with a card instead, with the digest as read"
    )
    command.set_defaults(do=_list)
    command = commands.add_parser("run", help="score tasks")
    command.add_argument("task", nargs="*", help="a task or a module of tasks")
    command.add_argument(
        "--all", action="store_true", help="every task whose sets are here; with --fast, all fast subsets"
    )
    command.add_argument("--fast", action="store_true", help="only the subset of the gate; nothing is kept")
    command.add_argument("--draws", type=int, default=1000, metavar="N", help="draws of the bootstrap (1000)")
    command.add_argument("--seed", type=int, default=13, help="seed of the draws (13)")
    command.set_defaults(do=_run)
    command = commands.add_parser("gate", help="hold the fast subset against the pinned floors")
    moves = command.add_mutually_exclusive_group()
    moves.add_argument("--pin", metavar="TASK.MEASURE", nargs="+", help="add a floor at the present score, or raise it")
    moves.add_argument("--lower", metavar="TASK.MEASURE", help="lower a floor to the present score or to --to")
    moves.add_argument("--accept", metavar="TASK.MEASURE", help="take the sets as they are now for a floor")
    command.add_argument("--to", type=float, metavar="VALUE", help="with --lower: the new floor")
    command.add_argument("--slack", type=float, default=0.0, help="with --pin: room left below the score (0)")
    command.add_argument("--reason", default="", help="why; needed by --pin, --lower and --accept")
    command.set_defaults(do=_gate)
    command = commands.add_parser("flips", help="cases that changed between two runs")
    command.add_argument("before", help="file of outcomes, or TASK@COMMIT")
    command.add_argument("after", help="file of outcomes, or TASK@COMMIT")
    command.set_defaults(do=_flips)
    command = commands.add_parser("report", help="write the page of scores")
    command.add_argument("--check", action="store_true", help="write nothing; exit 1 when the page is out of date")
    command.add_argument("-o", "--output", type=Path, default=PAGE, help="where to (docs/reference/scores.md)")
    command.set_defaults(do=_report)
    return parser


def _list_sets() -> int:
    rows = []
    for card in all_cards():
        have = digest(card.place) if card.place.exists() else ""
        state = "here" if have == card.sha256 else (f"changed: {have}" if have else "missing")
        rows.append((card.name, f"{card.n:,}", state, card.licence, card.what))
    print(text_table(("set", "n", "state", "licence", "a row is"), rows))
    return DONE


def _list(parsed: argparse.Namespace) -> int:
    if parsed.sets:
        return _list_sets()
    rows = []
    for task in find_tasks():
        absent = [name for name in task.sets if not load_card(name).place.exists()]
        rows.append(
            (
                task.name,
                "missing: " + ", ".join(absent) if absent else "here",
                f"{task.fast} groups" if task.fast is not None else "no",
                ", ".join(one.name for one in task.contestants),
                task.title,
            )
        )
        if parsed.measures:
            rows += [
                (f"  .{one.name}", "", "", "lower is better" if one.better == "lower" else "", "")
                for one in task.measures
            ]
    print(text_table(("task", "sets", "fast subset", "who competes", "what"), rows))
    return DONE


def _run(parsed: argparse.Namespace) -> int:
    if bool(parsed.task) == parsed.all:
        raise UsageError("nothing to run is named", hint="name tasks (see: python -m bench list) or give --all")
    codes = []
    for task in find_tasks(parsed.task):
        named = task.name in parsed.task
        if task.held_out and not named:
            print(f"{task.name}: held out, so it runs only when named in full", file=sys.stderr)
            continue
        if parsed.fast and task.fast is None and not named:
            continue
        try:
            _run_one(task, parsed)
            codes.append(DONE)
        except CrossreadError as error:
            if not parsed.all:
                raise
            print(f"error: {task.name}: {error}\nhint: {error.hint}", file=sys.stderr)
            codes.append(NOTHING if isinstance(error, SetMissingError) else FAILED)
    if FAILED in codes:
        return FAILED
    return DONE if DONE in codes else NOTHING


def _run_one(task: Task, parsed: argparse.Namespace) -> None:
    start = time.perf_counter()
    run, cases = run_task(task, fast=parsed.fast, samples=parsed.draws, seed=parsed.seed)
    print(f"\n{run.task}: {run.title}\n")
    print(text_table(HEADER, score_rows(run)))
    print(f"\n{run.scores[0].signature}")
    outcomes = save_outcomes(run, cases)
    print(f"{time.perf_counter() - start:.1f} s; outcomes: {outcomes}", file=sys.stderr)
    if not parsed.fast:
        print(f"kept in {save_run(run)}", file=sys.stderr)


def _gate(parsed: argparse.Namespace) -> int:
    floors = load_floors()
    today = datetime.now(tz=UTC).date().isoformat()
    moved: Floors | None = None
    if parsed.pin:
        moved = pin(floors, parsed.pin, reason=parsed.reason, date=today, slack=parsed.slack)
    elif parsed.lower:
        moved = lower(floors, parsed.lower, reason=parsed.reason, date=today, to=parsed.to)
    elif parsed.accept:
        moved = accept(floors, parsed.accept, reason=parsed.reason, date=today)
    if moved is not None:
        save_floors(moved)
        print(f"written: {floors_file.PATH}", file=sys.stderr)
        return DONE
    if not floors.floors:
        raise BenchError("no floor is pinned", hint='pin one: python -m bench gate --pin TASK.MEASURE --reason "..."')
    verdicts = run_gate(floors)
    rows = [
        (
            one.floor.key,
            f"{one.floor.value:g}",
            value_text(one.value),
            str(one.n),
            "ok" if one.passed else f"FAILS: {one.why}",
        )
        for one in verdicts
    ]
    print(text_table(("floor", "at", "now", "n", ""), rows))
    return DONE if all(one.passed for one in verdicts) else FAILED


def _flips(parsed: argparse.Namespace) -> int:
    before, after = (load_outcomes(outcome_path(name)) for name in (parsed.before, parsed.after))
    flips = find_flips(before, after)

    def shown(errors: float | None) -> str:
        return "" if errors is None else f"{errors:g}"

    print(
        text_table(
            ("change", "case", "errors before", "after", "note"),
            [(one.change, one.case, shown(one.before), shown(one.after), one.note) for one in flips],
        )
    )
    counted = {
        change: sum(one.change == change for one in flips) for change in dict.fromkeys(one.change for one in flips)
    }
    print("\n" + (", ".join(f"{n} {change}" for change, n in counted.items()) or "no case changed"))
    return DONE


def _report(parsed: argparse.Namespace) -> int:
    page = render_page(latest_runs(), load_floors())
    if parsed.check:
        current = parsed.output.read_text("utf-8") if parsed.output.is_file() else ""
        if current != page:
            raise BenchError(f"{parsed.output} is out of date", hint="write it: python -m bench report")
        return DONE
    parsed.output.parent.mkdir(parents=True, exist_ok=True)
    parsed.output.write_text(page, "utf-8")
    print(f"written: {parsed.output}", file=sys.stderr)
    return DONE


if __name__ == "__main__":
    if not shared_folder().is_dir():
        print(f"note: no shared sets at {shared_folder()}", file=sys.stderr)
    sys.exit(main())
