"""What learners say of flashcards, between rows and values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, select

from questions.memory import Card, SelfRating, SelfReport, planned
from quizapp.database import Upsert, execute
from quizapp.models import SelfReport as StoredReport
from quizapp.models.base import table_of

_table = table_of(StoredReport)
_GET = select(_table.c.fact_id, _table.c.rating, _table.c.at).where(
    _table.c.user_id == bindparam("user_id")
)
_STORE = Upsert(
    _table,
    {"rating": lambda new: new.rating, "at": lambda new: new.at},
    keys=("user_id", "fact_id"),
)


def get_self_reports(user_id: int) -> dict[str, SelfReport]:
    """What a learner said last of each fact, by fact."""
    rows = execute(_GET, {"user_id": user_id})
    return {row.fact_id: SelfReport(SelfRating(row.rating), row.at) for row in rows.all()}


def store_self_reports(
    user_id: int, facts: Iterable[str], rating: SelfRating, now: dt.datetime
) -> None:
    """In the open transaction, in one order for everybody."""
    rows = [
        {"user_id": user_id, "fact_id": fact, "rating": int(rating), "at": now}
        for fact in sorted(facts)
    ]
    if rows:
        _STORE.execute(rows)


def merge_self_reports(guest_id: int, user_id: int) -> None:
    """Makes what a guest said that of an account, in the open transaction; of each fact what was
    said last stands."""
    own = get_self_reports(user_id)
    rows = [
        {"user_id": user_id, "fact_id": fact, "rating": int(report.rating), "at": report.at}
        for fact, report in sorted(get_self_reports(guest_id).items())
        if fact not in own or own[fact].at < report.at
    ]
    if rows:
        _STORE.execute(rows)


def as_planned(cards: Mapping[str, Card], reports: Mapping[str, SelfReport]) -> Mapping[str, Card]:
    """The cards as a day is planned from them: for nothing else."""
    moved = {
        fact: planned(cards[fact], report) for fact, report in reports.items() if fact in cards
    }
    return {**cards, **moved} if moved else cards
