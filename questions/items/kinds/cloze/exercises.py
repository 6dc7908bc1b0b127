"""What an exercise needs and where it starts, in a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Exercise
from questions.items.blanks import blank
from questions.items.build import Context, Stem
from questions.items.kinds import training
from questions.items.kinds.cloze import gaps
from questions.items.model import Item, Kind
from questions.items.wording import quoted, with_article, within


def make(context: Context) -> Iterator[Item]:
    for exercise in context.facts.exercises:
        yield from _position(context, exercise)
        yield from _equipment(context, exercise)


def _position(context: Context, exercise: Exercise) -> Iterator[Item]:
    position = exercise.position
    if position is None or "position" not in exercise.parts:
        return
    if not training.name_tells_position(exercise):
        yield from _asked(
            context,
            exercise,
            "position",
            f"What is the starting position? {quoted(exercise)}: {blank(1)}.",
            f"The starting position of {quoted(exercise)} is {position}.",
            gaps.accepted(position),
        )


def _equipment(context: Context, exercise: Exercise) -> Iterator[Item]:
    """One thing that the exercise needs; of several, either would be right."""
    if len(exercise.equipment) != 1 or "equipment" not in exercise.parts:
        return
    thing = within(exercise.equipment[0])
    if not training.shares_words(exercise.name, thing):
        yield from _asked(
            context,
            exercise,
            "equipment",
            f"Which equipment does the article ask for? {quoted(exercise)}: {blank(1)}.",
            f"{quoted(exercise)} needs {with_article(thing)}.",
            gaps.accepted(thing),
        )


def _asked(
    context: Context,
    exercise: Exercise,
    part: str,
    prompt: str,
    why: str,
    answers: Sequence[str],
) -> Iterator[Item]:
    fact = training.part_id(exercise, part)
    stem = Stem(
        kind=Kind.CLOZE,
        template=f"cloze.{part}",
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        prompt=prompt,
        evidence=training.proof(context.facts.article, exercise, part),
        right=why,
        wrong=why,
        difficulty=0.5,
    )
    found = gaps.item(context, stem, answers)
    if found is not None:
        yield found
