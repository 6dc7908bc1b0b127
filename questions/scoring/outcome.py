"""Form fields to a response, a response to an outcome, for every kind of item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from questions.items.model import Item, Kind
from questions.scoring.model import Fields, InvalidResponseError, Outcome, Response
from questions.scoring.registry import SCORERS


def parse(item: Item, fields: Fields) -> Response | None:
    """The response that posted fields hold; None when nothing was answered.

    Fields of other names are left alone. Raises InvalidResponseError.
    """
    return SCORERS[item.kind].parse(item, fields)


def count_open(item: Item, fields: Fields, shown: Sequence[str] = ()) -> int:
    """How many parts of the answer the posted fields leave open: 0 where it is plainly finished.

    `shown` are the options in the order in which the form first had them. The key has no part in
    this, so that the number tells nothing of it.
    """
    return SCORERS[item.kind].count_open(item, fields, shown)


def score(item: Item, response: Response) -> Outcome:
    """What a response is worth. Raises InvalidResponseError when it does not fit the item."""
    value, parts = SCORERS[item.kind].score(item, response)
    return Outcome(score=value, parts=parts, facts=_fact_verdicts(item, response, value, parts))


def guess_score(item: Item) -> float:
    """What answering at random is worth on average."""
    return SCORERS[item.kind].guess_score(item)


def response_to_json(response: Response) -> Any:
    """The response as JSON values, for storing."""
    if isinstance(response, Mapping):
        return dict(response)
    return list(response) if isinstance(response, tuple) else response


def response_from_json(item: Item, value: Any) -> Response:
    """The way back from `response_to_json`. Raises InvalidResponseError when it does not fit."""
    response: Response = tuple(value) if isinstance(value, list) else value
    if item.kind is Kind.NUMERIC and isinstance(response, tuple):
        response = _numbers(response)
    score(item, response)
    return response


def _numbers(values: tuple[Any, ...]) -> tuple[float, float]:
    if len(values) != 2 or not all(isinstance(one, int | float) for one in values):
        raise InvalidResponseError("wrong_shape")
    return float(values[0]), float(values[1])


def _fact_verdicts(
    item: Item, response: Response, value: float, parts: Mapping[str, bool]
) -> dict[str, bool]:
    """A fact that elements of the answer test is right when all of them are; another one is right
    only when the whole answer is."""
    tested = item.fact_by_option
    verdicts = {fact: value >= 1.0 for fact in item.facts if fact not in tested.values()}
    for option, fact in tested.items():
        if _tells_something(item, response, option):
            verdicts[fact] = verdicts.get(fact, True) and parts.get(option, False)
    return verdicts


def _tells_something(item: Item, response: Response, option: str) -> bool:
    """Whether a response shows anything about the fact behind an option: not where the option was
    left unplaced, nor where a distractor was not ticked, as it is by those who know
    nothing about it too."""
    if isinstance(response, Mapping):
        return option in response
    if item.kind is Kind.MULTIPLE_CHOICE and isinstance(item.key, tuple):
        return option in item.key or option in response
    return True
