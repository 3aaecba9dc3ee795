"""A light guess at whether the clause around a time expression tells of the past or of the future.

No parse: the nearest cue to the left within the clause decides, then the nearest to the right. It is
meant for "on Friday" and "in July", where one of two dates is right.
"""

from __future__ import annotations

import re
from typing import Literal

from crossread.annotate.moments.lexicon import listed

Tense = Literal["past", "future"] | None

_FUTURE = (
    r"(?:has|have|had) been (?:scheduled|set|planned|called for)|"
    r"(?:will|shall) have(?: been)? \w+|will|shall|won['’]t|['’]ll|would|going to|about to|"
    r"(?:is|are|was|were|be|been) (?:set|expected|planned|supposed|ready|to be)|(?:due|scheduled|slated|poised|likely|"
    r"to be)|(?:set|expected|supposed|ready) (?:to|for|on|in)|plans?|planned|intends?|hopes?|aims?|expects?|"
    r"vow(?:s|ed)|promis(?:es|ed)|pledg(?:es|ed)|deadlines?|upcoming|forthcoming|(?:is|are) to|begins|starts|expires?|"
    r"(?:is|are|(?:who|he|she|it)['’]s) (?:(?:not|also|still|now) )?\w+ing|"
    r"(?:is|are) (?:headed|bound|off to)|can|(?-i:may)|might|could|should|"
    r"must|invited|agree[ds]? to|wants? to"
)
_PAST = (
    r"was|were|had|did|has|have|having|been|['’]ve|\w{3,}ed|said|says|told|took|made|came|went|got|gave|found|left|held|met|led|"
    r"won|lost|began|saw|ran|fell|rose|grew|sold|bought|paid|sent|spent|shot|hit|cut|put|set|broke|spoke|wrote|drove|flew|"
    r"fought|brought|thought|caught|taught|kept|felt|dealt|stood|understood|withdrew|became|struck|died|read|knew|"
    r"hid|fled|slept|rode|laid|bled|fed|dug|spun|stuck|swung|crept|leapt|knelt|flung|hung|shook|"
    r"drew|threw|blew|chose|froze|stole|swore|wore|tore|bore|sank|sang|rang|swam|drank|sought|built|lent|bent|"
    r"ago|since|earlier|previously|recently|slid|sank|overthrew|undertook|quit|shut|burst|split|born|slain|killed"
)
_BE_DONE = r"(?<!\bcould)(?:(?:\s+(?:not|also|then|now|only|soon|still|likely))?\s+be|(?<=\bbe))(?:\s+\w+ly)?\s+\w+"
"""What is still to be done is no past: `will be held`, `is due to be sentenced`; who `could not be reached` is."""
_CUE = re.compile(
    rf"\b(?:(?P<future>{_FUTURE})(?:{_BE_DONE})?|(?P<past>{_PAST}))\b|(?P<to>\b(?-i:to [a-z]{{2,}})\b)", re.IGNORECASE
)
_AS_EARLY = re.compile(r"\b(?:could|may|might|would)\b[^.;,]* as (?:early|soon|late) as $")
"""What could come as early as Monday is still to come."""
_SEEMS = re.compile(r"\b(?:appear|seem)(?:s|ed)? to (?:be|have)\b")
"""What seems to be is not still to be."""
_VOWING = re.compile(r"(?:vowed|promised|pledged|agreed)(?: late| early)?(?: on)? $", re.IGNORECASE)
"""The day beside it is that of the vow: `vowed on Thursday to go on`."""
_PLANNED = re.compile(r"planned|vowed|promised|pledged|agreed", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?:agreements?|plans?|deals?|decisions?|intentions?|proposals?|offers?|bids?|promises?|agreed|voted|decided|"
    r"threatened|asked|ordered|invited|urged|wanted|hoped|due|ready)(?: (?:him|her|it|them|us))? $"
)
_STOP = re.compile(r"[.!?;:]\s+(?=[A-Z\"'“‘(]|$)|\s[–—-]\s|[“”]")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|a\.m|p\.m|U\.S|"
    r"U\.N|U\.K|No|Inc|Corp|Co|Ltd)$"
)
_NOT_VERBS = frozenset(
    listed("need succeed proceed exceed seed feed speed indeed breed united hundred red bed shed sacred wicked")
)
WINDOW = 240


def find_tense(text: str, start: int, end: int, *, look_right: bool = True) -> Tense:
    """Guess the tense of the clause around a span.

    Args:
        text: One block of running text.
        start: First code point of the expression.
        end: One past its last.
        look_right: Whether to look behind the expression when nothing tells before it; when it opens
            the sentence that is done in any case.

    Returns:
        "past", "future", or None when nothing tells.

    Example:
        >>> text = "The council will meet on Friday to discuss what happened on Monday."
        >>> find_tense(text, 25, 31), find_tense(text, 60, 66)
        ('future', 'past')
    """
    before = text[max(start - WINDOW, 0) : start]
    after = text[end : end + WINDOW]
    stops = [match.end() for match in _STOP.finditer(before) if not _ABBREVIATION.search(before[: match.start()])]
    if stops:
        before = before[stops[-1] :]
    stop = _STOP.search(after)
    if stop:
        after = after[: stop.start()]
    opening = len(before.split()) <= 1
    left = "future" if _AS_EARLY.search(before) else _last_cue(_SEEMS.sub("was", before))
    if left in {"past", "future"}:
        return left
    right = _first_cue(after) if look_right or opening else None
    return right or ("future" if left == "infinitive" and right is None else None)


def _judge(match: re.Match[str]) -> Tense:
    if match.group("future"):
        return "future"
    if match.group("past"):
        return None if match.group("past").lower() in _NOT_VERBS else "past"
    return None


def _last_cue(clause: str) -> Literal["past", "future", "infinitive"] | None:
    """The nearest cue to the left; an infinitive counts when no verb governs it, as in headlines."""
    if _VOWING.search(clause):
        return "past"
    found = list(_CUE.finditer(clause))
    infinitive = False
    for match in reversed(found):
        if match.group("to"):
            if _PLAN.search(clause, 0, match.start()):
                return "future"
            infinitive = True
            continue
        judged = _judge(match)
        if judged is not None:
            return judged
    return "infinitive" if infinitive else None


def _first_cue(clause: str) -> Tense:
    """The nearest cue to the right; "on Friday he planned to go" tells of the planning."""
    for match in _CUE.finditer(clause):
        if _PLANNED.match(match.group()):
            return "past"
        judged = _judge(match)
        if judged is not None:
            return judged
    return None
