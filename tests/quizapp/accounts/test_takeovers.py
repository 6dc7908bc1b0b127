from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from questions.memory import SelfRating, SelfReport
from quizapp.accounts.guests import UNDO_FOR, delete_stale_guests
from quizapp.accounts.takeovers import give_back, list_undoable, take_over
from quizapp.extensions import db
from quizapp.memory.rebuilding import rebuild
from quizapp.memory.self_reports import get_self_reports, store_self_reports
from quizapp.models import (
    ArticleTally,
    Attempt,
    DayTally,
    DiaryEntry,
    ExercisePick,
    Knowledge,
    Note,
    Response,
    Slot,
    Takeover,
    TopicTally,
    User,
)
from tests.quizapp.accounts.conftest import NOW, add_attempt, register

pytestmark = pytest.mark.every_database

DAY = dt.timedelta(days=1)


@pytest.fixture
def guest(make_guest: Callable[..., int]) -> int:
    return make_guest(answers=3)


@pytest.fixture
def anna(app: Flask, make_account: Callable[..., int]) -> int:
    """Somebody who gave an answer of her own before."""
    user_id = make_account("anna")
    with app.app_context():
        add_attempt(user_id, 1, NOW - DAY)
    return user_id


def _cards(user_id: int) -> dict[str, tuple[int, float | None]]:
    rows = db.session.execute(
        select(Knowledge.fact_id, Knowledge.asked, Knowledge.stability).where(
            Knowledge.user_id == user_id
        )
    )
    return {row.fact_id: (row.asked, row.stability) for row in rows}


def _undo(user_id: int, at: dt.datetime = NOW + DAY) -> bool:
    (taken,) = db.session.scalars(select(Takeover.id))
    return give_back(taken, user_id, at)


def test_the_cards_are_as_if_nothing_had_been_taken_over(app: Flask, guest: int, anna: int) -> None:
    with app.app_context():
        rebuild()
        before, own = _cards(anna), db.session.scalars(select(Attempt.id).filter_by(user_id=anna))
        attempts = own.all()
        take_over(guest, anna, NOW)
        assert _cards(anna) != before
        assert _undo(anna)
        assert _cards(anna) == before
        assert db.session.scalars(select(Attempt.id)).all() == attempts
        assert db.session.scalar(select(func.count(Response.id))) == 1


def test_no_tally_that_counts_nothing_stays(
    app: Flask, guest: int, make_account: Callable[..., int]
) -> None:
    user_id, tallies = make_account("anna"), (ArticleTally, TopicTally, DayTally)
    with app.app_context():
        take_over(guest, user_id, NOW)
        assert all(db.session.scalars(select(tally)).all() for tally in tallies)
        assert _undo(user_id)
        db.session.expunge_all()
        assert not any(db.session.scalars(select(tally)).all() for tally in tallies)


def test_ability_is_what_the_accounts_own_answers_say(app: Flask, guest: int, anna: int) -> None:
    with app.app_context():
        rebuild()
        user = db.session.get_one(User, anna)
        own = user.ability, user.ability_answers
        db.session.get_one(User, guest).ability_answers = 200
        db.session.commit()
        take_over(guest, anna, NOW)
        # As after one more answer, which counts little among so many.
        user.ability, user.ability_answers = user.ability - 0.06, user.ability_answers + 1
        db.session.commit()
        assert _undo(anna)
        assert user.ability == pytest.approx(own[0])
        assert user.ability_answers == own[1]


def test_a_quiz_that_the_account_went_on_with_stays(app: Flask, guest: int, anna: int) -> None:
    with app.app_context():
        gone_on = add_attempt(guest, 2, NOW)
        take_over(guest, anna, NOW)
        slot = db.session.scalars(select(Slot).where(Slot.attempt_id == gone_on)).first()
        assert slot is not None
        again = {"answer": "a", "score": 1.0, "parts": {}, "answered_at": NOW + DAY}
        db.session.add(Response(slot_id=slot.id, try_number=2, **again))
        db.session.commit()
        assert _undo(anna, NOW + 2 * DAY)
        assert len(db.session.scalars(select(Attempt.id).filter_by(user_id=anna)).all()) == 2
        assert db.session.get(Attempt, gone_on) is not None


def test_a_deleted_row_whose_number_was_given_again_is_not_taken_for_it(
    app: Flask, guest: int, anna: int
) -> None:
    with app.app_context():
        take_over(guest, anna, NOW)
        db.session.execute(update(Attempt).values(started_at=NOW + DAY))
        db.session.commit()
        assert _undo(anna)
        assert len(db.session.scalars(select(Attempt.id)).all()) == 2


def test_notes_exercises_diary_and_what_was_said_go_too_but_for_what_changed_since(
    app: Flask, guest: int, anna: int
) -> None:
    with app.app_context():
        version = db.session.scalars(select(Attempt).filter_by(user_id=guest)).one().version
        for key in ("left", "changed"):
            marked = {"quote": key, "text": "", "created_at": NOW, "changed_at": NOW}
            place = {"article_id": version.article_id, "version_id": version.id}
            db.session.add(Note(user_id=guest, key=key, **place, **marked))
        pick = {"article_id": version.article_id, "exercise_id": "x", "name": "X"}
        db.session.add(ExercisePick(user_id=guest, picked_at=NOW, **pick))
        entry = {"form_key": "k", "day": NOW.date(), "done": [], "note": "", "written_at": NOW}
        db.session.add(DiaryEntry(user_id=guest, **entry))
        store_self_reports(anna, ["f"], SelfRating.NO, NOW - DAY)
        store_self_reports(guest, ["f", "g"], SelfRating.KNEW, NOW)
        db.session.commit()
        take_over(guest, anna, NOW)
        written = update(Note).where(Note.key == "changed").values(changed_at=NOW + DAY)
        db.session.execute(written)
        db.session.commit()
        assert _undo(anna)
        assert db.session.scalars(select(Note.key)).all() == ["changed"]
        assert not db.session.scalars(select(ExercisePick)).all()
        assert not db.session.scalars(select(DiaryEntry)).all()
        assert get_self_reports(anna) == {"f": SelfReport(SelfRating.NO, NOW - DAY)}


def test_it_can_be_undone_once_by_its_own_account_and_for_fourteen_days(
    app: Flask, guest: int, anna: int, make_account: Callable[..., int]
) -> None:
    stranger = make_account("bert")
    with app.app_context():
        take_over(guest, anna, NOW)
        assert not _undo(stranger)
        assert not _undo(anna, NOW + UNDO_FOR)
        assert list_undoable(anna, NOW + UNDO_FOR) == []
        (offered,) = list_undoable(anna, NOW)
        assert (offered.answers, offered.until) == (3, NOW + UNDO_FOR)
        assert give_back(offered.id, anna, NOW + DAY)
        assert not give_back(offered.id, anna, NOW + DAY)


def test_it_is_kept_no_longer_than_it_can_be_undone(app: Flask, guest: int, anna: int) -> None:
    with app.app_context():
        take_over(guest, anna, NOW)
        delete_stale_guests(NOW + UNDO_FOR - DAY)
        assert db.session.scalars(select(Takeover)).all()
        delete_stale_guests(NOW + UNDO_FOR)
        assert not db.session.scalars(select(Takeover)).all()


def test_one_press_in_the_settings_takes_it_out(
    app: Flask, client_of: Callable[[int], FlaskClient], guest: int
) -> None:
    browser = client_of(guest)
    register(browser)
    browser.post("/guest-answers", data={"mine": "yes"})
    page = browser.get("/settings").text
    assert "3 answers came with it." in page
    with app.app_context():
        (taken,) = db.session.scalars(select(Takeover.id))
    told = browser.post("/settings/not-mine", data={"taken": str(taken)}, follow_redirects=True)
    assert "It is deleted. What you know was worked out again without it." in told.text
    assert "These are not mine" not in told.text
    with app.app_context():
        assert db.session.scalar(select(func.count(Response.id))) == 0


@pytest.mark.parametrize("taken", ["", "x", "99", "9" * 30])
def test_a_forged_number_takes_nothing_out(
    client_of: Callable[[int], FlaskClient], anna: int, taken: str
) -> None:
    answer = client_of(anna).post(
        "/settings/not-mine", data={"taken": taken}, follow_redirects=True
    )
    assert "There is nothing to take out any more." in answer.text
