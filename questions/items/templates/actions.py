"""What an article says that a single muscle does: asked where the knowledge agrees, among movements
that the muscle does not make and muscles that do not make the movement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.model import ListedItem, Listing
from questions.facts.phrasing import is_plural_name
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question, Text
from questions.items.templates.movements import movement_options, movement_slots
from questions.items.wording import capital, lower_first, within
from questions.knowledge import Movement, Muscle, Verdict
from questions.language.told_actions import told_action
from questions.language.words import words
from questions.lexicon import table

_MUSCLE = re.compile(r"(?<=\w) muscles?$")
# The motion that a word of a muscle's name says: "flexor" flexion.
_DOERS = {doers.removesuffix("s"): motion for motion, doers in table("anatomy")["doers"].items()}
_AGREED = (Verdict.YES, Verdict.SOMETIMES)


def choose(context: Context) -> Iterator[Question]:
    for listing in context.facts.functions:
        muscle = context.body.find_muscle(listing.of)
        if muscle is None:
            continue
        for item in listing.items:
            movement = told_action(item.name, muscle, context.body.movements)
            if movement and _is_its_own(context, listing.of, muscle, movement):
                yield from _asked(context, listing, item, muscle, movement)


def _is_its_own(context: Context, name: str, muscle: Muscle, movement: Movement) -> bool:
    """Whether textbooks agree that the whole muscle makes the movement, and its name does not say
    it."""
    told = {_DOERS.get(word) for word in words(name)}
    return (
        any(one.movement == movement.key for one in muscle.actions)
        and context.body.says(name, None, movement.key) in _AGREED
        and told.isdisjoint(words(movement.name))
    )


def _asked(
    context: Context, listing: Listing, item: ListedItem, muscle: Muscle, movement: Movement
) -> Iterator[Question]:
    name = _MUSCLE.sub("", lower_first(within(listing.of)))
    why = _why(name, muscle, movement)
    key, pool = movement_options(movement, context.body, [listing.of])
    movements = [[_at_joint(one, movement.joint) for one in tier] for tier in pool]
    yield _question(
        context,
        item,
        "action.movement",
        movement,
        _at_joint(key, movement.joint),
        movements,
        {"muscle": name},
        why,
    )
    if muscle.name not in context.body.muscles:
        return  # of a part, whose rivals are the other parts
    near, at_joint = _rivals(context, muscle, movement)
    beside = [[_beside(one, movement) for one in tier] for tier in (near, at_joint)]
    yield _question(
        context, item, "action.muscle", movement, Answer(name, why, item.id), beside, {}, why
    )


def _rivals(
    context: Context, muscle: Muscle, movement: Movement
) -> tuple[list[Muscle], list[Muscle]]:
    """Muscles that do not make the movement: those near by, then those of the same joint."""
    rivals = [
        one
        for one in context.body.muscles.values()
        if one is not muscle
        and one.actions
        and not is_plural_name(one.name)
        and bool(one.group_of) == bool(muscle.group_of)
        and context.body.says(one.name, None, movement.key) is Verdict.NO
    ]
    near = [one for one in rivals if one.region == muscle.region or one.name in muscle.neighbours]
    joint = movement.joint
    at_joint = [
        one
        for one in rivals
        if one not in near
        and any(context.body.movements[told.movement].joint == joint for told in one.actions)
    ]
    return near, at_joint


def _beside(other: Muscle, movement: Movement) -> Answer:
    told = f"{capital(other.name)} does not {movement.do}."
    return Answer(other.name, told, None, Ground(Tier.LEXICON, told))


def _at_joint(answer: Answer, joint: str) -> Answer:
    text = answer.text
    told: Text = text if isinstance(text, str) else type(text)(f"{joint} {text[0]}", text[1])
    return Answer(told, answer.about, answer.fact, answer.ground)


def _why(name: str, muscle: Muscle, movement: Movement) -> str:
    action = next((one for one in muscle.actions if one.movement == movement.key), None)
    line = (action.line if action else None) or movement.line
    if line:
        return f"The pull of {name} passes {line}; that {movement.does}."
    return f"{capital(movement.joint)} {movement.name} is an action of {name}."


def _question(
    context: Context,
    item: ListedItem,
    template: str,
    movement: Movement,
    key: Answer,
    pool: list[list[Answer]],
    slots: dict[str, Text],
    why: str,
) -> Question:
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        about=(item.id,),
        topic=context.topic_of(item.id, "Muscles"),
        evidence=item.evidence,
        slots={**movement_slots(movement, context.body), **slots},
        keys=(key,),
        pool=pool,
        are_names=True,
        are_paired=template == "action.movement",
        why=why,
    )
