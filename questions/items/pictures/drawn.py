"""What all picture questions do: give an item its drawing, or make the drawings its options."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from questions.figures import Look, Scene, draw
from questions.items.build import Context, Stem
from questions.items.choosing import Ground
from questions.items.model import ITS_FIGURE, Item, Option, Proof

_LETTERS = "ABCD"
_LABELLED = Look(labelled=True)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing to choose, and what is said to whoever chose it; `ground` says why it is wrong,
    of one that is."""

    scene: Scene
    why: str
    ground: Ground | None = None


def chance(context: Context, stem: Stem) -> random.Random:
    """What the numbers of an item's drawings come from: each variant has others."""
    return context.rng(stem, "drawing")


def told(stem: Stem, why: str, difficulty: float | None = None) -> Stem:
    """The stem with what is said of the drawing, which is known only once there is one."""
    return replace(stem, right=why, wrong=why, difficulty=difficulty or stem.difficulty)


def with_figure(context: Context, stem: Stem, item: Item | None, scene: Scene) -> Item | None:
    """The item with its drawing, parts named."""
    if item is None:
        return None
    figure = draw(scene, _option_id(context, stem, scene), _LABELLED)
    return replace(item, figure=figure, scenes={ITS_FIGURE: scene})


def choice_of(context: Context, stem: Stem, key: Drawing, others: Sequence[Drawing]) -> Item:
    """An item whose options are drawings, lettered in an order that comes from the seed."""
    drawings = [key, *others]
    context.rng(stem, "order").shuffle(drawings)
    ids = {one.scene: _option_id(context, stem, one.scene) for one in drawings}
    options = [
        Option(ids[one.scene], f"Drawing {letter}", draw(one.scene, ids[one.scene]))
        for letter, one in zip(_LETTERS, drawings, strict=False)
    ]
    item = context.item(
        stem,
        options=options,
        key=ids[key.scene],
        by_option={ids[one.scene]: one.why for one in drawings},
        proofs=_proofs(context, ids, drawings),
    )
    return replace(item, scenes={ids[one.scene]: one.scene for one in drawings})


def _proofs(
    context: Context, ids: Mapping[Scene, str], drawings: Sequence[Drawing]
) -> dict[str, Proof]:
    return {
        ids[one.scene]: Proof(
            one.ground.tier,
            one.ground.reason,
            one.ground.facts,
            context.quotes(one.ground.evidence),
        )
        for one in drawings
        if one.ground is not None
    }


def _option_id(context: Context, stem: Stem, scene: Scene) -> str:
    """An id that depends on the item and the drawing alone: it tells neither role nor place."""
    return context.option_id(stem, repr(scene))
