"""The drawing that explains a question about a muscle: there after the answer, and not before."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.items.model import EXPLAINING, Item
from tests.quizapp.languages import spanish_pieces
from tests.quizapp.quizzes.answers import item_at, wrong

_LENGTH = 20
# What the scripts and styles of the page leave of its 20 KB.
_MOST_BYTES = 6000
_DRAWN = "drawing lineofpull"


@pytest.fixture
def asked(app: Flask, start: Callable[..., int]) -> tuple[str, str, Item]:
    """An attempt, its page with a question that has such a drawing, and that question."""
    attempt_id = start(length=_LENGTH, kinds=frozenset({"single_choice"}))
    for position in range(1, _LENGTH + 1):
        item = item_at(app, attempt_id, position)
        if EXPLAINING in item.scenes:
            return f"/attempts/{attempt_id}", f"/attempts/{attempt_id}/{position}", item
    raise AssertionError("no question about a muscle among so many")


def test_it_comes_with_the_answer(learner: FlaskClient, asked: tuple[str, str, Item]) -> None:
    attempt, page, item = asked
    before = learner.get(page).text
    assert item.prompt in before
    assert _DRAWN not in before
    assert "the axis about which" not in before
    learner.post(page, data=wrong(item))
    after = learner.get(page).text
    assert after.count(_DRAWN) == 1
    assert "and draws its end on the femur toward the pelvis" in after
    assert after.index('class="verdict') < after.index(_DRAWN) < after.index('class="results')
    assert learner.get(attempt).text.count(_DRAWN) == 1


def test_the_page_stays_light(learner: FlaskClient, asked: tuple[str, str, Item]) -> None:
    _, page, item = asked
    learner.post(page, data=wrong(item))
    assert len(gzip.compress(learner.get(page).data)) <= _MOST_BYTES


def test_its_words_are_marked_as_english_on_a_spanish_page(
    learner: FlaskClient, asked: tuple[str, str, Item]
) -> None:
    _, page, item = asked
    learner.post(page, data=wrong(item))
    pieces = spanish_pieces(learner, page)
    assert {lang for lang, text in pieces if text.startswith("The muscle pulls")} == {"en"}
