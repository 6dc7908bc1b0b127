"""Generation never emits an item with a flaw, and no drawn quiz has one."""

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
def test_no_generated_item_has_a_flaw(name, seed):
    source = source_of(name)
    items = generate(source.facts, seed).items
    assert [flaw for item in items for flaw in check_item(item, source)] == []


def test_the_bank_of_the_shipped_article_has_no_flaw_as_a_whole():
    source = source_of("shipped")
    assert check_bank(generate(source.facts, 1), source).whole == ()


@pytest.mark.parametrize("length", [5, 8, 10, 20])
def test_no_drawn_quiz_has_a_flaw(length):
    pool = generate(source_of("shipped").facts, 1, variants=2).items
    for seed in range(50):
        drawn = draw(pool, length=length, rng=random.Random(seed))
        assert len(drawn) == length
        assert check_quiz([one.shown for one in drawn]) == (), seed


@pytest.mark.parametrize("name", ARTICLES)
def test_no_bank_has_more_negations_than_it_may(name):
    source = source_of(name)
    whole = check_bank(generate(source.facts, 1), source).whole
    assert not [flaw for flaw in whole if flaw.code == "negative-share"]
