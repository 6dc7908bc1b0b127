"""A reviewer reads what was reported, and closes it with a reply."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.models import Report
from quizapp.reports.forms import MAX_REPLY
from tests.quizapp.reports.conftest import COMMENT, stored

REPLY = "You are right: the question is hidden now."


def _path(reported: Report) -> str:
    return f"/library/{reported.article_id}/reports"


def test_the_list_shows_all_of_a_report_and_where_to_change_the_question(
    reviewer: FlaskClient, reported: Report
) -> None:
    page = reviewer.get(_path(reported)).text
    for words in (COMMENT, reported.answer, "learner-one"):
        assert (words in page) is (words != "learner-one")
    preview = f"/library/{reported.article_id}/items/{reported.item_id}"
    assert f'href="{preview}"' in page
    assert reviewer.get(preview).status_code == 200


def test_the_library_says_that_something_was_reported(
    reviewer: FlaskClient, reported: Report
) -> None:
    assert "1 reported question" in reviewer.get("/library").text
    assert "Reported questions (1)" in reviewer.get(f"/library/{reported.article_id}/items").text


def test_the_reply_reaches_the_learner(
    app: Flask, reviewer: FlaskClient, learner: FlaskClient, reported: Report
) -> None:
    for _ in range(2):  # a second click changes nothing
        reply = reviewer.post(f"{_path(reported)}/{reported.id}", data={"reply": REPLY})
        assert (reply.status_code, reply.location) == (303, _path(reported))
    assert REPLY in learner.get("/reports").text
    assert "reported question<" not in reviewer.get("/library").text
    (told,) = reviewer.get("/settings/data").get_json()["reports"]["closed"]
    assert told["reply"] == REPLY


def test_the_first_reply_stands_and_the_other_is_given_back(
    app: Flask, reviewer: FlaskClient, reported: Report
) -> None:
    reviewer.post(f"{_path(reported)}/{reported.id}", data={"reply": REPLY})
    late = reviewer.post(f"{_path(reported)}/{reported.id}", data={"reply": "Too late."})
    assert late.status_code == 409
    assert "Too late." in late.text
    assert [one.reply for one in stored(app)] == [REPLY]


@pytest.mark.every_database
def test_a_closed_report_leaves_room_for_another(
    app: Flask, reviewer: FlaskClient, learner: FlaskClient, answered: str, reported: Report
) -> None:
    reviewer.post(f"{_path(reported)}/{reported.id}", data={"reply": REPLY})
    again = learner.post(f"{answered}/report", data={"comment": COMMENT})
    assert again.status_code == 303
    assert [one.closed_at is None for one in stored(app)] == [False, True]


@pytest.mark.parametrize("reply", ["", " ", "x" * (MAX_REPLY + 1)])
def test_a_reply_that_cannot_be_stored_is_given_back(
    app: Flask, reviewer: FlaskClient, reported: Report, reply: str
) -> None:
    refused = reviewer.post(f"{_path(reported)}/{reported.id}", data={"reply": reply})
    assert refused.status_code == 422
    assert f">{reply.strip()}</textarea>" in refused.text
    assert stored(app)[0].closed_at is None


def test_a_report_is_closed_at_its_own_article_only(
    app: Flask, reviewer: FlaskClient, reported: Report
) -> None:
    elsewhere = f"/library/{reported.article_id + 1}/reports"
    assert reviewer.get(elsewhere).status_code == 404
    for path in (f"{elsewhere}/{reported.id}", f"{_path(reported)}/{reported.id + 1}"):
        assert reviewer.post(path, data={"reply": REPLY}).status_code == 404
    assert stored(app)[0].closed_at is None


def test_learners_do_not_open_the_list(app: Flask, learner: FlaskClient, reported: Report) -> None:
    assert learner.get(_path(reported)).status_code == 403
    assert learner.post(f"{_path(reported)}/{reported.id}", data={"reply": "x"}).status_code == 403
    assert stored(app)[0].closed_at is None
