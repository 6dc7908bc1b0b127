"""What headings say of the parts that stand below or above them."""

from questions.facts.model import Facts
from tests.questions.facts.samples import facts_of, groups_of

NOTES = """## Muscles of the calf

### Soleus

#### Components

- Deep part
- Marginal part

#### Actions

- Points the foot
- Marginal part: steadies the knee

#### Origin (upper end)

- Shin bone
- Fibula

### Gastrocnemius

#### Actions

- Bends the knee

#### Origin

- Thigh bone
"""


def functions(facts: Facts) -> dict[str, list[str]]:
    return {one.of: [item.name for item in one.items] for one in facts.functions}


def test_headings_below_a_class_name_its_members():
    groups = groups_of(facts_of(NOTES))
    assert ("Muscles of the calf", None, ["Soleus", "Gastrocnemius"]) in groups


def test_actions_belong_to_the_part_above_them():
    assert functions(facts_of(NOTES)) == {
        "soleus": ["Points the foot", "Marginal part: steadies the knee"],
        "gastrocnemius": ["Bends the knee"],
    }


def test_attachments_belong_to_the_part_above_them():
    found = {
        one.relation: {row.subject: row.value for row in one.rows}
        for one in facts_of(NOTES).attributes
    }
    assert found["origin"] == {
        "Soleus": ("Shin bone", "Fibula"),
        "Gastrocnemius": ("Thigh bone",),
    }


def test_headings_of_other_things_name_nothing():
    text = NOTES.replace("Soleus", "Opening hours").replace("Gastrocnemius", "How to find us")
    facts = facts_of(text)
    assert not facts.groups
    assert not functions(facts)
    assert not facts.attributes


def test_exercises_below_a_heading_of_muscles_are_no_members():
    text = "## Muscles to stretch\n\n### Soleus\n\nBend it.\n\n### Gastrocnemius\n\nPull it up.\n"
    assert not groups_of(facts_of(text))
