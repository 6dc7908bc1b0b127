"""The plain name beside each Latin one."""

from __future__ import annotations

import pytest

from questions.explaining.plain_names import plain_names
from questions.knowledge import body
from questions.lexicon import table


def _told(text: str, language: str = "en") -> str:
    for name in sorted(plain_names(text, language), key=lambda name: -name.at):
        text = f"{text[: name.at]} [{name.said}]{text[name.at :]}"
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gracilis", "Gracilis [muscle of the inner thigh]"),
        (
            "Gluteus medius (anterior fibers)",
            "Gluteus medius [muscle of the buttock] (anterior fibers)",
        ),
        ("Tensor fascia latae", "Tensor fascia latae [muscle at the outer front of the hip]"),
        ("the rim of the acetabulum", "the rim of the acetabulum [edge of the hip socket]"),
        ("A report on the ACL.", "A report on the ACL [{acl}]."),
        (
            "Femoroacetabular impingement (FAI)",
            "Femoroacetabular impingement (FAI) [ball and socket of the hip do not quite match]",
        ),
        (
            "Piriformis tires. Then piriformis rests.",
            "Piriformis [muscle deep in the buttock] tires. Then piriformis rests.",
        ),
    ],
)
def test_a_latin_name_has_its_plain_one_behind_it(text: str, expected: str) -> None:
    acl = body().structures["anterior cruciate ligament"].plain
    assert _told(text) == expected.format(acl=acl)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Internal rotators of the hip",
        "Turn the axis of the leg.",
        "Do not run on a wad of cloth.",
        "The femoral head is the ball of the hip joint.",
        "Strengthen the calf muscle.",
        "Hip socket and thighbone",
    ],
)
def test_nothing_is_added_to_plain_words(text: str) -> None:
    assert plain_names(text) == ()


def test_spanish_names_where_there_are_any_else_english_ones() -> None:
    said = [(one.said, one.language) for one in plain_names("Gracilis. Scapula.", "es-MX")]
    assert said == [("músculo de la cara interna del muslo", "es"), ("shoulder blade", "en")]


def test_each_muscle_of_the_knowledge_and_the_lexicon_has_a_plain_name() -> None:
    known = body().muscles.values()
    assert {one.region for one in known} <= table("plain_names")["regions"].keys()
    listed = [name for region in table("body")["muscles"].values() for name in region]
    without = [name for name in listed if not plain_names(name.title())]
    assert without == ["pelvic floor"]


def test_no_spanish_name_is_of_a_structure_that_is_gone() -> None:
    plain = {one.plain for one in body().structures.values()}
    assert table("plain_names")["es"].keys() <= plain
    assert table("plain_names")["muscles"].keys() <= body().muscles.keys()
    assert table("plain_names")["conditions"].keys() <= body().conditions.keys()
