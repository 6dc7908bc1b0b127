"""Every wrong answer of every choice is proved false, by facts that are quoted."""

import pytest

from questions.facts import statements
from questions.items import Kind, Tier
from tests.questions.items.test_every_bank import bank_of, facts_of

ARTICLES = ["shipped", "ankle.md", "neck.txt", "shoulder.txt", "hip-flexors.txt"]
CHOICES = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.TRUE_FALSE)


def choices(name):
    return [item for item in bank_of(name, 1).items if item.kind in CHOICES]


def keys(item):
    return {item.key} if isinstance(item.key, str) else set(item.key)


@pytest.mark.parametrize("name", ARTICLES)
def test_each_wrong_option_has_its_proof_and_no_right_one(name):
    for item in choices(name):
        wrong = {option.id for option in item.options} - keys(item)
        assert set(item.proofs) == wrong, item.id


@pytest.mark.parametrize("name", ARTICLES)
def test_a_proof_names_facts_there_are_and_quotes_the_article(name):
    known = {one.id for one in statements(facts_of(name))}
    exercises = {one.id for one in facts_of(name).exercises}
    text = facts_of(name).article.text
    for item in choices(name):
        for proof in item.proofs.values():
            assert set(proof.facts) <= known | exercises, item.id
            assert all(text[one.start : one.end] == one.text for one in proof.evidence)
            assert proof.tier is Tier.LEXICON or (proof.facts and proof.evidence), item.id
            assert proof.reason.endswith("."), proof.reason


def test_a_member_is_refuted_by_the_list_that_has_it_or_the_one_that_lacks_it(shipped_facts):
    group_of = {member.id: group for group in shipped_facts.groups for member in group.members}
    asked = [i for i in choices("shipped") if i.template == "single_choice.belongs"]
    for item in asked:
        for proof in item.proofs.values():
            (fact,) = proof.facts
            assert group_of[fact] is not group_of[item.facts[0]]


def test_the_other_half_of_a_name_is_told_from_the_opposite_list():
    doubled = [i for i in choices("shipped") if i.template == "multiple_choice.doubled"]
    assert len({item.prompt for item in doubled if item.register == "clinical"}) == 2
    assert {p.tier for item in doubled for p in item.proofs.values()} == {Tier.QUALIFIER}


def test_what_stands_in_no_list_of_the_article_is_of_the_lexicon():
    items = [i for i in choices("shipped") if i.template == "multiple_choice.features"]
    assert {p.tier for item in items for p in item.proofs.values()} == {Tier.LEXICON}
