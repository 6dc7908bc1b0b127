"""Articles in many forms, labelled by hand before the reader was run on them: how many of their
facts are found. Tables of them, and of them with the cases beside, are printed at the end."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from questions.facts import extract
from questions.facts.as_json import facts_to_json
from questions.reading import read
from tests.conftest import MEASURED
from tests.questions.facts.measure import FLOORS, Tally, measure, options, table, total
from tests.questions.items import every_bank

HERE = Path(__file__).parent
ARTICLES = sorted(path for path in (HERE / "articles").iterdir() if path.suffix != ".json")
CASES = sorted(path for path in (HERE / "cases").iterdir() if path.suffix != ".json")
SECTIONS = ("groups", "types", "exercises", "causes", "functions", "red_flags", "definitions")


@cache
def labels_of(path: Path) -> dict[str, Any]:
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@cache
def facts_of(path: Path) -> dict[str, Any]:
    if path in ARTICLES:
        return facts_to_json(every_bank.facts_of(path.name))
    return facts_to_json(extract(read(path.read_bytes(), name=path.name)))


def measured(paths: Sequence[Path]) -> dict[str, Tally]:
    return total([measure(labels_of(path), facts_of(path)) for path in paths])


@pytest.fixture(scope="session")
def tallies(request: pytest.FixtureRequest) -> dict[str, Tally]:
    new, old = measured(ARTICLES), measured(CASES)
    both = total([new, old])
    request.config.stash[MEASURED] = {
        f"facts found in {len(ARTICLES)} articles": list(table(new)),
        f"facts found in these and {len(CASES)} shorter ones": list(table(both)),
    }
    return both


@pytest.mark.parametrize("kind", FLOORS)
def test_facts_are_found_and_none_is_invented(tallies, kind):
    assert tallies[kind].f1 >= FLOORS[kind]


@pytest.mark.parametrize("kind", FLOORS)
def test_every_kind_of_fact_is_labelled_somewhere(tallies, kind):
    assert tallies[kind].right + tallies[kind].missed >= 10


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_the_title_is_the_articles(path):
    assert options(facts_of(path)["article"]["title"]) <= options(labels_of(path)["title"])


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_what_contradicts_itself_is_warned_about(path):
    codes = {one["code"] for one in facts_of(path)["warnings"]}
    assert set(labels_of(path)["warnings"]) <= codes


def test_a_poem_gives_no_facts():
    facts = facts_of(HERE / "articles" / "poem.txt")
    assert [facts[section] for section in SECTIONS] == [[]] * len(SECTIONS)
