from questions.facts import extract, facts_to_json
from questions.reading import BlockKind, read
from tests.questions.reading.files.builders import docx, paragraph, table

MUSCLES = [
    ("Muscle", "Origin", "Insertion", "Nerve", "Action"),
    ("Sartorius", "Front of the ilium", "Medial tibia", "Femoral nerve", "Flexion of the knee"),
    ("Gracilis", "Body of the pubis", "Medial tibia", "Obturator nerve", "Adduction of the thigh"),
    ("Soleus", "Back of the fibula", "Calcaneus", "Tibial nerve", "Plantarflexion"),
]


def test_a_table_of_muscles_gives_their_attributes():
    body = paragraph("Muscles of the leg", style="Title") + table(MUSCLES)
    found = facts_to_json(extract(read(docx(body))))
    values = {
        (attribute["relation"], row["subject"]): row["value"]
        for attribute in found["attributes"]
        for row in attribute["rows"]
    }
    assert len(values) == 12
    assert values["nerve", "Gracilis"] == ["Obturator nerve"]
    assert values["origin", "Soleus"] == ["Back of the fibula"]


def test_headings_lists_and_bold_lines_keep_their_shape():
    body = (
        paragraph("Stiff calves", style="Title")
        + paragraph("The calf tires on hills, and it recovers when you rest it for a day or two.")
        + paragraph("What to do", style="H1")
        + paragraph("Wall stretch", bold=True)
        + paragraph("Stand facing a wall.", numbering=2)
        + paragraph("Step back with one foot.", numbering=2)
        + paragraph("Do this with:", style="")
        + paragraph("a firm shoe", numbering=1)
    )
    article = read(docx(body))
    blocks = [block for section in article.sections for block in section.blocks]
    assert article.title == "Stiff calves"
    assert [section.title for section in article.sections[1:]] == ["What to do", "Wall stretch"]
    assert [b.number for b in blocks if b.kind is BlockKind.NUMBERED] == [1, 2]
    assert [b.text for b in blocks if b.kind is BlockKind.BULLET] == ["a firm shoe"]


def test_exercises_come_out_with_their_doses():
    body = (
        paragraph("Stiff calves", style="Title")
        + paragraph("Heel raise", style="H1")
        + paragraph("Stand behind a chair.", numbering=2)
        + paragraph("Rise onto your toes.", numbering=2)
        + paragraph("Do 3 sets of 12 repetitions, once a day.")
    )
    (exercise,) = facts_to_json(extract(read(docx(body))))["exercises"]
    assert (exercise["name"], exercise["dosage"]["sets"]) == ("Heel raise", [3, 3])
    assert exercise["steps"] == ["Stand behind a chair.", "Rise onto your toes."]
