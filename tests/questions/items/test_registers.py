"""Which wording is asked of who studies."""

from __future__ import annotations

import pytest

from questions import extract, read, sound_bank
from questions.articles import SHIPPED_SLUGS, shipped_article
from questions.items.model import Item
from questions.items.registers import CLINICAL, PLAIN, count_by_register, in_register
from tests.quizapp.texts import SHEET


def _items(source: bytes) -> tuple[Item, ...]:
    return tuple(sound_bank(extract(read(source)), 1, 2).items)


@pytest.mark.parametrize("slug", SHIPPED_SLUGS)
def test_whose_facts_are_asked_in_clinical_terms_is_asked_in_no_others(slug: str) -> None:
    asked = in_register(_items(shipped_article(slug)), CLINICAL)
    assert {one.register for one in asked} == {CLINICAL}


def test_a_fact_that_has_plain_words_alone_is_asked_in_them() -> None:
    sheet = _items(SHEET)
    assert {one.register for one in sheet} == {PLAIN}
    assert in_register(sheet, CLINICAL) == sheet
    assert count_by_register(sheet)[CLINICAL] == 2


def test_beside_clinical_questions_too() -> None:
    clinical = in_register(_items(shipped_article(SHIPPED_SLUGS[0])), CLINICAL)
    sheet = _items(SHEET)
    assert in_register((*clinical, *sheet), CLINICAL) == (*clinical, *sheet)
