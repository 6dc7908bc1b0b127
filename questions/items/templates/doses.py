"""How much of an exercise the article asks for. Recall of one number of it, applying it to a plan,
and telling the doses of a program apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from questions.facts.model import Dosage, Exercise, Range
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, NumericRange, Tier
from questions.items.question import Answer, Placement, Question
from questions.items.templates import practice
from questions.items.wording import counted, dose_text, numbers
from questions.lexicon import table

_MINUTE = 60
_FEWEST_MATCHED, _MOST_MATCHED = 3, 4
_MOST_TRIED, _WIDE = 4, 5
_COUNTED = ("reps", "hold_seconds", "duration_seconds")
_CLEARLY = 1.5
# A wrong plan is at most so much of the least, or at least so much of the most that is right.
_TOO_LITTLE, _TOO_MUCH = 0.6, 1.6
_UNITS = {
    "reps": "repetitions",
    "hold_seconds": "seconds",
    "duration_seconds": "seconds",
    "sets": "sets",
    "per_day": "times a day",
    "per_week": "times a week",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a dose in the unit in which the article gives it."""

    field: str
    span: Range
    unit: str

    def told(self, span: Range | None = None) -> str:
        noun, *rest = self.unit.split(" ")
        return " ".join((counted(span or self.span, noun.removesuffix("s")), *rest))


def choose(context: Context) -> Iterator[Question]:
    for exercise in context.facts.exercises:
        amounts = _amounts(context, exercise)
        if amounts:
            yield _number(context, exercise, amounts)
    yield from _log(context)
    yield from _matched(context)


def _number(context: Context, exercise: Exercise, amounts: Sequence[Amount]) -> Question:
    """Recall: one number of the dose, the same in every draw."""
    fact = practice.part_id(exercise, "dose")
    by_field = {one.field: one for one in amounts}
    amount = by_field[context.ranked(fact, "amount", list(by_field))[0]]
    low, high = float(amount.span.low), float(amount.span.high)
    return Question(
        kind=Kind.NUMERIC,
        template=f"dose.{_name(amount, exercise)}",
        about=(fact,),
        topic=context.topic_of(fact, "Exercises"),
        evidence=practice.proof(context.facts.article, exercise, "dose"),
        slots={
            "exercise": practice.called(exercise),
            "unit": amount.unit,
            "side": " on each side" if exercise.dosage.sides == "each" else "",
            "range": "a single number" if low == high else "a range, and one number in it is right",
        },
        numbers=NumericRange(low, high, amount.unit),
        why=_states(exercise, amount),
    )


def _log(context: Context) -> Iterator[Question]:
    """Applying: of people who each did one of the exercises, who kept to its dose. Each exercise
    is tried as the right one until an item comes of it."""
    told = {
        one.id: (one, amounts[0])
        for one in context.facts.exercises
        if (amounts := _amounts(context, one)) and amounts[0].field in _COUNTED
    }
    facts = tuple(practice.part_id(one, "dose") for one, _ in told.values())
    thing = f"{'|'.join(facts)}|{context.variant}"
    for key in context.ranked(thing, "kept", list(told))[:_MOST_TRIED]:
        exercise, amount = told[key]
        wrong = [_wrong_plan(context, *told[one]) for one in told if one != key]
        yield Question(
            kind=Kind.SINGLE_CHOICE,
            template="dose.log",
            about=facts,
            topic=context.topic_of(practice.part_id(exercise, "dose"), "Exercises"),
            evidence=practice.proof(context.facts.article, exercise, "dose"),
            keys=(_right_plan(context, exercise, amount),),
            pool=[[one for one in wrong if one]],
            tests=(practice.part_id(exercise, "dose"),),
            are_names=True,
            why=_states(exercise, amount),
        )


def _matched(context: Context) -> Iterator[Question]:
    """Telling apart: exercises and their doses, of which none comes near another; one dose is
    left over."""
    told = [(one, text) for one in context.facts.exercises if (text := _short(context, one))]
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
                f"The article’s dose of {practice.called(one)} is {text}.",
                fact,
            )
            for (one, text), fact in zip(some, facts, strict=True)
        ),
        tests=facts,
        why="Doses belong to a program; these are the article’s.",
    )


def _amounts(context: Context, exercise: Exercise) -> tuple[Amount, ...]:
    """The numbers of the dose, the one on which the others hang first."""
    dose = exercise.dosage
    told = {
        "reps": dose.reps,
        "hold_seconds": dose.hold_seconds,
        "duration_seconds": dose.duration_seconds,
        "sets": dose.sets if dose.sets and dose.sets.high > 1 else None,
        "per_day": dose.per_day if dose.per_day and dose.per_day.high > 1 else None,
        "per_week": dose.per_week if dose.per_week and dose.per_week.high > 1 else None,
    }
    is_in_minutes = _speaks_of_minutes(context, exercise)
    return tuple(_amount(name, span, is_in_minutes) for name, span in told.items() if span)


def _amount(name: str, span: Range, is_in_minutes: bool) -> Amount:
    """A time in the unit in which the article gives it: "2 minutes" is not read as 120 seconds."""
    is_whole = span.low % _MINUTE == 0 and span.high % _MINUTE == 0
    if name.endswith("_seconds") and is_in_minutes and is_whole:
        return Amount(name, Range(span.low // _MINUTE, span.high // _MINUTE), "minutes")
    return Amount(name, span, _UNITS[name])


def _speaks_of_minutes(context: Context, exercise: Exercise) -> bool:
    spans = exercise.parts["dose"].evidence if "dose" in exercise.parts else ()
    said = " ".join(context.facts.article.text[span.start : span.end] for span in spans).lower()
    return "min" in said and "sec" not in said


def _name(amount: Amount, exercise: Exercise) -> str:
    """The catalogue's name for an amount: repetitions are told otherwise where there are sets."""
    in_sets = amount.field == "reps" and exercise.dosage.sets is not None
    return "reps_in_set" if in_sets else amount.field.removesuffix("_seconds")


def _right_plan(context: Context, exercise: Exercise, amount: Amount) -> Answer:
    fact = practice.part_id(exercise, "dose")
    inside = range(amount.span.low, amount.span.high + 1)
    round_ones = [str(one) for one in inside if _is_round(one, inside)]
    value = int(context.pick(f"{fact}|{context.variant}", "inside", round_ones))
    return Answer(_done(exercise, amount, value), f"The article asks for {amount.told()}.", fact)


def _wrong_plan(context: Context, exercise: Exercise, amount: Amount) -> Answer | None:
    """Clearly too little or clearly too much."""
    fact = practice.part_id(exercise, "dose")
    usual = table("doses")["usual"]["minutes" if amount.unit == "minutes" else amount.field]
    below = [str(one) for one in usual if one <= _TOO_LITTLE * amount.span.low][-1:]
    above = [str(one) for one in usual if one >= _TOO_MUCH * amount.span.high][:1]
    if not below and not above:
        return None
    value = int(context.pick(f"{fact}|{context.variant}", "outside", [*below, *above]))
    word = "more" if value > amount.span.high else "fewer" if amount.field == "reps" else "less"
    about = f"The article asks for {amount.told()} of {practice.called(exercise)}; this is {word}."
    evidence = practice.proof(context.facts.article, exercise, "dose")
    ground = Ground(Tier.ARTICLE, about, (fact,), evidence)
    return Answer(_done(exercise, amount, value), about, fact, ground)


def _done(exercise: Exercise, amount: Amount, value: int) -> str:
    """What somebody did: "Pigeon pose stretch, held for 90 seconds"."""
    told = amount.told(Range(value, value))
    manner = {"hold_seconds": f"held for {told}", "duration_seconds": f"kept up for {told}"}
    in_sets = " in each set" if _name(amount, exercise) == "reps_in_set" else ""
    return f"{practice.name(exercise)}, {manner.get(amount.field, told + in_sets)}"


def _is_round(value: int, inside: range) -> bool:
    """Whether people count so: the ends of the range, and steps of five where it is wide."""
    return len(inside) <= _WIDE or value % _WIDE == 0 or value in (inside[0], inside[-1])


def _states(exercise: Exercise, amount: Amount) -> str:
    whole = "" if amount.unit == "minutes" else dose_text(exercise.dosage)
    return f"The article’s dose of {practice.called(exercise)} is {whole or amount.told()}."


def _short(context: Context, exercise: Exercise) -> str | None:
    """The dose without how often; None where it is neither counted nor held."""
    amounts = {one.field: one for one in _amounts(context, exercise)}
    dose, hold = exercise.dosage, amounts.get("hold_seconds")
    if "reps" not in amounts:
        return f"a hold of {numbers(hold.span)} {hold.unit}" if hold else None
    in_sets = f"{counted(dose.sets, 'set')} of " if dose.sets else ""
    held = f", each held for {hold.told()}" if hold else ""
    return f"{in_sets}{amounts['reps'].told()}{held}"


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
