"""Learners do what their class was given."""

from __future__ import annotations

import datetime as dt

import pytest

from questions.articles import SHIPPED_SLUG
from quizapp.assignments import taking
from quizapp.assignments.errors import NoAttemptsLeftError
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Assignment, Attempt, Knowledge, LateAnswer
from quizapp.models.attempts import NEVER
from tests.quizapp.assignments.conftest import Course
from tests.quizapp.quizzes.answers import item_at, right

HOUR = dt.timedelta(hours=1)


def test_it_stands_on_the_home_of_learners_and_of_nobody_else(course: Course) -> None:
    assignment_id = course.give()
    for path in ("/", "/assignments", f"/assignments/{assignment_id}"):
        page = course.ada.get(path)
        assert "Week 1" in page.text
        assert "(Europe/Madrid)" in page.text
    assert "Week 1" not in course.stranger.get("/").text
    for client in (course.stranger, course.app.test_client()):
        for path in ("", "/results", "/paper", "/edit"):
            status = client.get(f"/assignments/{assignment_id}{path}").status_code
            assert status in (302, 404)


def test_what_is_overdue_looks_unlike_what_is_due(course: Course) -> None:
    assignment_id = course.give(accepts_late="y")
    assert "Overdue" not in course.ada.get("/").text
    course.set(Assignment, assignment_id, due_at=utc_now() - HOUR / 2)
    for path in ("/", "/assignments"):
        page = course.ada.get(path).text
        assert "Overdue" in page
        assert "It can still be handed in, as late." in page
    course.ada.post(f"/attempts/{course.begin(course.ada, assignment_id)}/finish")
    page = course.ada.get("/assignments").text
    assert ("Overdue" in page, "It was due" in page) == (False, True)
    course.set(Assignment, assignment_id, accepts_late=False)
    page = course.ben.get("/assignments").text
    assert ("Overdue" in page, "can still be" in page) == (True, False)


def test_everybody_gets_the_same_or_a_variant_each(course: Course) -> None:
    same, each = course.give(), course.give(is_same_for_all="no", length="10")
    drawn = {}
    for assignment_id in (same, each):
        for client in (course.ada, course.ben):
            slots = course.slots(course.begin(client, assignment_id))
            drawn[assignment_id, client] = [(one.item_id, one.option_order) for one in slots]
    assert drawn[same, course.ada] == drawn[same, course.ben]
    assert drawn[each, course.ada] != drawn[each, course.ben]


def test_a_start_goes_on_with_what_is_open_and_ends_with_the_attempts(course: Course) -> None:
    assignment_id = course.give()
    attempt_id = course.begin(course.ada, assignment_id)
    assert course.begin(course.ada, assignment_id) == attempt_id
    course.ada.post(f"/attempts/{attempt_id}/finish")
    again = course.ada.post(f"/assignments/{assignment_id}/start", follow_redirects=True)
    assert "You have used all your attempts." in again.text


@pytest.mark.every_database
def test_of_two_windows_one_starts_an_attempt(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    assignment_id = course.give()
    with course.app.app_context():
        before = taking.get_work(course.ada_id, assignment_id, utc_now())
        first = taking.start(course.ada_id, assignment_id, utc_now())
        found = taking.get_work
        looks = iter([before])
        monkeypatch.setattr(taking, "get_work", lambda *args: next(looks, None) or found(*args))
        assert taking.start(course.ada_id, assignment_id, utc_now()) == first
        with pytest.raises(NoAttemptsLeftError):
            before.terms.check_start(1, utc_now())


def test_it_opens_and_is_due_by_the_clock_of_the_server(course: Course) -> None:
    assignment_id = course.give()
    course.set(Assignment, assignment_id, opens_at=utc_now() + HOUR)
    page = course.ada.post(f"/assignments/{assignment_id}/start", follow_redirects=True)
    assert "It is not open yet." in page.text
    course.set(Assignment, assignment_id, opens_at=utc_now() - 2 * HOUR, due_at=utc_now() - HOUR)
    page = course.ada.post(f"/assignments/{assignment_id}/start", follow_redirects=True)
    assert "nothing late is accepted" in page.text
    course.set(Assignment, assignment_id, accepts_late=True)
    attempt_id = course.begin(course.ada, assignment_id)
    course.ada.post(f"/attempts/{attempt_id}/finish")
    page = course.teacher.get(f"/assignments/{assignment_id}/results")
    assert "late" in page.text


def test_an_attempt_ends_with_its_time_or_when_it_is_due(course: Course) -> None:
    assignment_id = course.give(minutes="30")
    attempt = course.attempt(course.begin(course.ada, assignment_id))
    assert attempt.ends_at == attempt.started_at + dt.timedelta(minutes=30)
    soon = utc_now() + dt.timedelta(minutes=10)
    course.set(Assignment, assignment_id, due_at=soon)
    assert course.attempt(course.begin(course.ben, assignment_id)).ends_at == soon


def test_nobody_gives_themselves_more_time(course: Course) -> None:
    attempt_id = course.begin(course.ada, course.give(minutes="30"))
    before = course.attempt(attempt_id).ends_at
    assert "5 more minutes" not in course.ada.get(f"/attempts/{attempt_id}/1").text
    assert course.ada.post(f"/attempts/{attempt_id}/more-time").status_code == 404
    assert course.attempt(attempt_id).ends_at == before


@pytest.mark.parametrize("mode", ["exam", "practice"])
def test_answers_are_held_back_until_nobody_has_time_left(course: Course, mode: str) -> None:
    attempt_id = course.begin(course.ada, course.give(telling="after_due", mode=mode))
    course.answer(course.ada, attempt_id, 1, 2)
    assert course.ada.post(f"/attempts/{attempt_id}/finish").status_code == 303
    secret = item_at(course.app, attempt_id, 1).evidence[0].text
    for path in (
        f"/attempts/{attempt_id}", f"/attempts/{attempt_id}/1", f"/attempts/{attempt_id}/1?again=1",
        f"/attempts/{attempt_id}/1/note", f"/attempts/{attempt_id}/1/report",
        "/settings/data", "/progress/attempts", "/progress", "/",
    ):  # fmt: skip
        page = course.ada.get(path, follow_redirects=True)
        assert secret not in page.text
        assert "2 of 3 points" not in page.text
        assert "2 of 3<" not in page.text
    assert "score" not in course.ada.get("/settings/data").text.split('"answers"')[1][:900]
    for press in ("retry", "share"):
        course.ada.post(f"/attempts/{attempt_id}/{press}")
    with course.app.app_context():
        assert db.session.scalars(db.select(Knowledge)).all() == []
        assert len(db.session.scalars(db.select(Attempt)).all()) == 1
        assert db.session.scalars(db.select(Attempt.share_token)).all() == [None]
    assert (
        "2 of 3 points"
        in course.teacher.get(
            f"/classes/{course.class_id}/learners/{course.ada_id}/attempts/{attempt_id}"
        ).text
    )
    course.set(Attempt, attempt_id, held_until=utc_now() - HOUR)
    assert "the results are told now" in course.ada.get("/").text
    assert "2 of 3 points" in course.ada.get(f"/attempts/{attempt_id}").text
    assert "the results are told now" not in course.ada.get("/").text
    with course.app.app_context():
        assert db.session.scalars(db.select(Knowledge)).all()


def test_a_quiz_of_ones_own_does_not_ask_what_is_told_later(course: Course) -> None:
    attempt_id = course.begin(course.ada, course.give(telling="after_due", length="30"))
    course.ada.post(f"/attempts/{attempt_id}/finish")
    held = {one.item_id for one in course.slots(attempt_id)}
    data = {"activity": "mixed", "length": "5", "other_length": "100", "article": SHIPPED_SLUG}
    own = course.ada.post("/attempts", data=data | {"mode": "practice"}).location.split("/")[-2]
    asked = {one.item_id for one in course.slots(int(own))}
    assert asked
    assert not asked & held


def test_a_quiz_of_ones_own_asks_what_is_never_told_once_nobody_can_hand_it_in(
    course: Course,
) -> None:
    assignment_id = course.give(telling="never", attempts="2", length="30")
    attempt_id = course.begin(course.ada, assignment_id)
    course.ada.post(f"/attempts/{attempt_id}/finish")
    held = {one.item_id for one in course.slots(attempt_id)}
    data = {"activity": "mixed", "length": "5", "other_length": "100", "article": SHIPPED_SLUG}

    def asked() -> set[int]:
        own = course.ada.post("/attempts", data=data | {"mode": "practice"}).location
        return {one.item_id for one in course.slots(int(own.split("/")[-2]))}

    assert not asked() & held
    course.set(Assignment, assignment_id, due_at=utc_now() - HOUR)
    assert asked() & held


def test_what_is_never_told_stays_so_when_the_class_is_gone(course: Course) -> None:
    attempt_id = course.begin(course.ada, course.give(telling="never"))
    course.answer(course.ada, attempt_id, 1)
    course.ada.post(f"/attempts/{attempt_id}/finish")
    course.teacher.post(f"/classes/{course.class_id}/delete", data={"name": "PT"})
    with course.app.app_context():
        assert db.session.scalars(db.select(Assignment)).all() == []
    kept = course.attempt(attempt_id)
    assert (kept.assignment_id, kept.held_until) == (None, NEVER)
    assert "are not told" in course.ada.get(f"/attempts/{attempt_id}").text


def test_an_abandoned_attempt_counts_what_was_stored_and_what_comes_later_is_kept(
    course: Course,
) -> None:
    assignment_id = course.give(minutes="30")
    attempt_id = course.begin(course.ada, assignment_id)
    course.answer(course.ada, attempt_id, 1)
    ended = utc_now() - dt.timedelta(minutes=1)
    course.set(Attempt, attempt_id, ends_at=ended)
    fields = right(item_at(course.app, attempt_id, 2)) | {"given_ago": "120"}
    late = course.ada.post(f"/attempts/{attempt_id}/2", data=fields, follow_redirects=True)
    assert "It is kept as late" in late.text
    assert course.attempt(attempt_id).finished_at == ended
    page = course.teacher.get(f"/assignments/{assignment_id}/learners/{course.ada_id}").text
    assert "1 of 3" in page
    assert "by its device" in page
    take = f"/assignments/{assignment_id}/learners/{course.ada_id}/attempts/{attempt_id}/late/2"
    assert "changed marks" not in course.ada.get("/").text
    for _ in range(2):
        assert course.teacher.post(take).status_code == 303
    assert "your instructor changed marks" in course.ada.get("/").text
    assert [one.score for one in course.slots(attempt_id)] == [1, 1, None]
    data = course.ada.get("/settings/data").json
    assert data["attempts"][0]["assignment"] == "Week 1"
    assert [one["question"] for one in data["attempts"][0]["came_late"]] == [2]
    assert "2 of 3 points" in course.ada.get(f"/attempts/{attempt_id}").text


def test_whoever_handed_in_adds_nothing(course: Course) -> None:
    attempt_id = course.begin(course.ada, course.give())
    course.ada.post(f"/attempts/{attempt_id}/finish")
    course.ada.post(f"/attempts/{attempt_id}/1", data=right(item_at(course.app, attempt_id, 1)))
    with course.app.app_context():
        assert db.session.scalars(db.select(LateAnswer)).all() == []
    assert course.slots(attempt_id)[0].score is None


def test_practice_tells_at_once_and_is_over_with_its_end(course: Course) -> None:
    attempt_id = course.begin(course.ada, course.give(mode="practice"))
    course.answer(course.ada, attempt_id, 1)
    assert "Correct" in course.ada.get(f"/attempts/{attempt_id}/1").text
    course.ada.post(f"/attempts/{attempt_id}/finish")
    course.ada.post(f"/attempts/{attempt_id}/2", data=right(item_at(course.app, attempt_id, 2)))
    assert [one.score for one in course.slots(attempt_id)] == [1, None, None]
