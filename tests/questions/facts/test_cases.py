"""Whole articles about other regions, labelled by hand, beside what must be found in them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from questions.facts import extract
from questions.facts.as_json import facts_to_json
from questions.reading import read

CASES = sorted(
    path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix != ".json"
)


@pytest.fixture(params=CASES, ids=[path.name for path in CASES])
def case(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    return _found_and_expected(request.param)


@cache
def _found_and_expected(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    found = facts_to_json(extract(read(path.read_bytes(), name=path.name)))
    return found, json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def test_the_title_is_the_articles(case):
    found, expected = case
    assert found["article"]["title"] == expected["title"]


def test_groups_have_the_labels_counts_and_members(case):
    found, expected = case
    groups = [
        [
            group["label"],
            group["stated_count"],
            [[m["name"], m["qualifier"]] for m in group["members"]],
        ]
        for group in found["groups"]
    ]
    assert groups == expected["groups"]


def test_types_have_the_names_and_definitions(case):
    found, expected = case
    types = [
        {key: one[key] for key in ("of", "abbrev", "ordered", "names")}
        | {"definitions": {name: d["key"] for name, d in one["definitions"].items()}}
        for one in found["types"]
    ]
    assert [one | {"of": one["of"].lower()} for one in types] == expected["types"]


@pytest.mark.parametrize("key", ["name", "position", "equipment", "steps", "goal"])
def test_exercises_have_what_the_article_says(case, key):
    found, expected = case
    assert [one[key] for one in found["exercises"]] == [one[key] for one in expected["exercises"]]


def test_doses_are_complete_and_nothing_is_added(case):
    found, expected = case
    doses = [
        {name: value for name, value in one["dosage"].items() if value is not None}
        for one in found["exercises"]
    ]
    assert doses == [one["dosage"] for one in expected["exercises"]]


def test_red_flags_are_listed(case):
    found, expected = case
    names = [item["name"] for one in found["red_flags"] for item in one["items"]]
    assert names == expected["red_flags"]


def test_warnings_are_those_that_the_article_deserves(case):
    found, expected = case
    assert [one["code"] for one in found["warnings"]] == expected["warnings"]


def test_each_piece_of_evidence_quotes_its_fact(case):
    found, _ = case
    text = found["article"]["text"]
    for group in found["groups"]:
        for member in group["members"]:
            quote = " ".join(text[span["start"] : span["end"]] for span in member["evidence"])
            words = member["name"].lower().split()
            assert any(word in quote.lower() for word in words)
