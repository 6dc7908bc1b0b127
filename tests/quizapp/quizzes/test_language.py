"""What the bank says keeps its own language on a page in another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.items import public_view
from questions.items.model import Item, Kind
from tests.quizapp.languages import spanish_pieces
from tests.quizapp.quizzes.answers import item_at, wrong


def _words_of(item: Item) -> set[str]:
    feedback = (item.feedback.right, item.feedback.wrong, *item.feedback.by_option.values())
    options = (option.text for option in (*item.options, *item.groups))
    quotes = (" ".join(quote.text.split()) for quote in item.evidence)
    return {_asked(item), item.topic, *feedback, *options, *quotes} - {""}


def _asked(item: Item) -> str:
    """What is asked, up to the sentence that has blanks in it."""
    return public_view(item).lead


@pytest.mark.parametrize("kind", Kind)
def test_the_words_of_a_question_are_marked_as_english_on_a_spanish_page(
    app: Flask, learner: FlaskClient, start: Callable[..., int], kind: Kind
) -> None:
    attempt_id = start(length=1, kinds=frozenset({str(kind)}))
    item = item_at(app, attempt_id, 1)
    asked = spanish_pieces(learner, f"/attempts/{attempt_id}/1")
    learner.post(f"/attempts/{attempt_id}/1", data=wrong(item))
    told = spanish_pieces(learner, f"/attempts/{attempt_id}/1")
    summed_up = spanish_pieces(learner, f"/attempts/{attempt_id}")

    for page in (asked, told, summed_up):
        assert any(language == "en" and text.startswith(_asked(item)) for language, text in page)
        assert {language for language, text in page if text in _words_of(item)} == {"en"}
        assert "es" in {language for language, text in page if text}


@pytest.mark.parametrize("address", ["/", "/quizzes", "/progress", "/progress/topics/{slug}/1"])
def test_names_from_the_bank_are_marked_as_english_on_a_spanish_page(
    learner: FlaskClient, start: Callable[..., int], address: str
) -> None:
    start()
    slug = "hip-internal-rotation"
    page = spanish_pieces(learner, address.format(slug=slug))
    named = {"Rotators of the hip", "FAI", "A quiz"}
    assert {language for language, text in page if text in named} == {"en"}


def test_an_article_is_english_and_what_stands_around_it_spanish(learner: FlaskClient) -> None:
    page = spanish_pieces(learner, "/articles/hip-internal-rotation?from=0&to=20")
    languages = {text: language for language, text in page}
    assert languages["Ir a la oración marcada"] == "es"
    assert languages["En este artículo"] == "es"
    assert languages["Sobre este artículo"] == "es"
    assert languages["Hip internal rotation: how it works and why it matters"] == "en"
