"""Sentences of a report and what each is on the page: body, headline, caption or furniture.

The page is read as blocks; passes mark what they are sure of, the surest first, and what no pass
claims is body. Nothing is left out: every word of the text lies in some sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.annotate.lexicons import load_agencies
from crossread.annotate.sentences.captions import (
    find_credit,
    find_inner_credit,
    find_opening_credit,
    mark_captions,
)
from crossread.annotate.sentences.cohesion import mark_boxes, mark_repeats, mark_teasers
from crossread.annotate.sentences.furniture import is_tail_furniture, mark_furniture
from crossread.annotate.sentences.headings import mark_headings, mark_headline
from crossread.annotate.sentences.page import Page, read_page
from crossread.annotate.sentences.pictures import mark_pictures
from crossread.annotate.sentences.repeats import find_repeated
from crossread.annotate.sentences.unstopped import mark_unstopped
from crossread.records.document import SAID_ROLES, Document, Role, Sentence
from crossread.text.cards import find_cards, without_cards
from crossread.text.lines import find_dateline, find_metadata_end, find_site_name
from crossread.text.segment import split_paragraph

__all__ = ["find_sentences"]

_TOLD_WHEN = re.compile(
    r"\s(?:Last )?(?:Updated|Published|Posted|Created)(?: at| on)?:? ?\d{4}-\d\d-\d\d(?: \d\d:\d\d)?.{0,40}$"
)
"""When a page was made, glued to its headline."""

Span = tuple[int, int]
Piece = tuple[int, int, Role]


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    r"""Split a report into sentences and say what each is on the page.

    Headline and body are what the report says. Captions, sub-headlines and section headings are set
    apart from it (`caption`); the rest of the page, metadata and datelines are `furniture`.

    Args:
        document: The report; title, outlet and address help where they are known.

    Returns:
        The sentences in order, without overlap; every word of the text lies in one.

    Example:
        >>> text = "Ferry sinks\n\nVALPARA (NNA) - Two ships collided.\n\nShare"
        >>> report = Document(document_id="d", path="a.txt", words=8, text=text, sha256="0")
        >>> [s.role for s in find_sentences(report)]
        ['headline', 'furniture', 'body', 'furniture']
    """
    cards = list(find_cards(document.text, 0, len(document.text)))
    text = without_cards(document.text, cards)
    page = read_page(text)
    mark_furniture(page)
    mark_captions(page)
    known = " ".join(part for part in (document.outlet, document.url) if part) or None
    mark_pictures(page, frozenset(load_agencies()), known or "")
    mark_headline(page, document.title)
    mark_boxes(page)
    mark_repeats(page)
    mark_teasers(page, document.title)
    mark_headings(page)
    mark_unstopped(page)
    pieces: list[Piece] = []
    for number in range(len(page.blocks)):
        for start, end, role in _cut_block(page, number, text, known):
            pieces.extend((left, right, role) for left, right in split_paragraph(text, start, end))
    return _number(document, list(_set_cards_apart(text, _without_repeats(text, pieces), cards)))


def _set_cards_apart(text: str, pieces: list[Piece], cards: list[Span]) -> Iterator[Piece]:
    """Cut the sentences in which a card of links stands: before it, the card, behind it."""
    for left, right, role in pieces:
        inside = [(start + 1, end) for start, end in cards if left <= start and end <= right]
        if role == "furniture" or not inside:
            yield left, right, role
            continue
        place = left
        for start, end in inside:
            yield place, len(text[:start].rstrip()), role
            behind = _skip_space(text, end, right)
            place = behind if any(map(str.isalnum, text[behind:right])) else right
            yield start, end if place < right else right, "furniture"
        if place < right:
            yield place, right, role


def _cut_block(page: Page, number: int, text: str, known: str | None) -> Iterator[Piece]:
    """Cut metadata, datelines, site names and closing notes off a block; the rest has the block's role."""
    block, role = page.blocks[number], page.roles[number] or "body"
    start, end = block.start, block.end
    if role in SAID_ROLES:
        cut = _skip_space(text, start + find_metadata_end(text[start : min(end, start + 200)]), end)
        if start < cut < end:
            yield start, cut, "furniture"
            start = cut
    if role == "headline":
        told = _TOLD_WHEN.search(text, start, end)
        if told is not None and told.start() > start:
            yield start, told.start(), role
            yield _skip_space(text, told.start(), end), end, "furniture"
            return
        name = find_site_name(text[start:end], known=known) if end - start < 400 else None  # noqa: PLR2004 -- measured
        if name is not None:
            yield start, start + name, role
            yield _skip_space(text, start + name, end), end, "furniture"
            return
    if role == "body":
        dateline = find_dateline(text[start : min(end, start + 200)]) if number < 12 else None  # noqa: PLR2004 -- measured
        if dateline is not None and start + dateline.end < end:
            yield start, start + len(text[start : start + dateline.end].rstrip()), "furniture"
            start = _skip_space(text, start + dateline.end, end)
        credit = find_opening_credit(text[start : min(end, start + 160)]) or find_inner_credit(text[start:end])
        if credit and start + credit < end:
            yield start, start + credit, "caption"
            start = _skip_space(text, start + credit, end)
        yield from _cut_tail(text, start, end)
        return
    yield start, end, role


def _cut_tail(text: str, start: int, end: int) -> Iterator[Piece]:
    """Cut credits and invitations off the end of a paragraph."""
    tail = text[max(start, end - 320) : end]
    if not any(
        mark in tail
        for mark in (
            "(",
            "[",
            "©",
            "opyright",
            "ollow ",
            "lick ",
            "ign up",
            "ead more",
            "hoto",
            "mage",
            "ubscribe",
            "elated:",
            "eporting by",
            "ownload",
        )
    ):
        yield start, end, "body"
        return
    sentences = list(split_paragraph(text, start, end))
    cut, role = len(sentences), "furniture"
    while cut > 1:
        left, right = sentences[cut - 1]
        sentence = " ".join(text[left:right].split())
        if is_tail_furniture(sentence):
            cut -= 1
        elif (
            len(sentence) < 120  # noqa: PLR2004 -- measured
            and find_credit(sentence) is not None
            and cut == len(sentences)
            and sentence[0] not in '"“'
        ):
            cut, role = cut - 1, "caption"
        else:
            break
    if cut == len(sentences):
        yield start, end, "body"
        return
    yield start, sentences[cut - 1][1], "body"
    yield sentences[cut][0], end, "caption" if role == "caption" else "furniture"


def _without_repeats(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the later copies of body sentences the role of furniture."""
    body = [number for number, piece in enumerate(pieces) if piece[2] == "body"]
    repeated = find_repeated([text[pieces[number][0] : pieces[number][1]] for number in body])
    later = {body[place] for place in repeated}
    return [
        (left, right, "furniture" if number in later else role) for number, (left, right, role) in enumerate(pieces)
    ]


def _number(document: Document, pieces: list[Piece]) -> tuple[Sentence, ...]:
    """Make the records."""
    return tuple(
        Sentence(document_id=document.document_id, index=index, start=left, end=right, role=role)
        for index, (left, right, role) in enumerate(pieces)
    )


def _skip_space(text: str, place: int, end: int) -> int:
    """First place from `place` on that is no white space."""
    while place < end and text[place].isspace():
        place += 1
    return place
