"""No bank for learners has a flaw, templates hardly make one, and no drawn quiz has one."""

import random
from functools import cache
from pathlib import Path

import pytest

from questions.articles import shipped_article
from questions.checks import Source, check_bank, check_item, check_quiz
from questions.drawing import draw
from questions.facts import extract
from questions.items import generate
from questions.reading import read
from questions.sound import sound_bank

FACTS = Path(__file__).parents[1] / "facts"
ARTICLES = [
    "shipped",
    *(
        f"{folder}/{path.name}"
        for folder in ("cases", "articles")
        for path in sorted((FACTS / folder).iterdir())
        if path.suffix != ".json"
    ),
]


@cache
def source_of(name):
    data = shipped_article() if name == "shipped" else (FACTS / name).read_bytes()
    return Source(extract(read(data, name=name)))


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_bank_has_a_flaw_in_an_item_or_as_a_whole(name, seed):
    source = source_of(name)
    assert check_bank(sound_bank(source.facts, seed), source).flaws == ()


def test_the_templates_make_nothing_flawed_of_the_shipped_article():
    facts = source_of("shipped").facts
    assert sound_bank(facts, 1) == generate(facts, 1)


def test_the_templates_make_hardly_anything_flawed_of_any_article():
    flawed = made = 0
    for name in ARTICLES:
        source = source_of(name)
        items = generate(source.facts, 1).items
        made += len(items)
        flawed += sum(any(check_item(item, source)) for item in items)
    assert flawed <= made / 200


def test_a_bank_of_several_draws_has_no_flaw_either():
    source = source_of("shipped")
    assert check_bank(generate(source.facts, 1, variants=3), source).flaws == ()


@pytest.mark.parametrize("length", [5, 8, 10, 20])
def test_no_drawn_quiz_has_a_flaw(length):
    pool = generate(source_of("shipped").facts, 1, variants=2).items
    for seed in range(50):
        drawn = draw(pool, length=length, rng=random.Random(seed))
        assert len(drawn) == length
        assert check_quiz([one.shown for one in drawn]) == (), seed
