"""The notation rules are written in: kinds of atoms, one after the other, like a regular expression.

    "WEEKDAY:w ,? MONTH:m DAYNUM:d"     a weekday, perhaps a comma, a month and a day number

A word in capitals is a kind of atom or one of the `CLASSES` below; any other word is that word. `KIND:x`
gives the atom the name x. `( ... | ... )`, `?`, `*` and `+` mean what they mean in regular expressions.
A rule is compiled to a regular expression over one character for each atom, so that trying all rules
on a sentence costs little.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from crossread.annotate.moments.atoms import Atom, code_of

CLASSES = {
    "DAY": ("DAYNUM", "ORDNUM"),
    "DIGITS": ("DAYNUM", "NUM", "YEARNUM"),
    "COUNTED": ("DAYNUM", "NUM", "YEARNUM", "DECIMAL"),
    "ORDINAL": ("ORDNUM", "ORDWORD", "second"),
    "WORD": ("WORDNUM", "BIGNUM"),
    "ONE": ("a", "an"),
    "UNIT1": ("UNIT", "year", "quarter", "second", "day"),
    "ANYUNIT": ("UNIT", "UNITS", "year", "quarter", "second", "day"),
    "ART": ("the", "a", "an"),
    "DASH": ("-",),
    "TO": ("to", "-", "through", "until"),
    "QUARTERS": ("quarter", "QUARTERCODE"),
    "PHASE": ("early", "late", "mid"),
    "SOLID": ("solid", "more"),
}
MACROS = {
    "COUNT": "((COUNTED FRACTION? | FRACTION | WORD (-? WORD)* (and WORD)* | ONE BIGNUM (WORD)*) "
    "((to|or|-) (COUNTED | WORD))? (and ONE half | and FRACTION | -? and -? ONE -? half)?)",
    "SOME": "(ONE? few of? | several | ONE)",
    "HEDGE": "(about | about about | more than | less than | at least | at most | no more than | no less than | up to)",
    "AMOUNT": "(COUNT | SOME)",
    "TAIL": "(PART | noon)",
}
_WORD = re.compile(r"([A-Za-z'][\w']*|,|/|-(?![\w]))(?::(\w+))?|([()|?*+])")
Builder = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule matched, and the atoms it gave names to."""

    rule: Rule
    atoms: tuple[Atom, ...]
    named: dict[str, tuple[Atom, ...]]
    first: int

    @property
    def start(self) -> int:
        """First code point."""
        return self.atoms[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.atoms[-1].end

    def has(self, name: str) -> bool:
        """Whether the part of that name is there."""
        return bool(self.named.get(name))

    def atom(self, name: str) -> Atom:
        """The first atom of that name.

        Raises:
            KeyError: The part is not there.
        """
        found = self.named.get(name)
        if not found:
            raise KeyError(name)
        return found[0]

    def number(self, name: str) -> int:
        """The value of the first atom of that name, as a whole number."""
        return int(str(self.atom(name).value))

    def word(self, name: str) -> str:
        """The text of the first atom of that name in lower case, empty when it is not there."""
        found = self.named.get(name)
        return found[0].text.lower() if found else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way a time expression can be put.

    Attributes:
        notation: As written.
        pattern: Compiled.
        build: What it means, given a match and what the text says so far.
        needs: Sets of kinds of each of which one must occur, so that most rules need not be tried.
    """

    notation: str
    pattern: re.Pattern[str]
    build: Builder
    needs: tuple[frozenset[str], ...] = ()

    def matches(self, atoms: list[Atom], codes: str) -> list[Match]:
        """All places where the rule matches, overlapping ones included when they start apart."""
        found = []
        at = 0
        while match := self.pattern.search(codes, at):
            at = match.start() + 1
            named = {
                name: tuple(atoms[s:e])
                for name in match.re.groupindex
                if (s := match.start(name)) >= 0
                for e in [match.end(name)]
            }
            found.append(Match(self, tuple(atoms[match.start() : match.end()]), named, match.start()))
        return found


def compile_rule(notation: str, build: Builder) -> Rule:
    """Compile a rule.

    Raises:
        ValueError: A capitalised word is neither a kind nor a class, or an unknown word is used.

    Example:
        >>> compile_rule("MONTH:m DAY:d", print).pattern.groupindex["d"]
        2
    """
    return Rule(notation, re.compile(_compile(notation)), build, _needs(notation))


def _needs(notation: str) -> tuple[frozenset[str], ...]:
    """The kinds without which a rule cannot match: its words outside brackets that are not optional."""
    depth, found = 0, []
    notation = re.sub(r":\w+", "", notation)
    for match in _WORD.finditer(notation):
        word, _, sign = match.groups()
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign == "|":
            return ()
        if depth == 0 and word and word not in MACROS and notation[match.end() : match.end() + 1] not in {"?", "*"}:
            found.append(frozenset(code_of(kind) for kind in CLASSES.get(word, (word,))))
    return tuple(found)


def _compile(notation: str) -> str:
    parts: list[str] = []
    at = 0
    opened: list[int] = []
    closed_at: int | None = None
    while at < len(notation):
        if notation[at].isspace():
            at += 1
            continue
        if notation[at] == ":" and closed_at is not None:
            name = re.compile(r":(\w+)").match(notation, at)
            assert name is not None
            parts[closed_at] = f"(?P<{name.group(1)}>"
            at = name.end()
            continue
        match = _WORD.match(notation, at)
        if match is None:
            raise ValueError(f"{notation!r}: cannot read {notation[at:]!r}")
        at = match.end()
        word, name_, sign = match.groups()
        closed_at = None
        if sign == "(":
            opened.append(len(parts))
            parts.append("(?:")
        elif sign == ")":
            closed_at = opened.pop()
            parts.append(")")
        elif sign:
            parts.append(sign)
        else:
            body = _codes(word, notation)
            parts.append(f"(?P<{name_}>{body})" if name_ else body)
    return "".join(parts)


def _codes(word: str, notation: str) -> str:
    if word in MACROS:
        return f"(?:{_compile(MACROS[word])})"
    try:
        return "[" + "".join(code_of(kind) for kind in CLASSES.get(word, (word,))) + "]"
    except KeyError:
        raise ValueError(f"{notation!r}: {word!r} is no kind of atom") from None
