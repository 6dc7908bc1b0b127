"""Whether a form was sent from a page of ours, by what browsers say, and why one is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.quizapp.conftest import make_app

HTTPS = "https://quiz.example"


@pytest.fixture
def browser(filled_database: Path) -> FlaskClient:
    return make_app(filled_database, WTF_CSRF_ENABLED=True).test_client()


def _post(browser: FlaskClient, headers: dict[str, str], base_url: str = HTTPS):
    page = browser.get("/join", base_url=base_url).text
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found is not None
    data = {"csrf_token": found[1], "code": "CCCCCCC"}
    return browser.post("/join", data=data, headers=headers, base_url=base_url)


@pytest.mark.parametrize(
    "headers",
    [
        {},  # neither Referer nor anything else: some browsers and extensions send none
        {"Origin": HTTPS},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Referer": "https://elsewhere.example/", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "https://quiz.example:443"},
    ],
    ids=str,
)
@pytest.mark.parametrize("base_url", [HTTPS, "http://quiz.example"])
def test_forms_of_our_own_pages_are_taken(
    browser: FlaskClient, headers: dict[str, str], base_url: str
) -> None:
    assert _post(browser, headers, base_url).status_code == 422  # an unknown code, that is all


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": HTTPS},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "https://quiz.example.elsewhere.example"},
        {"Origin": "https://[elsewhere"},
    ],
    ids=str,
)
def test_forms_of_other_sites_are_refused_also_with_a_token(
    browser: FlaskClient, headers: dict[str, str]
) -> None:
    answer = _post(browser, headers)
    assert answer.status_code == 400
    assert "another site" in answer.text


def test_pages_are_shown_whichever_site_leads_to_them(browser: FlaskClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
    assert browser.get("/join", headers=headers).status_code == 200


def test_a_browser_that_sends_no_cookies_is_told_so(browser: FlaskClient) -> None:
    answer = browser.post("/join", data={"csrf_token": "x", "code": "CCCCCCC"})
    assert answer.status_code == 400
    assert "cookie" in answer.text
    assert "logged in or out" not in answer.text


def test_a_token_of_another_session_is_told_from_blocked_cookies(browser: FlaskClient) -> None:
    browser.get("/join")
    answer = browser.post("/join", data={"csrf_token": "x", "code": "CCCCCCC"})
    assert answer.status_code == 400
    assert "logged in or out" in answer.text


def test_a_form_without_its_token_is_told_so(browser: FlaskClient) -> None:
    browser.get("/join")
    answer = browser.post("/join", data={"code": "CCCCCCC"})
    assert answer.status_code == 400
    assert "incomplete" in answer.text
