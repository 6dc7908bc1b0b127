from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.service import create_account
from quizapp.models import Role
from tests.quizapp.accounts.conftest import NOW, PASSWORD


@pytest.fixture
def client(app_with: Callable[..., Flask]) -> FlaskClient:
    """A browser of an app that wants CSRF tokens, with an account "anna"."""
    app = app_with(WTF_CSRF_ENABLED=True)
    with app.app_context():
        create_account("anna", PASSWORD, Role.LEARNER, NOW)
    return app.test_client()


def _token(client: FlaskClient, page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(page).text)
    assert found is not None
    return found[1]


def _log_in(client: FlaskClient, token: str):
    return client.post("/login", data={"login": "anna", "password": PASSWORD, "csrf_token": token})


@pytest.mark.parametrize(
    "page",
    [
        "/register", "/login", "/logout", "/guest-answers", "/settings", "/settings/password",
        "/settings/delete", "/forgotten", "/reset/x", "/setup/x", "/admin/users/new",
        "/admin/users/1/role", "/admin/users/1/link", "/admin/users/1/delete",
    ],
)  # fmt: skip
def test_without_a_token_nothing_happens(client: FlaskClient, page: str) -> None:
    for data in ({}, {"csrf_token": "forged"}):
        answer = client.post(page, data={"login": "anna", "password": PASSWORD, **data})
        assert answer.status_code in (400, 401)  # the latter where nobody may but who is logged in


def test_the_form_of_the_page_is_taken(client: FlaskClient) -> None:
    assert _log_in(client, _token(client, "/login")).status_code == 303


def test_a_form_that_stood_open_while_logging_in_still_works(client: FlaskClient) -> None:
    token = _token(client, "/register")
    _log_in(client, token)
    assert _log_in(client, token).status_code == 303
    assert client.post("/logout", data={"csrf_token": token}).status_code == 303
