"""F: what tells the keys over a bank or a quiz."""

from __future__ import annotations

from typing import Any

from questions.quality.auditor import audit_bank, audit_quiz
from tests.questions.quality.article import FACTS, SOUND, choice, item, statement


def bank(items: list[dict[str, Any]], sha: str = "x") -> dict[str, Any]:
    """Each item with an id and facts of its own."""
    own = [{**one, "id": f"i{at}", "facts": [f"f{at}"]} for at, one in enumerate(items)]
    return {"article": {"sha256": sha}, "items": own}


def codes(items: list[dict[str, Any]], sha: str = "x") -> set[str]:
    return {one.code for one in audit_bank(bank(items, sha), FACTS, None).whole}


def test_the_sound_items_are_a_sound_bank() -> None:
    assert codes(list(SOUND)) == set()


def test_a_template_that_is_always_true_is_found() -> None:
    told = [statement(f"Muscle number {at} turns the arm.") for at in range(5)]
    assert "template-truth" in codes(told)


def test_half_of_each_is_no_cue() -> None:
    told = [
        statement(f"Muscle {at} turns the arm.", "It does not." if at % 2 else None)
        for at in range(6)
    ]
    assert not {"template-truth", "true-share"} & codes(told)


def test_the_middle_number_as_key_is_found() -> None:
    numbers = [
        item("single_choice", f"How many sets of exercise {at}?",
             [f"{at + 1} sets", f"{at + 3} sets", f"{at + 9} sets"], "o1")
        for at in range(5)
    ]  # fmt: skip
    assert "number-rank" in codes(numbers)


def test_always_half_the_options_right_is_found() -> None:
    asked = [
        item("multiple_choice", f"Which of these do thing {at}?", ["A", "B", "C", "D"],
             ["o0", f"o{1 + at % 3}"])
        for at in range(5)
    ]  # fmt: skip
    assert "right-share" in codes(asked)


def test_the_longest_option_as_key_is_found() -> None:
    asked = [
        choice(f"What does muscle {at} do to the arm?", "It turns it in", "It lifts", "It bends")
        for at in range(8)
    ]
    assert "longest-key-rate" in codes(asked)


def test_keys_in_one_place_are_found() -> None:
    asked = [choice(f"What does muscle {at} do?", "Bend", "Lift", "Turn") for at in range(12)]
    assert "key-position" in codes(asked)


def test_a_prompt_that_repeats_is_found() -> None:
    asked = [choice("Which muscle turns it?", f"Muscle {at}", "Soleus") for at in range(5)]
    assert "repeated-prompt" in codes(asked)


def test_an_item_that_is_there_twice_is_found() -> None:
    one = {**SOUND[0], "id": "same"}
    made = {"article": {"sha256": "x"}, "items": [one, one]}
    assert "repeated" in {f.code for f in audit_bank(made, FACTS, None).whole}


def test_the_article_in_every_prompt_is_found() -> None:
    asked = [choice(f"What does the article say of {at}?", "Bend", "Lift") for at in range(6)]
    assert "the-article" in codes(asked)


def test_feedback_that_never_says_why_is_found() -> None:
    asked = [
        {**choice(f"What does muscle {at} do?", "Bend", "Lift"),
         "feedback": {"right": "The article lists it so.", "wrong": "", "by_option": {}}}
        for at in range(6)
    ]  # fmt: skip
    assert "unexplained" in codes(asked)


def test_a_bank_of_another_text_is_found() -> None:
    assert "other-article" in codes(list(SOUND), sha="y")


def test_items_that_tell_each_other_do_not_stand_in_a_quiz() -> None:
    teller = {**statement("Teres minor turns the upper arm outward."), "id": "a", "facts": ["f"]}
    asked = {**SOUND[1], "id": "b", "facts": ["f"]}
    assert "giving-away" in {one.code for one in audit_quiz([teller, asked], FACTS, None).whole}


def test_two_on_one_exercise_do_not_stand_in_a_quiz() -> None:
    one = {**SOUND[2], "id": "a", "facts": ["exercise-pendulum.goal"]}
    other = {**SOUND[-1], "id": "b", "facts": ["exercise-pendulum.steps"]}
    assert "one-exercise" in {found.code for found in audit_quiz([one, other], FACTS, None).whole}


def test_alike_stems_do_not_follow_each_other() -> None:
    one = {**statement("Subscapularis turns the upper arm inward."), "id": "a", "facts": ["f"]}
    other = {**statement("Teres major turns the upper arm inward."), "id": "b", "facts": ["g"]}
    assert "alike-in-a-row" in {found.code for found in audit_quiz([one, other], FACTS, None).whole}
