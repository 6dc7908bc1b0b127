"""The same quiz for others, by a link that its maker can take back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.clock import utc_now
from quizapp.extensions import db, limiter
from quizapp.library.publishing import withdraw
from quizapp.models import Article, Attempt, Role, Slot, User
from quizapp.models.attempts import Mode
from tests.quizapp.conftest import make_app
from tests.quizapp.limits import as_if_asked
from tests.quizapp.quizzes.answers import item_at, right, stored_responses, wrong

pytestmark = pytest.mark.every_database


@pytest.fixture
def share(app: Flask, learner: FlaskClient) -> Callable[[int], str]:
    """Shares an attempt of the learner and gives the path of the link."""

    def make(attempt_id: int) -> str:
        learner.post(f"/attempts/{attempt_id}/share")
        with app.app_context():
            return f"/shared/{db.session.get_one(Attempt, attempt_id).share_token}"

    return make


@pytest.fixture
def friend(make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]) -> FlaskClient:
    return client_of(make_user("friend"))


def _drawn(app: Flask, attempt_id: int) -> list[tuple[int, list[str], list[str]]]:
    with app.app_context():
        slots = db.session.scalars(
            db.select(Slot).filter_by(attempt_id=attempt_id).order_by(Slot.position)
        )
        return [(slot.item_id, slot.option_order, slot.group_order) for slot in slots]


def _started(answer: object) -> int:
    return int(answer.location.split("/")[-2])  # type: ignore[attr-defined]


def test_the_link_stands_on_the_summary_until_it_is_withdrawn(
    learner: FlaskClient, start: Callable[..., int], share: Callable[[int], str]
) -> None:
    attempt_id = start()
    path = share(attempt_id)
    assert f'value="http://localhost{path}"' in learner.get(f"/attempts/{attempt_id}").text
    learner.post(f"/attempts/{attempt_id}/unshare")
    assert path not in learner.get(f"/attempts/{attempt_id}").text


def test_pressing_twice_keeps_the_link_and_a_new_one_is_another(
    learner: FlaskClient, start: Callable[..., int], share: Callable[[int], str]
) -> None:
    attempt_id = start()
    first = share(attempt_id)
    assert share(attempt_id) == first
    learner.post(f"/attempts/{attempt_id}/unshare")
    assert share(attempt_id) != first


def test_a_friend_starts_the_same_questions_in_the_same_order(
    app: Flask, friend: FlaskClient, start: Callable[..., int], share: Callable[[int], str]
) -> None:
    attempt_id = start(length=6)
    path = share(attempt_id)
    page = friend.get(path).text
    assert "6 questions" in page
    assert "Hip internal rotation" in page

    own = _started(friend.post(path))

    assert own != attempt_id
    assert _drawn(app, own) == _drawn(app, attempt_id)


def test_a_visitor_starts_it_as_a_guest(
    app: Flask, client: FlaskClient, start: Callable[..., int], share: Callable[[int], str]
) -> None:
    path = share(start())
    client.get(path)
    with app.app_context():
        assert db.session.scalars(db.select(User).filter_by(role=Role.GUEST)).all() == []
    answer = client.post(path, follow_redirects=True)
    assert answer.status_code == 200
    assert answer.request.path.endswith("/1")


def test_nothing_of_the_maker_is_seen(
    app: Flask,
    learner: FlaskClient,
    learner_id: int,
    friend: FlaskClient,
    start: Callable[..., int],
    share: Callable[[int], str],
) -> None:
    attempt_id = start(length=2)
    with app.app_context():
        db.session.get_one(User, learner_id).display_name = "Ada Lovelace"
        db.session.commit()
    item = item_at(app, attempt_id, 1)
    learner.post(f"/attempts/{attempt_id}/1", data={**wrong(item), "certainty": "3"})
    path = share(attempt_id)
    before = len(stored_responses(app))

    own = _started(friend.post(path))
    seen = friend.get(path).text + friend.get(f"/attempts/{own}/1").text

    assert "Ada" not in seen
    assert "learner-one" not in seen
    assert f"/attempts/{attempt_id}" not in seen
    assert item.feedback.right not in seen
    assert "checked" not in friend.get(f"/attempts/{own}/1").text
    for address in (f"/attempts/{attempt_id}", f"/attempts/{attempt_id}/1"):
        assert friend.get(address).status_code == 404
    assert friend.post(f"/attempts/{attempt_id}/unshare").status_code == 404
    assert friend.post(f"/attempts/{attempt_id}/share").status_code == 404
    friend.post(f"/attempts/{own}/1", data=right(item))
    assert len(stored_responses(app)) == before + 1


def test_what_the_friend_does_changes_nothing_of_the_maker(
    app: Flask,
    learner: FlaskClient,
    friend: FlaskClient,
    start: Callable[..., int],
    share: Callable[[int], str],
) -> None:
    attempt_id = start(length=1)
    own = _started(friend.post(share(attempt_id)))
    friend.post(f"/attempts/{own}/1", data=right(item_at(app, own, 1)))
    assert "0 of 1 points" in learner.get(f"/attempts/{attempt_id}").text


@pytest.mark.parametrize("token", ["none", "a" * 43, "a" * 42 + "é", "\x00" * 43, "a" * 3000])
def test_an_address_that_is_none_says_so(client: FlaskClient, token: str) -> None:
    for answer in (client.get(f"/shared/{token}"), client.post(f"/shared/{token}")):
        assert answer.status_code == 404
        assert "was withdrawn, or not copied in full" in answer.text


def test_a_withdrawn_link_opens_nothing_and_what_was_started_stays(
    learner: FlaskClient,
    friend: FlaskClient,
    start: Callable[..., int],
    share: Callable[[int], str],
) -> None:
    attempt_id = start()
    path = share(attempt_id)
    own = _started(friend.post(path))
    learner.post(f"/attempts/{attempt_id}/unshare")
    assert friend.get(path).status_code == friend.post(path).status_code == 404
    assert friend.get(f"/attempts/{own}/1").status_code == 200


def test_an_open_exam_cannot_be_shared(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    attempt_id = start(mode=Mode.EXAM)
    page = learner.post(f"/attempts/{attempt_id}/share", follow_redirects=True).text
    assert "Finish the exam first" in page
    with app.app_context():
        assert db.session.get_one(Attempt, attempt_id).share_token is None


def test_an_exam_is_shared_as_an_exam_with_a_limit_of_ones_own(
    app: Flask,
    learner: FlaskClient,
    friend: FlaskClient,
    start: Callable[..., int],
    share: Callable[[int], str],
) -> None:
    attempt_id = start(mode=Mode.EXAM, minutes=20)
    learner.post(f"/attempts/{attempt_id}/more-time")
    learner.post(f"/attempts/{attempt_id}/finish")
    path = share(attempt_id)
    assert 'value="20"' in friend.get(path).text
    assert friend.post(path, data={"minutes": "0"}).status_code == 422

    own = _started(friend.post(path, data={"minutes": "45"}))

    with app.app_context():
        attempt = db.session.get_one(Attempt, own)
        assert attempt.mode == Mode.EXAM
        assert attempt.ends_at is not None
        assert attempt.ends_at - attempt.started_at == dt.timedelta(minutes=45)


@pytest.mark.parametrize("value", ["x" * 20_000, "\x00", "-1", "9" * 40, "<script>", "nan"])
def test_no_limit_of_any_kind_breaks_the_page(
    learner: FlaskClient,
    friend: FlaskClient,
    start: Callable[..., int],
    share: Callable[[int], str],
    value: str,
) -> None:
    attempt_id = start(length=1, mode=Mode.EXAM)
    learner.post(f"/attempts/{attempt_id}/finish")
    assert friend.post(share(attempt_id), data={"minutes": value}).status_code == 422


def test_a_withdrawn_article_is_said_and_nothing_starts(
    app: Flask,
    client: FlaskClient,
    make_user: Callable[..., int],
    start: Callable[..., int],
    share: Callable[[int], str],
) -> None:
    path = share(start())
    admin = make_user("admin", Role.ADMIN)
    with app.app_context():
        article_id = db.session.scalars(db.select(Article.id)).first()
        assert article_id is not None
        withdraw(db.session.get_one(User, admin), article_id, utc_now())
    before = _count(app)
    assert "The article was withdrawn" in client.get(path).text
    assert "<button" not in client.get(path).text.partition("<main")[2].partition("</main")[0]
    assert "The article was withdrawn" in client.post(path, follow_redirects=True).text
    assert _count(app) == before


def test_the_link_ends_with_the_account_of_its_maker(
    app: Flask,
    learner_id: int,
    friend: FlaskClient,
    start: Callable[..., int],
    share: Callable[[int], str],
) -> None:
    path = share(start())
    own = _started(friend.post(path))
    with app.app_context():
        db.session.execute(db.delete(User).where(User.id == learner_id))
        db.session.commit()
    assert friend.get(path).status_code == 404
    assert friend.get(f"/attempts/{own}/1").status_code == 200


def test_starting_is_limited_as_elsewhere(app: Flask) -> None:
    with app.app_context():
        url = db.engine.url.render_as_string(hide_password=False)
    counting = make_app(url, RATELIMIT_ENABLED=True)
    client = counting.test_client()
    with counting.app_context():
        limiter.reset()
    assert client.post("/shared/none").status_code == 404
    as_if_asked(998)
    statuses = [client.post("/shared/none").status_code for _ in range(3)]
    with counting.app_context():
        limiter.reset()
        db.engine.dispose()
    assert statuses == [404, 429, 429]


def _count(app: Flask) -> tuple[int | None, int | None]:
    with app.app_context():
        return (
            db.session.scalar(db.select(db.func.count(Attempt.id))),
            db.session.scalar(db.select(db.func.count(User.id))),
        )
