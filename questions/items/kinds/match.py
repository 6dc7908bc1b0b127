"""Exercises matched with their goals, doses and starting positions; responses may be used again,
so that the last one is never found by elimination."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from questions.facts.model import Exercise
from questions.items.build import Context, Stem
from questions.items.kinds import training
from questions.items.kinds.typing import lower_first
from questions.items.model import Item, Kind, OptionGroup
from questions.items.neighbours import POSITIONS
from questions.items.wording import capital, dose_text, quoted, tidy

_MOST = 7
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A premise with its response."""

    exercise: Exercise
    response: str


@dataclass(frozen=True, slots=True)
class Matching:
    """What one sort of matching asks: `part` of the exercise, its words and its difficulty."""

    part: str
    plural: str
    difficulty: float
    pairs: Callable[[Context], Sequence[Pair]]
    more: tuple[str, ...] = ()


def make(context: Context) -> Iterator[Item]:
    for matching in _MATCHINGS:
        pairs = list(matching.pairs(context))
        for start in range(0, len(pairs), _MOST):
            portion = pairs[start : start + _MOST]
            if len(portion) >= _FEWEST and len({pair.response for pair in portion}) > 1:
                yield _matched(context, matching, portion)


def _matched(context: Context, matching: Matching, pairs: Sequence[Pair]) -> Item:
    facts = tuple(training.part_id(pair.exercise, matching.part) for pair in pairs)
    stem = _stem(context, matching, pairs, facts)
    responses = list(dict.fromkeys([*(pair.response for pair in pairs), *matching.more]))
    context.rng(stem, "responses").shuffle(responses)
    options = context.shuffled_options(stem, (tidy(pair.exercise.name) for pair in pairs))
    ids = [context.option_id(stem, tidy(pair.exercise.name)) for pair in pairs]
    key = {one: context.group_id(stem, pair.response) for one, pair in zip(ids, pairs, strict=True)}
    return context.item(
        stem,
        options=options,
        groups=[OptionGroup(context.group_id(stem, text), text) for text in responses],
        reuse=True,
        key={option.id: key[option.id] for option in options},
        by_option={
            one: f"The {matching.part} of {quoted(pair.exercise)} is another: "
            f"{lower_first(pair.response)}."
            for one, pair in zip(ids, pairs, strict=True)
        },
        fact_by_option=dict(zip(ids, facts, strict=True)),
    )


def _stem(
    context: Context, matching: Matching, pairs: Sequence[Pair], facts: tuple[str, ...]
) -> Stem:
    return Stem(
        kind=Kind.MATCH,
        template=f"match.{matching.plural.split()[-1]}",
        topic=context.topic_of(facts[0], "Exercises"),
        facts=facts,
        prompt=(
            f"Match the exercises to their {matching.plural}. "
            "An answer may be used more than once, or not at all."
        ),
        evidence=tuple(
            span
            for pair in pairs
            for span in training.proof(context.facts.article, pair.exercise, matching.part)
        ),
        right=f"Each exercise stands beside the {matching.part} that the article gives it.",
        wrong=f"The table shows the {matching.part} that the article gives each exercise.",
        difficulty=matching.difficulty,
    )


def _goals(context: Context) -> Sequence[Pair]:
    return [Pair(one, goal) for one, goal in training.with_goals(context.facts.exercises)]


def _doses(context: Context) -> Sequence[Pair]:
    """Of exercises whose doses come to the same, the first only."""
    pairs: list[Pair] = []
    for exercise in context.facts.exercises:
        seen = [pair.exercise.dosage for pair in pairs]
        if dose_text(exercise.dosage) and not any(
            training.are_same_amount(exercise.dosage, dose) for dose in seen
        ):
            pairs.append(Pair(exercise, capital(dose_text(exercise.dosage))))
    return pairs


def _positions(context: Context) -> Sequence[Pair]:
    return [
        Pair(one, capital(one.position))
        for one in context.facts.exercises
        if one.position and not training.name_tells_position(one)
    ]


_MATCHINGS = (
    Matching("goal", "goals", 0.6, _goals),
    Matching("dose", "doses", 0.6, _doses),
    Matching("position", "starting positions", 0.5, _positions, tuple(map(capital, POSITIONS[:3]))),
)
