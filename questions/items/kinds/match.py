"""Exercises matched with their goals, doses and starting positions. There are more responses than
premises, or they may be used again, so that the last one is never found by elimination."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.model import Evidence, Exercise
from questions.items.build import Context, Stem
from questions.items.kinds import training
from questions.items.model import Item, Kind, OptionGroup
from questions.items.neighbours import positions
from questions.items.wording import capital, dose_text, lower_first, quoted, tidy

_MOST = 7
_FEWEST = 3
_MORE = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A premise with its response."""

    exercise: Exercise
    response: str


@dataclass(frozen=True, slots=True)
class Matching:
    """What one sort of matching asks: `part` of the exercise, its name and its difficulty; `more`
    are responses that fit none of the pairs."""

    part: str
    noun: str
    difficulty: float
    pairs: Callable[[Context], Sequence[Pair]]
    more: Callable[[Sequence[Pair]], Sequence[str]]


def make(context: Context) -> Iterator[Item]:
    for matching in _MATCHINGS:
        pairs = list(matching.pairs(context))
        for start in range(0, len(pairs), _MOST):
            portion = pairs[start : start + _MOST]
            if len(portion) >= _FEWEST and len({pair.response for pair in portion}) > 1:
                yield _matched(context, matching, portion)


def _matched(context: Context, matching: Matching, pairs: Sequence[Pair]) -> Item:
    responses = list(dict.fromkeys([*(pair.response for pair in pairs), *matching.more(pairs)]))
    stem = _stem(context, matching, pairs)
    premises = _premises(context, stem, pairs, responses)
    facts = [training.part_id(pair.exercise, matching.part) for pair in premises]
    is_reused = len(responses) <= len(premises) or len({one.response for one in premises}) < len(
        premises
    )
    context.rng(stem, "responses").shuffle(responses)
    options = context.shuffled_options(stem, (tidy(pair.exercise.name) for pair in premises))
    ids = [context.option_id(stem, tidy(pair.exercise.name)) for pair in premises]
    key = {
        one: context.group_id(stem, pair.response) for one, pair in zip(ids, premises, strict=True)
    }
    return context.item(
        replace(
            stem,
            prompt=f"{stem.prompt} {_rule(matching, is_reused)}",
            evidence=_proof(context, matching, premises),
        ),
        options=options,
        groups=[OptionGroup(context.group_id(stem, text), text) for text in responses],
        reuse=is_reused,
        key={option.id: key[option.id] for option in options},
        by_option={
            one: f"The article gives {quoted(pair.exercise)} another {matching.noun}: "
            f"{lower_first(pair.response)}."
            for one, pair in zip(ids, premises, strict=True)
        },
        fact_by_option=dict(zip(ids, facts, strict=True)),
        tests=facts,
    )


def _premises(
    context: Context, stem: Stem, pairs: Sequence[Pair], responses: Sequence[str]
) -> Sequence[Pair]:
    """All pairs, or, where there are enough, all but one, whose response is left over."""
    if len(responses) > len(pairs) or len(pairs) <= _FEWEST:
        return pairs
    left_over = context.pick(context.item_id(stem), "left over", [one.exercise.id for one in pairs])
    return [pair for pair in pairs if pair.exercise.id != left_over]


def _rule(matching: Matching, is_reused: bool) -> str:
    if is_reused:
        return "An answer may be used more than once, or not at all."
    return f"There are more {matching.noun}s than exercises."


def _proof(context: Context, matching: Matching, pairs: Sequence[Pair]) -> Evidence:
    article = context.facts.article
    return tuple(
        span for pair in pairs for span in training.proof(article, pair.exercise, matching.part)
    )


def _stem(context: Context, matching: Matching, pairs: Sequence[Pair]) -> Stem:
    """The stem of all pairs, whichever of them are asked: so the item keeps its id."""
    facts = tuple(training.part_id(pair.exercise, matching.part) for pair in pairs)
    return Stem(
        kind=Kind.MATCH,
        template=f"match.{matching.part}s",
        topic=context.topic_of(facts[0], "Exercises"),
        facts=facts,
        prompt=f"Match the exercises to their {matching.noun}s.",
        evidence=(),
        right=f"Each exercise stands beside the {matching.noun} that the article gives it.",
        wrong=f"The table shows the {matching.noun} that the article gives each exercise.",
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
    """Exercises whose name does not tell it; of positions too near each other, the first only."""
    pairs: list[Pair] = []
    for one in context.facts.exercises:
        if one.position is None or training.name_tells_position(one):
            continue
        if all(_is_apart(one.position, pair) for pair in pairs):
            pairs.append(Pair(one, capital(one.position)))
    return pairs


def _more_positions(pairs: Sequence[Pair]) -> Sequence[str]:
    """Positions that none of the exercises starts in, so that one is always left over."""
    free = [name for name in positions() if all(_is_clear(name, pair) for pair in pairs)]
    return [capital(name) for name in free[:_MORE]]


def _is_apart(position: str, pair: Pair) -> bool:
    return position == pair.exercise.position or _is_clear(position, pair)


def _is_clear(position: str, pair: Pair) -> bool:
    return training.positions_differ(position, pair.exercise.position or "")


def _no_more(pairs: Sequence[Pair]) -> Sequence[str]:
    return ()


_MATCHINGS = (
    Matching("goal", "goal", 0.6, _goals, _no_more),
    Matching("dose", "dose", 0.6, _doses, _no_more),
    Matching("position", "starting position", 0.5, _positions, _more_positions),
)
