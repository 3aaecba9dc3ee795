from __future__ import annotations

import doctest
import importlib
import pkgutil

import bench


def test_every_example_of_the_bench_runs() -> None:
    """What docstrings show is what happens."""
    tried = 0
    for module in pkgutil.walk_packages(bench.__path__, "bench."):
        if module.name not in {"bench.__main__", "bench.launcher"} and not module.name.startswith("bench.tasks"):
            failed, count = doctest.testmod(importlib.import_module(module.name))
            assert failed == 0, module.name
            tried += count
    assert tried > 10
