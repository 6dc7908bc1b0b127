"""What the library's forms read."""

from __future__ import annotations

from flask import Flask

from quizapp.library.forms import posted_text


def test_a_sent_form_is_not_filled_in_by_its_address(app: Flask) -> None:
    with app.test_request_context("/?name=address", method="POST", data={"other": "form"}):
        assert posted_text("name") == ""
    with app.test_request_context("/?name=address", method="POST", data={"name": "form"}):
        assert posted_text("name") == "form"


def test_a_page_is_filled_in_by_its_address(app: Flask) -> None:
    with app.test_request_context("/?name=address"):
        assert posted_text("name") == "address"
