"""Groups in sentences, as people write them; and sentences that name none."""

import pytest

from tests.questions.facts.samples import facts_of, groups_of

CUFF = ["Supraspinatus", "Infraspinatus", "Teres minor", "Subscapularis"]
ELBOW = ["Biceps brachii", "Brachialis", "Brachioradialis"]
KNEE = ["Biceps femoris", "Semitendinosus", "Semimembranosus"]
CALF = ["Gastrocnemius", "Soleus"]
HEADS = ["Rectus femoris", "Vastus lateralis", "Vastus medialis", "Vastus intermedius"]
OUTER = [
    "Anterior talofibular ligament",
    "Calcaneofibular ligament",
    "Posterior talofibular ligament",
]
JAW = ["Masseter", "Temporalis", "Medial pterygoid"]

SENTENCES = [
    ("The rotator cuff consists of four muscles: supraspinatus, infraspinatus, teres minor and "
     "subscapularis.", "Rotator cuff", 4, CUFF),
    ("The rotator cuff is made up of supraspinatus, infraspinatus, teres minor and subscapularis.",
     "Rotator cuff", None, CUFF),
    ("Four muscles form the rotator cuff: the supraspinatus, the infraspinatus, the teres minor "
     "and the subscapularis.", "Rotator cuff", 4, CUFF),
    ("Supraspinatus, infraspinatus, teres minor and subscapularis make up the rotator cuff.",
     "Rotator cuff", None, CUFF),
    ("The rotator cuff (supraspinatus, infraspinatus, teres minor and subscapularis) is strong.",
     "Rotator cuff", None, CUFF),
    ("The hamstrings – biceps femoris, semitendinosus and semimembranosus – cross two joints.",
     "Hamstrings", None, KNEE),
    ("Biceps femoris, semitendinosus and semimembranosus bend the knee.",
     "Flexors of the knee", None, KNEE),
    ("The knee is bent by biceps femoris, semitendinosus and semimembranosus.",
     "Flexors of the knee", None, KNEE),
    ("Knee flexion is performed by biceps femoris, semitendinosus and semimembranosus.",
     "Knee flexors", None, KNEE),
    ("The muscles that bend the elbow are biceps brachii, brachialis and brachioradialis.",
     "Muscles that bend the elbow", None, ELBOW),
    ("Three muscles bend the elbow: biceps brachii, brachialis and brachioradialis.",
     "Flexors of the elbow", 3, ELBOW),
    ("There are three elbow flexors: biceps brachii, brachialis and brachioradialis.",
     "Elbow flexors", 3, ELBOW),
    ("The outer side is held by three ligaments: the anterior talofibular ligament, the "
     "calcaneofibular ligament and the posterior talofibular ligament.",
     "Ligaments of the outer side", 3, OUTER),
    ("Elbow flexors: biceps brachii, brachialis, brachioradialis.", "Elbow flexors", None, ELBOW),
    ("Among the elbow flexors are biceps brachii, brachialis and brachioradialis.",
     "Elbow flexors", None, ELBOW),
    ("The quadriceps has four heads: rectus femoris, vastus lateralis, vastus medialis and vastus "
     "intermedius.", "Quadriceps", 4, HEADS),
    ("The quadriceps is a group of four muscles, namely rectus femoris, vastus lateralis, vastus "
     "medialis and vastus intermedius.", "Quadriceps", 4, HEADS),
    ("Two muscles, the gastrocnemius and the soleus, lift the heel.",
     "Muscles that lift the heel", 2, CALF),
    ("The calf muscles, gastrocnemius and soleus, lift the heel.", "Calf muscles", None, CALF),
    ("The calf muscles are two in number: gastrocnemius and soleus.", "Calf muscles", 2, CALF),
    ("The jaw is closed by the masseter, the temporalis and the medial pterygoid.",
     "Muscles that close the jaw", None, JAW),
    ("Masseter, temporalis and the medial pterygoid close the jaw.",
     "Muscles that close the jaw", None, JAW),
    ("Upward rotation of the scapula comes from upper trapezius and serratus anterior.",
     "Upward rotators of the scapula", None, ["Upper trapezius", "Serratus anterior"]),
    ("The deep external rotators of the hip are piriformis, obturator internus and externus, the "
     "superior and inferior gemelli and quadratus femoris.", "Deep external rotators of the hip",
     None, ["Piriformis", "Obturator internus", "Obturator externus", "Superior gemellus",
            "Inferior gemellus", "Quadratus femoris"]),
    ("The abductors of the hip are gluteus medius, gluteus minimus and, when the hip is flexed, "
     "the piriformis.", "Abductors of the hip", None,
     ["Gluteus medius", "Gluteus minimus", "Piriformis (when the hip is flexed)"]),
    ("The extensors of the neck are splenius capitis and the upper fibres of trapezius.",
     "Extensors of the neck", None, ["Splenius capitis", "Trapezius (upper fibres)"]),
    ("The carpal bones of the first row are scaphoid, lunate, triquetrum and pisiform.",
     "Carpal bones of the first row", None, ["Scaphoid", "Lunate", "Triquetrum", "Pisiform"]),
    ("The rotators of the tail are caudalis longus and caudalis brevis.",
     "Rotators of the tail", None, ["Caudalis longus", "Caudalis brevis"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "label", "count", "members"), SENTENCES, ids=[one[0][:60] for one in SENTENCES]
)
def test_a_sentence_names_a_group(sentence, label, count, members):
    assert groups_of(facts_of(sentence)) == [(label, count, members)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Strong muscles are important for balance, strength and confidence.",
        "The muscles are tired, sore and heavy after a long day.",
        "Common injuries of the hamstrings are strains, tears and bruises.",
        "Good exercises for the hip flexors are lunges, leg raises and marches.",
        "The bones are light, strong and alive.",
        "Muscles need rest, food and water.",
        "The hip and the knee move together.",
        "Ann, Bob and Carl are the owners of the clinic.",
        "Your shoulders, hips and knees should be in one line.",
        "The biceps and triceps are easy to feel.",
        "Stretch the calves, hamstrings and quadriceps every day.",
        "Pain, swelling and stiffness are signs of arthritis of the joint.",
        "Foam rolling helps muscles such as the calves and hamstrings relax.",
        "The physios are Ann, Bob and Carl.",
        "Which muscles are the rotators: piriformis, gracilis or sartorius?",
    ],
)
def test_other_lists_in_sentences_are_no_groups(sentence):
    assert facts_of(sentence).groups == ()


def test_names_alone_below_a_heading_are_its_group():
    told = "## Knee extensors\n\nRectus femoris, vastus lateralis, vastus medialis."
    assert groups_of(facts_of(told)) == [("Knee extensors", None, HEADS[:3])]


def test_a_count_that_the_sentence_does_not_meet_is_warned_of():
    facts = facts_of("Three muscles bend the elbow: biceps brachii and brachialis.")
    assert groups_of(facts) == [("Flexors of the elbow", None, ELBOW[:2])]
    assert [one.code for one in facts.warnings] == ["count_mismatch"]


GLUTES = ["Gluteus maximus", "Gluteus medius", "Gluteus minimus"]


@pytest.mark.parametrize(
    ("text", "label", "count"),
    [
        ("The glutes are composed of the gluteus maximus, gluteus medius and gluteus minimus.",
         "Glutes", None),
        ("The glutes are a group of muscles. They are made up of the gluteus maximus, gluteus "
         "medius and gluteus minimus.", "Glutes", None),
        ("The buttock is a soft mass. It consists of three large paired muscles; gluteus maximus, "
         "gluteus medius and gluteus minimus.", "Buttock", 3),
    ],
)  # fmt: skip
def test_what_something_is_composed_of_is_no_part_of_a_name(text, label, count):
    assert groups_of(facts_of(text)) == [(label, count, GLUTES)]
