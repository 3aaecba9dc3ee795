"""What a sensible person would group reports with: TF-IDF in a single pass or average link, and a logistic scorer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from bench.data import Sample
from crossread.link.stories.candidates import find_pairs
from crossread.link.stories.clustering import cluster
from crossread.link.stories.comparators import ALONE, Compared, compare, prepare
from crossread.link.stories.joint import add_products, find_shared, join_fields
from crossread.link.stories.packing import pack, unpack
from crossread.link.stories.reports import StoryReport, read_story_report
from crossread.link.stories.vectors import Real, Vectors, Whole, idf, make_vectors

SINGLE_PASS = 0.22
AVERAGE_LINK = 0.18
"""Thresholds of the cosine; the best for the train rows of allsides and gva lie near."""

TWELVE = (
    "text", "title", "opening", "names", "places", "numbers", "days", "title_most",
    "gap", "same_day", "undated", "short",
)  # fmt: skip


def _tf_idf(reports: Sequence[StoryReport]) -> tuple[list[StoryReport], Vectors, Real]:
    """Reports in the order of time, with words weighed among themselves."""
    ordered = sorted(reports, key=lambda one: (one.day is None, one.day or 0.0, one.document_id))
    text = unpack([pack(report) for report in ordered])["text"]
    _, place, holders = np.unique(text.terms, return_inverse=True, return_counts=True)
    weights = idf(holders.astype(np.float64), len(ordered))[place]
    vectors = make_vectors(text.starts, text.terms, text.times, weights)
    return ordered, vectors, np.array([np.nan if one.day is None else one.day for one in ordered])


def _multiply(vectors: Vectors, left: Whole, right: Whole) -> Real:
    """The cosine of each pair; pairs with one left report are given in a row."""
    joint, out = join_fields([vectors]), np.zeros(len(left))
    for shared in find_shared(joint, left, right):
        out[shared.begin : shared.end] = add_products(joint, shared, ((0, 0),))[:, 0]
    return out


def read_single_pass(reports: Sequence[StoryReport]) -> Mapping[str, str]:
    """Each report joins the story of the likest earlier report, if that is like enough."""
    ordered, vectors, days = _tf_idf(reports)
    left, right = find_pairs(vectors, days)
    like = _multiply(vectors, left, right)
    story = list(range(len(ordered)))
    best: dict[int, tuple[float, int]] = {}
    for one, other, value in zip(left.tolist(), right.tolist(), like.tolist(), strict=True):
        best[other] = max(best.get(other, (0.0, -1)), (value, one))
    for at in range(len(ordered)):
        value, other = best.get(at, (0.0, -1))
        if value >= SINGLE_PASS:
            story[at] = story[other]
    return {report.document_id: str(story[at]) for at, report in enumerate(ordered)}


def read_average_link(reports: Sequence[StoryReport]) -> Mapping[str, str]:
    """Average link over the cosine of TF-IDF."""
    ordered, vectors, days = _tf_idf(reports)
    left, right = find_pairs(vectors, days)

    def score(one: Whole, other: Whole) -> Real:
        return _multiply(vectors, one, other)

    groups = cluster(len(ordered), left, right, score(left, right), score, threshold=AVERAGE_LINK)
    return {report.document_id: str(group) for report, group in zip(ordered, groups.tolist(), strict=True)}


def read_pair_scorer(reports: Sequence[StoryReport]) -> Mapping[str, str]:
    """Average link over a logistic regression on twelve features, trained on the train rows of allsides and gva."""
    ordered = sorted(reports, key=lambda one: (one.day is None, one.day or 0.0, one.document_id))
    compared = prepare([pack(one) for one in ordered])
    weights = _train()

    def score(one: Whole, other: Whole) -> Real:
        return _likely(_twelve(compared, one, other), weights)

    left, right = find_pairs(compared.weightiest, compared.days)
    groups = cluster(len(ordered), left, right, score(left, right), score, threshold=0.5)
    return {report.document_id: str(group) for report, group in zip(ordered, groups.tolist(), strict=True)}


def _twelve(compared: Compared, left: Whole, right: Whole) -> Real:
    rows = compare(compared, left, right)[:, [ALONE.index(name) for name in TWELVE]]
    return np.concatenate([rows, np.ones((len(rows), 1))], axis=1)


def _likely(rows: Real, weights: Real) -> Real:
    return np.asarray(1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30))))


@cache
def _train() -> Real:
    """Newton's method on both sets, each weighing the same; a little ridge."""
    blocks, answers, shares = [], [], []
    for name in ("allsides", "gva"):
        rows = [row for row in Sample().rows(f"stories/{name}") if row["split"] == "train"]
        reports = [
            read_story_report(row["id"], title=row["title"], text=row["text"], published=row["date"]) for row in rows
        ]
        stories = np.array([row["cluster"] for row in rows])
        compared = prepare([pack(one) for one in reports])
        left, right = find_pairs(compared.weightiest, compared.days)
        blocks.append(_twelve(compared, left, right))
        answers.append(stories[left] == stories[right])
        shares.append(np.full(len(left), 10_000 / len(left)))
    features, same, share = np.concatenate(blocks), np.concatenate(answers), np.concatenate(shares)
    weights = np.zeros(features.shape[1])
    ridge = 0.1 * np.eye(len(weights))
    for _ in range(25):
        likely = _likely(features, weights)
        slope = features.T @ (share * (likely - same)) + ridge @ weights
        curve = (features * (share * likely * (1 - likely) + 1e-9)[:, None]).T @ features + ridge
        weights = weights - np.linalg.solve(curve, slope)
    return weights
