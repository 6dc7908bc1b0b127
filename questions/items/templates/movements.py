"""A movement in the slots of sentences and as an option among the movements of its joint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questions.items.choosing import Ground
from questions.items.model import Tier
from questions.items.question import Answer, Text, Words
from questions.items.saying import frames
from questions.items.wording import capital, with_article
from questions.knowledge import Body, Movement, Verdict

_SIDEWAYS = frozenset({"abduction", "adduction"})
# Of two opposites, the one that is named first.
_NAMED_FIRST = frozenset(
    ("flexion", "abduction", "elevation", "protraction", "dorsiflexion", "pronation", "inversion")
)


def movement_slots(movement: Movement, body: Body) -> Mapping[str, Text]:
    """What sentences about a movement may name."""
    opposite = body.movements.get(movement.opposite or "")
    return {
        "does": movement.does,
        "do": movement.do,
        "doing": movement.doing,
        "clinical_does": movement.clinical_does,
        "movement": movement.name,
        "other_name": movement.other_name or movement.name,
        "an_agent": with_article(movement.agents[0] if movement.agents else movement.name),
        "axis": _axis(movement, opposite),
        "frame": frames().get(movement.joint, ""),
        "where": where(movement.joint),
        "joint": movement.joint,
        "segment": movement.segment or movement.joint,
        "opposite": opposite.name if opposite else "",
        "undoes": opposite.does if opposite else "",
        "undo": opposite.do if opposite else "",
    }


def where(joint: str) -> str:
    """In which position the actions of its muscles are asked, behind a sentence."""
    frame = frames().get(joint, "").rstrip(",")
    return f" {frame}" if frame else ""


def _axis(movement: Movement, opposite: Movement | None) -> str:
    """What a movement and its opposite are together: "rotation", "flexion and extension"."""
    if opposite is None:
        return movement.name
    shared = movement.name.split()[-1]
    if opposite.name.split()[-1] == shared:
        return shared
    named = sorted((movement.name, opposite.name), key=lambda name: name not in _NAMED_FIRST)
    return " and ".join(named)


def movement_options(
    movement: Movement,
    body: Body,
    muscles: Sequence[str] = (),
    without: frozenset[str] = frozenset(),
) -> tuple[Answer, list[list[Answer]]]:
    """The movement as the key; its opposite and another pair of opposites of the joint as wrong
    answers, so that neither the topic nor a lone pair tells it. Of named muscles, only movements
    that none of them makes; none `without` (names of movements that may go along); no wrong answers
    where there is no such pair."""
    key = Answer(_name(movement))
    free = [
        one
        for one in body.movements.values()
        if one.joint == movement.joint
        and one.opposite
        and one.name not in without
        and not one.name.startswith("horizontal")
        and all(body.says(name, None, one.key) is Verdict.NO for name in muscles)
    ]
    opposite = [one for one in free if one.key == movement.opposite]
    rest = {one.key: one for one in free if one.key not in (movement.key, movement.opposite)}
    pairs = [
        (one, rest[one.opposite]) for one in rest.values() if one.opposite in rest and one.opposite
    ]
    if not opposite or not pairs:
        return key, []
    # To the side is what rotation is mixed up with; forward and back are fillers beside it.
    pair = min(pairs, key=lambda two: (two[0].name not in _SIDEWAYS, two[0].key))
    return key, [[_option(one) for one in (*opposite, *pair)]]


def _option(movement: Movement) -> Answer:
    told = _meaning(movement)
    return Answer(_name(movement), told, None, Ground(Tier.OPPOSITE, told.clinical))


def _name(movement: Movement) -> Text:
    return Words(movement.name, f"it {movement.does}")


def _meaning(movement: Movement) -> Words:
    return Words(
        f"{capital(movement.name)} {movement.does}.",
        f"For that, the {movement.segment or movement.joint} would have to move otherwise.",
    )
