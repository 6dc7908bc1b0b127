from dataclasses import replace

import pytest

from questions.drawing.conflicts import are_in_conflict, card
from questions.items.model import Kind, NumericRange, Option, OptionGroup
from tests.questions.scoring.quiz_items import an_item, single_choice, true_false


def choice(id, prompt, key, *others, facts=("f",)):
    options = tuple(Option(f"{id}{at}", text) for at, text in enumerate((key, *others)))
    return replace(
        single_choice(), id=id, prompt=prompt, options=options, key=f"{id}0", facts=facts
    )


def statement(prompt, facts=("g",)):
    return replace(true_false(), id="statement", prompt=prompt, facts=facts)


WHICH = choice("which", "Which one turns the thigh in?", "Gracilis", "Soleus", "Deltoid")


def conflict(first, second):
    found = are_in_conflict(card(first), card(second))
    assert found == are_in_conflict(card(second), card(first))
    return found


def test_variants_of_one_item_are_in_conflict():
    assert conflict(WHICH, replace(choice("x", "Other?", "a", "b"), id="which"))


def test_near_duplicates_are_in_conflict():
    assert conflict(WHICH, replace(WHICH, id="again", key="which1"))


@pytest.mark.parametrize(
    ("prompt", "tells"),
    [
        ("Gracilis is long and thin.", True),
        ("The thin GRACILIS is long.", True),
        ("A gracile bone is thin.", False),
        ("Soleus is in the calf.", False),
    ],
)
def test_a_prompt_that_holds_the_key_tells_it(prompt, tells):
    assert conflict(WHICH, statement(prompt)) is tells


def test_a_statement_tells_where_a_thing_is_sorted():
    sorting = replace(
        an_item(Kind.CLASSIFY, {"a": "x", "b": "y"}, "ab", "xy"),
        id="sorting",
        options=(Option("a", "Gracilis"), Option("b", "Soleus")),
        groups=(OptionGroup("x", "Inner rotators"), OptionGroup("y", "Calf muscles")),
    )
    assert conflict(sorting, statement("Gracilis is an inner rotator."))
    assert not conflict(sorting, statement("Gracilis is long."))


@pytest.mark.parametrize(("facts", "tells"), [(("dose",), True), (("other",), False)])
def test_a_dose_in_a_prompt_tells_the_number_of_the_same_fact(facts, tells):
    number = replace(
        an_item(Kind.NUMERIC, NumericRange(20, 30, "repetitions"), facts=("dose",)),
        id="number",
        prompt="How many?",
    )
    assert conflict(number, statement("The dose is 20–30 repetitions.", facts)) is tells
