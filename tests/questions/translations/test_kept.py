"""Translations of facts stand or fall with the words that they were made of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from questions import extract, read
from questions.articles import SHIPPED_SLUG, shipped_article
from questions.explaining.translating import to_translate
from questions.facts.model import Facts
from questions.knowledge.explanations import explanations
from questions.translations import Standing, digest, kept_at, languages, standing, translated

SPANISH = "es"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return extract(read(shipped_article()))


def _told(facts: Facts) -> Iterator[tuple[str, str]]:
    """What of the article a patient reads beside the questions, by fact."""
    yield from ((one.fact, one.text) for one in to_translate(facts))


def test_there_is_spanish() -> None:
    assert SPANISH in languages()


def test_everything_of_the_shipped_exercises_has_spanish_words(facts: Facts) -> None:
    told = list(_told(facts))
    assert len(told) > 30
    assert [text for fact, text in told if translated(fact, text, SPANISH) is None] == []


def test_each_explanation_has_spanish_words() -> None:
    told = [
        (f"explanation.{one.key}", text)
        for one in explanations()
        for text in (
            one.question,
            *(picture.said for picture in one.pictures),
            *(line.text for line in one.lines),
        )
    ]
    assert told
    assert [text for fact, text in told if translated(fact, text, SPANISH) is None] == []


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+|\{\w+\}", text))


def test_numbers_are_the_same(facts: Facts) -> None:
    """A dose that slipped in translation would be a wrong dose."""
    with_numbers = [(fact, text) for fact, text in _told(facts) if _numbers(text)]
    assert with_numbers
    for fact, text in with_numbers:
        assert _numbers(translated(fact, text, SPANISH) or "") == _numbers(text)


def test_sides_and_directions_are_the_same(facts: Facts) -> None:
    pairs = {"right": "derech", "left": "izquierd"}
    sided = [(fact, text) for fact, text in _told(facts) if re.search(r"\b(right|left)\b", text)]
    assert sided
    for fact, text in sided:
        for english, spanish in pairs.items():
            spoken = translated(fact, text, SPANISH) or ""
            assert bool(re.search(rf"\b{english}\b", text)) == (spanish in spoken), text


def test_an_edit_makes_a_translation_stale(facts: Facts) -> None:
    step = facts.exercises[0].steps[0]
    steps = facts.exercises[0].parts["steps"].id
    assert standing(steps, step, SPANISH) is Standing.CURRENT
    for edited in (step.replace("foam", "hard"), step[:-1], step.upper()):
        assert translated(steps, edited, SPANISH) is None
        assert standing(steps, edited, SPANISH) is Standing.STALE


def test_so_does_one_that_changes_the_facts_own_id() -> None:
    """The words of a part are in its id; what was translated of it before is found all the same."""
    edited = extract(read(shipped_article().replace(b"the foam roller between", b"a ball between")))
    (one,) = [one for one in edited.exercises if one.name.startswith("Side-lying")]
    assert standing(one.parts["steps"].id, one.steps[0], SPANISH) is Standing.STALE
    assert standing(one.parts["steps"].id, one.steps[1], SPANISH) is Standing.CURRENT


def test_white_space_is_no_edit(facts: Facts) -> None:
    one = facts.exercises[0]
    assert translated(one.id, f"  {one.name.replace(' ', chr(10))} ", SPANISH)


def test_what_nobody_translated_was_never_translated() -> None:
    assert standing("exercise-0000000000.steps-1111111111", "Jump.", SPANISH) is Standing.NONE
    assert standing("exercise-120f183e37", "Side-lying hip internal rotation", "de") is (
        Standing.NONE
    )


def test_a_country_does_not_matter(facts: Facts) -> None:
    one = facts.exercises[0]
    assert translated(one.id, one.name, "es-MX") == translated(one.id, one.name, "es")


@pytest.mark.parametrize(
    ("fact", "place"),
    [
        ("exercise-120f183e37", "exercise-120f183e37"),
        ("exercise-120f183e37.steps-a7f2037f4f", "exercise-120f183e37.steps"),
        ("causes-aa5c156bca.item-2b21ff5519", "causes-aa5c156bca.item"),
        ("explanation.turning", "explanation.turning"),
    ],
)
def test_where_the_words_of_a_fact_are_kept(fact: str, place: str) -> None:
    assert kept_at(fact) == place


def test_the_files_keep_nothing_that_the_article_no_longer_says(facts: Facts) -> None:
    path = files("questions.articles") / f"{SHIPPED_SLUG}.{SPANISH}.toml"
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    said = {(kept_at(fact), digest(text)) for fact, text in _told(facts)}
    lines = {(fact, one) for fact, own in kept.items() for one in own}
    assert lines - said == set()
