"""What piriformis does at an angle of flexion, where the article has it in both groups.

Asked at 0° to 30° and at 75° and more only: sources differ on where between 45° and 65° the change
is, and the drawing's own geometry has it at 48°.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.model import Group
from questions.figures import Piriformis
from questions.figures.piriformis import arm
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.kinds.picture.drawn import Drawing, chance, choice_of, told, with_figure
from questions.items.model import Item, Kind, Tier
from questions.items.wording import capital, member_text, member_within, tidy
from questions.language.words import holds_phrase, words

_NAME = "piriformis"
_LINE = re.compile(r"([<>])(\d+)° of (?:hip )?flexion")
_EARLIEST_LINE, _LATEST_LINE = 50, 65
_LOW, _HIGH = tuple(range(0, 31, 5)), tuple(range(75, 106, 5))
_DIFFICULTY = 0.6


@dataclass(frozen=True, slots=True)
class _Half:
    """Piriformis as it stands in one of the two groups, and the other half of it."""

    one: Placed
    twin: Placed
    turns_in: bool

    @property
    def angles(self) -> tuple[int, ...]:
        return _HIGH if self.turns_in else _LOW

    @property
    def other_angles(self) -> tuple[int, ...]:
        return _LOW if self.turns_in else _HIGH

    @property
    def way(self) -> str:
        return "inward" if self.turns_in else "outward"


def make(context: Context) -> Iterator[Item]:
    for family in context.families:
        for half in _halves(family):
            yield _drawing_of(context, family, half)
            yield from _same_way(context, family, half)


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


def _drawing_of(context: Context, family: Family, half: _Half) -> Item:
    prompt = f"In which drawing does {_NAME} turn the thigh {half.way}?"
    stem = _stem(context, family, half, "picture.piriformis", prompt)
    rng = chance(context, stem)
    scene = Piriformis(rng.choice(half.angles))
    others = [Piriformis(angle) for angle in sorted(rng.sample(half.other_angles, 2))]
    twin = half.twin
    drawings = [
        Drawing(
            other,
            f"You chose {other.flexion:g}° of flexion, where {_pulls(other)}. "
            f"The article lists {members.told(twin)}.",
            Ground(
                Tier.QUALIFIER,
                f"At {other.flexion:g}° the article lists {members.told(twin)}.",
                (twin.member.id,),
                members.proof(twin),
            ),
        )
        for other in others
    ]
    stem = told(stem, _why(half, scene))
    return choice_of(context, stem, Drawing(scene, stem.right), drawings)


def _same_way(context: Context, family: Family, half: _Half) -> Iterator[Item]:
    """Which other muscle turns the thigh as piriformis does at the angle drawn."""
    prompt = (
        f"Which of these muscles turns the thigh the same way as {_NAME} does at the angle of this "
        "drawing?"
    )
    stem = _stem(context, family, half, "picture.same_turn", prompt)
    rng = chance(context, stem)
    scene = Piriformis(rng.choice(half.angles))
    stem = told(stem, _why(half, scene))
    plain = [one for one in family.placed() if not members.is_doubled(family, one)]
    alike = [one for one in plain if one.group is half.one.group]
    outside = [one for one in plain if family.is_false(one, half.one.group)]
    if not alike or not outside:
        return
    same = rng.choice(alike)
    stem = replace(stem, evidence=members.proof(half.one, same))
    item = context.single_choice(
        stem,
        Choice(member_text(same.member), stem.right),
        [_wrong_ones(family, half, outside, scene)],
    )
    made = with_figure(context, stem, item, scene)
    if made is not None:
        yield made


def _wrong_ones(
    family: Family, half: _Half, outside: Sequence[Placed], scene: Piriformis
) -> list[Choice]:
    return [
        Choice(
            member_text(one.member),
            f"You chose {member_within(one.member)}. The article lists it with the "
            f"{members.short_label(one.group)}; at {scene.flexion:g}° {_pulls(scene)}.",
            one.member.id,
            members.ground(family, one, half.one.group),
        )
        for one in outside
    ]


def _stem(context: Context, family: Family, half: _Half, template: str, prompt: str) -> Stem:
    return Stem(
        kind=Kind.PICTURE,
        template=template,
        topic=context.topic_of(half.one.member.id, capital(family.noun)),
        facts=(half.one.member.id,),
        prompt=prompt,
        evidence=members.proof(half.one),
        right=members.listed_with(half.one),
        wrong=members.listed_with(half.one),
        difficulty=_DIFFICULTY,
    )


def _why(half: _Half, scene: Piriformis) -> str:
    return f"At {scene.flexion:g}° of flexion {_pulls(scene)}. {members.listed_with(half.one)}"


def _pulls(scene: Piriformis) -> str:
    side, way = ("in front of", "inward") if arm(scene.flexion) > 0 else ("behind", "outward")
    return f"{_NAME} pulls {side} the axis of the thigh and turns it {way}"
