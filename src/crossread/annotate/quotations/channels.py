"""Through which channel something was said: "told Interfax", "on Twitter", "in a statement", "in an interview with"."""

from __future__ import annotations

import re

from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.floating import Said
from crossread.text.calendar_names import WEEKDAYS

_DAY = "|".join(WEEKDAYS)
_WORD = rf"(?!(?:{_DAY})\b)(?:(?:[A-Z]\.)+(?=\s?\w)|[A-Z0-9][\w&’'/-]*(?:\.[\w-]+)*)"
_OUTLET = r"television|TV|radio|newspaper|news agency|channel|broadcaster|media|magazine|daily"
_NAME = (
    rf"(?:(?:the\s)?(?=[A-Z]){_WORD}(?:\s(?:(?:of|and|the|for)\s)?{_WORD}){{0,4}}"
    rf"(?:(?:\s(?:state|national|public|local))?\s(?:{_OUTLET})\b)?)"
)
_STATION = (
    rf"(?:the\s)?(?:{_WORD}\s){{0,3}}(?:(?:Radio|TV|Television|News|Channel)\b(?:\s{_WORD}){{0,2}}|"
    r"(?:state\s)?(?:radio|television|TV)\b)"
)
_PLATFORMS = (
    r"(?:Twitter|X|Facebook|Instagram|Telegram|Truth Social|YouTube|Weibo|WhatsApp|Snapchat|"
    r"TikTok|Reddit|LinkedIn|VKontakte|VK|Tumblr|Periscope)"
)
_TOLD = re.compile(
    rf"\b(?:told|telling|tells|tell|informed)\s(?P<via>{_NAME}|reporters|journalists|parliament|lawmakers|"
    r"(?:a|the|local|state)(?:\s[\w-]+){1,4}?(?=[,.:;\"“]|\s(?:that|on|in|at|after|he|she|it|they|there|the|a|his|her)\b|$))"
)
_INTERVIEW = re.compile(rf"\b(?:interview|conversation|remarks)\s(?:with|on|to|for)\s(?P<via>{_NAME})")
_ON = re.compile(
    rf"\b(?:on|via|to|over)\s(?P<via>{_PLATFORMS}|{_NAME}(?=\s(?:show|program|programme)\b)|{_STATION}|"
    r"(?:(?:state|national|local)\s)?(?:television|radio|TV))\b"
)
_SHOW = re.compile(rf"\b(?:on|over)\s(?P<via>{_NAME})['’]s\s[\"“'‘]?[A-Z]")
_VERB = re.compile(r"\b(?P<via>tweet(?:s|ed|ing)?|retweeted)\b", re.IGNORECASE)
_FORM = re.compile(
    r"\b(?:in|by|at|during|through)\s(?:a|an|the|his|her|its|their)\s(?:[\w'’-]+\s){0,3}?"
    r"(?P<via>statement|interview|news conference|press conference|press release|briefing|speech|"
    r"letter|email|e-mail|report|memo|blog post|post|tweet|video|readout|phone call|telephone "
    r"call)\b"
)
_PHONE = re.compile(r"\bby\s(?P<via>phone|telephone|email|e-mail)\b")


_CHANNELS = (_TOLD, _INTERVIEW, _ON, _SHOW, _FORM, _PHONE)


def find_channel(parsed: Parsed, said: Said) -> str | None:
    """Find the channel named around a cue, in its sentence and outside the quoted words.

    Args:
        parsed: The report.
        said: Source and cue.

    Returns:
        The words for the channel, "Twitter" for a tweet, or None.
    """
    if not said.cue:
        return None
    first, last = said.cue[0][0], said.cue[-1][1]
    sentence = parsed.doc[first].sent
    text = parsed.view.text
    stop = min(sentence.end_char, parsed.doc[last - 1].idx + 140)
    after = re.split(r"[\"“”\n]", text[parsed.doc[first].idx : stop])[0]
    for pattern in _CHANNELS:
        match = pattern.search(after)
        if match is not None:
            via = re.sub(r"['’]s$", "", " ".join(match.group("via").split()))
            return via.removeprefix("the ") if pattern is not _TOLD else via
    if _VERB.search(parsed.doc[first:last].text):
        return "Twitter"
    return None


_LATER = re.compile(rf"(?:\s(?:on\s)?(?:{_DAY}|yesterday|today)(?:\s(?:morning|afternoon|evening|night))?)")


def channel_end(parsed: Parsed, cue_start: int, cue_end: int) -> int:
    """Where the words for the channel and the day that follow a cue end.

    Args:
        parsed: The report.
        cue_start: First code point of the cue in `Document.text`.
        cue_end: One past its last.

    Returns:
        A code point in `Document.text`, at least `cue_end`.
    """
    left, right = parsed.view.from_document(cue_start, cue_end)
    text = parsed.view.text
    after = re.split(r"[\"“”\n.;:]", text[left : right + 110])[0]
    end = right
    for pattern in _CHANNELS:
        match = pattern.search(after)
        if match is not None:
            end = max(end, left + match.end())
    later = _LATER.match(text, end)
    if later is not None:
        end = later.end()
    return parsed.view.to_document(end - 1, end)[1] if end > right else cue_end
