"""How many, how long: each number of a dose as a range with its unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from questions.facts.model import Exercise, Range
from questions.items.build import Context, Stem
from questions.items.kinds import training
from questions.items.model import Item, Kind, NumericRange
from questions.items.wording import dose_text, numbers, quoted


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a dose: the field that holds it, the question and the unit."""

    field: str
    prompt: str
    unit: str

    def of(self, exercise: Exercise) -> Range | None:
        value: Range | None = attrgetter(self.field)(exercise.dosage)
        return value


_AMOUNTS = (
    Amount("reps", "How many repetitions of {name} does the article give{per}?", "repetitions"),
    Amount("sets", "How many sets of {name} does the article give?", "sets"),
    Amount("hold_seconds", "For how many seconds is {name} to be held?", "seconds"),
    Amount("duration_seconds", "For how many seconds is {name} to be kept up?", "seconds"),
    Amount("per_day", "How many times a day is {name} to be done?", "times a day"),
    Amount("per_week", "How many times a week is {name} to be done?", "times a week"),
)


def make(context: Context) -> Iterator[Item]:
    for exercise in context.facts.exercises:
        for amount in _AMOUNTS:
            value = amount.of(exercise)
            if value is not None:
                yield _number(context, exercise, amount, value)


def _number(context: Context, exercise: Exercise, amount: Amount, value: Range) -> Item:
    fact = training.part_id(exercise, "dose")
    per_set = " for each set" if exercise.dosage.sets else ""
    per_side = " on each side" if exercise.dosage.sides and not per_set else ""
    why = f"The dose of {quoted(exercise)} is {dose_text(exercise.dosage)}."
    stem = Stem(
        kind=Kind.NUMERIC,
        template=f"numeric.{amount.field}",
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        prompt=amount.prompt.format(name=quoted(exercise), per=per_set or per_side),
        evidence=training.proof(context.facts.article, exercise, "dose"),
        right=why,
        wrong=f"The right number is {numbers(value)}. {why}",
        difficulty=0.7,
    )
    return context.item(
        stem, options=(), key=NumericRange(float(value.low), float(value.high), amount.unit)
    )
