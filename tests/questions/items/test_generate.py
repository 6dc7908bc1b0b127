"""What generating depends on, and what it does with odd facts."""

import dataclasses
import json
import os
import subprocess
import sys

import pytest

from questions.articles import shipped_article
from questions.facts import extract
from questions.facts.model import Facts
from questions.items import Kind, Tier, bank_to_json, generate
from questions.reading import read
from tests.questions.items.samples import (
    EXTERNAL,
    INTERNAL,
    article,
    exercises,
    external,
    group,
    hip_facts,
    impingement,
    internal,
)

PRINT_BANK = (
    "import json; from questions.items import bank_to_json, generate; "
    "from tests.questions.items.samples import hip_facts; "
    "print(json.dumps(bank_to_json(generate(hip_facts(), 5, 2))))"
)


def by_id(bank):
    return {(item.id, item.variant): item for item in bank.items}


def test_the_same_seed_gives_the_same_bytes_in_any_process():
    banks = [
        subprocess.run(
            [sys.executable, "-c", PRINT_BANK],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    ]
    assert banks[0] == banks[1] == banks[2]
    assert json.loads(banks[0])["schema"] == "items/1"


def test_another_seed_draws_otherwise_from_the_same_facts(hip):
    first, second = generate(hip, 1), generate(hip, 2)
    assert first.items != second.items
    # An item may be left out where the lengths of all keys are out of their band.
    ids = [{item.id for item in bank.items} for bank in (first, second)]
    assert len(ids[0] & ids[1]) > 0.5 * len(ids[0] | ids[1])


def test_variants_are_different_draws_of_the_same_items(hip):
    one, several = generate(hip, 1), generate(hip, 1, variants=4)
    # What is left out for the lengths of all keys may be another item.
    lost = {item.id for item in one.items} - {item.id for item in several.items}
    assert len(lost) <= 2
    assert len(several.items) > len(one.items)
    assert len(by_id(several)) == len(several.items)
    asked = [
        (
            item.id,
            item.prompt,
            item.figure,
            frozenset((option.text, option.figure) for option in item.options),
            frozenset(group.text for group in item.groups),
        )
        for item in several.items
    ]
    assert len(set(asked)) == len(asked)


def test_an_edit_elsewhere_moves_no_other_item(hip):
    fewer = dataclasses.replace(hip, exercises=hip.exercises[:-1])
    before, after = by_id(generate(hip, 1)), by_id(generate(fewer, 1))
    rotators = [one for one in before if one[0].startswith(("muscle.", "two_ways.", "type."))]
    assert len(rotators) > 15
    assert all(before[one] == after[one] for one in rotators)


def test_a_bullet_less_is_in_no_question_as_the_articles():
    text = shipped_article().decode()
    facts = extract(read(text.encode()))
    before = generate(facts, 1)
    asked = {fact for item in before.items for fact in item.facts}
    gone = next(m for m in facts.groups[0].members if m.id in asked and f"- {m.name}\n" in text)
    edited = text.replace(f"- {gone.name}\n", "").replace("7 muscles", "6 muscles")
    after = generate(extract(read(edited.encode())), 1)
    assert gone.id not in repr(after)
    assert not any(gone.name in quote.text for item in after.items for quote in item.evidence)


@pytest.mark.parametrize(
    "name", ["Exercise 5", "3.", "Exercise https://example.org/a", "How to stand up", "Stretch B"]
)
def test_an_exercise_whose_name_tells_nothing_is_not_asked_about(name):
    odd = dataclasses.replace(exercises()[0], name=name)
    bank = generate(Facts(article(), exercises=(odd, *exercises()[1:])), 1)
    assert bank.items
    assert not any(name in repr(item) for item in bank.items)


def test_two_exercises_of_one_name_are_not_asked_about():
    twins = (exercises()[0], dataclasses.replace(exercises()[1], name="Side-lying lift"))
    bank = generate(Facts(article(), exercises=(*twins, *exercises()[2:])), 1)
    assert bank.items
    assert not any("Side-lying lift" in repr(item) for item in bank.items)


def test_a_member_that_is_listed_twice_is_shown_once():
    facts = Facts(article(), groups=(internal((*INTERNAL, INTERNAL[0]), None), external()))
    sorted_ = [one for one in generate(facts, 1, 3).items if one.kind is Kind.CLASSIFY]
    assert sorted_
    for item in sorted_:
        assert [option.text for option in item.options].count("Tensor fasciae latae") <= 1


ODD = {
    "nothing": Facts(article()),
    "one group": Facts(article(), groups=(internal(),)),
    "one group of unknown size": Facts(article(), groups=(internal(count=None),)),
    "two members": Facts(article(), groups=(internal(INTERNAL[:2], 2), external(EXTERNAL[:2], 2))),
    "one member each": Facts(
        article(), groups=(internal(INTERNAL[:1], 1), external(EXTERNAL[:1], 1))
    ),
    "an empty group": Facts(article(), groups=(internal((), None), external())),
    "types only": Facts(article(), types=(impingement(),)),
    "one exercise": Facts(article(), exercises=exercises()[:1]),
    "two exercises": Facts(article(), exercises=exercises()[:2]),
    "no exercises": dataclasses.replace(hip_facts(), exercises=()),
    "causes only": Facts(article(), causes=hip_facts().causes),
    "a label that is no plural": Facts(
        article(), groups=(group("g", "what turns the thigh in", INTERNAL[:4], 4),)
    ),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("seed", [1, 2])
def test_odd_facts_give_sound_items_or_none(name, seed):
    bank = generate(ODD[name], seed, variants=2)
    for item in bank.items:
        texts = [option.text for option in item.options]
        assert len(set(texts)) == len(texts)
        assert len(texts) >= {Kind.NUMERIC: 0, Kind.CLOZE: 0, Kind.TRUE_FALSE: 2}.get(item.kind, 3)
        assert item.facts
    assert bank_to_json(bank)["items"] == bank_to_json(generate(ODD[name], seed, 2))["items"]


def test_nothing_comes_of_nothing():
    assert generate(Facts(article()), 1).items == ()


def test_a_single_group_is_told_apart_by_what_is_known_of_the_body():
    """The article names none that is not in the list."""
    items = [item for item in generate(ODD["one group"], 1).items if item.proofs]
    assert items
    assert {proof.tier for item in items for proof in item.proofs.values()} == {Tier.LEXICON}


def test_a_single_group_of_unknown_names_is_not_asked():
    unknown = tuple((f"Musculus {name}", None) for name in ("primus", "alter", "tertius"))
    assert generate(Facts(article(), groups=(internal(unknown, 3),)), 1).items == ()


def test_negative_questions_are_left_out_of_a_small_bank():
    bank = generate(ODD["two members"], 1)
    assert not any("NOT" in item.prompt.split() for item in bank.items)


def test_groups_that_are_no_opposites_refute_nothing():
    flexors = group("f", "flexors of the shoulder", (("Deltoid", None), ("Biceps", None)), None)
    rotators = group("r", "rotators of the shoulder", (("Subscapularis", None),), None)
    items = generate(Facts(article(), groups=(flexors, rotators)), 1).items
    assert items
    assert not any(proof.facts for item in items for proof in item.proofs.values())
    assert not any("Subscapularis" in option.text for item in items for option in item.options)


def test_a_name_in_both_groups_without_qualifier_is_shown_nowhere():
    both = (("Sartorius", None),)
    facts = Facts(
        article(),
        groups=(internal((*INTERNAL, *both), 8), external((*EXTERNAL, *both), 11)),
    )
    assert "sartorius" not in repr(generate(facts, 1, 3)).lower()
