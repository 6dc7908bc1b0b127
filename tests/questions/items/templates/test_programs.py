import pytest

from questions.items.model import Kind
from questions.items.question import CLINICAL, PLAIN
from questions.items.templates import programs
from questions.lexicon import table
from tests.questions.items.samples import exercise
from tests.questions.items.templates.practising import (
    items,
    key_text,
    labelled,
    of,
    shipped,
    wrong_texts,
)

NAMES = ["after-birth.txt", "foot-core.md", "hamstring-protocol.txt", "breathing.txt"]


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


def test_an_exercise_that_may_start_in_two_ways_rules_nobody_out():
    either = exercise("Pumps", "seated", ("Sit in a chair or lie on your back in bed.",))
    assert not programs._starts_clearly(either)
    assert programs._starts_clearly(exercise("Slides", "seated", ("Sit in a chair.",)))


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
