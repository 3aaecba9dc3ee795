"""Run the command with `python -m crossread`."""

from __future__ import annotations

from crossread.cli import main

if __name__ == "__main__":
    main()
