"""Terms that an article explains, as people put it; and sentences that only look so."""

import pytest

from questions.facts import extract
from questions.reading import read
from tests.questions.facts.samples import facts_of


def terms(text):
    return {one.term: one.key for one in facts_of(text).definitions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bursae are small sacs of fluid that let tendons glide.",
         {"Bursae": "small sacs of fluid that let tendons glide"}),
        ("The retinacula are bands of fascia around the wrist.",
         {"Retinacula": "bands of fascia around the wrist"}),
        ("Osteophytes are bony spurs that grow at a joint’s edge.",
         {"Osteophytes": "bony spurs that grow at a joint’s edge"}),



        ("Gout is arthritis caused by crystals.", {"Gout": "arthritis caused by crystals"}),
        ("Arthroscopy is keyhole surgery in which a camera looks into the joint.",
         {"Arthroscopy": "keyhole surgery in which a camera looks into the joint"}),
        ("A callus is new bone that grows where a bone broke.",
         {"Callus": "new bone that grows where a bone broke"}),
        ("Menisci are two pads of cartilage that sit in the knee.",
         {"Menisci": "two pads of cartilage that sit in the knee"}),
        ("Trigger points are tight knots in a muscle.",
         {"Trigger points": "tight knots in a muscle"}),



        ("“Hypermobility” means joints that bend far.", {"Hypermobility": "joints that bend far"}),

        ("## Terms I keep mixing up\n\n**Footprint**\n: the patch where a tendon inserts",
         {"Footprint": "the patch where a tendon inserts"}),
        ("## Words from the ward round\n\n- Ataxia: clumsy movement",
         {"Ataxia": "clumsy movement"}),
    ],
)  # fmt: skip
def test_terms_are_explained_in_many_ways(text, expected):
    assert terms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The clinic is a short walk from the station.",
        "Squats are simple exercises that anybody can do.",
        "The patients are people of all ages.",
        "Falls are common causes of fractures in winter.",
        "## Terms and conditions\n\n- Refunds: within two weeks of the booking",
        "The leaflet is a guide for your first week at home.",
        "The fourth tendon is the extensor indicis.",
        "The seventh bone is the calcaneus.",
        "The gastrocnemius is the bigger one and crosses the knee.",
        "Marta is a climbing coach from Leeds.",
        "Balance Matters is a registered charity.",
        "Dr Helen Marsh is a knee specialist in the north.",
        "The authors are members of the society.",
        "Trunk rotation is a team effort between two muscles.",
        "Risk factors for a second tear are a weak thigh, a stiff hip and an early return.",
        "The treatment is a brace for six weeks.",
        "Recovery is a slow process.",
        "Rehab is a marathon, not a sprint.",
        "The bigger one is the gastrocnemius.",
        "The prime mover is the deltoid, assisted by the supraspinatus.",
        "The soleus is the odd one out, since it crosses one joint.",
        "The scar is weakest between the second and the third week.",
        "Walking is an excellent form of exercise.",
    ],
)
def test_what_explains_no_term_gives_none(text):
    assert terms(text) == {}


def test_headings_below_a_glossary_are_terms():
    text = """# The wrist

## Glossary

### Carpus

The eight small bones between forearm and hand. They move together.

### Ulnar deviation

Tilting the hand towards the little finger.
"""
    assert terms(text) == {
        "Carpus": "The eight small bones between forearm and hand",
        "Ulnar deviation": "Tilting the hand towards the little finger",
    }


def test_headings_elsewhere_are_none():
    text = "# The wrist\n\n## Splints\n\n### At night\n\nKeep the thumb still while you sleep.\n"
    assert terms(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The pose in the drawing is a low lunge with straight arms.",
        "The last group is the short muscles, which steady the spine.",
        "The origins are inferior to the insertions of these muscles.",
        "Costly machines mean the gym can be out of reach.",
        "Slow breathing is a strong indicator of this.",
        "A sprain is an injury that happens when you twist the ankle. The injury happens often.",
    ],
)
def test_what_cannot_be_defined_is_no_term(text):
    assert not set(terms(f"# Moving well\n\nSome words come first here. {text}\n")) - {"Sprain"}


def test_a_term_that_nobody_knows_is_told_by_what_it_is():
    text = "Tarsal coalition is a condition in which bones of the foot grow together."
    assert list(terms(text)) == ["Tarsal coalition"]


def test_a_label_that_comes_back_with_other_words_is_no_term():
    text = "# Poses\n\n" + "".join(
        f"- Option: a block {where} the back\n" for where in ("under", "behind", "beside", "below")
    )
    assert terms(text) == {}


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ("* **Flexion:** - Bending a joint.", "Bending a joint"),
        ("* **Flexion:** – Bending a joint", "Bending a joint"),
        ("* **Flexion:** ‘Bending a joint’ (Miller, 2010, 4).", "Bending a joint"),
        (
            "* **Flexion:** bending “a joint” as far as it goes",
            "bending “a joint” as far as it goes",
        ),
    ],
)
def test_what_stands_around_a_meaning_is_no_part_of_it(entry: str, key: str) -> None:
    others = ("* **Extension:** - Straightening a joint.", "* **Rotation:** - Turning a joint.")
    text = "# Words for the leg\n\n" + "\n\n---\n\n".join((entry, *others))
    found = extract(read(text.encode(), name="words.md")).definitions
    assert next((one.term, one.key) for one in found) == ("Flexion", key)
    assert len(found) == 3


def test_words_of_place_are_explained_by_words_of_place():
    text = (
        "## Which way is which\n\n"
        "- **Ventral:** a word for the side of the belly\n"
        "- **Lateral:** away from the middle\n"
        "- **Superior:** above\n"
        "- **Distal:** further from the trunk\n"
    )
    found = terms(text)
    assert found["Lateral"] == "away from the middle"
    assert found["Superior"] == "above"
    assert found["Distal"] == "further from the trunk"


def test_where_something_is_attached_explains_no_word():
    text = (
        "The sheet is attached as follows:\n\n"
        "- Anterior – bodies of the pubic bones\n"
        "- Laterally – fascia of the obturator internus\n"
        "- Posteriorly – spines of the ischium\n"
    )
    assert terms(text) == {}
    assert facts_of(text).groups == ()
