"""Which way a thigh has turned: from above, and of somebody who sits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Definition
from questions.figures import Scene, Seated, Thigh
from questions.figures.scenes import Side
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.model import Item, Kind, Tier
from questions.items.pictures import motions
from questions.items.pictures.drawn import chance, told, with_figure
from questions.items.wording import capital
from questions.language.words import holds_phrase

_SIDES: tuple[Side, Side] = ("right", "left")
_FROM_ABOVE = (15, 40)
# Swung in, the foot would soon stand behind the other one.
_SEATED_OUT, _SEATED_IN = (14, 30), (12, 18)
_EASY, _HARD = 0.4, 0.6
_TURNS_WITH_IT = (
    "The thigh turns about a line from the hip to the knee, and knee and foot turn with it, so the "
    "toes show which way it has turned."
)
_SWINGS_BACK = (
    "With the knee bent, the shin is a lever on the thigh: as the thigh rolls one way, the foot "
    "swings the other way."
)


def make(context: Context) -> Iterator[Item]:
    rotations = _rotations(context)
    if len(rotations) != 2:
        return
    for one in rotations:
        (other,) = (two for two in rotations if two is not one)
        yield from _from_above(context, one, other)
        yield from _seated(context, one, other)


def _rotations(context: Context) -> tuple[Definition, ...]:
    """The article's definitions of internal and external rotation of the hip, one of each."""
    told = motions.usable(context.facts.definitions)
    of_hip = [one for one in told if holds_phrase(f"{one.source} {one.term}", "hip")]
    found = [_defined(of_hip, name) for name in ("internal rotation", "external rotation")]
    return tuple(one for one in found if one is not None)


def _defined(definitions: Sequence[Definition], name: str) -> Definition | None:
    """What a motion is comes before an example of it."""
    named = [one for one in definitions if name in motions.term(one)]
    return min(named, key=lambda one: motions.is_gerund(one), default=None)


def _from_above(context: Context, one: Definition, other: Definition) -> Iterator[Item]:
    prompt = (
        "This leg is seen from above, and its foot pointed straight ahead at first. Which motion "
        "of the hip has taken place?"
    )
    stem = _stem(context, one, "picture.turned_thigh", prompt, _EASY)
    rng = chance(context, stem)
    degrees = rng.randint(*_FROM_ABOVE)
    scene = Thigh(degrees if _is_internal(one) else -degrees, rng.choice(_SIDES))
    points = "in, toward" if _is_internal(one) else "out, away from"
    shown = f"the foot points {points} the other leg"
    yield from _item(context, stem, one, other, scene, shown, _TURNS_WITH_IT)


def _seated(context: Context, one: Definition, other: Definition) -> Iterator[Item]:
    prompt = (
        "Somebody sits and faces you. One foot has swung sideways while its knee has stayed in "
        "place. Which motion of that hip has taken place?"
    )
    stem = _stem(context, one, "picture.turned_seated", prompt, _HARD)
    rng = chance(context, stem)
    span = _SEATED_OUT if _is_internal(one) else _SEATED_IN
    degrees = rng.randint(*span)
    scene = Seated(degrees if _is_internal(one) else -degrees, rng.choice(_SIDES))
    goes = ("out", "in") if _is_internal(one) else ("in", "out")
    shown = (
        f"the knee is bent and the foot has gone {goes[0]}, so the thigh has rolled {goes[1]}ward"
    )
    yield from _item(context, stem, one, other, scene, shown, _SWINGS_BACK)


def _item(
    context: Context,
    stem: Stem,
    one: Definition,
    other: Definition,
    scene: Scene,
    shown: str,
    mechanism: str,
) -> Iterator[Item]:
    why = f"{mechanism} Here {shown}. {motions.sentence(one)}"
    opposite = Choice(
        capital(motions.term(other)),
        f"You chose {motions.term(other)}, but here {shown}.",
        other.id,
        Ground(Tier.OPPOSITE, motions.sentence(other), (other.id,), other.evidence),
    )
    beside = [_sideways(one, name, shown) for name in ("abduction", "adduction")]
    key = Choice(capital(motions.term(one)), why)
    stem = told(stem, why)
    item = context.single_choice(
        stem, key, [[opposite], beside], least=3, are_names=True, are_paired=True
    )
    made = with_figure(context, stem, item, scene)
    if made is not None:
        yield made


def _sideways(one: Definition, name: str, shown: str) -> Choice:
    """A motion to the side: it would have moved the knee, and the drawing shows that it stayed."""
    term = motions.term(one).replace("internal rotation", name).replace("external rotation", name)
    where = "away from" if name == "abduction" else "toward"
    moves = f"moves the whole thigh {where} the other leg"
    reason = f"{capital(term)} {moves}; in the drawing the thigh stays where it is."
    why = f"You chose {term}, which {moves}. Here the thigh stays in place: {shown}."
    return Choice(capital(term), why, ground=Ground(Tier.LEXICON, reason))


def _stem(context: Context, one: Definition, template: str, prompt: str, difficulty: float) -> Stem:
    return Stem(
        kind=Kind.PICTURE,
        template=template,
        topic=context.topic_of(one.id, "Definitions"),
        facts=(one.id,),
        prompt=prompt,
        evidence=one.evidence,
        right="",
        wrong="",
        difficulty=difficulty,
    )


def _is_internal(one: Definition) -> bool:
    return "internal rotation" in motions.term(one)
