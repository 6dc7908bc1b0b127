"""The figures of a class with many answers, kept in the database: a page reads them, whatever they
took to make.

They are made in the workshop where there is one, so that no server is slower for it. What is kept
is shown until newer figures are there, but never with the answers of somebody who has left.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from operator import attrgetter
from threading import Thread
from typing import Any, cast

from flask import Flask, current_app
from sqlalchemy import exists, func, select

import workshop
from quizapp.articles.service import find_article
from quizapp.classes.errors import NotFoundError
from quizapp.classes.teaching import TaughtClass, lock_class
from quizapp.clock import utc_now
from quizapp.database import Upsert, begin_reading, begin_writing, read_one_moment
from quizapp.extensions import db
from quizapp.lines import log
from quizapp.models import ArticleTally, ArticleVersion, KeptFigures, Membership
from quizapp.models.base import table_of
from quizapp.quizzes.banks import get_bank
from quizapp.statistics.answers import Selection, name_of
from quizapp.statistics.figures import ClassFigures, QuestionRow, make_figures
from quizapp.statistics.packing import OtherFormatError, pack, unpack
from workshop import CannotMakeError, FullError, StillMakingError

MAKER = "figures"
"""What the workshop is asked for."""
# Where something has changed they are made again, but not before they are this many times as old
# as what they took: a twentieth of a process goes into one class at most.
_PATIENCE = 20
_LEAST_SECONDS = 15.0
_LOOK_AGAIN = dt.timedelta(seconds=15)
_SAME_POINTS = 1e-3  # sums of the same marks in another order
_MOST_NAMED = 3
_MOST_READ = 16
_EXTENSION = "quizapp.statistics.keeping"
_VALUES = ("made_at", "seconds", "learners", "answers", "points", "flagged", "worst", "content")
_KEEP = Upsert(
    table_of(KeptFigures),
    {name: attrgetter(name) for name in _VALUES},
    keys=("class_id", "selection"),
)


class StillCountingError(Exception):
    """There is nothing yet that may be shown; it is being made."""


class CannotCountError(Exception):
    """They cannot be made at the moment; the log says why."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What a class's answers come to, as the tallies have it."""

    answers: int
    points: float


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of figures that are kept, without reading them. `has_left` says that somebody
    whose answers are in them is no longer in the class."""

    made_at: dt.datetime
    seconds: float
    has_left: bool
    has_changed: bool

    def is_due(self, now: dt.datetime) -> bool:
        """Whether it is time to make them again."""
        age = (now - self.made_at).total_seconds()
        return self.has_changed and age > max(_LEAST_SECONDS, _PATIENCE * self.seconds)


@dataclass(slots=True)
class _Shelf:
    """What a process has read, what it has made beside its requests, and when it last looked
    whether a class has to be counted again."""

    read: dict[Any, ClassFigures] = field(default_factory=dict)
    under_way: set[Any] = field(default_factory=set)
    looked_at: dict[int, dt.datetime] = field(default_factory=dict)


def init_app(app: Flask) -> None:
    app.extensions[_EXTENSION] = _Shelf()


def read_sums(taught: TaughtClass) -> Sums:
    """Of everybody who is in the class now."""
    answers, points = db.session.execute(
        select(func.sum(ArticleTally.counted), func.sum(ArticleTally.points))
        .join(Membership, Membership.user_id == ArticleTally.user_id)
        .where(Membership.class_id == taught.id)
    ).one()
    return Sums(answers or 0, points or 0.0)


def get_kept(
    taught: TaughtClass, selection: Selection, sums: Sums, now: dt.datetime
) -> ClassFigures:
    """What is kept, also while newer figures are made; where there is nothing that may be shown,
    it is made now if that is soon done. Raises StillCountingError, CannotCountError, and
    NotFoundError where the class goes meanwhile."""
    kept = _find(taught, selection, sums)
    if kept is not None and not kept.has_left:
        try:
            figures = _read(taught, selection, kept)
        except OtherFormatError:
            pass
        else:
            is_due = kept.is_due(now)
            if is_due:
                stamp = _stamp(sums, kept)
                _beside((taught.id, selection), lambda: _make_now(taught, selection, stamp))
            return replace(figures, is_being_renewed=is_due)
    _make_now(taught, selection, _stamp(sums, kept))
    kept = _find(taught, selection, sums)
    if kept is None:
        raise StillCountingError
    return _read(taught, selection, kept)


def keep_up(taught: TaughtClass, now: dt.datetime, *, is_told: bool) -> None:
    """Has the figures of all answers made again, where it is time to, while whoever asked goes on:
    for what `is_told` of them elsewhere, and for who looks at them next. Where there is no workshop
    they are made here, which slows others down: only for what is told, or it would never change."""
    shelf: _Shelf = current_app.extensions[_EXTENSION]
    looked_at = shelf.looked_at.get(taught.id)
    is_wanted = is_told or workshop.is_open()
    if is_wanted and (looked_at is None or now - looked_at > _LOOK_AGAIN):
        shelf.looked_at[taught.id] = now
        _beside(("look", taught.id), lambda: _look(taught, now))


def _look(taught: TaughtClass, now: dt.datetime) -> None:
    sums, selection = read_sums(taught), Selection()
    kept = _find(taught, selection, sums)
    if sums.answers and (kept is None or kept.has_left or kept.is_due(now)):
        _make_now(taught, selection, _stamp(sums, kept))


def make_and_keep(taught: TaughtClass, selection: Selection, now: dt.datetime) -> None:
    """Makes the figures as they are at `now` and stores them; nobody waits for the database
    meanwhile. Raises NotFoundError where the class went meanwhile."""
    read_one_moment()  # or who joins or leaves meanwhile would be in some of them
    began = time.monotonic()
    sums = read_sums(taught)
    learners = db.session.execute(
        select(func.count()).select_from(Membership).where(Membership.class_id == taught.id)
    ).scalar_one()
    figures = make_figures(taught, selection, now)
    worst = [one for one in figures.questions if _is_bad(one)]
    row = {
        "class_id": taught.id,
        "selection": name_of(selection),
        "made_at": now,
        "seconds": time.monotonic() - began,
        "learners": learners,
        "answers": sums.answers,
        "points": sums.points,
        "flagged": len(worst),
        "worst": [[one.asked.row_id, one.asked.item.prompt] for one in worst[:_MOST_NAMED]],
        "content": pack(figures),
    }
    begin_writing()
    lock_class(taught)
    _KEEP.execute([row])
    db.session.commit()


def _is_bad(row: QuestionRow) -> bool:
    """Whether something serious speaks against a question that is still asked."""
    if not any(flag.is_serious for flag in row.flags):
        return False
    version = find_article(row.asked.slug)
    return version is not None and any(
        one.id == row.asked.item.id for one in get_bank(version.id).items
    )


def _find(taught: TaughtClass, selection: Selection, sums: Sums) -> _Kept | None:
    remained = (
        select(func.count())
        .select_from(Membership)
        .where(Membership.class_id == taught.id, Membership.joined_at <= KeptFigures.made_at)
        .correlate(KeptFigures)
        .scalar_subquery()
    )
    is_published = exists().where(ArticleVersion.published_at > KeptFigures.made_at)
    row = db.session.execute(
        select(
            KeptFigures.made_at,
            KeptFigures.seconds,
            KeptFigures.learners,
            KeptFigures.answers,
            KeptFigures.points,
            remained.label("remained"),
            is_published.label("is_published"),
        ).where(KeptFigures.class_id == taught.id, KeptFigures.selection == name_of(selection))
    ).one_or_none()
    if row is None:
        return None
    is_same = row.answers == sums.answers and abs(row.points - sums.points) < _SAME_POINTS
    has_changed = not is_same or row.learners != taught.learners or row.is_published
    # More may have joined before they were made than were seen: then nobody can tell who left.
    return _Kept(row.made_at, row.seconds, row.remained != row.learners, has_changed)


def _read(taught: TaughtClass, selection: Selection, kept: _Kept) -> ClassFigures:
    """From the database once in each process. Raises OtherFormatError, and NotFoundError where
    they went with their class."""
    shelf: _Shelf = current_app.extensions[_EXTENSION]
    read = shelf.read
    key = taught.id, taught.created_at, selection
    figures = read.get(key)
    if figures is None or figures.made_at != kept.made_at:
        row = db.session.execute(
            select(KeptFigures.content, KeptFigures.made_at).where(
                KeptFigures.class_id == taught.id, KeptFigures.selection == name_of(selection)
            )
        ).one_or_none()
        if row is None:
            raise NotFoundError
        figures = unpack(*row)
        read.pop(key, None)
        if len(read) >= _MOST_READ:
            read.pop(next(iter(read)), None)
        read[key] = figures
    return figures


def _make_now(taught: TaughtClass, selection: Selection, stamp: str) -> None:
    """Raises StillCountingError where it takes longer than somebody waits, and CannotCountError.
    What has the same stamp is made once, whoever asks and however often."""
    db.session.rollback()  # so long no transaction stays open
    if not workshop.is_open():
        make_and_keep(taught, selection, utc_now())
        return
    workshop.asking_for(f"class {taught.id}")
    try:
        workshop.make(MAKER, (taught, selection, stamp))
    except (StillMakingError, FullError) as error:
        raise StillCountingError from error
    except CannotMakeError as error:
        raise CannotCountError from error
    finally:
        workshop.asking_for("")


def _beside(key: Any, job: Callable[[], None]) -> None:
    """Does it while whoever asked goes on; not twice at a time."""
    app = cast(Any, current_app)._get_current_object()
    shelf: _Shelf = app.extensions[_EXTENSION]
    if key not in shelf.under_way:
        shelf.under_way.add(key)
        Thread(target=_run, args=(app, key, job), name=_EXTENSION, daemon=True).start()


def _run(app: Flask, key: Any, job: Callable[[], None]) -> None:
    try:
        with app.app_context():
            begin_reading()
            job()
    except (StillCountingError, NotFoundError):
        pass  # as it is meant to be; or the class went meanwhile
    except Exception as error:
        log.error("figures of a class could not be made", exc_info=error)
    finally:
        app.extensions[_EXTENSION].under_way.discard(key)


def _stamp(sums: Sums, kept: _Kept | None) -> str:
    """Another one where what is kept and what it would be made of have changed."""
    return repr((sums, kept and kept.made_at))
