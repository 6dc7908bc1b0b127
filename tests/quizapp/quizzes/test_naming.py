"""A quiz's name in the language of the interface, the article's words in their own."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from questions.items.activities import DESCRIPTIONS, TITLES
from quizapp.quizzes.naming import in_own_language


@pytest.mark.parametrize("frame", [*TITLES, *DESCRIPTIONS])
def test_every_way_of_naming_is_said_in_spanish(app: Flask, frame: str) -> None:
    with app.test_request_context(), force_locale("es"):
        said = in_own_language(frame.format("levers of the <elbow>"))
    opening = frame.partition("{}")[0]
    assert opening not in said
    assert ("levers of the &lt;elbow&gt;" in said) is ("{}" in frame)
    assert ('<span lang="en">levers' in said) is ("{}" in frame)


@pytest.mark.parametrize("frame", [*TITLES, *DESCRIPTIONS])
def test_in_english_nothing_changes(app: Flask, frame: str) -> None:
    with app.test_request_context(), force_locale("en"):
        assert in_own_language(frame.format("levers")) == frame.format("levers")


@pytest.mark.parametrize(
    "text", ["Classify the ", "Semana 1: rotación", "Sort the bones", "", "<b>"]
)
def test_a_title_of_an_instructors_own_is_in_no_language_that_is_known(
    app: Flask, text: str
) -> None:
    with app.test_request_context(), force_locale("es"):
        said = in_own_language(text)
    assert "lang" not in said
    assert said.unescape() == text


def test_a_title_made_of_topics_keeps_them_in_english(app: Flask) -> None:
    with app.test_request_context(), force_locale("es"):
        assert '<span lang="en">Causes</span>' in in_own_language("Quiz on Causes")


def test_a_quiz_that_was_named_by_its_starter_is_no_english(app: Flask) -> None:
    with app.test_request_context(), force_locale("es"):
        assert "lang" not in in_own_language("Cuestionario mixto")


@pytest.mark.parametrize(("locale", "name"), [("en", "Mixed quiz"), ("es", "Cuestionario mixto")])
def test_a_name_that_a_starter_gave_is_said_to_somebody_else_in_their_language(
    app: Flask, locale: str, name: str
) -> None:
    with app.test_request_context(), force_locale(locale):
        for stored in ("Mixed quiz", "Cuestionario mixto"):
            assert in_own_language(stored) == name


def test_words_that_many_articles_sort_by_are_in_the_language_of_the_page(app: Flask) -> None:
    with app.test_request_context(), force_locale("es"):
        for words in ("rotators", "extensors and flexors", "flexors, extensors and abductors"):
            assert "lang=" not in in_own_language(f"Classify the {words}")
        assert '<span lang="en">levers</span>' in in_own_language("Classify the levers")


def test_of_the_types_of_a_thing_only_its_name_is_english(app: Flask) -> None:
    with app.test_request_context(), force_locale("es"):
        for words in ("FAI type", "stage of FAI"):
            assert '<span lang="en">FAI</span>' in in_own_language(f"Identify the {words}")
