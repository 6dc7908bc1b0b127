"""Typed words: a slip is forgiven, another term never taken."""

import string
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from questions.items.typed import LONGEST, fold, read_typed, spellings
from questions.lexicon import table
from tests.for_each import for_each

TERMS = table("terms")
BODY = table("body")
MUSCLES = [[name, *more] for one in BODY["muscles"].values() for name, more in one.items()]
NAMES = sorted(
    {line[0] for line in MUSCLES}
    | {name for names in BODY["bones"].values() for name in names}
    | {name for names in TERMS["names"].values() for name in names}
)
SAME = [
    {"".join(fold(name)) for name in line}
    for line in (*MUSCLES, *TERMS["same"]["names"], *TERMS["same"]["whole"])
]


def are_same(first, second):
    one, other = "".join(fold(first)), "".join(fold(second))
    return one == other or any({one, other} <= line for line in SAME)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("piriformis", "piriformis"),
        ("Piriformis", "piriformis"),
        ("  the piriformis muscle ", "piriformis"),
        ("m. piriformis", "piriformis"),
        ("pirifromis", "piriformis"),
        ("piriformus", "piriformis"),
        ("pyryformis", "piriformis"),
        ("gracils", "gracilis"),
        ("glutéus médius", "gluteus medius"),
        ("gluteus-medius", "gluteus medius"),
        ("gluteusmedius", "gluteus medius"),
        ("TFL", "tensor fasciae latae"),
        ("tensor fascia latae", "tensor fasciae latae"),
        ("fibularis longus", "peroneus longus"),
        ("anterior fibres", "anterior fibers"),
        ("oedema", "edema"),
        ("medial rotation of the hip", "internal rotation of the hip"),
        ("FAI", "femoroacetabular impingement"),
        ("plantar flexion", "plantarflexion"),
        ("all fours", "hands and knees"),
        ("front", "anterior"),
        ("sitting", "seated"),
        (">", "above"),
        ("stage 2", "Stage 2"),
    ],
)
def test_taken_for_right(typed, answer):
    assert read_typed(typed, spellings(answer)).is_right


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "gracilis"),
        ("?!", "gracilis"),
        ("external rotation", "internal rotation"),
        ("exernal rotation", "internal rotation"),
        ("lateral rotation", "internal rotation"),
        ("abduction", "adduction"),
        ("abductor longus", "adductor longus"),
        ("abducter longus", "adductor longus"),
        ("gluteus minimus", "gluteus medius"),
        ("gluteus medialis", "gluteus medius"),
        ("vastus medialis", "vastus lateralis"),
        ("posterior", "anterior"),
        ("back", "anterior"),
        ("interior", "anterior"),
        ("inferior gemellus", "superior gemellus"),
        ("obturator externus", "obturator internus"),
        ("supraspinatus", "infraspinatus"),
        ("inversion", "eversion"),
        ("ileum", "ilium"),
        ("cat", "cam"),
        ("stage 3", "stage 2"),
        ("stage", "stage 2"),
        ("below", "above"),
        ("adductor", "adductor longus"),
        ("everything", "gracilis"),
    ],
)
def test_never_taken_for_right(typed, answer):
    assert not read_typed(typed, spellings(answer)).is_right


def test_as_near_to_another_term_is_not_near_enough():
    assert not read_typed("aductor longus", ("adductor longus",)).is_right
    assert read_typed("adductor lngus", ("adductor longus",)).is_right


def test_a_forgiven_slip_says_how_it_is_spelt():
    assert read_typed("gluteus medus", ("gluteus medius",)).meant == "gluteus medius"
    assert read_typed("GLUTEUS MEDIUS", ("gluteus medius",)).meant is None
    assert read_typed("gluteus minimus", ("gluteus medius",)).meant is None


@pytest.mark.parametrize(
    ("answer", "slips", "is_right"),
    [("talus", 1, True), ("talus", 2, False), ("popliteus", 2, True), ("popliteus", 3, False)],
)
def test_one_slip_up_to_eight_letters_two_from_nine(answer, slips, is_right):
    typed = answer[: -slips - 1] + "q" * slips + answer[-1]
    assert read_typed(typed, (answer,)).is_right is is_right


@for_each("name", NAMES)
def test_every_name_of_the_lexicon_is_taken_for_itself_alone(name):
    assert read_typed(name, spellings(name)).is_right
    taken = [other for other in NAMES if read_typed(other, (name,)).is_right]
    assert all(are_same(name, other) or name == other for other in taken), taken


@for_each("line", [*TERMS["apart"]["words"], *table("anatomy")["opposites"]])
def test_words_that_tell_names_apart_are_never_exchanged(line):
    for one, other in permutations(line, 2):
        assert not read_typed(f"the {one} part", (f"the {other} part",)).is_right
        assert not read_typed(one, (other,)).is_right


WORDS = st.text(string.ascii_lowercase + " -éß°<>½٣", max_size=24)


def slip(name, data):
    """The name with a letter lost, doubled, changed or swapped with the next."""
    place = data.draw(st.integers(0, len(name) - 2))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    first, rest = name[:place], name[place + 1 :]
    lost, changed, doubled = first + rest, first + letter + rest, first + letter + name[place:]
    swapped = first + name[place + 1] + name[place] + rest[1:]
    return data.draw(st.sampled_from((lost, changed, doubled, swapped)))


@given(st.sampled_from(NAMES), st.data())
def test_what_is_taken_is_strictly_nearer_than_every_other_name(name, data):
    typed = slip(slip(name, data), data)
    if read_typed(typed, (name,)).is_right:
        letters = "".join(fold(typed))
        own = DamerauLevenshtein.distance(letters, "".join(fold(name)))
        others = ["".join(fold(one)) for one in NAMES if not are_same(one, name)]
        assert own <= 2
        assert own < min(DamerauLevenshtein.distance(letters, one) for one in others)


APART = {word for line in TERMS["apart"]["words"] for word in line}
PARTS = {part for pair in TERMS["apart"]["fragments"] for part in pair}
OPPOSITES = {word for pair in table("anatomy")["opposites"] for word in pair}
OPPOSITES |= {word for pair in table("items")["opposites"] for word in pair}
LONG = [
    name
    for name in NAMES
    if len(name.replace(" ", "")) > 12
    and not set(fold(name)) & (APART | OPPOSITES)
    and not any(part in name for part in PARTS)
]


@given(st.sampled_from(LONG), st.data())
def test_one_slip_in_a_long_name_without_an_opposite_is_forgiven_unless_another_is_near(name, data):
    typed = slip(name, data)
    letters = "".join(fold(typed))
    others = ["".join(fold(one)) for one in NAMES if not are_same(one, name)]
    if min(DamerauLevenshtein.distance(letters, one) for one in others) > 4:
        assert read_typed(typed, (name,)).is_right


@given(WORDS, WORDS)
def test_whatever_is_typed_there_is_a_verdict_and_the_same_words_are_right(typed, answer):
    read_typed(typed, (answer,))
    assert read_typed(answer, (answer,)).is_right is bool(fold(answer))


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_one_name_for_another_is_judged_alike_both_ways(first, second):
    assert read_typed(first, (second,)).is_right == read_typed(second, (first,)).is_right


@given(WORDS)
def test_folding_twice_is_folding_once(text):
    assert fold(" ".join(fold(text))) == fold(text)


def test_a_flood_of_letters_is_wrong_without_being_compared():
    assert not read_typed("a" * 1_000_000, ("gracilis",)).is_right
    assert not read_typed("a" * LONGEST, ("gracilis",)).is_right


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("upper trapezius", "middle trapezius"),
        ("trapezius", "middle trapezius"),
        ("short head of biceps femoris", "biceps femoris"),
        ("biceps brachii", "biceps femoris"),
        ("middle trapezius", "trapezius"),
    ],
)
def test_a_part_or_a_namesake_is_not_the_muscle(typed, answer):
    assert not read_typed(typed, spellings(answer)).is_right


def test_only_the_longest_name_in_an_answer_has_other_names():
    assert spellings("biceps femoris") == ("biceps femoris",)
    assert spellings("middle trapezius")[1:] == ("middle traps", "mid trapezius")
