"""Signatures are made with SHA-256; those of before are still taken."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from flask import Flask, session
from flask_wtf.csrf import generate_csrf, validate_csrf
from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer
from wtforms import ValidationError

from quizapp.security import _Sessions
from quizapp.signing import Serializer, TimedSerializer

KEY = "a key for tests only"
_PAIRS = [(Serializer, URLSafeSerializer), (TimedSerializer, URLSafeTimedSerializer)]


@pytest.mark.parametrize(("ours", "earlier"), _PAIRS, ids=lambda kind: kind.__name__)
def test_what_is_signed_now_is_signed_with_sha_256(
    ours: Callable[..., Serializer], earlier: Callable[..., URLSafeSerializer]
) -> None:
    value = ours(KEY, salt="a").dumps([1])
    plain = earlier(KEY, salt="a", signer_kwargs={"digest_method": hashlib.sha256})
    assert plain.loads(value) == [1]
    with pytest.raises(BadSignature):
        earlier(KEY, salt="a").loads(value)


@pytest.mark.parametrize(("ours", "earlier"), _PAIRS, ids=lambda kind: kind.__name__)
def test_what_was_signed_before_is_taken_and_nothing_else(
    ours: Callable[..., Serializer], earlier: Callable[..., URLSafeSerializer]
) -> None:
    assert ours(KEY, salt="a").loads(earlier(KEY, salt="a").dumps([1])) == [1]
    for key, salt in (("another key", "a"), (KEY, "b")):
        with pytest.raises(BadSignature):
            ours(KEY, salt="a").loads(earlier(key, salt=salt).dumps([1]))


def test_sessions_of_before_go_on(app: Flask) -> None:
    class Before(_Sessions):
        digest_method = staticmethod(hashlib.sha1)

    now, before = (kind().get_signing_serializer(app) for kind in (_Sessions, Before))
    assert now is not None
    assert before is not None
    assert now.loads(before.dumps({"a": 1}), max_age=60) == {"a": 1}
    with pytest.raises(BadSignature):
        before.loads(now.dumps({"a": 1}))


def test_forms_that_stand_open_are_taken_and_new_ones_are_signed_anew(app: Flask) -> None:
    with app.test_request_context():
        token = generate_csrf()
        assert TimedSerializer(app.secret_key, salt="wtf-csrf-token").loads(token)
        validate_csrf(
            URLSafeTimedSerializer(app.secret_key, salt="wtf-csrf-token").dumps(
                session["csrf_token"]
            )
        )
        with pytest.raises(ValidationError):
            validate_csrf(URLSafeTimedSerializer("another", salt="wtf-csrf-token").dumps("x"))


def test_another_key_is_noticed(app: Flask) -> None:
    with app.test_request_context():
        session["who"] = "Ada"
        before = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
        cookie = before.dumps(dict(session))
        assert app.session_interface.get_signing_serializer(app) is before  # type: ignore[attr-defined]
        app.secret_key = "another key for tests only"
        after = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
        with pytest.raises(BadSignature):
            after.loads(cookie)
