"""What single lines of a news page look like: bylines, datelines, dates, headlines with a site's name."""

from __future__ import annotations

import re
from typing import NamedTuple

from crossread.text.calendar_names import WEEKDAY
from crossread.text.dates import MONTH, find_printed_dates
from crossread.text.word_classes import load_words

_CAPITALS = r"[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]*){0,4}"
_PLACE = rf"(?:{_CAPITALS}|[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){{0,3}})"
_REGION = r"(?:,\s?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?"
_DAY = rf"(?:,?\s(?:{MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s{MONTH}(?:\s\d{{4}})?),?)"
_DAY_ALONE = rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})"
_AGENCY = r"(?:[.,]?\s?(?:\((?=[A-Z])[\w .,/&’'-]{2,40}\)|/[A-Z]{2,12}/\.?))"
_DASH = r"\s*(?:--+|—|–|-|_|―)(?![\w-])\s*"
_DATELINE = re.compile(
    rf"(?P<plain>(?P<place>{_CAPITALS}){_REGION}{_DASH}(?=[\"“‘'\[(]*[A-Z0-9]))"
    rf"|(?P<place2>{_PLACE}){_REGION}(?:{_DAY}{_AGENCY}?|{_AGENCY}){_DASH}"
    rf"|(?P<place3>{_CAPITALS}){_REGION}{_DAY}?(?:\.?\s?/[A-Z]{{2,12}}/\.)\s*"
    rf"|{_DAY_ALONE}\s\((?:[A-Z]{{2,}}|Reuters|Bloomberg|Xinhua)\){_DASH}"
    rf"|\((?:[A-Z]{{2,}}[\w ./-]{{0,30}}|Reuters|Bloomberg|Xinhua|UPI)\)\s*(?:--+|—|–|-)\s+"
    rf"|\((?:[A-Z]{{3,6}}|AP|Reuters|Bloomberg|Xinhua)\)\s*(?=[A-Z][a-z])"
)
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|da|di|du|del|der|den|van|von|el|al|bin|ibn|la|le|and|&)"
_BYLINE = re.compile(
    rf"(?:By|BY|Written by|Posted by|Reported by|Story by|Report by|Article by|Author:|Authors:|Words by)[:\s]\s*"
    rf"(?P<names>{_NAME}(?:,?\s{_NAME}){{0,11}})"
)
_NOT_NAMES = re.compile(
    r"(?:The|A|An|This|That|These|Then|Now|Early|Late|Contrast|Comparison|Law|All|"
    rf"{WEEKDAY}|{MONTH})\b(?!\s(?:Associated|Canadian|Press|New))"
)
_LABEL = (
    r"(?:date|dated|published|updated|posted|last updated|last modified|first published|created|modified|added|"
    r"published on|updated on|posted on|publication date|originally published|print edition|filed|issued)"
)
_LABELLED = re.compile(
    rf"\s*{_LABEL}\b\s*:?\s*(?:on\s|at\s)?(?:\d{{1,2}}:\d\d(?:\s?[ap]m)?(?:\s[A-Z]{{2,4}})?,?\s)?"
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s)?",
    re.IGNORECASE,
)
_BEFORE_LABEL = re.compile(rf"\s(?={_LABEL}\b)", re.IGNORECASE)
_STAMP = re.compile(
    rf"(?<![\w'’]){_LABEL}\b\s*:?\s*\d{{1,2}}:\d\d(?!\d)(?:\s?[ap]\.?m\b\.?)?[\s|•·–—-]*", re.IGNORECASE
)
_BESIDE_NAMES = re.compile(rf"\.?[^.!?\n]{{0,60}}?[\s|,](?={_LABEL}\b\s*:?\s)", re.IGNORECASE)
_MAY_BE_DATED = re.compile(rf"\s*(?:\d|{MONTH}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|(?i:{_LABEL}\b))(?=.{{0,80}}\d)")
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s*"
_ZONE = re.compile(r"\s*\(?(?:[A-Z]{2,4}T|ET|CT|PT|MT|UTC|GMT|IST)\b\)?")
_TAIL = re.compile(r"\s(?:\||::?|\.:+\.|»|«|•|·|-|–|—|//)\s(?P<name>[^|:»«•·]{2,40})$")
_STRONG_MARK = re.compile(r"\s(?:\||::|\.:+\.|»|«|•|//)\s")
_OUTLET = re.compile(
    r"\b(?:News|Times|Post|Daily|Herald|Tribune|Journal|Gazette|Guardian|Telegraph|Observer|Chronicle|Radio|Press|Review|"
    r"Magazine|Online|Today|Sun|Star|Mirror|Independent|Standard|Mail|Express|Globe|Monitor|Network|Agency|Channel|TV|"
    r"Report|Reporter|Broadcasting|Weekly|Bulletin|Courier|Examiner|Inquirer|Dispatch|Sentinel|Record|Media|Wire|"
    r"Reuters|Xinhua|TASS|AP|AFP|UPI|BBC|CNN|NPR|ABC|CBS|NBC|MSNBC|PBS|CNBC|RT|DW|VOA|RFE/RL|Sputnik|Interfax|Bloomberg|"
    r"Politico|Axios|Breitbart|HuffPost|Jazeera|\w+\.(?:com|org|net|co\.uk|info|tv))\b"
)
_BODY_NAME = re.compile(
    r"\b(?:Administration|Ministry|Department|Agency|Council|Committee|Commission|Office|Centre|Center|Institute|"
    r"Association|Organi[sz]ation|Foundation|Society|Union|Embassy|Secretariat|Authority|Bureau|University|Party)\b"
)


class Dateline(NamedTuple):
    """A dateline at the head of a paragraph: its place, and where the sentence proper begins."""

    place: str | None
    start: int
    end: int


def find_dateline(line: str) -> Dateline | None:
    """Find the dateline a paragraph opens with.

    Args:
        line: The paragraph.

    Returns:
        The place and the half-open span of the dateline with its dash, or None.

    Example:
        >>> find_dateline("VALPARA, June 3 (NNA) -- Two ships collided.")
        Dateline(place='VALPARA', start=0, end=25)
    """
    lead = len(line) - len(line.lstrip("*_ \t\xa0"))
    match = _DATELINE.match(line, lead, lead + 120)
    if match is None or match.end() >= len(line):
        return None
    place = match.group("place") or match.group("place2") or match.group("place3")
    return Dateline(place, match.start(), match.end())


def find_byline(line: str) -> tuple[str, int] | None:
    """Find the names a byline gives.

    Args:
        line: A line without markup.

    Returns:
        The names as printed and where they end, or None when the line opens with no byline.

    Example:
        >>> find_byline("By Ana Sousa and J. R. Hale, Rio Desk")
        ('Ana Sousa and J. R. Hale', 27)
    """
    match = _BYLINE.match(line)
    if match is None or _NOT_NAMES.match(match.group("names")):
        return None
    names = re.split(
        r",\s(?=[A-Z][\w']*\s(?:News|Desk|Correspondent|Reporter|Editor|Staff|Bureau|Writer)\b)", match.group("names")
    )[0]
    names = _BEFORE_LABEL.split(names)[0]
    names = re.sub(r"(?:,|(?<=[a-z]{3})\.|\sand|\s&)$", "", names)
    return names, match.start("names") + len(names)


def find_metadata_end(line: str) -> int:
    """Find where the dates and labels end that a scraper glued to the head of a paragraph.

    Args:
        line: The paragraph.

    Returns:
        Offset of the first character after them, 0 when the paragraph opens with none.

    Example:
        >>> line = "date 2021-03-12 Two ships collided."
        >>> line[find_metadata_end(line) :]
        'Two ships collided.'
        >>> line = "By Ana Sousa, Reporter for the Gazette Published: 3 June 2021 | Updated: 07:42 Two ships collided."
        >>> line[find_metadata_end(line) :]
        'Two ships collided.'
    """
    begin = _after_names(line)
    end = begin
    if not begin and _MAY_BE_DATED.match(line) is None:
        return 0
    while True:
        label = _LABELLED.match(line, end)
        place = label.end() if label else end
        date = next(find_printed_dates(line, place, place + 60), None)
        weekday = re.compile(_WEEKDAY).match(line, place)
        if date is None or (date.start != place and (weekday is None or date.start != weekday.end())):
            stamp = _STAMP.match(line, end) if end > begin else None
            return stamp.end() if stamp else end if end > begin else 0
        if (
            label is None
            and end == 0
            and line[date.end : date.end + 2].strip(" ")[:1] not in "|-–—•·"
            and date.end < len(line)
        ):
            return end  # "12 March 2021 was a Friday": a date that belongs to a sentence
        zone = _ZONE.match(line, date.end)
        end = zone.end() if zone else date.end
        gap = re.compile(r"[\s|•·–—-]*").match(line, end)
        end = gap.end() if gap else end


def _after_names(line: str) -> int:
    """Where the label of a date stands that follows a byline in the same line; 0 where none does."""
    names = find_byline(line[:200])
    beside = _BESIDE_NAMES.match(line, names[1]) if names else None
    return beside.end() if beside else 0


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a full date and hardly anything else, such as an outlet's name.

    Example:
        >>> is_date_line("Harbour Gazette, March 12, 2021"), is_date_line("On March 12, 2021 two ships collided.")
        (True, False)
    """
    if (
        len(line) > 110  # noqa: PLR2004 -- measured
        or not any(map(str.isdigit, line))
        or (line.endswith((".", "?", "!")) and not re.search(r"[ap]\.m\.$", line))
    ):
        return False
    dates = list(find_printed_dates(line))
    if not dates:
        return False
    rest = line
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    label = _LABELLED.match(rest)
    rest = re.sub(_WEEKDAY, " ", rest[label.end() :] if label else rest)
    words = re.findall(r"[^\W\d_]+", rest)
    return len(words) <= 8 and all(word[0].isupper() or word.lower() in _SMALL for word in words)  # noqa: PLR2004 -- measured


_SMALL = load_words("small words")


def find_site_name(line: str, *, known: str | None = None) -> int | None:
    """Find the name of a site that stands after a headline ("... - Harbour Gazette").

    Args:
        line: The headline.
        known: Name or host of the outlet, where it is known.

    Returns:
        Where the name with its separator begins, or None.

    Example:
        >>> find_site_name("Ferry sinks off Valpara | Harbour Gazette")
        23
    """
    match = _TAIL.search(line)
    if match is None or match.start() < 12:  # noqa: PLR2004 -- measured
        return None
    name = match.group("name").strip()
    words = name.split()
    if len(words) > 5 or not all(word[0].isupper() or word.lower() in _SMALL or word[0].isdigit() for word in words):  # noqa: PLR2004 -- measured
        return None
    squeezed = re.sub(r"\W", "", name).lower()
    of_outlet = known is not None and len(squeezed) > 1 and squeezed in re.sub(r"\W", "", known).lower()
    if known is not None and len(words[0]) >= 4 and words[0].isupper():  # noqa: PLR2004 -- the letters of a station
        of_outlet = of_outlet or words[0].lower() in re.findall(r"[a-z0-9]+", known.lower())
    if of_outlet or _STRONG_MARK.match(line, match.start()) or _OUTLET.search(name):
        return match.start()
    return None


def is_name_line(line: str, following: str) -> bool:
    """Tell whether a first line is the name of a site or body and not a headline.

    Args:
        line: The line, without markup.
        following: The start of the text that follows.

    Example:
        >>> is_name_line("National Harbour Authority", "The National Harbour Authority today said ...")
        True
    """
    words = line.split()
    if not 1 <= len(words) <= 6 or not all(word[0].isupper() or word in ("of", "the", "for", "and") for word in words):  # noqa: PLR2004 -- measured
        return False
    if line[-1] in ".?!:" or any(character.isdigit() for character in line):
        return False
    named = re.search(rf"\b[Tt]he {re.escape(line.removeprefix('The '))}\b", following) is not None
    return named or (len(words) <= 5 and bool(_OUTLET.search(line)) and _OUTLET.search(line).end() == len(line))  # type: ignore[union-attr]  # noqa: PLR2004 -- measured
