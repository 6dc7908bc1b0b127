import pytest

from questions.memory import Answered, Evidence, Skill, learn, recall
from questions.scoring import score
from tests.questions.memory.samples import DAY, NOW
from tests.questions.scoring.quiz_items import classify, single_choice


def answered(item, response, at=NOW, **more) -> Answered:
    return Answered(item, response, score(item, response), at, **more)


def test_an_answer_moves_cards_ability_and_difficulty() -> None:
    change = learn({}, Skill(), None, answered(single_choice(), "a"))
    assert recall(change.cards["fact"], NOW) == 1
    assert change.cards["fact"].last_item == "item"
    assert change.learner == Skill(pytest.approx(0.3), 1)
    assert change.item == Skill(pytest.approx(-0.3), 1)
    assert change.confusions == ()


def test_what_was_asked_before_moves_cards_only() -> None:
    first = learn({}, Skill(), None, answered(single_choice(), "a"))
    again = learn(first.cards, first.learner, first.item, answered(single_choice(), "b", NOW + DAY))
    assert (again.learner, again.item, again.is_first) == (first.learner, first.item, False)
    assert recall(again.cards["fact"], NOW + DAY) == 0
    assert len(again.confusions) == 1


def test_who_knew_little_before_is_believed_less() -> None:
    first = learn({}, Skill(), None, answered(single_choice(), "a"))
    little = first.forgetting
    for _ in range(6):
        little = little.after_first_look(Evidence(0.0))
    again = learn({}, Skill(), None, answered(single_choice(), "a"), little)
    chances = [recall(one.cards["fact"], NOW + DAY) for one in (again, first)]
    assert chances == sorted(set(chances))


def test_half_of_a_sorting_right_proves_nothing() -> None:
    """Four of eight placed rightly between two groups is what guessing brings."""
    half = {"a": "x", "b": "y", "c": "y", "d": "x"}
    change = learn({}, Skill(), None, answered(classify(), half))
    assert {fact: recall(card, NOW) for fact, card in change.cards.items()} == dict.fromkeys(
        ("fact a", "fact b", "fact c", "fact d"), 0
    )
    right = learn({}, Skill(), None, answered(classify(), classify().key))
    assert all(recall(card, NOW) == 1 for card in right.cards.values())


def test_only_a_mixed_quiz_on_a_later_day_confirms() -> None:
    first = learn({}, Skill(), None, answered(single_choice(), "a"))
    for is_mixed in (False, True):
        later = answered(single_choice(), "a", NOW + DAY, is_mixed=is_mixed)
        assert learn(first.cards, Skill(), None, later).cards["fact"].is_confirmed == is_mixed
