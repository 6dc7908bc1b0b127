"""Whether everything that was acknowledged is there, and whether what is there holds together."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from itertools import islice
from typing import Any

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.engine import make_url

from benchmarks.storm.ground import SQLITE
from benchmarks.storm.visitors import Acknowledged, Fields
from questions import scoring
from quizapp.extensions import db
from quizapp.memory import rebuilding as memory
from quizapp.models import (
    ArticleTally,
    Attempt,
    DayTally,
    Draft,
    ItemDifficulty,
    Knowledge,
    Mixup,
    Response,
    Slot,
    TopicTally,
    User,
)
from quizapp.models.attempts import Mode
from quizapp.models.base import Base, table_of
from quizapp.quizzes.banks import get_bank
from quizapp.tallies import rebuilding as tallies

_SHOWN = 5
_Rows = dict[tuple[Any, ...], tuple[Any, ...]]
_TALLIES: Mapping[type[Base], tuple[str, ...]] = {
    TopicTally: ("user_id", "article_id", "topic"),
    ArticleTally: ("user_id", "article_id"),
    DayTally: ("user_id", "day"),
}


def find_lost(taken: Acknowledged) -> list[str]:
    """What was acknowledged and is not stored, or not as it was sent."""
    stored, is_over = _stored_answers(), select(Attempt.id).where(Attempt.finished_at.is_not(None))
    handed_in = {f"/attempts/{attempt_id}" for attempt_id in db.session.scalars(is_over)}
    titles = set(db.session.scalars(select(Draft.title)))
    return [
        *(path for path, fields in taken.answers.items() if not _is_stored(stored, path, fields)),
        *(f"{attempt} handed in" for attempt in taken.exams - handed_in),
        *(f"article {title}" for title in taken.articles - titles),
    ]


def _stored_answers() -> dict[str, Row[Any]]:
    query = (
        select(Attempt.version_id, Slot.attempt_id, Slot.position, Slot.item_id, Response.answer)
        .join(Slot, Slot.attempt_id == Attempt.id)
        .join(Response, Response.slot_id == Slot.id)
    )
    return {f"/attempts/{row.attempt_id}/{row.position}": row for row in db.session.execute(query)}


def _is_stored(stored: Mapping[str, Row[Any]], path: str, fields: Fields) -> bool:
    row = stored.get(path)
    if row is None:
        return False
    named: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in fields:
        named[name].append(value)
    response = scoring.parse(get_bank(row.version_id).item(row.item_id), named)
    return response is not None and scoring.response_to_json(response) == row.answer


def find_damage(url: str) -> list[str]:
    """What the database itself finds, and rows that refer to nothing."""
    damage = []
    if url.startswith(SQLITE):
        with closing(sqlite3.connect(make_url(url).database or "")) as connection:
            said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            damage += [] if said == ["ok"] else said
    for table in db.metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            parent = key.referred_table.alias()
            pairs = [(one.parent, parent.c[one.column.name]) for one in key.elements]
            query = (
                select(func.count())
                .select_from(table.outerjoin(parent, and_(*(own == other for own, other in pairs))))
                .where(*(own.is_not(None) for own, _ in pairs), pairs[0][1].is_(None))
            )
            if count := db.session.scalar(query):
                damage.append(f"{count} rows of {table.name} refer to no {key.referred_table.name}")
    return damage


def compare_tallies() -> list[str]:
    """Counts that are made anew and come out otherwise than they were kept."""
    kept = _read_tallies()
    db.session.rollback()
    tallies.rebuild()
    return _differences(kept, _read_tallies())


def compare_memory() -> tuple[list[str], str]:
    """What is made anew and comes out otherwise than it was kept, and what was compared.

    Two things follow from the order of answers, and the stored times tell it only as well as the
    clock did: a learner who answered while it was set back is compared by counts alone; how able
    somebody is hangs on how hard items were for others in that moment, so that it is told how far
    it is off, and not held against anybody.
    """
    out_of_order = _answered_out_of_order()
    counts, cards, skills = _read_counts(), _read_cards(out_of_order), _read_skills()
    db.session.rollback()
    memory.rebuild()
    differences = _differences(counts, _read_counts())
    differences += _differences(cards, _read_cards(out_of_order))
    made = _read_skills()
    off = max((abs(kept - made[key]) for key, kept in skills.items()), default=0.0)
    said = (
        f"{len(counts):,} counts and {len(cards):,} cards compared; cards of {len(out_of_order)}"
        f" learners left out, who answered while the clock was set; abilities off by {off:.3f}"
    )
    return differences, said


def _answered_out_of_order() -> set[int]:
    """Learners whose answers have other times than the order in which they came tells."""
    query = (
        select(Attempt.user_id, Response.answered_at, Attempt.mode, Attempt.finished_at)
        .join(Slot, Slot.attempt_id == Attempt.id)
        .join(Response, Response.slot_id == Slot.id)
        .order_by(Response.id)
    )
    latest: dict[int, Any] = {}
    found = set()
    for row in db.session.execute(query):
        moments = [row.answered_at]
        if row.mode == Mode.EXAM and row.finished_at is not None:
            moments.append(row.finished_at)
        for moment in moments:
            if moment < latest.get(row.user_id, moment):
                found.add(row.user_id)
        latest[row.user_id] = max(moments[0], latest.get(row.user_id, moments[0]))
    return found


def _read_tallies() -> _Rows:
    found: _Rows = {}
    for model, keys in _TALLIES.items():
        rows = _read(select(table_of(model)), keys)
        # A row that counts nothing is as good as none.
        found |= {(model.__name__, *key): row for key, row in rows.items() if any(row)}
    points = select(Attempt.id, Attempt.points, Attempt.dropped)
    return found | {("attempt", *key): row for key, row in _read(points, ["id"]).items()}


def _read_counts() -> _Rows:
    cards = select(Knowledge.user_id, Knowledge.fact_id, Knowledge.asked, Knowledge.right)
    keys = ("user_id", "fact_id", "thing", "taken_for")
    mixups = select(Mixup.user_id, Mixup.fact_id, Mixup.thing, Mixup.taken_for, Mixup.times)
    return {
        **{("card", *key): row for key, row in _read(cards, ["user_id", "fact_id"]).items()},
        **{("mix-up", *key): row for key, row in _read(mixups, keys).items()},
    }


def _read_cards(out_of_order: set[int]) -> _Rows:
    rows = _read(select(table_of(Knowledge)), ("user_id", "fact_id"))
    told = _read(select(User.id, User.forgetting), ["id"])
    both = {**rows, **{(user_id, "forgetting"): row for (user_id,), row in told.items()}}
    return {key: row for key, row in both.items() if key[0] not in out_of_order}


def _read_skills() -> dict[tuple[str, Any], float]:
    learners = db.session.execute(select(User.id, User.ability))
    items = db.session.execute(select(ItemDifficulty.item_id, ItemDifficulty.shift))
    return {
        **{("learner", user_id): ability for user_id, ability in learners},
        **{("item", item_id): shift for item_id, shift in items},
    }


def _read(query: Select[Any], keys: Iterable[str]) -> _Rows:
    names = list(keys)
    return {
        tuple(row[name] for name in names): tuple(
            value for name, value in row.items() if name not in names
        )
        for row in db.session.execute(query).mappings()
    }


def _differences(kept: _Rows, made: _Rows) -> list[str]:
    return [
        f"{key}: kept {kept.get(key)}, made anew {made.get(key)}"
        for key in sorted(kept.keys() | made.keys(), key=str)
        if not _are_equal(kept.get(key), made.get(key))
    ]


def _are_equal(one: tuple[Any, ...] | None, other: tuple[Any, ...] | None) -> bool:
    if one is None or other is None or len(one) != len(other):
        return False
    return all(
        math.isclose(a, b, abs_tol=1e-6)
        if isinstance(a, float) and isinstance(b, float)
        else a == b
        for a, b in zip(one, other, strict=True)
    )


def some(found: list[str]) -> str:
    """A few lines of many."""
    more = len(found) - _SHOWN
    lines = [f"    {line}" for line in islice(found, _SHOWN)]
    return "\n".join([*lines, f"    and {more:,} more"] if more > 0 else lines)
