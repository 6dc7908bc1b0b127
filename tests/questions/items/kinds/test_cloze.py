"""What is left out of a sentence, and that the sentence settles it."""

import re
from dataclasses import replace

import pytest

from questions.items import Kind, generate, public_view
from questions.items.blanks import GAP, filled, split, with_gaps
from questions.items.kinds.cloze import gaps
from questions.items.typed import read_typed
from questions.language.words import words

MARK = re.compile(r"\[\[(b\d)\]\]")


@pytest.fixture(scope="module")
def bank(shipped_facts):
    return [
        item
        for seed in (1, 2, 3)
        for item in generate(shipped_facts, seed, variants=3).items
        if item.kind is Kind.CLOZE and item.register == "clinical"
    ]


def of(bank, template):
    found = [item for item in bank if item.template == template]
    assert found
    return found


def first_words(item):
    return {blank: accepted[0] for blank, accepted in item.key.accepted.items()}


def test_every_blank_of_the_prompt_has_its_words(bank):
    for item in bank:
        assert MARK.findall(item.prompt) == list(item.key.accepted)
        assert all(item.key.accepted.values())
        assert item.options == ()


def test_the_rest_of_the_sentence_does_not_hold_the_answer(bank):
    for item in bank:
        rest = words(with_gaps(item.prompt))
        for accepted in item.key.accepted.values():
            assert not set(words(accepted[0])) <= set(rest), item.prompt


def test_no_article_before_a_blank_tells_its_first_letter(bank):
    assert not [item.prompt for item in bank if re.search(r"\ban? \[\[", item.prompt, re.I)]


def test_only_one_member_is_missing_from_a_complete_list(bank, shipped_facts):
    for item in of(bank, "cloze.missing"):
        whole = filled(item.prompt, first_words(item)).lower()
        (group,) = [g for g in shipped_facts.groups if g.label.lower()[:8] in whole]
        told = [words(member.name.replace("fascia ", "fasciae ")) for member in group.members]
        assert all(" ".join(name) in " ".join(words(whole)) for name in told)
        (accepted,) = item.key.accepted.values()
        fitting = [m for m in group.members if read_typed(m.name, accepted).is_right]
        assert [member.id for member in fitting] == list(item.facts)


def test_an_incomplete_list_has_no_missing_member(hip):
    groups = tuple(replace(group, stated_count=None) for group in hip.groups)
    templates = {item.template for item in generate(replace(hip, groups=groups), 1).items}
    assert "cloze.missing" not in templates
    assert "cloze.in_both" in templates


def test_each_part_of_a_muscle_is_asked_as_a_fact_of_its_own(bank):
    for item in of(bank, "cloze.parts"):
        assert set(item.fact_by_option) == set(item.key.accepted)
        assert set(item.fact_by_option.values()) == set(item.facts)
        one, other = item.key.accepted.values()
        assert not any(read_typed(word, one).is_right for word in other)


def test_a_type_that_shares_its_feature_with_the_combined_one_is_asked_as_a_basic_one(bank):
    for item in of(bank, "cloze.type"):
        assert "basic type" in item.prompt
    assert {first_words(item)["b1"] for item in of(bank, "cloze.type")} == {"cam", "pincer"}


def test_no_other_term_is_taken_for_the_one_defined(bank):
    for item in of(bank, "cloze.term"):
        (accepted,) = item.key.accepted.values()
        for other in ("external rotation", "internal rotation", "flexion", "adduction", "FAI"):
            is_own = any(words(other) == words(one) for one in accepted)
            assert read_typed(other, accepted).is_right is is_own


def test_nothing_is_asked_that_the_name_of_the_exercise_tells(bank):
    for item in [*of(bank, "cloze.position"), *of(bank, "cloze.equipment")]:
        named = re.search("“(.+)”", item.prompt)
        if named is None:
            assert re.search(r"with this (?:goal|step)", item.prompt)
            continue
        for accepted in item.key.accepted.values():
            assert not set(words(" ".join(accepted))) & set(words(named[1])), item.prompt


def test_a_learner_sees_gaps_of_one_length_and_no_word(bank):
    for item in bank:
        seen = public_view(item)
        assert seen.prompt.count(GAP) == len(item.key.accepted)
        assert "[[" not in seen.prompt
        rest = " ".join(piece.text for piece in seen.sentence)
        shown = words(f"{seen.lead} {rest}")
        for accepted in item.key.accepted.values():
            assert not any(set(words(one)) <= set(shown) for one in accepted if words(one))


def test_what_is_asked_stands_before_the_sentence():
    lead, pieces = split("Complete it. In [[b1]] and [[b2]], so.")
    assert lead == "Complete it."
    assert [(piece.text, piece.blank) for piece in pieces] == [
        ("In ", "b1"),
        (" and ", "b2"),
        (", so.", None),
    ]


def test_a_sentence_alone_is_told_with_gaps():
    assert split("In [[b1]] it is.")[0] == f"In {GAP} it is."
    assert split("No blank. At all.") == ("No blank. At all.", ())


@pytest.mark.parametrize(
    ("sentence", "answer", "left"),
    [
        ("In cam impingement, it is round.", "cam", "In [[b1]] impingement, it is round."),
        ("Camera and cam.", "cam", "Camera and [[b1]]."),
        ("A cam is a cam.", "cam", None),
        ("This is a cam.", "cam", None),
        ("This is an edema.", "edema", None),
        ("Rotation is what rotates the thigh.", "rotation", None),
        ("One two three four five six.", "one two three four five six", None),
        ("Nothing of it.", "cam", None),
    ],
)
def test_a_word_goes_out_where_that_leaves_one_answer(sentence, answer, left):
    assert gaps.without(sentence, answer) == left


def test_rotation_alone_is_taken_for_neither_internal_nor_external(bank):
    for item in of(bank, "cloze.term"):
        assert not read_typed("rotation", item.key.accepted["b1"]).is_right
