from __future__ import annotations

import re
import threading
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.items.model import Blanks, Kind
from questions.scoring import score
from quizapp.extensions import db
from quizapp.models import Attempt, Membership, Role, StoredItem
from quizapp.statistics import shelf
from tests.quizapp.classrooms import add_class
from tests.quizapp.progress.answering import NOON
from tests.quizapp.queries import counted
from tests.quizapp.statistics.answering import (
    add_answers,
    add_assignment,
    item_of,
    right,
    rows_of,
    wrong,
)
from tests.quizapp.statistics.conftest import Hall

_MOST_STATEMENTS = 7


@pytest.fixture
def answered(app: Flask, hall: Hall) -> tuple[int, int]:
    """A question that all but two get right, and one that the able get wrong, by their rows."""
    with app.app_context():
        easy, bad, *others = rows_of(Kind.SINGLE_CHOICE, "muscle.member")[:4]
        for n, user_id in enumerate(hall.learners):
            is_able = n >= 12
            rights = {row: right(row) if is_able else wrong(row) for row in others}
            mine = wrong(bad) if is_able else right(bad)
            add_answers(user_id, {easy: right(easy) if n > 1 else wrong(easy), bad: mine} | rights)
        return easy, bad


def test_flagged_questions_come_first(
    hall: Hall, answered: tuple[int, int], teacher: FlaskClient
) -> None:
    easy, bad = answered
    page = teacher.get(f"/classes/{hall.id}/questions").text
    places = [page.index(f'/questions/{row}"') for row in (bad, easy)]
    assert places == sorted(places)
    assert "Wrong answer draws the able" in page
    assert "Reliability" in page
    by_facility = teacher.get(f"/classes/{hall.id}/questions?sort=facility&dir=desc").text
    assert 'aria-sort="descending"' in by_facility
    places = [by_facility.index(f'/questions/{row}"') for row in (easy, bad)]
    assert places == sorted(places)


def test_answers_are_listed_by_fact_and_a_fact_by_its_questions(
    app: Flask, hall: Hall, answered: tuple[int, int], teacher: FlaskClient
) -> None:
    with app.app_context():
        fact = item_of(answered[1]).facts[0]
    by_fact = teacher.get(f"/classes/{hall.id}/questions?by=fact").text
    assert f"fact={fact}" in by_fact
    of_fact = teacher.get(f"/classes/{hall.id}/questions?fact={fact}").text
    assert "Only questions about:" in of_fact
    assert f'/questions/{answered[1]}"' in of_fact


def test_a_question_shows_how_it_stood_and_where_it_is_hidden(
    app: Flask, hall: Hall, answered: tuple[int, int], teacher: FlaskClient
) -> None:
    bad = answered[1]
    page = teacher.get(f"/classes/{hall.id}/questions/{bad}").text
    with app.app_context():
        item = item_of(bad)
    assert all(option.text in page for option in item.options)
    assert "50%, 12 learners" in page
    assert page.count("What this") == 0
    assert "those who do well on the other questions" in page
    assert f'href="/library/1/items/{item.id}"' in page
    assert teacher.get(f"/library/1/items/{item.id}").status_code == 200


def test_a_misspelling_that_is_let_pass_is_counted_and_is_not_the_right_answer(
    app: Flask, hall: Hall, teacher: FlaskClient
) -> None:
    with app.app_context():
        (asked,) = rows_of(Kind.CLOZE)[:1]
        key = item_of(asked).key
        assert isinstance(key, Blanks)
        (blank, spellings), *more = key.accepted.items()
        word = max(spellings, key=len)
        typed = word[:-2] + word[-1] + word[-2]
        given = {blank: typed} | {one: words[0] for one, words in more}
        assert score(item_of(asked), given).score == 1.0
        add_answers(hall.learners[0], {asked: given})
    listed = teacher.get(f"/classes/{hall.id}/questions").text
    assert typed not in listed
    assert spellings[0] in listed
    page = teacher.get(f"/classes/{hall.id}/questions/{asked}").text
    assert "Counted as right" in page
    assert typed in page


def test_one_assignment_can_be_looked_at(
    app: Flask, hall: Hall, answered: tuple[int, int], teacher: FlaskClient
) -> None:
    with app.app_context():
        given = add_assignment(hall.id)
        (asked,) = rows_of(Kind.MULTIPLE_CHOICE)[:1]
        add_answers(hall.learners[0], {asked: right(asked)}, assignment_id=given)
    page = teacher.get(f"/classes/{hall.id}/questions?assignment={given}").text
    assert f'<option value="{given}" selected>Week 1</option>' in page
    assert f'/questions/{asked}?assignment={given}"' in page
    assert f"/questions/{answered[0]}" not in page
    for path in (f"questions/{asked}", "understanding"):
        assert teacher.get(f"/classes/{hall.id}/{path}?assignment={given}").status_code == 200


def test_too_few_is_said(app: Flask, hall: Hall, teacher: FlaskClient) -> None:
    with app.app_context():
        (asked,) = rows_of(Kind.SINGLE_CHOICE)[:1]
        add_answers(hall.learners[0], {asked: right(asked)})
    assert "too few" in teacher.get(f"/classes/{hall.id}/questions").text
    page = teacher.get(f"/classes/{hall.id}/questions/{asked}").text
    assert "Fewer than 20 learners have answered" in page


def test_the_article_is_painted_by_the_class(
    hall: Hall, answered: tuple[int, int], teacher: FlaskClient
) -> None:
    page = teacher.get(f"/classes/{hall.id}/understanding").text
    assert "50% right, 24 learners" in page
    assert "not asked yet" in page
    assert "Week by week" in page
    line = re.search(r"was chosen where “.*” is right: <a href=\"([^\"]+)", page.replace("\n", ""))
    assert line is not None
    assert teacher.get(line[1]).status_code == 200


def test_a_class_without_answers_says_so(hall: Hall, teacher: FlaskClient) -> None:
    for page in ("questions", "questions?by=fact", "understanding"):
        assert "has not answered anything yet" in teacher.get(f"/classes/{hall.id}/{page}").text


_HOSTILE = (
    "assignment=1", "assignment=x", "assignment=" + "9" * 30, "fact=%00", "article=%00",
    "sort=%00&dir=%00&page=-1", "page=" + "9" * 40, "attempts=x&by=x",
)  # fmt: skip


def test_what_makes_no_sense_is_left_alone_or_not_found(
    hall: Hall, answered: tuple[int, int], teacher: FlaskClient
) -> None:
    wrong_status = []
    for query in _HOSTILE:
        expected = 404 if "assignment" in query else 200
        for page in ("questions", f"questions/{answered[0]}", "understanding"):
            path = f"/classes/{hall.id}/{page}?{query}"
            if teacher.get(path).status_code != expected:
                wrong_status.append(path)
    assert wrong_status == []


def test_only_who_teaches_a_class_sees_its_figures(
    app: Flask,
    hall: Hall,
    answered: tuple[int, int],
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
) -> None:
    elsewhere = make_user("instructor-two", Role.INSTRUCTOR)
    with app.app_context():
        other = add_class(elsewhere, now=NOON)
        unasked = db.session.scalars(db.select(db.func.max(StoredItem.id))).one()
    client = client_of(elsewhere)
    for page in ("questions", f"questions/{answered[0]}", "understanding"):
        assert client.get(f"/classes/{hall.id}/{page}").status_code == 404
    assert client.get(f"/classes/{other}/questions/{answered[0]}").status_code == 404
    assert (
        client_of(hall.instructor).get(f"/classes/{hall.id}/questions/{unasked}").status_code == 404
    )


def test_leaving_the_class_takes_the_answers_along(
    app: Flask, hall: Hall, answered: tuple[int, int], teacher: FlaskClient
) -> None:
    with app.app_context():
        db.session.execute(db.delete(Membership))
        db.session.commit()
    assert "has not answered anything yet" in teacher.get(f"/classes/{hall.id}/questions").text


def test_pages_ask_few_things_of_the_database(
    app: Flask,
    hall: Hall,
    answered: tuple[int, int],
    teacher: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Kept however fast this machine is.
    monkeypatch.setattr(shelf, "_QUICK_SECONDS", -1.0)
    monkeypatch.setattr(shelf, "_PATIENCE", 10**9)
    for page in ("questions", "questions?by=fact", f"questions/{answered[0]}", "understanding"):
        teacher.get(f"/classes/{hall.id}/{page}")
        with counted(app) as statements:
            teacher.get(f"/classes/{hall.id}/{page}")
        assert len(statements) <= _MOST_STATEMENTS, statements


def test_old_figures_are_shown_while_new_ones_are_made(
    app: Flask,
    hall: Hall,
    answered: tuple[int, int],
    teacher: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "_LONG_SECONDS", -1.0)
    for name, value in (("is_fresh", False), ("serves_meanwhile", True)):
        monkeypatch.setattr(shelf._Kept, name, lambda *_, value=value: value)
    path = f"/classes/{hall.id}/questions"
    assert "has not answered anything yet" not in teacher.get(path).text
    with app.app_context():
        db.session.execute(db.delete(Attempt))
        db.session.commit()
    assert "has not answered anything yet" not in teacher.get(path).text
    for thread in threading.enumerate():
        if thread.name == shelf.__name__.rpartition(".")[0]:
            thread.join()
    assert "has not answered anything yet" in teacher.get(path).text
