from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.articles.making import NoItemsError, Wording
from quizapp.articles.service import find_article, get_published_version
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.library import deciding, drafts, publishing
from quizapp.library.errors import NotYoursError, OtherTitleError, RevisedError, ShippedError
from quizapp.models import Article, Attempt, Knowledge, Role, StoredFact
from tests.quizapp.library.conftest import EARS, Desk, id_of

pytestmark = pytest.mark.every_database
_SHIPPED = 1


def _answer_something(client: FlaskClient, slug: str) -> int:
    """Starts a quiz, answers its first question, and gives the attempt's number."""
    form = {"article": slug, "activity": "mixed", "length": "5", "mode": "practice"}
    form["kinds"] = "true_false"
    attempt = client.post("/attempts", data=form).location.split("/")[2]
    client.post(f"/attempts/{attempt}/1", data={"try": "1", "answer": "true"})
    return int(attempt)


@pytest.fixture
def learner(make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]) -> FlaskClient:
    return client_of(make_user("lea"))


def test_a_published_article_is_offered_with_what_was_decided(
    app: Flask, desk: Desk, ina: int, ears: int
) -> None:
    rejected = id_of(desk.page(ina, ears), "Tragicus")
    desk.do(
        deciding.decide,
        ina,
        ears,
        rejected,
        "reject",
        {},
        desk.sight(ina, ears, rejected),
        utc_now(),
    )
    assert desk.publish(ina, ears) == 1
    with app.app_context():
        version = find_article("ear-muscles")
        assert version is not None
        facts = select(StoredFact.fact_id).where(StoredFact.version_id == version.id)
        stored = db.session.scalars(facts).all()
    assert rejected not in stored
    assert len(stored) == 6
    assert not desk.page(ina, ears).head.is_changed


def test_the_same_again_makes_no_new_version(desk: Desk, ina: int, ears: int) -> None:
    desk.publish(ina, ears)
    fact = id_of(desk.page(ina, ears), "Tragicus")
    desk.do(deciding.decide, ina, ears, fact, "accept", {}, desk.sight(ina, ears, fact), utc_now())
    assert not desk.page(ina, ears).head.is_changed
    assert desk.publish(ina, ears) == 1


def test_an_edit_makes_a_version_that_keeps_the_other_facts_and_names_what_is_stale(
    desk: Desk, ina: int, ears: int
) -> None:
    desk.publish(ina, ears)
    page = desk.page(ina, ears)
    text = EARS.replace("- Tragicus\n", "").replace("4 muscles", "3 muscles")
    desk.do(drafts.save_text, ina, page.head, 1, Wording(page.head.title, text), utc_now())
    told = desk.do(publishing.get_publish_page, ina, ears).published
    assert [text.split(" is ")[0] for text in told.gone] == ["Tragicus"]
    assert len(told.changes.facts.kept) == 6
    assert told.stale
    assert not told.is_same
    assert desk.publish(ina, ears) == 2


def test_what_was_changed_after_the_page_was_opened_is_not_published(
    app: Flask, desk: Desk, ina: int, otto: int, ears: int
) -> None:
    token = desk.do(publishing.get_publish_page, ina, ears).token
    fact = id_of(desk.page(ina, ears), "Tragicus")
    desk.do(deciding.decide, otto, ears, fact, "reject", {}, desk.sight(ina, ears, fact), utc_now())
    with pytest.raises(RevisedError):
        desk.do(publishing.publish, ina, ears, token, utc_now())
    with app.app_context():
        assert find_article("ear-muscles") is None


def test_an_article_without_anything_to_ask_is_kept_and_not_published(desk: Desk, ina: int) -> None:
    walk = desk.bring(ina, "# A walk\n\nWe went to the sea and came back.\n")
    with pytest.raises(NoItemsError):
        desk.publish(ina, walk)
    assert desk.page(ina, walk).cards == ()


def test_withdrawing_ends_new_quizzes_and_keeps_what_was_begun(
    app: Flask, desk: Desk, ina: int, ears: int, learner: FlaskClient
) -> None:
    desk.publish(ina, ears)
    attempt = _answer_something(learner, "ear-muscles")
    stranger = app.test_client()
    desk.do(publishing.withdraw, ina, ears, utc_now())
    assert learner.get("/articles/ear-muscles").status_code == 404
    assert learner.get("/quizzes?article=ear-muscles").status_code == 404
    assert learner.get(f"/attempts/{attempt}/2").status_code == 200
    assert learner.get(f"/attempts/{attempt}").status_code == 200
    assert learner.get("/articles/ear-muscles/1").status_code == 200
    assert stranger.get("/articles/ear-muscles/1").status_code == 404
    again = learner.post(f"/attempts/{attempt}/retry", follow_redirects=True)
    assert "The article was withdrawn" in again.text
    assert desk.publish(ina, ears) == 1
    assert learner.get("/articles/ear-muscles").status_code == 200


def test_only_who_brought_it_or_an_administrator_takes_it_away(
    desk: Desk, ina: int, otto: int, ears: int, make_user: Callable[..., int]
) -> None:
    desk.publish(ina, ears)
    with pytest.raises(NotYoursError):
        desk.do(publishing.withdraw, otto, ears, utc_now())
    with pytest.raises(NotYoursError):
        desk.do(publishing.delete_article, otto, ears, "Ear muscles", utc_now())
    admin = make_user("boss", Role.ADMIN)
    desk.do(publishing.withdraw, admin, ears, utc_now())
    assert desk.page(ina, ears).head.is_withdrawn


def test_deleting_wants_the_title_and_takes_everything_along(
    app: Flask, desk: Desk, ina: int, ears: int, learner: FlaskClient
) -> None:
    desk.publish(ina, ears)
    _answer_something(learner, "ear-muscles")
    shipped = _answer_something(learner, "hip-internal-rotation")
    with app.app_context():
        known = db.session.scalar(select(func.count()).select_from(Knowledge))
        loss = publishing.count_dependents(ears)
    assert (loss.attempts, loss.open_attempts, loss.learners) == (1, 1, 1)
    with pytest.raises(OtherTitleError):
        desk.do(publishing.delete_article, ina, ears, "Ears", utc_now())
    desk.do(publishing.delete_article, ina, ears, " ear  muscles ", utc_now())
    with app.app_context():
        assert db.session.scalars(select(Attempt.id)).all() == [shipped]
        left = db.session.scalar(select(func.count()).select_from(Knowledge))
        assert 0 < left < known
        assert db.session.get(Article, ears) is None


def test_who_is_within_a_quiz_of_a_deleted_article_is_told_and_can_go_on(
    desk: Desk, ina: int, ears: int, learner: FlaskClient
) -> None:
    desk.publish(ina, ears)
    quiz = f"/attempts/{_answer_something(learner, 'ear-muscles')}"
    desk.do(publishing.delete_article, ina, ears, "Ear muscles", utc_now())
    asked = [learner.get(quiz), learner.get(f"{quiz}/2")]
    posts = ("/2", "/2/skip", "/finish", "/retry")
    asked += [learner.post(quiz + path, data={"try": "1", "choice": "a"}) for path in posts]
    for answer in asked:
        assert answer.status_code == 404
        assert "Its article was deleted" in answer.text
        assert 'class="button" href="/"' in answer.text


def test_what_follows_a_deleted_article_is_never_taken_for_it(
    app: Flask, desk: Desk, ina: int, ears: int, learner: FlaskClient
) -> None:
    desk.publish(ina, ears)
    _answer_something(learner, "ear-muscles")
    desk.do(publishing.delete_article, ina, ears, "Ear muscles", utc_now())
    later = desk.bring(ina, EARS.replace("Ear", "Nose").replace("the ear", "the nose"))
    desk.publish(ina, later)
    with app.app_context():
        assert get_published_version("nose-muscles", 1).title == "Nose muscles"
    attempt = _answer_something(learner, "nose-muscles")
    assert "ear" not in learner.get(f"/attempts/{attempt}/2").text.split("<main")[1].split()


def test_the_shipped_article_can_be_withdrawn_and_not_deleted(
    app: Flask, desk: Desk, make_user: Callable[..., int]
) -> None:
    admin = make_user("boss", Role.ADMIN)
    with app.app_context():
        title = db.session.scalar(select(drafts.Draft.title)) or ""
    with pytest.raises(ShippedError):
        desk.do(publishing.delete_article, admin, _SHIPPED, title, utc_now())
    desk.do(publishing.withdraw, admin, _SHIPPED, utc_now())
    with app.app_context():
        assert find_article("hip-internal-rotation") is None
