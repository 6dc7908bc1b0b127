"""Groups told by a number and as many names, by labels in one run, and by a table's heading."""

import pytest

from tests.questions.facts.samples import facts_of, groups_of

CALF = ["Gastrocnemius", "Soleus"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The calf is really two muscles, the gastrocnemius and the soleus.",
         [("Calf", 2, CALF)]),
        ("She told me that the calf is made up of two muscles: gastrocnemius and soleus.",
         [("Calf", 2, CALF)]),
        ("Balance depends on three systems: the inner ear, the eyes and the joint sensors.",
         [("Balance", 3, ["Inner ear", "Eyes", "Joint sensors"])]),
        ("The deltoid has three parts – anterior, middle and posterior.",
         [("Deltoid", 3, ["Anterior", "Middle", "Posterior"])]),
        ("Three muscles do most of the turning: the sternocleidomastoid, the splenius capitis and "
         "the levator scapulae.",
         [("Muscles that do most of the turning", 3,
           ["Sternocleidomastoid", "Splenius capitis", "Levator scapulae"])]),
        ("The scaphoid, lunate, triquetrum and pisiform form the proximal row of the wrist.",
         [("Proximal row of the wrist", None, ["Scaphoid", "Lunate", "Triquetrum", "Pisiform"])]),
        ("The muscles of mastication (masseter, temporalis) close the jaw.",
         [("Muscles of mastication", None, ["Masseter", "Temporalis"])]),
        ("Three structures pass through the tunnel:\n\n- the artery of the sole\n- the big nerve\n"
         "- the long tendon\n",
         [("Structures that pass through the tunnel", 3,
           ["artery of the sole", "big nerve", "long tendon"])]),
        ("Calf muscles: gastrocnemius, soleus\nShin muscles: tibialis anterior, fibularis tertius",
         [("Calf muscles", None, CALF),
          ("Shin muscles", None, ["Tibialis anterior", "Fibularis tertius"])]),
        ("- Gastrocnemius: O femoral condyles; I calcaneus, two heads\n- Soleus: O head of the "
         "fibula; I calcaneus\n\n", []),
    ],
)  # fmt: skip
def test_groups_are_read(text, expected):
    assert groups_of(facts_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A good plan has three parts: warming up, training and resting.",
        "Balance depends on two systems: the inner ear, the eyes and the joint sensors.",
        "Our shop sells three things: bands, balls and mats.",
        "The engine relies on two systems: the back axle and the arm of the pump.",
        "## Bones\n\n- 2 Contents of the tunnel\n- 3.1 Causes\n- 4 Exercises\n",
    ],
)
def test_what_lists_no_parts_of_the_body_is_no_group(text):
    assert groups_of(facts_of(text)) == []


TABLE = (
    "\n\n| Muscle | Origin | Nerve |\n| - | - | - |\n| Gracilis | pubis | obturator |\n"
    "| Adductor longus | pubis | obturator |\n"
)


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("The medial compartment", "Medial compartment"),
        ("Adductor group", "Adductor group"),
        ("Superficial layer of the thigh", "Superficial layer of the thigh"),
        ("Muscles of the inner thigh", "Muscles of the inner thigh"),
        ("Adductors (2)", "Adductors"),
    ],
)
def test_a_heading_names_the_muscles_of_a_table_of_notes(title, label):
    ((found, _, members),) = groups_of(facts_of(f"## {title}{TABLE}"))
    assert (found, members) == (label, ["Gracilis", "Adductor longus"])


@pytest.mark.parametrize("title", ["Muscle injuries", "Muscles", "Revision", "Which muscles tear?"])
def test_a_heading_that_names_nothing_makes_no_group(title):
    assert groups_of(facts_of(f"## {title}{TABLE}")) == []
