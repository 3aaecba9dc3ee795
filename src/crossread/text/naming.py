"""What a reader calls a report: its outlet and headline, or where it names none its file and its first words."""

from __future__ import annotations

from crossread.text.reading import reading_text

OPENING_WORDS = 10
"""Words that stand for a report without headline at most; about as many as a headline has."""

OPENING_SHARE = 5
"""Of a short report, no more than every fifth word stands for it: a page for everybody shows no more than that."""

_LOOKED_AT = 60 * OPENING_WORDS


def source_name(outlet: str | None, path: str) -> str:
    """Say who published a report; where that is unknown, the name of its file.

    Args:
        outlet: The outlet, or None.
        path: The input it was read from.

    Example:
        >>> source_name("The Quay", "in/a.txt"), source_name(None, "in/a.txt"), source_name(None, "in.zip#b.txt")
        ('The Quay', 'a.txt', 'in.zip#b.txt')
    """
    return outlet or path.rsplit("/", 1)[-1]


def headline_of(title: str | None, text: str, said: int = 0) -> str:
    r"""Say what a report is headed by; where it has no headline, the words it opens with.

    Args:
        title: The headline, or None.
        text: The text of the report.
        said: First code point of what the report itself says, behind what its page says before it.

    Example:
        >>> headline_of("Ferry sinks", "The ferry ..."), headline_of(None, "The ferry\nsank on Saturday " * 20)
        ('Ferry sinks', 'The ferry sank on Saturday The ferry sank on Saturday …')
        >>> headline_of(None, "The old ferry that was carrying some 240 passengers from Keldia sank on Saturday.")
        'The old …'
    """
    heading = reading_text(title or "")
    if heading:
        return heading
    words = reading_text(text, said, min(len(text), said + _LOOKED_AT)).split(" ")
    most = min(OPENING_WORDS, max(1, len(text.split()) // OPENING_SHARE))
    return " ".join(words[:most]) + (" …" if len(words) > most else "")
