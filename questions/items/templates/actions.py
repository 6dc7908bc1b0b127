"""What an article says that a single muscle does: asked where the knowledge agrees, among movements
that the muscle does not make and muscles that do not make the movement."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.model import ListedItem, Listing
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question, Text
from questions.items.templates.movements import movement_options, movement_slots
from questions.items.wording import capital, lower_first, within
from questions.knowledge import Movement, Muscle, Verdict

_AGREED = (Verdict.YES, Verdict.SOMETIMES)


def choose(context: Context) -> Iterator[Question]:
    for listing in context.facts.functions:
        muscle = context.body.find_muscle(listing.of)
        if muscle is None:
            continue
        for item in listing.items:
            movement = _movement(context, muscle, item)
            if movement is not None:
                yield from _asked(context, listing, item, muscle, movement)


def _movement(context: Context, muscle: Muscle, item: ListedItem) -> Movement | None:
    """The movement that an item names, where textbooks say that the muscle makes it."""
    joints = {one.movement.split()[0] for one in muscle.actions}
    tries = (item.name, *(f"{joint} {item.name}" for joint in sorted(joints)))
    found = (context.body.find_movement(one) for one in tries)
    agreed = (
        one for one in found if one and context.body.says(muscle.name, None, one.key) in _AGREED
    )
    return next(agreed, None)


def _asked(
    context: Context, listing: Listing, item: ListedItem, muscle: Muscle, movement: Movement
) -> Iterator[Question]:
    name = lower_first(within(listing.of))
    why = _why(name, muscle, movement)
    key, pool = movement_options(movement, context.body, [muscle.name])
    at_joint = [[_at_joint(one, movement.joint) for one in tier] for tier in pool]
    yield _question(
        context,
        item,
        "action.movement",
        movement,
        _at_joint(key, movement.joint),
        at_joint,
        {"muscle": name},
        why,
    )
    beside = [
        Answer(
            other.name,
            f"{capital(other.name)} does not {movement.do}.",
            None,
            Ground(Tier.LEXICON, f"{capital(other.name)} does not {movement.do}."),
        )
        for other in context.body.muscles.values()
        if _is_near(other, muscle)
        and context.body.says(other.name, None, movement.key) is Verdict.NO
    ]
    yield _question(
        context, item, "action.muscle", movement, Answer(name, why, item.id), [beside], {}, why
    )


def _is_near(other: Muscle, muscle: Muscle) -> bool:
    if other is muscle or bool(other.group_of) != bool(muscle.group_of) or not other.actions:
        return False
    return other.region == muscle.region or other.name in muscle.neighbours


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
