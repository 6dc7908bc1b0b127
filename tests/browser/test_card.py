"""What a patient prints: the card of exercises, and the article."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer
from playwright.sync_api import Page

from questions.articles import SHIPPED_SLUG
from tests.browser.mat import PHONE, take_all
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]

_A4_INSIDE_PX = 718  # 190 mm
_LEGIBLE_PX = 132  # 35 mm


@pytest.mark.parametrize(
    ("language", "first_words"), [("en-GB", "Lie on your side"), ("es-ES", "Túmbate de lado")]
)
def test_five_exercises_fit_on_one_sheet_with_their_steps(
    visit: Visit, language: str, first_words: str
) -> None:
    page = visit(replace(PHONE, language=language)).page
    take_all(page)
    page.goto("/exercises/card")
    for paper in ("A4", "Letter"):
        pages = _printed(page, paper)
        assert len(pages) == 1
        assert first_words in " ".join(pages[0])
    page.set_viewport_size({"width": _A4_INSIDE_PX, "height": 1000})
    page.emulate_media(media="print")
    heights = [
        svg.evaluate("(svg) => svg.getBoundingClientRect().height")
        for svg in page.locator(".sheet-rows svg").all()
    ]
    assert len(heights) == 10
    assert min(heights) >= _LEGIBLE_PX


def test_the_article_prints_as_an_article(visit: Visit) -> None:
    page = visit(PHONE).page
    page.goto(f"/articles/{SHIPPED_SLUG}")
    headings = {text.strip() for text in page.locator("article :is(h2, h3)").all_inner_texts()}
    for paper in ("A4", "Letter"):
        pages = _printed(page, paper)
        printed = " ".join(line for lines in pages for line in lines)
        assert not [
            one for one in ("In this article", "Mark a sentence", "español") if one in printed
        ]
        assert [lines[-1] for lines in pages if lines[-1] in headings] == []
        assert len(pages) <= 4


def _printed(page: Page, paper: str) -> list[list[str]]:
    """The lines of text on each sheet, from top to bottom."""
    sheets = extract_pages(io.BytesIO(page.pdf(format=paper)))
    lines = []
    for sheet in sheets:
        texts = [
            (line.y0, line.get_text().strip())
            for box in sheet
            if isinstance(box, LTTextContainer)
            for line in box
        ]
        lines.append([text for _, text in sorted(texts, reverse=True) if text])
    return lines
