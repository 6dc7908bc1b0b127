"""Things put into groups, or premises matched with responses: right elements over elements."""

from __future__ import annotations

from collections.abc import Sequence

from questions.items.model import Item
from questions.scoring.model import Fields, InvalidResponseError, Response
from questions.scoring.shapes import as_placement, option_ids, placement_key, sent

_FIELD = "place-"


def parse(item: Item, fields: Fields) -> Response | None:
    """`place-<option id>=<group id>`, empty for unplaced; None when nothing was placed."""
    placement: dict[str, str] = {}
    for name in fields:
        if not name.startswith(_FIELD):
            continue
        groups = sent(fields, name)
        if len(groups) > 1:
            raise InvalidResponseError("several_answers")
        if groups:
            placement[name.removeprefix(_FIELD)] = groups[0]
    return as_placement(item, placement) or None


def count_open(item: Item, fields: Fields, shown: Sequence[str]) -> int:
    """The options that were not placed."""
    return sum(not sent(fields, _FIELD + one) for one in option_ids(item))


def score(item: Item, response: Response) -> tuple[float, dict[str, bool]]:
    """An element that was not placed counts 0."""
    placed, key = as_placement(item, response), placement_key(item)
    parts = {one: placed.get(one) == key[one] for one in option_ids(item)}
    return sum(parts.values()) / len(parts), parts


def guess_score(item: Item) -> float:
    return 1 / len(item.groups)


def corrected_for_chance(item: Item, score: float) -> float:
    """(r − 1/k) / (1 − 1/k) for k groups: 0 for a guess, below it for worse than one."""
    chance = guess_score(item)
    return (score - chance) / (1 - chance)
