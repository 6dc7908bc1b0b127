"""A learner reports a question and sees what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.takeovers import take_over
from quizapp.clock import utc_now
from quizapp.extensions import db, limiter
from quizapp.models import Report, Role, User
from quizapp.models.attempts import Mode
from quizapp.reports.forms import MAX_COMMENT
from tests.quizapp.conftest import make_app
from tests.quizapp.queries import counted
from tests.quizapp.quizzes.answers import item_at, right
from tests.quizapp.reports.conftest import COMMENT, stored


def test_the_page_of_an_answer_leads_to_the_form(learner: FlaskClient, answered: str) -> None:
    assert f'href="{answered}/report"' in learner.get(answered).text
    assert 'name="comment"' in learner.get(f"{answered}/report").text


def test_a_report_keeps_question_answer_comment_and_learner(
    app: Flask, learner: FlaskClient, learner_id: int, answered: str
) -> None:
    reply = learner.post(f"{answered}/report", data={"comment": f"  {COMMENT}\r\n"})
    assert (reply.status_code, reply.location) == (303, answered)
    (one,) = stored(app)
    item = item_at(app, int(answered.split("/")[2]), 1)
    assert (one.item_id, one.user_id, one.comment) == (item.id, learner_id, COMMENT)
    assert one.answer in [option.text for option in item.options]
    assert one.closed_at is None
    assert COMMENT in learner.get("/reports").text


@pytest.mark.every_database
def test_a_second_click_stores_no_second_report(
    app: Flask, learner: FlaskClient, answered: str
) -> None:
    statuses = [
        learner.post(f"{answered}/report", data={"comment": COMMENT}).status_code for _ in range(2)
    ]
    assert statuses == [303, 303]
    assert len(stored(app)) == 1


def test_another_comment_on_an_open_report_is_given_back(
    app: Flask, learner: FlaskClient, answered: str, reported: Report
) -> None:
    reply = learner.post(f"{answered}/report", data={"comment": "Something else."})
    assert reply.status_code == 409
    assert "Something else." in reply.text
    assert [one.comment for one in stored(app)] == [COMMENT]


@pytest.mark.parametrize("comment", ["", "   \r\n", "x" * (MAX_COMMENT + 1), "\x00"])
def test_what_cannot_be_stored_is_given_back(
    app: Flask, learner: FlaskClient, answered: str, comment: str
) -> None:
    reply = learner.post(f"{answered}/report", data={"comment": comment})
    assert reply.status_code == 422
    assert "error-summary" in reply.text
    assert comment.strip("\x00 \r\n") in reply.text
    assert stored(app) == []


def test_markup_stays_text(learner: FlaskClient, reviewer: FlaskClient, answered: str) -> None:
    learner.post(f"{answered}/report", data={"comment": "<script>alert(1)</script>\ud7ff\x00"})
    for page in (learner.get("/reports"), reviewer.get("/library/1/reports")):
        assert "<script>alert" not in page.text
        assert "&lt;script&gt;alert" in page.text


def test_a_question_of_somebody_else_is_not_there(
    app: Flask,
    answered: str,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
) -> None:
    other = client_of(make_user("other", Role.ADMIN))
    assert other.get(f"{answered}/report").status_code == 404
    assert other.post(f"{answered}/report", data={"comment": COMMENT}).status_code == 404
    assert stored(app) == []


def test_reports_are_seen_by_their_learner_only(
    reported: Report, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    assert COMMENT not in client_of(make_user("other")).get("/reports").text


def test_nothing_is_told_by_a_report_before_the_answer(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    exam = start(mode=Mode.EXAM, kinds=frozenset({"single_choice"}))
    learner.post(f"/attempts/{exam}/1", data=right(item_at(app, exam, 1)))
    for path in (f"/attempts/{exam}/1", f"/attempts/{start()}/1"):
        assert learner.get(f"{path}/report").status_code == 404


def test_reports_are_limited(app: Flask, learner: FlaskClient, answered: str) -> None:
    with app.app_context():
        path = Path(str(db.engine.url.database))
    counting = make_app(path, RATELIMIT_ENABLED=True)
    client = counting.test_client()
    with learner.session_transaction() as known, client.session_transaction() as session:
        session.update(known)
    statuses = [client.post(f"{answered}/report").status_code for _ in range(31)]
    with counting.app_context():
        limiter.reset()
        db.engine.dispose()
    assert statuses == [422] * 30 + [429]


def test_reports_of_a_guest_go_along(app: Flask, reported: Report, make_user: object) -> None:
    with app.app_context():
        user = db.session.get_one(User, reported.user_id)
        user.role = Role.GUEST
        db.session.commit()
        account = make_user("account")  # type: ignore[operator]
        take_over(reported.user_id, account, utc_now())
    assert [one.user_id for one in stored(app)] == [account]


def test_reports_are_in_the_export_and_end_with_the_account(
    app: Flask, learner: FlaskClient, learner_id: int, reported: Report
) -> None:
    (told,) = learner.get("/settings/data").get_json()["reports"]["made"]
    assert (told["comment"], told["answer"]) == (COMMENT, reported.answer)
    with app.app_context():
        db.session.execute(db.delete(User).where(User.id == learner_id))
        db.session.commit()
    assert stored(app) == []


def test_more_reports_take_no_more_queries(
    app: Flask, learner: FlaskClient, reviewer: FlaskClient, reported: Report
) -> None:
    pages = ((learner, "/reports"), (reviewer, f"/library/{reported.article_id}/reports"))
    few, many = [], []
    for client, path in pages:
        client.get(path)
        with counted(app) as asked:
            client.get(path)
        few.append(len(asked))
    with app.app_context():
        columns = {
            column.name: getattr(reported, column.name) for column in Report.__table__.columns
        }
        del columns["id"]
        for number in range(20):
            db.session.add(Report(**columns | {"item_id": f"item-{number}"}))
        db.session.commit()
    for client, path in pages:
        with counted(app) as asked:
            assert client.get(path).text.count(COMMENT) == 21
        many.append(len(asked))
    assert many == few == [2, 4]
