"""Keeps up what a learner knows of each fact, as answers come in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from quizapp.database import upsert
from quizapp.models import Knowledge


def record(user_id: int, facts: Mapping[str, bool], now: dt.datetime) -> None:
    """Counts one answer to each fact; `facts` says for each whether it was right."""
    if not facts:
        return
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
    table = Knowledge.__table__
    upsert(
        table,  # type: ignore[arg-type]
        rows,
        {
            "asked": table.c.asked + 1,
            "right": lambda new: table.c.right + new.right,
            "last_right": lambda new: new.last_right,
            "last_at": lambda new: new.last_at,
        },
        keys=("user_id", "fact_id"),
    )
