"""Figures of many answers, which the database keeps."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, has_app_context
from flask.testing import FlaskClient

import workshop
from questions.items.model import Kind
from quizapp import beside
from quizapp.classes.teaching import TaughtClass
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import ArticleVersion, Attempt, KeptFigures, Membership
from quizapp.statistics import keeping, service
from quizapp.statistics.answers import Selection, Which
from quizapp.statistics.figures import ClassFigures, make_figures
from quizapp.statistics.keeping import make_and_keep, read_sums
from quizapp.statistics.packing import OtherFormatError, pack, unpack
from quizapp.tallies.rebuilding import rebuild
from tests.quizapp.classrooms import taught
from tests.quizapp.progress.answering import NOON, SKIPPED
from tests.quizapp.queries import counted
from tests.quizapp.statistics.answering import (
    Told,
    add_answers,
    add_assignment,
    item_of,
    right,
    rows_of,
    wrong,
)
from tests.quizapp.statistics.conftest import Hall

_ALL = Selection()
_LATER = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any class has many answers."""
    monkeypatch.setattr(service, "_MOST_AT_ONCE", 0)


@pytest.fixture
def bad(app: Flask, hall: Hall) -> int:
    """The row of a question that the able alone get wrong."""
    with app.app_context():
        asked, *others = rows_of(Kind.SINGLE_CHOICE, "muscle.member")[:4]
        for n, user_id in enumerate(hall.learners):
            is_able = n >= 12
            given = {row: right(row) if is_able else wrong(row) for row in others}
            add_answers(user_id, {asked: wrong(asked) if is_able else right(asked)} | given)
    return asked


def _stored() -> list[KeptFigures]:
    db.session.rollback()
    return list(db.session.scalars(db.select(KeptFigures)))


def _get(hall: Hall, selection: Selection = _ALL, now: dt.datetime = NOON) -> ClassFigures:
    each = taught(hall.instructor, hall.id)
    return keeping.get_kept(each, selection, read_sums(each), now)


def _age() -> None:
    """What is kept becomes an hour older."""
    (kept,) = _stored()
    kept.made_at -= _LATER
    db.session.commit()


def _wait() -> None:
    """Until what is made beside is there. Nobody else may be writing."""
    if has_app_context():
        db.session.rollback()
    for thread in threading.enumerate():
        if thread.name == keeping._EXTENSION:
            thread.join()


@pytest.mark.usefixtures("in_app")
def test_what_is_kept_comes_back_as_it_was_made(hall: Hall, bad: int) -> None:
    kinds = (Kind.CLASSIFY, Kind.MATCH, Kind.PICTURE, Kind.ORDER, Kind.NUMERIC, Kind.CLOZE)
    others = [rows_of(kind)[0] for kind in kinds if rows_of(kind)]
    choice = rows_of(Kind.TRUE_FALSE)[0]
    for user_id in hall.learners[:3]:
        add_answers(user_id, dict.fromkeys(others, None) | {choice: right(choice)})
    is_simple = (Kind.CLASSIFY, Kind.MATCH, Kind.PICTURE, Kind.ORDER)
    add_answers(
        hall.learners[3], {row: right(row) for row in others if item_of(row).kind in is_simple}
    )
    add_answers(hall.learners[4], {bad: Told(wrong(bad, 1), certainty=3, seconds=12)})
    add_answers(hall.learners[4], {choice: SKIPPED})
    each = taught(hall.instructor, hall.id)
    for selection in (Selection(), Selection(Which.LAST)):
        made = make_figures(each, selection, NOON)
        assert unpack(pack(made), NOON) == made


@pytest.mark.usefixtures("in_app")
def test_what_another_version_wrote_is_not_read() -> None:
    with pytest.raises(OtherFormatError):
        unpack("[0]", NOON)


@pytest.mark.usefixtures("in_app")
def test_a_question_that_is_gone_is_not_read(hall: Hall, bad: int) -> None:
    made = make_figures(taught(hall.instructor, hall.id), Selection(), NOON)
    (row, *_) = made.questions
    for gone in (replace(row.asked, row_id=0), replace(row.asked, version_id=0)):
        packed = pack(replace(made, questions=(replace(row, asked=gone),)))
        with pytest.raises(OtherFormatError):
            unpack(packed, NOON)


@pytest.mark.usefixtures("in_app")
def test_figures_are_made_once_and_read_from_then_on(hall: Hall, bad: int) -> None:
    first = _get(hall)
    (kept,) = _stored()
    assert (kept.selection, kept.learners, kept.answers) == ("first", 24, 96)
    assert kept.flagged == 1
    assert [row for row, _ in kept.worst] == [bad]
    assert _get(hall, now=NOON + _LATER) == first
    given = add_assignment(hall.id)
    _get(hall, Selection(Which.LAST, given))
    assert {one.selection for one in _stored()} == {"first", f"last {given}"}


@pytest.mark.usefixtures("in_app")
def test_new_answers_are_counted_beside_whoever_looks(hall: Hall, bad: int) -> None:
    old = _get(hall)
    _age()
    add_answers(hall.learners[0], {row: right(row) for row in rows_of(Kind.TRUE_FALSE)[:1]})
    shown = _get(hall, now=utc_now())
    assert shown == replace(old, made_at=shown.made_at, is_being_renewed=True)
    _wait()
    new = _get(hall, now=utc_now())
    assert not new.is_being_renewed
    assert len(new.questions) == len(old.questions) + 1


@pytest.mark.usefixtures("in_app")
def test_young_figures_are_left_alone(hall: Hall, bad: int) -> None:
    _get(hall)
    add_answers(hall.learners[0], {row: right(row) for row in rows_of(Kind.TRUE_FALSE)[:1]})
    assert not _get(hall, now=utc_now() + dt.timedelta(seconds=5)).is_being_renewed


@pytest.mark.usefixtures("in_app")
def test_a_published_version_and_a_rebuilding_count_as_changes(hall: Hall, bad: int) -> None:
    published = db.update(ArticleVersion)
    _get(hall)
    _age()
    db.session.execute(published.values(published_at=NOON))
    db.session.commit()
    assert not _get(hall, now=utc_now()).is_being_renewed
    db.session.execute(published.values(published_at=utc_now()))
    db.session.commit()
    assert _get(hall, now=utc_now()).is_being_renewed
    _wait()
    _age()
    db.session.execute(published.values(published_at=NOON))
    rebuild()
    assert _get(hall, now=utc_now()).is_being_renewed
    _wait()


@pytest.mark.usefixtures("in_app")
def test_nobody_who_left_is_in_them(hall: Hall, bad: int) -> None:
    assert _get(hall).quiz.learners == 24
    gone = db.delete(Membership).where(Membership.user_id == hall.learners[0])
    db.session.execute(gone)
    db.session.commit()
    assert _get(hall, now=NOON + dt.timedelta(seconds=1)).quiz.learners == 23


@pytest.mark.usefixtures("in_app")
@pytest.mark.parametrize("is_seen", [True, False])
def test_nobody_who_joined_while_they_were_made_stays_in_them(
    hall: Hall, bad: int, is_seen: bool
) -> None:
    """Later than the moment that they are of, and seen; or earlier, and not seen yet."""
    late = Membership(class_id=hall.id, user_id=hall.stranger, joined_at=NOON + _LATER)
    add_answers(hall.stranger, {bad: right(bad)})
    if is_seen:
        db.session.add(late)
        db.session.commit()
    make_and_keep(taught(hall.instructor, hall.id), _ALL, NOON)
    if not is_seen:
        late.joined_at = NOON - _LATER
        db.session.add(late)
        db.session.commit()
        assert _get(hall, now=utc_now()).quiz.learners == 25
    db.session.execute(db.delete(Membership).where(Membership.user_id == hall.stranger))
    db.session.commit()
    assert _get(hall, now=utc_now()).quiz.learners == 24


@pytest.mark.every_database
@pytest.mark.usefixtures("in_app")
def test_all_of_them_are_of_one_moment(
    hall: Hall, bad: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(each: TaughtClass, selection: Selection, now: dt.datetime) -> ClassFigures:
        db.session.scalar(db.select(db.func.count(Membership.user_id)))
        levels.append(db.session.connection().get_isolation_level())
        return make_figures(each, selection, now)

    levels: list[str] = []
    monkeypatch.setattr(keeping, "make_figures", make)
    make_and_keep(taught(hall.instructor, hall.id), _ALL, NOON)
    assert levels in (["REPEATABLE READ"], ["SERIALIZABLE"])  # the second is how SQLite calls it
    assert db.session.connection().get_isolation_level() != "REPEATABLE READ"


@pytest.mark.usefixtures("in_app")
def test_who_joins_meanwhile_makes_them_no_secret(hall: Hall, bad: int) -> None:
    _get(hall)
    db.session.add(Membership(class_id=hall.id, user_id=hall.stranger, joined_at=NOON + _LATER))
    db.session.commit()
    assert _get(hall, now=NOON + 2 * _LATER).quiz.learners == 24
    _wait()


@pytest.mark.usefixtures("in_app")
def test_the_workshop_makes_what_is_asked_of_it(hall: Hall, bad: int) -> None:
    each = taught(hall.instructor, hall.id)
    make_and_keep(each, Selection(), NOON)
    assert len(_stored()) == 1
    assert keeping.MAKER in beside.makers()[0]


def test_a_page_says_that_answers_are_being_counted(
    hall: Hall, bad: int, teacher: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def still_making(*_: object) -> None:
        raise workshop.StillMakingError(workshop.Progress("key"))

    monkeypatch.setenv(workshop.FOLDER, str(tmp_path))
    monkeypatch.setattr(workshop, "make", still_making)
    for path in ("questions", f"questions/{bad}", "understanding", "exports/questions.csv"):
        page = teacher.get(f"/classes/{hall.id}/{path}")
        assert (page.status_code, page.headers["Refresh"]) == (202, "2")
        assert "The answers are being counted" in page.text


def test_a_page_says_that_they_cannot_be(
    hall: Hall, bad: int, teacher: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise workshop.FailedError

    monkeypatch.setenv(workshop.FOLDER, str(tmp_path))
    monkeypatch.setattr(workshop, "make", fail)
    page = teacher.get(f"/classes/{hall.id}/questions")
    assert page.status_code == 503
    assert "could not be counted" in page.text


def test_the_page_of_the_class_has_them_counted_and_names_what_they_speak_against(
    app: Flask,
    hall: Hall,
    bad: int,
    teacher: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    heading = "Questions that the answers speak against"
    assert heading not in teacher.get(f"/classes/{hall.id}").text

    def make(kind: str, args: tuple[object, ...]) -> None:
        assert kind == keeping.MAKER
        make_and_keep(args[0], args[1], utc_now())  # type: ignore[arg-type]

    monkeypatch.setenv(workshop.FOLDER, str(tmp_path))
    monkeypatch.setattr(workshop, "make", make)
    teacher.get(f"/classes/{hall.id}")
    _wait()
    page = teacher.get(f"/classes/{hall.id}").text
    assert heading in page
    assert f'href="/classes/{hall.id}/questions/{bad}"' in page
    monkeypatch.setattr(workshop, "make", lambda *_: None)
    with app.app_context():
        db.session.execute(db.delete(Membership).where(Membership.user_id == hall.learners[0]))
        db.session.commit()
    assert heading not in teacher.get(f"/classes/{hall.id}").text
    _wait()


def test_without_a_workshop_what_the_page_of_the_class_tells_is_counted_again_too(
    app: Flask, hall: Hall, bad: int, teacher: FlaskClient
) -> None:
    path, heading = f"/classes/{hall.id}", "Questions that the answers speak against"
    teacher.get(path)
    _wait()
    with app.app_context():
        assert _stored() == []  # nothing is told of them
        _get(hall)
        _age()
        add_answers(hall.learners[0], {row: right(row) for row in rows_of(Kind.TRUE_FALSE)[:1]})
    assert heading in teacher.get(path).text
    _wait()
    with app.app_context():
        (kept,) = _stored()
        assert kept.answers == 97


def test_pages_ask_few_things_of_the_database(
    app: Flask, hall: Hall, bad: int, teacher: FlaskClient
) -> None:
    for page in ("questions", "questions?by=fact", f"questions/{bad}", "understanding"):
        teacher.get(f"/classes/{hall.id}/{page}")
        with counted(app) as statements:
            teacher.get(f"/classes/{hall.id}/{page}")
        assert len(statements) <= 8, statements


@pytest.mark.parametrize("step", ["make_figures", "_stamp"])
def test_a_class_that_is_deleted_meanwhile_is_not_found(
    app: Flask,
    hall: Hall,
    bad: int,
    teacher: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    do = getattr(keeping, step)

    def delete_after(*args: object) -> object:
        done = do(*args)
        db.session.rollback()
        db.session.execute(db.delete(Attempt))
        db.session.execute(db.text("DELETE FROM classes"))
        db.session.commit()
        return done

    monkeypatch.setattr(keeping, step, delete_after)
    assert teacher.get(f"/classes/{hall.id}/questions").status_code == 404
    with app.app_context():
        assert _stored() == []


def test_they_go_with_their_class(
    app: Flask, hall: Hall, bad: int, make_user: Callable[..., int]
) -> None:
    with app.app_context():
        _get(hall)
        db.session.rollback()
        db.session.execute(db.delete(Attempt))
        db.session.execute(db.text("DELETE FROM classes"))
        db.session.commit()
        assert _stored() == []
