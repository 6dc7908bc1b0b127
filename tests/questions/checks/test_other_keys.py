"""A second key where no option is right by its text alone."""

from dataclasses import replace

import pytest

from questions.checks import check_item
from questions.items import Blanks, generate
from tests.questions.checks.test_generated import source_of


@pytest.fixture(scope="module")
def source():
    return source_of("shipped")


@pytest.fixture(scope="module")
def bank(source):
    return [item for item in generate(source.facts, 1).items if item.register == "clinical"]


def one(bank, template):
    return next(item for item in bank if item.template == template)


def codes(item, source):
    return {flaw.code for flaw in check_item(item, source)}


@pytest.mark.parametrize(
    ("template", "answers"),
    [("cloze.type", ("cam", "pincer")), ("cloze.position", ("seated", "side-lying"))],
)
def test_a_blank_that_takes_the_answer_to_another_question(bank, source, template, answers):
    item = one(bank, template)
    accepted = item.key.accepted["b1"]
    other = next(text for text in answers if text not in accepted)
    assert codes(item, source) == set()
    assert codes(replace(item, key=Blanks({"b1": (*accepted, other)})), source) == {"second-key"}


def test_a_list_that_lacks_a_second_name(bank, source):
    item = one(bank, "cloze.missing")
    listed = ("adductor brevis", "gluteus minimus")
    name = next(one for one in listed if f"{one}, " in item.prompt)
    text = item.prompt.replace(f"{name}, ", "")
    assert "second-key" in codes(replace(item, prompt=text), source)


def test_a_cause_among_the_uses(bank, source):
    item = one(bank, "classify.roles")
    option, group = next(iter(item.key.items()))
    other = next(one.id for one in item.groups if one.id != group)
    flawed = replace(item, key={**item.key, option: other})
    assert codes(item, source) == set()
    assert codes(flawed, source) == {"second-key"}


@pytest.mark.parametrize(
    "template",
    ["single_choice.next_step", "single_choice.missing_step", "single_choice.step_in_place"],
)
def test_a_step_that_stands_in_another_place(bank, source, template):
    item = one(bank, template)
    for option in item.options:
        found = codes(replace(item, key=option.id), source)
        assert ("second-key" in found) == (option.id != item.key)


@pytest.mark.parametrize(
    ("article", "template"),
    [
        ("shipped", "single_choice.step_detail"),
        ("shipped", "single_choice.goal_detail"),
        ("cases/elbow.md", "single_choice.list"),
    ],
)
def test_an_option_that_completes_a_text_or_names_a_list_wrongly(article, template):
    source = source_of(article)
    asked = [item for item in generate(source.facts, 1).items if item.template == template]
    item = one([item for item in asked if item.register == "clinical"], template)
    for option in item.options:
        found = codes(replace(item, key=option.id), source)
        assert ("second-key" in found) == (option.id != item.key)


def test_a_doing_that_is_the_name_of_another_list():
    source = source_of("cases/elbow.md")
    item = one(generate(source.facts, 1).items, "cloze.doers")
    (accepted,) = item.key.accepted.values()
    other = "extensors" if "extensors" not in accepted else "flexors"
    assert codes(item, source) == set()
    assert codes(replace(item, key=Blanks({"b1": (*accepted, other)})), source) == {"second-key"}


def test_a_step_that_goes_the_other_way_is_not_stated():
    source = source_of("shipped")
    item = next(
        item
        for item in generate(source.facts, 1).items
        if item.template == "true_false.step_detail" and item.key == "false"
    )
    assert "second-key" not in codes(item, source)
    assert "second-key" in codes(replace(item, prompt=item.correction), source)
