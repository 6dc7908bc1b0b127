"""Which topic is proposed next."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from questions.articles import SHIPPED_SLUG
from questions.items.registers import CLINICAL, PATIENT
from quizapp.articles.service import published_versions
from quizapp.progress.onward import find_onward
from quizapp.quizzes.banks import get_bank
from tests.quizapp.progress.answering import NOON, add_knowledge


@pytest.fixture
def user_id(make_user: Callable[..., int]) -> int:
    return make_user()


@pytest.fixture(autouse=True)
def _in_app(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def _topics() -> list[str]:
    facts = get_bank(published_versions()[0].id).facts
    return list(dict.fromkeys(fact.topic for fact in facts))


def _next_topic(user_id: int, asked: list[str]) -> str | None:
    onward = find_onward(user_id, SHIPPED_SLUG, asked, NOON, CLINICAL)
    assert onward is not None
    return onward.next_topic


def test_the_first_topic_that_was_not_just_asked(user_id: int) -> None:
    first, second, *_ = _topics()
    assert _next_topic(user_id, [first]) == second
    assert _next_topic(user_id, [second]) == first


def test_the_one_that_is_known_least(user_id: int) -> None:
    first, second, third, *_ = _topics()
    facts = get_bank(published_versions()[0].id).facts
    known = [fact.id for fact in facts if fact.topic in (first, second)]
    add_knowledge(user_id, known, last_right=True)
    assert _next_topic(user_id, []) == third


def test_after_all_topics_the_weakest_of_them(user_id: int) -> None:
    assert _next_topic(user_id, _topics()) == _topics()[0]


def test_shaky_facts_are_counted(user_id: int) -> None:
    asked = [fact.id for fact in get_bank(published_versions()[0].id).facts][:3]
    add_knowledge(user_id, asked, last_right=False)
    onward = find_onward(user_id, SHIPPED_SLUG, [], NOON, CLINICAL)
    assert onward is not None
    assert onward.shaky == 3


def test_a_patient_is_led_to_what_patients_are_asked(user_id: int) -> None:
    bank = get_bank(published_versions()[0].id)
    add_knowledge(user_id, [fact.id for fact in bank.facts], last_right=False)
    own = bank.facts_for(PATIENT)
    onward = find_onward(user_id, SHIPPED_SLUG, [], NOON, PATIENT)
    assert onward is not None
    assert onward.next_topic in {fact.topic for fact in own}
    assert onward.shaky == len({fact.id for fact in own} & {fact.id for fact in bank.facts})


def test_an_article_that_is_not_offered_leads_nowhere(user_id: int) -> None:
    assert find_onward(user_id, "none", [], NOON, CLINICAL) is None
