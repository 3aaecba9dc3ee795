"""Mail messages: the body as one report, each attached file as one of its own."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr
from typing import NamedTuple

from crossread.errors import ReadError
from crossread.ingest.dates import read_date
from crossread.ingest.decode import decode, speakable
from crossread.ingest.flat_html import flatten_html
from crossread.ingest.piece import Content, FoundDate, Known, Piece


class Attachment(NamedTuple):
    """A file attached to a mail."""

    name: str
    data: bytes
    media_type: str


def read_mail(piece: Piece) -> Content:
    """Read the body of a mail: its plain text verbatim, or the text of its HTML.

    Returns:
        The text; subject, sender and date of the headers.

    Raises:
        ReadError: Code `no_text`: the mail has no body.
    """
    message = _parse(piece.data)
    text, warnings = _read_body(message)
    if not text.strip():
        raise ReadError(
            "the mail has no text", hint="nothing to do, unless the text was lost on the way", code="no_text"
        )
    name, address = parseaddr(_header(message, "from") or "")
    sent = read_date(_header(message, "date") or "")
    domain = address.rpartition("@")[2] or None
    found = Known(
        title=_header(message, "subject"),
        outlet=name or domain,
        outlet_origin="header" if name or domain else None,
        dates=(FoundDate(sent, "header"),) if sent else (),
    )
    return Content(text=text, found=found, warnings=warnings)


def find_attachments(data: bytes) -> Iterator[Attachment]:
    """Find the files attached to a mail, in order; pictures shown in the body are left out."""
    for place, part in enumerate(_parse(data).iter_attachments(), start=1):
        if part.is_multipart() or part.get_content_maintype() in {"image", "audio", "video"}:
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and part.get_content_disposition() == "attachment":
            yield Attachment(speakable(part.get_filename() or f"part-{place}"), payload, part.get_content_type())


def has_body(data: bytes) -> bool:
    """Tell whether a mail says something itself, apart from its attachments."""
    return bool(_read_body(_parse(data))[0].strip())


def _parse(data: bytes) -> EmailMessage:
    try:
        message = message_from_bytes(data, policy=policy.default)
    except (MessageError, ValueError, RecursionError) as error:
        raise ReadError("the mail is damaged", hint="export it again from the mail program", code="damaged") from error
    assert isinstance(message, EmailMessage)  # what the default policy makes
    return message


def _read_body(message: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """Read the body, plain text first; an attached file is no body."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None or body.get_content_disposition() == "attachment":
        return "", ()
    payload = body.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return "", ()
    decoded = decode(payload, body.get_content_charset())
    if body.get_content_type() == "text/html":
        return flatten_html(decoded.text).text, decoded.warnings
    return decoded.text, decoded.warnings


def _header(message: EmailMessage, name: str) -> str | None:
    """Read a header as words; a broken one counts as missing."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError, TypeError):  # the parser of headers fails on some broken ones
        return None
    return " ".join(speakable(str(value)).split()) or None if value else None
