from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from quizapp.articles.service import published_versions
from quizapp.flashcards.deck import Flashcard, find_picture, make_deck
from quizapp.progress.topics import NotFoundError
from quizapp.quizzes.banks import StoredBank, get_bank


@pytest.fixture(autouse=True)
def _context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


@pytest.fixture
def bank() -> StoredBank:
    return get_bank(published_versions()[0].id)


def _card(deck: tuple[Flashcard, ...], beginning: str) -> Flashcard:
    return next(card for card in deck if card.asked.startswith(beginning))


def test_every_fact_is_on_one_card(bank: StoredBank) -> None:
    deck = make_deck(bank, "clinical", None)
    on_cards = [fact for card in deck for fact in card.ids]
    assert sorted(on_cards) == sorted(fact.id for fact in bank.facts)
    assert len({card.asked for card in deck}) == len(deck)


def test_a_card_asks_and_does_not_tell(bank: StoredBank) -> None:
    for card in make_deck(bank, "clinical", None):
        for answer in card.answers:
            assert answer.lower() not in card.asked.lower()


def test_a_term_is_asked_for_by_its_question(bank: StoredBank) -> None:
    card = _card(make_deck(bank, "clinical", None), "The rounded upper end of the femur")
    assert card.asked.endswith("is called the _____.")
    assert card.answers == ("femoral head",)


def test_what_is_asked_in_one_way_is_one_card(bank: StoredBank) -> None:
    card = _card(make_deck(bank, "clinical", None), "A possible cause of a stiff hip is")
    assert len(card.facts) == len(card.answers) == 2
    assert "arthritis" in card.answers


def test_a_topic_has_its_own_cards(bank: StoredBank) -> None:
    topics = dict.fromkeys(fact.topic for fact in bank.facts)
    for number, title in enumerate(topics, start=1):
        deck = make_deck(bank, "clinical", number)
        assert {fact.topic for card in deck for fact in card.facts} == {title}
    with pytest.raises(NotFoundError):
        make_deck(bank, "clinical", 99)


def test_a_drawing_stands_on_the_back(bank: StoredBank) -> None:
    card = _card(make_deck(bank, "clinical", None), "Cam FAI")
    picture = find_picture(bank, "clinical", card)
    assert picture is not None
    assert picture.svg.startswith("<svg")
    assert picture.in_words


def test_steps_are_told_by_the_article_alone(bank: StoredBank) -> None:
    deck = make_deck(bank, "clinical", None)
    (card,) = (one for one in deck if one.facts[0].kind == "steps")
    assert card.asked.endswith("has 4 steps, done in order.")
    assert card.answers == ()
