"""Web pages made by rule: outlets' layouts with navigation, boxes, comments and JSON-LD around a known main text.

The words are ours and mean little; what matters is that every paragraph differs, that lengths run from 2 to 40 KB,
and that what is text and what is furniture is known.
"""

from __future__ import annotations

# ruff: noqa: E501 - templates of pages read better on their lines; the dice are no secret
import html
import json
import random
from collections.abc import Callable
from dataclasses import dataclass

_WHO = (
    "the harbour master", "a spokeswoman for the ministry", "the mayor", "two engineers", "the union", "a witness",
    "the regional court", "the opposition", "the airline", "the water company", "an adviser to the president",
    "the relief agency", "the bishop", "the police chief", "a former judge", "the farmers' association",
)  # fmt: skip
_DID = (
    "said", "denied", "confirmed", "promised", "insisted", "repeated", "told reporters", "wrote in a letter",
    "warned", "admitted", "announced", "explained",
)  # fmt: skip
_WHAT = (
    "the bridge would stay closed", "no ship had been seen near the coast", "the budget left room for repairs",
    "the second convoy had crossed the border", "the vote could not be held before spring",
    "the reservoir was fuller than in any year since records began", "the school had been emptied in time",
    "prices had risen faster than wages", "the inquiry would hear everyone who asked", "the road was safe again",
    "nobody had been told of the change", "the contract had been signed abroad", "the damage was smaller than feared",
)  # fmt: skip
_WHEN = (
    "on Monday", "late on Tuesday", "after the meeting", "before dawn", "in a short statement", "at a news conference",
    "during a visit to the north", "when asked about the letter", "for the third time this month", "without giving names",
)  # fmt: skip
_WHY = (
    "because the report had not been published", "although the figures had been known for weeks",
    "while talks went on behind closed doors", "since both sides had agreed to wait", "as heavy rain moved inland",
    "which surprised even close allies", "and that further steps would follow", "until the last family had left",
)  # fmt: skip
_PLACES = ("Avelmond", "Port Carrow", "Lissane", "Nordhaven", "Quell", "Sarvik", "Tamborough", "Ustrel")
_OUTLETS = (("The Avelmond Courier", "avelmondcourier.example"), ("Port Carrow Post", "carrowpost.example"), ("Nordhaven Today", "nordhaven.example"))  # fmt: skip
_LINKS = ("Home", "World", "Politics", "Business", "Sport", "Culture", "Weather", "Letters", "Archive", "Contact us")
_SHORTEST, _LONGEST = 4, 45
"""Paragraphs of a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page and what is on it.

    Attributes:
        name: File name.
        data: The page.
        title: Its headline.
        paragraphs: Its main text.
        furniture: What stands around it.
        published: Its date, as its JSON-LD or its meta tag says.
        outlet: Who published it.
    """

    name: str
    data: bytes
    title: str
    paragraphs: tuple[str, ...]
    furniture: tuple[str, ...]
    published: str
    outlet: str


def make_page(number: int) -> Page:
    """Make a page; the same number makes the same page everywhere.

    Example:
        >>> make_page(3) == make_page(3), len({make_page(n).data for n in range(20)})
        (True, 20)
    """
    dice = random.Random(number)
    title = _capital(f"{dice.choice(_WHAT)} near {dice.choice(_PLACES)}, {dice.choice(_WHO)} says ({number})")
    count = round(_SHORTEST * (_LONGEST / _SHORTEST) ** dice.random())
    paragraphs = tuple(_paragraph(dice) for _ in range(count))
    outlet, host = dice.choice(_OUTLETS)
    day = f"20{dice.randrange(10, 24)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
    parts = _Parts(dice, title, paragraphs, outlet, f"https://{host}/{day.replace('-', '/')}/{number}", day)
    layout = _LAYOUTS[number % len(_LAYOUTS)]
    body = layout(parts)
    page = f"<!DOCTYPE html><html lang='en'><head>{_head(parts)}</head><body>{body}</body></html>"
    return Page(
        name=f"page-{number:05}.html",
        data=page.encode(),
        title=title,
        paragraphs=paragraphs,
        furniture=tuple(parts.furniture),
        published=day,
        outlet=outlet,
    )


class _Parts:
    """What a layout puts together."""

    def __init__(  # noqa: PLR0917 - made in one place
        self, dice: random.Random, title: str, paragraphs: tuple[str, ...], outlet: str, url: str, day: str
    ) -> None:
        self.dice = dice
        self.title = title
        self.paragraphs = paragraphs
        self.outlet = outlet
        self.url = url
        self.day = day
        self.furniture: list[str] = []

    def around(self, text: str) -> str:
        """Note a text as furniture."""
        self.furniture.append(text)
        return html.escape(text)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _sentence(dice: random.Random) -> str:
    figure = dice.choice(
        ["", "", f" with {dice.randrange(2, 900)} people", f" at a cost of {dice.randrange(2, 99)} million"]
    )
    words = (
        dice.choice(_WHO),
        dice.choice(_DID),
        dice.choice(_WHEN),
        "that",
        dice.choice(_WHAT),
        f"in {dice.choice(_PLACES)}{figure}",
    )
    return _capital(" ".join((*words, dice.choice(_WHY)))) + "."


def _paragraph(dice: random.Random) -> str:
    return " ".join(_sentence(dice) for _ in range(dice.randrange(1, 5)))


def _head(parts: _Parts) -> str:
    article = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": parts.title, "url": parts.url,
        "datePublished": f"{parts.day}T08:15:00+00:00", "author": {"@type": "Person", "name": "A. Writer"},
        "publisher": {"@type": "Organization", "name": parts.outlet},
    }  # fmt: skip
    stated = (
        f'<script type="application/ld+json">{json.dumps(article)}</script>'
        if parts.dice.random() < 0.7
        else f'<meta property="article:published_time" content="{parts.day}T08:15:00+00:00">'
        f'<meta property="og:site_name" content="{parts.outlet}"><meta name="author" content="A. Writer">'
    )
    scripts = f"<script>window.settings={{{','.join(f'k{n}:{n * 7}' for n in range(parts.dice.randrange(20, 400)))}}};</script>"
    return (
        f"<meta charset='utf-8'><title>{html.escape(parts.title)} | {parts.outlet}</title>"
        f'<link rel="canonical" href="{parts.url}">{stated}{scripts}'
    )


def _navigation() -> str:
    return "<nav><ul>" + "".join(f'<li><a href="/{link}">{link}</a></li>' for link in _LINKS) + "</ul></nav>"


def _related(parts: _Parts) -> str:
    items = [f"Related: {_capital(parts.dice.choice(_WHAT))} ({parts.dice.randrange(10_000)})" for _ in range(6)]
    return "".join(f'<li><a href="/r/{n}">{parts.around(item)}</a></li>' for n, item in enumerate(items))


def _comments(parts: _Parts) -> str:
    texts = [
        f"Reader {parts.dice.randrange(10_000)} thinks {parts.dice.choice(_WHAT)}, and says so."
        for _ in range(parts.dice.randrange(0, 12))
    ]
    rows = "".join(f"<div class='comment'><b>user</b><p>{parts.around(text)}</p></div>" for text in texts)
    return f"<section id='comments' class='comments'><h3>Comments</h3>{rows}</section>"


def _footer(parts: _Parts) -> str:
    note = parts.around(
        f"Copyright {parts.outlet}. All rights reserved. Reproduction of page {parts.dice.randrange(10**6)} is not allowed."
    )
    return f"<footer><p>{note}</p></footer>"


def _advert(parts: _Parts) -> str:
    text = parts.around(f"Advertisement: buy {parts.dice.randrange(10_000)} seats now and save")
    return f"<div class='ad advertisement'><a href='/ad'>{text}</a></div>"


def _paragraphs(parts: _Parts) -> str:
    return "".join(
        f"<p>{html.escape(text)}</p>{_advert(parts) if parts.dice.random() < 0.05 else ''}" for text in parts.paragraphs
    )


def _modern(parts: _Parts) -> str:
    return (
        f"<header>{_navigation()}</header><main><article><h1>{html.escape(parts.title)}</h1>"
        f"<p class='byline'>By <a href='/a'>A. Writer</a> <time datetime='{parts.day}'>{parts.day}</time></p>"
        f"<figure><img src='/i.jpg' alt=''><figcaption>{parts.around('Picture: view of the town, seen from hill ' + str(parts.dice.randrange(10**6)))}</figcaption></figure>"
        f"{_paragraphs(parts)}</article><aside><h2>More</h2><ul>{_related(parts)}</ul></aside></main>{_comments(parts)}{_footer(parts)}"
    )


def _blocks(parts: _Parts) -> str:
    return (
        f"<div id='top'>{_navigation()}</div><div class='cookie-banner'><p>{parts.around('We use cookies to improve page ' + str(parts.dice.randrange(10**6)) + ' for you.')}</p></div>"
        f"<div class='wrap'><div class='col'><h1 class='headline'>{html.escape(parts.title)}</h1><div class='share'><a href='#'>Share</a><a href='#'>Tweet</a></div>"
        f"<div class='story-body' itemprop='articleBody'>{_paragraphs(parts)}</div>{_comments(parts)}</div>"
        f"<div class='sidebar'><h3>Most read</h3><ol>{_related(parts)}</ol></div></div><div class='footer'>{_footer(parts)}</div>"
    )


def _headings(parts: _Parts) -> str:
    chunks = "".join(
        f"<h2>{parts.dice.choice(_PLACES)}</h2><p>{html.escape(text)}</p>"
        if place % 4 == 3
        else f"<p>{html.escape(text)}</p>"
        for place, text in enumerate(parts.paragraphs)
    )
    return (
        f"{_navigation()}<section class='post'><h1>{html.escape(parts.title)}</h1><div class='entry-content'>{chunks}"
        f"<div class='newsletter'><p>{parts.around('Sign up for newsletter ' + str(parts.dice.randrange(10**6)) + ' to get it all.')}</p><form><input></form></div></div></section>"
        f"<aside class='related'><ul>{_related(parts)}</ul></aside>{_footer(parts)}"
    )


def _old(parts: _Parts) -> str:
    text = "<br><br>".join(html.escape(text) for text in parts.paragraphs)
    return (
        f"<table width='100%'><tr><td colspan='2'>{_navigation()}</td></tr><tr><td width='20%'><ul>{_related(parts)}</ul></td>"
        f"<td><h1>{html.escape(parts.title)}</h1><font size='2'><div id='article'>{text}</div></font></td></tr></table>{_footer(parts)}"
    )


def _nameless(parts: _Parts) -> str:
    """A page whose class names say nothing, its boxes and comments in prose as long as the report."""
    boxes = "".join(
        f"<div class='css-{n}x9'><div><p>{parts.around(_paragraph(parts.dice))}</p></div></div>" for n in range(6)
    )
    text = "".join(f"<div class='css-7q'>{html.escape(text)}</div>" for text in parts.paragraphs)
    return (
        f"<div class='css-1a'>{_navigation()}</div><div class='css-2b'><div class='css-3c'><h1>{html.escape(parts.title)}</h1>"
        f"<div class='css-4d'>{text}</div></div><div class='css-5e'>{boxes}</div></div>{_footer(parts)}"
    )


def _interrupted(parts: _Parts) -> str:
    """A page whose report is interrupted by links to others, captions and invitations."""
    rows = []
    for place, text in enumerate(parts.paragraphs):
        rows.append(f"<p>{html.escape(text)}</p>")
        if place % 3 == 1:
            rows.append(
                f"<p><strong><a href='/x'>{parts.around('READ ALSO: ' + _capital(parts.dice.choice(_WHAT)) + f' ({parts.dice.randrange(10**6)})')}</a></strong></p>"
            )
        if place % 5 == 2:
            rows.append(
                f"<div class='wp-caption'><img src='/i'><p class='wp-caption-text'>{parts.around(f'Archive picture number {parts.dice.randrange(10**6)} of the quay')}</p></div>"
            )
    return f"{_navigation()}<main><article><h1>{html.escape(parts.title)}</h1>{''.join(rows)}</article></main>{_comments(parts)}{_footer(parts)}"


def _varied(parts: _Parts) -> str:
    """A report with quotations set apart, lists and a table."""
    rows = []
    for place, text in enumerate(parts.paragraphs):
        shape = (
            "<p>{}</p>",
            "<blockquote><p>{}</p></blockquote>",
            "<p>{}</p>",
            "<ul><li>{}</li></ul>",
            "<table><tr><td>{}</td></tr></table>",
        )[place % 5]
        rows.append(shape.format(html.escape(text)))
    return f"{_navigation()}<div class='article__content'><h1>{html.escape(parts.title)}</h1>{''.join(rows)}</div><aside><ul>{_related(parts)}</ul></aside>{_footer(parts)}"


def _plain_divs(parts: _Parts) -> str:
    """A short notice under a long list of teasers, each with a sentence."""
    teasers = "".join(
        f"<div class='teaser'><h3><a href='/t{n}'>{parts.around(f'Teaser {n}: ' + _capital(parts.dice.choice(_WHAT)) + f' ({parts.dice.randrange(10**6)})')}</a></h3><p>{parts.around(_sentence(parts.dice))}</p></div>"
        for n in range(12)
    )
    return f"{_navigation()}<div id='content'><h2>{html.escape(parts.title)}</h2>{_paragraphs(parts)}</div><div id='more'>{teasers}</div>{_comments(parts)}{_footer(parts)}"


_LAYOUTS: tuple[Callable[[_Parts], str], ...] = (
    _modern, _blocks, _headings, _old, _nameless, _interrupted, _varied, _plain_divs,
)  # fmt: skip
