"""H. What a layout was taken for."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from questions.quality.auditor import audit_item
from tests.questions.quality.article import FACTS, choice, item, ordering, quote

SECONDS = {"low": 30, "high": 30, "unit": "seconds"}


def codes(told: dict[str, Any], facts: dict[str, Any] = FACTS) -> set[str]:
    return {one.code for one in audit_item(told, facts, None)}


def held(name: str, **more: Any) -> dict[str, Any]:
    prompt = f"For how many seconds is “{name}” held?"
    return item(
        "numeric", prompt, [], SECONDS, **{"evidence": [quote("Hold for 30 seconds.")], **more}
    )


@pytest.mark.parametrize("name", ["Against the wall", "All stretches", "Lateral", "Stretching"])
def test_a_piece_of_a_sentence_is_no_exercise(name: str) -> None:
    assert "no-name" in codes(held(name))


@pytest.mark.parametrize("name", ["Doorway lean", "Sit to stand", "Plank"])
def test_a_name_is_one(name: str) -> None:
    assert "no-name" not in codes(held(name))


def test_a_label_describes_nothing() -> None:
    stages = ("Freezing", "Frozen", "Thawing")
    assert "label-as-description" in codes(choice("A doctor says: “Early.” Which is it?", *stages))
    told = choice("A doctor says: “The joint hardly moves.” Which is it?", *stages)
    assert "label-as-description" not in codes(told)


@pytest.mark.parametrize("steps", [("First stage", "Second stage", "Third stage"), ("1", "2", "3")])
def test_names_that_count_tell_their_order(steps: tuple[str, ...]) -> None:
    assert "told-order" in codes(ordering("Pendulum", *steps))


def test_a_class_of_a_class_names_nothing() -> None:
    told = choice("What is the first of the stages of phase?", "Freezing", "Frozen", "Thawing")
    assert "class-of-class" in codes(told)


def _with_dose(**dose: list[int]) -> dict[str, Any]:
    facts = copy.deepcopy(FACTS)
    facts["exercises"][1]["dosage"] = dose
    return facts


def _asked_of(facts: dict[str, Any], at: int) -> dict[str, Any]:
    told = facts["exercises"][at]
    fact = (told.get("parts", {}).get("dose") or {}).get("id", told["id"])
    return held(told["name"], facts=[fact])


def test_another_dose_of_the_exercise_is_a_second_key() -> None:
    facts = _with_dose(hold_seconds=[45, 45])
    assert "second-key" not in codes(_asked_of(facts, 0), facts)
    facts["exercises"][1]["name"] = "Doorway lean, one arm"
    facts["exercises"][1]["position"] = facts["exercises"][0]["position"]
    assert "second-key" in codes(_asked_of(facts, 0), facts)


def test_the_same_in_another_position_is_another_exercise() -> None:
    facts = _with_dose(hold_seconds=[45, 45])
    facts["exercises"][1]["name"] = "Kneeling doorway lean"
    facts["exercises"][0]["position"] = "standing"
    for position, is_spoilt in (("kneeling", False), ("standing", True), (None, True)):
        facts["exercises"][1]["position"] = position
        assert ("second-key" in codes(_asked_of(facts, 0), facts)) is is_spoilt


def test_repetitions_of_minutes_are_no_dose() -> None:
    facts = _with_dose(reps=[10, 10], duration_seconds=[120, 120])
    told = _asked_of(facts, 1) | {"key": {"low": 10, "high": 10, "unit": "repetitions"}}
    assert "wrong-key" in codes(told, facts)


def test_a_limit_is_not_the_amount() -> None:
    text = FACTS["article"]["text"] + "Do this ten times in 30 seconds.\n"
    facts = {**FACTS, "article": {**FACTS["article"], "text": text}}
    start = text.index("Do this ten")
    line = {"start": start, "end": len(text) - 1, "text": text[start:-1]}
    assert "amount-of-another" in codes(held("Doorway lean", evidence=[line]), facts)
