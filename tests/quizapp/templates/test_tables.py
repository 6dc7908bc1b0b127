from __future__ import annotations

import pytest
from flask import get_template_attribute

from tests.quizapp.templates.drawn import Render, find_all, text_of


@pytest.mark.parametrize(
    ("score", "shade", "words"),
    [(None, "none", "–not answered"), (0.2, "low", "○ 20%"), (0.8, "high", "● 80%")],
)
def test_a_score_has_a_number_a_shade_and_a_symbol(
    render: Render, score: float | None, shade: str, words: str
) -> None:
    html5 = render("tables", "score_text", score)
    assert text_of(html5) == words
    get = get_template_attribute("macros/tables.html", "score_cell")
    assert f'class="score {shade}"' in str(get(score))


@pytest.mark.parametrize(("number", "links"), [(1, ["next"]), (2, ["prev", "next"]), (3, ["prev"])])
def test_a_pager_leads_to_the_pages_around(render: Render, number: int, links: list[str]) -> None:
    drawn = render("tables", "pager", number, 3, "home.index")
    assert [link.get("rel") for link in find_all(drawn, "a")] == links


def test_one_page_needs_no_pager(render: Render) -> None:
    assert list(render("tables", "pager", 1, 1, "home.index")) == []
