"""How many, how long: each number of a dose as a range with its unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.items.build import Context
from questions.items.kinds import amounts
from questions.items.model import Item, Kind, NumericRange


def make(context: Context) -> Iterator[Item]:
    for exercise, amount, value in amounts.stated(context):
        stem = amounts.stem(context, Kind.NUMERIC, exercise, amount, value)
        is_range = value.low != value.high
        hint = "The article gives a range." if is_range else "The article gives a single number."
        key = NumericRange(float(value.low), float(value.high), amount.unit)
        yield context.item(replace(stem, hint=hint), options=(), key=key)
