"""What piriformis does in a position, where the article has it in both groups.

Positions have the hip bent by 30° at most or by 75° at least: sources differ on where between 45°
and 65° the change is, and the drawing's own geometry has it at 48°. No angle is told: trunk and
thigh have to be seen, or the line of pull.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from questions.facts.model import Group
from questions.figures import Piriformis, Posture
from questions.figures.piriformis_shape import arm
from questions.figures.poses import POSES
from questions.figures.scenes import Side
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.families import Family, Placed
from questions.items.model import Item, Kind, Tier
from questions.items.pictures import members
from questions.items.pictures.drawn import Drawing, chance, choice_of, told, with_figure
from questions.items.wording import capital, tidy
from questions.language.words import holds_phrase, words

_NAME = "piriformis"
_LINE = re.compile(r"([<>])(\d+)° of (?:hip )?flexion")
_EARLIEST_LINE, _LATEST_LINE = 50, 65
_AT_MOST, _AT_LEAST = 30, 75
_LOW = tuple(name for name, pose in POSES.items() if pose.flexion <= _AT_MOST)
_HIGH = tuple(name for name, pose in POSES.items() if pose.flexion >= _AT_LEAST)
_FACES: tuple[Side, Side] = ("right", "left")
_DIFFICULTY = 0.6
_MECHANISM = (
    "Piriformis runs from the sacrum to the greater trochanter. With the hip straight it passes "
    "behind the axis about which the thigh turns; bent far enough, in front of it."
)


@dataclass(frozen=True, slots=True)
class _Half:
    """Piriformis as it stands in one of the two groups, and the other half of it."""

    one: Placed
    twin: Placed
    turns_in: bool

    @property
    def poses(self) -> tuple[str, ...]:
        return _HIGH if self.turns_in else _LOW

    @property
    def other_poses(self) -> tuple[str, ...]:
        return _LOW if self.turns_in else _HIGH

    @property
    def way(self) -> str:
        return "inward" if self.turns_in else "outward"

    @property
    def twin_way(self) -> str:
        return "outward" if self.turns_in else "inward"


def make(context: Context) -> Iterator[Item]:
    for family in context.families:
        for half in _halves(family):
            yield _position_of(context, family, half)
            yield from _line_of_pull(context, family, half)


def _halves(family: Family) -> Iterator[_Half]:
    for one, twin in members.pairs(family):
        if words(one.member.name) != (_NAME,):
            continue
        for half in (_half(one, twin), _half(twin, one)):
            if half is not None:
                yield half


def _half(one: Placed, twin: Placed) -> _Half | None:
    """None where the groups or the angle are not those of the drawing."""
    line = _LINE.search(tidy(one.member.qualifier or ""))
    way = _rotates(one.group)
    if line is None or way is None or not _EARLIEST_LINE <= int(line[2]) <= _LATEST_LINE:
        return None
    turns_in = way == "internal"
    return _Half(one, twin, turns_in) if (line[1] == ">") == turns_in else None


def _rotates(group: Group) -> str | None:
    return next(
        (way for way in ("internal", "external") if holds_phrase(group.label, f"{way} rotators")),
        None,
    )


def _position_of(context: Context, family: Family, half: _Half) -> Item:
    """In which position it turns the thigh so: trunk and thigh have to be seen, not the knee."""
    prompt = f"In which of these positions does {_NAME} turn the thigh {half.way}?"
    stem = _stem(context, family, half, "picture.piriformis", prompt)
    rng = chance(context, stem)
    faces = rng.choice(_FACES)
    pose = rng.choice(half.poses)
    drawings = [
        Drawing(
            Posture(other, faces),
            f"You chose {_bends(other, ', which ')}: there {_pulls(other)}.",
            Ground(
                Tier.QUALIFIER,
                f"With the hip bent to {POSES[other].flexion:g}°, the article lists "
                f"{members.told(half.twin)}.",
                (half.twin.member.id,),
                members.proof(half.twin),
            ),
        )
        for other in rng.sample(half.other_poses, 2)
    ]
    stem = told(stem, _why(pose))
    return choice_of(context, stem, Drawing(Posture(pose, faces), stem.right), drawings)


def _line_of_pull(context: Context, family: Family, half: _Half) -> Iterator[Item]:
    """Which way it turns the thigh, told from the side on which it passes the axis."""
    prompt = (
        f"{capital(_NAME)} draws the trochanter toward the sacrum. What does this do to the thigh "
        "in the position shown?"
    )
    stem = _stem(context, family, half, "picture.line_of_pull", prompt)
    pose = chance(context, stem).choice(half.poses)
    scene = _scene(pose)
    stem = told(stem, _why(pose))
    reason = f"In the drawing {_pulls(pose)}."
    ground = Ground(Tier.QUALIFIER, reason, (half.one.member.id,), members.proof(half.one))
    others = [
        Choice(text, reason, ground=ground)
        for text in (
            _turns(half.twin_way),
            "It presses the thigh into the socket without turning it",
        )
    ]
    key = Choice(_turns(half.way), stem.right)
    item = context.single_choice(stem, key, [others], are_paired=True)
    made = with_figure(context, stem, item, scene)
    if made is not None:
        yield made


def _turns(way: str) -> str:
    return f"It turns the thigh {way} in its socket"


def _stem(context: Context, family: Family, half: _Half, template: str, prompt: str) -> Stem:
    return Stem(
        kind=Kind.PICTURE,
        template=template,
        topic=context.topic_of(half.one.member.id, capital(family.noun)),
        facts=(half.one.member.id,),
        prompt=prompt,
        evidence=members.proof(half.one),
        right=_MECHANISM,
        wrong=_MECHANISM,
        difficulty=_DIFFICULTY,
    )


def _scene(pose: str) -> Piriformis:
    return Piriformis(POSES[pose].flexion, pose)


def _why(pose: str) -> str:
    return f"{_MECHANISM} {capital(_bends(pose))}, so {_pulls(pose)}."


def _bends(pose: str, joined: str = " ") -> str:
    """ "sitting upright bends the hip to about 90°"."""
    flexion = POSES[pose].flexion
    does = (
        f"bends the hip to about {round(flexion, -1):g}°" if flexion else "keeps the hip straight"
    )
    return f"{POSES[pose].name}{joined}{does}"


def _side(pose: str) -> str:
    return "in front of" if arm(POSES[pose].flexion) > 0 else "behind"


def _pulls(pose: str) -> str:
    way = "inward" if arm(POSES[pose].flexion) > 0 else "outward"
    return f"{_NAME} pulls {_side(pose)} the axis of the thigh and turns it {way}"
