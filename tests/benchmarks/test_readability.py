"""Each sentence that patients read is at grade 8 at most, and stands in docs/readability.md."""

from __future__ import annotations

import re

import pytest

from benchmarks import readability
from benchmarks.readability import HIGHEST, SENTENCES, TERMS, Met
from questions.knowledge import body
from questions.lexicon import table


@pytest.fixture(scope="module")
def met() -> tuple[Met, ...]:
    return readability.sentences()


def test_sentences_come_from_everywhere_that_patients_read(met: tuple[Met, ...]) -> None:
    where = {one.where.split()[0] for one in met}
    told = {"screen", "advice", "step", "goal", "question", "answer", "feedback", "page", "picture"}
    assert told <= where
    assert len(met) > 100


def test_none_is_above_grade_8_but_those_that_are_named(met: tuple[Met, ...]) -> None:
    over = {one.text: one.grade for one in met if one.grade > HIGHEST and not one.is_excepted}
    assert over == {}


def test_each_exception_is_needed(met: tuple[Met, ...]) -> None:
    """Another sentence in its place would not need it any more."""
    assert {one.text for one in met if one.grade > HIGHEST} == set(SENTENCES)
    assert {term for one in met for term in one.terms if term in TERMS} == set(TERMS)


def test_no_latin_name_stands_outside_the_questions_which_say_it_plainly(
    met: tuple[Met, ...],
) -> None:
    """tests/questions/items/test_patients.py has the questions."""
    muscles = {name for region in table("body")["muscles"].values() for name in region}
    structures = {
        one.name
        for one in body().structures.values()
        if one.plain and one.name.lower() not in one.plain.lower()
    }
    asked = ("question", "answer", "feedback", "hint")
    told = [one.text.lower() for one in met if not one.where.startswith(asked)]
    for name in (*muscles, *structures):
        found = re.compile(rf"\b{re.escape(name.lower())}\b")
        assert not [text for text in told if found.search(text)], name


def test_each_exception_says_why() -> None:
    assert all((*TERMS.values(), *SENTENCES.values()))


def test_the_page_is_what_the_command_makes(met: tuple[Met, ...]) -> None:
    made = readability.page(met)
    assert readability.PAGE.read_text(encoding="utf-8") == made, (
        "run: python -m benchmarks.readability"
    )
