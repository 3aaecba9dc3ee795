"""Starts one command and writes what it cost: `python -I -S launcher.py RESULT COMMAND...`.

A process of its own, and a small one, because Linux counts the memory of the process that starts a command as the
command's own peak until it runs its own program.
"""

from __future__ import annotations

import os
import sys
import time


def launch(result: str, command: list[str]) -> None:
    """Run the command; write seconds, processor seconds, peak memory as the system counts it, and exit code."""
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    with open(result, "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib would double the memory measured
        facts = (seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
        file.write(" ".join(map(str, facts)))


if __name__ == "__main__":
    launch(sys.argv[1], sys.argv[2:])
