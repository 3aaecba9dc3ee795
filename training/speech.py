"""Fit the weights that tell speech: `python -m training.speech marks|borders [--data FOLDER] [--model FOLDER]`.

`marks` is a logistic model of which runs between marks are somebody's words (`annotate/quotations/runs.py`); `borders`
a softmax regression over the places where a source, a cue or a content may begin and end
(`annotate/quotations/borders.py`). Both read one in six of the training reports of PolNeAR, parsed by the model of
`--model`, a folder that `python -m training export` wrote. That may be one of an early checkpoint: a finished engine is
surer of the reports it was trained on than of others, and `--soften` takes from that. Without `--out` nothing is
written: the weights are set beside the shipped ones, and scored on every fifth report when fitted on the others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from crossread.annotate.parsed import Parsed, read_for_parsing
from crossread.annotate.quotations import borders, runs
from crossread.annotate.quotations.attributions import Span, overlap
from crossread.annotate.quotations.borders import End, Part, Role
from crossread.annotate.quotations.heads import read_heads
from crossread.annotate.quotations.marks import find_marked
from crossread.annotate.quotations.word_table import WordTable, read_words
from crossread.annotate.sentences import find_sentences
from crossread.language import TokenRoles, find_roles, load_language
from crossread.records import Document

if TYPE_CHECKING:
    from numpy.typing import NDArray

ONE_IN = 6
SHARE_INSIDE = 0.6
"""Share of a run that lies in contents from which it is somebody's words."""
HARM = 5.0
"""How often a run counts that is nobody's words: a term taken for speech is worse than a fragment lost."""
PENALTY = 1.0
STEPS = 600
ROLES: tuple[Role, ...] = ("source", "cue", "content")
ENDS: tuple[End, ...] = ("start", "end")


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed training report with what people marked in it, as token spans by role."""

    parsed: Parsed
    roles: TokenRoles
    gold: dict[Role, list[Span]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen, by features, and which of it is right."""

    candidates: list[dict[str, float]]
    right: list[bool]
    weight: float = 1.0


def read_texts(path: Path, model: str | None, soften: float) -> Iterator[Text]:
    """Parse one in six of the training reports.

    Args:
        path: PolNeAR as JSON Lines.
        model: Folder of a model; nothing for the shipped one.
        soften: Temperature of the role probabilities, 1 for as they are.
    """
    engine = load_language(model)
    rows = [row for row in map(json.loads, path.read_text("utf8").splitlines()) if row["split"] == "train"]
    for row in rows[::ONE_IN]:
        document = Document(document_id="p", path="p", words=len(row["text"].split()), text=row["text"], sha256="0")
        view = read_for_parsing(document, find_sentences(document))
        [doc] = engine.parse([view.text])
        roles = find_roles(doc)
        if roles is None:
            raise SystemExit("this model knows no roles of attributions")
        parsed = Parsed(view, doc)
        yield Text(parsed, softened(roles, soften), read_gold(row["attributions"], parsed))


def read_gold(attributions: Sequence[dict[str, list[list[int]]]], parsed: Parsed) -> dict[Role, list[Span]]:
    """The spans people marked, by role, in tokens."""
    found: dict[Role, list[Span]] = {role: [] for role in ROLES}
    for one in attributions:
        for role in ROLES:
            for piece in one[role]:
                start, end = parsed.view.from_document(*piece)
                span = parsed.doc.char_span(start, end, alignment_mode="contract") if start < end else None
                if span is not None and len(span):
                    found[role].append((span.start, span.end))
    return found


def softened(roles: TokenRoles, temperature: float) -> TokenRoles:
    """Role probabilities that are less sure by a temperature."""

    def soft(shares: NDArray[np.float32]) -> NDArray[np.float32]:
        powered = np.power(np.clip(shares, 1e-6, 1.0), 1 / temperature)
        return np.asarray(powered / powered.sum(axis=1, keepdims=True), np.float32)

    return replace(roles, source=soft(roles.source), cue=soft(roles.cue), content=soft(roles.content))


def mark_choices(text: Text) -> Iterator[Choice]:
    """Each run between marks: somebody's words, or not."""
    view = text.parsed.view.text
    inside = {token for start, end in text.gold["content"] for token in range(start, end)}
    for run in find_marked(view):
        tokens = range(*text.parsed.tokens(run.start, run.end))
        if tokens:
            features = runs.find_features(view, run, text.parsed.doc, text.roles)
            said = sum(token in inside for token in tokens) >= SHARE_INSIDE * len(tokens)
            yield Choice([features], [said], 1.0 if said else HARM)


def border_choices(text: Text, role: Role, end: End) -> Iterator[Choice]:
    """Each end of a span as the roles give it, where what people marked is among the places it may lie."""
    doc = text.parsed.doc
    words = read_words(doc)
    marked = [text.parsed.tokens(run.outer_start, run.outer_end) for run in find_marked(text.parsed.view.text)]
    fixed = {border for run in marked for border in run}
    for found in read_heads(doc, text.roles, marked):
        pieces: dict[Role, tuple[Span, ...]] = {"source": found.source, "cue": found.cue, "content": found.content}
        for piece in pieces[role]:
            others = [other for name in ROLES if name != role for other in pieces[name]]
            choice = _choice(text, words, Part(role, piece, found.cue[0]), end, others)
            if choice is not None and piece[0 if end == "start" else 1] not in fixed:
                yield choice


def _choice(text: Text, words: WordTable, part: Part, end: End, others: Sequence[Span]) -> Choice | None:
    """The places where one end of a span may lie; None where what people marked is not among them."""
    gold = max(text.gold[part.role], key=lambda span: overlap(span, part.piece), default=(0, 0))
    wanted = gold[0] if end == "start" else gold[1]
    places = list(borders.find_candidates(words, part.piece, others, end))
    if not overlap(gold, part.piece) or wanted not in places or len(places) == 1:
        return None
    features = [borders.find_features(words, text.roles, part, place, end) for place in places]
    return Choice(features, [place == wanted for place in places])


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """Fit weights by Adam on all choices at once.

    A choice of one candidate is a logistic one against nothing, with a bias; of several the right one is likely.
    """
    alone = all(len(one.candidates) == 1 for one in choices)
    names = sorted({name for one in choices for features in one.candidates for name in features})
    names = ["bias", *names] if alone else names
    place = {name: column for column, name in enumerate(names)}
    most = 2 if alone else max(len(one.candidates) for one in choices)
    rows = np.zeros((len(choices), most, len(names)))
    open_, right = np.zeros((len(choices), most)), np.zeros((len(choices), most))
    for number, one in enumerate(choices):
        for row, features in enumerate(one.candidates):
            open_[number, row], right[number, row] = 1.0, float(one.right[row])
            for name, value in features.items():
                rows[number, row, place[name]] = value
        if alone:  # the other candidate is nothing, whose score is 0
            rows[number, 0, 0], open_[number, 1], right[number, 1] = 1.0, 1.0, 1 - right[number, 0]
    weigh = np.array([one.weight for one in choices])[:, None]
    kept = np.array([name != "bias" for name in names])
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.where(open_ > 0, rows @ weights, -np.inf)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = PENALTY * weights * kept - np.einsum("ncf,nc->f", rows, weigh * (right - shares))
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        rate = 0.08 * (1 - (step - 1) / (1.05 * STEPS))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-9)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def score(weights: dict[str, float], choices: Sequence[Choice]) -> float:
    """The share of choices in which the likeliest is the right one."""

    def value(features: dict[str, float]) -> float:
        return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * share for name, share in features.items())

    right = 0
    for one in choices:
        scores = [value(features) for features in one.candidates]
        right += (scores[0] >= 0) == one.right[0] if len(scores) == 1 else one.right[int(np.argmax(scores))]
    return right / max(1, len(choices))


def compare(
    name: str, texts: Sequence[Text], read: Callable[[Text], Iterator[Choice]], shipped: dict[str, float]
) -> tuple[int, dict[str, float]]:
    """Fit on all texts and say how the same fit, made on four fifths, does on the rest beside the shipped weights."""
    by_text = [list(read(text)) for text in texts]
    rest = [one for place, found in enumerate(by_text) if place % 5 == 0 for one in found]
    most = [one for place, found in enumerate(by_text) if place % 5 for one in found]
    weights, half = fit([*rest, *most]), fit(most)
    shared = sorted(weights.keys() & shipped.keys())
    alike = float(np.corrcoef([weights[key] for key in shared], [shipped[key] for key in shared])[0, 1])
    print(
        f"{name}: {len(rest) + len(most)} choices; right on {len(rest)} left out: {score(half, rest):.3f}, by the "
        f"shipped weights {score(shipped, rest):.3f}; correlation of weights {alike:.2f}"
    )
    return len(rest) + len(most), weights


def main() -> None:
    """Fit one model, say how it does, and write it where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.speech", description=__doc__)
    parser.add_argument("which", choices=["marks", "borders"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with quotes/polnear.jsonl")
    parser.add_argument("--model", help="folder of the model that parses; the shipped one if left out")
    parser.add_argument("--soften", type=float, default=1.0, help="temperature of the role probabilities")
    parser.add_argument("--out", type=Path, help="where the weights go, marks.json or borders.json")
    options = parser.parse_args()
    texts = list(read_texts(options.data / "quotes" / "polnear.jsonl", options.model, options.soften))
    told: dict[str, object] = {
        "made": f"python -m training.speech {options.which} --soften {options.soften}: one in {ONE_IN} of PolNeAR "
        f"train, L2 {PENALTY}, parsed by {'the shipped engine' if options.model is None else 'another model'}"
    }
    if options.which == "marks":
        told["runs"], told["weights"] = compare("marks", texts, mark_choices, runs.load_weights())
    else:
        counts: dict[str, int] = {}
        weights: dict[str, dict[str, float]] = {}
        for role in ROLES:
            for end in ENDS:
                key = f"{role}_{end}"
                read = partial(border_choices, role=role, end=end)
                counts[key], weights[key] = compare(key, texts, read, borders.load_weights()[key])
        told["contents"], told["weights"] = counts, weights
    if options.out is not None:
        options.out.write_text(json.dumps(told, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
