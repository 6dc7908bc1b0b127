"""How a QTI item comes to its score and its feedback."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import combinations
from typing import Any, cast

from questions.exchange.content import spellings, steps
from questions.exchange.xml import element
from questions.items.model import Item, Kind, NumericRange

RESPONSE, LOW, HIGH = "RESPONSE", "RESPONSE_LOW", "RESPONSE_HIGH"
FEEDBACK, WHY = "FEEDBACK", "WHY"
_SCORE, _END, _COMMON, _PLACE, _TURNED = "SCORE", "END", "COMMON", "PLACE_", "TURNED"


def outcomes(item: Item) -> Iterator[Any]:
    """What an item tells of an answer."""
    nothing = element("defaultValue", element("value", text="0"))
    yield element(
        "outcomeDeclaration",
        nothing,
        identifier=_SCORE,
        cardinality="single",
        baseType="float",
        normalMaximum="1",
    )
    for name in _reckoned(item):
        value = element("value", text="0")
        yield element(
            "outcomeDeclaration",
            element("defaultValue", value),
            identifier=name,
            cardinality="single",
            baseType="float",
        )
    yield element(
        "outcomeDeclaration", identifier=FEEDBACK, cardinality="multiple", baseType="identifier"
    )


def _reckoned(item: Item) -> tuple[str, ...]:
    """What is worked out on the way to the score."""
    if item.kind is Kind.ORDER:
        return (*(f"{_PLACE}{step}" for step in steps(item)), _TURNED)
    return (_END, _COMMON) if _is_range(item) else ()


def response_processing(item: Item, has_own_feedback: bool) -> Any:
    """Scores as we do; then tells why, and what was chosen its own sentence."""
    chosen = [_variable(RESPONSE)] if has_own_feedback else []
    why = element("baseValue", text=WHY, baseType="identifier")
    return element(
        "responseProcessing",
        *_score(item),
        _set(FEEDBACK, element("multiple", *chosen, why)),
    )


def _score(item: Item) -> Iterator[Any]:
    if item.kind is Kind.ORDER:
        is_given = element("not", element("isNull", _variable(RESPONSE)))
        yield _if(is_given, *_score_order(steps(item)))
    elif isinstance(item.key, NumericRange):
        yield from _score_range(item.key) if _is_range(item) else _score_number(item.key)
    elif item.kind is Kind.CLOZE:
        worth = [_worth(f"{RESPONSE}_{blank}") for blank in spellings(item)]
        yield _set(_SCORE, element("sum", *worth))
    else:
        yield _set(_SCORE, element("mapResponse", identifier=RESPONSE))


def _worth(name: str) -> Any:
    return element("mapResponse", identifier=name)


def _score_number(key: NumericRange) -> Iterator[Any]:
    yield _if(_are_equal(_variable(LOW), _number(key.low)), _set(_SCORE, _number(1)))


def _score_range(key: NumericRange) -> Iterator[Any]:
    """As `questions.scoring.numeric` does: an empty end is the same as the other; one value inside
    the range is right; else the part of the union that both ranges cover."""
    is_one = element("isNull", _variable(HIGH))
    yield element(
        "responseCondition",
        element("responseIf", is_one, _set(_END, _variable(LOW))),
        element("responseElse", _set(_END, _variable(HIGH))),
    )
    inside = element(
        "and",
        _are_equal(_variable(LOW), _variable(_END)),
        element("gte", _variable(LOW), _number(key.low)),
        element("lte", _variable(LOW), _number(key.high)),
    )
    first_end = element("min", _variable(_END), _number(key.high))
    last_start = element("max", _variable(LOW), _number(key.low))
    common = element("subtract", first_end, last_start)
    yield _set(_COMMON, common)
    union = element(
        "subtract",
        element("max", _variable(_END), _number(key.high)),
        element("min", _variable(LOW), _number(key.low)),
    )
    overlaps = element(
        "and",
        element("lte", _variable(LOW), _variable(_END)),
        element("gt", _variable(_COMMON), _number(0)),
    )
    yield element(
        "responseCondition",
        element("responseIf", inside, _set(_SCORE, _number(1))),
        element(
            "responseElseIf",
            overlaps,
            _set(_SCORE, element("divide", _variable(_COMMON), union)),
        ),
    )


def _score_order(right: Sequence[str]) -> Iterator[Any]:
    """max(0, τ), as `questions.scoring.order` does: where each step was put, then how many pairs
    stand the wrong way round."""
    for step in right:
        name = element("baseValue", text=step, baseType="identifier")
        for place in range(1, len(right) + 1):
            put = element("index", _variable(RESPONSE), n=str(place))
            is_there = element("match", put, deepcopy(name))
            yield _if(is_there, _set(f"{_PLACE}{step}", _number(place)))
    pairs = list(combinations(right, 2))
    for first, second in pairs:
        is_turned = element("gt", _variable(f"{_PLACE}{first}"), _variable(f"{_PLACE}{second}"))
        yield _if(is_turned, _set(_TURNED, element("sum", _variable(_TURNED), _number(1))))
    lost = element("divide", _variable(_TURNED), _number(len(pairs) / 2))
    yield _set(_SCORE, element("max", _number(0), element("subtract", _number(1), lost)))


def _if(condition: Any, *then: Any) -> Any:
    return element("responseCondition", element("responseIf", condition, *then))


def _are_equal(first: Any, second: Any) -> Any:
    return element("equal", first, second, toleranceMode="exact")


def _set(name: str, value: Any) -> Any:
    return element("setOutcomeValue", value, identifier=name)


def _variable(name: str) -> Any:
    return element("variable", identifier=name)


def _number(value: float) -> Any:
    return element("baseValue", text=f"{value:g}", baseType="float")


def _is_range(item: Item) -> bool:
    key = cast(NumericRange, item.key)
    return item.kind is Kind.NUMERIC and key.low != key.high
