"""Banks to hold every rule against: the article that ships with many seeds, and the labelled
articles with a seed each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from questions.articles import shipped_article
from questions.facts import extract
from questions.facts.model import Facts
from questions.items import Bank, generate
from questions.reading import read
from tests.questions.once_a_run import once_a_run

_FOLDER = Path(__file__).parents[1] / "facts" / "articles"
SHIPPED = "shipped"
LABELLED = tuple(sorted(one.name for one in _FOLDER.iterdir() if one.suffix != ".json"))
SEED_OF = {name: seed for seed, name in enumerate(LABELLED)}


def path_of(name: str) -> Path:
    """The file of a labelled article."""
    return _FOLDER / name


@once_a_run
def facts_of(name: str) -> Facts:
    if name == SHIPPED:
        return extract(read(shipped_article()))
    return extract(read(path_of(name).read_bytes(), name=name))


@cache
def bank_of(name: str, seed: int, variants: int = 1) -> Bank:
    return generate(facts_of(name), seed, variants)
