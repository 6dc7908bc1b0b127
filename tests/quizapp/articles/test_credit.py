from __future__ import annotations

import pytest

from quizapp.articles.credit import Credit


@pytest.mark.parametrize(
    ("origin", "is_link"),
    [
        ("https://example.org/ears?page=2", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG/ears", True),
        ("https://good.example\\@evil.example/", False),
        ("javascript:alert(1)", False),
        ("JaVaScript://example.org/%0aalert(1)", False),
        ("data:text/html,<script>", False),
        ("//example.org", False),
        ("https://", False),
        ("https://[", False),
        ("https://example.org/ears and more words", False),
        ("A book, page 12", False),
        ("", False),
    ],
)
def test_only_an_address_of_the_web_is_a_link(origin: str, is_link: bool) -> None:
    assert Credit("", origin).url == (origin if is_link else None)


def test_nothing_is_known_where_nobody_said() -> None:
    assert not Credit("", "").is_known
    assert Credit("Ada Moor", "").is_known
