"""Screens for patients: made where an article names what they explain, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from questions import extract, read
from questions.articles import shipped_article
from questions.explaining import advice, screens
from questions.facts import facts_to_json
from questions.figures import Wording, illustrate
from questions.knowledge.body import body, sources
from questions.knowledge.explanations import ARTICLE, explanations

_HIP_WITHOUT_CAUSES = b"""# Bending the hip

In all, 2 muscles bend the hip:

- Psoas major
- Iliacus
"""
_ANKLE = b"""# Internal rotation and the ankle

## What causes a stiff ankle?

One cause may be tight external rotators. Another cause may be arthritis.
"""
_FLAGS = b"""# Back pain

## When to see a doctor

See a doctor right away if you have:

- back pain with fever
- numbness around the seat
"""


def facts_of(text: bytes) -> dict[str, Any]:
    return facts_to_json(extract(read(text)))


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    return facts_of(shipped_article())


def test_the_shipped_article_has_three_short_screens(shipped: dict[str, Any]) -> None:
    found = screens(shipped)
    assert [one.key for one in found] == ["turning", "pinching", "helping"]
    for one in found:
        assert one.question.said().endswith("?")
        assert 1 <= len(one.sentences) <= 6
        assert one.illustrations


def test_each_sentence_was_checked_or_is_the_articles_own(shipped: dict[str, Any]) -> None:
    known = sources()
    for one in explanations():
        for line in one.lines:
            assert line.sources == (ARTICLE,) or len(set(line.sources)) > 1, line.text
            assert set(line.sources) - {ARTICLE} <= known.keys()


def test_what_screens_need_is_known() -> None:
    needs = {
        need
        for one in explanations()
        for need in (*one.needs, *one.needs_any, *(n for line in one.lines for n in line.needs))
    }
    for need in needs:
        sort, _, name = need.partition(": ")
        if sort == "condition":
            assert name in body().conditions
        elif sort == "movement":
            assert name in body().movements
        else:
            assert need == "exercises with their goals"


@pytest.mark.parametrize(
    "text", [_HIP_WITHOUT_CAUSES, _ANKLE, _FLAGS, shipped_article("hip-muscles")]
)
def test_of_an_article_that_names_nothing_of_it_nothing_is_shown(text: bytes) -> None:
    assert screens(facts_of(text)) == ()


def test_a_cause_that_the_article_does_not_name_is_not_told(shipped: dict[str, Any]) -> None:
    text = shipped_article().decode()
    start, end = text.index("Another cause may be arthritis."), text.index("A third cause")
    without = facts_of((text[:start] + text[end:]).encode())
    whole, less = screens(shipped)[0], screens(without)[0]
    (left_out,) = {one.text for one in whole.sentences} - {one.text for one in less.sentences}
    assert "Arthritis" in left_out


def test_how_many_exercises_there_are_is_the_articles_number(shipped: dict[str, Any]) -> None:
    fewer = {**shipped, "exercises": shipped["exercises"][:4]}
    assert "5 exercises" in screens(shipped)[-1].sentences[0].said()
    assert "4 exercises" in screens(fewer)[-1].sentences[0].said()
    alone = {**shipped, "exercises": shipped["exercises"][:1]}
    assert "helping" not in [one.key for one in screens(alone)]


def test_in_spanish_everything_is_said_with_the_same_number(shipped: dict[str, Any]) -> None:
    for one in screens(shipped):
        assert all(sentence.said("es") for sentence in one.everything)
        assert not any(sentence.is_stale("es") for sentence in one.everything)
    assert "5 ejercicios" in (screens(shipped)[-1].sentences[0].said("es") or "")


def test_each_drawing_has_its_words_and_none_inside(shipped: dict[str, Any]) -> None:
    for one in screens(shipped):
        for drawn in one.illustrations:
            said = drawn.said.said()
            svg = illustrate(drawn.scene, "a", Wording(said, ""), drawn.is_lit)
            assert said in svg
            assert "<text" not in svg
            assert len(svg.encode()) <= 4096


def test_when_to_stop_is_in_the_articles_words(shipped: dict[str, Any]) -> None:
    (told,) = advice(shipped).stop
    assert told.text in shipped["article"]["text"]
    assert told.said("es") == "Muévete despacio y para si sientes dolor."
    assert advice(shipped).signs == ()


def test_signs_are_those_of_the_article() -> None:
    told = advice(facts_of(_FLAGS))
    assert [one.said() for one in told.signs] == [
        "back pain with fever",
        "numbness around the seat",
    ]
    assert told.stop == ()


def test_an_article_without_such_words_gives_no_advice() -> None:
    assert advice(facts_of(_HIP_WITHOUT_CAUSES)).is_empty
