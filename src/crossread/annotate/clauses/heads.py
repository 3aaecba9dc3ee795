"""Which words of a sentence head a clause of their own, and whether that clause is still part of the one above it.

Universal Dependencies; the labels of CLEAR, which other spaCy pipelines give, are understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossread.annotate.lexicons import load_cues, load_words
from crossread.records.clauses import ClauseKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer", "csubj", "csubj:pass", "expl"])
VERBS = frozenset(["VERB", "AUX"])
CONTENT = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "PRON"])
_RELATIVE = frozenset(["acl:relcl", "relcl"])
_FINITE = frozenset(["ccomp", "parataxis", "csubj", "csubj:pass"])
_LOOSE = frozenset(["advcl", "acl", "advcl:relcl"])
_BESIDE_SPEECH = SUBJECTS - {"csubj", "csubj:pass", "expl"} | {
    *("aux", "advmod", "punct", "cc", "mark", "obl:tmod", "npadvmod", "discourse", "obl:unmarked", "conj", "parataxis"),
}
"""What may hang on a verb of speech whose clause says nothing else."""
_OWN = frozenset(["aux", "aux:pass", "auxpass", "cop", "ccomp"])
"""What a verb has that stands beside another one and tells something of its own."""
_OTHERS_WORDS = frozenset(["ccomp", "xcomp", "parataxis"])
_FEWEST_WORDS = 3
_SURE_CUE = 0.5

Cut = Literal["apart", "within"]
"""Whether the words of a clause leave the clause above it, or stand in both."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word that heads a clause.

    Attributes:
        token: The word.
        kind: Where the clause stands.
        cut: Whether its words leave the clause above.
    """

    token: Token
    kind: ClauseKind
    cut: Cut


def find_heads(sentence: Span, *, headline: bool) -> list[Head]:
    """Find the words of a sentence that head a clause, in order.

    Args:
        sentence: A parsed sentence.
        headline: Whether it is the headline of the report.
    """
    found = []
    for token in sentence:
        head = _head(token, sentence, headline=headline)
        if head is not None:
            found.append(head)
    return found


def _head(token: Token, sentence: Span, *, headline: bool) -> Head | None:
    if token.i == sentence.root.i:
        kind: ClauseKind = "headline" if headline else "main"
        return Head(token, "speech" if is_speech(token) or _only_speaks(token) else kind, "apart")
    if token.dep_ in {"case", "prep", "mark"} and token.lower_ == "according":
        return None
    if _according(token) or (is_speech(token) and (token.dep_ in _LOOSE | _RELATIVE or has_subject(token))):
        return Head(token, "speech", "apart")
    return _finite(token) or _dependent(token)


def _finite(token: Token) -> Head | None:
    """A clause that could be a sentence."""
    if token.dep_ in _FINITE and _says(token):
        return Head(token, "reported" if is_speech(token.head) or token.dep_ == "ccomp" else "main", "apart")
    joined = token.dep_ == "conj" and token.pos_ in VERBS and (token.head.pos_ in VERBS or has_subject(token))
    if not joined or not _says(token) or completes(token):
        return None
    return Head(token, "speech" if _only_speaks(token) else "main", "apart")


def _dependent(token: Token) -> Head | None:
    """A clause or phrase that says something of its own beside the one it hangs on."""
    if token.dep_ in _RELATIVE and size(token) >= _FEWEST_WORDS:
        return Head(token, "relative", "apart" if _after_comma(token) else "within")
    if token.dep_ in _LOOSE and token.pos_ in VERBS | {"ADJ", "NOUN"} and size(token) >= _FEWEST_WORDS:
        kind: ClauseKind = "adverbial" if token.dep_.startswith("advcl") else "participle"
        apart = has_subject(token) and token.dep_ != "acl" and not _only_happens(token.head)
        return Head(token, kind, "apart" if apart else "within")
    if token.dep_ == "appos" and token.pos_ in {"NOUN", "PROPN"} and _tells(token):
        return Head(token, "apposition", "within")
    return None


def is_speech(token: Token) -> bool:
    """Whether a word reports what somebody says: a cue that has somebody's words below it or hangs on them."""
    form = load_cues().get(token.lower_)
    if token.lower_ == "according":
        return True
    if form is None or form.share < _SURE_CUE or token.pos_ not in VERBS:
        return False
    return token.dep_ == "parataxis" or any(child.dep_ in {"ccomp", "parataxis"} for child in token.children)


def _only_speaks(token: Token) -> bool:
    """Whether a clause says no more than who speaks and when: the words stand beside it ("Berg said Monday")."""
    form = load_cues().get(token.lower_)
    if form is None or form.share < _SURE_CUE or token.pos_ not in VERBS:
        return False
    return has_subject(token) and all(child.dep_ in _BESIDE_SPEECH for child in token.children)


def _only_happens(token: Token) -> bool:
    """Whether a verb says no more than that something came when something else did ("the storm came as ...")."""
    return token.lemma_.lower() in load_words("clause_happens") and all(
        child.dep_ in _BESIDE_SPEECH or child.dep_.startswith("advcl") for child in token.children
    )


def has_subject(token: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in token.children)


def completes(token: Token) -> bool:
    """Whether a coordinated verb leaves the one before it nothing to say alone ("shot and killed the clerk").

    Nothing stands between the two verbs and hangs on the first after it, and the second has no subject and no
    auxiliary of its own and the same form: "was breathing and was taken away" tells two things.

    Args:
        token: A parsed word.
    """
    first = token.head
    if token.dep_ != "conj" or not {first.pos_, token.pos_} <= VERBS or first.i > token.i:
        return False
    if any(child.dep_ in _OWN | SUBJECTS for child in token.children) or _form(first) != _form(token):
        return False
    return all(one.dep_ in {"cc", "advmod"} for one in token.doc[first.i + 1 : token.i]) and not any(
        child.dep_ in _OTHERS_WORDS for child in first.children
    )


def _form(verb: Token) -> str:
    return "past" if verb.tag_ in {"VBD", "VBN"} else verb.tag_


def size(token: Token) -> int:
    """Number of content words below a word, itself included."""
    return sum(1 for one in token.subtree if one.pos_ in CONTENT)


def _says(token: Token) -> bool:
    verbal = token.pos_ in VERBS or any(child.dep_ in {"cop", "aux", "aux:pass", "auxpass"} for child in token.children)
    return (verbal or has_subject(token)) and size(token) > 1


def _according(token: Token) -> bool:
    return any(child.lower_ == "according" and child.dep_ in {"case", "prep", "mark"} for child in token.children)


def _after_comma(token: Token) -> bool:
    first = next(iter(token.subtree))
    return first.i > 0 and (first.is_punct or first.nbor(-1).text in {",", "–", "—", "--", "(", ";"})


def _tells(token: Token) -> bool:
    """Whether an apposition says something: more than a name, a number or a title beside a name."""
    return any(one.pos_ in {"NOUN", "NUM"} for one in token.subtree) and size(token) > 1
