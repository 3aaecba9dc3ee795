"""What a task is: the sets it reads, who competes, what is measured, and how its module is found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bench.data import Sample
from bench.errors import BenchError
from bench.measures import Measure

Kind = Literal["system", "baseline", "peer"]
KINDS: tuple[Kind, ...] = ("system", "baseline", "peer")
"""In the order in which they run and are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What came of one case, in counts.

    Attributes:
        case: Id, unique within a run and the same in every run ("document/offset").
        group: Story or document it belongs to: what is drawn again when an interval is made.
        counts: Counts by name (`value.tp`); what the measures sum.
        right: Whether the case is wholly right; None lets `flips` judge by the counts.
        note: What `flips` shows of it. It may quote the set, so it stays on this machine and in no result.
    """

    case: str
    group: str
    counts: Mapping[str, float]
    right: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """Somebody who does the task: Crossread itself, a naive baseline, or a peer.

    Attributes:
        name: Name in tables, for example "crossread" or "quantulum3".
        kind: One of system, baseline, peer.
        run: Reads the sample and gives one `Case` per case, with the same ids and groups for everybody.
        needs: Modules it imports beyond Crossread's own; when one is absent it is listed as not installed.
    """

    name: str
    kind: Kind
    run: Callable[[Sample], Iterable[Case]]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A figure from a paper or from the design notes, printed beside ours and never resampled.

    Attributes:
        name: Whose figure it is.
        measure: Name of the measure it stands beside.
        value: The figure, on the measure's own scale (0.82, not 82).
        source: Where it was published, and on which set when not on ours.
    """

    name: str
    measure: str
    value: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing that is measured.

    Attributes:
        name: Module name, then what sets it apart: "moments.timebank".
        title: What it measures, in one line.
        version: Raised when the way of scoring changes, so that old scores are not compared with new ones.
        sets: Names of the cards of the sets it reads; their digests go into the signature.
        measures: What is printed; the first one leads.
        contestants: Exactly one system; one naive baseline wherever there is one; peers.
        published: Figures of others.
        fast: How many groups of each set the fast subset takes; None when the task is too slow for the gate.
        settings: What else bears upon the score; goes into the signature.
        held_out: Nothing is chosen by its scores, so it runs only when its full name is given, not with its module.
    """

    name: str
    title: str
    version: int = 1
    sets: tuple[str, ...]
    measures: tuple[Measure, ...]
    contestants: tuple[Contestant, ...]
    published: tuple[Published, ...] = ()
    fast: int | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    held_out: bool = False

    def __post_init__(self) -> None:
        """Check what every reader of results relies on."""
        if sum(one.kind == "system" for one in self.contestants) != 1:
            raise ValueError(f"task {self.name}: exactly one contestant is the system")
        for what, names in (
            ("measure", [one.name for one in self.measures]),
            ("contestant", [one.name for one in self.contestants]),
        ):
            if len(names) != len(set(names)):
                raise ValueError(f"task {self.name}: a {what} stands twice")
        strangers = {one.measure for one in self.published} - {one.name for one in self.measures}
        if strangers:
            raise ValueError(f"task {self.name}: published figures of no measure: {', '.join(sorted(strangers))}")


def load_tasks(module: str) -> tuple[Task, ...]:
    """The tasks of one module of `bench.tasks`.

    Args:
        module: Name of the module, for example "moments".

    Raises:
        BenchError: There is no such module, or a task in it is not named after it.
    """
    if module not in task_modules():
        raise BenchError(f"there is no bench/tasks/{module}.py", hint=f"there are: {', '.join(task_modules())}")
    tasks: tuple[Task, ...] = importlib.import_module(f"bench.tasks.{module}").TASKS
    for task in tasks:
        if task.name.split(".")[0] != module:
            raise BenchError(f"task {task.name} lies in bench/tasks/{module}.py", hint=f"name it {module}.…")
    return tasks


def task_modules() -> tuple[str, ...]:
    """Names of the modules of `bench.tasks`, in order."""
    package = importlib.import_module("bench.tasks")
    return tuple(sorted(found.name for found in pkgutil.iter_modules(package.__path__)))


def find_tasks(names: Iterable[str] = ()) -> tuple[Task, ...]:
    """Tasks by name; a module's name stands for all its tasks, and no name for all there are.

    Raises:
        BenchError: A name means no task.
    """
    wanted = list(names) or list(task_modules())
    found: dict[str, Task] = {}
    for name in wanted:
        tasks = load_tasks(name.split(".")[0])
        chosen = [task for task in tasks if name in {task.name, task.name.split(".")[0]}]
        if not chosen:
            raise BenchError(f"there is no task {name}", hint=f"there are: {', '.join(task.name for task in tasks)}")
        found.update((task.name, task) for task in chosen)
    return tuple(found.values())
