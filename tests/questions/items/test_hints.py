"""A hint narrows a question; that it never tells the key is a rule for every item (rules.py)."""

import pytest

from questions.items import Kind
from questions.items.choosing import Choice, without_lone_rival
from tests.questions.items.every_bank import SEED_OF, bank_of


def test_many_questions_have_one(shipped_bank):
    items = [item for item in shipped_bank.items if item.variant == 0]
    assert sum(item.hint is not None for item in items) > len(items) / 3


@pytest.mark.parametrize("name", ["hip-actions.md", "neck.html", "acl-protocol.txt"])
def test_so_do_those_of_other_articles(name):
    # A number that is one and no range has nothing to hint at.
    items = [one for one in bank_of(name, SEED_OF[name]).items if one.kind is not Kind.NUMERIC]
    assert sum(item.hint is not None for item in items) > len(items) / 3


def test_a_statement_to_judge_has_none(shipped_bank):
    stated = [i for i in shipped_bank.items if i.kind is Kind.TRUE_FALSE]
    assert stated
    assert not any(i.hint for i in stated)


def test_the_number_of_right_options_is_counted(hip_bank):
    asked = [item for item in hip_bank.items if item.kind is Kind.MULTIPLE_CHOICE]
    assert asked
    for item in asked:
        assert item.hint.text == f"{len(item.key)} of these {len(item.options)} are right."


def test_what_is_struck_out_is_an_option_of_a_choice(shipped_bank):
    struck = [item for item in shipped_bank.items if item.hint and item.hint.strikes]
    assert struck
    assert {item.kind for item in struck} <= {Kind.SINGLE_CHOICE, Kind.PICTURE}


def test_the_only_rival_is_not_struck_out():
    """Of the likeliest sort there is one alone: without it nothing is left to tell apart."""
    rival, others = _choice("Rim over the ball"), [_choice(f"Shallow socket {at}") for at in "abc"]
    texts = [one.text for one in (rival, *others[:2])]
    assert without_lone_rival(texts, [[rival], others]) == texts[1:]
    assert without_lone_rival(texts, [[rival, *others]]) == texts
    assert without_lone_rival(texts[:1], [[rival], others]) == texts[:1]


def _choice(text: str) -> Choice:
    return Choice(text, "")
