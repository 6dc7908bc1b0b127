"""The plain name beside each Latin one."""

from __future__ import annotations

import pytest

from questions.explaining.plain_names import _areas, _Entry, _kept_names, plain_names
from questions.knowledge import body
from questions.lexicon import table


def _told(text: str, language: str = "en", about: tuple[str, ...] = ()) -> str:
    for name in sorted(plain_names(text, language, about), key=lambda name: -name.at):
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
        (
            "The anterior cruciate ligament (ACL) tore.",
            "The anterior cruciate ligament (ACL) [{acl}] tore.",
        ),
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
        "Stroke the muscle gently.",
        "A disc prolapse presses on a nerve.",
        "The labrum is torn.",
        "A labrum of the knee or the toes.",
        "Hip and shoulder each have a labrum.",
        "The dorsal root ganglion holds cells.",
        "Menstrual cramps ease with warmth.",
        "The adductors of the shoulder pull the arm in.",
        "The extensors of the wrist ache.",
        "Cranial nerve VI turns the eye.",
        "Stop if your back strains.",
        "The normal lumbar lordosis is a curve.",
        "An ulnar collateral ligament injury of the thumb.",
        "A report on the ACL.",
        "Let the foot drop.",
    ],
)
def test_nothing_is_added_to_plain_words_and_to_names_of_several_things(text: str) -> None:
    assert plain_names(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The labrum frays.", "rim of cartilage around the shoulder socket"),
        ("The adductors of the hip are tight.", "muscles of the inner thigh"),
        (
            "The interossei of the foot spread the toes.",
            "small muscles between the bones of the foot",
        ),
        ("Hip labrum: the labrum seals the hip.", "ring of cartilage around the hip socket"),
        ("The femoral head rubs on the labrum.", "ring of cartilage around the hip socket"),
    ],
)
def test_a_name_of_several_areas_means_what_it_does_in_the_one_that_is_spoken_of(
    text: str, expected: str
) -> None:
    told = plain_names(text, "en", ("Throwing and the painful shoulder",))
    assert expected in [one.said for one in told]


def test_the_areas_own_words_are_asked_before_the_title_and_that_before_the_rest() -> None:
    text = "The lateral epicondyle is tender."
    knee, elbow = "bump at the outer side of the knee", "outer bony point of the elbow"
    assert _told(text, about=("Runner's knee", "elbow " * 9)).endswith(f"[{knee}] is tender.")
    assert _told(text, about=("What hurts", "Knee, elbow, elbow")).endswith(f"[{elbow}] is tender.")
    assert _told(text, about=("Tennis elbow",)).endswith(f"[{elbow}] is tender.")
    assert _told(text, about=("What hurts", "Knee and elbow")) == text


def test_where_a_name_is_something_else_nothing_is_said_of_it() -> None:
    text = "Relax the adductors."
    assert _told(text, about=("Hip pain",)) != text
    assert _told(text, about=("Shoulder pain",)) == text
    assert _told("The obliques of the eye cross in the head.", about=("Belly",)).count("[") == 0


def test_such_a_name_is_told_in_spanish_by_the_english_title() -> None:
    told = plain_names("Estira los adductors", "es", ("Groin pain",))
    assert [one.said for one in told] == ["músculos de la cara interna del muslo"]


def test_each_area_that_a_name_has_a_meaning_in_is_one_that_texts_can_name() -> None:
    areas = table("plain_names")["areas"]
    named = {area for part in areas.values() for text in part for area in _areas(text)}
    assert {
        area for by_area in table("plain_names")["meanings"].values() for area in by_area
    } <= named
    regions = {one.region for one in (*body().structures.values(), *body().muscles.values())}
    known = {*regions, *body().body_parts}
    assert {region for part in areas.values() for region in part} <= known


def test_in_spanish_what_nobody_translated_is_left_alone() -> None:
    said = [(one.said, one.language) for one in plain_names("Gracilis. Scapula.", "es-MX")]
    assert said == [("músculo de la cara interna del muslo", "es")]
    assert plain_names("La bursitis y la tendinitis duelen.", "es") == ()


def test_a_disease_is_told_by_its_main_name() -> None:
    assert [one.at for one in plain_names("Tendinitis and plantar fasciitis")] == [10, 32]


def test_what_texts_disagree_about_has_no_plain_name() -> None:
    told = body().conditions["skier's thumb"]
    assert told.plain
    assert told.is_disputed
    assert plain_names("Skier's thumb") == ()


def test_each_entry_is_decided_once_however_often_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    said = _Entry.said

    def counted(entry: _Entry, language: str) -> str | None:
        asked.append(entry.english)
        return said(entry, language)

    monkeypatch.setattr(_Entry, "said", counted)
    text = "Gluteus maximus, gracilis. " * 400
    assert plain_names(f"{text} muscle of the buttock")[0].said == "muscle of the inner thigh"
    assert asked == ["muscle of the buttock", "muscle of the inner thigh"]


def test_no_long_text_is_kept() -> None:
    before = _kept_names.cache_info().misses
    plain_names("gracilis " * 300)
    assert _kept_names.cache_info().misses == before


def test_each_muscle_whose_name_means_one_thing_has_a_plain_name() -> None:
    known = body().muscles.values()
    assert {one.region for one in known} <= table("plain_names")["regions"].keys()
    listed = [name for region in table("body")["muscles"].values() for name in region]
    without = [name for name in listed if not plain_names(name.title())]
    several_things = ["rotator cuff", "lumbricals", "interossei", "obliques"]
    assert without == [*several_things, "pelvic floor"]


def test_no_spanish_name_is_of_a_structure_that_is_gone() -> None:
    plain = {one.plain for one in body().structures.values()}
    plain |= {one for told in table("plain_names")["meanings"].values() for one in told.values()}
    assert table("plain_names")["es"].keys() <= plain
    assert table("plain_names")["muscles"].keys() <= body().muscles.keys()
    assert table("plain_names")["conditions"].keys() <= body().conditions.keys()
