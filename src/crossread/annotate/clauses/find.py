"""From a parsed report to its clauses: heads found, words dealt out among them, meaning and voice read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.annotate.clauses.borders import widen
from crossread.annotate.clauses.frames import Framed, join_frames, modality_of, polarity_of
from crossread.annotate.clauses.heads import Head, find_heads
from crossread.annotate.clauses.meaning import (
    content_tokens,
    find_roles_of,
    lemma,
    phrase,
    read_predicate,
    read_tense,
    written,
)
from crossread.annotate.parsed import Parsed
from crossread.records import Document, Quotation, Sentence, content_id
from crossread.records.clauses import Clause

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDS = frozenset([",", ".", ";", ":", "–", "—", "--", "-", "…", "!", "?", "”", '"', "“", "'", "’", "‘", "(", ")", "]"])
_OPENERS = frozenset(["and", "but", "or", "that", ","])
_MARKED = frozenset(["direct", "mixed"])


def find_clauses(
    document: Document, parsed: Parsed, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[Clause, ...]:
    """Cut the sentences of a report into clauses that can stand as statements.

    A finite clause has its own words; what somebody says stands apart from "X said"; coordinated verbs share their
    subject. Participles, relative clauses without a comma and appositions have rows of their own and stay in the
    clause they are part of as well. No word that the report says is outside of all clauses.

    Args:
        document: The report.
        parsed: Its parse.
        sentences: Its sentences.
        quotations: Its quotations.

    Returns:
        The clauses in order.

    Example:
        >>> from crossread.annotate.parsed import read_for_parsing
        >>> from crossread.annotate.sentences import find_sentences
        >>> from crossread.language import load_language
        >>> text = "The bridge was closed on Friday and trains were turned back, mayor Anna Berg said."
        >>> report = Document(document_id="d", path="a.txt", words=15, text=text, sha256="0")
        >>> view = read_for_parsing(report, find_sentences(report))
        >>> [doc] = load_language().parse([view.text])
        >>> for one in find_clauses(report, Parsed(view, doc), find_sentences(report), ()):
        ...     print(one.kind, "|", one.text)
        reported | The bridge was closed on Friday
        main | trains were turned back
        speech | mayor Anna Berg said
    """
    return tuple(clause for clause, _ in cut_clauses(document, parsed, sentences, quotations))


def cut_clauses(
    document: Document, parsed: Parsed, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> list[tuple[Clause, tuple[int, ...]]]:
    """Do as `find_clauses` does, and say of each clause the numbers of its content words in the parse."""
    starts = [sentence.start for sentence in sentences]
    found: dict[tuple[int, int], tuple[Clause, tuple[int, ...]]] = {}
    for sentence in parsed.doc.sents:
        if not any(token.is_alpha or token.like_num for token in sentence):
            continue
        place = parsed.place(sentence.start, sentence.end)[0]
        index = max(0, bisect_right(starts, place) - 1)
        heads = find_heads(sentence, headline=sentences[index].role == "headline")
        places = [parsed.place(head.token.i, head.token.i + 1)[0] for head in heads]
        framed = join_frames(heads, quotations, places)
        apart = frozenset(one.head.token.i for one in framed if one.head.cut == "apart")
        for one in framed:
            tokens = _trimmed(_words_of(one.head, apart))
            content = content_tokens(tokens)
            clause = _clause(
                document, parsed, tokens, one, content=content, index=sentences[index].index, quotations=quotations
            )
            if clause is not None:
                numbers = tuple(token.i for token in content)
                found.setdefault((clause.start, clause.end), (clause, numbers))
    return [found[span] for span in sorted(found)]


def _clause(
    document: Document,
    parsed: Parsed,
    tokens: list[Token],
    framed: Framed,
    *,
    content: list[Token],
    index: int,
    quotations: Sequence[Quotation],
) -> Clause | None:
    if not tokens:
        return None
    start, end = parsed.place(tokens[0].i, tokens[-1].i + 1)
    if start >= end:
        return None
    start, end = widen(document.text, start, end)
    told, kind = framed.told, framed.head.kind
    roles = find_roles_of(told, kind)
    subject, whom = _place(parsed, roles.subject), _place(parsed, roles.object)
    at = parsed.place(told.i, told.i + 1)[0]
    holding = [one for one in quotations if one.start <= at < one.end]
    inner = min(holding, key=lambda one: (one.end - one.start, one.start), default=None)
    marked = any(one.kind in _MARKED for one in holding)
    return Clause(
        clause_id=content_id("s", document.document_id, start, end),
        quotation_id=inner.quotation_id if inner else None,
        document_id=document.document_id,
        start=start,
        end=end,
        text=document.text[start:end],
        sentence=index,
        kind=kind,
        predicate=read_predicate(told),
        subject=_lemmas(roles.subject),
        subject_start=subject[0],
        subject_end=subject[1],
        object=_lemmas(roles.object),
        object_start=whom[0],
        object_end=whom[1],
        words=tuple(written(token) for token in content),
        polarity=polarity_of(framed, tokens),
        modality=modality_of(framed, tokens),
        tense=read_tense(told),
        voice="quoted" if marked else "outlet",
    )


def _words_of(head: Head, apart: frozenset[int]) -> list[Token]:
    """The words of a clause: what is below its head, without clauses that stand apart."""
    kept = set(phrase(head.token.head)) if head.kind == "apposition" else set()
    waiting = [head.token]
    while waiting:
        token = waiting.pop()
        kept.add(token)
        waiting += [child for child in token.children if child.i not in apart]
    return sorted(kept, key=lambda one: one.i)


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[0].text in _ENDS or tokens[0].is_space or tokens[0].lower_ in _OPENERS):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in _ENDS or tokens[-1].is_space or tokens[-1].lower_ in {"and", "but", "or"}):
        tokens = tokens[:-1]
    return tokens


def _place(parsed: Parsed, head: Token | None) -> tuple[int | None, int | None]:
    if head is None:
        return None, None
    words = phrase(head)
    start, end = parsed.place(words[0].i, words[-1].i + 1)
    return (start, end) if start < end else (None, None)


def _lemmas(head: Token | None) -> str | None:
    return " ".join(lemma(token) for token in phrase(head)) if head is not None else None
