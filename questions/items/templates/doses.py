"""How much of each exercise is asked for: what patients need who do them at home. In an article
about the body the amounts are its author's pick, and are asked of patients alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Exercise, Facts
from questions.items.build import Context
from questions.items.model import Kind, NumericRange
from questions.items.question import PLAIN, Question
from questions.items.templates import practice
from questions.items.templates.amounts import Amount, dose_told, on_each_side, whole_dose
from questions.items.templates.quoting import tellings

# What the shortest of these questions leaves of the longest prompt.
_MOST_WORDS = 26
_HINT = "The {source} gives a range; any number within it counts."


def choose(context: Context) -> Iterator[Question]:
    """Recall: one number of each dose, the same in every draw."""
    facts = context.facts
    if context.register != PLAIN:
        return
    doses = [(one, whole_dose(facts, one)) for one in facts.exercises]
    for exercise, amounts in doses:
        if asked := [one for one in amounts if one.is_asked]:
            yield from _number(context, exercise, amounts, asked)


def _number(
    context: Context, exercise: Exercise, amounts: Sequence[Amount], asked: Sequence[Amount]
) -> Iterator[Question]:
    """Each way to tell the exercise is tried in turn; the first that is short enough is asked."""
    fact = practice.part_id(exercise, "dose")
    by_field = {one.field: one for one in asked}
    amount = by_field[context.ranked(fact, "amount", list(by_field))[0]]
    low, high = float(amount.span.low), float(amount.span.high)
    is_sheet = _is_sheet(context.facts)
    source, sort = ("sheet", "dose") if is_sheet else ("article", "remembered")
    for shown in ("",) if is_sheet else _ways_to_show(context.facts, exercise, amount):
        yield Question(
            kind=Kind.NUMERIC,
            template=f"{sort}.{_name(amount, exercise)}",
            about=(fact,),
            topic=context.topic_of(fact, "Exercises"),
            evidence=practice.proof(context.facts.article, exercise, "dose"),
            slots={
                "shown": shown,
                "exercise": "this" if shown else practice.exercise_called(exercise),
                "unit": amount.unit,
                "side": on_each_side(context.facts, exercise) if amount.field == "reps" else "",
                "range": "" if low == high else _HINT.format(source=source),
            },
            numbers=NumericRange(low, high, amount.unit),
            why=_whole(context.facts, exercise, amounts, source),
        )


def _ways_to_show(facts: Facts, exercise: Exercise, amount: Amount) -> list[str]:
    """With what is done beside the name, which alone may say little; at last without. What is held
    is the end of a movement that may be told in part: of that, by its name."""
    if amount.field == "hold_seconds":
        return [""]
    told = tellings(facts.article, exercise, _MOST_WORDS)
    return [*(f"{practice.called(exercise)}: “{one.text}” " for one in told), ""]


def _is_sheet(facts: Facts) -> bool:
    """Whether the text is a sheet of exercises, and no article about the body."""
    return not (facts.groups or facts.types)


def _whole(facts: Facts, exercise: Exercise, amounts: Sequence[Amount], source: str) -> str:
    told = dose_told(amounts, on_each_side(facts, exercise))
    return f"For {practice.called(exercise)} the {source} asks for {told}."


def _name(amount: Amount, exercise: Exercise) -> str:
    """The catalogue's name for an amount: repetitions are told otherwise where there are sets."""
    in_sets = amount.field == "reps" and exercise.dosage.sets is not None
    return "reps_in_set" if in_sets else amount.field.removesuffix("_seconds")
