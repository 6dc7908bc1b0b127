from __future__ import annotations

import re
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
from tests.quizapp.library.conftest import HIPS, Desk, id_of

pytestmark = pytest.mark.every_database
_SHIPPED = 1
# With facts that the shipped article has not.
_KNEES = """# Movers of the knee

## Flexors of the knee

In all, 3 muscles are flexors of the knee:

- Biceps femoris
- Semitendinosus
- Semimembranosus

## Extensors of the knee

In all, 4 muscles are extensors of the knee:

- Rectus femoris
- Vastus lateralis
- Vastus medialis
- Vastus intermedius

The patellar tendon is a band that joins the kneecap to the shin.
"""


def _answer_something(client: FlaskClient, slug: str) -> int:
    """Starts a quiz, answers its first question, and gives the attempt's number."""
    form = {"article": slug, "activity": "mixed", "length": "5", "mode": "practice"}
    form["kinds"] = "single_choice"
    attempt = client.post("/attempts", data=form).location.split("/")[2]
    page = client.get(f"/attempts/{attempt}/1").text
    option = re.findall(r'name="answer" value="([^"]+)"', page)[0]
    client.post(f"/attempts/{attempt}/1", data={"try": "1", "answer": option})
    return int(attempt)


@pytest.fixture
def learner(make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]) -> FlaskClient:
    return client_of(make_user("lea"))


def test_a_published_article_is_offered_with_what_was_decided(
    app: Flask, desk: Desk, ina: int, hips: int
) -> None:
    rejected = id_of(desk.page(ina, hips), "Piriformis")
    desk.do(
        deciding.decide,
        ina,
        hips,
        rejected,
        "reject",
        {},
        desk.sight(ina, hips, rejected),
        utc_now(),
    )
    assert desk.publish(ina, hips) == 1
    with app.app_context():
        version = find_article("rotators-of-the-hip")
        assert version is not None
        facts = select(StoredFact.fact_id).where(StoredFact.version_id == version.id)
        stored = db.session.scalars(facts).all()
    assert rejected not in stored
    assert len(stored) == 5
    assert not desk.page(ina, hips).head.is_changed


def test_the_same_again_makes_no_new_version(desk: Desk, ina: int, hips: int) -> None:
    desk.publish(ina, hips)
    fact = id_of(desk.page(ina, hips), "Piriformis")
    desk.do(deciding.decide, ina, hips, fact, "accept", {}, desk.sight(ina, hips, fact), utc_now())
    assert not desk.page(ina, hips).head.is_changed
    assert desk.publish(ina, hips) == 1


def test_an_edit_makes_a_version_that_keeps_the_other_facts_and_names_what_is_stale(
    desk: Desk, ina: int, hips: int
) -> None:
    desk.publish(ina, hips)
    page = desk.page(ina, hips)
    text = HIPS.replace("- Piriformis\n", "").replace("4 muscles", "3 muscles")
    desk.do(drafts.save_text, ina, page.head, 1, Wording(page.head.title, text), utc_now())
    told = desk.do(publishing.get_publish_page, ina, hips).published
    assert [text.split(" is ")[0] for text in told.gone] == ["Piriformis"]
    assert len(told.changes.facts.kept) == 6
    assert told.stale
    assert not told.is_same
    assert desk.publish(ina, hips) == 2


def test_what_was_changed_after_the_page_was_opened_is_not_published(
    app: Flask, desk: Desk, ina: int, otto: int, hips: int
) -> None:
    token = desk.do(publishing.get_publish_page, ina, hips).token
    fact = id_of(desk.page(ina, hips), "Piriformis")
    desk.do(deciding.decide, otto, hips, fact, "reject", {}, desk.sight(ina, hips, fact), utc_now())
    with pytest.raises(RevisedError):
        desk.do(publishing.publish, ina, hips, token, utc_now())
    with app.app_context():
        assert find_article("rotators-of-the-hip") is None


def test_an_article_without_anything_to_ask_is_kept_and_not_published(desk: Desk, ina: int) -> None:
    walk = desk.bring(ina, "# A walk\n\nWe went to the sea and came back.\n")
    with pytest.raises(NoItemsError):
        desk.publish(ina, walk)
    assert desk.page(ina, walk).cards == ()


def test_withdrawing_ends_new_quizzes_and_keeps_what_was_begun(
    app: Flask, desk: Desk, ina: int, hips: int, learner: FlaskClient
) -> None:
    desk.publish(ina, hips)
    attempt = _answer_something(learner, "rotators-of-the-hip")
    stranger = app.test_client()
    desk.do(publishing.withdraw, ina, hips, utc_now())
    assert learner.get("/articles/rotators-of-the-hip").status_code == 404
    assert learner.get("/quizzes?article=rotators-of-the-hip").status_code == 404
    assert learner.get(f"/attempts/{attempt}/2").status_code == 200
    assert learner.get(f"/attempts/{attempt}").status_code == 200
    assert learner.get("/articles/rotators-of-the-hip/1").status_code == 200
    assert stranger.get("/articles/rotators-of-the-hip/1").status_code == 404
    again = learner.post(f"/attempts/{attempt}/retry", follow_redirects=True)
    assert "The article was withdrawn" in again.text
    assert desk.publish(ina, hips) == 1
    assert learner.get("/articles/rotators-of-the-hip").status_code == 200


def test_only_who_brought_it_or_an_administrator_takes_it_away(
    desk: Desk, ina: int, otto: int, hips: int, make_user: Callable[..., int]
) -> None:
    desk.publish(ina, hips)
    with pytest.raises(NotYoursError):
        desk.do(publishing.withdraw, otto, hips, utc_now())
    with pytest.raises(NotYoursError):
        desk.do(publishing.delete_article, otto, hips, "Rotators of the hip", utc_now())
    admin = make_user("boss", Role.ADMIN)
    desk.do(publishing.withdraw, admin, hips, utc_now())
    assert desk.page(ina, hips).head.is_withdrawn


def test_deleting_wants_the_title_and_takes_everything_along(
    app: Flask, desk: Desk, ina: int, learner: FlaskClient
) -> None:
    knees = desk.bring(ina, _KNEES)
    desk.publish(ina, knees)
    _answer_something(learner, "movers-of-the-knee")
    shipped = _answer_something(learner, "hip-internal-rotation")
    with app.app_context():
        known = db.session.scalar(select(func.count()).select_from(Knowledge))
        loss = publishing.count_dependents(knees)
    assert (loss.attempts, loss.open_attempts, loss.learners) == (1, 1, 1)
    with pytest.raises(OtherTitleError):
        desk.do(publishing.delete_article, ina, knees, "Ears", utc_now())
    desk.do(publishing.delete_article, ina, knees, " movers of  the knee ", utc_now())
    with app.app_context():
        assert db.session.scalars(select(Attempt.id)).all() == [shipped]
        left = db.session.scalar(select(func.count()).select_from(Knowledge))
        assert 0 < left < known
        assert db.session.get(Article, knees) is None


def test_who_is_within_a_quiz_of_a_deleted_article_is_told_and_can_go_on(
    desk: Desk, ina: int, hips: int, learner: FlaskClient
) -> None:
    desk.publish(ina, hips)
    quiz = f"/attempts/{_answer_something(learner, 'rotators-of-the-hip')}"
    desk.do(publishing.delete_article, ina, hips, "Rotators of the hip", utc_now())
    asked = [learner.get(quiz), learner.get(f"{quiz}/2")]
    posts = ("/2", "/2/skip", "/finish", "/retry")
    asked += [learner.post(quiz + path, data={"try": "1", "choice": "a"}) for path in posts]
    for answer in asked:
        assert answer.status_code == 404
        assert "Its article was deleted" in answer.text
        assert 'href="/"' in answer.text


def test_what_follows_a_deleted_article_is_never_taken_for_it(
    app: Flask, desk: Desk, ina: int, hips: int, learner: FlaskClient
) -> None:
    desk.publish(ina, hips)
    _answer_something(learner, "rotators-of-the-hip")
    desk.do(publishing.delete_article, ina, hips, "Rotators of the hip", utc_now())
    later = desk.bring(ina, HIPS.replace("# Rotators of the hip", "# Muscles of the thigh"))
    desk.publish(ina, later)
    with app.app_context():
        assert get_published_version("muscles-of-the-thigh", 1).title == "Muscles of the thigh"
    attempt = _answer_something(learner, "muscles-of-the-thigh")
    told = learner.get(f"/attempts/{attempt}/1").text
    assert "/articles/muscles-of-the-thigh/1" in told
    assert "/articles/rotators-of-the-hip" not in told


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
