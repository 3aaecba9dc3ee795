"""The words time expressions are made of: each with its kind and what it stands for."""

from __future__ import annotations


def listed(words: str) -> list[str]:
    """The words of a string, so that a list of words can be written as one reads it."""
    return words.split()


MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
WEEKDAY_NAMES = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "weds", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
SHORT_NAMES = frozenset(name for names in (*MONTH_NAMES, *WEEKDAY_NAMES) for name in names[1:])
"""Abbreviations; a bare "sun", "mon" or "mar" says nothing about time unless a day or a dot is with it."""

UNITS = {
    "sec": "second",
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "hr": "hour",
    "day": "day",
    "week": "week",
    "wk": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "semester": "half",
    "year": "year",
    "yr": "year",
    "decade": "decade",
    "century": "century",
    "millennium": "millennium",
}
PLURAL_UNITS = {
    "seconds": "second",
    "secs": "second",
    "minutes": "minute",
    "mins": "minute",
    "hours": "hour",
    "hrs": "hour",
    "days": "day",
    "weeks": "week",
    "fortnights": "fortnight",
    "months": "month",
    "quarters": "quarter",
    "years": "year",
    "yrs": "year",
    "decades": "decade",
    "centuries": "century",
    "millennia": "millennium",
}
PARTS_OF_DAY = {
    "morning": "MO",
    "mornings": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "EV",
    "night": "NI",
    "nights": "NI",
    "nighttime": "NI",
    "daytime": "DT",
}
SEASON_NAMES = {"spring": "SP", "springtime": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SMALL_NUMBERS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = dict(zip(listed("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True))
NUMBER_WORDS = {word: number for number, word in enumerate(SMALL_NUMBERS)} | TENS | {"hundred": 100, "thousand": 1000}
NUMBER_WORDS["dozen"] = 12
ORDINAL_WORDS = {
    word: number
    for number, word in enumerate(
        listed(
            "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        )
    )
    if number and word != "second"
} | {"thirtieth": 30, "final": -1}
DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
SETS = {
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
}
VAGUE = {
    "now": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "recently": "PAST_REF",
    "lately": "PAST_REF",
    "soon": "FUTURE_REF",
}
ZONES = {
    "utc": "Z",
    "gmt": "Z",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "jst": "+09:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "et": "",
    "pt": "",
}
"""Zone -> offset; empty where the letters name a place and not an offset."""

_GROUPS = {
    "about": "about around approximately nearly almost roughly some over under circa",
    "foreseeable": "foreseeable",
    "few": "few couple",
    "several": "several many numerous various countless",
    "last": "last past",
    "previous": "previous preceding prior intervening",
    "next": "next coming upcoming",
    "following": "following subsequent ensuing",
    "that": "that those",
    "this": "this these",
    "every": "every each",
    "start": "beginning start outset",
    "end": "end close",
    "middle": "middle",
    "solid": "full straight consecutive solid additional extra whole entire trading business working calendar "
    "successive crucial",
    "period": "period span stretch",
    "noon": "noon midday midnight noontime",
    "until": "until till",
    "today": "today",
    "yesterday": "yesterday",
    "tomorrow": "tomorrow",
    "tonight": "tonight",
    "overnight": "overnight",
}
_ALONE = listed(
    "very term the a an of in on at to and or by from for than more less least most up as many much no later earlier "
    "early late mid ago before after since between during through weekend weekends within half same latest fiscal "
    "financial "
    "current recent future day local time eastern pacific central mountain old age aged per once twice times right "
    "moment date present other former then near distant term short long being hence ahead "
    "throughout post pre rest remainder part"
)
CLOCK_WORDS = {"noon": 12, "midday": 12, "noontime": 12, "midnight": 0}


def _build() -> dict[str, tuple[str, object]]:
    """Put all words into one table; the first kind given to a word stays."""
    table: dict[str, tuple[str, object]] = {}
    for kind, words in _GROUPS.items():
        table |= {word: (kind, word) for word in listed(words)}
    table |= {form: ("MONTH", number) for number, forms in enumerate(MONTH_NAMES, 1) for form in forms}
    table |= {form: ("WEEKDAY", number) for number, forms in enumerate(WEEKDAY_NAMES) for form in forms}
    table |= {f"{names[0]}s": ("WEEKDAYS", number) for number, names in enumerate(WEEKDAY_NAMES)}
    for kind, values in (
        ("UNIT", UNITS),
        ("UNITS", PLURAL_UNITS),
        ("PART", PARTS_OF_DAY),
        ("SEASON", SEASON_NAMES),
        ("WORDNUM", NUMBER_WORDS),
        ("ORDWORD", ORDINAL_WORDS),
        ("DECADEWORD", DECADE_WORDS),
        ("SET", SETS),
        ("VAGUE", VAGUE),
        ("ZONE", ZONES),
    ):
        table = {word: (kind, value) for word, value in values.items()} | table
    table = {word: (word, word) for word in _ALONE} | table
    table |= {word: (word, word) for word in ("second", "year", "quarter", "day")}
    table |= {word: ("BIGNUM", NUMBER_WORDS[word]) for word in ("hundred", "thousand", "dozen")}
    table["'s"] = table["’s"] = ("'s", None)
    table["'"] = table["’"] = ("'s", None)
    table |= {mark: ("-", mark) for mark in "-–—‑−"} | {mark: (mark, mark) for mark in ",/()"}
    return table | {era: ("ERA", "BC" if era.startswith("b") else "AD") for era in ("bc", "bce", "ad", "ce")}


WORDS = _build()
"""Lower-case word -> (kind, what it stands for)."""
KINDS = frozenset(kind for kind, _ in WORDS.values()) | frozenset(
    [
        "ISO",
        "NUMERIC",
        "CLOCK",
        "DECADE",
        "ORDNUM",
        "DAYNUM",
        "YEARNUM",
        "NUM",
        "DECIMAL",
        "FRACTION",
        "QUARTERCODE",
        "FISCALCODE",
        "AMPM",
        "OCLOCK",
        "HOLIDAY",
        "BCDECADE",
        "SHORTYEAR",
        "HOURS",
    ]
)
"""All kinds an atom can have, besides "other"."""
