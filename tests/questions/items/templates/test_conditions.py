"""Types, causes, terms and warning signs."""

import pytest

from questions.items import Kind
from questions.knowledge import body
from questions.language.words import lemmas
from tests.questions.items.templates.banks import bank_of, items_of, key_text, wrong_texts

SEEDS = (1, 2, 3)
_REASON = 4  # words


def test_a_finding_settles_every_feature_so_that_one_type_fits():
    for item in items_of("shipped", "type.finding", seeds=SEEDS, variants=2):
        normal = ("normal", "round ", "spherical ")
        assert any(word in item.prompt for word in normal)


@pytest.mark.parametrize("template", ["type.finding", "type.repair"])
def test_a_type_that_joins_two_changes_is_offered_but_never_right(template):
    """A description of both changes would tell it by itself."""
    made = items_of("shipped", template, seeds=SEEDS, variants=2)
    assert made
    assert {key_text(item) for item in made} <= {"Cam", "Pincer"}
    assert all("Combined" in wrong_texts(item) for item in made)


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


def test_a_cause_is_taken_for_that_of_the_place_which_the_article_is_about():
    """ "Arthritis" of a page about the hip: the cases are those of the hip."""
    asked = {
        item.prompt for item in items_of("shipped", "cause.case") if key_text(item) == "Arthritis"
    }
    assert asked
    cases = body().find_condition("hip osteoarthritis").cases
    assert all(prompt.startswith(cases) for prompt in asked)


def test_a_wrong_cause_says_why_it_is_none():
    for item in items_of("shipped", "cause.which"):
        for option in item.options:
            if option.id != item.key:
                told = item.feedback.by_option[option.id].lower()
                assert option.text.lower() in told
                assert len(told.split()) > len(option.text.split()) + _REASON


def test_a_warning_sign_stands_among_what_can_wait_in_its_region():
    can_wait = {one.sign for one in body().signs["shoulder"].can_wait}
    items = items_of("shoulder", "flag.which")
    assert items
    for item in items:
        assert {text[0].lower() + text[1:] for text in wrong_texts(item)} <= can_wait


def test_a_definition_that_says_only_the_class_is_not_to_be_typed():
    told = [item.prompt for item in items_of("shipped", "term.typed", seeds=SEEDS)]
    assert not [prompt for prompt in told if "ball-and-socket" in prompt.lower()]


def test_patients_are_asked_what_a_term_means_and_professionals_for_its_name():
    asked = {(i.template, i.register) for i in bank_of("shipped", variants=3).items}
    assert {one for one in asked if one[0].startswith("term.")} == {
        ("term.meaning", "plain"),
        ("term.typed", "clinical"),
    }


@pytest.mark.parametrize("template", ["term.meaning", "term.typed"])
def test_a_term_is_explained_by_what_the_question_does_not_say(template):
    for item in items_of("shipped", template):
        entry = next(
            one for one in body().structures.values() if item.feedback.right.startswith(
                f"The {one.name} ") and one.role)  # fmt: skip
        assert entry.what not in item.feedback.right


def test_nothing_that_the_meaning_names_stands_beside_it():
    """ "The socket that holds the head of the femur" is not the femoral head."""
    for item in items_of("shipped", "term.meaning", seeds=SEEDS, variants=3):
        key = key_text(item)
        assert key not in wrong_texts(item)
        assert not [text for text in wrong_texts(item) if text.startswith("The hip joint")]


def accepted(item):
    return [name for names in item.key.accepted.values() for name in names]


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("turns in the hip socket is called the", {"femoral head", "head of the femur"}),
        ("seals the joint is called the", {"labrum", "acetabular labrum", "hip labrum"}),
    ],
)
def test_typed_answers_count_under_every_name_of_the_thing(end, names):
    (item,) = [one for one in items_of("shipped", "term.typed") if end in one.prompt]
    assert item.kind is Kind.CLOZE
    assert set(accepted(item)) >= names


def test_no_name_that_the_sentence_tells_counts_as_typed():
    """ "The socket in the pelvis …" tells "hip socket", so that is no answer to it."""
    socket = body().find_structure("acetabulum")
    assert "hip socket" in socket.aliases
    made = items_of("shipped", "term.typed", seeds=SEEDS)
    assert any("acetabulum" in accepted(item) for item in made)
    for item in made:
        told = lemmas(item.prompt)
        assert not [name for name in accepted(item) if lemmas(name) <= told]
