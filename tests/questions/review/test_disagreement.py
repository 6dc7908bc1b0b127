from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from questions.facts import extract, flat
from questions.reading import read
from questions.review import Decision, Verb, apply
from questions.review.disagreement import Disagreement, disagreements

_BRIDGE = """# Hips

## Bridge

Lie on your back.

{dose}

## Angles

{angle}
"""
_ANGLE = "Flexion means that the thigh is lifted beyond 60 degrees."
_HELD = "Hold for 30 to 60 seconds. Do 3 sets."


def _found(kind: str, fields: Mapping[str, str], dose: str = _HELD) -> list[tuple[str, ...]]:
    """The field, what the article says, what is given, and the sentence that it stands in."""
    facts = extract(read(_BRIDGE.format(dose=dose, angle=_ANGLE).encode()))
    (one,) = (each for each in flat(facts) if each.kind == kind)
    decisions = {one.id: Decision(Verb.CORRECT, kind, fields)}
    return _as_told(disagreements(facts, apply(facts, decisions), decisions).get(one.id, ()))


def _as_told(found: Iterable[Disagreement]) -> list[tuple[str, ...]]:
    return [(one.field, one.said, one.given, one.sentence) for one in found]


def test_a_number_that_the_sentence_does_not_have_is_told_with_the_one_that_it_has() -> None:
    assert _found("dose", {"hold_seconds": "20"}) == [
        ("hold_seconds", "30-60", "20", "Hold for 30 to 60 seconds.")
    ]


def test_a_number_that_the_sentence_has_is_a_slip_of_the_reader() -> None:
    assert _found("dose", {"hold_seconds": "30"}) == []


def test_a_range_is_told_whole_where_one_end_differs() -> None:
    told = ("hold_seconds", "30-60", "30-90", "Hold for 30 to 60 seconds.")
    assert _found("dose", {"hold_seconds": "30-90"}) == [told]


def test_a_number_where_the_article_gives_none_has_nothing_beside_it() -> None:
    assert _found("dose", {"per_day": "5"}) == [("per_day", "", "5", "Do 3 sets.")]


def test_a_number_that_is_taken_out_contradicts_nothing() -> None:
    assert _found("dose", {"sets": ""}) == []


@pytest.mark.parametrize(
    ("dose", "fields"),
    [
        ("Hold for two minutes.", {"hold_seconds": "120"}),
        ("Hold for a minute.", {"hold_seconds": "60"}),
        ("Hold for 10 seconds, do it daily.", {"per_day": "1"}),
        ("Do ten repetitions in the morning, every day.", {"per_week": "7"}),
        ("Do ten repetitions, twice a week.", {"per_week": "2", "reps": "10"}),
    ],
)
def test_what_is_told_in_other_units_or_words_is_the_same(
    dose: str, fields: Mapping[str, str]
) -> None:
    assert _found("dose", fields, dose) == []


def test_an_angle_in_a_definition_is_compared_too() -> None:
    told = "the thigh is lifted beyond 90 degrees"
    assert _found("definition", {"definition": told}) == [("definition", "60", "90", _ANGLE)]


def test_an_addition_is_held_against_its_quotation() -> None:
    facts = extract(read(b"# Hips\n\n## Bridge\n\n1. Lie on your back.\n2. Lift the hips.\n"))
    fields = {"new_exercise": "Plank", "hold_seconds": "20"}
    added = Decision(Verb.ADD, "dose", fields, quote="Lift the hips.")
    goal = Decision(Verb.ADD, "goal", {"exercise": "Bridge", "goal": "It lends 7 lives."})
    decisions = {"dose-1": added, "goal-1": goal}
    (one,) = disagreements(facts, apply(facts, decisions), decisions).items()
    told = [("hold_seconds", "", "20", "Lift the hips.")]
    assert (one[0], _as_told(one[1])) == ("dose-1", told)


def test_what_nobody_corrected_is_not_compared() -> None:
    facts = extract(read(_BRIDGE.format(dose=_HELD, angle=_ANGLE).encode()))
    accepted = {one.id: Decision(Verb.ACCEPT, one.kind) for one in flat(facts)}
    assert disagreements(facts, apply(facts, accepted), accepted) == {}
