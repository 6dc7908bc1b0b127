"""The gallery shows every drawing with all that is said with it, to whoever teaches."""

from __future__ import annotations

from collections.abc import Callable

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions import figures
from questions.figures.exercises import pose_names
from quizapp.gallery.service import get_gallery
from quizapp.models import Role
from tests.quizapp.queries import counted


@pytest.fixture
def page(make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]) -> str:
    client = client_of(make_user("teacher", Role.INSTRUCTOR))
    return client.get("/gallery").text


def test_it_holds_every_sort_of_drawing(page: str) -> None:
    for name in ("hip", "thigh", "seated", "piriformis", "posture", "lineofpull", "marked"):
        assert f'class="drawing {name}"' in page


def test_what_has_numbers_can_be_moved_and_nothing_else(page: str) -> None:
    moved = {series.name for series in get_gallery() if series.movable}
    assert moved == {"hip", "thigh", "seated", "piriformis"}
    for series in get_gallery():
        assert (f'data-scene="{series.name}"' in page) == (series.name in moved)


def test_each_plate_says_all_three_texts(page: str) -> None:
    for series in get_gallery():
        for plate in series.plates:
            for text in (plate.before.description, plate.after.description, plate.in_words):
                assert text in page


def test_ids_are_unique_on_the_whole_page(page: str) -> None:
    root = html5lib.parse(page, namespaceHTMLElements=False)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_every_drawing_is_named_by_something_on_the_page(page: str) -> None:
    root = html5lib.parse(page, namespaceHTMLElements=False)
    ids = {one.get("id") for one in root.iter()}
    drawn = [one for one in root.iter() if (one.get("class") or "").startswith("drawing ")]
    assert len(drawn) >= 30
    assert all(one.get("aria-labelledby") in ids for one in drawn)


def test_pictures_of_exercises_have_a_page_of_their_own(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    client = client_of(make_user("drawer", Role.INSTRUCTOR))
    page = client.get("/gallery/exercises").text
    assert page.count('class="drawing exercise"') == 2 * len(pose_names())
    root = html5lib.parse(page, namespaceHTMLElements=False)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_ranges_keep_within_what_can_be_moved() -> None:
    for series in get_gallery():
        for control in series.movable.controls if series.movable else ():
            assert control.low <= control.value <= control.high
        assert len({plate.numbers for plate in series.plates}) == len(series.plates)


def test_a_plate_is_named_by_its_numbers() -> None:
    hip, thigh, *_ = get_gallery()
    assert hip.plates[0].numbers == "Alpha angle 44°, center-edge angle 28°, abduction 0°"
    assert thigh.plates[0].numbers.startswith("Right leg, internal rotation −35°")


def test_it_asks_the_database_only_who_is_there(
    app: Flask, make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    client = client_of(make_user("teacher", Role.INSTRUCTOR))
    with counted(app) as statements:
        client.get("/gallery")
    assert len(statements) == 1


def test_who_teaches_finds_it_in_the_menu(page: str) -> None:
    assert '<a href="/gallery">' in page


def test_who_learns_does_not(
    make_user: Callable[..., int], client_of: Callable[[int], FlaskClient]
) -> None:
    client = client_of(make_user("learner", Role.LEARNER))
    assert '<a href="/gallery">' not in client.get("/").text


def test_still_pictures_stand_there_for_pages_without_scripts(page: str) -> None:
    for series in get_gallery():
        for still in series.movable.stills if series.movable else ():
            assert still.readout in page
    assert figures.readout(figures.Hip(44, 28)) in page
