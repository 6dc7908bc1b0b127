"""Of every single and multiple choice, the facts make the key true and nothing else. A clinical
wording is held against the facts, a plain one against the facts in plain words."""

from pathlib import Path

import pytest

from questions.checks.plain import in_plain_words
from questions.items import Kind
from questions.items.registers.edits import UntellableError
from questions.items.registers.rewriting import joint_of, rewrite
from questions.items.wording import tidy
from questions.language.words import lemmas
from tests.questions.items.judging import JUDGES
from tests.questions.items.test_every_bank import bank_of, facts_of

_CASES = sorted(
    path.name
    for path in (Path(__file__).parents[1] / "facts" / "cases").iterdir()
    if path.suffix != ".json"
)
ARTICLES = ["shipped", *_CASES]
SEEDS = (1, 2, 3)
# Their keys are a word for what the evidence tells in others: sitting, a cause, a list by name.
_NAMING = {f"single_choice.{one}" for one in ("position", "role", "type", "list")}


def choices(name, seed, register="clinical"):
    wanted = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE)
    return [
        item
        for item in bank_of(name, seed).items
        if item.kind in wanted and item.register == register
    ]


def keys_of(item):
    return {item.key} if isinstance(item.key, str) else set(item.key)


def plain(text, joint):
    """The text in plain words; as it is where it has none."""
    try:
        return rewrite(text, joint).text
    except UntellableError:
        return text


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize("register", ["clinical", "plain"])
def test_the_key_alone_is_true(name, seed, register):
    facts = facts_of(name) if register == "clinical" else in_plain_words(facts_of(name))
    for item in choices(name, seed, register):
        judge = JUDGES[item.template]
        true = {option.id for option in item.options if judge(facts, item, option.text)}
        assert true == keys_of(item), (item.id, item.prompt, [o.text for o in item.options])


@pytest.mark.parametrize("name", ARTICLES)
def test_what_a_plain_key_says_stands_in_its_evidence(name):
    joint = joint_of(facts_of(name).article.title)
    for item in choices(name, 1, "plain"):
        quoted = [quote.text for quote in item.evidence]
        told = lemmas(" ".join((*quoted, *(plain(tidy(quote), joint) for quote in quoted))))
        right = [option.text for option in item.options if option.id in keys_of(item)]
        if item.template not in _NAMING:
            assert lemmas(" ".join(right)) <= told, (item.id, right)


def test_a_judge_finds_a_second_key():
    """The judges are no rubber stamps: each refuses most of what it is shown."""
    facts = facts_of("shipped")
    for item in choices("shipped", 1):
        judged = [JUDGES[item.template](facts, item, option.text) for option in item.options]
        assert not all(judged), item.id
