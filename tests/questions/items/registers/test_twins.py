"""The plain wording of a bank: the same facts and keys, other words, never both in a quiz."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from questions.articles import shipped_article
from questions.facts import extract
from questions.items import Blanks, Kind, generate
from questions.items.readability import reading_grade
from questions.items.registers import in_register, plain_id, plain_twins
from questions.language.words import words
from questions.reading import read

CASES = sorted((Path(__file__).parents[2] / "facts" / "cases").glob("*.[mt]*"))
TITLE = "Hip internal rotation"


@pytest.fixture(scope="module", params=[None, *CASES], ids=lambda p: p.name if p else "shipped")
def pairs(request):
    """Each plain item with its clinical twin, by id and variant."""
    data = request.param.read_bytes() if request.param else shipped_article()
    bank = generate(extract(read(data)), seed=3, variants=2)
    clinical = {(plain_id(i.id), i.variant): i for i in bank.items if i.register == "clinical"}
    plain = [item for item in bank.items if item.register == "plain"]
    return [(clinical[item.id, item.variant], item) for item in plain]


def shown(item):
    return [item.prompt, *(o.text for o in item.options), *(g.text for g in item.groups)]


def test_a_plain_item_asks_the_same_of_the_same_facts(pairs):
    for clinical, plain in pairs:
        assert plain.facts == clinical.facts
        assert plain.fact_by_option == clinical.fact_by_option
        assert [o.id for o in plain.options] == [o.id for o in clinical.options]
        assert [g.id for g in plain.groups] == [g.id for g in clinical.groups]
        assert plain.evidence == clinical.evidence
        assert (plain.kind, plain.template, plain.topic) == (
            clinical.kind,
            clinical.template,
            clinical.topic,
        )
        if not isinstance(plain.key, Blanks):
            assert plain.key == clinical.key


def test_its_words_differ_by_more_than_one(pairs):
    for clinical, plain in pairs:
        before = {word for text in shown(clinical) for word in words(text)}
        after = {word for text in shown(plain) for word in words(text)}
        assert len(before ^ after) >= 4, plain.prompt
        assert plain.id != clinical.id


def test_no_two_options_become_the_same(pairs):
    for _, plain in pairs:
        texts = [words(option.text) for option in plain.options]
        assert len(set(texts)) == len(texts)


def test_names_of_exercises_stay(pairs):
    for clinical, plain in pairs:
        assert re.findall("“[^”]+”", plain.prompt) == re.findall("“[^”]+”", clinical.prompt)


def test_no_sentence_is_left_in_halves(pairs):
    for _, plain in pairs:
        for text in (*shown(plain), plain.feedback.right, *plain.feedback.by_option.values()):
            assert not re.search(r"\ba [aeio]\w+|\ban [^aeiouh8\W]\w*ing\b", text), text
            assert not re.search(r"\b(\w+) \1\b|  |,,|\.\.|, \.", text), text


def test_a_true_statement_and_its_correction_are_in_the_same_words(pairs):
    for _, plain in pairs:
        if plain.correction:
            assert plain.correction != plain.prompt


def test_the_first_word_accepted_for_a_blank_is_plain_and_not_in_the_prompt(pairs):
    for clinical, plain in pairs:
        if isinstance(plain.key, Blanks):
            for blank, accepted in plain.key.accepted.items():
                assert set(accepted) >= set(clinical.key.accepted[blank])
                assert not set(words(accepted[0])) <= set(words(plain.prompt))


def test_the_plain_shipped_bank_can_be_read_after_eight_years_at_school(shipped_bank):
    plain = [item for item in shipped_bank.items if item.register == "plain"]
    assert len({item.id for item in plain}) >= 80
    texts = [text for item in plain for text in shown(item)]
    told = [item.feedback.right for item in plain]
    assert reading_grade(texts) <= 8
    assert reading_grade([*texts, *told]) <= 8


def test_what_says_its_own_answer_in_plain_words_has_no_plain_wording(shipped_bank):
    templates = {item.template for item in shipped_bank.items if item.register == "plain"}
    assert "single_choice.term" not in templates
    assert "single_choice.definition" not in templates
    assert "cloze.term" not in templates


def test_what_would_stay_as_it_is_has_no_plain_wording(shipped_bank):
    numeric = [item for item in shipped_bank.items if item.kind is Kind.NUMERIC]
    assert numeric
    assert list(plain_twins(numeric, TITLE)) == []


def test_quotations_of_options_in_feedback_are_the_options_of_the_item(shipped_bank):
    for item in shipped_bank.items:
        if item.template == "single_choice.role":
            texts = {option.text.lower() for option in item.options}
            for said in item.feedback.by_option.values():
                for quoted in re.findall("You chose “([^”]+)”", said):
                    assert quoted.lower() in texts


def test_a_pool_in_plain_words_falls_back_to_clinical_ones(shipped_bank):
    pool = in_register(shipped_bank.items, "plain")
    registers = {item.register for item in pool}
    assert registers == {"plain", "clinical"}
    both = {plain_id(item.id) for item in pool if item.register == "clinical"}
    assert not both & {item.id for item in pool}
    asked = {fact for item in pool for fact in item.facts}
    assert asked == {fact for item in shipped_bank.items for fact in item.facts}


def test_a_clinical_pool_has_nothing_else(shipped_bank):
    pool = in_register(shipped_bank.items, "clinical")
    assert {item.register for item in pool} == {"clinical"}


def test_items_of_before_there_was_a_plain_wording_are_all_there(shipped_bank):
    old = [item for item in shipped_bank.items if item.register == "clinical"]
    assert in_register(old, "plain") == tuple(old)


def test_ids_of_plain_items_follow_from_the_clinical_ones(shipped_bank):
    ids = [item.id for item in shipped_bank.items if item.variant == 0]
    assert len(set(ids)) == len(ids)
    assert plain_id("single_choice.type.0123456789ab").startswith("single_choice.type.")


def test_an_option_with_a_picture_keeps_it(shipped_bank):
    item = next(i for i in shipped_bank.items if i.template == "single_choice.type")
    drawn = replace(item, options=tuple(replace(o, figure="<svg/>") for o in item.options))
    (twin,) = plain_twins([drawn], TITLE)
    assert {option.figure for option in twin.options} == {"<svg/>"}


def test_a_hint_speaks_of_the_groups_that_the_item_shows(shipped_bank):
    told = {
        item.hint.text
        for item in shipped_bank.items
        if item.register == "plain" and item.template == "classify.all"
    }
    assert told == {
        "Of these, the article lists 7 with the muscles that turn the thigh inward and 10 with the "
        "muscles that turn the thigh outward."
    }


def test_no_plain_statement_explains_a_motion_by_its_own_words(shipped_bank):
    plain = [item for item in shipped_bank.items if item.register == "plain"]
    assert not [item.prompt for item in plain if item.template == "true_false.definition"]


def test_what_follows_a_blank_is_as_plain_as_the_name_that_it_ends(shipped_bank):
    (cam,) = [
        item
        for item in shipped_bank.items
        if item.register == "plain" and item.template == "cloze.type" and "round" in item.prompt
    ]
    assert "In [[b1]]-type hip pinching, " in cam.prompt
