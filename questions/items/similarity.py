"""How much two texts look alike, and how hard that makes a question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from questions.items.model import Kind, Tier
from questions.language.opposites import are_opposite_words
from questions.language.words import jaccard, lemmas, words

# What a kind is worth before its options are seen: a statement to judge is right by chance every
# other time, a number has to be known.
_BASE = {Kind.TRUE_FALSE: 0.15, Kind.MULTIPLE_CHOICE: 0.35, Kind.NUMERIC: 0.55}
_OTHER_BASE = 0.25
_FOR_SIMILARITY, _FOR_TIER, _FOR_ELEMENTS = 0.35, 0.1, 0.15
_CLOSENESS = {Tier.QUALIFIER: 1.0, Tier.OPPOSITE: 0.7, Tier.ARTICLE: 0.4, Tier.LEXICON: 0.0}
_FEW, _MANY = 2, 10


def predicted_difficulty(
    kind: Kind, elements: int, similarity: float = 0.0, tiers: Sequence[Tier] = ()
) -> float:
    """How hard an item is expected to be, 0..1, before there are answers to learn it from:

    base(kind) + 0.35·similarity + 0.1·closeness + 0.15·(elements − 2)/8

    `similarity` (0..1) is the mean likeness of the wrong answers to the right one, `closeness` the
    mean over `tiers` (other qualifier 1, opposite list .7, elsewhere in the article .4, lexicon
    0), `elements` how many options, placed things or steps there are (2 to 10 count). It rises
    with similarity, as found by Alsubait, Parsia and Sattler (2014) for distractors.
    """
    closeness = sum(_CLOSENESS[tier] for tier in tiers) / len(tiers) if tiers else 0.0
    size = (min(max(elements, _FEW), _MANY) - _FEW) / (_MANY - _FEW)
    value = _BASE.get(kind, _OTHER_BASE)
    value += _FOR_SIMILARITY * similarity + _FOR_TIER * closeness + _FOR_ELEMENTS * size
    return round(min(1.0, max(0.0, value)), 3)


def mean_likeness(keys: Sequence[str], others: Sequence[str]) -> float:
    """The mean, over the wrong answers, of the likeness to the nearest right one; 0 for none."""
    if not keys or not others:
        return 0.0
    return sum(max(likeness(one, key) for key in keys) for one in others) / len(others)


@lru_cache(maxsize=16384)
def likeness(first: str, second: str) -> float:
    """0 for nothing in common, 1 for the same text: the mean of the shares of words and of
    three-letter sequences in common, where a word and its opposite count as the same."""
    one, other = words(first), words(second)
    if len(one) == len(other) and all(
        a == b or are_opposite_words(a, b) for a, b in zip(one, other, strict=True)
    ):
        return 1.0
    return (jaccard(lemmas(first), lemmas(second)) + jaccard(_letters(one), _letters(other))) / 2


@lru_cache(maxsize=8192)
def _letters(tokens: tuple[str, ...]) -> frozenset[str]:
    text = f" {' '.join(tokens)} "
    return frozenset(text[place : place + 3] for place in range(len(text) - 2))
