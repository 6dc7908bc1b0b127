"""Learners with open attempts of their own, in real sessions with real tokens."""

from __future__ import annotations

import random
from typing import cast

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select

from benchmarks.client import Post
from quizapp.accounts.service import create_guest
from quizapp.articles.service import published_versions
from quizapp.clock import utc_now
from quizapp.demo.answering import answer_fields
from quizapp.extensions import db
from quizapp.models import Slot, User
from quizapp.models.attempts import Mode
from quizapp.quizzes import service
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.drawing import Choice

_LENGTH = 20
_PROBABILITY = 0.7


def prepare(app: Flask, learners: int, answers: int, then_follow: bool) -> list[list[Post]]:
    """For each learner that many answers to send, each to a question not answered yet."""
    rng = random.Random(learners * 1000 + then_follow)
    return [_prepare_one(app, answers, then_follow, rng) for _ in range(learners)]


def _prepare_one(app: Flask, answers: int, then_follow: bool, rng: random.Random) -> list[Post]:
    # A context for each learner: the token of one would be kept in it for the next.
    with app.app_context():
        guest = create_guest(utc_now())
        cookie, token = session_of(app, guest)
        posts: list[Post] = []
        while len(posts) < answers:
            posts += _attempt(guest.id, cookie, token, then_follow, rng)
        return posts[:answers]


def _attempt(
    user_id: int, cookie: str, token: str, then_follow: bool, rng: random.Random
) -> list[Post]:
    bank = get_bank(published_versions()[0].id)
    choice = Choice(bank.version_id, MIXED, "Mixed quiz", Mode.PRACTICE, _LENGTH)
    attempt_id = service.start(user_id, choice, rng.getrandbits(31), utc_now()).attempt_id
    slots = db.session.execute(
        select(Slot.position, Slot.item_id)
        .where(Slot.attempt_id == attempt_id)
        .order_by(Slot.position)
    )
    return [
        Post(
            path=f"/attempts/{attempt_id}/{slot.position}",
            fields=[
                ("csrf_token", token),
                ("try", "1"),
                ("unfinished", "1"),
                *(
                    (name, value)
                    for name, values in answer_fields(
                        bank.item(slot.item_id), _PROBABILITY, rng
                    ).items()
                    for value in values
                ),
            ],
            cookie=cookie,
            then_follow=then_follow,
            expected=303,
        )
        for slot in slots
    ]


def session_of(app: Flask, user: User) -> tuple[str, str]:
    """The cookie of a browser in which `user` is logged in, and a token for its forms."""
    with app.test_request_context():
        session["_user_id"] = user.get_id()
        session["_fresh"] = True
        token = generate_csrf()
        signer = cast(SecureCookieSessionInterface, app.session_interface)
        serializer = signer.get_signing_serializer(app)
        assert serializer is not None
        value = serializer.dumps(dict(session))
    return f"{app.config['SESSION_COOKIE_NAME']}={value}", str(token)
