"""What has to hold for many items together: how many are true, turned by a negation, told by their
length or by their place. Counted the same way for a bank and for a quiz."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.limits.negation import MOST_NEGATIVE, turning_word

if TYPE_CHECKING:  # the bottom of the house: what items are made of is known by its names alone
    from questions.items.model import Item

LEAST_TRUE, MOST_TRUE = 0.4, 0.6
_TAIL, _TAIL_DEVIATIONS = 0.025, 1.96
# The exact distribution costs the square of the hits: it is asked of few, and of so many where
# the normal one could be wrong: by so many deviations near the ends of the band.
_FEW, _EXACT = 60, 400
_NEAR_THE_END = (1.7, 2.3)
# How often each was seen: whether it was a hit, and of how many options.
Hits = Mapping[tuple[bool, int], int]
_ONE_KEY = frozenset({"single_choice", "picture"})
# 95 % quantiles of χ² for 1, 2, … degrees of freedom (Abramowitz & Stegun, table 26.8).
_CHI_SQUARE = (3.841, 5.991, 7.815, 9.488, 11.070, 12.592, 14.067)


@dataclass(frozen=True, slots=True)
class Sample:
    """One item as the shares see it. `longest` and `shortest` are whether the key is, where one
    option is longer or shorter than all others, else None; `place` is the key's, from 0."""

    is_true: bool | None
    is_negative: bool
    options: int
    place: int | None
    longest: bool | None
    shortest: bool | None


def has_one_key(item: Item) -> bool:
    """Whether one of several options is to be chosen; statements to judge do not count."""
    return item.kind in _ONE_KEY


def sample(item: Item) -> Sample:
    """What the shares need of an item; its options stand as they are shown."""
    if not has_one_key(item) or not item.options:
        is_true = item.key == "true" if item.kind == "true_false" else None
        return Sample(is_true, bool(turning_word(item.prompt)), 0, None, None, None)
    lengths = [0 if option.figure else len(option.text) for option in item.options]
    place = next((at for at, one in enumerate(item.options) if one.id == item.key), None)
    return Sample(
        is_true=None,
        is_negative=bool(turning_word(item.prompt)),
        options=len(item.options),
        place=place,
        longest=_is_extreme(lengths, place, max(lengths)),
        shortest=_is_extreme(lengths, place, min(lengths)),
    )


def one_draw_each(items: Iterable[Item]) -> list[Item]:
    """Draws of one item, and its two wordings, are mostly alike: the first counts."""
    first: dict[tuple[str, frozenset[str]], Item] = {}
    for item in items:
        first.setdefault((item.template, frozenset(item.facts)), item)
    return list(first.values())


def broken_shares(samples: Sequence[Sample]) -> Iterator[tuple[str, str]]:
    """The code and the sentence of each rule that these items break together."""
    yield from _true_share(samples)
    yield from _negative_share(samples)
    for which in ("longest", "shortest"):
        yield from _length_rate(which, length_hits(samples, which))
    yield from _key_places(samples)


def may_grow(samples: Sequence[Sample], length: int) -> bool:
    """Whether a quiz that is to have `length` items may have these; places are left to shuffling.
    Every part of a sound quiz has to be sound, so that it can be drawn item by item."""
    return (
        has_true_share(samples)
        and sum(one.is_negative for one in samples) <= MOST_NEGATIVE * length
        and is_within_band(length_hits(samples, "longest"))
        and is_within_band(length_hits(samples, "shortest"))
    )


def has_true_share(samples: Sequence[Sample]) -> bool:
    """Whether 40–60 % of the statements are true, or as near to half as their number allows."""
    stated = [one.is_true for one in samples if one.is_true is not None]
    true = sum(stated)
    return LEAST_TRUE * len(stated) <= true <= MOST_TRUE * len(stated) or (
        abs(2 * true - len(stated)) <= 1
    )


def has_even_places(samples: Sequence[Sample]) -> bool:
    """Whether Σ (observed − expected)²/expected over the places of the keys stays below the 95 %
    quantile of χ²; an item with k options is expected 1/k times in each place."""
    counted = places(samples)
    if not 2 <= len(counted) <= len(_CHI_SQUARE) + 1:
        return True
    total = sum((seen - expected) ** 2 / expected for seen, expected in counted)
    return total < _CHI_SQUARE[len(counted) - 2]


def places(samples: Iterable[Sample]) -> list[tuple[int, float]]:
    """For each place, the first one first, how many keys stand there and how many chance gives."""
    placed = [one for one in samples if one.place is not None]
    most = max((one.options for one in placed), default=0)
    return [
        (
            sum(one.place == at for one in placed),
            sum(1 / one.options for one in placed if one.options > at),
        )
        for at in range(most)
    ]


def is_within_band(hits: Hits) -> bool:
    """Whether so many hits, each with chance 1/k, lie within the central 95 % of what chance gives
    (Poisson binomial distribution, exact; binomial where all k are the same). Of very many, the
    normal distribution with a correction for continuity is as good, at a fraction of the cost."""
    found, of = count_hits(hits)
    if of > _FEW:
        deviations = _deviations(found, hits)
        if of > _EXACT or not _NEAR_THE_END[0] < deviations < _NEAR_THE_END[1]:
            return deviations < _TAIL_DEVIATIONS
    told = _distribution([1 / k for (_, k), times in sorted(hits.items()) for _ in range(times)])
    return sum(told[: found + 1]) > _TAIL and sum(told[found:]) > _TAIL


def count_hits(hits: Hits) -> tuple[int, int]:
    """How many hits, and of how many."""
    return sum(times for (hit, _), times in hits.items() if hit), sum(hits.values())


def length_hits(samples: Iterable[Sample], which: str) -> Counter[tuple[bool, int]]:
    """How often the key is the longest or the shortest, and of how many, where one option is."""
    return Counter(hit for one in samples if (hit := length_hit(one, which)) is not None)


def length_hit(one: Sample, which: str) -> tuple[bool, int] | None:
    """Whether the key is the longest or the shortest, and of how many; None where no option is."""
    flag = one.longest if which == "longest" else one.shortest
    return None if flag is None else (flag, one.options)


def _true_share(samples: Sequence[Sample]) -> Iterator[tuple[str, str]]:
    if not has_true_share(samples):
        stated = [one.is_true for one in samples if one.is_true is not None]
        yield "true-share", f"{sum(stated)} of {len(stated)} statements are true."


def _negative_share(samples: Sequence[Sample]) -> Iterator[tuple[str, str]]:
    negative = sum(one.is_negative for one in samples)
    if negative > MOST_NEGATIVE * len(samples):
        yield "negative-share", f"{negative} of {len(samples)} questions are turned by a negation."


def _length_rate(which: str, hits: Hits) -> Iterator[tuple[str, str]]:
    if not is_within_band(hits):
        found, of = count_hits(hits)
        message = f"The {which} option is the right one in {found} of {of} questions."
        yield f"{which}-key-rate", message


def _key_places(samples: Sequence[Sample]) -> Iterator[tuple[str, str]]:
    if not has_even_places(samples):
        places = [one.place for one in samples if one.place is not None]
        counts = ", ".join(str(places.count(at)) for at in range(max(places) + 1))
        yield "key-position", f"The right answers are not spread over the places: {counts}."


def _is_extreme(lengths: Sequence[int], place: int | None, extreme: int) -> bool | None:
    if place is None or lengths.count(extreme) != 1:
        return None
    return lengths[place] == extreme


def _deviations(found: int, hits: Hits) -> float:
    """How many standard deviations of chance so many hits are off, corrected for continuity."""
    chances = [(1 / k, times) for (_, k), times in sorted(hits.items())]
    spread = math.sqrt(sum(times * one * (1 - one) for one, times in chances))
    off = abs(found - sum(times * one for one, times in chances))
    return (off - 0.5) / spread if spread else 0.0


def _distribution(chances: Sequence[float]) -> list[float]:
    """The chances of 0, 1, 2 … hits."""
    told = [1.0]
    for chance in chances:
        told = [
            (told[at] if at < len(told) else 0.0) * (1 - chance)
            + (told[at - 1] * chance if at else 0.0)
            for at in range(len(told) + 1)
        ]
    return told
