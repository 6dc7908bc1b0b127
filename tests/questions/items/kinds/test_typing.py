import pytest

from questions.facts.model import TypeDefinition, TypeSet
from questions.items.kinds import typing
from tests.questions.items.samples import impingement


def types(of="a thing", ordered=False, **keys):
    definitions = {
        name: TypeDefinition(name, key, f"The {name} is {key}.", ()) for name, key in keys.items()
    }
    return TypeSet("t", of, None, ordered, tuple(keys), definitions, ())


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("the head is not round, so it cannot turn", "the head is not round"),
        ("too much bone has grown, and it pinches the ring", "too much bone has grown"),
        ("there is a bump on the neck, causing a pinch", "there is a bump on the neck"),
        ("the head does not glide because the head is not round", "the head is not round"),
        ("a bump on the neck", "a bump on the neck"),
    ],
)
def test_a_type_is_told_by_what_it_is_not_by_what_follows(key, told):
    (one,) = typing.basic_types(types(cam=key))
    assert one.description == told


def test_the_combined_type_is_not_told_by_a_single_feature():
    fai = impingement()
    assert [one.name for one in typing.basic_types(fai)] == ["cam", "pincer"]
    assert typing.combined_name(fai) == "combined"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("combined", "Combined"), ("combined cam and pincer", "Combined"), ("mixed type", "Mixed")],
)
def test_the_combined_type_is_called_so(name, shown):
    assert typing.combined_text(name) == shown


def test_a_type_described_by_its_own_name_is_left_out():
    assert typing.basic_types(types(cam="a cam bump")) == ()


def test_types_described_alike_are_left_out():
    assert typing.basic_types(types(one="a big bump on bone", two="a bump on big bone")) == ()


@pytest.mark.parametrize(
    ("of", "ordered", "name", "shown"),
    [
        ("femoroacetabular impingement", False, "cam", "cam impingement"),
        ("frozen shoulder", True, "freezing", "the freezing stage"),
        ("ankle sprain", False, "grade 1", "grade 1"),
        ("neck pain", True, "III", "stage III"),
        ("impingement", False, "cam impingement", "cam impingement"),
        ("headache from the neck", False, "tension-type headache", "tension-type headache"),
        ("headache from the neck", False, "cervicogenic", "cervicogenic headache"),
        ("headache from the neck", False, "occipital neuralgia", "occipital neuralgia"),
    ],
)
def test_the_full_name_of_a_type(of, ordered, name, shown):
    assert typing.type_within(types(of, ordered, **{name: "x"}), name) == shown


def sprain():
    keys = {"mild": "stretched", "severe": "a full tear"}
    definitions = {
        name: TypeDefinition(name, key, f"A {name} sprain is {key}.", ())
        for name, key in keys.items()
    }
    return TypeSet("t", "ankle sprain", None, True, tuple(keys), definitions, ())


def test_degrees_of_a_thing_are_called_as_the_article_calls_them():
    assert typing.type_within(sprain(), "mild") == "a mild sprain"
    assert typing.type_text(sprain(), "severe") == "Severe sprain"
    assert typing.class_noun(sprain()) == "type"


def test_a_type_that_is_a_thing_is_told_with_is():
    severe = typing.OneType("severe", sprain().definitions["severe"])
    assert typing.sentence(sprain(), severe) == "A severe sprain is a full tear."


@pytest.mark.parametrize(
    "key",
    [
        "starts in the neck and is felt at the back of the head",
        "feels like a tight band",
        "causes sharp, shooting pain",
        "comes on after long hours at a desk",
        "spreads to the shoulder and is worse at night",
    ],
)
def test_what_a_type_does_is_told_of_it(key):
    definition = TypeDefinition("t", key, f"Cervicogenic: {key}.", ())
    told = TypeSet(
        "t", "headache", None, False, ("cervicogenic",), {"cervicogenic": definition}, ()
    )
    one = typing.OneType("cervicogenic", definition)
    assert typing.sentence(told, one) == f"Cervicogenic headache {key}."
