"""The title of a page that was copied with what stands above it."""

import pytest

from questions.reading import read

TITLE = "Your Wrist Is Not Fragile: Three Drills for Desks"
TEXT = (
    "I have trained people with sore wrists for many years, and most of them needed no splint.\n\n"
    "Meet the bones\n\nThe wrist has eight small bones, and each of them moves a little."
)


@pytest.mark.parametrize("menu", ["STORE (0)", "Cart (2)", "PODCAST", "Search for:"])
@pytest.mark.parametrize("byline", ["Coach Ana\nMay 4, 2026", "May 4, 2026", "12.3K views"])
def test_the_title_stands_below_the_menu_and_above_the_byline(menu, byline):
    above = f"OLDGATE GYM\n\nPROGRAMS\n{menu}\n\nSearch for:\n\nPresses"
    page = f"{above}\n\n{TITLE}\n\n{byline}\n\n{TEXT}"
    article = read(page.encode())
    assert article.title == TITLE
    assert "Coach Ana" not in article.text
    assert [section.title for section in article.sections][1:] == ["Meet the bones"]
