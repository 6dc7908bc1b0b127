"""Weights by structured learning: averaged passive-aggressive updates with a margin."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questions.facts.records.features import Features, features_of
from questions.facts.records.lines import Line
from questions.facts.records.segmenting import NAME, OUTSIDE, Path, best_path, steps_from

_LIMIT = 0.03  # how far one page may move the weights
_NEVER = -1e6
_STATES = ("O", "N", "B")


@dataclass(frozen=True)
class Page:
    """A page's lines, their features, and the states that its labels allow."""

    lines: Sequence[Line]
    features: Features
    allowed: Sequence[frozenset[str]]


def page_of(lines: Sequence[Line], allowed: Sequence[frozenset[str]]) -> Page:
    return Page(lines, features_of(lines), allowed)


def fit(pages: Sequence[Page], *, rounds: int = 7, seed: int = 1) -> dict[str, float]:
    """The averaged weights. Lines whose labels allow several states are left to the weights."""
    weights: dict[str, float] = defaultdict(float)
    sums: dict[str, float] = defaultdict(float)
    rng, steps = random.Random(seed), 0
    order = list(pages)
    for _ in range(rounds):
        rng.shuffle(order)
        for page in order:
            steps += 1
            _learn(page, weights, sums, steps)
    averaged = {one: weights[one] - sums[one] / steps for one in weights}
    return {one: round(value, 4) for one, value in sorted(averaged.items()) if abs(value) > 1e-4}


def _learn(page: Page, weights: dict[str, float], sums: dict[str, float], steps: int) -> None:
    kept = [{one: _NEVER for one in _STATES if one not in some} for some in page.allowed]
    right = best_path(page.lines, page.features, weights, kept)
    margin = [
        {one: _price(one, some) for one in _STATES if one not in some} for some in page.allowed
    ]
    found = best_path(page.lines, page.features, weights, margin)
    if found == right:
        return
    wanted, got = _counts(page, right), _counts(page, found)
    change = {
        one: wanted.get(one, 0) - got.get(one, 0)
        for one in sorted({*wanted, *got})
        if wanted.get(one, 0) != got.get(one, 0)
    }
    pairs = zip(right, found, page.allowed, strict=True)
    cost = sum(_price(b[0], some) for a, b, some in pairs if b[0] not in some) or 0.5
    lack = cost - sum(weights[one] * by for one, by in change.items())
    if lack <= 0 or not change:
        return
    size = min(_LIMIT, lack / sum(by * by for by in change.values()))
    for one, by in change.items():
        weights[one] += size * by
        sums[one] += steps * size * by


def _price(state: str, allowed: frozenset[str]) -> float:
    return 2.0 if NAME in (state, *allowed) else 1.0


def _counts(page: Page, path: Path) -> Mapping[str, int]:
    counts: dict[str, int] = defaultdict(int)
    before = (OUTSIDE, "")
    for at, state in enumerate(path):
        steps = dict(steps_from(page.lines, at, before))[state]
        own = {"B": page.features.of_body, "N": page.features.of_name}.get(state[0])
        for one in (*steps, *(own[at] if own else ())):
            counts[one] += 1
        before = state
    return counts
