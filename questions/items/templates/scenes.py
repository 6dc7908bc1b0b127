"""Scenes of the knowledge, by movement: what a visible part shows of a joint, what a turning pelvis
does, which everyday task needs a movement. Released by facts about that movement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from questions.facts.model import Evidence
from questions.items.build import Context
from questions.items.model import Kind
from questions.items.question import PLAIN, Answer, Question, Text, Words
from questions.items.templates.actors import evidence_of, foils, pull, sides
from questions.items.templates.movements import movement_options, movement_slots
from questions.items.wording import capital
from questions.knowledge import Movement
from questions.knowledge.entries import Lever, Pivot
from questions.language.words import words

_SIDES = ("left", "right")
_MUSCLE = "muscle"
# Whoever turns over a standing leg bends or straightens its hip a little, too.
_GOES_ALONG = frozenset({"flexion", "extension"})
_OTHER_SIDE = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class Told:
    """A fact that is about a movement: what releases its scenes, and is tested by them."""

    fact: str
    evidence: Evidence


def choose(context: Context) -> Iterator[Question]:
    told = _movements_told(context)
    yield from _levers(context)
    yield from _lever_muscles(context, told)
    yield from _pivots(context, told)


def _movements_told(context: Context) -> Mapping[str, Told]:
    """For each movement that the article explains by itself, the fact that does."""
    found: dict[str, Told] = {}
    for definition in context.facts.definitions:
        movement = context.body.find_movement(definition.term)
        if movement and words(definition.term) and movement.key not in found:
            found[movement.key] = Told(definition.id, definition.evidence)
    for exercise in context.facts.exercises:
        movement = context.body.find_movement(exercise.name)
        part = exercise.parts.get("goal")
        if movement and part:
            found.setdefault(movement.key, Told(part.id, part.evidence))
    return found


def levers_told(context: Context) -> Iterator[tuple[Lever, Told]]:
    """One scene of each setup, for movements that the article tells of; of a setup that shows
    several movements, another in each draw."""
    told = _movements_told(context)
    by_setup: dict[str, list[Lever]] = {}
    for lever in context.body.levers:
        # Where the scene says in other words which movement it is, only its muscles are asked.
        if lever.movement in told and not lever.tells:
            by_setup.setdefault(" ".join(lever.setup.split()[:5]), []).append(lever)
    for setup, levers in by_setup.items():
        start = int(context.pick(setup, "lever", [str(at) for at in range(len(levers))]))
        lever = levers[(start + context.variant) % len(levers)]
        yield lever, told[lever.movement]


def _levers(context: Context) -> Iterator[Question]:
    """Applying: which movement of the joint the scene shows."""
    body = context.body
    for lever, told in levers_told(context):
        if context.register == PLAIN and not lever.is_active:
            continue
        movement = body.movements[lever.movement]
        setup = " ".join(lever.setup.split()[:5])
        side = _side(context, f"lever {setup}")
        key, options = movement_options(movement, body)
        pool = _with_reason(options, lever)
        slots = {
            **_scene_slots(movement, context, side),
            "setup": placed_scene(lever.setup, side),
            "move": placed_scene(lever.move, side),
        }
        yield _question(context, setup, "scene.lever", told, slots, key, pool, f"{lever.why}.")


def _with_reason(pool: Sequence[Sequence[Answer]], scene: Lever | Pivot) -> list[list[Answer]]:
    """Wrong movements, the opposite one first, each told with what the scene shows instead."""
    why = f"{capital(scene.why)}."
    beside = f"For that, {scene.beside}." if scene.beside else why
    return [
        [_told(one, why if at == 0 else beside, is_turned=at == 0) for at, one in enumerate(tier)]
        for tier in pool
    ]


def _told(wrong: Answer, reason: str, *, is_turned: bool) -> Answer:
    plain = f"It is the other way round. {reason}" if is_turned else reason
    return replace(wrong, about=Words(f"{_clinical(wrong.about)} {reason}", plain))


def _lever_muscles(context: Context, told: Mapping[str, Told]) -> Iterator[Question]:
    """Applying: which muscle makes the movement that the scene shows."""
    body = context.body
    for side in sides(context):
        able = [one for one in side.sure(body) if not one.part]
        levers = [
            one
            for one in body.levers
            if one.movement == side.movement.key and one.is_active and one.is_straight
        ]
        if not able or not levers or side.movement.key not in told:
            continue
        setups = {f"{one.setup}|{one.move}": one for one in levers}
        lever = setups[context.pick(side.group, f"lever {context.variant}", list(setups))]
        by_id = {one.id: one for one in able}
        actor = by_id[context.ranked(f"{side.group}|{context.variant}", "lever", list(by_id))[0]]
        whose = _side(context, f"{side.group} muscle")
        slots = {
            **_scene_slots(side.movement, context, whose),
            "setup": placed_scene(lever.setup, whose),
            "move": placed_scene(lever.move, whose),
        }
        why = f"{lever.why}. {_clinical(pull(actor, body))}"
        question = _question(
            context,
            _MUSCLE,
            "scene.lever_muscle",
            Told(actor.id, evidence_of(actor)),
            slots,
            Answer(actor.name, pull(actor, body), actor.id),
            _whole(foils(side, context)),
            why,
        )
        yield question


def _whole(pool: Sequence[Sequence[Answer]]) -> list[list[Answer]]:
    return [[one for one in tier if isinstance(one.text, str)] for tier in pool]


def _pivots(context: Context, told: Mapping[str, Told]) -> Iterator[Question]:
    """Applying: the pelvis moves over a standing leg, which turns the movement round."""
    body = context.body
    for key, fact in told.items():
        scenes = {one.scene: one for one in body.pivots if one.movement == key}
        if not scenes:
            continue
        ranked = context.ranked(key, "pivot", list(scenes))
        pivot = scenes[ranked[context.variant % len(ranked)]]
        movement = body.movements[key]
        right, options = movement_options(movement, body, without=_GOES_ALONG)
        pool = _with_reason(options, pivot)
        slots = {**_scene_slots(movement, context, pivot.leg), "scene": pivot.scene}
        yield _question(context, "pivot", "scene.pivot", fact, slots, right, pool, f"{pivot.why}.")


def _question(
    context: Context,
    identity: str,
    template: str,
    told: Told,
    slots: Mapping[str, Text],
    key: Answer,
    pool: Sequence[Sequence[Answer]],
    why: str,
) -> Question:
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        about=(told.fact,),
        scene=identity,
        topic=context.topic_of(told.fact, "Movements"),
        evidence=told.evidence,
        slots=slots,
        keys=(key,),
        pool=pool,
        least=3,
        are_names=True,
        are_paired=identity != _MUSCLE,
        why=why,
    )


def _scene_slots(movement: Movement, context: Context, side: str) -> dict[str, Text]:
    return {**movement_slots(movement, context.body), "side": side}


def _side(context: Context, thing: str) -> str:
    return context.pick(thing, f"side {context.variant}", _SIDES)


def placed_scene(scene: str, side: str) -> str:
    """A scene on one side of the body."""
    return scene.replace("{side}", side).replace("{other}", _OTHER_SIDE[side])


def _clinical(text: Text) -> str:
    return text if isinstance(text, str) else text[0]
