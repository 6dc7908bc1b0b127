"""Exams with a time limit: the server's clock decides, and whatever comes next closes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.memory.cards import get_cards
from quizapp.memory.rebuilding import rebuild
from quizapp.models import Attempt, Role, Slot
from quizapp.models.attempts import Mode
from quizapp.quizzes import answering, closing, exams, queries
from quizapp.quizzes.answering import Answer
from quizapp.quizzes.errors import ExamOverError, NotFoundError, TimeIsUpError
from tests.quizapp.classrooms import add_class
from tests.quizapp.quizzes.answers import (
    item_at,
    right,
    stored_knowledge,
    stored_responses,
    wrong,
)

pytestmark = pytest.mark.every_database
_MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def limited(start: Callable[..., int]) -> int:
    """An exam of two questions and twenty minutes that was just begun."""
    return start(length=2, mode=Mode.EXAM, minutes=20)


def _attempt(app: Flask, attempt_id: int) -> Attempt:
    with app.app_context():
        return db.session.get_one(Attempt, attempt_id)


def _end(app: Flask, attempt_id: int) -> dt.datetime:
    ends_at = _attempt(app, attempt_id).ends_at
    assert ends_at is not None
    return ends_at


def _run_out(app: Flask, attempt_id: int) -> dt.datetime:
    """Moves an exam so far back that its time has just run out; gives when."""
    with app.app_context():
        attempt = db.session.get_one(Attempt, attempt_id)
        assert attempt.ends_at is not None
        back = attempt.ends_at - (utc_now() - _MINUTE)
        attempt.started_at -= back
        attempt.ends_at -= back
        db.session.commit()
        return attempt.ends_at


def _answer(
    app: Flask, learner_id: int, attempt_id: int, position: int, at: dt.datetime, make: object
) -> None:
    form = make(item_at(app, attempt_id, position))  # type: ignore[operator]
    fields = {n: v if isinstance(v, list) else [str(v)] for n, v in form.items()}
    with app.app_context():
        answering.submit(learner_id, attempt_id, position, Answer(1, fields), at)


@pytest.mark.parametrize(("mode", "minutes"), [("exam", 20), ("practice", None)])
def test_the_limit_is_set_when_an_exam_is_started(
    app: Flask, learner: FlaskClient, mode: str, minutes: int | None
) -> None:
    form = {"activity": "mixed", "mode": mode, "length": "5", "minutes": "20"}
    assert learner.post("/attempts", data=form).status_code == 303
    with app.app_context():
        (head,) = (
            queries.get_summary(attempt.user_id, attempt.id).attempt
            for attempt in db.session.scalars(db.select(Attempt))
        )
    assert head.limit_minutes == minutes


@pytest.mark.parametrize("minutes", ["0", "-5", "481", "ten", "1.5"])
def test_a_limit_that_cannot_be_is_said(learner: FlaskClient, minutes: str) -> None:
    form = {"activity": "mixed", "mode": "exam", "length": "5", "minutes": minutes}
    answer = learner.post("/attempts", data=form)
    assert answer.status_code == 422
    assert 'href="#minutes"' in answer.text


def test_a_quiz_can_be_of_any_length(app: Flask, learner: FlaskClient) -> None:
    form = {"activity": "mixed", "mode": "exam", "length": "5", "other_length": "7"}
    learner.post("/attempts", data=form)
    with app.app_context():
        assert db.session.scalars(db.select(Attempt.length)).one() == 7


def test_an_exam_says_when_it_ends_and_how_much_time_is_left(
    app: Flask, learner: FlaskClient, limited: int
) -> None:
    for path in (f"/attempts/{limited}/1", f"/attempts/{limited}"):
        page = learner.get(path).text
        assert f'datetime="{_end(app, limited).isoformat()}"' in page
        left = int(page.partition('data-left="')[2].partition('"')[0])
        assert 19 * 60 < left <= 20 * 60
        assert "5 more minutes" in page


def test_an_exam_without_a_limit_has_no_clock(
    learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(length=2, mode=Mode.EXAM)
    assert "ends at" not in learner.get(f"/attempts/{attempt_id}/1").text


def test_finishing_in_time_ends_it_then(app: Flask, learner_id: int, limited: int) -> None:
    now = _end(app, limited) - _MINUTE
    with app.app_context():
        closing.finish(learner_id, limited, now)
    assert _attempt(app, limited).finished_at == now


def test_finishing_too_late_ends_it_when_its_time_was_up(
    app: Flask, learner_id: int, limited: int
) -> None:
    with app.app_context():
        closing.finish(learner_id, limited, _end(app, limited) + _MINUTE)
    assert _attempt(app, limited).finished_at == _end(app, limited)


def test_an_answer_in_the_last_moment_counts_and_one_at_the_end_does_not(
    app: Flask, learner_id: int, limited: int
) -> None:
    end = _end(app, limited)
    _answer(app, learner_id, limited, 1, end - dt.timedelta(milliseconds=1), right)
    with pytest.raises(TimeIsUpError):
        _answer(app, learner_id, limited, 2, end, right)

    assert len(stored_responses(app)) == 1
    assert _attempt(app, limited).finished_at == end


@pytest.mark.parametrize("path", ["/1", "/1/skip", "/1/save", "/more-time"])
def test_what_comes_too_late_closes_the_exam_and_is_not_stored(
    app: Flask, learner: FlaskClient, limited: int, path: str
) -> None:
    form = {**right(item_at(app, limited, 1)), "go": "flag"}
    end = _run_out(app, limited)

    page = learner.post(f"/attempts/{limited}{path}", data=form, follow_redirects=True)

    assert "Time was up before" in page.text
    assert "0 of 2 points" in page.text
    assert stored_responses(app) == []
    assert _attempt(app, limited).finished_at == end


def test_what_comes_after_another_page_closed_the_exam_is_told_that_time_was_up(
    app: Flask, learner: FlaskClient, limited: int
) -> None:
    form = right(item_at(app, limited, 1))
    _run_out(app, limited)
    learner.get("/progress")

    page = learner.post(f"/attempts/{limited}/1", data=form, follow_redirects=True)

    assert "Time was up before" in page.text
    assert stored_responses(app) == []


@pytest.mark.parametrize("path", ["/attempts/{}/1", "/attempts/{}", "/", "/progress"])
def test_the_next_page_on_which_it_would_be_seen_closes_it(
    app: Flask, learner: FlaskClient, learner_id: int, limited: int, path: str
) -> None:
    item = item_at(app, limited, 1)
    learner.post(f"/attempts/{limited}/1", data=right(item))
    end = _run_out(app, limited)

    assert learner.get(path.format(limited)).status_code == 200

    assert _attempt(app, limited).finished_at == end
    with app.app_context():
        known = stored_knowledge(learner_id)
    assert {one.fact_id for one in known} == set(item.facts)
    assert {one.last_at for one in known} == {end}


def test_an_overdue_exam_is_explained_at_once(
    app: Flask, learner: FlaskClient, limited: int
) -> None:
    _run_out(app, limited)
    assert "Not answered" in learner.get(f"/attempts/{limited}/1").text
    page = learner.get(f"/attempts/{limited}").text
    assert "Then time was up." in page
    assert "You had set yourself 20 minutes." in page


def test_the_list_of_attempts_shows_it_finished(
    app: Flask, learner: FlaskClient, limited: int
) -> None:
    assert ">Not finished<" in learner.get("/progress/attempts").text
    _run_out(app, limited)
    assert ">Not finished<" not in learner.get("/progress/attempts").text


def test_the_download_of_ones_data_has_its_scores(
    app: Flask, learner: FlaskClient, limited: int
) -> None:
    learner.post(f"/attempts/{limited}/1", data=right(item_at(app, limited, 1)))
    end = _run_out(app, limited)
    (attempt,) = learner.get("/settings/data").json["attempts"]  # type: ignore[index]
    assert attempt["finished_at"] == end.isoformat()
    assert attempt["answers"][0]["score"] == 1


def test_an_instructor_sees_it_finished(
    app: Flask,
    learner_id: int,
    limited: int,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
) -> None:
    teacher = make_user("teacher", Role.INSTRUCTOR)
    with app.app_context():
        room_id = add_class(teacher, learner_id)
    end = _run_out(app, limited)

    page = client_of(teacher).get(f"/classes/{room_id}/learners/{learner_id}/attempts/{limited}")

    assert "not finished" not in page.text
    assert _attempt(app, limited).finished_at == end


def test_closed_by_many_at_once_it_counts_once(
    app: Flask, learner: FlaskClient, learner_id: int, limited: int
) -> None:
    item = item_at(app, limited, 1)
    learner.post(f"/attempts/{limited}/1", data=right(item))
    end = _run_out(app, limited)

    def close(_number: int) -> None:
        with app.app_context():
            closing.close_overdue(learner_id, utc_now())
            db.session.remove()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(close, range(6)))

    assert _attempt(app, limited).finished_at == end
    with app.app_context():
        assert {one.asked for one in stored_knowledge(learner_id)} == {1}


def test_others_exams_are_left_alone(
    app: Flask, limited: int, make_user: Callable[..., int]
) -> None:
    end = _run_out(app, limited)
    with app.app_context():
        closing.close_overdue(make_user("other"), end + _MINUTE)
    assert _attempt(app, limited).finished_at is None


def test_more_time_puts_the_end_off_as_often_as_is_wanted(
    app: Flask, learner: FlaskClient, limited: int
) -> None:
    end = _end(app, limited)
    learner.post(f"/attempts/{limited}/1/save", data={"go": "more-time"})
    learner.post(f"/attempts/{limited}/more-time")
    assert _end(app, limited) == end + 10 * _MINUTE

    learner.post(f"/attempts/{limited}/finish")

    page = learner.get(f"/attempts/{limited}").text
    assert "You had set yourself 20 minutes." in page
    assert "You added 10 minutes." in page
    assert "Then time was up." not in page


def test_more_time_keeps_what_is_filled_in(app: Flask, learner: FlaskClient, limited: int) -> None:
    form = {**right(item_at(app, limited, 1)), "go": "more-time"}
    answer = learner.post(f"/attempts/{limited}/1/save", data=form)
    assert answer.location.endswith(f"/attempts/{limited}/1")
    assert len(stored_responses(app)) == 1


def test_nothing_is_put_off_where_nothing_ends(
    app: Flask, learner_id: int, start: Callable[..., int], limited: int
) -> None:
    now = utc_now()
    with app.app_context():
        for without in (start(mode=Mode.EXAM), start()):
            with pytest.raises(NotFoundError):
                exams.extend(learner_id, without, now)
        closing.finish(learner_id, limited, now)
        with pytest.raises(ExamOverError):
            exams.extend(learner_id, limited, now)


def test_somebody_elses_exam_cannot_be_put_off(
    limited: int, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    other = client_of(make_user("other"))
    assert other.post(f"/attempts/{limited}/more-time").status_code == 404


def test_closing_after_something_else_was_asked_comes_to_the_same_cards(
    app: Flask, learner_id: int, start: Callable[..., int], limited: int
) -> None:
    """The exam ended before the practice, and was closed after it; both ask the same questions."""
    begun, end = _attempt(app, limited).started_at, _end(app, limited)
    practice = start(length=2)
    with app.app_context():
        for mine, other in zip(_slots(practice), _slots(limited), strict=True):
            mine.item_id = other.item_id
            mine.option_order, mine.group_order = other.option_order, other.group_order
        db.session.commit()
    for position, make in ((1, right), (2, wrong)):
        _answer(app, learner_id, limited, position, begun + position * _MINUTE, make)
        _answer(app, learner_id, practice, position, end + position * _MINUTE, wrong)
    with app.app_context():
        closing.close_overdue(learner_id, end + 60 * _MINUTE)
        closed = get_cards(learner_id)
        rebuild()
        rebuilt = get_cards(learner_id)
    assert closed == rebuilt
    assert len(closed) >= 2
    assert {one.asked for one in closed.values()} == {2}
    assert {one.last_at for one in closed.values()} == {end + _MINUTE, end + 2 * _MINUTE}


def test_an_exam_in_which_nothing_was_answered_leaves_no_card(
    app: Flask, learner_id: int, limited: int
) -> None:
    with app.app_context():
        closing.close_overdue(learner_id, _end(app, limited))
        assert get_cards(learner_id) == {}
    assert _attempt(app, limited).finished_at is not None


def _slots(attempt_id: int) -> list[Slot]:
    query = db.select(Slot).filter_by(attempt_id=attempt_id).order_by(Slot.position)
    return list(db.session.scalars(query))
