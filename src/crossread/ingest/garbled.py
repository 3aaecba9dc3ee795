r"""Marks and letters that were garbled on the way here: UTF-8 read as Windows-1252 or Latin-1 ("â€œWe donâ€™t").

Each sequence becomes the one character it was, if no other reading is likely; the places that fall free become spaces
behind the word, so that the text keeps its length and every later word its offset. Marks of Windows-1252 read as
Latin-1 (U+0080 to U+009F, which stand for nothing in a text) become what they were, one for one. Not mended: other
alphabets, other encodings, and sequences of which a part was lost, but for "â€", whose lost part is nearly always the
one of ”.
"""

from __future__ import annotations

import re

_HIGH = range(0x80, 0x100)
_BYTES: dict[str, int] = {chr(byte): byte for byte in _HIGH}
_WINDOWS: dict[int, str] = {}
for _byte in range(0x80, 0xA0):
    try:
        _sign = bytes((_byte,)).decode("cp1252")
    except UnicodeDecodeError:  # five bytes stand for nothing there either
        continue
    _BYTES[_sign] = _byte
    _WINDOWS[_byte] = _sign

_NEXT = "[" + "".join(re.escape(sign) for sign, byte in _BYTES.items() if byte < 0xC0) + "]"  # noqa: PLR2004 - UTF-8
"""A second, third or fourth byte of UTF-8."""
_MARK = "[‘’“”‹›«»–—…•‚„]"
"""A sign that may well stand behind a capital Ã that is meant, and be no second byte."""

_GARBLED = re.compile(
    rf"Ã¢Â{_NEXT}Â{_NEXT}"  # garbled twice
    rf"|â{_NEXT}{{2}}"  # marks, dashes, signs of currencies: nowhere do two such signs follow an â that is meant
    rf"|(?P<lost>â€)(?!{_NEXT})"
    rf"|á[º»](?!{_MARK}){_NEXT}"  # Vietnamese letters
    r"|ï»¿|ï¿½|ï¬[\x80-\x86€‚ƒ„…†]"  # byte order mark, replaced sign, ligatures
    rf"|ð[Ÿ\x9f]{_NEXT}{{2}}"
    r"|Â[\xa0-\xbf]"
    rf"|(?<=[A-Za-z])Ì{_NEXT}"  # an accent by itself, behind its letter
    rf"|[ÃÄÅ](?!{_MARK}){_NEXT}"
    rf"|(?:(?<=[a-zß-ÿ])[ÃÄÅ]{_MARK}|[ÃÄÅ]{_MARK}(?=[^\W\d_]))"
)
_LONE = re.compile("[\x80-\x9f]")
_ANY = re.compile("[ÂÃÄÅÌáâïð\x80-\x9f]")
_WORD = re.compile(r"[^ \t\r\n\f\v]+")  # no-break spaces may be a part of a garbled letter
_MOST_ROUNDS = 2


def mend_garbled(text: str) -> str:
    r"""Read garbled marks and letters as what they were, in a text that keeps its length.

    Args:
        text: Any text.

    Returns:
        The text, as many code points long, with spaces behind a word for those it is shorter.

    Example:
        >>> mend_garbled("â€œWe donâ€™t,â€\x9d said JosÃ© Lima â€” \x93no\x94.")
        '“We   don’t,”     said José  Lima —   “no”.'
    """
    if text.isascii() or not _ANY.search(text):
        return text
    return _WORD.sub(lambda word: _mend(word.group()).ljust(len(word.group())), text)


def mend_words(words: str) -> str:
    """Read garbled marks and letters of a title or name as what they were.

    Example:
        >>> mend_words("JosÃ© Limaâ€™s boat")
        'José Lima’s boat'
    """
    return words if words.isascii() or not _ANY.search(words) else _mend(words)


def _mend(words: str) -> str:
    for _ in range(_MOST_ROUNDS):
        mended = _GARBLED.sub(_decode, words)
        if mended == words:
            break
        words = mended
    return _LONE.sub(lambda sign: _WINDOWS.get(ord(sign.group()), sign.group()), words)


def _decode(garbled: re.Match[str]) -> str:
    if garbled["lost"]:
        return "”"
    try:
        return bytes(_BYTES[sign] for sign in garbled.group()).decode("utf-8")
    except UnicodeDecodeError:
        return garbled.group()
