from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from quizapp.articles.service import import_article
from quizapp.classes import joining_views
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Class, Membership, Role, StoredItem, User
from quizapp.models.attempts import Mode
from tests.quizapp.classes.conftest import KNEES, Room
from tests.quizapp.conftest import make_app
from tests.quizapp.progress.answering import SKIPPED, add_attempt, add_try
from tests.quizapp.queries import counted

ClientOf = Callable[[int], FlaskClient]


def _members(app: Flask, class_id: int) -> set[int]:
    with app.app_context():
        query = db.select(Membership.user_id).filter_by(class_id=class_id)
        return set(db.session.scalars(query))


def test_an_instructor_makes_a_class(app: Flask, teacher: FlaskClient) -> None:
    answer = teacher.post("/classes/new", data={"name": "  Anatomy   2 "})
    assert answer.status_code == 303
    page = teacher.get(answer.location).text
    assert "Anatomy 2" in page
    with app.app_context():
        code = db.session.scalars(db.select(Class.join_code).filter_by(name="Anatomy 2")).one()
    assert f"http://localhost/join/{code}" in page


@pytest.mark.parametrize("name", ["", "   ", "\x00\x1b", "x" * 121])
def test_a_class_needs_a_name(teacher: FlaskClient, name: str) -> None:
    page = teacher.post("/classes/new", data={"name": name})
    assert page.status_code == 422
    assert 'class="error-summary"' in page.text


def test_the_table_names_its_numbers(app: Flask, room: Room, teacher: FlaskClient) -> None:
    with app.app_context():
        add_attempt(room.ada, [1.0, 0.0, SKIPPED])
    page = teacher.get(f"/classes/{room.id}?sort=all&dir=desc").text
    assert "33%" in page
    assert "1 not answered" in page
    assert "too few to judge" in page
    assert 'aria-sort="descending"' in page


def test_one_of_two_articles_can_be_chosen(app: Flask, room: Room, teacher: FlaskClient) -> None:
    address = f"/classes/{room.id}"
    assert "Articles in the table" not in teacher.get(address).text
    with app.app_context():
        import_article(KNEES, None, seed=1, publish=True, now=utc_now())
    assert "Flexors of the knee" not in teacher.get(address).text
    knees = f"{address}?article=muscles-of-the-knee"
    assert knees in teacher.get(address).text
    page = teacher.get(knees).text
    assert '<strong aria-current="true" lang="en">Muscles of the knee</strong>' in page
    heads = [link for link in re.findall(r'href="([^"]+)"', page) if "sort=" in link]
    assert heads
    assert all("article=muscles-of-the-knee" in link for link in heads)


def test_the_scores_of_an_article_lead_to_all_its_answers(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        add_attempt(room.ada, [1.0, 0.25, 0.5])
        made = import_article(KNEES, None, seed=1, publish=True, now=utc_now())
        add_attempt(room.ada, [1.0], version_id=made.version.id)
    table = teacher.get(f"/classes/{room.id}").text
    link = f"/classes/{room.id}/learners/{room.ada}/answers?article=hip-internal-rotation"
    assert f'"{link}"' in table
    page = teacher.get(link).text
    assert "3 answers, newest first" in page
    assert "Hip internal rotation: how it works" in page


def test_each_score_leads_to_the_answers_behind_it(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        add_attempt(room.ada, [1.0, 0.25])
    links = re.findall(
        r'href="(/classes/[^"]+/answers\?[^"]+)"', teacher.get(f"/classes/{room.id}").text
    )
    assert links
    page = teacher.get(links[0].replace("&amp;", "&"))
    assert page.status_code == 200
    assert re.search(r"\d answers?, newest first", page.text)


def test_an_attempt_shows_each_try_and_what_was_skipped(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        attempt_id = add_attempt(room.ada, [0.0, SKIPPED, None])
        add_try(attempt_id, 1, 2, 1.0)
    page = teacher.get(f"/classes/{room.id}/learners/{room.ada}/attempts/{attempt_id}").text
    assert "Try 1<" in page
    assert "Try 2<" in page
    assert "Skipped" in page
    assert "Not answered" in page


def test_an_open_exam_shows_no_answers(app: Flask, room: Room, teacher: FlaskClient) -> None:
    with app.app_context():
        attempt_id = add_attempt(room.ada, [1.0], mode=Mode.EXAM, is_finished=False)
    page = teacher.get(f"/classes/{room.id}/learners/{room.ada}/attempts/{attempt_id}").text
    assert "This exam is not finished" in page
    assert "Right answer" not in page


def _paths(app: Flask, room: Room) -> list[tuple[str, str]]:
    with app.app_context():
        attempt_id = add_attempt(room.ada, [1.0])
    base = f"/classes/{room.id}"
    learner = f"{base}/learners/{room.ada}"
    return [
        ("GET", base),
        ("GET", f"{base}/scores.csv"),
        ("GET", f"{base}/exports/answers.csv"),
        ("GET", f"{base}/settings"),
        ("POST", f"{base}/settings"),
        ("POST", f"{base}/code"),
        ("POST", f"{base}/delete"),
        ("GET", learner),
        ("GET", f"{learner}/answers"),
        ("GET", f"{learner}/attempts/{attempt_id}"),
        ("POST", f"{learner}/remove"),
        ("POST", f"{learner}/password-link"),
    ]


def test_another_instructors_class_is_not_found(
    app: Flask, room: Room, make_user: Callable[..., int], client_of: ClientOf
) -> None:
    client = client_of(make_user("other", Role.INSTRUCTOR))
    for method, path in _paths(app, room):
        assert client.open(path, method=method).status_code == 404, path
    assert _members(app, room.id) == {room.ada, room.ben}


def test_learners_do_not_see_the_instructors_pages(
    app: Flask, room: Room, client_of: ClientOf
) -> None:
    client = client_of(room.ada)
    for method, path in _paths(app, room):
        assert client.open(path, method=method).status_code == 404, path


def test_an_administrator_sees_every_class(
    app: Flask, room: Room, make_user: Callable[..., int], client_of: ClientOf
) -> None:
    client = client_of(make_user("boss", Role.ADMIN))
    for method, path in _paths(app, room):
        if method == "GET":
            assert client.get(path).status_code == 200, path
    assert "Anatomy 1" in client.get("/classes").text


def test_somebody_outside_the_class_is_not_found(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        attempt_id = add_attempt(room.stranger, [1.0])
    base = f"/classes/{room.id}/learners"
    for path in (
        f"{base}/{room.stranger}",
        f"{base}/{room.stranger}/answers",
        f"{base}/{room.stranger}/attempts/{attempt_id}",
        f"{base}/{room.ada}/attempts/{attempt_id}",
    ):
        assert teacher.get(path).status_code == 404, path


@pytest.mark.parametrize(
    "path",
    [
        "/classes/0",
        "/classes/99999999999999999999",
        "/classes/1/learners/99999999999999999999",
        "/classes/1/learners/0",
    ],
)
def test_numbers_that_are_nobodys(teacher: FlaskClient, path: str) -> None:
    assert teacher.get(path).status_code == 404


@pytest.mark.parametrize("query", ["sort=%00&dir=%00", "sort=999&page=-1", "page=" + "9" * 40])
def test_hostile_queries(room: Room, teacher: FlaskClient, query: str) -> None:
    assert teacher.get(f"/classes/{room.id}?{query}").status_code == 200


@pytest.mark.parametrize("query", ["", "topic=%00&article=%00", "topic=<b>&article='", "page=-9"])
def test_topics_that_are_none(room: Room, teacher: FlaskClient, query: str) -> None:
    page = teacher.get(f"/classes/{room.id}/learners/{room.ada}/answers?{query}")
    assert page.status_code == 200
    assert "<b>" not in page.text


def test_a_class_is_renamed_and_deleted(app: Flask, room: Room, teacher: FlaskClient) -> None:
    data = {"name": "B", "time_zone": "Europe/Madrid"}
    assert teacher.post(f"/classes/{room.id}/settings", data=data).status_code == 303
    assert "2 learners are in it" in teacher.get(f"/classes/{room.id}/delete").text
    wrong = teacher.post(f"/classes/{room.id}/delete", data={"name": "A"})
    assert (wrong.status_code, "not the name" in wrong.text) == (422, True)
    assert teacher.post(f"/classes/{room.id}/delete", data={"name": "b"}).status_code == 303
    assert teacher.get(f"/classes/{room.id}").status_code == 404


def test_a_learner_is_removed(app: Flask, room: Room, teacher: FlaskClient) -> None:
    teacher.post(f"/classes/{room.id}/learners/{room.ada}/remove")
    assert _members(app, room.id) == {room.ben}
    assert teacher.get(f"/classes/{room.id}/learners/{room.ada}").status_code == 404


def test_a_password_link_is_shown_once_and_works(
    app: Flask, room: Room, teacher: FlaskClient, client: FlaskClient
) -> None:
    page = teacher.post(f"/classes/{room.id}/learners/{room.ada}/password-link")
    (path,) = re.findall(r"http://localhost(/reset/[\w-]+)", page.text)
    assert client.get(path).status_code == 200


def test_a_learner_joins_by_code(app: Flask, room: Room, client_of: ClientOf) -> None:
    client = client_of(room.stranger)
    typed = f" {room.code[:3].lower()}-{room.code[3:]} "
    answer = client.post("/join", data={"code": typed})
    assert (answer.status_code, answer.location) == (303, f"/join/{room.code}")
    page = client.get(answer.location).text
    assert "each of your answers, also those from before you joined" in page
    assert "Stranger" in page
    assert room.stranger not in _members(app, room.id)
    assert client.post(answer.location).status_code == 303
    assert room.stranger in _members(app, room.id)
    assert "Anatomy 1" in client.get("/classes").text


def test_joining_twice_is_no_error(app: Flask, room: Room, client_of: ClientOf) -> None:
    client = client_of(room.ada)
    assert [client.post(f"/join/{room.code}").status_code for _ in range(2)] == [303, 303]
    assert _members(app, room.id) == {room.ada, room.ben}


def test_a_wrong_code_is_answered_by_the_form(room: Room, client_of: ClientOf) -> None:
    client = client_of(room.stranger)
    for answer in (
        client.post("/join", data={"code": "CCC CCCC"}),
        client.get("/join/CCCCCCC"),
        client.post("/join/CCCCCCC"),
    ):
        assert answer.status_code in (404, 422)
        assert "No class has this code" in answer.text
        assert "CCC" in answer.text


def test_leaving_by_post(app: Flask, room: Room, client_of: ClientOf) -> None:
    client = client_of(room.ada)
    assert client.get(f"/classes/{room.id}/leave").status_code == 405
    assert client.post(f"/classes/{room.id}/leave").status_code == 303
    assert _members(app, room.id) == {room.ben}


@pytest.mark.parametrize("role", [None, Role.GUEST])
def test_whoever_has_no_account_is_told_which_class_it_is_and_comes_back(
    room: Room,
    client: FlaskClient,
    make_user: Callable[..., int],
    client_of: ClientOf,
    role: Role | None,
) -> None:
    browser = client_of(make_user(None, role)) if role else client
    page = browser.get(f"/join/{room.code}").text
    assert "Join “Anatomy 1”" in page
    assert "you need an account" in page
    assert "instructor-one" not in page
    assert f'href="/login?next=/join/{room.code}"' in page
    register = f"/register?next=/join/{room.code}"
    assert f'href="{register}"' in page
    fields = {"login": "newcomer", "password": "a walk around the harbour"}
    answer = browser.post(register, data=fields)
    assert (answer.status_code, answer.location) == (303, f"/join/{room.code}")
    assert "Join the class" in browser.get(answer.location).text


def test_a_visitor_types_a_code(room: Room, client: FlaskClient) -> None:
    assert 'href="/classes"' not in client.get("/join").text
    answer = client.post("/join", data={"code": room.code})
    assert (answer.status_code, answer.location) == (303, f"/join/{room.code}")
    for wrong in (client.post("/join", data={"code": "CCCCCCC"}), client.get("/join/CCCCCCC")):
        assert wrong.status_code in (404, 422)
        assert "No class has this code" in wrong.text
    assert client.post(f"/join/{room.code}").status_code == 401


@pytest.fixture
def limited(app: Flask, room: Room) -> Iterator[ClientOf]:
    """Browsers of an app on the same database that counts tries."""
    with app.app_context():
        path = Path(str(db.engine.url.database))
    counting = make_app(path, RATELIMIT_ENABLED=True)

    def log_in(user_id: int | None) -> FlaskClient:
        client = counting.test_client()
        if user_id is None:
            return client
        with counting.app_context():
            session_id = db.session.get_one(User, user_id).get_id()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = session_id, True
        return client

    yield log_in
    with counting.app_context():
        db.engine.dispose()


def test_wrong_codes_are_soon_too_many(room: Room, limited: ClientOf) -> None:
    client = limited(room.stranger)
    answers = [client.get("/join/CCCCCCC").status_code for _ in range(31)]
    assert answers == [404] * 30 + [429]
    assert client.post("/join", data={"code": "CCCCCCC"}).status_code == 429


@pytest.mark.parametrize("code", ["CCCCCCC", ""])
def test_wrong_and_empty_codes_of_others_shut_nobody_out(
    room: Room, limited: Callable[[int | None], FlaskClient], code: str
) -> None:
    for _ in range(60):
        limited(None).post("/join", data={"code": code})
    for who in (None, room.ada):
        assert limited(who).get(f"/join/{room.code}").status_code == 200
        assert limited(who).post("/join", data={"code": room.code}).status_code == 303


def test_empty_codes_are_not_counted(room: Room, limited: ClientOf) -> None:
    client = limited(room.stranger)
    assert {client.post("/join", data={"code": " "}).status_code for _ in range(40)} == {422}
    assert client.get("/join/CCCCCCC").status_code == 404


def test_the_right_code_is_taken_after_wrong_ones(room: Room, limited: ClientOf) -> None:
    client = limited(room.stranger)
    for _ in range(35):
        client.get("/join/CCCCCCC")
    assert client.post(f"/join/{room.code}").status_code == 303


def test_codes_cannot_be_guessed_for_long(room: Room, limited: ClientOf) -> None:
    client = limited(room.stranger)
    for _ in range(100):
        client.get("/join/CCCCCCC")
    assert client.get(f"/join/{room.code}").status_code == 429
    assert limited(room.ada).get(f"/join/{room.code}").status_code == 200


def test_many_behind_one_address_cannot_guess_for_long(
    room: Room,
    limited: Callable[[int | None], FlaskClient],
    make_user: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limit = joining_views._GUESSES_BY_ADDRESS
    assert limit.rate == "1000 per hour"
    # Fewer than one person's wrong codes: what is shut here is the address.
    monkeypatch.setattr(joining_views, "_GUESSES_BY_ADDRESS", replace(limit, rate="40 per hour"))
    visitor, guest = limited(None), limited(make_user(None, Role.GUEST))
    for _ in range(20):
        visitor.get("/join/CCCCCCC")
        guest.get("/join/CCCCCCC")
    for who in (visitor, guest, limited(room.stranger)):
        assert who.get(f"/join/{room.code}").status_code == 429


def test_right_codes_are_not_counted(room: Room, limited: ClientOf) -> None:
    client = limited(room.stranger)
    assert {client.get(f"/join/{room.code}").status_code for _ in range(40)} == {200}


def test_demonstration_data_is_marked(app: Flask, room: Room, teacher: FlaskClient) -> None:
    with app.app_context():
        db.session.get_one(User, room.ada).is_demo = True
        db.session.commit()
    assert "Demonstration" not in teacher.get("/classes").text
    assert "Demonstration" in teacher.get(f"/classes/{room.id}").text
    with app.app_context():
        db.session.get_one(Class, room.id).is_demo = True
        db.session.commit()
    assert "Demonstration" in teacher.get("/classes").text
    assert "Demonstration" in teacher.get(f"/classes/{room.id}").text


def test_pages_cost_the_same_however_many_answers(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        attempt_id = add_attempt(room.ada, [1.0])
        long_id = add_attempt(room.ada, [1.0] * 30)
    base = f"/classes/{room.id}/learners/{room.ada}/attempts"
    teacher.get(f"{base}/{attempt_id}")
    with counted(app) as few:
        teacher.get(f"{base}/{attempt_id}")
    with counted(app) as many:
        teacher.get(f"{base}/{long_id}")
    assert len(many) == len(few)


def test_drawings_stand_once_beside_the_answers_that_name_them(
    app: Flask, room: Room, teacher: FlaskClient
) -> None:
    with app.app_context():
        drawn = db.session.scalars(db.select(StoredItem).filter_by(kind="picture")).first()
        assert drawn is not None
        items = db.session.scalars(db.select(StoredItem).filter_by(topic=drawn.topic)).all()
        for _twice in range(2):
            add_attempt(room.ada, [1.0] * len(items), topic=drawn.topic)
    link = f"/classes/{room.id}/learners/{room.ada}/answers"
    pages = [
        teacher.get(
            link, query_string={"article": SHIPPED_SLUG, "topic": drawn.topic, "page": number}
        ).text
        for number in range(1, 9)
    ]
    assert sum(page.count("<svg") for page in pages) > 0
    for page in pages:
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
