"""How much of an exercise is enough, where the amount has a reason beyond the article: for patients
who do it at home. A number that is only the article's own is not asked."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.model import Exercise
from questions.items.build import Context
from questions.items.model import Kind, NumericRange
from questions.items.question import PLAIN, Question
from questions.items.templates import practice
from questions.items.templates.aims import aims
from questions.items.templates.amounts import Amount, whole_dose
from questions.items.wording import capital
from questions.knowledge import Dosing

_RANGE_HINT = "The article gives a range; any number within it counts."


def choose(context: Context) -> Iterator[Question]:
    """Recall: the number of a dose on which the aim depends."""
    if context.register != PLAIN:
        return
    for aim in aims(context):
        if aim.exercise is None:
            continue
        for amount in whole_dose(context.facts, aim.exercise):
            for usual in context.body.dosing:
                if usual.aim == aim.kind and _is_within(amount, usual):
                    yield _number(context, aim.exercise, amount, usual)


def _is_within(amount: Amount, usual: Dosing) -> bool:
    """Whether the article asks for what is usual, told in the same unit."""
    return (
        amount.field == usual.field
        and amount.unit != "minutes"
        and usual.least <= amount.span.low
        and amount.span.high <= usual.most
    )


def _number(context: Context, exercise: Exercise, amount: Amount, usual: Dosing) -> Question:
    fact = practice.part_id(exercise, "dose")
    low, high = float(amount.span.low), float(amount.span.high)
    return Question(
        kind=Kind.NUMERIC,
        template=f"dose.{_name(amount, exercise)}",
        about=(fact,),
        topic=context.topic_of(fact, "Exercises"),
        evidence=practice.proof(context.facts.article, exercise, "dose"),
        slots={
            "exercise": practice.exercise_called(exercise),
            "range": "" if low == high else _RANGE_HINT,
        },
        numbers=NumericRange(low, high, amount.unit),
        why=f"{capital(usual.why)}. The article asks for {amount.told()}.",
    )


def _name(amount: Amount, exercise: Exercise) -> str:
    """The catalogue's name for an amount: repetitions are told otherwise where there are sets."""
    in_sets = amount.field == "reps" and exercise.dosage.sets is not None
    return "reps_in_set" if in_sets else amount.field.removesuffix("_seconds")
