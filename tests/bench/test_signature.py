from __future__ import annotations

from dataclasses import replace

import pytest

from bench.signature import Signature

KNOWN = Signature(
    task="numbers",
    version=2,
    digests={"b/two": "bbbbbbbbbbbbbbbb", "a/one": "aaaaaaaaaaaaaaaa"},
    subset="all",
    n=36,
    groups=12,
    samples=1000,
    seed=13,
    crossread="0.1.0",
    settings={"model": "small", "beam": "4"},
)


def test_the_form_of_a_signature_stays() -> None:
    """Scores are compared by signature over years: parts, order and separators are fixed."""
    assert str(KNOWN) == (
        "task:numbers|v:2|set:a/one@aaaaaaaaaa|set:b/two@bbbbbbbbbb|subset:all|n:36|groups:12|boot:1000|seed:13|"
        "crossread:0.1.0|beam:4|model:small"
    )


def test_order_of_sets_and_settings_does_not_show() -> None:
    """The same facts give the same line."""
    turned = replace(
        KNOWN,
        digests=dict(reversed(list(KNOWN.digests.items()))),
        settings=dict(reversed(list(KNOWN.settings.items()))),
    )
    assert str(turned) == str(KNOWN)


@pytest.mark.parametrize(
    "other",
    [
        replace(KNOWN, task="number"),
        replace(KNOWN, version=3),
        replace(KNOWN, digests={**KNOWN.digests, "a/one": "aaaaaaaaab"}),
        replace(KNOWN, subset="fast6"),
        replace(KNOWN, n=37),
        replace(KNOWN, groups=13),
        replace(KNOWN, samples=100),
        replace(KNOWN, seed=14),
        replace(KNOWN, crossread="0.2.0"),
        replace(KNOWN, settings={"model": "large", "beam": "4"}),
    ],
)
def test_whatever_bears_upon_a_score_shows(other: Signature) -> None:
    """Two scores under one signature are comparable; so every difference makes another one."""
    assert str(other) != str(KNOWN)
