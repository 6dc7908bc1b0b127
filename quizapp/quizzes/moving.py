"""Up and Down for ordering questions where scripts are off."""

from __future__ import annotations

from collections.abc import Sequence

from questions.items import PublicItem


def moved(view: PublicItem, order: Sequence[str], move: str) -> tuple[str, ...]:
    """The posted order with one step moved one place; `move` is "<option id>:up" or ":down".

    An order that is not one of this question's options is taken as the order first shown.
    """
    shown = [option.id for option in view.options]
    ids = list(order) if sorted(order) == sorted(shown) else shown
    option_id, _, direction = move.rpartition(":")
    if option_id in ids and direction in ("up", "down"):
        old = ids.index(option_id)
        new = old - 1 if direction == "up" else old + 1
        if 0 <= new < len(ids):
            ids[old], ids[new] = ids[new], ids[old]
    return tuple(ids)
