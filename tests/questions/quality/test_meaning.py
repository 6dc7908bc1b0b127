"""B to E, G and H: what the mutations do not reach, and what must not be accused."""

from __future__ import annotations

from typing import Any

import pytest

from questions.quality.auditor import Family, Severity, audit_item
from tests.questions.quality.article import FACTS, choice, item, quote, statement
from tests.questions.quality.judged import known_body


def codes(item: dict[str, Any]) -> set[str]:
    return {one.code for one in audit_item(item, FACTS, known_body())}


def test_a_vignette_with_a_negation_in_its_case_is_judged() -> None:
    asked = choice(
        "A patient cannot turn the upper arm outward. Which muscle may be weak?",
        "Teres minor", "Infraspinatus", "Subscapularis",
    )  # fmt: skip
    assert "second-key" in codes(asked)


def test_a_muscle_that_holds_back_makes_the_opposite_movement() -> None:
    asked = choice(
        "Tightness of which muscle limits turning the upper arm outward?",
        "Subscapularis", "Infraspinatus", "Teres minor",
    )  # fmt: skip
    assert not codes(asked) & {"second-key", "wrong-key", "disputed"}


def test_a_distractor_that_a_textbook_calls_true_is_found() -> None:
    asked = choice(
        "Which of these muscles is an internal rotator of the shoulder?",
        "Subscapularis", "Latissimus dorsi", "Infraspinatus",
    )  # fmt: skip
    assert "disputed" in codes(asked)
    asked["prompt"] = f"According to the article, w{asked['prompt'][1:]}"
    assert "disputed" not in codes(asked)


def test_a_question_for_what_is_not_so_is_judged_the_other_way() -> None:
    asked = choice(
        "Which of these muscles does NOT turn the upper arm outward?",
        "Subscapularis", "Infraspinatus", "Teres minor",
    )  # fmt: skip
    assert not codes(asked) & {"second-key", "wrong-key", "disputed", "small-negation"}
    asked["key"] = "o1"
    assert "wrong-key" in codes(asked)


def test_a_condition_that_any_part_may_have_stands_beside_those_of_a_place() -> None:
    asked = choice(
        "Which of these conditions typically restricts internal rotation of the hip?",
        "Arthritis", "Trochanteric bursitis", "Meralgia paresthetica",
    )  # fmt: skip
    assert "strange-conditions" not in codes(asked)
    asked["options"][0]["text"] = "Frozen shoulder"
    assert "strange-conditions" in codes(asked)


def test_what_the_knowledge_does_not_know_is_not_judged() -> None:
    told = statement("Musculus fictus turns the upper arm outward.")
    assert "disputed" not in codes(told)


def test_goals_that_fit_one_exercise_do_not_stand_together() -> None:
    facts = {
        **FACTS,
        "exercises": [
            {**FACTS["exercises"][1], "name": "One", "goal": ["Train the external rotators."]},
            {**FACTS["exercises"][1], "name": "Two", "goal": ["Wake up what turns it outward."]},
        ],
    }
    asked = choice(
        "What is the goal of “One”?", "Train the external rotators",
        "Wake up what turns it outward", "Rest the joint",
    )  # fmt: skip
    found = {one.code for one in audit_item(asked, facts, None)}
    assert "exchangeable-goals" in found


def test_a_dose_tells_no_exercise() -> None:
    asked = choice("Which exercise has this dose: 10–15 repetitions?", "Towel press", "Pendulum")
    assert "dose-as-locator" in codes(asked)


def test_the_uniting_type_is_true_beside_another() -> None:
    types = [
        {
            "id": "t", "of": "tears", "abbrev": None, "names": ["upper", "lower", "combined"],
            "definitions": {
                "upper": {"id": "t.1", "key": "the top layer is torn"},
                "lower": {"id": "t.2", "key": "the deep layer is torn"},
                "combined": {"id": "t.3", "key": "the whole tendon is torn across"},
            },
        }
    ]  # fmt: skip
    asked = choice(
        "In a tear the top layer is torn. Which tear is it?", "Upper", "Combined", "Lower"
    )
    found = {one.code for one in audit_item(asked, {**FACTS, "types": types}, None)}
    assert "two-keys-by-union" in found


@pytest.mark.parametrize("name", ["quadriceps", "quads"])
def test_another_name_of_the_key_is_no_wrong_answer(name: str) -> None:
    asked = choice("Which muscle straightens the knee?", "Quadriceps femoris", name, "Soleus")
    assert "second-key" in codes(asked)


def test_a_typed_answer_takes_the_other_names() -> None:
    asked = item("cloze", "The largest muscle of the buttock is the [[b1]].", [],
                 {"b1": ["gluteus maximus"]})  # fmt: skip
    assert "refused-name" in codes(asked)


def test_pairs_that_place_each_other_are_found() -> None:
    asked = item(
        "classify", "Which way does each part of the muscle turn the thigh?",
        ["Gluteus medius (anterior fibers)", "Gluteus medius (posterior fibers)",
         "Adductor magnus (adductor part)", "Adductor magnus (hamstring part)"],
        {"o0": "g0", "o1": "g1", "o2": "g1", "o3": "g0"}, groups=["Inward", "Outward"],
    )  # fmt: skip
    assert "paired" in codes(asked)


def test_words_find_their_pairs_in_a_match() -> None:
    asked = item(
        "match", "Match the exercises to what they are for.",
        ["Hamstring stretch", "Balance on one leg"], {"o0": "g0", "o1": "g1"},
        groups=["To lengthen a muscle", "To keep your balance", "To calm a nerve"],
        evidence=[quote("Pendulum")],
    )  # fmt: skip
    assert "told-pairs" in codes(asked)


def test_findings_say_where_and_what_to_do() -> None:
    asked = choice("What may cause a stiff joint?", "Scars", "Loose ligaments", "A cold")
    found = next(one for one in audit_item(asked, FACTS, None) if one.code == "denies-prompt")
    assert (found.family, found.option, found.item_id) == (Family.WORLD, "o1", asked["id"])
    assert "Loose ligaments" in found.message
    assert "Take something" in found.message


def test_where_a_foot_goes_is_no_rotation_of_the_same_name() -> None:
    asked = choice(
        "The elbow is bent and the hand swings outward. Which muscle contributes?",
        "Infraspinatus", "Subscapularis", "Teres major",
    )  # fmt: skip
    asked["key"] = "o1"
    assert not codes(asked) & {"second-key", "wrong-key", "disputed"}


def test_a_case_may_be_longer_than_a_question() -> None:
    case = "A carpenter has had pain at the side of one shoulder for six weeks. " * 3
    assert "long-prompt" not in codes(choice(f"{case}Which is weak?", "Teres minor", "Soleus"))
    question = "Which of these muscles, " + "which are all of the shoulder, " * 8 + "is weak?"
    assert "long-prompt" in codes(choice(question, "Teres minor", "Soleus"))


@pytest.mark.parametrize(
    ("posture", "is_so"),
    [
        ("Standing upright", True),
        ("In lying face down with one knee bent", True),
        ("With the hip bent to 90°", False),
    ],
)
def test_the_position_of_the_joint_decides(posture: str, is_so: bool) -> None:
    wrong = None if is_so else "It turns the thigh inward."
    told = statement(f"{posture}, piriformis turns the thigh outward at the hip.", wrong)
    assert "disputed" not in codes(told)
    turned = statement(told["prompt"], "It does not." if is_so else None)
    assert "disputed" in codes(turned)


def test_words_of_a_page_may_end_a_question() -> None:
    asked = choice("What is each of these exercises for?", "To lengthen it", "To calm it")
    assert "page-words" not in codes(asked)


def test_two_goals_that_are_both_wrong_are_a_lesser_flaw() -> None:
    goals = ("Train the external rotators.", "Wake up what turns it outward.", "Move the joint.")
    names = ("One", "Two", "Three")
    facts = {
        **FACTS,
        "exercises": [
            {**FACTS["exercises"][1], "name": name, "goal": [goal]}
            for name, goal in zip(names, goals, strict=True)
        ],
    }
    asked = choice("What is the goal of “Three”?", *(goal.rstrip(".") for goal in goals[::-1]))
    found = [one for one in audit_item(asked, facts, None) if one.code == "exchangeable-goals"]
    assert [one.severity for one in found] == [Severity.MINOR]
