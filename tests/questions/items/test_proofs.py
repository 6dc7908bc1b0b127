"""Why wrong answers are wrong: which mistake they stand for, and which facts refute them. That each
has its proof is a rule for every item (rules.py)."""

import pytest

from questions.items import Kind, Tier
from tests.questions.items.every_bank import LABELLED, SEED_OF, SHIPPED, bank_of, facts_of

CHOICES = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.PICTURE)


def choices(name):
    items = bank_of(name, SEED_OF.get(name, 1)).items
    return [item for item in items if item.kind in CHOICES]


@pytest.fixture(scope="module")
def proofs():
    return [
        proof
        for name in (SHIPPED, *LABELLED)
        for item in choices(name)
        for proof in item.proofs.values()
    ]


def test_what_the_article_refutes_is_quoted_from_it(proofs):
    refuted = [one for one in proofs if one.tier in (Tier.ARTICLE, Tier.QUALIFIER)]
    assert len(refuted) > 100
    assert all(one.facts and one.evidence for one in refuted)


def test_the_likeliest_mistakes_are_among_them(proofs):
    assert {Tier.OPPOSITE, Tier.ARTICLE, Tier.LEXICON} <= {one.tier for one in proofs}


def test_a_member_is_refuted_by_another_list_than_the_one_that_is_asked():
    group_of = {m.id: group for group in facts_of(SHIPPED).groups for m in group.members}
    asked = [i for i in choices(SHIPPED) if i.template in ("muscle.member", "muscle.several")]
    refuting = [
        (item, fact) for item in asked for proof in item.proofs.values() for fact in proof.facts
    ]
    assert refuting
    for item, fact in refuting:
        assert group_of[fact] is not group_of[item.facts[0]]
