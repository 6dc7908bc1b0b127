"""Every sentence of the interface in every language it speaks, and who gets which."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient

from quizapp import locale

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "quizapp" / "translations"
LANGUAGES = sorted(folder.name for folder in TRANSLATIONS.iterdir())
# As `make messages` names them.
KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


@cache
def _extracted() -> Catalog:
    """The sentences in the sources, as `make messages` finds them."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog()
    for folder in ("quizapp", "templates"):
        inside = [
            (pattern.removeprefix(f"{folder}/"), method)
            for pattern, method in methods
            if pattern.startswith(f"{folder}/")
        ]
        for _path, _line, words, _comments, context in extract_from_dir(
            ROOT / folder, inside, options, KEYWORDS
        ):
            found.add(words, context=context)
    return found


@cache
def _translated(language: str) -> Catalog:
    with _file(language, "po").open("rb") as file:
        return read_po(file, locale=language)


def _file(language: str, ending: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES" / f"messages.{ending}"


def _sentences(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _forms(words: str | tuple[str, ...] | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_the_sentences_of_python_and_of_templates_are_found() -> None:
    ids = {_forms(message.id)[0] for message in _sentences(_extracted())}
    assert {"There is no such page", "Enter your password.", "Several right answers"} <= ids
    assert {"Skip to content", "%(num)s question"} <= ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_nothing_else(language: str) -> None:
    wanted = {tuple(_forms(message.id)) for message in _sentences(_extracted())}
    done = {tuple(_forms(m.id)) for m in _sentences(_translated(language)) if all(_forms(m.string))}
    assert sorted(wanted - done) == [], "run `make messages`, translate, run `make translations`"
    assert sorted(done - wanted) == [], "run `make messages`, then `make translations`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language: str) -> None:
    assert not _translated(language).fuzzy
    assert [message.id for message in _translated(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_every_placeholder_and_plural_form(language: str) -> None:
    catalog = _translated(language)
    for message in _sentences(catalog):
        wanted, given = _forms(message.id), _forms(message.string)
        assert len(given) == (catalog.num_plurals if message.pluralizable else 1), message.id
        # "once a day" counts nothing, in English nor in another language.
        assert _placeholders(given[0]) in (_placeholders(wanted[0]), _placeholders(wanted[-1]))
        for form in given[1:]:
            assert _placeholders(form) == _placeholders(wanted[-1]), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_percent_sign_is_written_twice(language: str) -> None:
    """Templates fill in every sentence: a single one fails there, or is taken for a placeholder."""
    for message in _sentences(_translated(language)):
        for form in (*_forms(message.id), *_forms(message.string)):
            assert "%" not in PLACEHOLDER.sub("", form).replace("%%", ""), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_begins_and_ends_with_the_same_space(language: str) -> None:
    for message in _sentences(_translated(language)):
        first = _forms(message.id)[0]
        for form in _forms(message.string):
            assert form == first.replace(first.strip(), form.strip()), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_shouts(language: str) -> None:
    shouting = "!¡"
    for message in _sentences(_translated(language)):
        assert not any(mark in form for form in _forms(message.string) for mark in shouting)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_what_compiling_gives(language: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, _translated(language))
    assert _file(language, "mo").read_bytes() == compiled.getvalue(), "run `make translations`"


def test_languages_are_named_in_themselves(app: Flask) -> None:
    with app.app_context():
        assert locale.languages() == (("en", "English"), ("es", "español"))


SPANISH, ENGLISH = "Saltar al contenido", "Skip to content"


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("es", "es"),
        ("es-MX", "es"),
        ("es-419,en;q=0.8", "es"),
        ("en;q=0.5,es;q=0.9", "es"),
        ("fr,es;q=0.5", "es"),
        ("en-GB,es;q=0.5", "en"),
        ("es;q=0,en", "en"),
        ("fr", "en"),
        ("*", "en"),
        ("", "en"),
        ("%%%,;q=x", "en"),
    ],
)
def test_a_visitor_gets_the_first_language_the_browser_asks_for(
    client: FlaskClient, asked: str, language: str
) -> None:
    page = client.get("/", headers={"Accept-Language": asked}).text
    assert f'<html lang="{language}">' in page
    assert (SPANISH in page, ENGLISH in page) == (language == "es", language == "en")


@pytest.mark.parametrize(
    ("chosen", "asked", "language"),
    [("es", "en", "es"), ("en", "es", "en"), (None, "es", "es"), ("xx", "en", "en")],
)
def test_the_language_of_an_account_goes_before_the_browsers(
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    chosen: str | None,
    asked: str,
    language: str,
) -> None:
    client = client_of(make_user(language=chosen))
    page = client.get("/", headers={"Accept-Language": asked}).text
    assert f'<html lang="{language}">' in page
    assert (SPANISH if language == "es" else ENGLISH) in page


def test_the_settings_offer_every_language(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    page = client_of(make_user()).get("/settings").text
    assert '<option value="en">English</option>' in page
    assert '<option value="es">español</option>' in page


SPANISH_ASKED = {"Accept-Language": "es"}
MONTH = re.compile(r"\b(ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)\b")


def test_days_are_written_as_the_language_does(client: FlaskClient) -> None:
    page = client.get("/articles/hip-internal-rotation", headers=SPANISH_ASKED)
    assert page.status_code == 200
    published = re.search(r"publicada el ([^.]*)\.", page.text)
    assert published is not None
    assert MONTH.search(published[1])


def test_plurals_and_numbers_follow_the_language(client: FlaskClient) -> None:
    page = client.get("/quizzes", headers=SPANISH_ASKED).text
    assert re.search(r"Este artículo tiene \d+ preguntas para ti", page)


def test_an_error_of_the_form_library_is_in_the_language_too(client: FlaskClient) -> None:
    fields = {"activity": "mixed", "kinds": "no such kind", "length": "10", "mode": "practice"}
    answer = client.post("/attempts", data=fields, headers=SPANISH_ASKED)
    assert answer.status_code == 422
    assert "Revisa esto" in answer.text
    assert "not valid" not in answer.text
    assert "no es una opción válida" in answer.text


def test_an_error_page_is_in_the_language_too(client: FlaskClient) -> None:
    page = client.get("/nowhere", headers=SPANISH_ASKED)
    assert page.status_code == 404
    assert "Esa página no existe" in page.text
