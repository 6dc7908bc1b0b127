import random
from dataclasses import replace

from questions.drawing import draw_for
from tests.questions.scoring.quiz_items import single_choice, true_false


def an_item(id: str, fact: str, prompt: str, of=single_choice):
    return replace(of(), id=id, facts=(fact,), template=id, prompt=prompt)


KNEE = an_item("knee", "fact-1", "Which muscle straightens the knee while sitting?")
KICK = an_item("kick", "fact-1", "Somebody kicks a ball: what pulls the shin forward?")
SAID = an_item("said", "fact-1", "The quadriceps straightens the knee.", true_false)
ANKLE = an_item("ankle", "fact-2", "Who lifts the heel off the ground?")


def drawn(items, facts, **more) -> list[str]:
    found = draw_for(items, facts, length=9, rng=random.Random(1), **more)
    return [one.item.id for one in found]


def test_each_fact_is_asked_once_in_the_order_of_the_facts() -> None:
    assert drawn([KNEE, ANKLE], ["fact-2", "fact-1"]) == ["ankle", "knee"]


def test_a_fact_is_not_asked_in_the_words_of_the_last_time() -> None:
    assert drawn([KNEE, KICK], ["fact-1"], last_items={"fact-1": "knee"}) == ["kick"]
    assert drawn([KNEE, KICK], ["fact-1"], last_items={"fact-1": "kick"}) == ["knee"]
    assert drawn([KNEE], ["fact-1"], last_items={"fact-1": "knee"}) == ["knee"]


def test_what_is_half_guessed_comes_only_where_nothing_else_does() -> None:
    assert drawn([SAID, KNEE], ["fact-1"]) == ["knee"]
    assert drawn([SAID], ["fact-1"]) == ["said"]


def test_what_is_wanted_comes_before_chance() -> None:
    assert drawn([KNEE, KICK], ["fact-1"], priority=lambda one: 2.0 * (one.id == "kick")) == [
        "kick"
    ]


def test_a_fact_that_nothing_asks_is_left_out() -> None:
    assert drawn([KNEE], ["fact-3"]) == []
