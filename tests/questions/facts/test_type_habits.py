"""How people say which types there are, and tell of one after the other."""

import pytest

from tests.questions.facts.samples import facts_of


def types(text: str, title: str = "Sore legs") -> dict[str, list[str]]:
    return {one.of.lower(): [*one.names] for one in facts_of(text, title).types}


GRADES = "- Grade 1: a few fibres are torn\n- Grade 2: many fibres are torn\n"
NAMES = ["Grade 1", "Grade 2"]


@pytest.mark.parametrize(
    ("lead", "of"),
    [
        ("Doctors grade strains by how much is torn:", "strains"),
        ("Clinicians divide calf tears into two groups:", "calf tears"),
        ("Surgeons usually classify fractures by their shape:", "fractures"),
        ("Physios sort sprains as follows:", "sprains"),
        ("We grade ankle sprains from 1 to 2:", "ankle sprains"),
        ("Healing takes place in two stages:", "healing"),
        ("Strains are usually described in two grades:", "strains"),
        ("Muscle tears fall into two categories:", "muscle tears"),
    ],
)
def test_lead_ins_say_of_what_there_are_types(lead: str, of: str) -> None:
    assert types(f"## More\n\n{lead}\n\n{GRADES}") == {of: NAMES}


def test_it_is_what_the_sentence_before_tells_of() -> None:
    table = "| Grade | Meaning |\n|--|--|\n| 0 | stiff only |\n| 1 | mild pain |\n"
    text = f"Hallux rigidus is arthritis of the big toe. Doctors grade it:\n\n{table}"
    assert types(f"## More\n\n{text}") == {"hallux rigidus": ["Grade 0", "Grade 1"]}


@pytest.mark.parametrize(
    ("text", "of", "names"),
    [
        ("There are two kinds of calf strain worth knowing. A sudden calf strain comes with a pop."
         " A slow calf strain builds up over days.", "calf strain", ["sudden", "slow"]),
    ],
)  # fmt: skip
def test_types_are_told_one_after_the_other(text: str, of: str, names: list[str]) -> None:
    assert types(text) == {of: names}


def test_shapes_are_in_no_order() -> None:
    by_shape = "Tears are classified by shape:\n\n- Radial: runs outwards\n- Flap: hangs loose\n"
    assert [one.ordered for one in facts_of(by_shape).types] == [False]


@pytest.mark.parametrize("heading", ["Types", "The main types", "Kinds"])
def test_a_bare_heading_asks_for_the_types_of_the_subject(heading: str) -> None:
    text = f"## {heading}\n\n- Acute: lasts for days\n- Chronic: lasts for months\n"
    assert types(text, "Bursitis") == {"bursitis": ["Acute", "Chronic"]}


def test_each_type_below_a_line_with_its_name() -> None:
    text = (
        "## Kinds\n\nTears of the cuff are classified by their depth:\n\n### Partial tear\n\nPart"
        " of the tendon is torn.\n\n### Full tear\n\nThe tendon is torn through.\n\n### Care\n\n"
        "Rest.\n"
    )
    assert types(text) == {"tears of the cuff": ["Partial", "Full"]}


@pytest.mark.parametrize(
    "text",
    [
        "Doctors grade their students by how much they know. The first is the best student.",
        "We divide the class into groups. A first-degree student pays less.",
        "We sort letters by date:\n\n- Monday: bills\n- Tuesday: cards\n",
        "## Types\n\n- Small: two rooms\n- Large: four rooms\n",
    ],
)
def test_what_else_is_sorted_has_no_types(text: str) -> None:
    assert types(text, "Our flats") == {}
