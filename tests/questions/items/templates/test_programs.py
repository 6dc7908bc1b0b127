import pytest

from questions.items.model import Kind
from questions.items.question import CLINICAL, PLAIN
from questions.items.templates import programs
from questions.lexicon import table
from tests.questions.items.templates.practising import (
    context,
    items,
    key_text,
    labelled,
    of,
    shipped,
    written,
    wrong_texts,
)

NAMES = ["after-birth.txt", "hamstring-protocol.txt", "breathing.txt"]


@pytest.mark.parametrize("facts", [shipped(), *map(labelled, NAMES)])
@pytest.mark.parametrize("register", [CLINICAL, PLAIN])
@pytest.mark.parametrize("seed", range(3))
def test_exactly_one_exercise_of_the_program_suits_the_person(facts, register, seed):
    made = of("program.person", items(programs.choose, facts, register, seed))
    assert made
    for item in made:
        suitable = [one.name for one in facts.exercises if _suits(one, item.prompt)]
        assert [name.strip() for name in suitable] == [key_text(item)]


@pytest.mark.parametrize("facts", [shipped(), *map(labelled, NAMES)])
def test_no_name_says_how_the_exercise_is_done(facts):
    telling = {word for one in table("programs")["position_words"].values() for word in one}
    for item in of("program.person", items(programs.choose, facts)):
        assert telling.isdisjoint(key_text(item).lower().split())
        assert len(wrong_texts(item)) >= 2


def test_a_band_in_the_name_tells_that_equipment_is_needed():
    for seed in range(6):
        for item in of("program.person", items(programs.choose, shipped(), seed=seed)):
            assert "Seated hip internal rotation with resistance" not in wrong_texts(item)


@pytest.mark.parametrize(
    ("said", "steps", "is_so"),
    [
        ("**Equipment:** None.", "Push the heel down.", True),
        ("No equipment is needed.", "Push the heel down.", True),
        ("Do it slowly.", "Push the heel down.", False),
        ("**Equipment:** None.", "Push the heel into a rolled towel.", False),
    ],
)
def test_that_nothing_is_needed_is_told_only_where_the_article_says_so(said, steps, is_so):
    facts = written(
        f"# Knees\n\n### Heel dig\n\n**Position:** Supine.\n\n{said}\n\n"
        f"1. Lie on your back.\n2. {steps}\n\n**Dose:** 10 repetitions.\n"
    )
    (dig,) = facts.exercises
    assert programs.needs_nothing(facts, dig) is is_so
    assert ("needs no equipment" in programs._needs(context(facts), dig)) is is_so


def test_exercises_with_an_alternative_position_are_not_sorted():
    either = "".join(
        f"### {name}\n\n**Position:** {position}\n\n1. Push the heel down.\n\n"
        "**Dose:** 10 repetitions.\n\n"
        for name, position in [
            ("Heel digs", "Lying on your back or sitting up."),
            *((f"Drill {at}", "Sitting on a chair.") for at in ("A", "B", "C")),
            *((f"Drill {at}", "Lying on your back.") for at in ("D", "E", "F")),
        ]
    )
    made = of("program.positions", items(programs.choose, written(f"# Knees\n\n{either}")))
    assert made
    assert all(one.text != "Heel digs" for item in made for one in item.options)


def test_positions_are_sorted_where_enough_names_are_silent():
    made = of("program.positions", items(programs.choose, labelled("runner-feet.md")))
    for item in made:
        assert item.kind is Kind.CLASSIFY
        assert len(item.options) >= 5
        assert len({*item.key.values()}) == len(item.groups)


def _suits(one, prompt):
    limits = [limit for limit in table("programs")["limits"] if limit["say"] in prompt]
    if any(one.position in limit["rules_out"] for limit in limits):
        return False
    special = set(one.equipment) & set(table("programs")["things"]["special"])
    return not (special and "no exercise equipment" in prompt)
