import pytest

from questions.items.question import CLINICAL, PLAIN
from questions.items.templates import programs
from questions.lexicon import table
from tests.questions.items.templates.practising import (
    context,
    items,
    key_text,
    labelled,
    of,
    written,
    wrong_texts,
)

NAMES = ["after-birth.txt", "hamstring-protocol.txt", "breathing.txt"]


@pytest.mark.parametrize("facts", list(map(labelled, NAMES)))
@pytest.mark.parametrize("seed", range(3))
def test_exactly_one_exercise_of_the_program_suits_the_person(facts, seed):
    made = of("program.person", items(programs.choose, facts, PLAIN, seed))
    assert made
    for item in made:
        suitable = [one.name for one in facts.exercises if _suits(one, item.prompt)]
        assert [name.strip() for name in suitable] == [key_text(item)]


@pytest.mark.parametrize("facts", list(map(labelled, NAMES)))
def test_no_professional_is_asked_whom_an_exercise_of_the_article_suits(facts):
    assert of("program.person", items(programs.choose, facts, PLAIN))
    assert not of("program.person", items(programs.choose, facts, CLINICAL))


@pytest.mark.parametrize("facts", list(map(labelled, NAMES)))
def test_no_name_says_how_the_exercise_is_done(facts):
    telling = {word for one in table("programs")["position_words"].values() for word in one}
    made = of("program.person", items(programs.choose, facts, PLAIN))
    assert made
    for item in made:
        assert telling.isdisjoint(key_text(item).lower().split())
        assert len(wrong_texts(item)) >= 2


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


def test_no_limit_is_said_in_words_that_also_fit_a_position_still_open():
    """Sitting on the heels is kneeling, too: what counts is that the knees bear no weight."""
    said = {one["say"] for one in table("programs")["limits"]}
    assert "cannot put weight on the knees" in said
    assert not any("kneel" in one for one in said)


@pytest.mark.parametrize(
    ("end", "suits"),
    [("", True), (" against a wall", False), (" onto a chair", False)],
)
def test_whoever_has_nothing_but_a_mat_is_given_no_exercise_that_takes_a_thing(end, suits):
    program = "".join(
        f"### {name}\n\n**Position:** {position}\n\n**Equipment:** {equipment}\n\n"
        f"1. Get ready.\n2. {step}.\n\n**Dose:** 10 repetitions.\n\n"
        for name, position, equipment, step in [
            ("Heel dig", "Supine.", "None.", f"Push the heel down{end}"),
            ("Leg swing", "Supine.", "A resistance band.", "Swing the leg"),
            ("Hip turn", "Prone.", "None.", "Turn the hip"),
            ("Toe press", "Prone.", "None.", "Press the toes down"),
        ]
    )
    made = of("program.person", items(programs.choose, written(f"# Legs\n\n{program}"), PLAIN))
    bare = [item for item in made if "nothing but a mat" in item.prompt]
    assert {key_text(item) for item in bare} == ({"Heel dig"} if suits else set())


def _suits(one, prompt):
    limits = [limit for limit in table("programs")["limits"] if limit["say"] in prompt]
    if any(one.position in limit["rules_out"] for limit in limits):
        return False
    special = set(one.equipment) & set(table("programs")["things"]["special"])
    return not (special and "nothing but a mat" in prompt)
