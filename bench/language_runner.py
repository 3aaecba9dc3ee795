"""Load a language engine in a process of its own, parse texts from standard input's file, and print what it took.

    python -m bench.language_runner shipped|FOLDER one|many TEXTS.json

`one` hands over one text at a time, as a desk does; `many` all of them, as an archive does.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from crossread.language import load_language


def main(which: str, how: str, file: str) -> None:
    """Load, warm up on one text, parse, report as one line of JSON."""
    began = time.perf_counter(), time.process_time()
    engine = load_language(None if which == "shipped" else which)
    load = time.perf_counter() - began[0], time.process_time() - began[1]
    texts: list[str] = json.loads(Path(file).read_text("utf-8"))
    words = sum(len(document) for document in engine.parse(texts[:1]))
    began = time.perf_counter(), time.process_time()
    if how == "one":
        words = sum(len(document) for text in texts for document in engine.parse([text]))
    else:
        words = sum(len(document) for document in engine.parse(texts))
    seconds, processor = time.perf_counter() - began[0], time.process_time() - began[1]
    facts = {"words": words, "seconds": seconds, "processor_seconds": processor}
    facts |= {"load_seconds": load[0], "load_processor_seconds": load[1]}
    print(json.dumps(facts))


if __name__ == "__main__":
    main(*sys.argv[1:4])
