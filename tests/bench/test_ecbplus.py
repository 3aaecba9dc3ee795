from __future__ import annotations

from bench.ecbplus import read_topic, write_out

ROWS = [
    {
        "id": f"1_{number}",
        "topic": "1",
        "subtopic": "1a",
        "sentences": [words],
        "mentions": [
            {"id": "m", "kind": "event", "tokens": [at], "sent": 0, "text": words[at], "chain": "c", "negated": False},
            {"id": "h", "kind": "human", "tokens": [0], "sent": 0, "text": words[0], "chain": None, "negated": False},
        ],
    }
    for number, words, at in (
        (1, ["Norway", "attacked", "Chad", "on", "Monday", "."], 1),
        (2, ["``", "Norway", "'s", "attack", "on", "Chad", "''", "went", "on", "."], 3),
    )
]


def test_tokens_become_text_with_their_places() -> None:
    """Marks stand close to their words, and every token is found again at its place."""
    sentences = [["``", "He", "did", "n't", "go", ",", "''", "she", "said", "(", "twice", ")", "."], ["Yes", "."]]
    text, spans = write_out(sentences)
    assert text == "“He didn't go,” she said (twice).\n\nYes.\n\n"
    said = {"``": "“", "''": "”"}
    for tokens, places in zip(sentences, spans, strict=True):
        assert [text[start:end] for start, end in places] == [said.get(token, token) for token in tokens]


def test_gold_mentions_become_tellings() -> None:
    """A gold mention has its chain, its lemma, the parties the grammar gives it, and what the coder finds there."""
    first, second = read_topic(ROWS)
    assert (first.chain, first.lemma, first.text) == ("c", "attack", "attacked")
    assert (first.telling.actor.country, first.telling.recipient.country) == ("NOR", "TCD")
    assert first.act is not None
    assert first.act.event == "ASSAULT"
    assert (second.lemma, second.telling.mention.rule) == ("attack", "noun")
    assert second.telling.actor.country == "NOR"
    assert first.telling.report is not second.telling.report
