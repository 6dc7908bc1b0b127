"""Types, causes, terms and warning signs."""

import pytest

from questions.items import Kind
from questions.knowledge import body
from tests.questions.items.templates.banks import bank_of, items_of, key_text, wrong_texts

SEEDS = (1, 2, 3)


def test_a_finding_settles_every_feature_so_that_one_type_fits():
    for item in items_of("shipped", "type.finding", seeds=SEEDS, variants=2):
        is_combined = key_text(item) == "Combined"
        normal = ("normal", "round ", "spherical ")
        assert is_combined or any(word in item.prompt for word in normal)


def test_types_are_asked_of_any_condition_that_the_body_knows():
    assert {key_text(item) for item in items_of("ankle", "type.finding")} == {
        "Grade 1", "Grade 2", "Grade 3",
    }  # fmt: skip


def test_the_combined_type_never_stands_beside_one_of_its_features():
    for item in items_of("shipped", "type.described", seeds=SEEDS):
        assert not [option for option in item.options if "combined" in option.text.lower()]


def test_a_scale_is_not_asked_by_its_descriptions():
    templates = {item.template for item in bank_of("ankle").items if item.register == "clinical"}
    assert not templates & {"type.described", "type.description", "type.mechanism"}


def test_no_known_cause_is_a_wrong_answer():
    complaint = body().find_complaint("stiff hip")
    for item in items_of("shipped", "cause.which", seeds=SEEDS, variants=2):
        assert not {text.lower() for text in wrong_texts(item)} & set(complaint.known)


def test_a_wrong_cause_says_why_it_is_none():
    for item in items_of("shipped", "cause.which"):
        for option in item.options:
            if option.id != item.key:
                assert ":" in item.feedback.by_option[option.id]


@pytest.mark.parametrize("register", ["clinical", "plain"])
def test_a_warning_sign_stands_among_harmless_ones_of_its_region(register):
    harmless = {one.sign for one in body().signs["shoulder"].harmless}
    items = [i for i in items_of("shoulder", "flag.which") if i.register == register]
    for item in items:
        assert {text[0].lower() + text[1:] for text in wrong_texts(item)} <= harmless


def test_a_definition_that_says_only_the_class_is_not_asked_for_its_meaning():
    told = [
        item.prompt
        for item in bank_of("shipped").items
        if item.template in ("term.meaning", "term.typed")
    ]
    assert told
    assert not [prompt for prompt in told if "ball-and-socket" in prompt or "the hip?" in prompt]


def test_typed_answers_count_under_every_name_of_the_thing():
    for item in items_of("shipped", "term.typed"):
        assert item.kind is Kind.CLOZE
        assert all(len(names) >= 2 for names in item.key.accepted.values())
