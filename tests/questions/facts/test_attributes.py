"""What tables and labels say of several subjects, read column by column."""

import pytest

from questions.facts import extract
from questions.reading import read

TABLE = """# Muscles of the calf

| Muscle | Origin | Insertion | Nerve | Action |
| --- | --- | --- | --- | --- |
| Gastrocnemius | Back of the femur | Heel bone | Tibial nerve | Plantarflexion, knee flexion |
| Soleus | Fibula; tibia | Heel bone | Tibial nerve | Plantarflexion |
| Plantaris | Back of the femur | Heel bone | - | Plantarflexion |
"""

LABELS = """# Neck

- **Platysma**

  - Origin: chest
  - Nerve: facial nerve

- **Sternocleidomastoid**

  - Origin: sternum, clavicle
  - Nerve: accessory nerve
"""


def columns(text, name="article.md"):
    """{relation: {subject: value}} of an article."""
    found = extract(read(text.encode(), name=name)).attributes
    return {one.relation: {row.subject: row.value for row in one.rows} for one in found}


def test_each_column_is_an_attribute_of_what_the_rows_are_about():
    found = columns(TABLE)
    assert set(found) == {"origin", "insertion", "nerve", "action"}
    assert found["insertion"]["Soleus"] == ("Heel bone",)


def test_a_cell_has_its_parts_and_an_empty_one_none():
    found = columns(TABLE)
    assert found["origin"]["Soleus"] == ("Fibula", "tibia")
    assert found["action"]["Gastrocnemius"] == ("Plantarflexion", "knee flexion")
    assert "Plantaris" not in found["nerve"]


def test_what_stands_under_no_header_is_what_the_row_is_about():
    assert columns(TABLE.replace("| Muscle |", "|  |")) == columns(TABLE)


def test_rows_rest_on_their_cells_and_the_column_on_the_header():
    article = read(TABLE.encode(), name="article.md")
    nerve = next(one for one in extract(article).attributes if one.relation == "nerve")
    assert [article.quote(span) for span in nerve.rows[0].evidence] == [
        "Gastrocnemius", "Tibial nerve",
    ]  # fmt: skip
    assert [article.quote(span) for span in nerve.evidence] == ["Nerve"]


def test_members_of_a_group_told_by_rows_rest_on_the_name_and_the_action():
    article = read(TABLE.encode(), name="article.md")
    group = extract(article).groups[0]
    assert [article.quote(span) for span in group.evidence] == ["Action"]
    assert [article.quote(span) for span in group.members[0].evidence] == [
        "Gastrocnemius", "Plantarflexion, knee flexion",
    ]  # fmt: skip


def test_ids_stay_where_another_row_comes_in():
    more = TABLE + "| Popliteus | Femur | Tibia | Tibial nerve | Knee flexion |\n"
    before, after = (
        {row.id for one in extract(read(text.encode())).attributes for row in one.rows}
        for text in (TABLE, more)
    )
    assert before < after


def test_labels_that_several_things_have_are_columns_too():
    assert columns(LABELS) == {
        "origin": {"Platysma": ("chest",), "Sternocleidomastoid": ("sternum", "clavicle")},
        "nerve": {"Platysma": ("facial nerve",), "Sternocleidomastoid": ("accessory nerve",)},
    }


def test_labels_below_headings_are_read_alike():
    text = "# Neck\n\n## Platysma\n\nOrigin: chest\n\n## Omohyoid\n\nOrigin: shoulder blade\n"
    assert columns(text)["origin"] == {"Platysma": ("chest",), "Omohyoid": ("shoulder blade",)}


def test_a_label_that_one_thing_alone_has_says_nothing_of_several():
    assert columns(LABELS.replace("Nerve: accessory", "Supply: accessory")).keys() == {"origin"}


@pytest.mark.parametrize(
    "text",
    [
        "# Knees\n\n| Exercise | Sets | Reps |\n| --- | --- | --- |\n| Squat | 2 | 8 |\n"
        "| Lunge | 3 | 9 |\n",
        "# Sprains\n\n| Grade | What is seen |\n| --- | --- |\n| 1 | swelling |\n"
        "| 2 | bruising |\n",
        "# Knees\n\n### Heel dig\n\nPurpose: wakes the hamstrings\n\nAction: Dig the heel in.\n\n"
        "### Arc\n\nPurpose: wakes the quads\n\nAction: Straighten the knee.\n",
    ],
    ids=["program", "grades", "exercises"],
)
def test_programs_grades_and_exercises_are_facts_of_other_kinds(text):
    assert columns(text) == {}


def test_a_line_that_is_only_a_label_tells_what_the_list_below_it_says():
    text = "# Thumb\n\n" + "".join(
        f"## {name}\n\nOrigin\n\n- {place}\n- flexor retinaculum\n\nInsertions\n\n- thumb\n\n"
        for name, place in (("Opponens pollicis", "trapezium"), ("Adductor pollicis", "capitate"))
    )
    assert columns(text)["origin"] == {
        "Opponens pollicis": ("trapezium", "flexor retinaculum"),
        "Adductor pollicis": ("capitate", "flexor retinaculum"),
    }
    assert columns(text).keys() == {"origin", "insertions"}
    assert extract(read(text.encode())).groups == ()


SIDEWAYS = """# The arm

| Muscle | Brachialis | Anconeus |
| --- | --- | --- |
| **Origin** | Humerus | Lateral epicondyle |
| **Insertion** | Ulna | Olecranon |
"""


def test_a_table_whose_rows_are_what_is_told_is_turned() -> None:
    told = {
        (one.relation, row.subject): row.value
        for one in extract(read(SIDEWAYS.encode(), name="arm.md")).attributes
        for row in one.rows
    }
    assert told == {
        ("origin", "Brachialis"): ("Humerus",),
        ("origin", "Anconeus"): ("Lateral epicondyle",),
        ("insertion", "Brachialis"): ("Ulna",),
        ("insertion", "Anconeus"): ("Olecranon",),
    }


def test_tables_for_one_part_each_are_columns_of_all_parts():
    text = (
        "# The elbow\n\n## Front\n\n| Muscle | Brachialis |\n|---|---|\n| Origin | humerus |\n"
        "| Insertion | ulna |\n\n## Back\n\n| Muscle | Anconeus |\n|---|---|\n"
        "| Origin | back of the humerus |\n| Insertion | olecranon |\n"
    )
    assert columns(text) == {
        "origin": {"Brachialis": ("humerus",), "Anconeus": ("back of the humerus",)},
        "insertion": {"Brachialis": ("ulna",), "Anconeus": ("olecranon",)},
    }


def test_headings_within_a_table_are_no_rows_and_name_what_stands_below():
    text = (
        "# The leg\n\n| Muscle | Origin |\n|---|---|\n| Anterior compartment | |\n"
        "| Tibialis anterior | tibia |\n| Extensor hallucis longus | fibula |\n"
        "| Lateral compartment | |\n| Fibularis longus | upper fibula |\n"
        "| Fibularis brevis | lower fibula |\n"
    )
    facts = extract(read(text.encode(), name="article.md"))
    assert len(facts.attributes[0].rows) == 4
    assert {one.label: [member.name for member in one.members] for one in facts.groups} == {
        "Anterior compartment": ["Tibialis anterior", "Extensor hallucis longus"],
        "Lateral compartment": ["Fibularis longus", "Fibularis brevis"],
    }


TESTS = """<h1>The shoulder</h1><table>
<tr><td colspan="3">Special tests</td></tr>
<tr><td>Test</td><td>Shows</td><td>Positive if</td></tr>
<tr><td>Empty can<br>test</td><td>a tear of the cuff</td><td>lifting the arm hurts a lot</td></tr>
<tr><td>Cross test</td><td>a worn joint</td><td>the top of the shoulder hurts</td></tr>
<tr><td>Sulcus sign</td><td>a loose joint</td><td>a groove is seen below the bone</td></tr>
</table>"""


def test_words_over_longer_cells_below_a_title_over_all_columns_are_a_header():
    assert columns(TESTS, "page.html") == {
        "shows": {
            "Empty can test": ("a tear of the cuff",),
            "Cross test": ("a worn joint",),
            "Sulcus sign": ("a loose joint",),
        },
        "positive if": {
            "Empty can test": ("lifting the arm hurts a lot",),
            "Cross test": ("the top of the shoulder hurts",),
            "Sulcus sign": ("a groove is seen below the bone",),
        },
    }


def test_a_table_of_tests_holds_no_exercises():
    assert not extract(read(TESTS.encode(), name="page.html")).exercises
