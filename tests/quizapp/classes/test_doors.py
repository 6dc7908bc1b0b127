"""Whoever may not see a class sees nothing of it, and joining, leaving and archiving change that at
once."""

from __future__ import annotations

import datetime as dt
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

import quizapp
from questions.articles import SHIPPED_SLUG
from quizapp.accounts.deletion import delete_account
from quizapp.articles.service import published_versions
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Departure, Regrade, Role, RosterEntry, Slot
from quizapp.models.regrades import Verb
from tests.quizapp.classes.conftest import Room
from tests.quizapp.routes import paths

ClientOf = Callable[[int], FlaskClient]


def give(teacher: FlaskClient, class_id: int, **fields: object) -> int:
    """Makes an assignment of two questions and gives its id."""
    now = utc_now().replace(second=0, microsecond=0, tzinfo=None)
    form = {
        "article": SHIPPED_SLUG,
        "activity": "mixed",
        "length": "2",
        "title": "Week 1",
        "opens_at": (now - dt.timedelta(hours=1)).isoformat(),
        "due_at": (now + dt.timedelta(days=7)).isoformat(),
        "mode": "exam",
        "telling": "now",
        "is_same_for_all": "yes",
        "attempts": "2",
        "counting": "best",
    }
    answer = teacher.post(f"/classes/{class_id}/assignments/new", data=form | fields)
    assert answer.status_code == 303, answer.text
    return int(answer.location.split("/")[-2])


def _hand_in(learner: FlaskClient, assignment_id: int) -> int:
    """Takes the assignment, hands it in empty, and gives the attempt's id."""
    begun = learner.post(f"/assignments/{assignment_id}/start")
    attempt_id = int(begun.location.split("/")[-2])
    assert learner.post(f"/attempts/{attempt_id}/finish").status_code == 303
    return attempt_id


@pytest.fixture
def things(
    app: Flask, room: Room, teacher: FlaskClient, client_of: ClientOf
) -> Mapping[str, object]:
    """One of everything that an address of a class names, by the part that names it."""
    teacher.post(f"/classes/{room.id}/roster/take-over", data={"text": "login\nsomebody"})
    assignment_id = give(teacher, room.id)
    attempt_id = _hand_in(client_of(room.ada), assignment_id)
    form = {"article": SHIPPED_SLUG, "about": "mixed", "length": "1"}
    live = teacher.post(f"/classes/{room.id}/live", data=form)
    with app.app_context():
        entry = db.session.scalars(db.select(RosterEntry)).one()
        item_id = db.session.scalars(
            db.select(Slot.item_id).filter_by(attempt_id=attempt_id, position=1)
        ).one()
        made = Regrade(
            class_id=room.id, item_id=item_id, verb=Verb.FULL, reason="x", made_at=utc_now()
        )
        db.session.add(made)
        db.session.commit()
        return {
            "class_id": room.id,
            "user_id": room.ada,
            "assignment_id": assignment_id,
            "attempt_id": attempt_id,
            "position": 1,
            "entry_id": entry.id,
            "row_id": item_id,
            "question_id": item_id,
            "regrade_id": made.id,
            "round_id": int(live.location.rpartition("/")[2]),
            "article_id": published_versions()[0].article_id,
            "exercise_id": "none",
            "table": "marks",
            "form": "csv",
        }


def _paths_of_classes(app: Flask, things: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What instructors open and send of a class, each named by something that is there."""
    of_learners = ("/invitation", "/decline", "/leave", "/start", "/sharing/")
    for route, method, path in paths(app, lambda name: str(things.get(name, "none"))):
        is_ours = "<class_id>" in route or "<assignment_id>" in route
        if is_ours and not any(part in route for part in of_learners):
            yield method, path


def test_nothing_of_a_class_is_there_for_another_instructor_or_a_learner(
    app: Flask,
    room: Room,
    teacher: FlaskClient,
    things: Mapping[str, object],
    make_user: Callable[..., int],
    client_of: ClientOf,
) -> None:
    others = [client_of(make_user("other", Role.INSTRUCTOR)), client_of(room.stranger)]
    found = list(_paths_of_classes(app, things))
    assert len(found) > 60
    open_to_its_teacher = [
        path
        for method, path in found
        if method == "GET" and teacher.get(path).status_code in (200, 303)
    ]
    # Of what is named nothing is missing but exercises and a diary, which this class has none of.
    assert len(open_to_its_teacher) >= sum(method == "GET" for method, _ in found) - 3
    seen = [
        (method, path)
        for method, path in found
        for other in others
        if other.open(path, method=method).status_code != 404
    ]
    assert seen == []


def test_joining_and_leaving_open_and_close_what_is_seen_at_once(
    room: Room, teacher: FlaskClient, client_of: ClientOf
) -> None:
    stranger = client_of(room.stranger)
    assignment_id = give(teacher, room.id)
    learner = f"/classes/{room.id}/learners/{room.stranger}"
    theirs = f"/assignments/{assignment_id}"
    assert (teacher.get(learner).status_code, stranger.get(theirs).status_code) == (404, 404)
    stranger.post(f"/join/{room.code}")
    assert (teacher.get(learner).status_code, stranger.get(theirs).status_code) == (200, 200)
    attempt_id = _hand_in(stranger, assignment_id)
    attempt = f"{learner}/attempts/{attempt_id}"
    assert teacher.get(attempt).status_code == 200
    stranger.post(f"/classes/{room.id}/leave")
    for path in (learner, attempt, f"{learner}/answers?article={SHIPPED_SLUG}"):
        assert teacher.get(path).status_code == 404
    assert teacher.get(f"{theirs}/learners/{room.stranger}").status_code == 404
    assert stranger.get(theirs).status_code == 404
    assert stranger.post(f"{theirs}/start").status_code == 404
    assert "Week 1" not in stranger.get("/").text
    for page in ("", "/marks", "/exports/marks.csv", "/scores.csv"):
        assert "Stranger" not in teacher.get(f"/classes/{room.id}{page}").text


def test_an_archived_class_asks_nothing_of_its_learners_any_more(
    room: Room, teacher: FlaskClient, client_of: ClientOf
) -> None:
    ada, assignment_id = client_of(room.ada), give(teacher, room.id)
    assert "Week 1" in ada.get("/").text
    teacher.post(f"/classes/{room.id}/archive")
    assert "Week 1" not in ada.get("/").text
    assert ada.get(f"/assignments/{assignment_id}").status_code == 404
    assert ada.post(f"/assignments/{assignment_id}/start").status_code == 404
    assert teacher.get(f"/assignments/{assignment_id}/results").status_code == 200
    teacher.post(f"/classes/{room.id}/restore")
    assert ada.get(f"/assignments/{assignment_id}").status_code == 200


_LEFT_TO_DO = re.compile(r"/classes/\d+/(restore|delete|instructors/\d+/remove)$|/logout$")


def test_an_archived_class_offers_no_form_that_would_be_refused(
    app: Flask, room: Room, teacher: FlaskClient, things: Mapping[str, object]
) -> None:
    teacher.post(f"/classes/{room.id}/archive")
    refused = []
    for method, path in _paths_of_classes(app, things):
        page = teacher.get(path) if method == "GET" else None
        if page is None or page.mimetype != "text/html" or page.status_code != 200:
            continue
        for one in html.fromstring(page.text).forms:
            can_be_sent = one.xpath(".//button[not(@type='button')]")
            if one.method == "POST" and can_be_sent and not _LEFT_TO_DO.search(one.action):
                refused.append((path, one.action))
        typed = html.fromstring(page.text).xpath("//form[@method='post']//*[self::textarea]")
        assert all("disabled" in one.attrib for one in typed), path
    assert refused == []
    assert "/assignments/new" not in teacher.get(f"/classes/{room.id}").text


# What a class keeps of who has left


def test_who_left_stands_there_with_the_marks_that_were_handed_in(
    app: Flask, room: Room, teacher: FlaskClient, client_of: ClientOf
) -> None:
    ada, first, second = (
        client_of(room.ada),
        give(teacher, room.id),
        give(teacher, room.id, title="W2"),
    )
    _hand_in(ada, first)
    begun = ada.post(f"/assignments/{second}/start").location.split("/")[-2]
    told = ada.get("/classes").text
    assert "your marks for assignments that you have handed in" in told
    ada.post(f"/classes/{room.id}/leave")
    ada.post(f"/attempts/{begun}/finish")  # what comes after leaving is not the class's
    assert "1 learner has left" in teacher.get(f"/classes/{room.id}/marks").text
    page = teacher.get(f"/classes/{room.id}/left").text
    assert re.search(r"left on \w+ \d", page)
    row = page[page.index("Ada") : page.index("</tr>", page.index("Ada"))]
    assert row.count("0%") == 1
    assert row.count("not answered") == 1
    log = teacher.get(f"/classes/{room.id}/log").text
    assert "Left a class" in log
    assert "Ada" in log
    ada.post(f"/join/{room.code}")
    assert "Nobody has left" in teacher.get(f"/classes/{room.id}/left").text
    assert teacher.get(f"/classes/{room.id}/learners/{room.ada}").status_code == 200


def test_a_learner_who_was_removed_stands_there_as_such(room: Room, teacher: FlaskClient) -> None:
    teacher.post(f"/classes/{room.id}/learners/{room.ben}/remove")
    assert "removed on" in teacher.get(f"/classes/{room.id}/left").text


def test_an_account_that_is_deleted_is_gone_from_there_too(
    app: Flask, room: Room, teacher: FlaskClient, client_of: ClientOf
) -> None:
    client_of(room.ada).post(f"/classes/{room.id}/leave")
    with app.app_context():
        delete_account(room.ada, room.ada, utc_now())
        assert db.session.scalars(db.select(Departure)).all() == []
    assert "Ada" not in teacher.get(f"/classes/{room.id}/left").text


def test_nobody_leaves_a_class_that_they_are_not_in(
    app: Flask, room: Room, client_of: ClientOf
) -> None:
    client_of(room.stranger).post(f"/classes/{room.id}/leave")
    with app.app_context():
        assert db.session.scalars(db.select(Departure)).all() == []


# Queries of a class take whoever was let in

# What a learner does with a class of their own, and what tells nothing of it.
_BY_NUMBER = {
    "quizapp.classes.joining.accept_invitation",
    "quizapp.classes.joining.decline_invitation",
    "quizapp.classes.joining.end_membership",
    "quizapp.classes.joining.get_invitation",
    "quizapp.classes.joining.is_member",
    "quizapp.classes.joining.leave_class",
    "quizapp.classes.roster.take_entry",
    "quizapp.classes.teaching.names_or_nobody",
    "quizapp.classes.teaching.teaches",
    "quizapp.exercises.diary.share",
    "quizapp.exercises.diary.stop_sharing",
    "quizapp.live.states.forget_state",
    "quizapp.live.states.make_pass",
    "quizapp.quizzes.closing.close_overdue_in_class",
}


def test_no_query_of_a_class_is_asked_by_its_number() -> None:
    asked = set()
    for module in pkgutil.walk_packages(quizapp.__path__, "quizapp."):
        if "views" in module.name or ".models" in module.name or ".cli" in module.name:
            continue
        for name, one in inspect.getmembers(import_module(module.name), inspect.isfunction):
            is_own = one.__module__ == module.name and not name.startswith("_")
            parts = inspect.signature(one).parameters if is_own else {}
            if "class_id" in parts and "viewer" not in parts:
                asked.add(f"{module.name}.{name}")
    assert asked == _BY_NUMBER
