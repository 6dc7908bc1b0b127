"""The numbers of a dose as questions ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from questions.facts.model import Exercise, Range
from questions.items.build import Context, Stem
from questions.items.kinds import training
from questions.items.model import Kind
from questions.items.wording import dose_text, numbers, quoted


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a dose: the field that holds it, the question, the unit, and the numbers that
    are usual there, the least first."""

    field: str
    prompt: str
    unit: str
    usual: tuple[int, ...]

    def of(self, exercise: Exercise) -> Range | None:
        value: Range | None = attrgetter(self.field)(exercise.dosage)
        return value

    def text(self, value: Range) -> str:
        """ "20–30 repetitions", "1 set"."""
        counted, *rest = self.unit.split(" ")
        counted = counted.removesuffix("s") if value == Range(1, 1) else counted
        return " ".join((numbers(value), counted, *rest))


_REPS = (2, 3, 5, 8, 12, 15, 20, 30, 50)
_SECONDS = (1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600)

AMOUNTS = (
    Amount(
        "reps",
        "How many repetitions of {name} does the article give{per}?",
        "repetitions",
        _REPS,
    ),
    Amount(
        "sets",
        "How many sets of {name} does the article give?",
        "sets",
        (1, 2, 3, 4, 5, 6),
    ),
    Amount(
        "hold_seconds",
        "For how many seconds is {name} to be held?",
        "seconds",
        _SECONDS,
    ),
    Amount(
        "duration_seconds",
        "For how many seconds is {name} to be kept up?",
        "seconds",
        _SECONDS,
    ),
    Amount(
        "per_day",
        "How many times a day is {name} to be done?",
        "times a day",
        (1, 2, 3, 4, 5, 6, 8, 10),
    ),
    Amount(
        "per_week",
        "How many times a week is {name} to be done?",
        "times a week",
        (1, 2, 3, 4, 5, 6, 7),
    ),
)


def stated(context: Context) -> Iterator[tuple[Exercise, Amount, Range]]:
    """Every number that the article gives, exercise by exercise."""
    for exercise in context.facts.exercises:
        for amount in AMOUNTS:
            value = amount.of(exercise)
            if value is not None:
                yield exercise, amount, value


def stem(context: Context, kind: Kind, exercise: Exercise, amount: Amount, value: Range) -> Stem:
    """The question for one number, whether it is to be typed or chosen."""
    fact = training.part_id(exercise, "dose")
    per_set = " for each set" if exercise.dosage.sets else ""
    per_side = " on each side" if exercise.dosage.sides and not per_set else ""
    why = f"The dose of {quoted(exercise)} is {dose_text(exercise.dosage)}."
    return Stem(
        kind=kind,
        template=f"{kind.value}.{amount.field}",
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        prompt=amount.prompt.format(name=quoted(exercise), per=per_set or per_side),
        evidence=training.proof(context.facts.article, exercise, "dose"),
        right=why,
        wrong=f"The article gives {amount.text(value)}. {why}",
    )
