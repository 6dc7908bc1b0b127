"""Which number a dose has, among numbers that do not overlap with it or each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Exercise, Range
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.kinds import amounts, training
from questions.items.kinds.amounts import Amount
from questions.items.model import Item, Kind, Tier
from questions.items.wording import dose_text, quoted

_DISTRACTORS = 3
# Other doses of the same shape: "20–30" beside "10–15" and "40–60".
_SCALES = (0.25, 0.5, 2.0, 4.0, 8.0)
_SMALL = 3
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
    for scaled in _scaled(value):
        text = amount.text(scaled)
        found.append((scaled, Choice(text, f"You chose {text}. {right}", None, ground)))
    return found


def _scaled(value: Range) -> Iterator[Range]:
    if 1 < value.low <= _SMALL:
        yield Range(1, 1)
    for scale in _SCALES:
        low, high = _rounded(value.low * scale), _rounded(value.high * scale)
        if low >= 1 and (low < high or value.low == value.high):
            yield Range(low, high)


def _rounded(number: float) -> int:
    return round(number / _ROUND_TO) * _ROUND_TO if number >= _ROUND_FROM else round(number)


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
    return first.high < second.low or second.high < first.low
