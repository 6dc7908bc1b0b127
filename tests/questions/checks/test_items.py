"""Each rule finds its flaw, and objects to nothing that is sound."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.checks import RULES, check_item
from questions.items.model import Kind, Option, Quote
from tests.questions.checks.flawed import CHOICE, FLAWED, UNUSABLE, item
from tests.questions.checks.sound import shipped_source, sound_items


def codes(flawed):
    return {flaw.code for flaw in check_item(flawed, shipped_source())}


@pytest.mark.parametrize("sound", sound_items(), ids=lambda one: one.id)
def test_sound_questions_have_no_flaw(sound):
    assert check_item(sound, shipped_source()) == ()


def test_the_sound_questions_are_of_all_kinds_that_have_words():
    assert {one.kind for one in sound_items()} == set(Kind) - {Kind.PICTURE}
    assert len(sound_items()) >= 60


@pytest.mark.parametrize("name", FLAWED)
def test_a_flaw_is_found(name):
    code, flawed = FLAWED[name]
    assert code in codes(flawed)


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_nobody_can_answer_has_that_flaw_alone(name):
    assert codes(UNUSABLE[name]) == {"unusable"}


def test_every_rule_has_a_flawed_question_here():
    assert {code for code, _ in FLAWED.values()} == {rule.code for rule in RULES}


def test_every_rule_says_what_it_is_and_where_it_is_from():
    for rule in RULES:
        said = rule.find.__doc__ or ""
        assert any(source in said for source in ("Haladyna", "NBME", "Tarrant", "Our rule")), (
            rule.code
        )


def test_a_flaw_tells_its_item_and_what_to_do():
    flaws = check_item(FLAWED["none of the above"][1], shipped_source())
    assert {flaw.item_id for flaw in flaws} == {CHOICE}
    assert all(flaw.message.endswith(".") and flaw.advice.endswith(".") for flaw in flaws)


SOUND_PROMPTS = [
    "Which type has a femoral head that is not round?",
    "According to the article, which of these is NOT an internal rotator of the hip?",
    "Which exercise fits somebody who does not have a band?",
    "In which type is the femoral head not round?",
    "Which muscles have at least two parts?",
    "Which description fits the cam type: the head is not round?",
]


@pytest.mark.parametrize("prompt", SOUND_PROMPTS)
def test_not_every_negation_turns_the_question(prompt):
    assert "negative-prompt" not in codes(replace(item(CHOICE), prompt=prompt))


TEXTS = st.text(max_size=40)


@settings(deadline=None)
@given(
    sound=st.sampled_from(sound_items()),
    prompt=TEXTS,
    texts=st.lists(TEXTS, max_size=5),
    key=st.one_of(TEXTS, st.lists(TEXTS).map(tuple), st.dictionaries(TEXTS, TEXTS)),
    evidence=st.lists(st.builds(Quote, st.integers(), st.integers(), TEXTS), max_size=2),
    correction=st.none() | TEXTS,
)
def test_any_item_can_be_checked(sound, prompt, texts, key, evidence, correction):
    options = tuple(Option(f"o{at}", text) for at, text in enumerate(texts))
    odd = replace(
        sound, prompt=prompt, options=options, key=key, evidence=tuple(evidence),
        correction=correction,
    )  # fmt: skip
    check_item(odd, shipped_source())
    check_item(replace(sound, prompt=prompt, correction=correction), shipped_source())
