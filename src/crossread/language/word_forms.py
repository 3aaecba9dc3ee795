"""From an inflected English word and its Penn tag to its dictionary form, by a table of irregular forms and rules.

The network guesses a lemma as an edit of the word's ending and so leaves halves of words it has seldom seen ("soug",
"criticiz"). A tag and the word itself say more: what the table knows it decides, else the spelling rules of English
undo the ending, and among the words these leave the lists and then the network's guess choose.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from crossread.language.known_words import known_words

_PAST = frozenset(["VBD", "VBN"])
_BARE = frozenset(["VB", "VBP"])
_VERBAL = _PAST | _BARE | {"VBZ", "VBG"}
_COMPARED = frozenset(["JJR", "JJS", "RBR", "RBS"])
_UNCHANGED = frozenset(["NN", "NNP", "JJ", "RB"])
_VOWELS = frozenset("aeiou")
_KEPT_DOUBLE = frozenset(["ll", "ss", "zz", "ff"])  # "kill", "pass", "buzz", "stuff": else a double was made by -ed
_LOSES_E = ("at", "ut", "ud", "id", "ad", "ed", "ur", "ir", "ar", "in", "od", "ak", "ik", "ok", "am", "ven", "rang")
_TAIL = ("men", "children", "wives", "shelves", "wolves", "knives", "teeth", "feet")
_SHORTEST = 3


def dictionary_form(word: str, tag: str, guess: str) -> str:
    """The dictionary form of a word, where tag and spelling tell it; else what was guessed.

    Args:
        word: The word as printed.
        tag: Its Penn tag.
        guess: What the network takes for its lemma.

    Returns:
        The dictionary form, in lower case where it was found here.

    Example:
        >>> dictionary_form("sought", "VBD", "soug"), dictionary_form("hopping", "VBG", "hopp")
        ('seek', 'hop')
    """
    if tag in _VERBAL or tag in _COMPARED or tag == "NNS":
        return _inflected(word.lower(), tag, guess.lower()) or guess
    lower, guessed = word.lower(), guess.lower()
    if tag in _UNCHANGED and guessed != lower and guessed.isalpha() and guessed not in known_words():
        return word if tag == "NNP" else lower
    return guess


@lru_cache(maxsize=16_384)
def _inflected(word: str, tag: str, guess: str) -> str | None:
    """What a word in lower case is a form of; None where nothing is known better than the guess."""
    if not word.isascii() or not word.replace("-", "").isalpha() or len(word) < _SHORTEST:
        return None
    if tag == "NNS":
        return _singular(word, guess)
    if tag in _COMPARED:
        return _plain(word, tag, guess)
    return _infinitive(word, tag, guess)


def _infinitive(word: str, tag: str, guess: str) -> str | None:
    irregular = _irregular("irregular verbs")
    if tag in _BARE and (word in word_list("verbs") or word not in irregular):
        return word if word in word_list("verbs") or word in known_words() else None
    listed = irregular.get(word) or (_with_prefix(word, irregular) if tag in _PAST else None)
    return listed if listed is not None and tag != "VBG" else _choose(_bases_of_form(word, tag), guess)


def _bases_of_form(word: str, tag: str) -> list[str]:
    """What a regular form of a verb may come from, the likeliest first; nothing where its ending is not its tag's."""
    if tag == "VBZ" and word.endswith("s"):
        return without_s(word)
    if tag == "VBG" and word.endswith("ing") and len(word) > len("ing") + 1:
        stem = word[:-3]
        tied = f"{stem[:-1]}ie"  # "dying", "lying", "vying"
        return [tied] if stem.endswith("y") and _is_listed(tied) else _bases(stem)
    if tag in _PAST and word.endswith("ied"):
        return [f"{word[:-3]}ie"] if len(word) <= len("died") else [f"{word[:-3]}y", word[:-1]]
    return _bases(word[:-2]) if tag in _PAST and word.endswith("ed") else []


def _with_prefix(word: str, irregular: Mapping[str, str]) -> str | None:
    """The verb of an irregular form that has one of the prefixes of verbs before it ("rewrote")."""
    for rest in _without_prefix(word):
        if irregular.get(rest, "be") != "be":
            return word[: len(word) - len(rest)] + irregular[rest]
    return None


def _is_listed(word: str) -> bool:
    """Whether a word is a verb of the list, or one with a prefix before it ("reshape")."""
    return any(one in word_list("verbs") for one in (word, *_without_prefix(word)))


def _without_prefix(word: str) -> list[str]:
    """What a word is without each prefix of verbs that it begins with, the longest prefix first."""
    prefixes = sorted(word_list("prefixes"), key=lambda one: (-len(one), one))
    rests = (word.removeprefix(prefix).removeprefix("-") for prefix in prefixes if word.startswith(prefix))
    return [rest for rest in rests if len(rest) >= _SHORTEST]


def _bases(stem: str) -> list[str]:
    """What -ed, -ing, -er or -est may have been put to, the likeliest by the rules of spelling first."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:  # noqa: PLR2004 - "odd" is none
        if stem[-2:] in _KEPT_DOUBLE:
            return [stem, stem[:-1]]
        return [stem if stem in word_list("verbs") else stem[:-1]]  # "added", and else "planned"
    if stem.endswith("ick"):
        return [stem[:-1] if stem[:-1] in word_list("verbs") else stem]  # "panicked"
    if _is_short(stem):
        return [f"{stem}e"]  # without an e the consonant were doubled
    return [f"{stem}e", stem] if _wants_e(stem) else [stem, f"{stem}e"]


def _is_short(stem: str) -> bool:
    """Whether a stem is consonants, one vowel and one consonant that is doubled before an ending."""
    head, vowel, last = stem[:-2], stem[-2:-1], stem[-1:]
    if head.endswith("qu"):
        head = head[:-1]
    return (
        vowel in _VOWELS and last not in _VOWELS and last not in "wxy" and not any(letter in _VOWELS for letter in head)
    )


def _wants_e(stem: str) -> bool:
    """Whether a stem is likely to have lost an e."""
    last, before = stem[-1:], stem[-2:-1]
    if last in "cuvz" or (last == "s" and before != "s") or (last == "l" and before not in _VOWELS | {"l", "r", "w"}):
        return True
    if last == "e":
        return not stem.endswith("ee")
    if last == "g":
        return before in _VOWELS or before in "drl"
    if stem.endswith(("iat", "uat")):
        return True
    return stem[-3:-2] not in _VOWELS and stem.endswith(_LOSES_E)  # "train", "load": two vowels take no e


def without_s(word: str) -> list[str]:
    """What the -s of a verb or noun may have been put to, the likeliest first.

    Args:
        word: The form, in lower case.
    """
    if word.endswith("ss") or len(word) <= _SHORTEST:
        return []
    if word.endswith("ies"):
        return [word[:-1]] if len(word) <= len("dies") else [f"{word[:-3]}y", word[:-1]]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return [word[:-2], word[:-1]]
    return [word[:-1], word[:-2]] if word.endswith(("ses", "zes")) else [word[:-1]]


def _singular(word: str, guess: str) -> str | None:
    if word in word_list("plural only"):
        return word
    irregular = _irregular("irregular nouns")
    part = word.rpartition("-")[2]
    if part in irregular:
        return word[: len(word) - len(part)] + irregular[part]
    for tail in _TAIL:
        if word.endswith(tail):
            return word[: len(word) - len(tail)] + irregular[tail]
    if not word.endswith("s") or word.endswith(("ss", "us")):
        return None if guess in known_words() else word
    return _choose(without_s(word), guess)


def _plain(word: str, tag: str, guess: str) -> str | None:
    """The word that was compared."""
    irregular = _irregular("compared")
    if word in {"better", "best"} and (tag.startswith("R") or guess == "well"):
        return "well"
    if word in irregular:
        return irregular[word]
    ending = 2 if word.endswith("er") else 3 if word.endswith("est") else 0
    if not ending or len(word) < ending + _SHORTEST:
        return None
    stem = word[:-ending]
    bases = [f"{stem[:-1]}y"] if stem.endswith("i") else _bases(stem)
    found = [one for one in bases if one in known_words()]
    return found[0] if len(found) == 1 else guess if guess in found else None


def _choose(bases: list[str], guess: str) -> str | None:
    """The base that is a known word; of several the guess, of none the likeliest by spelling."""
    if not bases:
        return None
    verbs, known = word_list("verbs"), known_words()
    for is_known in (verbs.__contains__, _is_listed, known.__contains__):
        found = [one for one in bases if is_known(one)]
        if found:
            return guess if guess in found else found[0]
    return bases[0]


@cache
def word_list(section: str) -> frozenset[str]:
    """The words of a section of the lists that has one word after the other.

    Args:
        section: Its name.
    """
    return frozenset(word for line in _sections()[section] for word in line.split())


@cache
def _irregular(section: str) -> Mapping[str, str]:
    """The word each irregular form belongs to; where two share one the first in the list has it."""
    found: dict[str, str] = {}
    for line in _sections()[section]:
        word, *forms = line.split()
        for form in forms:
            found.setdefault(form, word)
    for line in _sections()[section]:
        found.setdefault(line.split()[0], line.split()[0])  # "beat", "cut": the past is the verb itself
    return found


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    """The lines of each section of the shipped lists of forms."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for name in ("irregular_forms", "verbs"):
        for line in files("crossread.language").joinpath("lists", f"{name}.txt").read_text("utf8").splitlines():
            if line.startswith("["):
                lines = found.setdefault(line.strip("[]"), [])
            elif line and not line.startswith("#"):
                lines.append(line)
    return {name: tuple(lines) for name, lines in found.items()}
