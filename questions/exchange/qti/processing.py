"""How a QTI item comes to its score and its feedback."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from questions.exchange.content import spellings
from questions.exchange.xml import element
from questions.items.model import Item, Kind, NumericRange

RESPONSE, LOW, HIGH = "RESPONSE", "RESPONSE_LOW", "RESPONSE_HIGH"
FEEDBACK, WHY = "FEEDBACK", "WHY"
_SCORE, _END, _COMMON = "SCORE", "END", "COMMON"


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
    if _is_range(item):
        for name in (_END, _COMMON):
            yield element(
                "outcomeDeclaration", identifier=name, cardinality="single", baseType="float"
            )
    yield element(
        "outcomeDeclaration", identifier=FEEDBACK, cardinality="multiple", baseType="identifier"
    )


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
        is_right = element("match", _variable(RESPONSE), element("correct", identifier=RESPONSE))
        yield _if(is_right, _set(_SCORE, _number(1)))
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
    yield _if(is_one, _set(_END, _variable(LOW)), _set(_END, _variable(HIGH)))
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


def _if(condition: Any, then: Any, otherwise: Any = None) -> Any:
    return element(
        "responseCondition",
        element("responseIf", condition, then),
        None if otherwise is None else element("responseElse", otherwise),
    )


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
