"""Which number a dose has, among numbers that do not overlap with it or each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from questions.facts.model import Exercise, Range
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.kinds import amounts, training
from questions.items.kinds.amounts import Amount
from questions.items.model import Item, Kind, Tier
from questions.items.wording import dose_text, quoted

_DISTRACTORS = 3
# From here on two single numbers are told apart by more than counting: 10 and 15, not 10 and 12.
_APART = 1.4
_COUNTED = 6
_SMALL = 3
_FARTHEST = 5.0
_ROUND_FROM, _ROUND_TO = 20, 5


def make(context: Context) -> Iterator[Item]:
    for exercise, amount, value in amounts.stated(context):
        stem = amounts.stem(context, Kind.SINGLE_CHOICE, exercise, amount, value)
        tier = _apart(context, stem, value, _candidates(context, exercise, amount, value))
        item = context.single_choice(
            stem, Choice(amount.text(value), stem.right), [tier], are_names=True
        )
        if item is not None:
            yield item


def _candidates(
    context: Context, exercise: Exercise, amount: Amount, value: Range
) -> list[tuple[Range, Choice]]:
    """Other numbers, those that another exercise has first; each says why it is wrong."""
    article = context.facts.article
    right = f"The dose of {quoted(exercise)} is {dose_text(exercise.dosage)}."
    found = []
    for other in context.facts.exercises:
        its = amount.of(other)
        if its is not None and other.id != exercise.id:
            said = f"{amount.text(its)} is what the article gives for {quoted(other)}."
            fact, spans = training.part_id(other, "dose"), training.proof(article, other, "dose")
            ground = Ground(Tier.ARTICLE, f"{said} {right}", (fact,), spans)
            found.append((its, Choice(amount.text(its), f"{said} {right}", fact, ground)))
    fact = training.part_id(exercise, "dose")
    ground = Ground(Tier.LEXICON, right, (fact,), training.proof(article, exercise, "dose"))
    for usual in _others(amount, value):
        text = amount.text(usual)
        found.append((usual, Choice(text, f"You chose {text}. {right}", None, ground)))
    return found


def _others(amount: Amount, value: Range) -> list[Range]:
    """Usual numbers in the shape of this one, the nearest first: "40–60" beside "20–30"."""
    found = [
        Range(low, _like(low, value))
        for low in amount.usual
        if 1 / _FARTHEST <= low / value.low <= _FARTHEST
    ]
    once = [Range(1, 1)] if 1 < value.low <= _SMALL and value.low < value.high else []
    return once + sorted(
        (one for one in found if one.low < one.high or value.low == value.high),
        key=lambda one: (abs(log(one.low / value.low)), one.low),
    )


def _like(low: int, value: Range) -> int:
    """The upper end that goes with a lower one, round as people say it."""
    high = value.high * low / value.low
    return round(high / _ROUND_TO) * _ROUND_TO if high > _ROUND_FROM else round(high)


def _apart(
    context: Context, stem: Stem, value: Range, candidates: Sequence[tuple[Range, Choice]]
) -> list[Choice]:
    """Numbers of which no two overlap, so many below the right one as chance says: its place among
    them tells nothing."""
    chosen: list[tuple[Range, Choice]] = []
    below = context.rng(stem, "below").randint(0, _DISTRACTORS)
    for wanted, is_below in ((below, True), (_DISTRACTORS, False), (_DISTRACTORS, True)):
        for span, choice in candidates:
            on_side = [one for one, _ in chosen if (one.high < value.low) == is_below]
            is_free = all(_are_apart(span, one) for one in (value, *(one for one, _ in chosen)))
            has_room = len(chosen) < _DISTRACTORS and len(on_side) < wanted
            if is_free and has_room and (span.high < value.low) == is_below:
                chosen.append((span, choice))
    return [choice for _, choice in chosen]


def _are_apart(first: Range, second: Range) -> bool:
    """Whether two amounts do not overlap; single numbers beyond a few not by a little only."""
    low, high = sorted((first, second), key=lambda one: one.low)
    is_single = low.low == low.high and high.low == high.high
    if is_single and high.low > _COUNTED:
        return high.low >= _APART * low.low
    return low.high < high.low
