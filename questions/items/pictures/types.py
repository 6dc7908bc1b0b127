"""The type of impingement in a drawing of the hip, and the drawing of a type.

The numbers keep clear of every threshold in use, so that each drawing has one answer: alpha up to
50 or from 72, center-edge angle 25 to 33 or from 44: nearer to the thresholds a shape is not seen.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.facts.model import TypeDefinition, TypeSet
from questions.figures import Hip
from questions.figures.scenes import CAM_FROM, PINCER_FROM
from questions.items import type_names
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.model import Item, Kind, Tier
from questions.items.pictures.drawn import Drawing, chance, choice_of, told, with_figure
from questions.items.wording import capital, lower_first, tidy
from questions.language.words import lemmas, words

_THING = "femoroacetabular impingement"
_ALPHA_ROUND, _ALPHA_CAM = (42, 50), (72, 85)
_EDGE_USUAL, _EDGE_PINCER = (25, 33), (44, 50)
# The hardest drawing stands nearest to a threshold, the easiest furthest from it.
_HARDEST, _FOR_DISTANCE = 0.7, 0.45
_FARTHEST_ALPHA, _FARTHEST_EDGE = 25, 15
_CAM_JAMS = (
    "A head that is not round cannot slip under the rim: as the hip bends and turns in, its bump "
    "is forced into the socket and jams."
)
_PINCER_PINCHES = (
    "A rim that reaches too far meets the neck early: as the hip bends, the labrum, the soft ring "
    "on the rim, is pinched between the two."
)
_BOTH_JAM = (
    "A bump on the head and a lip on the rim come together from both sides: as the hip bends, they "
    "meet early, with the labrum between them."
)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A type by the shape that is drawn for it, with the article's definition of it."""

    name: str
    is_cam: bool
    is_pincer: bool
    definition: TypeDefinition
    told: str

    def drawn(self, rng: random.Random) -> Hip:
        return _hip(rng, self.is_cam, self.is_pincer)


def make(context: Context) -> Iterator[Item]:
    for types in context.facts.types:
        shapes = _shapes(types)
        for shape in shapes:
            yield from _type_of(context, types, shape, shapes)
            yield from _drawing_of(context, types, shape, shapes)


def _shapes(types: TypeSet) -> tuple[_Shape, ...]:
    """Cam, pincer and, where the article has it, combined; empty where these are not the types."""
    if lemmas(types.of) != lemmas(_THING) and types.abbrev != "FAI":
        return ()
    basic = type_names.basic_types(types)
    cam, pincer = (next((o for o in basic if n in words(o.name)), None) for n in ("cam", "pincer"))
    if cam is None or pincer is None or len(basic) != 2:
        return ()
    found = [
        _Shape(cam.name, True, False, cam.definition, type_names.sentence(types, cam)),
        _Shape(pincer.name, False, True, pincer.definition, type_names.sentence(types, pincer)),
    ]
    name = type_names.combined_name(types)
    if name is not None and name in types.definitions:
        both = f"The {lower_first(type_names.combined_text(name))} type has both features."
        found.append(_Shape(name, True, True, types.definitions[name], both))
    return tuple(found)


def _type_of(
    context: Context, types: TypeSet, shape: _Shape, shapes: Sequence[_Shape]
) -> Iterator[Item]:
    """A drawing settles both features, so that the combined type may stand among the choices."""
    prompt = f"Which type of {type_names.called(types)} does this drawing show?"
    stem = _stem(context, types, shape, "picture.type", prompt)
    scene = shape.drawn(chance(context, stem))
    stem = _told(stem, shape, scene)
    others = [
        Choice(
            _text(other),
            f"You chose the {_text(other).lower()}: {_what(other)}. Here {_seen(scene)}.",
            other.definition.id,
            _ground(shape, other),
        )
        for other in shapes
        if other is not shape
    ]
    key = Choice(_text(shape), stem.right)
    item = context.single_choice(stem, key, [others], are_names=True)
    made = with_figure(context, stem, item, scene)
    if made is not None:
        yield made


def _drawing_of(
    context: Context, types: TypeSet, shape: _Shape, shapes: Sequence[_Shape]
) -> Iterator[Item]:
    """Beside a cam or a pincer no combined shape is offered: it would be right as well."""
    both = shape.is_cam and shape.is_pincer
    asked = "a cam and a pincer shape in one hip" if both else f"a {_bare(shape.name)} shape"
    prompt = f"Which drawing shows {asked}?"
    stem = _stem(context, types, shape, "picture.drawing", prompt)
    rng = chance(context, stem)
    scene = shape.drawn(rng)
    others = [
        Drawing(other, f"You chose a hip in which {_measured(other)}.", ground)
        for other, ground in _other_hips(rng, shape, shapes)
    ]
    stem = _told(stem, shape, scene)
    yield choice_of(context, stem, Drawing(scene, stem.right), others)


def _other_hips(
    rng: random.Random, shape: _Shape, shapes: Sequence[_Shape]
) -> Iterator[tuple[Hip, Ground]]:
    for other in shapes:
        if other is not shape and not (other.is_cam and other.is_pincer):
            yield other.drawn(rng), _ground(shape, other)
    plain = _hip(rng, is_cam=False, is_pincer=False)
    reason = f"Its alpha angle is {plain.alpha:g}° and its center-edge angle {plain.edge:g}°."
    facts, evidence = (shape.definition.id,), shape.definition.evidence
    yield plain, Ground(Tier.LEXICON, f"Drawn as neither cam nor pincer. {reason}", facts, evidence)


def _stem(context: Context, types: TypeSet, shape: _Shape, template: str, prompt: str) -> Stem:
    return Stem(
        kind=Kind.PICTURE,
        template=template,
        topic=context.topic_of(shape.definition.id, type_names.called(types)),
        facts=(shape.definition.id,),
        prompt=prompt,
        evidence=shape.definition.evidence,
        right=shape.told,
        wrong=shape.told,
    )


def _told(stem: Stem, shape: _Shape, scene: Hip) -> Stem:
    """Why the shape does harm, then what is measured, then what the article says."""
    why = f"{_mechanism(shape)} Here {_shown(scene)}. {shape.told}"
    return told(stem, why, _difficulty(scene))


def _hip(rng: random.Random, is_cam: bool, is_pincer: bool) -> Hip:
    alpha = rng.randint(*(_ALPHA_CAM if is_cam else _ALPHA_ROUND))
    return Hip(alpha, rng.randint(*(_EDGE_PINCER if is_pincer else _EDGE_USUAL)))


def _difficulty(scene: Hip) -> float:
    """From the distance of the nearer angle to its threshold, as a share of the farthest."""
    distance = min(
        abs(scene.alpha - CAM_FROM) / _FARTHEST_ALPHA,
        abs(scene.edge - PINCER_FROM) / _FARTHEST_EDGE,
    )
    return round(_HARDEST - _FOR_DISTANCE * distance, 3)


def _mechanism(shape: _Shape) -> str:
    """Why such a hip jams."""
    if shape.is_cam and shape.is_pincer:
        return _BOTH_JAM
    return _CAM_JAMS if shape.is_cam else _PINCER_PINCHES


def _what(shape: _Shape) -> str:
    """What a type is, behind a colon."""
    if shape.is_cam and shape.is_pincer:
        return "a bulging head and a rim that has grown too far, in one hip"
    if shape.is_cam:
        return "a head that bulges where the neck begins"
    return "a rim that has grown too far over the head"


def _seen(scene: Hip) -> str:
    """What can be seen, as it stands inside a sentence, the same for every question."""
    head = "bulges beyond its circle" if scene.is_cam else "keeps to its circle"
    rim = "reaches far over the head" if scene.is_pincer else "ends where it usually does"
    return f"the head {head} and the rim of the socket {rim}"


def _measured(scene: Hip) -> str:
    return f"{_seen(scene)} (alpha angle {scene.alpha:g}°, center-edge angle {scene.edge:g}°)"


def _shown(scene: Hip) -> str:
    """The same with both angles, each explained where it stands."""
    head = "bulges beyond its circle" if scene.is_cam else "keeps to its circle"
    rim = "reaches far over the head" if scene.is_pincer else "ends where it usually does"
    return (
        f"the head {head}: its alpha angle, from the axis of the neck to where the bone leaves the "
        f"circle, is {scene.alpha:g}° ({CAM_FROM}° or more is a cam shape). The rim {rim}: its "
        "center-edge angle, from the upright line through the head to the rim, is "
        f"{scene.edge:g}° ({PINCER_FROM}° or more is a pincer shape)"
    )


def _ground(shape: _Shape, other: _Shape) -> Ground:
    reason = f"It is the {_bare(other.name)} type, not the {_bare(shape.name)} one: {other.told}"
    facts, evidence = (other.definition.id,), other.definition.evidence
    return Ground(Tier.ARTICLE, reason, facts, evidence)


def _text(shape: _Shape) -> str:
    return f"{capital(_bare(shape.name))} type"


def _bare(name: str) -> str:
    """ "cam", also where the article calls it "cam type" or "cam impingement"."""
    named = [word for word in words(tidy(name)) if word in ("cam", "pincer")]
    return named[0] if len(named) == 1 else lower_first(type_names.combined_text(name))
