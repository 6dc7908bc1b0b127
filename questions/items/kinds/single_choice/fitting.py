"""Which exercise fits somebody: what they want, what they lack and how they cannot start.

Made from positions, equipment and goals alone. Each wrong exercise is shut out by a thing or a
position that the article states for it; what the goals have in common or not is no reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from questions.facts.model import Exercise
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.kinds import training
from questions.items.model import Item, Kind
from questions.items.wording import goal_text, listed, quoted, tidy, with_article, within
from questions.language.words import words
from questions.lexicon import table
from questions.limits.choices import is_long_prompt

_DISTRACTORS = (3, 2)
# Three of these are 120 sets; of all exercises of a long article they would be millions.
_MOST_HINDERED = 10
_LACK, _UNABLE = "has no ", "cannot "


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What keeps an exercise from fitting: the person's words for it, and why."""

    exercise: Exercise
    said: str
    ground: Ground


def make(context: Context) -> Iterator[Item]:
    exercises = context.facts.exercises
    for exercise in exercises:
        if exercise.position is None or training.name_tells_position(exercise):
            continue
        hindered = [
            hindrance
            for other in exercises
            if other.id != exercise.id and (hindrance := _hindrance(context, exercise, other))
        ]
        item = _fitting(context, exercise, hindered)
        if item is not None:
            yield item


def _hindrance(context: Context, exercise: Exercise, other: Exercise) -> Hindrance | None:
    """Why the other one does not fit somebody whom this one fits: a thing that they lack, else a
    position that they cannot take; None where there is no such reason."""
    article = context.facts.article
    own = " ".join((*exercise.equipment, *exercise.steps, exercise.name))
    for thing in other.equipment:
        if not training.shares_words(thing, own):
            ground = training.ground(article, other, "equipment", with_article(within(thing)))
            return Hindrance(other, f"{_LACK}{within(thing)}", ground)
    position, its = exercise.position or "", other.position
    doing = table("items")["position_doing"].get(its)
    if its is None or doing is None or not training.positions_differ(position, its):
        return None
    ground = training.ground(article, other, "position", its)
    return Hindrance(other, f"{_UNABLE}{doing}", ground)


def _fitting(context: Context, exercise: Exercise, hindered: Sequence[Hindrance]) -> Item | None:
    """The item with the most wrong exercises for which the person's words stay short."""
    thing = training.part_id(exercise, "position")
    if len(hindered) > _MOST_HINDERED:
        hindered = context.rng_of(thing, "hindered").sample(hindered, _MOST_HINDERED)
    for size in _DISTRACTORS:
        sets = list(combinations(hindered, size))
        context.rng_of(thing, "fitting").shuffle(sets)
        for some in sets:
            item = _item(context, exercise, some)
            if item is not None:
                return item
    return None


def _item(context: Context, exercise: Exercise, hindered: Sequence[Hindrance]) -> Item | None:
    prompt = f"Somebody {_person(_wish(exercise), hindered)}. Which of these exercises fits?"
    if is_long_prompt(prompt):
        return None
    parts = [part for part in ("position", "goal") if part in exercise.parts]
    why = (
        f"{quoted(exercise)} needs {training.needed(exercise)}, and its starting position is "
        f"{exercise.position}."
    )
    wrong = [
        Choice(
            tidy(one.exercise.name),
            f"You chose {quoted(one.exercise)}, but this person {one.said}. {one.ground.reason}",
            None,
            one.ground,
        )
        for one in hindered
    ]
    stem = Stem(
        kind=Kind.SINGLE_CHOICE,
        template="single_choice.fitting",
        topic=context.topic_of(training.part_id(exercise, parts[0]), "Exercises"),
        facts=tuple(training.part_id(exercise, part) for part in parts),
        prompt=prompt,
        evidence=training.proof(context.facts.article, exercise, *parts),
        right=why,
        wrong=why,
    )
    key = Choice(tidy(exercise.name), why)
    return context.single_choice(stem, key, [wrong], most=len(wrong), are_names=True)


def _person(wish: str | None, hindered: Sequence[Hindrance]) -> str:
    """What somebody wants, lacks and cannot do: "has no ball and no towel and cannot sit"."""
    said = sorted({one.said for one in hindered})
    lacks = [one.removeprefix("has ") for one in said if one.startswith(_LACK)]
    unable = [one.removeprefix(_UNABLE) for one in said if one.startswith(_UNABLE)]
    parts = [
        *([wish] if wish else []),
        *([f"has {listed(lacks)}"] if lacks else []),
        *([f"{_UNABLE}{listed(unable, 'or')}"] if unable else []),
    ]
    is_nested = len(parts) > 1 and " and " in "".join(parts)
    return f"{', '.join(parts[:-1])}, and {parts[-1]}" if is_nested else listed(parts)


def _wish(exercise: Exercise) -> str | None:
    """What the goal is, in a word, where its first verb tells."""
    first = words(goal_text(exercise) or "")[:1]
    wishes: dict[str, list[str]] = table("items")["wishes"]
    return next((wish for wish, verbs in wishes.items() if first and first[0] in verbs), None)
