"""What patients are asked: decided by template, in plain words, and never a list of Latin names."""

from __future__ import annotations

import re
from functools import cache

import pytest

from questions import extract, read, sound_bank
from questions.articles import SHIPPED_SLUGS, shipped_article
from questions.items.model import Bank, Item, Kind
from questions.items.patients import (
    Subject,
    for_patients,
    is_for_patients_alone,
    is_not_for_patients,
    own_templates,
    subject_of,
)
from questions.items.readability import reading_grade
from questions.items.registers import CLINICAL, PATIENT, PLAIN, in_register
from questions.knowledge import body
from questions.lexicon import table
from tests.questions.items.test_asks import worded_templates

_HIGHEST_GRADE = 8


@cache
def _bank(slug: str) -> Bank:
    return sound_bank(extract(read(shipped_article(slug))), 1, 2)


@pytest.fixture(scope="module", params=SHIPPED_SLUGS)
def bank(request: pytest.FixtureRequest) -> Bank:
    return _bank(request.param)


@pytest.fixture(scope="module")
def asked() -> tuple[Item, ...]:
    return in_register(_bank(SHIPPED_SLUGS[0]).items, PATIENT)


def test_each_template_with_plain_words_is_decided_about() -> None:
    plain = worded_templates("plain.toml")
    undecided = {n for n in plain if subject_of(n) is None and not is_not_for_patients(n)}
    assert undecided == set()


def test_each_template_for_patients_has_plain_words() -> None:
    named = {name for one in Subject for name in worded_templates("") if subject_of(name) is one}
    assert named
    assert named <= worded_templates("plain.toml")


def test_a_patient_is_asked_about_exercises_doses_and_the_condition(
    asked: tuple[Item, ...],
) -> None:
    subjects = {subject_of(item.template) for item in asked}
    assert {Subject.EXERCISES, Subject.DOSES, Subject.CONDITION} <= subjects
    assert {item.register for item in asked} == {PLAIN}


def test_a_patient_sorts_nothing_and_names_no_muscle(asked: tuple[Item, ...]) -> None:
    assert Kind.CLASSIFY not in {item.kind for item in asked}
    assert not [item for item in asked if item.template.startswith(("muscle.", "sort.", "table."))]


def test_an_anatomy_course_has_nothing_for_a_patient() -> None:
    bank = _bank("hip-muscles")
    assert any(item.template == "term.meaning" and item.register == PLAIN for item in bank.items)
    assert for_patients(bank.items) == ()


def test_what_is_for_patients_alone_is_asked_of_nobody_else(bank: Bank) -> None:
    for register in (PLAIN, CLINICAL):
        pool = in_register(bank.items, register)
        assert not [item for item in pool if is_for_patients_alone(item.template)]


def test_what_stands_beside_makes_no_article_one_for_patients() -> None:
    assert own_templates()
    assert Subject.BESIDE not in map(subject_of, own_templates())


def _texts(item: Item) -> list[str]:
    return [
        item.prompt,
        *(option.text for option in item.options),
        *(group.text for group in item.groups),
        item.feedback.right,
        item.feedback.wrong,
        *item.feedback.by_option.values(),
    ]


def _has(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None


def _muscles() -> set[str]:
    return {name for region in table("body")["muscles"].values() for name in region}


def test_no_plain_question_has_the_latin_name_of_a_muscle_where_it_is_answered(bank: Bank) -> None:
    """Where an explanation has one, it says beside it which muscle that is."""
    for item in (one for one in bank.items if one.register == PLAIN):
        shown = " ".join(
            (item.prompt, *(o.text for o in item.options), *(g.text for g in item.groups))
        )
        assert not [name for name in _muscles() if _has(shown, name)], shown
        for text in _texts(item):
            for name in filter(lambda name: _has(text, name), _muscles()):
                assert re.search(rf"{re.escape(name)}, the [^.,]*muscle", text, re.IGNORECASE), text


def test_a_structures_latin_name_never_stands_without_the_plain_one(bank: Bank) -> None:
    latin = {
        one.name: one.plain
        for one in body().structures.values()
        if one.region == "hip" and one.plain and not _has(one.plain, one.name)
    }
    assert len(latin) > 10
    for item in (one for one in bank.items if one.register == PLAIN):
        everything = " ".join(_texts(item))
        for name, plain in latin.items():
            if _has(everything, name):
                assert plain.lower() in everything.lower(), (name, everything)


def _without_names(prompt: str) -> str:
    """The prompt with the name of an exercise, which is the article's, as a short word."""
    return re.sub(r"the “[^”]{1,60}” exercise|^“[^”]{1,60}”(?=:)", "it", prompt)


def test_what_a_patient_reads_in_a_question_is_at_grade_8_at_most(bank: Bank) -> None:
    for item in (one for one in bank.items if one.register == PLAIN):
        grade = reading_grade([_without_names(item.prompt), *(o.text for o in item.options)])
        assert grade <= _HIGHEST_GRADE, (item.prompt, grade)
