"""Text as XML can hold it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(value: object) -> str:
    r"""Write a value as the content of an element or of an attribute in double quotes.

    Args:
        value: Anything that has a text.

    Returns:
        Its text with marks escaped; characters that XML cannot hold at all become U+FFFD.

    Example:
        >>> xml_text('"<b> & \x00')
        '&quot;&lt;b&gt; &amp; \ufffd'
    """
    text = _FORBIDDEN.sub("\ufffd", str(value))
    return escape(text, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
