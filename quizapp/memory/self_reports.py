"""What learners say of flashcards, between rows and values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, select

from questions.memory import Card, SelfRating, SelfReport, planned
from quizapp.database import Upsert, execute
from quizapp.extensions import db
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
    rows = execute(_GET, {"user_id": user_id}).all()
    return {row.fact_id: SelfReport(SelfRating(row.rating), row.at) for row in rows}


def store_self_reports(
    user_id: int, facts: Iterable[str], rating: SelfRating, now: dt.datetime
) -> None:
    """In the open transaction, in one order for everybody."""
    _store_reports(user_id, dict.fromkeys(facts, SelfReport(rating, now)))


def merge_self_reports(guest_id: int, user_id: int) -> list[list[Any]]:
    """Makes what a guest said that of an account, in the open transaction; of each fact what was
    said last stands. Gives what was moved, ready for JSON: the fact and when, and what the account
    had said before, if anything."""
    own, said = get_self_reports(user_id), get_self_reports(guest_id)
    moved = {
        fact: report
        for fact, report in sorted(said.items())
        if fact not in own or own[fact].at < report.at
    }
    _store_reports(user_id, moved)
    return [
        [fact, report.at.isoformat(), *_as_json(own.get(fact))] for fact, report in moved.items()
    ]


def take_self_reports_back(user_id: int, moved: Iterable[Sequence[Any]]) -> None:
    """Undoes what `merge_self_reports` gave, in the open transaction, but for what was said
    since."""
    now_said, before = get_self_reports(user_id), {}
    for fact, at, *earlier in moved:
        if fact not in now_said or now_said[fact].at != dt.datetime.fromisoformat(at):
            continue
        key = (_table.c.user_id == user_id, _table.c.fact_id == fact)
        db.session.execute(delete(_table).where(*key))
        if earlier:
            rating, said_at = earlier
            before[fact] = SelfReport(SelfRating(rating), dt.datetime.fromisoformat(said_at))
    _store_reports(user_id, before)


def _as_json(report: SelfReport | None) -> list[Any]:
    return [] if report is None else [int(report.rating), report.at.isoformat()]


def _store_reports(user_id: int, reports: Mapping[str, SelfReport]) -> None:
    rows = [
        {"user_id": user_id, "fact_id": fact, "rating": int(report.rating), "at": report.at}
        for fact, report in sorted(reports.items())
    ]
    if rows:
        _STORE.execute(rows)


def as_planned(cards: Mapping[str, Card], reports: Mapping[str, SelfReport]) -> Mapping[str, Card]:
    """The cards as a day is planned from them: for nothing else."""
    moved = {
        fact: planned(cards[fact], report) for fact, report in reports.items() if fact in cards
    }
    return {**cards, **moved} if moved else cards
