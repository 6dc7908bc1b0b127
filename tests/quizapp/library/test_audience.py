"""An article for chosen classes: who sees it, everywhere that articles are listed or started."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.access import VISITOR
from quizapp.articles.service import import_article
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Article, ArticleClass, Attempt, Class, Role
from tests.quizapp.classrooms import add_class

ClientOf = Callable[[int], FlaskClient]
KNEES = """# Muscles of the knee

## Flexors of the knee

In all, 4 muscles bend the knee:

- Biceps femoris
- Semitendinosus
- Semimembranosus
- Popliteus

## Extensors of the knee

In all, 4 muscles straighten the knee:

- Rectus femoris
- Vastus lateralis
- Vastus medialis
- Vastus intermedius

## Wall sit

Stand with your back against a wall. Slide down until your knees are bent. Hold for 30 seconds.
3 sets of 5 repetitions.
"""
SLUG = "muscles-of-the-knee"


@dataclass(frozen=True)
class _Offer:
    article_id: int
    class_id: int
    code: str
    teacher: FlaskClient
    member: FlaskClient
    outsider: FlaskClient


@pytest.fixture
def offer(app: Flask, make_user: Callable[..., int], client_of: ClientOf) -> _Offer:
    """An article for one class, and somebody in and somebody outside of it."""
    teacher, member = make_user("teacher", Role.INSTRUCTOR), make_user("member")
    outsider = make_user("outsider")
    with app.app_context():
        article_id = import_article(KNEES.encode(), None, 1, publish=True, now=utc_now()).article_id
        db.session.get_one(Article, article_id).owner_id = teacher
        class_id = add_class(teacher, member)
        db.session.get_one(Class, class_id).join_code = "KMR47TX"
        db.session.commit()
    client = client_of(teacher)
    data = {"audience": "classes", "class": str(class_id)}
    assert client.post(f"/library/{article_id}/audience", data=data).status_code == 303
    return _Offer(article_id, class_id, "KMR47TX", client, client_of(member), client_of(outsider))


def _sees(client: FlaskClient) -> set[str]:
    """The ways to the article that are open, each asked for by its address or in its list."""
    pages = {
        "quiz": f"/quizzes?article={SLUG}",
        "text": f"/articles/{SLUG}",
        "version": f"/articles/{SLUG}/1",
        "progress": f"/progress/articles/{SLUG}",
    }
    seen = {
        name
        for name, path in pages.items()
        if "Muscles of the knee" in client.get(path, follow_redirects=True).text
    }
    lists = {
        "exercises": "/exercises",
        "search": "/search?q=popliteus",
        "flashcards": "/flashcards",
        "home": "/",
    }
    seen |= {name for name, path in lists.items() if "Muscles of the knee" in client.get(path).text}
    quiz = {"activity": "mixed", "length": "5", "mode": "practice", "article": SLUG}
    if client.post("/attempts", data=quiz).status_code == 303:
        seen.add("attempt")
    return seen


def test_only_the_class_and_instructors_see_the_article(
    offer: _Offer, browser_as: Callable[[str], FlaskClient]
) -> None:
    everywhere = {
        "quiz",
        "text",
        "version",
        "progress",
        "search",
        "flashcards",
        "exercises",
        "home",
    }
    assert _sees(offer.member) == everywhere | {"attempt"}
    assert _sees(offer.teacher) >= {"quiz", "text", "version", "search", "attempt"}
    for client in (offer.outsider, browser_as(VISITOR), browser_as(Role.GUEST)):
        assert _sees(client) == set()
    assert browser_as(Role.INSTRUCTOR).get(f"/articles/{SLUG}").status_code == 200


def test_joining_leaving_archiving_and_deleting_change_it_at_once(offer: _Offer) -> None:
    base, path = f"/classes/{offer.class_id}", f"/articles/{SLUG}"

    def statuses() -> tuple[int, int]:
        return offer.member.get(path).status_code, offer.outsider.get(path).status_code

    assert statuses() == (200, 404)
    offer.outsider.post(f"/join/{offer.code}")
    offer.member.post(f"{base}/leave")
    assert statuses() == (404, 200)
    offer.teacher.post(f"{base}/archive")
    assert statuses() == (404, 404)
    offer.teacher.post(f"{base}/restore")
    assert statuses() == (404, 200)
    offer.teacher.post(f"{base}/delete", data={"name": "PT"})
    assert statuses() == (404, 404)  # never public by that


def test_what_was_begun_can_be_finished_and_nothing_new_started(offer: _Offer) -> None:
    quiz = {"activity": "mixed", "length": "5", "mode": "practice", "article": SLUG}
    begun = offer.member.post("/attempts", data=quiz).location
    shared = offer.member.post(f"{begun.rpartition('/')[0]}/share")
    offer.member.post(f"/classes/{offer.class_id}/leave")
    assert offer.member.get(begun).status_code == 200
    assert shared.status_code == 303
    assert offer.member.post("/attempts", data=quiz).status_code == 404


def test_outsiders_see_nothing_of_a_shared_quiz(
    app: Flask, client: FlaskClient, offer: _Offer
) -> None:
    quiz = {"activity": "mixed", "length": "5", "mode": "practice", "article": SLUG}
    begun = offer.member.post("/attempts", data=quiz).location
    offer.member.post(f"{begun.rpartition('/')[0]}/share")
    with app.app_context():
        path = f"/shared/{db.session.scalar(db.select(Attempt.share_token))}"
    assert offer.member.get(path).status_code == 200
    for other in (offer.outsider, client):
        assert (other.get(path).status_code, other.post(path).status_code) == (404, 404)


def test_an_article_for_classes_needs_one(app: Flask, offer: _Offer) -> None:
    path = f"/library/{offer.article_id}/audience"
    for data in ({"audience": "classes"}, {"audience": "classes", "class": "999"}, {}):
        answer = offer.teacher.post(path, data=data)
        assert (answer.status_code, 'class="error-summary"' in answer.text) == (422, True)
    assert offer.teacher.post(path, data={"audience": "everybody"}).status_code == 303
    assert offer.outsider.get(f"/articles/{SLUG}").status_code == 200


def test_classes_of_colleagues_stay_chosen(
    app: Flask, offer: _Offer, make_user: Callable[..., int]
) -> None:
    with app.app_context():
        theirs = add_class(make_user("colleague", Role.INSTRUCTOR))
        db.session.add(ArticleClass(article_id=offer.article_id, class_id=theirs))
        db.session.commit()
    path = f"/library/{offer.article_id}/audience"
    assert "1 class that is not yours" in offer.teacher.get(path).text
    offer.teacher.post(path, data={"audience": "classes"})
    with app.app_context():
        assert set(db.session.scalars(db.select(ArticleClass.class_id))) == {theirs}


def test_only_whoever_brought_the_article_chooses(
    offer: _Offer, browser_as: Callable[[str], FlaskClient]
) -> None:
    path = f"/library/{offer.article_id}/audience"
    other = browser_as(Role.INSTRUCTOR)
    assert other.get(path).status_code == 403
    assert other.post(path, data={"audience": "everybody"}).status_code == 403
    assert browser_as(Role.ADMIN).get(path).status_code == 200
