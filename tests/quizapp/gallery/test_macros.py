"""Drawings on the pages of a quiz: before the answer, in words, and to move after it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from flask import Flask, get_template_attribute

from questions.figures import Hip, Look, draw
from questions.items import Explanation, ExplanationLine, Kind, Option, PublicItem

_SCENE = Hip(80, 28)
_ASKED, _TOLD = draw(_SCENE, "a"), draw(_SCENE, "b", Look(explained=True))
Render = Callable[..., str]


@pytest.fixture
def render(app: Flask) -> Iterator[Render]:
    def call(template: str, macro: str, *args: object) -> str:
        return str(get_template_attribute(f"macros/{template}.html", macro)(*args))

    with app.test_request_context():
        yield call


def _view(figure: str | None = _ASKED, drawn_options: bool = False) -> PublicItem:
    ids = ("o1", "o2")
    return PublicItem(
        kind=Kind.PICTURE,
        topic="Hip",
        lang="en",
        prompt="Which?",
        options=tuple(
            Option(one, f"Drawing {one}", draw(_SCENE, one) if drawn_options else None)
            for one in ids
        ),
        groups=(),
        reuse=False,
        unit=None,
        figure=figure,
        has_hint=False,
        hint=None,
        in_words={one: f"Words of {one}." for one in ids}
        if drawn_options
        else {"figure": "Words of it."},
    )


def _told(scene: Hip | None = _SCENE) -> Explanation:
    return Explanation(
        verdict="right",
        answer=("Cam type",),
        table=(),
        given=("Cam type",),
        why="Because.",
        correction=None,
        lines=(),
        move=(),
        quotes=(),
        figure=_TOLD,
        scene=scene,
    )


def test_a_figure_stands_there_with_its_words(render: Render) -> None:
    html = render("figures", "figure", _view())
    assert _ASKED in html
    assert "Words of it." in html


def test_after_the_answer_it_is_the_explained_one(render: Render) -> None:
    html = render("figures", "figure", _view(), _told())
    assert _TOLD in html
    assert _ASKED not in html


def test_a_question_without_a_figure_shows_none(render: Render) -> None:
    assert render("figures", "figure", _view(figure=None)).strip() == ""


def test_drawings_to_choose_stand_in_their_labels_and_come_in_words(render: Render) -> None:
    html = render("questions", "question", _view(None, drawn_options=True))
    assert html.count("<svg") == 2
    assert html.count("<label") == 2
    assert "Words of o1." in html
    assert "Words of o2." in html


def test_moving_offers_sliders_and_still_pictures(render: Render) -> None:
    html = render("figures", "move_it", _told(), "en")
    assert html.count('type="range"') == 3
    assert 'min="42" max="85" value="80"' in html
    assert "34° of abduction" in html
    assert html.count("<li>") == 4
    assert "not a diagnosis" in html


def test_whoever_reads_answers_sees_the_drawings_to_choose_from(render: Render) -> None:
    line = ExplanationLine("Drawing A", "Drawing A", None, False, None, figure=_TOLD)
    html = render("figures", "drawings", dataclasses.replace(_told(), lines=(line,)), "en")
    assert _TOLD in html
    assert "Drawing A" in html
    assert render("figures", "drawings", _told(), "en").strip() == ""


def test_what_was_not_drawn_cannot_be_moved(render: Render) -> None:
    assert render("figures", "move_it", _told(scene=None), "en").strip() == ""
