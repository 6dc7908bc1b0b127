"""A number or a range typed in: 1 when both ends agree or one value lies inside the range, else
overlap over union."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose
from typing import cast
from unicodedata import decimal

from questions.items.model import Item, NumericRange
from questions.scoring.model import Fields, InvalidResponseError, Response
from questions.scoring.shapes import range_key, sent

_NUMBER = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?")
# Three digits after a comma are thousands, as in "1,000"; nothing is asked to a thousandth.
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}(?:\.[0-9]{1,6})?")
# The decimal and the thousands sign of Arabic, and the comma and full stop of full width.
_SIGNS = str.maketrans({"\u066b": ".", "\u066c": ",", "\uff0c": ",", "\uff0e": "."})
_LONGEST = 30
_LARGEST = 1e9


def parse(item: Item, fields: Fields) -> Response | None:
    """`low` and `high`, with a decimal point or comma, in the digits of any
    script; three digits after a comma are thousands; an empty `high` means the same as `low`.

    None when both are empty.
    """
    lows, highs = sent(fields, "low"), sent(fields, "high")
    if not lows and not highs:
        return None
    if not lows:
        raise InvalidResponseError("incomplete")
    if len(lows) > 1 or len(highs) > 1:
        raise InvalidResponseError("several_answers")
    low = _number(lows[0])
    return _as_range((low, _number(highs[0]) if highs else low))


def count_open(item: Item, fields: Fields, shown: Sequence[str]) -> int:
    """One number is an answer, also where the key is a range: only the first field has to be
    filled."""
    return int(not sent(fields, "low"))


def score(item: Item, response: Response) -> tuple[float, dict[str, bool]]:
    """One value inside the range is right at both ends: whoever does 2 of "2 to 3 sets" does it
    right."""
    low, high = _as_range(response)
    key = range_key(item)
    parts = {"low": isclose(low, key.low), "high": isclose(high, key.high)}
    if low == high and _lies_within(low, key):
        parts = {"low": True, "high": True}
    if all(parts.values()):
        return 1.0, parts
    return _overlap(low, high, key.low, key.high), parts


def guess_score(item: Item) -> float:
    """Nothing is offered, so nothing can be guessed."""
    return 0.0


def _number(text: str) -> float:
    compact = _in_ascii_digits("".join(text.split())) if len(text) <= _LONGEST else ""
    if _THOUSANDS.fullmatch(compact):
        return float(compact.replace(",", ""))
    if not _NUMBER.fullmatch(compact):
        raise InvalidResponseError("not_a_number")
    return float(compact.replace(",", "."))


def _in_ascii_digits(text: str) -> str:
    """The digits of every script as 0 to 9."""
    return "".join(str(decimal(one)) if one.isdecimal() else one for one in text.translate(_SIGNS))


def _as_range(response: Response) -> tuple[float, float]:
    if (
        not isinstance(response, tuple)
        or len(response) != 2
        or not all(isinstance(end, int | float) for end in response)
    ):
        raise InvalidResponseError("wrong_shape")
    low, high = cast(tuple[float, float], response)
    if not (0 <= low <= _LARGEST and 0 <= high <= _LARGEST):
        raise InvalidResponseError("out_of_range")
    if low > high:
        raise InvalidResponseError("low_above_high")
    return low, high


def _lies_within(value: float, key: NumericRange) -> bool:
    """The ends of the range lie within it."""
    return key.low < value < key.high or isclose(value, key.low) or isclose(value, key.high)


def _overlap(low: float, high: float, key_low: float, key_high: float) -> float:
    """The part of the union of two intervals that both cover; below 1 unless they are equal."""
    common = min(high, key_high) - max(low, key_low)
    union = max(high, key_high) - min(low, key_low)
    return max(0.0, common) / union if union > 0 else 0.0
