"""Of every single and multiple choice, the facts make the key true and nothing else. Of the
clinical wording, which has the facts' own words; a plain one has the options of its twin."""

from pathlib import Path

import pytest

from questions.items import Kind
from tests.questions.items.judging import JUDGES
from tests.questions.items.test_every_bank import bank_of, facts_of

_CASES = sorted(
    path.name
    for path in (Path(__file__).parents[1] / "facts" / "cases").iterdir()
    if path.suffix != ".json"
)
ARTICLES = ["shipped", *_CASES]
SEEDS = (1, 2, 3)


def choices(name, seed):
    wanted = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE)
    return [
        item
        for item in bank_of(name, seed).items
        if item.kind in wanted and item.register == "clinical"
    ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ARTICLES)
def test_the_key_alone_is_true(name, seed):
    facts = facts_of(name)
    for item in choices(name, seed):
        keys = {item.key} if isinstance(item.key, str) else set(item.key)
        judge = JUDGES[item.template]
        true = {option.id for option in item.options if judge(facts, item, option.text)}
        assert true == keys, (item.id, item.prompt, [o.text for o in item.options])


def test_a_judge_finds_a_second_key():
    """The judges are no rubber stamps: each refuses most of what it is shown."""
    facts = facts_of("shipped")
    for item in choices("shipped", 1):
        judged = [JUDGES[item.template](facts, item, option.text) for option in item.options]
        assert not all(judged), item.id
