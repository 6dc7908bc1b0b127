"""The entries fit together: what they name exists, and each says where it was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from questions.knowledge import Muscle, body
from questions.knowledge.body import sources
from questions.knowledge.loading import MalformedEntryError, condition, muscle, tables

_FACTUAL = (
    "muscles",
    "movements",
    "conditions",
    "structures",
    "terms",
    "complaints",
    "nerves",
)
_PUBLIC_SOURCES_NEEDED = 2


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for prefix in _FACTUAL:
        yield from tables(prefix)


def test_there_are_entries_of_every_sort() -> None:
    known = body()
    assert all((known.muscles, known.movements, known.conditions, known.structures))
    assert all((known.postures, known.levers, known.presentations, known.faults))


def test_each_entry_names_two_sources_or_says_that_it_was_not_checked() -> None:
    lacking = [
        name
        for name, one in _entries()
        if len(set(one.get("sources", ()))) < _PUBLIC_SOURCES_NEEDED and one.get("checked", True)
    ]
    assert not lacking


def test_each_named_source_exists_with_an_address() -> None:
    known = sources()
    named = {key for _, one in _entries() for key in one.get("sources", ())}
    assert not named - known.keys()
    assert all(one.url.startswith("https://") for one in known.values())


def _with_parts(one: Muscle) -> Iterator[Muscle]:
    yield one
    yield from one.parts.values()


def test_muscles_act_by_movements_that_are_known() -> None:
    known = body()
    used = {
        (one.name, action.movement)
        for whole in known.muscles.values()
        for one in _with_parts(whole)
        for action in one.actions
    }
    assert not [pair for pair in used if pair[1] not in known.movements]


def test_opposites_name_each_other() -> None:
    movements = body().movements
    wrong = [
        key
        for key, one in movements.items()
        if one.opposite and movements[one.opposite].opposite != key
    ]
    assert not wrong


def test_what_names_a_movement_names_a_known_one() -> None:
    known = body()
    named = {
        *(one.movement for one in known.levers),
        *(one.movement for one in known.presentations),
        *(move for one in known.conditions.values() for move in one.limits),
    }
    assert not named - known.movements.keys()


def test_no_cause_that_is_known_stands_among_those_that_are_none() -> None:
    clashing = [
        (one.name, other.name)
        for one in body().complaints.values()
        for other in one.others
        if other.name in one.known
    ]
    assert not clashing


@pytest.mark.parametrize("values", [{"actions": [], "colour": "red"}, {"parts": {"a": {"b": 1}}}])
def test_a_field_that_no_entry_knows_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(MalformedEntryError):
        muscle("soleus", values)


def test_a_condition_without_what_it_is_is_refused() -> None:
    with pytest.raises(MalformedEntryError):
        condition("sprain", {"site": "ankle", "sort": "ligament"})


# A question keeps to 35 words, so what fills its slots leaves room for what is asked.
_MOST_WORDS = {"case": 30, "tells": 16, "finding": 18, "presentation": 35, "lever": 26, "pivot": 26}


def _texts() -> Iterator[tuple[str, str]]:
    """What is put into prompts and options, by what it is."""
    known = body()
    for one in known.conditions.values():
        yield from (("case", case) for case in one.cases)
        yield "tells", one.tells or ""
        yield from (("finding", text) for kind in one.types.values() for text in kind.findings)
    yield from (("presentation", f"{one.case} {one.ask}") for one in known.presentations)
    yield from (("lever", f"{one.setup} {one.move}") for one in known.levers)
    yield from (("pivot", one.scene) for one in known.pivots)


@pytest.mark.parametrize("sort", _MOST_WORDS)
def test_scenes_leave_room_for_the_question(sort: str) -> None:
    texts = [text for told, text in _texts() if told == sort]
    assert any(texts)
    assert not [text for text in texts if len(text.split()) > _MOST_WORDS[sort]]


def test_levers_say_whose_limb_moves() -> None:
    assert not [one for one in body().levers if "{side}" not in f"{one.setup} {one.move}"]


def test_what_a_surgeon_does_is_also_said_to_patients() -> None:
    kinds = [kind for one in body().conditions.values() for kind in one.types.values()]
    assert not [one for one in kinds if one.repair and not one.plain_repair]


@pytest.mark.parametrize("sort", ["structures", "conditions", "terms"])
def test_no_name_is_another_ones(sort: str) -> None:
    entries = getattr(body(), sort).values()
    names = [name for one in entries for name in (one.name, *one.aliases)]
    assert len(names) == len(set(names))


def test_each_term_is_found_by_each_of_its_names() -> None:
    known = body()
    for one in known.terms.values():
        assert all(known.find_term(name) is one for name in (one.name, *one.aliases))


def test_what_stands_beside_an_entry_is_an_entry_of_its_sort() -> None:
    known = body()
    pairs = (
        (known.find_structure, [(one, one.neighbours) for one in known.structures.values()]),
        (known.find_term, [(one, one.neighbours) for one in known.terms.values()]),
        (
            known.find_condition,
            [(one, (*one.confused_with, *one.overlaps)) for one in known.conditions.values()],
        ),
    )
    for find, told in pairs:
        assert not [(one.name, name) for one, names in told for name in names if not find(name)]


def test_no_condition_is_mixed_up_with_one_that_cannot_be_told_from_it() -> None:
    both = [
        (one.name, {*one.confused_with} & {*one.overlaps}) for one in body().conditions.values()
    ]
    assert not [pair for pair in both if pair[1]]


def test_a_note_that_begins_so_makes_an_entry_disputed() -> None:
    told = {"site": "back", "sort": "bone shape", "what": "a bend", "sources": ["one"]}
    assert condition("bend", told | {"note": "disputed: texts differ"}).is_disputed
    assert not condition("bend", told | {"note": "not disputed"}).is_disputed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("patellofemoral pain syndrome", "iliotibial band syndrome"),
        ("hip fracture", "femoral neck stress fracture"),
    ],
)
def test_conditions_of_one_name_or_kind_overlap(one: str, other: str) -> None:
    assert other in body().conditions[one].overlaps


def test_opposite_terms_name_each_other_and_are_of_one_kind() -> None:
    terms = body().terms
    told = [one for one in terms.values() if one.opposite]
    assert told
    for one in told:
        other = terms[one.opposite or ""]
        assert (other.opposite, other.kind) == (one.name, one.kind)


# What takes the alarm away is no complaint that somebody could wonder about.
_ALL_CLEAR = re.compile(
    r"\b(?:painless|without|no|mild|gentle|slight|dull|normal|tired|only|eases|gone|some|little"
    r"|for a moment|on the day after)\b"
)


def test_what_can_wait_is_felt_with_a_known_condition_and_no_word_says_that_it_is_harmless() -> (
    None
):
    told = [one for region in body().signs.values() for one in region.can_wait]
    assert told
    assert {one.condition for one in told} <= body().conditions.keys()
    assert not [one.sign for one in told if _ALL_CLEAR.search(one.sign)]


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("the tibial nerve", "the tibial part of the sciatic nerve", True),
        ("the tibial nerve", "the deep branch of lateral plantar nerve", True),
        ("the sciatic nerve", "the superficial fibular nerve", True),
        ("the medial plantar nerve", "the lateral plantar nerve", False),
        ("the tibial division of the sciatic nerve", "the common fibular nerve", False),
        ("the femoral nerve", "the obturator nerve", False),
    ],
)
def test_a_nerve_is_one_with_its_parts_and_branches(first: str, second: str, is_one: bool) -> None:
    assert body().are_of_one_nerve(first, second) is is_one
    assert body().are_of_one_nerve(second, first) is is_one
