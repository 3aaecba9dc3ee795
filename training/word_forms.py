"""Write the list of English verbs, and of nouns that have no singular, from the training parts of the treebanks.

    python -m training.word_forms

A verb stands in it that was marked as one at least three times, or once where the language model's vocabulary holds it
too; a noun without a singular that was marked as its own lemma in the plural, more often than not, at least three
times, and more than twice as often as the singular.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from crossread.language import known_words
from crossread.language.word_forms import without_s

FOLDER = Path(__file__).parents[1] / "src" / "crossread" / "language" / "lists"
TREEBANKS = Path("../shared/data/treebanks")
TRAIN = ("ewt_train", "gumccby_train")
_FEWEST = 2
_HEAD = """\
# Verbs, and nouns that stand in the plural only: lemmas of the training parts of UD English EWT (CC BY-SA 4.0) and UD
# English GUM (annotations CC BY 4.0, open genres), counted and written by training/word_forms.py.
"""


def main() -> None:
    """Count and write."""
    verbs, plurals, nouns = Counter[str](), dict[str, Counter[bool]](), Counter[str]()
    for name in TRAIN:
        for line in (TREEBANKS / f"{name}.jsonl").read_text("utf8").splitlines():
            row = json.loads(line)
            for word, tag, part, lemma in zip(row["w"], row["x"], row["u"], row["l"], strict=True):
                if not (lemma.isascii() and lemma.isalpha() and len(lemma) > 1):
                    continue
                if part == "VERB" and lemma.islower() and tag != "GW":
                    verbs[lemma] += 1
                nouns[lemma.lower()] += part == "NOUN"
                if tag == "NNS" and word.lower().endswith("s"):
                    plurals.setdefault(word.lower(), Counter())[lemma.lower() == word.lower()] += 1
    known = known_words()
    kept = sorted(verb for verb, count in verbs.items() if count > _FEWEST or verb in known)
    only = sorted(
        word
        for word, counts in plurals.items()
        if counts[True] > max(_FEWEST, counts[False]) and counts[True] > 2 * max(nouns[one] for one in without_s(word))
    )
    lines = [_HEAD, "[verbs]", *_wrapped(kept), "", "[plural only]", *_wrapped(only), ""]
    (FOLDER / "verbs.txt").write_text("\n".join(lines), "utf8")


def _wrapped(words: list[str]) -> list[str]:
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > 118:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


if __name__ == "__main__":
    main()
