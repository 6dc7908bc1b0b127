"""What one answer says about each fact: how right, how easily by luck, how sure."""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping
from dataclasses import dataclass

from questions.items.model import Item, Kind
from questions.scoring import Outcome, Response, guess_score

# Certainty as people are asked for it: 1 a guess, 3 sure.
UNSURE, SURE = 1, 3
# A typed answer as quick as this was not worked out.
FAST_SECONDS = 5
_PARTLY = 0.5
_TYPED = frozenset({Kind.CLOZE, Kind.NUMERIC})
_SORTED = frozenset({Kind.CLASSIFY, Kind.MATCH})
# Of so many elements placed, the others say whether one was placed by luck.
_ENOUGH_ELEMENTS = 4


class Rating(enum.IntEnum):
    """FSRS' four ratings."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer's word on one fact.

    `score` is 0..1. `guess` is the chance of that verdict for somebody who knows nothing.
    `beside` is the share of what else the same answer placed that was known, luck taken out, None
    where too little stands beside it to tell. `certainty` is 1..3 or None.
    """

    score: float
    guess: float = 0.0
    beside: float | None = None
    certainty: int | None = None
    hinted: bool = False
    is_fast: bool = False

    @property
    def rating(self) -> Rating:
        if self.score < _PARTLY:
            return Rating.AGAIN
        if self.score < 1 or self.hinted:
            return Rating.HARD
        return Rating.EASY if self.is_fast and self.guess == 0 else Rating.GOOD

    @property
    def is_right(self) -> bool:
        return self.score >= 1

    @property
    def is_sure_and_wrong(self) -> bool:
        return self.rating is Rating.AGAIN and self.certainty == SURE

    @property
    def is_right_but_unsure(self) -> bool:
        return self.rating is not Rating.AGAIN and self.certainty == UNSURE


def weigh(
    item: Item,
    response: Response,
    outcome: Outcome,
    *,
    certainty: int | None = None,
    hinted: bool = False,
    seconds: int | None = None,
) -> dict[str, Evidence]:
    """The evidence for each fact that the answer tells something about, by fact id.

    A fact that elements of the answer test is weighed by these, any other by the whole answer.
    """
    found = {}
    for fact, is_right in outcome.facts.items():
        elements = [option for option, tested in item.fact_by_option.items() if tested == fact]
        if elements:
            score, guess, beside = _by_elements(item, response, outcome.parts, elements, is_right)
        else:
            score, guess, beside = outcome.score, _luck(item, outcome.score), None
        is_fast = item.kind in _TYPED and seconds is not None and seconds <= FAST_SECONDS
        found[fact] = Evidence(score, guess, beside, certainty, hinted, is_fast)
    return found


def chance_of_knowledge(known: float, luck: float) -> float:
    """Bayes: how likely a right answer was knowledge, where the fact was known with probability
    `known`, and luck alone gives that answer with `luck`."""
    return known / (known + (1 - known) * luck)


def _luck(item: Item, score: float) -> float:
    """The chance that somebody who knows nothing gets the whole answer right; where it is partly
    right, what a guess is worth."""
    if item.kind in _TYPED:
        return 0.0
    if score < 1:
        return guess_score(item)
    if item.kind is Kind.ORDER:
        return 1 / math.factorial(len(item.options))
    if item.kind is Kind.MULTIPLE_CHOICE:
        return 0.5 ** len(item.options)
    if item.kind in _SORTED:
        return (1 / len(item.groups)) ** len(item.options)
    return guess_score(item)


def _by_elements(
    item: Item,
    response: Response,
    parts: Mapping[str, bool],
    elements: list[str],
    is_right: bool,
) -> tuple[float, float, float | None]:
    each = _luck_of_an_element(item)
    score = 1.0 if is_right else sum(parts.get(one, False) for one in elements) / len(elements)
    others = [
        is_hit
        for option, is_hit in parts.items()
        if option not in elements and (not isinstance(response, Mapping) or option in response)
    ]
    placed = len(others) + len(elements)
    beside = _known_share(others, each) if placed >= _ENOUGH_ELEMENTS else None
    return score, each ** len(elements), beside


def _luck_of_an_element(item: Item) -> float:
    """A typed word is never right by luck; a box is ticked or left with equal chances."""
    if item.kind in _TYPED:
        return 0.0
    return 1 / len(item.groups) if item.groups else 0.5


def _known_share(hits: list[bool], chance: float) -> float:
    """The share that was known rather than guessed: (r − c)/(1 − c), within 0..1, with one right
    and one wrong added, since few say little."""
    share = (sum(hits) + 1) / (len(hits) + 2)
    return min(max((share - chance) / (1 - chance), 0.0), 1.0)
