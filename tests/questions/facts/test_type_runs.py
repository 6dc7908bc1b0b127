"""Grades that one sentence counts off, and types of what "it" stands for."""

import pytest

from tests.questions.facts.samples import facts_of

RUNS = {
    "A hamstring strain is graded by its depth. In grade 1 a few fibres are torn, in grade 2 many "
    "are, and in grade 3 the muscle is torn through.": (
        "hamstring strain", True,
        {"grade 1": "a few fibres are torn", "grade 2": "many are",
         "grade 3": "the muscle is torn through"},
    ),
    "Frozen shoulder lasts for years. Stage one is marked by pain, stage two by stiffness, while "
    "stage three brings the motion back.": (
        "frozen shoulder", True,
        {"stage one": "marked by pain", "stage two": "by stiffness",
         "stage three": "brings the motion back"},
    ),
    "Ankle sprains differ. Grade I means that the ligament is stretched, grade II that it is torn "
    "in part; grade III that nothing holds.": (
        "ankle sprains", True,
        {"grade i": "the ligament is stretched", "grade ii": "it is torn in part",
         "grade iii": "nothing holds"},
    ),
    "A burn of the hand has degrees: a first-degree burn reddens the skin, a second-degree burn "
    "blisters it and a third-degree burn goes through it.": (
        "burn of the hand", True,
        {"first-degree": "burn reddens the skin", "second-degree": "burn blisters it",
         "third-degree": "burn goes through it"},
    ),
    "Fractures of the odontoid follow a scheme: type 1 runs through the tip, type 2 crosses the "
    "base, type 3 reaches into the body.": (
        "fractures of the odontoid", False,
        {"type 1": "runs through the tip", "type 2": "crosses the base",
         "type 3": "reaches into the body"},
    ),
    "Spondylolisthesis is a slip of a vertebra. It comes, as Meyerding has it, in grades: in grade "
    "one a quarter has slipped, in grade two a half has.": (
        "spondylolisthesis", True,
        {"grade one": "a quarter has slipped", "grade two": "a half has"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", RUNS)
def test_a_sentence_counts_off_grades(text):
    of, ordered, definitions = RUNS[text]
    (found,) = facts_of(text).types
    assert (found.of.lower(), found.ordered) == (of, ordered)
    assert {name: one.key for name, one in found.definitions.items()} == definitions


@pytest.mark.parametrize(
    "text",
    [
        "Move on from phase 1 to phase 2 when the knee is calm.",
        "A stiff toe takes time. Grade 2 or 3 sprains may need a boot for some weeks.",
        "A stiff toe takes time. Grade 2 is worse than grade 1, as most people know.",
        "Knee care comes first. In stage 1, rest; in stage 2, walk.",
    ],
)
def test_numbers_in_passing_are_no_types(text):
    assert facts_of(text).types == ()


@pytest.mark.parametrize(
    ("before", "announcing"),
    [
        ("Clubfoot is a turn of the foot.", "It is divided into two types by its cause:"),
        ("Clubfoot means a foot that is turned in.", "It can be divided into two kinds:"),
        ("Clubfoot affects one child in a thousand.", "It comes in two forms:"),
        ("Clubfoot is a turn of the foot.", "This condition has two types."),
        ("A clubfoot is seen at birth.", "It falls into two types by how stiff it is:"),
        ("Clubfoot has long been known.", "It occurs in two forms."),
    ],
)
def test_it_stands_for_what_was_told_before(before, announcing):
    text = f"{before} {announcing}\n\n- Rigid – the foot does not give\n- Supple – the foot gives\n"
    (found,) = facts_of(text).types
    assert (found.of.lower(), found.names) == ("clubfoot", ("Rigid", "Supple"))
    assert found.definitions["Supple"].key == "the foot gives"
