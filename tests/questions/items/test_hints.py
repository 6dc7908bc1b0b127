"""A hint narrows a question and never tells its key."""

import pytest

from questions.items import Kind, generate
from tests.questions.items.test_every_bank import bank_of


@pytest.fixture(params=["shipped", "ankle.md", "calf.txt"])
def hinted(request):
    return [item for item in bank_of(request.param, 1).items if item.hint]


def test_many_questions_have_one(shipped_bank):
    items = [item for item in shipped_bank.items if item.variant == 0]
    assert sum(item.hint is not None for item in items) > len(items) / 3


def test_a_hint_is_either_told_or_struck(hinted):
    assert all((item.hint.text is None) != (item.hint.strikes is None) for item in hinted)


def test_what_is_struck_is_wrong_and_leaves_a_choice(hinted):
    struck = [item for item in hinted if item.hint.strikes]
    assert struck
    for item in struck:
        assert item.kind in (Kind.SINGLE_CHOICE, Kind.PICTURE)
        assert item.hint.strikes in {option.id for option in item.options}
        assert item.hint.strikes != item.key
        assert len(item.options) >= 4


def test_what_is_told_names_nothing_right(hinted):
    for item in hinted:
        if item.kind is Kind.MULTIPLE_CHOICE:
            right = [option.text for option in item.options if option.id in item.key]
        elif item.kind is Kind.MATCH:
            right = [group.text for group in item.groups if group.id in item.key.values()]
        else:
            right = [option.text for option in item.options]
        told = item.hint.text or ""
        assert not [text for text in right if text.lower() in told.lower()], item.id


def test_a_statement_to_judge_has_none(shipped_bank):
    assert not any(i.hint for i in shipped_bank.items if i.kind is Kind.TRUE_FALSE)


def test_the_number_of_right_options_is_counted(hip):
    for item in generate(hip, 1).items:
        if item.kind is Kind.MULTIPLE_CHOICE:
            assert item.hint.text == f"{len(item.key)} of these {len(item.options)} are right."
