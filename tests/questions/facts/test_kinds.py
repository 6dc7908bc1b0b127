"""The registry of kinds, and the flat sequence that goes over it."""

from dataclasses import replace
from pathlib import Path

import pytest

import questions
from questions.facts import extract, flat, topics
from questions.facts.kinds.kind import Form
from questions.facts.kinds.registry import KINDS, SECTIONS
from questions.facts.model import ArticleRef, Closure, Facts, Group, Member, TypeSet
from questions.reading import read
from tests.questions.facts.each_kind import at, everything
from tests.questions.review.samples import TEXT

FLAT = [
    ("g.a", "member", "g", "Openers of the jaw", "X (y) is an opener of the jaw.", ("X", "y")),
    ("t.a", "type", "t", "Sprain", "A sprain: k.", ("A", "k")),
    ("e.position", "position", "e", "Exercises", "Jaw drop starts sitting.", ()),
    ("e.equipment", "equipment", "e", "Exercises", "Jaw drop needs this equipment: band.", ()),
    (
        "e.dose",
        "dose",
        "e",
        "Exercises",
        "Jaw drop is done for 2 sets of 8 to 12 repetitions on each side, 3 times a week.",
        (),
    ),
    ("e.goal", "goal", "e", "Exercises", "Jaw drop has this goal: It helps.", ("It helps.",)),
    (
        "e.steps",
        "steps",
        "e",
        "Exercises",
        "Jaw drop has 2 steps, done in order.",
        ("Sit.", "Drop it."),
    ),
    (
        "causes-1.a",
        "cause",
        "causes-1",
        "Causes of sore jaws",
        "A possible cause of sore jaws is a Fall.",
        ("A Fall",),
    ),
    (
        "functions-1.a",
        "function",
        "functions-1",
        "Why it matters",
        "What sore jaws is needed for: a Fall.",
        ("A Fall",),
    ),
    (
        "red_flags-1.a",
        "red_flag",
        "red_flags-1",
        "When to see a doctor",
        "A reason to see a doctor: a Fall.",
        ("A Fall",),
    ),
    ("d", "definition", "", "Terms", "Bruxism: grinding.", ("Bruxism", "grinding")),
    (
        "n.a",
        "attribute",
        "n",
        "Muscles of the jaw",
        "Nerve of masseter: trigeminal; its root.",
        ("Masseter", "trigeminal", "its root"),
    ),
    (
        "contraindications-1.a",
        "contraindication",
        "contraindications-1",
        "When not to do it",
        "A reason not to do sore jaws: a Fall.",
        ("A Fall",),
    ),
    (
        "symptoms-1.a",
        "symptom",
        "symptoms-1",
        "Symptoms of sore jaws",
        "A possible symptom of sore jaws is a Fall.",
        ("A Fall",),
    ),
]


def test_facts_of_every_kind_are_one_sequence_in_the_order_of_the_format():
    told = [
        (one.id, one.kind, one.parent, one.topic, one.text, one.words) for one in flat(everything())
    ]
    assert told == FLAT
    assert [one[1] for one in FLAT] == list(KINDS)


def test_evidence_begins_with_that_of_the_list():
    member, one_type, *_ = flat(everything())
    assert (member.evidence, member.own) == (at(0) + at(1), at(1))
    assert one_type.evidence == one_type.own == at(3)


@pytest.mark.parametrize(
    ("stated", "announced", "closure"),
    [(1, 1, Closure.CLOSED), (None, 2, Closure.NOT_MET), (None, None, Closure.OPEN)],
)
def test_only_a_list_whose_count_is_met_is_closed(stated, announced, closure):
    group = Group("g", "Openers", stated, (Member("g.a", "X", None, at(1)),), at(0), announced)
    (one,) = flat(Facts(ArticleRef("", "", ""), groups=(group,)))
    assert one.closure is closure


def test_nobody_counts_causes():
    assert {one.closure for one in flat(everything()) if one.kind != "member"} == {None}


@pytest.mark.parametrize(
    ("holds", "names"),
    [
        (lambda kind: kind.has_many, ["equipment", "goal", "steps", "attribute"]),
        (lambda kind: kind.is_ordered, ["steps"]),
        (lambda kind: kind.is_numeric, ["dose"]),
        (lambda kind: kind.closure is not None, ["member"]),
        (lambda kind: kind.opposites is not None, ["member"]),
        (lambda kind: kind.may_be_own, ["goal"]),
        (lambda kind: kind.home is None, ["definition"]),
    ],
)
def test_what_kinds_are_like(holds, names):
    assert [kind.name for kind in KINDS.values() if holds(kind)] == names


def test_lists_of_opposite_names_exclude_each_other():
    opposites = KINDS["member"].opposites
    assert opposites is not None
    assert "external rotators of the hip" in opposites("Internal rotators of the hip")


def test_every_kind_fills_its_slots():
    for section in SECTIONS:
        for entry in section.entries(everything()):
            for name, part in section.parts(entry):
                kind = KINDS[name]
                assert kind in section.kinds
                assert list(kind.values(entry, part)) == [slot.name for slot in kind.slots]


def test_a_choice_is_one_of_those_that_are_offered():
    for kind in KINDS.values():
        assert all(bool(slot.choices) is (slot.form is Form.CHOICE) for slot in kind.slots)


def test_what_facts_belong_to_has_their_topic():
    told = topics(everything())
    assert told == {
        **{one.parent: one.topic for one in flat(everything()) if one.parent},
        **{one.id: one.topic for one in flat(everything())},
    }


def test_a_set_without_definitions_has_a_topic_all_the_same():
    named = TypeSet("t", "wrist sprain", None, False, ("mild",), {}, at(0))
    assert topics(Facts(ArticleRef("", "", ""), types=(named,))) == {"t": "Wrist sprain"}


def test_one_step_has_no_order():
    (exercise,) = everything().exercises
    one_step = replace(exercise, steps=exercise.steps[:1])
    assert "Jaw drop has 1 step." in [
        one.text for one in flat(replace(everything(), exercises=(one_step,)))
    ]


IDS = """
group-07a9816a52.member-378a1b3780
group-07a9816a52.member-d111efa294
group-07a9816a52.member-6de3b8b4bd
group-8e93d8947b.member-0da1cd3cd9
group-8e93d8947b.member-e5622495f4
types-642b91f3c9.type-6a207625b4
types-642b91f3c9.type-67db945b0e
exercise-45b3610d8e.position-cc2df0e069
exercise-45b3610d8e.equipment-caf8fca31f
exercise-45b3610d8e.dose-5483106426
exercise-45b3610d8e.goal-81e3ffa9fa
exercise-45b3610d8e.steps-8569de3c88
exercise-69bc5bac50.position-c4f310f9f0
exercise-69bc5bac50.equipment-115c21bb2c
exercise-69bc5bac50.dose-ba25bb2e18
exercise-69bc5bac50.steps-a42030670b
causes-bd688c3213.item-0a08513c8d
causes-bd688c3213.item-0ba3405642
"""


def test_ids_stay():
    """Memory and statistics hang on them, so no version of the program may make others."""
    found = extract(read(TEXT.encode()))
    assert [one.id for one in flat(found)] == IDS.split()


def test_a_kind_is_named_in_four_files_beside_its_own():
    root = Path(questions.__file__).parents[1]
    code = [
        path
        for folder in ("questions", "quizapp", "templates")
        for path in (root / folder).rglob("*")
        if path.suffix in (".py", ".html", ".toml") and path.parent.name != "lexicon"
    ]
    named = [one for one in code if "contraindication" in one.read_text(encoding="utf-8").lower()]
    assert {one.name for one in named if one.stem != "contraindications"} == {
        "model.py",
        "pipeline.py",
        "listings.py",
        "words.py",
    }
