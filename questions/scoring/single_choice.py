"""One option is right: 1 or 0, nothing taken away for a wrong one. True/false and pictures work
the same."""

from __future__ import annotations

from collections.abc import Sequence

from questions.items.model import Item
from questions.scoring.model import Fields, InvalidResponseError, Response
from questions.scoring.shapes import as_choice, sent, single_key


def parse(item: Item, fields: Fields) -> Response | None:
    """`answer=<option id>`; None when nothing was chosen."""
    answers = sent(fields, "answer")
    if len(answers) > 1:
        raise InvalidResponseError("several_answers")
    return as_choice(item, answers[0]) if answers else None


def count_open(item: Item, fields: Fields, shown: Sequence[str]) -> int:
    return int(not sent(fields, "answer"))


def score(item: Item, response: Response) -> tuple[float, dict[str, bool]]:
    chosen = as_choice(item, response)
    is_right = chosen == single_key(item)
    return float(is_right), {chosen: is_right}


def guess_score(item: Item) -> float:
    return 1 / len(item.options)
