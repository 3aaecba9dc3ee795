"""Which runs between marks are somebody's words: a small logistic model over features one can read.

Titles, nicknames, terms, distancing marks and echoes stand between marks too. The weights are in `lexicons/marks.json`
with the way they were made; each feature is a yes or no, or a number between 0 and 1.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from crossread.annotate.lexicons import fold, load_cues, load_words
from crossread.annotate.quotations.marks import Marked
from crossread.text.verbs import may_have_finite_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.language import TokenRoles

_WORD = re.compile(r"\w[\w'’-]*")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|we|we['’]\w+|my|our|me|us|you|your)\b", re.IGNORECASE)
_DETERMINERS = load_words("determiners")
_TITLE_BEFORE = load_words("before_works")
_SO_CALLED = re.compile(
    r"(?:so[- ]called|self-styled|self-proclaimed|known as(?: the| an?)?|referred to as|the word|the term|the phrase|"
    r"stands for|short for|titled|(?:listed|classified|designated) as(?: an?)?|designated an?)\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:named|naming)(?: the)?\s$", re.IGNORECASE)
_SUPPOSED = re.compile(r"\bis[:,]\s$")
"""Before words that a speaker only thinks of: “The only question is, ‘Who goes?’”."""
_ANNOUNCED = re.compile(r"\bin the words of [^.!?\n“”\"]{2,}$", re.IGNORECASE)
_OWNED = re.compile(r"(?:\b(?:his|her|its|their|our|my|your)|['’]s|s['’])\s+$", re.IGNORECASE)
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"\b[A-ZÀ-Þ][\w'’.-]*\s$")
_NAME_AFTER = re.compile(r"\s[A-ZÀ-Þ][\w'’-]+")
_JOINED = re.compile(r"[\s,]*(?:\b(?:and|or|but|yet|nor)\b)?\s*", re.IGNORECASE)
"""What stands between two fragments that are said in one breath: "“tired” and “sad”"."""
_ENDS = ".,?!… "
_SHORTEST_HEADING = 2
"""Words that a headline must take from a quotation."""
_OWNER = 12  # letters in which an owner before a run ends
_SURE = 0.5
_SURER = 0.6
"""The probability that a few words need which stand before a noun of theirs in a sentence without a word of saying."""
_PLAIN = 0.9
"""The probability from which words that the report also uses without marks are no term."""
_TITLE_WORDS = 3  # the shortest title, and the longest term


def find_features(text: str, run: Marked, doc: Doc | None = None, roles: TokenRoles | None = None) -> dict[str, float]:
    """Describe a run between marks.

    Args:
        text: The text it stands in, paragraphs apart by a blank line.
        run: The run.
        doc: The parse of the text, where there are roles.
        roles: The engine's role probabilities.

    Returns:
        The features by name.

    Example:
        >>> from crossread.annotate.quotations.marks import find_marked
        >>> text = "“We wait,” she said."
        >>> features = find_features(text, find_marked(text)[0])
        >>> features["stop_inside"], features["cue_beside"]
        (1.0, 1.0)
    """
    inside = text[run.start : run.end]
    words = _WORD.findall(inside)
    left_edge = text.rfind("\n", 0, run.outer_start) + 1
    right_edge = text.find("\n", run.outer_end)
    before = text[max(left_edge, run.outer_start - 160) : run.outer_start]
    after = text[run.outer_end : (len(text) if right_edge < 0 else right_edge)][:160]
    last = (_WORD.findall(before) or [""])[-1].casefold()
    following = after[1:2] if after[:1] == " " else ""
    cue_distance = _cue_distance(before, after)
    heading = left_edge == 0 and not text[:right_edge].endswith((".", "!", "?"))  # where all words have capitals
    beside = _WORD.findall(before + after) if heading else []
    features = {
        "one_word": float(len(words) <= 1),
        "two_or_three_words": float(2 <= len(words) <= 3),  # noqa: PLR2004
        "eight_words_or_more": float(len(words) >= 8),  # noqa: PLR2004
        "stop_inside": float(inside[-1:] in {".", ",", "?", "!", "…"}),
        "opens_with_capital": float(inside[:1].isupper()),
        "verb_inside": float(may_have_finite_verb(inside)),
        "first_person": float(bool(_FIRST_PERSON.search(inside))),
        "all_capitalised": float(len(words) > 1 and _in_title_case(words) and not _in_title_case(beside)),
        "after_determiner": float(last in _DETERMINERS),
        "after_title_word": float(last in _TITLE_BEFORE),
        "so_called": float(bool(_SO_CALLED.search(before))),
        "noun_follows": float(
            following.isalpha() and following.islower() and (_WORD.findall(after) or [""])[0] not in _FUNCTION
        ),
        "cue_beside": float(cue_distance <= 2),  # noqa: PLR2004
        "cue_in_reach": float(cue_distance <= 12),  # noqa: PLR2004
        "opens_paragraph": float(run.outer_start == left_edge),
        "fills_paragraph": float(run.outer_start == left_edge and not after.strip()),
        "single_marks": float(run.family == "single"),
        "seen_again": float(len(words) <= 5 and _seen_again(text, inside)),  # noqa: PLR2004
        "colon_before": float(before.rstrip().endswith((":", ","))),
    }
    if doc is not None and roles is not None:
        span = doc.char_span(run.start, run.end, alignment_mode="expand")
        if span is not None:
            features["content_probability"] = float((1 - roles.content[span.start : span.end, 0]).mean())
    return features


_FUNCTION = load_words("function_words")


def _in_title_case(words: list[str]) -> bool:
    """Whether all words but the smallest begin with a capital, two at least."""
    small = load_words("small_title_words")
    capitals = sum(word[:1].isupper() for word in words)
    return capitals > 1 and all(word[:1].isupper() or word.casefold() in small for word in words)


def _cue_distance(before: str, after: str) -> int:
    """Words between the run and the nearest word that tells of saying; 99 where there is none."""
    cues = load_cues()
    left = _WORD.findall(re.split(r"[.!?]\s", before)[-1])[::-1]
    right = _WORD.findall(re.split(r"[.!?](?:\s|$)", after)[0])
    best = 99
    for side in (left, right):
        for place, word in enumerate(side[:25]):
            form = cues.get(word.casefold())
            if form is not None and form.share >= _SURE and place < best:
                best = place
    return best


def _seen_again(text: str, inside: str) -> bool:
    """Whether the same few words stand elsewhere in the report."""
    wanted = fold(inside.strip(_ENDS))
    return bool(wanted) and _folded(text).count(wanted) > 1


@lru_cache(maxsize=1)
def _folded(text: str) -> str:
    """A report folded once for all its runs."""
    return fold(text)


def _is_name(text: str, run: Marked, features: dict[str, float], runs: Sequence[Marked]) -> bool:
    """Whether a run is a title or an occasion (three capitalised words, two behind "the"), so-called, or a term.

    A term is a few words that the report uses again: without marks, or where no word nearby tells of saying. So is what
    somebody has or does in the outlet's own words ("during her “working lunch”") where nothing nearby tells of saying.
    """
    words = len(_WORD.findall(text[run.start : run.end]))
    long = words >= _TITLE_WORDS or bool(_THE.search(text[max(0, run.outer_start - 5) : run.outer_start]))
    title = bool(features["all_capitalised"]) and long and not features["colon_before"]
    told = bool(features["cue_beside"] or features["colon_before"])
    noise = run.depth > 0 and words <= _TITLE_WORDS and (bool(features["after_determiner"]) or not told)
    before = text[max(0, run.outer_start - _OWNER) : run.outer_start]
    named = bool(features["opens_with_capital"]) and _NAMED.search(before) is not None
    supposed = run.depth > 0 and _SUPPOSED.search(before) is not None
    if title or noise or named or supposed or features["so_called"] or _is_nickname(text, run, words):
        return True  # noise: "you heard this ‘bang’"
    if words > _TITLE_WORDS or features["stop_inside"]:
        return False
    used = words > 1 and bool(features["seen_again"]) and not features["cue_beside"]
    if features["cue_in_reach"]:
        plain = words_of_somebody(features) >= _PLAIN and not features["noun_follows"]
        return used and not plain and _seen_unmarked(text, run, runs)
    return used or bool(_OWNED.search(before))


def _is_nickname(text: str, run: Marked, words: int) -> bool:
    """Whether a run stands within a name: "Samuel “Sam” Vance"."""
    inside = text[run.start : run.end]
    return (
        words < _TITLE_WORDS
        and inside[:1].isupper()
        and inside[-1].isalnum()
        and bool(_NAME_BEFORE.search(text[max(0, run.outer_start - 30) : run.outer_start]))
        and bool(_NAME_AFTER.match(text[run.outer_end : run.outer_end + 30]))
    )


def _seen_unmarked(text: str, run: Marked, runs: Sequence[Marked]) -> bool:
    """Whether the words of a run also stand in the report outside all marks."""
    words = re.escape(text[run.start : run.end].strip(_ENDS))
    return any(
        not any(other.outer_start < match.end() and match.start() < other.outer_end for other in runs)
        for match in re.finditer(rf"\b{words}\b", text, re.IGNORECASE)
    )


@cache
def load_weights() -> dict[str, float]:
    """Load the weights by feature; `bias` is added always."""
    found: dict[str, float] = json.loads(files("crossread.annotate.lexicons").joinpath("marks.json").read_text("utf8"))[
        "weights"
    ]
    return found


def words_of_somebody(features: dict[str, float]) -> float:
    """The probability that a run is somebody's words.

    Without role probabilities the mean of what they say is put in their place.

    Example:
        >>> 0 <= words_of_somebody({"cue_beside": 1.0}) <= 1
        True
    """
    weights = load_weights()
    given = {"content_probability": 0.6, **features}
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in given.items())
    return 1 / (1 + math.exp(-total))


def choose_quoted(text: str, runs: Sequence[Marked], doc: Doc, roles: TokenRoles | None) -> list[Marked]:
    """Keep the runs that are somebody's words; the runs of one quotation over paragraphs are judged together."""
    described = [find_features(text, run, doc, roles) for run in runs]
    alike: dict[str, list[float]] = {}
    for run, features in zip(runs, described, strict=True):
        alike.setdefault(fold(text[run.start : run.end]), []).append(words_of_somebody(features))
    terms = _terms(text, runs, described, doc)
    by_chain: dict[int, float] = {}
    for run, features in zip(runs, described, strict=True):
        words = fold(text[run.start : run.end])
        share = 0.0 if words in terms else _share(text, run, features, runs, alike[words])
        by_chain[run.chain] = max(share, by_chain.get(run.chain, 0.0))
    kept = {run.chain for run in runs if by_chain[run.chain] >= _SURE}
    for one, other in [*pairwise(runs), *pairwise(runs[::-1])]:
        if one.chain in kept and _said_with(text, one, other):
            kept.add(other.chain)
    said = {fold(text[run.start : run.end].strip(_ENDS)): run for run in runs if run.chain in kept}
    for run, features in zip(runs, described, strict=True):
        if run.chain not in kept and _heads(text, run, features, said):
            kept.add(run.chain)
    return [run for run in runs if run.chain in kept]


def _terms(text: str, runs: Sequence[Marked], described: Sequence[Mapping[str, float]], doc: Doc) -> frozenset[str]:
    """A few words that stand before two different nouns of the outlet's own: a “green lane” plan, “green lane” laws."""
    nouns: dict[str, set[str]] = {}
    for run, features in zip(runs, described, strict=True):
        words = fold(text[run.start : run.end])
        if features["noun_follows"] and len(_WORD.findall(words)) <= _TITLE_WORDS and words[-1:].isalnum():
            behind = doc.char_span(run.outer_end + 1, run.outer_end + 2, alignment_mode="expand")
            if behind is not None and behind[0].pos_ in {"NOUN", "ADJ"}:
                nouns.setdefault(words, set()).add(behind[0].lower_)
    return frozenset(words for words, behind in nouns.items() if len(behind) > 1)


def _heads(text: str, run: Marked, features: dict[str, float], said: Mapping[str, Marked]) -> bool:
    """Whether a headline or a heading cuts a few words out of what somebody is quoted with below."""
    words = fold(text[run.start : run.end].strip(_ENDS))
    if len(words.split()) < _SHORTEST_HEADING or features["so_called"] or features["all_capitalised"]:
        return False
    first = text.partition("\n")[0]
    heading = bool(features["fills_paragraph"]) or (run.outer_end <= len(first) and first[-1:] not in {".", "!", "?"})
    return heading and any(
        run.outer_end < other.start and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", held)
        for held, other in said.items()
    )


def _said_with(text: str, one: Marked, other: Marked) -> bool:
    """Whether two fragments stand side by side, joined by no more than a comma or "and"."""
    left, right = sorted((one, other), key=lambda run: run.start)
    between = text[left.outer_end : right.outer_start]
    short = all(len(_WORD.findall(text[run.start : run.end])) <= _TITLE_WORDS for run in (one, other))
    return bool(between.strip()) and short and one.depth == other.depth and _JOINED.fullmatch(between) is not None


def _share(text: str, run: Marked, features: dict[str, float], runs: Sequence[Marked], alike: Sequence[float]) -> float:
    """The probability that a run is somebody's words; a few words are a term wherever they stand between marks."""
    if _ANNOUNCED.search(text[max(0, run.outer_start - 160) : run.outer_start]):
        return 1.0
    if _is_name(text, run, features, runs):
        return 0.0
    share = words_of_somebody(features)
    few = len(_WORD.findall(text[run.start : run.end])) <= _TITLE_WORDS
    if few and features["noun_follows"] and not features["cue_in_reach"] and share < _SURER:
        return 0.0
    return min(share, sum(alike) / len(alike)) if few else share
