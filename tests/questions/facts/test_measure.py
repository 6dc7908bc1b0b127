"""The measure itself: what counts as right, invented and missed."""

from typing import Any

import pytest

from tests.questions.facts.measure import Tally, count, measure, normal, options, table, total

EMPTY: dict[str, Any] = {
    "groups": [],
    "types": [],
    "exercises": [],
    "causes": {},
    "functions": {},
    "red_flags": [],
    "definitions": {},
}
NOTHING = EMPTY | {"causes": [], "functions": [], "definitions": []}


def group(label: str, *members: tuple[str, str | None], stated: int | None = None) -> dict:
    found = [{"name": name, "qualifier": part} for name, part in members]
    return {"label": label, "stated_count": stated, "members": found}


def test_nothing_expected_and_nothing_found_is_perfect():
    assert {tally.f1 for tally in measure(EMPTY, NOTHING).values()} == {1.0}


@pytest.mark.parametrize(
    ("expected", "found", "tally"),
    [
        (["a", "b"], ["b", "c"], Tally(1, 1, 1)),
        (["a"], ["a", "a"], Tally(1, 1, 0)),
        ([{"any": ["a", "b"]}], ["b"], Tally(1, 0, 0)),
        ([{"any": ["a", None]}], [], Tally(0, 0, 0)),
        ([{"any": ["a", None]}], ["a"], Tally(1, 0, 0)),
        ([{"any": ["a", None]}, "a"], ["a"], Tally(1, 0, 0)),
    ],
)
def test_each_found_part_meets_one_expected_part(expected, found, tally):
    assert count([options(one) for one in expected], [options(one) for one in found]) == tally


@pytest.mark.parametrize("text", ["the  Lats.", "Lats", "LATS;", "The lats"])
def test_case_spacing_article_and_final_punctuation_do_not_count(text):
    assert normal(text) == "lats"


def test_a_member_counts_in_its_own_group_only():
    labels = EMPTY | {
        "groups": [
            ["Flexors of the knee", None, [["A", None], ["B", None]]],
            ["Extensors of the knee", None, [["C", None]]],
        ]
    }
    facts = NOTHING | {
        "groups": [
            group("Knee extensors", ("C", None), ("B", None)),
            group("Knee flexors", ("A", None)),
        ]
    }
    assert measure(labels, facts)["members"] == Tally(2, 1, 1)


def test_a_group_under_an_unlike_label_is_known_by_its_members():
    labels = EMPTY | {"groups": [["Those that bend", 2, [["A", "long head"], ["B", None]]]]}
    facts = NOTHING | {"groups": [group("Flexors", ("a", "Long head"), ("b", None), stated=2)]}
    tallies = measure(labels, facts)
    assert [tallies[kind] for kind in ("members", "qualifiers", "counts")] == [
        Tally(2), Tally(1), Tally(1),
    ]  # fmt: skip


def test_a_missing_group_misses_all_its_members_and_a_new_one_invents_them():
    labels = EMPTY | {"groups": [["Flexors", None, [["A", None], ["B", None]]]]}
    facts = NOTHING | {"groups": [group("Menu", ("Home", None))]}
    assert measure(labels, facts)["members"] == Tally(0, 1, 2)


def test_a_qualifier_may_be_part_of_the_name_where_the_label_says_so():
    either = {"any": [["Deltoid", "front part"], ["Front deltoid", None]]}
    labels = EMPTY | {"groups": [["Flexors", None, [either]]]}
    apart = measure(labels, NOTHING | {"groups": [group("Flexors", ("Deltoid", "front part"))]})
    within = measure(labels, NOTHING | {"groups": [group("Flexors", ("Front deltoid", None))]})
    assert (apart["qualifiers"], within["qualifiers"]) == (Tally(1), Tally())
    assert apart["members"] == within["members"] == Tally(1)


def test_each_part_of_a_dose_counts_in_its_own_exercise():
    exercise = {"name": "Bridge", "position": None, "equipment": [], "steps": ["Lift."]}
    labels = EMPTY | {
        "exercises": [exercise | {"goal": ["x"], "dosage": {"reps": [8, 12], "sets": [2, 2]}}]
    }
    dose = {"reps": [8, 12], "sets": [3, 3], "per_day": None}
    facts = NOTHING | {"exercises": [exercise | {"goal": None, "dosage": dose}]}
    tallies = measure(labels, facts)
    assert tallies["doses"] == Tally(1, 1, 1)
    assert (tallies["steps"], tallies["goals"]) == (Tally(1), Tally(0, 0, 1))


def test_types_are_measured_with_their_definitions_and_order():
    names = [{"any": ["Stage 1", "1"]}, "Stage 2"]
    labels = EMPTY | {
        "types": [{"of": "x", "ordered": True, "names": names, "definitions": {"Stage 1": "sore"}}]
    }
    found = {"of": "X", "ordered": False, "names": ["1", "Stage 2"]}
    facts = NOTHING | {"types": [found | {"definitions": {"1": {"key": "Sore."}}}]}
    tallies = measure(labels, facts)
    assert (tallies["types"], tallies["type definitions"]) == (Tally(2), Tally(1))
    assert tallies["stages"] == Tally(0, 0, 1)


def test_tallies_add_up_over_articles():
    one = dict.fromkeys(measure(EMPTY, NOTHING), Tally(1, 2, 3))
    assert total([one, one])["steps"] == Tally(2, 4, 6)


def test_the_table_has_a_line_for_each_kind_with_precision_recall_and_f1():
    lines = table({"members": Tally(3, 1, 0)})
    assert lines[1].split() == ["members", "3", "1", "0", "0.750", "1.000", "0.857", "0.95"]
