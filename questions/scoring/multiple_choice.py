"""Several options are right. Morgan's rule, floored: choosing everything is worth nothing."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

from questions.items.model import Item
from questions.scoring.model import Fields, Response
from questions.scoring.shapes import as_choices, list_key, option_ids, sent


def parse(item: Item, fields: Fields) -> Response | None:
    """Repeated `answer=<option id>`, kept in the item's order; None when nothing was chosen."""
    chosen = as_choices(item, tuple(dict.fromkeys(sent(fields, "answer"))))
    return tuple(one for one in option_ids(item) if one in chosen) or None


def count_open(item: Item, fields: Fields, shown: Sequence[str]) -> int:
    """1 where nothing was chosen: how many are right is part of what is asked."""
    return int(not sent(fields, "answer"))


def score(item: Item, response: Response) -> tuple[float, dict[str, bool]]:
    """Morgan: max(0, tp/T − fp/D), for T right options and D wrong ones."""
    chosen, key = set(as_choices(item, response)), set(list_key(item))
    parts = {one: (one in chosen) == (one in key) for one in option_ids(item)}
    hits, false_alarms, wrong_options = _counts(item, chosen)
    return _morgan(hits, len(key), false_alarms, wrong_options), parts


def plus_minus(item: Item, response: Response) -> float:
    """max(0, tp − fp) / T, the rule that weighs every wrong choice as one right one."""
    hits, false_alarms, _ = _counts(item, set(as_choices(item, response)))
    return max(0, hits - false_alarms) / len(list_key(item))


def all_or_nothing(item: Item, response: Response) -> float:
    """1 for exactly the right options, else 0."""
    return float(set(as_choices(item, response)) == set(list_key(item)))


def guess_score(item: Item) -> float:
    """The mean of Morgan's score over all selections, each equally likely."""
    right = len(list_key(item))
    wrong = len(item.options) - right
    total = sum(
        comb(right, hits) * comb(wrong, alarms) * _morgan(hits, right, alarms, wrong)
        for hits in range(right + 1)
        for alarms in range(wrong + 1)
    )
    return total / (1 << (right + wrong))


def _counts(item: Item, chosen: set[str]) -> tuple[int, int, int]:
    key = set(list_key(item))
    return len(chosen & key), len(chosen - key), len(item.options) - len(key)


def _morgan(hits: int, right: int, false_alarms: int, wrong: int) -> float:
    penalty = false_alarms / wrong if wrong else 0.0
    return max(0.0, hits / right - penalty)
