"""An article of a few facts, and people who check it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.articles.making import Wording
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.library import cards, drafts, publishing, reviews
from quizapp.models import Role, User

EARS = """# Ear muscles

## Movers of the ear

In all, 3 muscles move the ear:

- Auricularis anterior
- Auricularis superior
- Auricularis posterior

## Holders of the ear

In all, 4 muscles hold the ear still:

- Helicis major
- Helicis minor
- Tragicus
- Antitragicus

The lobe is soft and has no muscle in it at all.
"""

# What the knowledge of the body knows, so that questions are made of it.
HIPS = """# Rotators of the hip

## Internal rotators of the hip

In all, 3 muscles are internal rotators of the hip:

- Tensor fasciae latae
- Gluteus medius
- Gluteus minimus

## External rotators of the hip

In all, 4 muscles are external rotators of the hip:

- Piriformis
- Obturator internus
- Quadratus femoris
- Gluteus maximus

The skin over the hip is soft all the way through and is moved by no muscle.
"""


class Desk:
    """What a test does in the library, each act in a transaction of its own, as a request."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    def bring(self, user_id: int, text: str = EARS, **given: str) -> int:
        with self._app.app_context():
            wording = Wording(given.get("title", ""), "", given.get("author", ""), "")
            return drafts.bring_in(self._user(user_id), text.encode(), "", wording, 1, utc_now())

    def do(self, act: Callable[..., object], user_id: int, *args: object) -> object:
        """Calls a use case as this person."""
        with self._app.app_context():
            return act(self._user(user_id), *args)

    def page(self, user_id: int, article_id: int, fact_id: str = "") -> cards.ReviewPage:
        with self._app.app_context():
            return reviews.get_review(self._user(user_id), article_id, fact_id)

    def library(self) -> drafts.Library:
        with self._app.app_context():
            return drafts.list_articles(1)

    def sight(self, user_id: int, article_id: int, fact_id: str) -> str:
        """What somebody has seen who opens the page now; nothing of a fact that is not there."""
        card = self.page(user_id, article_id).find(fact_id)
        return card.sight if card else ""

    def publish(self, user_id: int, article_id: int) -> int:
        """Publishes what there is and gives the version's number."""
        with self._app.app_context():
            user = self._user(user_id)
            token = publishing.get_publish_page(user, article_id).token
            return publishing.publish(user, article_id, token, utc_now(), anyway=True).number

    def _user(self, user_id: int) -> User:
        return db.session.get_one(User, user_id)


@pytest.fixture
def desk(app: Flask) -> Desk:
    return Desk(app)


@pytest.fixture
def ina(make_user: Callable[..., int]) -> int:
    return make_user("ina", Role.INSTRUCTOR)


@pytest.fixture
def otto(make_user: Callable[..., int]) -> int:
    return make_user("otto", Role.INSTRUCTOR)


@pytest.fixture
def ears(desk: Desk, ina: int) -> int:
    """The article about ears, brought by Ina."""
    return desk.bring(ina)


@pytest.fixture
def hips(desk: Desk, ina: int) -> int:
    """The article about hips, brought by Ina."""
    return desk.bring(ina, HIPS)


@pytest.fixture
def browser(client_of: Callable[[int], FlaskClient], ina: int) -> FlaskClient:
    return client_of(ina)


def id_of(page: cards.ReviewPage, words: str) -> str:
    """The fact whose sentence has these words."""
    return next(card.entry.id for card in page.cards if words in card.entry.text)
