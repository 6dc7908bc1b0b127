"""Instructors give work to a class."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from typing import Any

import pytest
from markupsafe import escape

from questions.articles import SHIPPED_SLUG
from questions.items import explain
from questions.items.registers import CLINICAL, PLAIN
from quizapp.articles.service import import_article, published_versions
from quizapp.assignments import service
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import (
    ArticleClass,
    Assignment,
    Attempt,
    AuditEntry,
    Class,
    Knowledge,
    StoredFact,
    Telling,
)
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.errors import NothingToAskError
from tests.quizapp.assignments.conftest import Course, form
from tests.quizapp.texts import SHEET

DAY = dt.timedelta(days=1)


def _new(course: Course) -> str:
    return f"/classes/{course.class_id}/assignments/new"


def test_one_screen_with_sensible_defaults(course: Course) -> None:
    page = course.teacher.get(_new(course)).text
    assert 'name="due_at"' in page
    assert 'T23:59"' in page
    assert "Europe/Madrid" in page


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"due_at": ""}, "Say when it is due."),
        ({"due_at": "tomorrow"}, "Write a day and a time"),
        ({"due_at": "9999-12-31T23:59"}, "Write a day and a time"),
        ({"due_at": "0001-01-01T00:00"}, "Write a day and a time"),
        ({"due_at": "2020-01-01T00:00"}, "due after it opens"),
        (
            {"opens_at": "2027-03-28T02:30", "due_at": "2027-03-28T03:00"},  # opens at 3:30
            "due after it opens",
        ),
        ({"length": "0"}, "from 1 to 100"),
        ({"minutes": "20", "mode": "practice"}, "A time limit needs an exam"),
        ({"topics": "<script>"}, "is not a valid choice"),
        ({"attempts": "-1"}, "from 1 to 99"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_is_kept(
    course: Course, fields: dict[str, str], problem: str
) -> None:
    answer = course.teacher.post(_new(course), data=form(title="My title", **fields))
    assert answer.status_code == 422
    assert problem in answer.text
    assert 'value="My title"' in answer.text


def test_that_nothing_fits_is_said_where_it_was_chosen(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "draw_form", _draw_nothing)
    for field, fields in (("kinds", {"kinds": "order"}), ("activity", {})):
        answer = course.teacher.post(_new(course), data=form(**fields))
        assert answer.status_code == 422
        assert f'id="{field}-error"' in answer.text
        assert 'id="length-error"' not in answer.text


def _draw_nothing(*_: Any) -> None:
    raise NothingToAskError


def test_a_class_that_is_deleted_at_this_moment_is_not_found(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = service.draw_form

    def draw_while_it_goes(*args: Any) -> Any:
        drawn = draw(*args)
        db.session.execute(db.delete(Class).where(Class.id == course.class_id))
        db.session.commit()
        return drawn

    monkeypatch.setattr(service, "draw_form", draw_while_it_goes)
    assert course.teacher.post(_new(course), data=form()).status_code == 404


def test_a_time_that_the_clocks_jump_over_is_resolved_and_said(course: Course) -> None:
    data = form(due_at="2027-03-28T02:30")
    page = course.teacher.post(_new(course), data=data, follow_redirects=True).text
    assert "The clocks jump over that time" in page
    assert "3:30" in page


def test_chosen_questions_are_asked_and_no_others(course: Course) -> None:
    page = course.teacher.get(_new(course)).text
    chosen = [part.split('"')[0] for part in page.split('name="items" value="')[1:]]
    assignment_id = course.give(items=chosen[:2])
    assert course.assignment(assignment_id).length == 2
    first = [one.item_id for one in course.slots(course.begin(course.ada, assignment_id))]
    assert sorted(first) == sorted(row[0] for row in course.assignment(assignment_id).form)


def test_questions_to_choose_are_told_apart_by_their_answers(course: Course) -> None:
    page = course.teacher.get(_new(course)).text
    listed = re.findall(r'name="items" value="([^"]+)"', page)
    assert len(listed) == len(set(listed))
    with course.app.app_context():
        pool = get_bank(published_versions()[0].id).pool(CLINICAL)
    answers: defaultdict[str, set[str]] = defaultdict(set)
    for one in pool:
        answers[one.id].add("; ".join(explain(one, None, None).answer))
    assert set(listed) == set(answers)
    assert {len(told) == 1 for told in answers.values()} == {True, False}
    for item_id, told in answers.items():
        label = page.split(f'value="{item_id}"')[1].split("</label>")[0]
        is_told = len(told) == 1 and told != {""}
        assert ("right:" in label) == is_told
        assert not is_told or str(escape(told.pop()))[:60] in label


def test_a_class_is_given_what_has_plain_words_alone(course: Course) -> None:
    with course.app.app_context():
        import_article(SHEET, "knee", 1, publish=True, now=utc_now())
        bank = get_bank(published_versions()[-1].id)
    page = course.teacher.get(_new(course) + "?article=knee").text
    assert 'value="Exercises"' in page
    assert 'value="numeric"' in page
    assert all(f'value="{one.id}"' in page for one in bank.pool(CLINICAL))
    assert re.search(r'name="length"[^>]*value="2"', page)
    for chosen in ({}, {"topics": "Exercises"}, {"items": bank.pool(CLINICAL)[0].id}):
        assignment_id = course.give(article="knee", length="2", **chosen)
        form = course.assignment(assignment_id).form
        assert [bank.item(row_id).register for row_id, _, _ in form] == [PLAIN] * len(form)
        assert len(form) == (1 if "items" in chosen else 2)
        sheet = course.teacher.get(f"/assignments/{assignment_id}/paper").text
        attempt_id = course.begin(course.ada, assignment_id)
        for position, (row_id, _, _) in enumerate(form, 1):
            prompt = str(escape(bank.item(row_id).prompt))
            assert prompt in sheet
            assert prompt in course.ada.get(f"/attempts/{attempt_id}/{position}").text
        course.answer(course.ada, attempt_id, *range(1, len(form) + 1))
        course.ada.post(f"/attempts/{attempt_id}/finish")
    statistics = course.teacher.get(f"/classes/{course.class_id}/questions").text
    assert all(str(escape(one.prompt)) in statistics for one in bank.pool(CLINICAL))


def test_a_variant_of_plain_questions_is_drawn_for_each(course: Course) -> None:
    with course.app.app_context():
        import_article(SHEET, "knee", 1, publish=True, now=utc_now())
    assignment_id = course.give(article="knee", length="2", is_same_for_all="no")
    assert len(course.slots(course.begin(course.ada, assignment_id))) == 2


def test_what_the_class_gets_wrong_is_chosen_in_one_press(course: Course) -> None:
    nothing = course.teacher.get(_new(course) + "?from=mistakes").text
    assert "answered too little" in nothing
    with course.app.app_context():
        facts = db.session.scalars(db.select(StoredFact.fact_id).limit(12)).all()
        for number, fact in enumerate(facts):
            db.session.add(
                Knowledge(
                    user_id=course.ada_id,
                    fact_id=fact,
                    asked=10,
                    right=number,
                    last_right=True,
                    last_at=utc_now(),
                )
            )
        db.session.commit()
    page = course.teacher.get(_new(course) + "?from=mistakes").text
    assert "What the class gets wrong" in page
    ticked = len(re.findall(r'name="items"[^>]* checked', page))
    assert 1 <= ticked <= 10
    topics = page.split("<details")
    assert all(
        topic.startswith(" open") for topic in topics if re.search(r'items"[^>]* checked', topic)
    )
    assert sum(int(n) for n in re.findall(r"(\d+) chosen", page)) == ticked
    assert f'name="length" required type="text" value="{ticked}"' in page
    assert "all are asked" in page


def test_the_form_of_a_page_that_is_sent_again_gives_nothing_twice(course: Course) -> None:
    sent = form()
    first = course.teacher.post(_new(course), data=sent)
    again = course.teacher.post(_new(course), data=sent, follow_redirects=True)
    assert again.request.path == first.location
    assert "You gave this to the class already" in again.text
    for changed in ({"title": "Week 1, B"}, {"length": "4"}, {"mode": "practice"}):
        answer = course.teacher.post(_new(course), data=sent | changed)
        assert answer.location != first.location
    with course.app.app_context():
        assert db.session.scalar(db.select(db.func.count(Assignment.id))) == 4
    course.set(Assignment, int(first.location.split("/")[-2]), made_at=utc_now() - 2 * DAY)
    assert course.teacher.post(_new(course), data=sent).location != first.location


@pytest.mark.parametrize(
    ("mode", "telling", "told"),
    [
        ("exam", "usual", Telling.AFTER_DUE),
        ("practice", "usual", Telling.NOW),
        ("exam", "now", Telling.NOW),
        ("practice", "never", Telling.NEVER),
    ],
)
def test_answers_of_an_exam_are_told_after_its_due_date_unless_chosen_otherwise(
    course: Course, mode: str, telling: str, told: Telling
) -> None:
    assert re.search(
        r'checked [^>]*name="telling"[^>]*value="usual"', course.teacher.get(_new(course)).text
    )
    assert course.assignment(course.give(mode=mode, telling=telling)).telling is told


@pytest.mark.parametrize(("same", "is_said"), [("yes", True), ("no", False)])
def test_an_exam_that_tells_at_once_says_who_may_pass_answers_on(
    course: Course, same: str, is_said: bool
) -> None:
    sent = form(is_same_for_all=same)
    page = course.teacher.post(_new(course), data=sent, follow_redirects=True).text
    assert ("Whoever hands in first sees the right answers" in page) is is_said


def test_topics_name_an_assignment_that_nobody_named(course: Course) -> None:
    page = course.teacher.get(_new(course)).text
    topic = re.findall(r'name="topics"[^>]*value="([^"]+)"', page)[0]
    assignment_id = course.give(title="", topics=topic)
    assert course.assignment(assignment_id).title == f"Quiz on {topic}"


def test_the_list_and_the_page_say_who_stands_where(course: Course) -> None:
    assignment_id = course.give()
    attempt_id = course.begin(course.ada, assignment_id)
    course.answer(course.ada, attempt_id, 1)
    course.ada.post(f"/attempts/{attempt_id}/finish")
    course.begin(course.ben, assignment_id)
    page = course.teacher.get(f"/assignments/{assignment_id}/results").text
    assert "33%" in page.replace("\xa0", "")
    assert "handed in" in page
    assert "open" in page
    listed = course.teacher.get(f"/classes/{course.class_id}/assignments").text
    assert re.findall(r"<td[^>]*>(\d+)<", listed) == ["2", "1", "0"]


def test_an_exception_is_for_one_learner_who_sees_it(course: Course) -> None:
    assignment_id = course.give(minutes="30")
    open_one = course.begin(course.ada, assignment_id)
    path = f"/assignments/{assignment_id}/learners/{course.ada_id}"
    fields = {"extra_minutes": "15", "extra_attempts": "1", "due_at": "2030-06-01T12:00"}
    assert course.teacher.post(path, data=fields).status_code == 303
    attempt = course.attempt(open_one)
    assert attempt.ends_at == attempt.started_at + dt.timedelta(minutes=45)
    page = course.ada.get(f"/assignments/{assignment_id}").text
    for told in ("15 more minutes", "1 more attempt", "your own dates", "2030"):
        assert told in page
    assert "2030" not in course.ben.get(f"/assignments/{assignment_id}").text
    bad = course.teacher.post(path, data=fields | {"extra_minutes": "many"})
    assert (bad.status_code, 'value="many"' in bad.text) == (422, True)
    stranger = course.teacher.post(path.replace(str(course.ada_id), "999"), data=fields)
    assert stranger.status_code == 404
    course.teacher.post(path, data={})
    assert course.attempt(open_one).ends_at == attempt.started_at + dt.timedelta(minutes=30)


def test_an_instructor_ends_an_open_attempt(course: Course) -> None:
    assignment_id = course.give()
    attempt_id = course.begin(course.ada, assignment_id)
    path = f"/assignments/{assignment_id}/learners/{course.ada_id}/attempts/{attempt_id}/close"
    assert course.stranger.post(path).status_code == 404
    assert course.teacher.post(path).status_code == 303
    assert course.attempt(attempt_id).finished_at is not None
    with course.app.app_context():
        rows = db.session.execute(
            db.select(AuditEntry.action, AuditEntry.detail, AuditEntry.learner)
        )
        noted = {row.action: (row.detail, row.learner is not None) for row in rows}
    assert noted == {
        "assignment.create": ("Week 1", False),
        "assignment.close": ("Week 1", True),
    }


def test_changed_rules_hold_for_open_attempts_and_told_answers_stay_told(course: Course) -> None:
    assignment_id = course.give(telling="never")
    attempt_id = course.begin(course.ada, assignment_id)
    course.ada.post(f"/attempts/{attempt_id}/finish")
    path = f"/assignments/{assignment_id}/edit"
    assert "Week 1" in course.teacher.get(path).text
    assert course.teacher.post(path, data=form(telling="now", minutes="20")).status_code == 303
    assert "0 of 3 points" in course.ada.get(f"/attempts/{attempt_id}").text
    course.teacher.post(path, data=form(telling="never"))
    assert "0 of 3 points" in course.ada.get(f"/attempts/{attempt_id}").text


def test_put_away_and_deleted_it_leaves_the_attempts_with_the_learners(course: Course) -> None:
    assignment_id = course.give()
    attempt_id = course.begin(course.ada, assignment_id)
    course.teacher.post(f"/assignments/{assignment_id}/archive")
    assert course.ada.get(f"/assignments/{assignment_id}").status_code == 404
    course.teacher.post(f"/assignments/{assignment_id}/archive", data={"undo": "1"})
    assert course.ada.get(f"/assignments/{assignment_id}").status_code == 200
    assert course.teacher.post(f"/assignments/{assignment_id}/delete").status_code == 303
    with course.app.app_context():
        assert db.session.get(Assignment, assignment_id) is None
        assert db.session.get_one(Attempt, attempt_id).assignment_id is None
    assert course.ada.get(f"/attempts/{attempt_id}/1").status_code == 200


def _article_of(page: str) -> str:
    return re.findall(r'name="article" value="([^"]+)"', page)[0]


def test_the_form_opens_on_the_article_that_the_class_was_given_last(course: Course) -> None:
    rounds = f"/classes/{course.class_id}/live"
    with course.app.app_context():
        import_article(SHEET, "sheet", 1, publish=True, now=utc_now())
    assert _article_of(course.teacher.get(_new(course)).text) == SHIPPED_SLUG
    course.give(article="sheet", length="1")
    assert _article_of(course.teacher.get(_new(course)).text) == "sheet"
    assert _article_of(course.teacher.get(rounds).text) == "sheet"
    begun = course.teacher.post(
        rounds, data={"article": SHIPPED_SLUG, "about": "mixed", "length": "1"}
    )
    assert begun.status_code == 303
    assert _article_of(course.teacher.get(_new(course)).text) == SHIPPED_SLUG
    named = course.teacher.get(_new(course) + "?article=sheet").text
    assert _article_of(named) == "sheet"


def test_an_article_that_is_for_the_class_alone_comes_before_those_for_everybody(
    course: Course,
) -> None:
    with course.app.app_context():
        import_article(SHEET, "sheet", 1, publish=True, now=utc_now())
        article_id = next(one.article_id for one in published_versions() if one.slug == "sheet")
        db.session.add(ArticleClass(article_id=article_id, class_id=course.class_id))
        db.session.commit()
    assert _article_of(course.teacher.get(_new(course)).text) == "sheet"
