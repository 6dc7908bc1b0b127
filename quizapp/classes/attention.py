"""Who and what in a class needs its instructor's attention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import select

from quizapp.classes.attention_rows import (
    AWAITED,
    FAILING,
    FALLING,
    LATE,
    NOT_STARTED,
    REPORTED,
    SILENT,
    everything,
)
from quizapp.classes.naming import sort_key
from quizapp.classes.service import Learner
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import (
    Article,
    ArticleVersion,
    StoredFact,
)


@dataclass(frozen=True, slots=True)
class Failing:
    """A learner who answered one fact wrong again and again, the last time too."""

    learner: Learner
    fact: str
    slug: str
    topic: str
    times: int


@dataclass(frozen=True, slots=True)
class Falling:
    """A learner whose share of points in the last week is well under that of the weeks before."""

    learner: Learner
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class Behind:
    """An assignment with the learners who have not started it, or who handed it in late."""

    assignment_id: int
    title: str
    learners: tuple[Learner, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """An article with questions that learners of the class reported, and nobody has looked at."""

    article_id: int
    title: str
    reports: int


@dataclass(frozen=True, slots=True)
class Attention:
    """`silent` learners have begun nothing; `awaited` are the names on the roster that have not
    joined, which is no trouble yet."""

    silent: tuple[Learner, ...]
    not_started: tuple[Behind, ...]
    late: tuple[Behind, ...]
    failing: tuple[Failing, ...]
    falling: tuple[Falling, ...]
    reported: tuple[Reported, ...]
    awaited: tuple[str, ...]

    @property
    def is_needed(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self) if one.name != "awaited")


def get_attention(taught: TaughtClass, learners: Sequence[Learner], now: dt.datetime) -> Attention:
    """What needs attention in a class, each list in the order of `learners`, who are everybody in
    it."""
    found: Sequence[Any] = db.session.execute(everything(taught, now)).all()
    rows: tuple[list[Any], ...] = ([], [], [], [], [], [], [])
    for kind, number, name, first, second in found:
        rows[kind].append((number, name, first, second))
    by_id = {learner.id: learner for learner in learners}
    places = {learner.id: place for place, learner in enumerate(learners)}
    for kind in (
        SILENT,
        FAILING,
        FALLING,
        NOT_STARTED,
        LATE,
    ):  # whoever joined this moment comes the next time
        rows[kind][:] = [row for row in rows[kind] if row[0] in by_id]
        rows[kind].sort(key=lambda row: (places[row[0]], -row[2], row[1]))
    facts = _facts({name for _, name, _, _ in rows[FAILING]})
    return Attention(
        not_started=_by_assignment(rows[NOT_STARTED], by_id),
        late=_by_assignment(rows[LATE], by_id),
        silent=tuple(by_id[user_id] for user_id, *_ in rows[SILENT]),
        failing=tuple(
            Failing(by_id[user_id], *facts[fact_id], int(times))
            for user_id, fact_id, times, _ in rows[FAILING]
            if fact_id in facts
        ),
        falling=tuple(
            Falling(by_id[user_id], before, share) for user_id, _, before, share in rows[FALLING]
        ),
        reported=tuple(
            Reported(article_id, title, int(count))
            for article_id, title, count, _ in rows[REPORTED]
        ),
        awaited=tuple(sorted((name for _, name, *_ in rows[AWAITED]), key=sort_key)),
    )


def _by_assignment(rows: Iterable[Any], by_id: Mapping[int, Learner]) -> tuple[Behind, ...]:
    """Those due first first."""
    found: dict[tuple[float, int, str], list[Learner]] = {}
    for user_id, title, assignment_id, due in rows:
        found.setdefault((due, int(assignment_id), title), []).append(by_id[user_id])
    return tuple(
        Behind(assignment_id, title, tuple(found[due, assignment_id, title]))
        for due, assignment_id, title in sorted(found)
    )


def _facts(fact_ids: set[str]) -> dict[str, tuple[str, str, str]]:
    """What each fact says, and the article and topic in which it is asked, as the newest version
    has it."""
    if not fact_ids:
        return {}
    rows = db.session.execute(
        select(StoredFact.fact_id, StoredFact.text, Article.slug, StoredFact.topic)
        .join(ArticleVersion, ArticleVersion.id == StoredFact.version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(StoredFact.fact_id.in_(fact_ids))
        .order_by(StoredFact.version_id)
    )
    return {fact_id: (said, slug, topic) for fact_id, said, slug, topic in rows}
