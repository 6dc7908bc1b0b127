"""Exercises in the language of the page: as far as their very words are translated."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG, shipped_article
from quizapp.articles.service import import_article
from quizapp.clock import utc_now

_SPANISH = {"Accept-Language": "es"}
_PICK = f"/exercises/pick?article={SHIPPED_SLUG}"


def _exercise(client: FlaskClient, slug: str, name: str) -> str:
    """The page of an exercise, in Spanish."""
    answer = client.post(f"/exercises/pick/{slug}", data={"all": "1"})
    assert answer.status_code == 303
    page = client.get("/exercises", headers=_SPANISH).text
    (url,) = re.findall(rf'<a href="([^"]+)">\s*(?:<span lang="en">)?{name}', page)
    return client.get(url, headers=_SPANISH).text


def test_names_and_goals_to_pick_from_are_in_spanish(client: FlaskClient) -> None:
    page = client.get(_PICK, headers=_SPANISH).text
    assert "Estiramiento de la paloma" in page
    assert "Pigeon pose stretch" not in page


def test_steps_goal_and_equipment_are_in_spanish(client: FlaskClient) -> None:
    page = _exercise(client, SHIPPED_SLUG, "Rotación interna de cadera de lado")
    for words in (
        "rodillo de espuma",
        "Túmbate de lado",
        "No dejes que las caderas",
        "Activar los",
    ):
        assert words in page
    assert "Lie on your side" not in page


def test_in_english_they_stand_as_they_were_written(client: FlaskClient) -> None:
    assert "Pigeon pose stretch" in client.get(_PICK).text


def test_an_edited_step_is_shown_as_written_and_said_to_have_changed(app: Flask) -> None:
    told = shipped_article().replace(b"Stay there and let", b"Wait there and let")
    with app.app_context():
        import_article(told, "edited", 1, publish=True, now=utc_now())
    page = _exercise(app.test_client(), "edited", "Estiramiento de la paloma")
    assert '<span lang="en">Wait there and let the stretch settle.</span>' in page
    assert "Ponte a cuatro patas" in page
    assert "ha cambiado desde que se tradujo" in page
