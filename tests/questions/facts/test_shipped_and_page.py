"""The shipped article and the page that it goes back to give the same facts."""

import re
from pathlib import Path

import pytest

from questions.articles import shipped_article
from questions.facts import extract
from questions.facts.model import Dosage, Facts, Range
from questions.reading import Article, read

PAGE = Path(__file__).parents[4] / "shared" / "articles" / "hip-internal-rotation.page.txt"

INTERNAL = {
    ("tensor fascia latae", None),
    ("gluteus minimus", None),
    ("gluteus medius", "anterior fibers"),
    ("adductor brevis", None),
    ("adductor magnus", "hamstring part"),
    ("gracilis", None),
    ("piriformis", ">60 degrees of hip flexion"),
}
EXTERNAL = {
    ("gluteus maximus", None),
    ("gluteus medius", "posterior fibers"),
    ("adductor magnus", "adductor part"),
    ("adductor longus", None),
    ("piriformis", "<60 degrees of hip flexion"),
    ("quadratus femoris", None),
    ("obturator internus", None),
    ("obturator externus", None),
    ("superior gemellus", None),
    ("inferior gemellus", None),
}
DOSES = [
    Dosage(reps=Range(20, 30)),
    Dosage(reps=Range(10, 20)),
    Dosage(hold_seconds=Range(30, 60), sides="each"),
    Dosage(reps=Range(10, 10), sets=Range(2, 3)),
    Dosage(reps=Range(10, 12), sets=Range(2, 3)),
]
POSITIONS = ["side-lying", "seated", "hands and knees", "hands and knees", "seated"]
EQUIPMENT = [("foam roller",), (), (), ("resistance band",), ("resistance band",)]


def page_article() -> Article:
    if not PAGE.exists():
        pytest.skip("the page itself is not part of the project and is not here")
    return read(PAGE.read_bytes(), name=PAGE.name)


@pytest.fixture(params=["shipped", "page"])
def article(request: pytest.FixtureRequest) -> Article:
    return read(shipped_article()) if request.param == "shipped" else page_article()


@pytest.fixture
def facts(article: Article) -> Facts:
    return extract(article)


def spelled_out(qualifier: str | None) -> str | None:
    return re.sub(r"\bdegs\b", "degrees", qualifier) if qualifier else None


def members(facts: Facts) -> list[tuple[str, int | None, set[tuple[str, str | None]]]]:
    return [
        (
            group.label.lower(),
            group.stated_count,
            {(member.name.lower(), spelled_out(member.qualifier)) for member in group.members},
        )
        for group in facts.groups
    ]


def test_both_lists_of_rotators_are_complete(facts):
    assert members(facts) == [
        ("internal rotators of the hip", 7, INTERNAL),
        ("external rotators of the hip", 10, EXTERNAL),
    ]


def test_fai_has_three_types_each_with_its_definition(facts):
    (types,) = facts.types
    assert (types.of, types.abbrev, types.ordered) == ("femoroacetabular impingement", "FAI", False)
    assert types.names == ("cam", "pincer", "combined")
    assert set(types.definitions) == set(types.names)


def test_five_exercises_have_their_doses_positions_and_equipment(facts):
    assert [one.dosage for one in facts.exercises] == DOSES
    assert [one.position for one in facts.exercises] == POSITIONS
    assert [one.equipment for one in facts.exercises] == EQUIPMENT


def test_exercises_can_be_paired_by_name():
    ours, theirs = extract(read(shipped_article())), extract(page_article())
    for our, their in zip(ours.exercises, theirs.exercises, strict=True):
        letters = [re.sub(r"[^a-z0-9]", "", one.name.lower()) for one in (our, their)]
        assert letters[0][:5] == letters[1][:5]


def test_nothing_is_in_doubt(facts):
    assert facts.warnings == ()


def test_the_shipped_exercises_each_have_a_goal_of_their_own():
    goals = [exercise.goal for exercise in extract(read(shipped_article())).exercises]
    assert all(goals)
    assert len(set(goals)) == 5


def test_nothing_from_around_the_page_is_kept():
    text = page_article().text
    for scrap in ("Pinterest", "Copyright", "Tera", "highlights", "headaches", "Syndrome",
                  "hip internal rotation\n", "back pain", "Navigation", "Privacy"):  # fmt: skip
        assert scrap not in text


def test_the_page_ends_with_its_own_last_sentence():
    assert "5 targeted exercises" in page_article().sections[-1].blocks[-1].text


def test_changing_the_stated_count_takes_the_count_away_and_warns():
    data = shipped_article().replace(b"7 muscles", b"6 muscles")
    facts = extract(read(data))
    assert [group.stated_count for group in facts.groups] == [None, 10]
    assert [warning.code for warning in facts.warnings] == ["count_mismatch"]


def test_removing_a_member_with_its_count_gives_a_shorter_complete_list():
    data = shipped_article().replace(b"7 muscles", b"six muscles").replace(b"- Gracilis\n", b"")
    group = extract(read(data)).groups[0]
    assert (group.stated_count, len(group.members)) == (6, 6)


def test_an_edit_elsewhere_keeps_the_ids():
    before = extract(read(shipped_article()))
    data = shipped_article().replace(b"7 muscles", b"8 muscles")
    data = data.replace(b"- Gracilis\n", b"- Gracilis\n- Semitendinosus\n")
    after = extract(read(data))
    kept = {member.id for member in after.groups[0].members}
    assert {member.id for member in before.groups[0].members} < kept
    assert [one.id for one in before.exercises] == [one.id for one in after.exercises]


def test_an_edited_dose_changes_the_id_of_the_dose_and_of_nothing_else():
    before = extract(read(shipped_article())).exercises[0]
    data = shipped_article().replace(b"20 to 30 repetitions", b"15 to 20 repetitions")
    after = extract(read(data)).exercises[0]
    changed = {kind for kind in before.parts if before.parts[kind].id != after.parts[kind].id}
    assert changed == {"dose"}


def test_a_renamed_muscle_is_found_under_its_new_name():
    data = shipped_article().replace(b"- Gracilis\n", b"- Flexor novus (upper part)\n")
    names = [(m.name, m.qualifier) for m in extract(read(data)).groups[0].members]
    assert ("Flexor novus", "upper part") in names


def test_a_member_of_both_lists_without_a_difference_is_reported_and_in_neither():
    data = shipped_article().replace(b"(posterior fibers)", b"(anterior fibers)")
    facts = extract(read(data))
    assert [warning.code for warning in facts.warnings] == ["contradiction"]
    found = {(m.name, m.qualifier) for group in facts.groups for m in group.members}
    assert ("Gluteus medius", "anterior fibers") not in found
    assert [group.stated_count for group in facts.groups] == [None, None]
