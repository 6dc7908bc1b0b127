from __future__ import annotations

from urllib.parse import quote

import pytest
from flask import Flask

from quizapp.accounts.sessions import next_page


@pytest.mark.parametrize(
    "target", ["/progress", "/attempts/3/1?again=1", "/articles/hip#part", "/café", "/a?next=//b"]
)
def test_a_page_of_this_site_is_next(app: Flask, target: str) -> None:
    with app.test_request_context(f"/login?next={quote(target)}"):
        assert next_page() == target


@pytest.mark.parametrize(
    "target",
    [
        "",
        "progress",
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        "/\x00/evil.example",
        "/\u2028/evil.example",
        "javascript:alert(1)",
        "/" + "a" * 3000,
    ],
)
def test_anything_else_leads_to_the_start_page(app: Flask, target: str) -> None:
    with app.test_request_context(f"/login?next={quote(target)}"):
        assert next_page() == "/"
