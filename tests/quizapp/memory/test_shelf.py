"""Cards that are kept are those of the database, whatever became of them there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from questions.memory import NOTHING_TOLD, Card, Evidence, review
from quizapp.extensions import db
from quizapp.memory.cards import get_cards, store_cards, stored_forgetting
from quizapp.memory.shelf import FEWEST, CardShelf, get_shelf
from quizapp.models import Knowledge, User
from tests.quizapp.progress.answering import NOON
from tests.quizapp.queries import counted

_DAY = dt.timedelta(days=1)
_RIGHT, _WRONG = Evidence(1.0), Evidence(0.0)
Deck = dict[str, Card]


@pytest.fixture
def deck(app: Flask, learner_id: int) -> Iterator[Deck]:
    """As many cards as are kept, read once."""
    with app.app_context():
        cards = {
            f"fact-{n:03}": review(None, _RIGHT, NOON - n * dt.timedelta(minutes=1))
            for n in range(FEWEST)
        }
        store_cards(learner_id, cards)
        db.session.commit()
        get_cards(learner_id)
        yield cards


def test_after_an_answer_only_what_moved_is_read(app: Flask, learner_id: int, deck: Deck) -> None:
    moved = review(deck["fact-007"], _WRONG, NOON + _DAY)
    new = review(None, _RIGHT, NOON + _DAY)
    store_cards(learner_id, {"fact-007": moved, "new": new})
    db.session.commit()
    with counted(app) as statements:
        found = get_cards(learner_id)
    assert len(statements) == 2
    assert found == {**deck, "fact-007": moved, "new": new}
    assert get_cards(learner_id) == found


def _delete_one(_deck: Deck) -> None:
    db.session.execute(delete(Knowledge).where(Knowledge.fact_id == "fact-003"))


def _make_one_again(_deck: Deck) -> None:
    """As a rebuilding of the memory does: no answer, and another stability."""
    fact = Knowledge.fact_id == "fact-003"
    db.session.execute(update(Knowledge).where(fact).values(stability=0.5))


def _answer_earlier(deck: Deck) -> None:
    """As an exam does that ended before the last answer."""
    earlier = review(deck["fact-004"], _WRONG, NOON - dt.timedelta(seconds=90))
    user_id = db.session.scalar(select(Knowledge.user_id).limit(1))
    assert user_id is not None
    store_cards(user_id, {"fact-004": earlier})


@pytest.mark.parametrize("change", [_delete_one, _make_one_again, _answer_earlier])
def test_whatever_else_changed_is_noticed(
    change: Callable[[Deck], None], learner_id: int, deck: Deck
) -> None:
    change(deck)
    db.session.commit()
    found = get_cards(learner_id)
    get_shelf().keep(learner_id, {})
    assert found == get_cards(learner_id) != deck


def test_what_was_never_committed_is_forgotten(learner_id: int, deck: Deck) -> None:
    store_cards(learner_id, {"fact-001": review(deck["fact-001"], _WRONG, NOON + _DAY)})
    assert get_cards(learner_id) != deck
    db.session.rollback()
    assert get_cards(learner_id) == deck


def test_all_say_how_the_learner_forgets_now(learner_id: int, deck: Deck) -> None:
    told = NOTHING_TOLD.after(deck["fact-000"].memory, _WRONG, NOON + 5 * _DAY)
    values = {"forgetting": stored_forgetting(told)}
    db.session.execute(update(User).where(User.id == learner_id).values(**values))
    db.session.commit()
    assert {card.curve for card in get_cards(learner_id).values()} == {told.curve}


def test_the_cards_of_many_learners_are_not_kept_for_ever() -> None:
    learners = 61
    shelf = CardShelf()
    cards = {str(n): review(None, _RIGHT, NOON) for n in range(FEWEST)}
    for user_id in range(learners):
        shelf.keep(user_id, cards)
    assert shelf.find(0) is None
    assert shelf.find(learners - 1) is not None
