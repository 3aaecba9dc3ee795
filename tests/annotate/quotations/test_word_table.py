"""The table of words says what spaCy's tokens say."""

from __future__ import annotations

from crossread.annotate.quotations.word_table import read_words
from tests.reading import read_report


def test_table_and_tokens_agree() -> None:
    """Heads, subtrees, sentences and the highest word of every short span are those of the parse."""
    doc = read_report(
        "The warden of the upper lock, Pia Holm, said it leaks. “It does not,” the mayor replied."
    ).parsed.doc
    words = read_words(doc)
    assert len(words) == len(doc)
    for token in doc:
        assert words.head[token.i] == token.head.i
        assert (words.left[token.i], words.right[token.i]) == (token.left_edge.i, token.right_edge.i + 1)
        assert words.sentence(token.i) == (token.sent.start, token.sent.end)
        assert words.relation[token.i].split(":")[0] == words.dep[token.i]
    for start in range(len(doc)):
        for end in range(start + 1, min(len(doc), start + 6) + 1):
            if doc[start].sent == doc[end - 1].sent:
                assert words.top(start, end) == doc[start:end].root.i, doc[start:end]
