"""Keeps up what a learner knows of each fact, as answers come in and as guests become learners."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case

from quizapp.database import Upsert
from quizapp.models import Knowledge
from quizapp.models.base import table_of

_table = table_of(Knowledge)
_mine = _table.c


def record(user_id: int, facts: Mapping[str, bool], now: dt.datetime) -> None:
    """Counts one answer to each fact; `facts` says for each whether it was right."""
    rows = [
        {
            "user_id": user_id,
            "fact_id": fact_id,
            "asked": 1,
            "right": int(is_right),
            "last_right": is_right,
            "last_at": now,
        }
        # In one order for everybody, so that two answers at once cannot wait for each other.
        for fact_id, is_right in sorted(facts.items())
    ]
    add(rows)


def add(rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds histories of facts, rows of Knowledge, to those that are there: the counts together,
    and how it went last from the later."""
    if rows:
        _ADD.execute(rows)


def _later(new: Any, name: str) -> ColumnElement[Any]:
    return case((new.last_at >= _mine.last_at, new[name]), else_=_mine[name])


_ADD = Upsert(
    _table,
    {
        "asked": lambda new: _mine.asked + new.asked,
        "right": lambda new: _mine.right + new.right,
        "last_right": lambda new: _later(new, "last_right"),
        "last_at": lambda new: _later(new, "last_at"),
    },
    keys=("user_id", "fact_id"),
)
