"""Who and what in a class needs its instructor's attention."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.classes.attention_rows import (
    AWAITED,
    FAILING,
    FALLING,
    FLAGGED,
    LATE,
    NOT_STARTED,
    REPORTED,
    SECTION,
    SILENT,
    everything,
    values,
)
from quizapp.classes.members import put_in_order, sections_of
from quizapp.classes.naming import sort_key
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.statistics.shelf import kept_if_large

_COUNTED = {"silent": SILENT, "failing": FAILING, "falling": FALLING, "awaited": AWAITED}


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Failing:
    """A learner who answered one fact wrong again and again, the last time too."""

    learner: Person
    fact: str
    slug: str
    topic: str
    times: int


@dataclass(frozen=True, slots=True)
class Falling:
    """A learner whose share of points in the last week is well under that of the weeks before."""

    learner: Person
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class Behind:
    """An assignment with learners who have not started it, or who handed it in late, and how many
    they are in all."""

    assignment_id: int
    title: str
    learners: tuple[Person, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Reported:
    """An article with questions that learners of the class reported, and nobody has looked at."""

    article_id: int
    title: str
    reports: int


@dataclass(frozen=True, slots=True)
class Flagged:
    """Questions that the figures of `made_at` speak against: how many, and the prompts of some, by
    their rows."""

    total: int
    prompts: Mapping[int, str]
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Attention:
    """`silent` learners have begun nothing; `awaited` are the names on the roster that have not
    joined, which is no trouble yet. Of many only some are named: `counts` has how many there are,
    by the name of the list. `sections` are those that the learners are in."""

    silent: tuple[Person, ...]
    not_started: tuple[Behind, ...]
    late: tuple[Behind, ...]
    failing: tuple[Failing, ...]
    falling: tuple[Falling, ...]
    reported: tuple[Reported, ...]
    flagged: Flagged | None
    awaited: tuple[str, ...]
    sections: tuple[str, ...]
    counts: Mapping[str, int]

    @property
    def is_needed(self) -> bool:
        return bool(
            self.silent
            or self.not_started
            or self.late
            or self.failing
            or self.falling
            or self.reported
            or self.flagged
        )


def get_attention(taught: TaughtClass, now: dt.datetime) -> Attention:
    """What needs attention in a class, each list in the order of its learners. Of a large class it
    may be a little old."""
    put_in_order(taught)
    key = "attention", taught.id, taught.created_at
    return kept_if_large(taught.learners, key, lambda: _read(taught, now))


def _read(taught: TaughtClass, now: dt.datetime) -> Attention:
    rows: dict[int, list[Any]] = {kind: [] for kind in range(SECTION + 1)}
    for row in db.session.execute(everything(), values(taught, now)):
        rows[row.kind].append(row)
    counts = {name: rows[kind][0].total if rows[kind] else 0 for name, kind in _COUNTED.items()}
    return Attention(
        silent=tuple(_person(row) for row in rows[SILENT]),
        not_started=_by_assignment(rows[NOT_STARTED]),
        late=_by_assignment(rows[LATE]),
        failing=tuple(
            Failing(_person(row), row.text, row.slug, row.topic, int(row.first))
            for row in rows[FAILING]
        ),
        falling=tuple(Falling(_person(row), row.first, row.second) for row in rows[FALLING]),
        reported=tuple(Reported(row.number, row.name, int(row.first)) for row in rows[REPORTED]),
        flagged=next(map(_flagged, rows[FLAGGED]), None),
        awaited=tuple(sorted((row.name for row in rows[AWAITED]), key=sort_key)),
        sections=sections_of(row.name for row in rows[SECTION]),
        counts=counts,
    )


def _person(row: Any) -> Person:
    return Person(row.number, row.display_name or row.username or row.email or "")


def _flagged(row: Any) -> Flagged:
    made_at = dt.datetime.fromtimestamp(row.first, dt.UTC)
    return Flagged(row.number, dict(json.loads(row.name)), made_at)


def _by_assignment(rows: Iterable[Any]) -> tuple[Behind, ...]:
    """Those due first first."""
    found: dict[tuple[float, int, str], list[Any]] = {}
    for row in rows:
        found.setdefault((row.second, int(row.first), row.name), []).append(row)
    return tuple(
        Behind(assignment_id, title, tuple(map(_person, own)), own[0].total)
        for (_, assignment_id, title), own in sorted(found.items(), key=lambda pair: pair[0])
    )
