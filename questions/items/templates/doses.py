"""How much of an exercise the article asks for: what patients need who do it at home. Recall of one
number, applying the dose to what somebody did, and telling the doses of a program apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from questions.facts.model import Dosage, Exercise, Range
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, NumericRange, Tier
from questions.items.question import PLAIN, Answer, Placement, Question
from questions.items.templates import practice
from questions.items.templates.amounts import (
    Amount,
    dose_told,
    find_reason,
    on_each_side,
    whole_dose,
)
from questions.items.wording import capital
from questions.lexicon import table

_FEWEST_MATCHED, _MOST_MATCHED = 3, 4
_WIDE = 5
_CLEARLY = 1.5
# A wrong plan is at most so much of the least, or at least so much of the most that is right.
_TOO_LITTLE, _TOO_MUCH = 0.6, 1.6
# By unit: less than the article asks for, and more.
_TOO = {
    "sets": ("too few", "too many"),
    "repetitions": ("too few", "too many"),
    "seconds": ("too short", "too long"),
    "minutes": ("too short", "too long"),
    "times": ("too rarely", "too often"),
}
_RANGE_HINT = "The article gives a range; any number within it counts."


def choose(context: Context) -> Iterator[Question]:
    if context.register != PLAIN:
        return
    doses = {one.id: (one, whole_dose(context.facts, one)) for one in context.facts.exercises}
    told = [(exercise, amounts) for exercise, amounts in doses.values() if amounts]
    for exercise, amounts in told:
        if asked := [one for one in amounts if one.span.high > 1]:
            yield _number(context, exercise, amounts, asked)
        yield from _log(context, exercise, amounts)
    yield from _matched(context, told)


def _number(
    context: Context, exercise: Exercise, amounts: Sequence[Amount], asked: Sequence[Amount]
) -> Question:
    """Recall: one number of the dose, the same in every draw."""
    fact = practice.part_id(exercise, "dose")
    by_field = {one.field: one for one in asked}
    amount = by_field[context.ranked(fact, "amount", list(by_field))[0]]
    low, high = float(amount.span.low), float(amount.span.high)
    side = on_each_side(context.facts, exercise)
    return Question(
        kind=Kind.NUMERIC,
        template=f"dose.{_name(amount, exercise)}",
        about=(fact,),
        topic=context.topic_of(fact, "Exercises"),
        evidence=practice.proof(context.facts.article, exercise, "dose"),
        slots={
            "exercise": practice.exercise_called(exercise),
            "unit": amount.unit,
            "side": side if amount.field == "reps" else "",
            "range": "" if low == high else _RANGE_HINT,
        },
        numbers=NumericRange(low, high, amount.unit),
        why=_reason(context, exercise, amount) or _states(context, exercise, amounts),
    )


def _name(amount: Amount, exercise: Exercise) -> str:
    """The catalogue's name for an amount: repetitions are told otherwise where there are sets."""
    in_sets = amount.field == "reps" and exercise.dosage.sets is not None
    return "reps_in_set" if in_sets else amount.field.removesuffix("_seconds")


def _reason(context: Context, exercise: Exercise, amount: Amount) -> str | None:
    own = find_reason(context.facts, exercise, amount)
    return f"The article gives the reason: “{own}.”" if own else None


def _states(context: Context, exercise: Exercise, amounts: Sequence[Amount]) -> str:
    span = amounts[0].span
    if len(amounts) > 1:
        return f"The whole dose in the article is {_whole(context, exercise, amounts)}."
    if span.low < span.high:
        return f"Any number from {span.low} to {span.high} keeps to the article’s dose."
    return f"The article’s dose is {_whole(context, exercise, amounts)}."


def _whole(context: Context, exercise: Exercise, amounts: Sequence[Amount]) -> str:
    return dose_told(amounts, on_each_side(context.facts, exercise))


def _log(context: Context, exercise: Exercise, amounts: Sequence[Amount]) -> Iterator[Question]:
    """Applying: of people who did the exercise, who kept to a dose of two numbers or more. Two of
    the numbers are right or wrong, each in half of the reports, so that none of them is told by
    what it has in common with the others."""
    fact = practice.part_id(exercise, "dose")
    thing = f"{fact}|{context.variant}"
    by_field = {one.field: one for one in amounts}
    wrong = {one.field: _wrong_value(context, thing, one) for one in amounts}
    able = [field for field, value in wrong.items() if value is not None]
    if len(able) < 2:
        return
    two = context.ranked(thing, "asked", able)[:2]
    right = {field: _right_value(context, thing, by_field[field]) for field in by_field}
    plans = [
        {field: wrong[field] if field in some else right[field] for field in by_field}
        for some in ((), two[:1], two[1:], two)
    ]
    yield _log_question(context, exercise, amounts, [_numbers(plan) for plan in plans])


def _numbers(plan: Mapping[str, int | None]) -> dict[str, int]:
    return {field: value for field, value in plan.items() if value is not None}


def _log_question(
    context: Context,
    exercise: Exercise,
    amounts: Sequence[Amount],
    plans: Sequence[Mapping[str, int]],
) -> Question:
    fact = practice.part_id(exercise, "dose")
    evidence = practice.proof(context.facts.article, exercise, "dose")
    side = on_each_side(context.facts, exercise)
    listed: Sequence[str] = table("doses")["words"]["people"]
    people = context.ranked(f"{fact}|{context.variant}", "people", listed)
    reports = [
        f"{person}: {dose_told(amounts, side, plan)}"
        for person, plan in zip(people, plans, strict=False)
    ]
    wrong = [
        Answer(report, about, fact, Ground(Tier.ARTICLE, about, (fact,), evidence))
        for report, plan in zip(reports[1:], plans[1:], strict=True)
        if (about := _strays(amounts, plan))
    ]
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template="dose.log",
        about=(fact,),
        topic=context.topic_of(fact, "Exercises"),
        evidence=evidence,
        slots={"exercise": practice.exercise_called(exercise)},
        keys=(Answer(reports[0], "", fact),),
        pool=[wrong],
        least=3,
        are_names=True,
        why=f"This is within the dose of the article: {_whole(context, exercise, amounts)}.",
    )


def _strays(amounts: Sequence[Amount], plan: Mapping[str, int]) -> str:
    """What is too much or too little: "Too many: 5 sets instead of 2–3 sets."."""
    told = [
        f"{_TOO[one.unit.split()[0]][value > one.span.high]}: {one.told(Range(value, value))} "
        f"instead of {one.told()}"
        for one in amounts
        if not one.span.low <= (value := plan[one.field]) <= one.span.high
    ]
    return f"{capital('; '.join(told))}."


def _right_value(context: Context, thing: str, amount: Amount) -> int:
    inside = range(amount.span.low, amount.span.high + 1)
    round_ones = [str(one) for one in inside if _is_round(one, inside)]
    return int(context.pick(thing, f"inside {amount.field}", round_ones))


def _wrong_value(context: Context, thing: str, amount: Amount) -> int | None:
    """Clearly too little or clearly too much."""
    usual = table("doses")["usual"]["minutes" if amount.unit == "minutes" else amount.field]
    below = [str(one) for one in usual if one <= _TOO_LITTLE * amount.span.low][-1:]
    above = [str(one) for one in usual if one >= _TOO_MUCH * amount.span.high][:1]
    if not below and not above:
        return None
    return int(context.pick(thing, f"outside {amount.field}", [*below, *above]))


def _is_round(value: int, inside: range) -> bool:
    """Whether people count so: the ends of the range, and steps of five where it is wide."""
    return len(inside) <= _WIDE or value % _WIDE == 0 or value in (inside[0], inside[-1])


def _matched(
    context: Context, doses: Sequence[tuple[Exercise, tuple[Amount, ...]]]
) -> Iterator[Question]:
    """Telling apart: exercises and their doses, of which none comes near another; one dose is
    left over."""
    told = [(one, _whole(context, one, amounts)) for one, amounts in doses]
    sets = [
        some
        for size in range(_MOST_MATCHED + 1, _FEWEST_MATCHED, -1)
        for some in combinations(told, size)
        if all(_differ(one.dosage, other.dosage) for (one, _), (other, _) in combinations(some, 2))
    ]
    if not sets:
        return
    longest = {
        "|".join(text for _, text in some): some for some in sets if len(some) == len(sets[0])
    }
    thing = f"{'|'.join(practice.part_id(one, 'dose') for one, _ in told)}|{context.variant}"
    some = longest[context.pick(thing, "doses", list(longest))]
    spare = context.pick(thing, "spare", [one.id for one, _ in some])
    texts = context.ranked(thing, "responses", [text for _, text in some])
    yield _match(context, [one for one in some if one[0].id != spare], texts, told)


def _match(
    context: Context,
    some: Sequence[tuple[Exercise, str]],
    texts: Sequence[str],
    told: Sequence[tuple[Exercise, str]],
) -> Question:
    article = context.facts.article
    facts = tuple(practice.part_id(one, "dose") for one, _ in some)
    return Question(
        kind=Kind.MATCH,
        template="dose.match",
        about=tuple(practice.part_id(one, "dose") for one, _ in told),
        topic=context.topic_of(facts[0], "Exercises"),
        evidence=tuple(s for one, _ in some for s in practice.proof(article, one, "dose")),
        groups=tuple(texts),
        placements=tuple(
            Placement(
                practice.name(one),
                texts.index(text),
                f"The article’s dose of {practice.called(one)}: {text}.",
                fact,
            )
            for (one, text), fact in zip(some, facts, strict=True)
        ),
        tests=facts,
        why="Doses belong to a program; these are the article’s.",
    )


def _differ(one: Dosage, other: Dosage) -> bool:
    """Whether two doses can be told apart for sure: nothing that fits one fits the other."""
    if (one.reps is None) != (other.reps is None):
        return True
    if one.reps is None:
        return _are_apart(one.hold_seconds, other.hold_seconds)
    return _are_apart(_total(one), _total(other)) and _are_apart(one.reps, other.reps)


def _are_apart(one: Range | None, other: Range | None) -> bool:
    """Whether one is more than the other by half: nobody is asked to tell 8 from 10."""
    if one is None or other is None:
        return False
    return other.low >= _CLEARLY * one.high or one.low >= _CLEARLY * other.high


def _total(dose: Dosage) -> Range | None:
    if dose.reps is None or dose.sets is None:
        return dose.reps
    return Range(dose.reps.low * dose.sets.low, dose.reps.high * dose.sets.high)
