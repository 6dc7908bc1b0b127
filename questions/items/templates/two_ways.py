"""Muscles that stand in two opposite lists and are told apart by a part or by the position of the
joint: the heart of sorting, never asked by the bare name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questions.facts.model import Evidence
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question, Text, Words
from questions.items.templates.actors import (
    CLEAR_OF_LIMIT,
    Actor,
    Side,
    evidence_of,
    pull,
    sides,
)
from questions.items.templates.movements import movement_slots
from questions.items.wording import capital
from questions.knowledge import Posture, Verdict

_DEFAULT_LIMIT = 60
_DEEP = "A deep squat bends the hip to well over 100°."
_NEXT_JOINT = {"hip": "knee", "knee": "ankle", "shoulder": "elbow", "elbow": "wrist"}


@dataclass(frozen=True)
class Pair:
    """One muscle in two opposite lists: `one` as an actor of the first, `other` of the second."""

    side: Side
    one: Actor
    other: Actor

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.one.id, self.other.id)

    @property
    def evidence(self) -> Evidence:
        return evidence_of(self.one, self.other)

    @property
    def is_by_position(self) -> bool:
        return bool(self.one.position and self.other.position)


def choose(context: Context) -> Iterator[Question]:
    for pair in two_way_pairs(context):
        if pair.is_by_position:
            yield _change(context, pair)
            yield from _why_both(context, pair)
        elif pair.one.part and pair.other.part:
            yield from _parts(context, pair)


def two_way_pairs(context: Context) -> tuple[Pair, ...]:
    """The muscles that stand in two opposite lists."""
    return context.once("pairs", lambda: tuple(_pairs(context)))


def _pairs(context: Context) -> Iterator[Pair]:
    seen: set[str] = set()
    for side in sides(context):
        rivals: dict[str, list[Actor]] = defaultdict(list)
        for rival in side.rivals:
            rivals[rival.muscle].append(rival)
        for actor in side.actors:
            if actor.muscle in rivals and actor.muscle not in seen:
                seen.add(actor.muscle)
                yield Pair(side, actor, rivals[actor.muscle][0])


def _parts(context: Context, pair: Pair) -> Iterator[Question]:
    """Telling apart, undisputed parts only: which muscle has parts that oppose each other."""
    body = context.body
    if not all(one.stands(body) is Verdict.YES for one in (pair.one, pair.other)):
        return
    one_way = [
        _one_way(context, one)
        for one in (*pair.side.sure(body), *pair.side.rivals)
        if one.muscle != pair.one.muscle
        and not one.part
        and not one.position
        and one.stands(body) is Verdict.YES
        and body.says(one.muscle, None, one.movement.opposite or "") is Verdict.NO
    ]
    told = _both_do(pair)
    yield _question(
        context,
        pair,
        "two_ways.which",
        pair.facts,
        Answer(pair.one.muscle, told),
        [one_way],
        why=told,
    )


def _one_way(context: Context, actor: Actor) -> Answer:
    about = pull(actor, context.body)
    ground = Ground(Tier.ARTICLE, _text(about), (actor.id,), evidence_of(actor))
    return Answer(actor.name, about, actor.id, ground)


def postures(context: Context, actor: Actor) -> list[Posture]:
    """Everyday positions in which the actor's claim holds, clear of the limit."""
    limit = actor.degrees or _DEFAULT_LIMIT
    is_beyond = bool(actor.position and actor.position.endswith("flexed"))
    flexion = f"{actor.movement.joint} flexion"
    return [
        one
        for one in context.body.postures
        if one.movement == flexion
        and abs(one.degrees - limit) >= CLEAR_OF_LIMIT
        and (one.degrees > limit) == is_beyond
    ]


def at_posture(posture: Posture, actor: Actor) -> str:
    """How far a posture bends the joint, and what the muscle does there."""
    return (
        f"There the {posture.joint} is bent to about {posture.degrees:g}°, where {actor.muscle} "
        f"{actor.movement.does}."
        if posture.degrees
        else f"There the {posture.joint} is straight, where {actor.muscle} {actor.movement.does}."
    )


def _change(context: Context, pair: Pair) -> Question:
    """Applying: what becomes of the action on the way from standing into a deep squat."""
    straight, bent = _straight_first(pair)
    one, other = straight.movement, bent.movement
    limit = f"about {bent.degrees}°" if bent.degrees else "some angle"
    until, from_there = f"until the {one.joint} is bent to {limit}", f"beyond {limit} of bending"
    key = Answer(
        Words(
            f"It changes from {one.name} to {other.name}",
            f"At first it {one.does}, later it {other.does}",
        ),
        reversal(pair),
    )
    rest = [
        (
            Words(
                f"It changes from {other.name} to {one.name}",
                f"At first it {other.does}, later it {one.does}",
            ),
            "It is the other way round.",
        ),
        (
            Words(f"It remains {one.name} throughout", f"It {one.does} all the way down"),
            f"It does so only {until}.",
        ),
        (
            Words(f"It remains {other.name} throughout", f"It {other.does} all the way down"),
            f"It does so only {from_there}.",
        ),
    ]
    wrong = [
        Answer(text, about, None, Ground(Tier.QUALIFIER, about, pair.facts, pair.evidence))
        for text, about in rest
    ]
    return _question(
        context,
        pair,
        "two_ways.change",
        pair.facts,
        key,
        [wrong],
        straight,
        least=3,
        is_paired=True,
        why=f"{reversal(pair)} {_DEEP}",
    )


def _why_both(context: Context, pair: Pair) -> Iterator[Question]:
    """Telling apart, of a muscle that the position decides: what reverses its action. Parts are not
    asked so: the position often has a say in them, too."""
    if any(one.stands(context.body) is not Verdict.YES for one in (pair.one, pair.other)):
        return
    joint, why = pair.one.movement.joint, reversal(pair)
    ground = Ground(Tier.QUALIFIER, why, pair.facts, pair.evidence)
    neighbor = _NEXT_JOINT.get(joint, "next joint")
    wrong = [
        Answer(
            "Different parts of it act in opposite directions",
            f"It acts as a whole; what decides is how far the {joint} is bent.",
            ground=ground,
        ),
        Answer(
            "Its action reverses when the foot bears weight",
            "Bearing weight changes which bone moves, not on which side of the joint it pulls.",
            ground=ground,
        ),
        Answer(
            f"Its action reverses as the {neighbor} bends",
            f"What changes its pull happens at the {joint}, not at the {neighbor}.",
            ground=ground,
        ),
    ]
    key = Answer(f"Its action reverses as the {joint} bends", why)
    yield _question(context, pair, "two_ways.why", pair.facts, key, [wrong], least=3, why=why)


def _both_do(pair: Pair) -> Text:
    first, second = pair.one, pair.other
    return Words(
        *(
            f"{capital(a)} {_do(first)}, and {b} {_do(second)}."
            for a, b in zip(_both(first.the_name), _both(second.the_name), strict=True)
        )
    )


def _do(actor: Actor) -> str:
    is_many = _text(actor.name).split(" of ")[0].endswith("fibers")
    return actor.movement.do if is_many else actor.movement.does


def reversal(pair: Pair) -> str:
    straight, bent = _straight_first(pair)
    limit = f"past about {bent.degrees or straight.degrees}°" if bent.degrees else "far enough"
    return (
        f"When the {straight.movement.joint} bends {limit}, the line of pull of {straight.muscle} "
        f"shifts to the other side of the joint's axis. Before that it {straight.movement.does}, "
        f"after that it {bent.movement.does}."
    )


def _straight_first(pair: Pair) -> tuple[Actor, Actor]:
    is_straight = bool(pair.one.position and pair.one.position.endswith("extended"))
    return (pair.one, pair.other) if is_straight else (pair.other, pair.one)


def _question(
    context: Context,
    pair: Pair,
    template: str,
    facts: tuple[str, ...],
    key: Answer,
    pool: list[list[Answer]],
    actor: Actor | None = None,
    *,
    least: int = 2,
    why: Text | None = None,
    is_paired: bool = False,
) -> Question:
    actor = actor or pair.one
    slots: Mapping[str, Text] = {
        **movement_slots(actor.movement, context.body),
        "muscle": actor.muscle,
        "actor": actor.the_name,
        "part": actor.name,
    }
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        about=facts,
        topic=context.topic_of(facts[0], "Muscles"),
        evidence=pair.evidence,
        slots=slots,
        keys=(key,),
        pool=pool,
        least=least,
        are_names=True,
        why=why if why is not None else pull(actor, context.body),
        are_paired=is_paired,
    )


def _both(text: Text) -> Words:
    return text if isinstance(text, Words) else Words(text, text)


def _text(text: Text) -> str:
    return _both(text).clinical
