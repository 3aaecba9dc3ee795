"""The reports as a bibliography: RIS, BibTeX and CSL JSON, for Zotero, EndNote, Citavi, LaTeX and pandoc."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from crossread.records import Document
from crossread.report.exports.authors import Author, read_authors
from crossread.report.exports.json_files import without_missing, write_json_list
from crossread.report.exports.selection import Selection, plain_line, source_title
from crossread.report.exports.writing import replaced_path
from crossread.text.calendar_names import MONTHS

_SPECIAL = {char: "\\" + char for char in "{}%&#$_"} | {
    "\\": "{\\textbackslash}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
}


def write_ris(selection: Selection, folder: Path) -> dict[str, int]:
    """Write `reports.ris` and return the number of reports."""
    return _write_texts(selection, folder / "reports.ris", ris_entry)


def write_bibtex(selection: Selection, folder: Path) -> dict[str, int]:
    """Write `reports.bib` and return the number of reports."""
    return _write_texts(selection, folder / "reports.bib", bibtex_entry)


def write_csl(selection: Selection, folder: Path) -> dict[str, int]:
    """Write `reports.csl.json` and return the number of reports."""
    with replaced_path(folder / "reports.csl.json") as path:
        count = write_json_list(path, (csl_entry(document) for document in selection.load(Document)))
    return {"reports.csl.json": count}


def _write_texts(selection: Selection, target: Path, entry: Callable[[Document], str]) -> dict[str, int]:
    count = 0
    with replaced_path(target) as path, path.open("w", encoding="utf-8", newline="") as file:
        for document in selection.load(Document):
            file.write(entry(document))
            count += 1
    return {target.name: count}


def ris_entry(document: Document) -> str:
    """Write a report as an entry of a RIS file, lines ended by CR LF."""
    year, month, day = _date(document)
    fields: list[tuple[str, str | None]] = [("TY", "NEWS"), ("ID", document.document_id)]
    fields += [("AU", _inverted(author)) for author in read_authors(document.byline)]
    fields += [
        ("TI", source_title(document)),
        ("T2", plain_line(document.outlet)),
        ("PY", year),
        ("DA", f"{year}/{month or ''}/{day or ''}/" if year else None),
        ("LA", document.language),
        ("UR", document.url),
        ("ER", ""),
    ]
    return "".join(f"{name}  - {value}\r\n" for name, value in fields if value is not None) + "\r\n"


def bibtex_entry(document: Document) -> str:
    """Write a report as an entry of a BibTeX file; marks that TeX would act on are escaped."""
    year, month, day = _date(document)
    authors = " and ".join(
        _tex(_inverted(author)) if author.given else "{" + _tex(author.family) + "}"
        for author in read_authors(document.byline)
    )
    fields: Mapping[str, str | None] = {
        "author": "{" + authors + "}" if authors else None,
        "title": "{{" + _tex(source_title(document)) + "}}",
        "journal": "{" + _tex(plain_line(document.outlet) or "") + "}" if document.outlet else None,
        "year": "{" + year + "}" if year else None,
        "month": MONTHS[int(month) - 1][:3].lower() if month else None,
        "day": "{" + str(int(day)) + "}" if day else None,
        "url": "{" + re.sub(r"[{}\\\s]", _percent, document.url) + "}" if document.url else None,
        "language": "{" + document.language + "}" if document.language else None,
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value is not None]
    return "\n".join([f"@article{{{_key(document, year)},", *lines, "}", "", ""])


def csl_entry(document: Document) -> dict[str, Any]:
    """Describe a report as an item of CSL JSON."""
    parts = [int(part) for part in _date(document) if part]
    return without_missing(
        {
            "id": document.document_id,
            "type": "article-newspaper",
            "title": source_title(document),
            "container-title": plain_line(document.outlet),
            "author": [
                {"family": author.family, "given": author.given} if author.given else {"literal": author.family}
                for author in read_authors(document.byline)
            ],
            "issued": {"date-parts": [parts]} if parts else None,
            "URL": document.url,
            "language": document.language,
        }
    )


def _date(document: Document) -> tuple[str | None, str | None, str | None]:
    """Year, month and day of publication, as far as they are known."""
    parts: Iterator[str | None] = iter((document.published or "")[:10].split("-"))
    year, month, day = (next(parts, None) or None for _ in range(3))
    return year, month, day


def _inverted(author: Author) -> str:
    return f"{author.family}, {author.given}" if author.given else author.family


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in text)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _key(document: Document, year: str | None) -> str:
    plain = unicodedata.normalize("NFKD", document.outlet or "report").encode("ascii", "ignore").decode()
    outlet = re.sub(r"[^a-z0-9]", "", plain.lower().removeprefix("www.").split(".")[0])
    identifier = re.sub(r"[^A-Za-z0-9]", "", document.document_id.partition("-")[2] or document.document_id)
    return f"{outlet or 'report'}{year or ''}_{identifier}"
