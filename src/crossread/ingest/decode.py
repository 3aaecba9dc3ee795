r"""Bytes to text: which encoding, and one code point for every code point that was there.

Order of evidence: byte order mark, strict UTF-8, UTF-16 told by its zero bytes, the encoding stated beside the
bytes, mostly valid UTF-8, Windows-1252, and for text that is mainly beyond ASCII charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from crossread.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 65_536
_FOREIGN_SHARE = 0.1  # above this share of bytes beyond ASCII the text is in no western single-byte encoding
_FEWEST_FOREIGN = 24  # bytes; in less an encoding cannot be told
_BINARY_SHARE = 0.02  # text holds tabs and line ends, hardly any other control character
_UTF16_SHARE = 0.4  # of ASCII in UTF-16 every second byte is zero
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b") + b"\x7f"
_UNSPEAKABLE = re.compile("[\x00\ud800-\udfff]")
_LARGEST_STRICT_LOSS = 3  # a character cut off by the end of the file loses three bytes at most


class Decoded(NamedTuple):
    """A text, the encoding it was in, and what a careful reader should know about that."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes, charset: str | None = None) -> Decoded:
    r"""Read bytes as text without changing a character.

    Args:
        data: The whole file.
        charset: Encoding stated beside the bytes, believed after strict UTF-8.

    Returns:
        The text: byte order mark dropped, line ends kept, NUL and lone surrogates as U+FFFD.

    Raises:
        ReadError: Code `binary`: the bytes are no text.

    Example:
        >>> decode(b"\xff\xfea\x00\r\x00\n\x00")
        Decoded(text='a\r\n', encoding='utf-16-le', warnings=())
        >>> decode("naïve café".encode("cp1252")).encoding
        'windows-1252'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _finish(data[len(mark) :].decode(encoding, "replace"), encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, charset, error)
    wide = _utf16_kind(data)
    if wide:
        return _finish(data.decode(wide, "replace"), wide, "no byte order mark: read as UTF-16")
    _refuse_binary(data)
    return _finish(text, "utf-8")


def speakable(text: str) -> str:
    r"""Replace what cannot be stored, NUL and lone surrogates, one for one by U+FFFD.

    Example:
        >>> speakable("a\x00b")
        'a\ufffdb'
    """
    return _UNSPEAKABLE.sub("\ufffd", text)


def looks_binary(data: bytes) -> bool:
    r"""Tell whether bytes hold more control characters than any text does; UTF-16 is text.

    Example:
        >>> looks_binary(b"\x00\x01\x02\x03" * 8), looks_binary(b"Two planes landed.")
        (True, False)
    """
    sample = data[:_SAMPLE_BYTES]
    if sample.startswith(tuple(mark for mark, _ in _MARKS)) or _utf16_kind(sample):
        return False
    return len(sample) - len(sample.translate(None, _CONTROL)) > max(1, _BINARY_SHARE * len(sample))


def no_text() -> ReadError:
    """Why bytes that are no text are refused."""
    return ReadError(
        "the file holds no text (binary data)", hint="convert it to text, HTML or PDF first", code="binary"
    )


def _refuse_binary(data: bytes) -> None:
    if looks_binary(data):
        raise no_text()


def _utf16_kind(data: bytes) -> str | None:
    """Name the UTF-16 whose zero bytes are seen, None for other text."""
    sample = data[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    half = len(sample) // 2
    if half == 0 or b"\0" not in sample:
        return None
    for zeros, letters, kind in ((sample[1::2], sample[0::2], "utf-16-le"), (sample[0::2], sample[1::2], "utf-16-be")):
        controls = half - len(letters.translate(None, _CONTROL))
        if zeros.count(0) > _UTF16_SHARE * half and controls <= _BINARY_SHARE * half:
            return kind
    return None


def _decode_other(data: bytes, charset: str | None, error: UnicodeDecodeError) -> Decoded:
    """Decode what is not valid UTF-8."""
    wide = _utf16_kind(data)
    if wide:
        return _finish(data.decode(wide, "replace"), wide, "no byte order mark: read as UTF-16")
    _refuse_binary(data)
    if error.reason == "unexpected end of data" and error.start >= len(data) - _LARGEST_STRICT_LOSS:
        return _finish(data.decode("utf-8", "replace"), "utf-8", "the file ends inside a character")
    stated = _decode_stated(data, charset)
    if stated is not None:
        return stated
    replaced = data.decode("utf-8", "replace")
    lost = replaced.count("\ufffd")
    if sum(1 for character in replaced if character > "\x7f") - lost > lost:
        return _finish(replaced, "utf-8", f"{lost} characters are not valid UTF-8 and were replaced")
    return _decode_single_byte(data)


def _decode_stated(data: bytes, charset: str | None) -> Decoded | None:
    """Decode by the encoding stated beside the bytes, None when there is none or it does not fit."""
    if not charset:
        return None
    try:
        encoding = codecs.lookup(charset.strip().strip("\"'")).name
        if encoding in {"utf-8", "ascii"}:
            return None
        if encoding == "iso8859-1":
            encoding = "cp1252"  # as every browser does: pages that say the one mean the other
        return _finish(data.decode(encoding, "strict"), encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def _decode_single_byte(data: bytes) -> Decoded:
    """Decode text in one of the older encodings."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high > _FOREIGN_SHARE * len(data) and high >= _FEWEST_FOREIGN:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed, 0.04 s to import

        best = from_bytes(data[:_SAMPLE_BYTES]).best()
        if best is not None:
            text = data.decode(best.encoding, "replace")
            return _finish(text, best.encoding, f"not UTF-8: read as {best.encoding}, which is a guess")
    try:
        return _finish(data.decode("cp1252"), "windows-1252", "not UTF-8: read as Windows-1252")
    except UnicodeDecodeError:
        return _finish(data.decode("latin-1"), "iso-8859-1", "not UTF-8: read as ISO 8859-1")


def _finish(text: str, encoding: str, *warnings: str) -> Decoded:
    clean = speakable(text)
    if clean != text:
        warnings = (*warnings, "NUL bytes or lone surrogates were replaced by U+FFFD")
    return Decoded(clean.removeprefix("\ufeff"), encoding, warnings)
