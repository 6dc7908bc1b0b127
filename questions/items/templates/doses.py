"""How much of each exercise a sheet of exercises asks for: what patients need who do them at home.
In an article about the body the amounts are its author's pick, and are not asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Exercise, Facts
from questions.items.build import Context
from questions.items.model import Kind, NumericRange
from questions.items.question import PLAIN, Question
from questions.items.templates import practice
from questions.items.templates.amounts import Amount, dose_told, on_each_side, whole_dose

_RANGE_HINT = "The sheet gives a range; any number within it counts."


def choose(context: Context) -> Iterator[Question]:
    """Recall: one number of each dose, the same in every draw."""
    facts = context.facts
    if context.register != PLAIN or facts.groups or facts.types:
        return
    doses = [(one, whole_dose(facts, one)) for one in facts.exercises]
    for exercise, amounts in doses:
        if asked := [one for one in amounts if one.is_asked]:
            yield _number(context, exercise, amounts, asked)


def _number(
    context: Context, exercise: Exercise, amounts: Sequence[Amount], asked: Sequence[Amount]
) -> Question:
    fact = practice.part_id(exercise, "dose")
    by_field = {one.field: one for one in asked}
    amount = by_field[context.ranked(fact, "amount", list(by_field))[0]]
    low, high = float(amount.span.low), float(amount.span.high)
    return Question(
        kind=Kind.NUMERIC,
        template=f"dose.{_name(amount, exercise)}",
        about=(fact,),
        topic=context.topic_of(fact, "Exercises"),
        evidence=practice.proof(context.facts.article, exercise, "dose"),
        slots={
            "exercise": practice.exercise_called(exercise),
            "unit": amount.unit,
            "side": on_each_side(context.facts, exercise) if amount.field == "reps" else "",
            "range": "" if low == high else _RANGE_HINT,
        },
        numbers=NumericRange(low, high, amount.unit),
        why=_whole(context.facts, exercise, amounts),
    )


def _whole(facts: Facts, exercise: Exercise, amounts: Sequence[Amount]) -> str:
    told = dose_told(amounts, on_each_side(facts, exercise))
    return f"For {practice.called(exercise)} the sheet asks for {told}."


def _name(amount: Amount, exercise: Exercise) -> str:
    """The catalogue's name for an amount: repetitions are told otherwise where there are sets."""
    in_sets = amount.field == "reps" and exercise.dosage.sets is not None
    return "reps_in_set" if in_sets else amount.field.removesuffix("_seconds")
