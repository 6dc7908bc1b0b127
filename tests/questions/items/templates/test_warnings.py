"""Signs that call for a doctor: of the region, and as soon as they may mean harm."""

import pytest

from questions.items.question import PLAIN
from questions.items.templates import warnings
from questions.knowledge import body
from tests.questions.items.templates.practising import items, written

BLADDER = "new loss of control over your bladder or bowels"


def asked(title: str, *signs: str) -> list:
    lines = "\n".join(f"- {sign}" for sign in (*signs, "back pain with fever"))
    text = f"# {title}\n\n## When to see a doctor\n\nSee a doctor if you have:\n\n{lines}\n"
    return items(warnings.choose, written(text), PLAIN)


@pytest.mark.parametrize("title", ["Back pain and what you can do", "A stiff lower back"])
def test_a_sign_is_asked_among_others_of_its_region(title):
    told = [one.text for item in asked(title, BLADDER) for one in item.options]
    assert told
    assert not [text for text in told if "ankle" in text or "feet" in text]


@pytest.mark.parametrize("title", ["Inner ear and balance", "Exercise during any illness"])
def test_a_word_that_names_no_region_brings_no_signs_of_one(title):
    assert asked(title, "weakness of an arm or a leg") == []


def test_beside_what_calls_for_an_ambulance_stands_what_worries_people_too():
    (item,) = asked("The neck", "a stiff neck with high fever and severe headache")
    assert item.prompt == "Which of these calls for an ambulance?"
    wrong = {one.id: one.text for one in item.options if one.id != item.key}
    can_wait = {one.sign for one in body().signs["neck"].can_wait}
    assert {text[0].lower() + text[1:] for text in wrong.values()} <= can_wait
    assert all(item.feedback.by_option[one].endswith("an appointment will do.") for one in wrong)


def test_an_emergency_of_another_part_of_the_body_is_not_asked_among_signs_of_this_one():
    assert asked("The shoulder", "chest pain or shortness of breath") == []
    assert asked("The shoulder", "shoulder pain with pressure in the chest")


def test_what_an_article_calls_a_sign_of_its_own_is_never_what_can_wait():
    items_asked = asked("The neck", "clumsy hands or unsteady gait", "your head tilts and is stuck")
    told = [one.text for item in items_asked for one in item.options]
    assert told
    assert not [text for text in told if "stuck" in text]


def test_where_too_little_is_left_that_can_wait_nothing_is_asked():
    own = ("a neck that turns less far", "a crash, however small", "a headache")
    assert asked("The neck", "clumsy hands or unsteady gait", *own) == []


def test_a_sign_is_to_be_seen_as_soon_as_it_may_mean_harm_whatever_the_article_says():
    items_asked = asked("Lower back", BLADDER)
    soon = {item.prompt.partition("by a doctor ")[2] for item in items_asked}
    assert soon == {"at once?", "the same day?"}
    told = {item.feedback.right.rpartition(". ")[2] for item in items_asked}
    assert told == {"Have it seen at once, if need be in a hospital.", "Have it seen the same day."}


def test_what_cannot_wait_for_a_doctor_calls_for_an_ambulance():
    (item,) = asked("The shoulder", "shoulder pain with pressure in the chest")
    assert item.prompt == "Which of these calls for an ambulance?"
    assert item.feedback.right.endswith("Do not wait: call an ambulance.")


def test_the_same_sign_means_what_it_means_in_its_region():
    sign = "loss of control over bladder or bowels together with neck pain"
    (item,) = [one for one in asked("The neck", sign) if "squeezed" in one.feedback.right]
    assert "spinal cord" in item.feedback.right


def test_a_sign_is_explained_by_what_is_found_and_not_by_when():
    sign = "sudden weakness of the arm after an injury"
    (item,) = [one for one in asked("The shoulder", sign) if "weakness" in str(one.options)]
    assert item.feedback.right.startswith(
        "This can be a sign of an injured nerve or a torn tendon. "
    )
    assert asked("The shoulder", "a bruise of the arm after an injury") == []


def test_a_word_of_the_clinic_is_told_as_people_say_it():
    (item,) = asked("The neck", "clumsy hands or unsteady gait", "a rash")[:1]
    assert "Clumsy hands or unsteady walking" in {one.text for one in item.options}
