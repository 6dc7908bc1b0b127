"""Statements to judge, half of them true: where a joint's position decides, and what a scene shows.
A false one swaps one thing for its opposite, and comes with its correction."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context
from questions.items.model import Kind
from questions.items.question import Question, Text
from questions.items.templates.movements import movement_slots
from questions.items.templates.scenes import levers_told, placed_scene
from questions.items.templates.two_ways import Pair, at_posture, postures, reversal, two_way_pairs
from questions.knowledge import Movement


def choose(context: Context) -> Iterator[Question]:
    for pair in two_way_pairs(context):
        if pair.is_by_position:
            yield from _in_postures(context, pair)
    yield from _levers(context)


def _in_postures(context: Context, pair: Pair) -> Iterator[Question]:
    """Applying: what the muscle does in an everyday position."""
    for nth, actor in enumerate((pair.one, pair.other)):
        names = {one.name: one for one in postures(context, actor)}
        if not names:
            continue
        posture = context.pick(actor.id, f"statement {context.variant}", list(names))
        slots: dict[str, Text] = {"posture": posture, "muscle": actor.muscle}
        yield _statement(
            context,
            "statement.posture",
            nth,
            actor.id,
            actor.movement,
            slots,
            f"{at_posture(names[posture], actor)} {reversal(pair)}",
            pair.evidence,
        )


def _levers(context: Context) -> Iterator[Question]:
    """Applying: which movement a visible part shows."""
    for nth, (lever, told) in enumerate(levers_told(context)):
        side = context.pick(
            told.fact + lever.move, f"statement {context.variant}", ("left", "right")
        )
        movement = context.body.movements[lever.movement]
        slots: dict[str, Text] = {
            "setup": placed_scene(lever.setup, side),
            "move": placed_scene(lever.move, side),
        }
        yield _statement(
            context,
            "statement.lever",
            nth,
            told.fact,
            movement,
            slots,
            f"{lever.why}.",
            told.evidence,
            scene=lever.setup[:24],
        )


def _statement(
    context: Context,
    template: str,
    nth: int,
    fact: str,
    movement: Movement,
    slots: dict[str, Text],
    why: str,
    evidence: tuple,  # type: ignore[type-arg]
    scene: str = "",
) -> Question:
    body = context.body
    opposite = body.movements[movement.opposite or movement.key]
    # Every other one is true, and which begin comes from the seed: half of a template holds.
    is_true = (nth + int(context.pick(template, "verdict", ("0", "1"))) + context.variant) % 2 == 0
    told = movement if is_true else opposite
    right = {**movement_slots(movement, body), **slots}
    shown = {**movement_slots(told, body), **slots}
    return Question(
        kind=Kind.TRUE_FALSE,
        template=template,
        about=(fact,),
        scene=scene,
        topic=context.topic_of(fact, "Movements"),
        evidence=evidence,
        slots=shown,
        verdict=is_true,
        correction=_correction(right),
        why=why,
    )


def _correction(slots: dict[str, Text]) -> str:
    if "posture" in slots:
        return f"In a person {slots['posture']}, contraction of {slots['muscle']} {slots['does']}."
    return f"This is {slots['movement']} of the {slots['joint']}."
