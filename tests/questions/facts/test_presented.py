"""Groups that a sentence presents before it names them, and adjectives that are none."""

import pytest

from tests.questions.facts.samples import facts_of, groups_of

THENAR = ["Abductor pollicis brevis", "Flexor pollicis brevis", "Opponens pollicis"]
SHIN = ["Tibialis anterior", "Extensor hallucis longus"]
CALF = ["Gastrocnemius", "Soleus"]
LIGAMENTS = ["Anterior cruciate", "Posterior cruciate"]


def named(names):
    *first, last = names
    return f"{', '.join(first)} and {last}".lower()


PRESENTED = [
    ("On that side we meet the thenar muscles, of which there are three: {}.", "Thenar muscles", 3,
     THENAR),
    ("Next come the thenar muscles, three in number: {}.", "Thenar muscles", 3, THENAR),
    ("Of the thenar muscles there are three: {}.", "Thenar muscles", 3, THENAR),
    ("The thenar muscles, three in all, are {}.", "Thenar muscles", 3, THENAR),
    ("In front of the shin lie the dorsiflexors: {}.", "Dorsiflexors", None, SHIN),
    ("Here run the dorsiflexors of the ankle: {}.", "Dorsiflexors of the ankle", None, SHIN),
    ("Among the plantarflexors there are two that count: {}.", "Plantarflexors", 2, CALF),
    ("We have two plantarflexors: {}.", "Plantarflexors", 2, CALF),
    ("The heel is lifted by two muscles, the {}.", "Muscles that lift the heel", 2, CALF),
    ("The calf is basically two muscles, the {}.", "Calf", 2, CALF),
    ("The triceps surae, comprising {}, lifts the heel.", "Triceps surae", None, CALF),
    ("The knee has two crossed ligaments – the {}.", "Knee", 2, LIGAMENTS),
    ("The plantarflexors, which lift the heel, are the {}.", "Plantarflexors", None, CALF),
    ("The ear senses turning with two canals: the upper canal and the side canal.", "Canals", 2,
     ["Upper canal", "Side canal"]),
    ("The ear has two bony canals: the upper canal and the side canal.", "Bony canals", 2,
     ["Upper canal", "Side canal"]),
    ("Two muscles lift the heel. These are the {}.", "Muscles that lift the heel", 2, CALF),
    ("The plantarflexors are two strong muscles behind the shin. They are the {}.",
     "Plantarflexors", 2, CALF),
    ("The gastrocnemius and the soleus are both plantarflexors.", "Plantarflexors", None, CALF),
    ("The calf has two layers of muscle: {}.", "Calf", 2, CALF),
    ("The lower row holds the {}.", "Lower row", None, CALF),
    ("Plantarflexion: {}", "Plantarflexors", None, CALF),
    ("To bend the knee you use two muscles: {}.", "Flexors of the knee", 2, CALF),
    ("Flexion of the knee is the job of two muscles: {}.", "Flexors of the knee", 2, CALF),
    ("The long flexors – {} – run behind the ankle.", "Long flexors", None, CALF),
    ("The heel is lifted by {} and lowered by the shin.", "Muscles that lift the heel", None, CALF),
    ("The triceps has three heads (long, lateral and medial).", "Triceps", 3,
     ["Long", "Lateral", "Medial"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "label", "count", "names"), PRESENTED, ids=[one[0][:40] for one in PRESENTED]
)
def test_what_a_sentence_presents_is_a_group(sentence, label, count, names):
    found = groups_of(facts_of(sentence.format(named(names))))
    assert found == [(label, count, names)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The calf muscles are strong, flexible and tough.",
        "The muscles of the back are important for standing, lifting and walking.",
        "Your glutes are large, powerful and lazy.",
        "The neck muscles are used for turning, nodding and looking up.",
        "The intrinsic muscles as a whole are needed for writing, for playing and for buttons.",
        "The wrist bones are small, round and closely packed.",
        "The tendons are nervous, serious and famous.",
        "Insertion: tibia and fibula.",
        "Nerve supply: femoral nerve and sciatic nerve.",
        "Hinge joint: moves in one plane, like the elbow.",
        "Pivot joint: turns, like the top of the neck.",
        "The sternal head: pulls down, works hard and tires late.",
    ],
)
def test_what_parts_are_like_is_no_member(sentence):
    assert facts_of(sentence).groups == ()


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("Obliques (internal and external)", ["Internal oblique", "External oblique"]),
        ("Obturators (internus and externus)", ["Obturator internus", "Obturator externus"]),
        ("Pterygoids (medial, lateral)", ["Medial pterygoid", "Lateral pterygoid"]),
        ("Rhomboids (major & minor)", ["Rhomboid major", "Rhomboid minor"]),
        ("Gastrocnemius (medial and lateral heads)",
         ["Gastrocnemius (medial and lateral heads)"]),
        ("Lumbricals (first and second)", ["Lumbricals (first and second)"]),
        ("Gluteus medius (anterior)", ["Gluteus medius (anterior)"]),
    ],
)  # fmt: skip
def test_a_bracket_may_part_a_plural(entry, names):
    (group,) = groups_of(facts_of(f"The muscles are:\n\n- {entry}\n- Soleus\n", "Calf muscles"))
    assert group[2] == [*names, "Soleus"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("primary external rotators", "main internal rotators"),
        ("main flexors of the knee", "chief extensors of the knee"),
        ("key invertors", "evertors"),
        ("abductors of the hip", "most important adductors of the hip"),
        ("prime elevators", "principal depressors"),
    ],
)
def test_ranked_groups_are_opposites_too(one, other):
    facts = facts_of(f"The {one} are sartorius and soleus. The {other} are soleus and gracilis.")
    assert [one.code for one in facts.warnings] == ["contradiction"]
    assert [member.name for group in facts.groups for member in group.members] == [
        "Sartorius",
        "Gracilis",
    ]


NERVES = (
    "| Muscle | Origin | Nerve | Action |\n|---|---|---|---|\n"
    "| Infraspinatus | scapula | suprascapular nerve | external rotation |\n"
    "| Teres minor | scapula | axillary nerve | external rotation |\n"
    "| Subscapularis | scapula | subscapular nerve | internal rotation |\n"
)


def test_actions_that_repeat_are_groups_and_others_functions():
    facts = facts_of(NERVES)
    assert groups_of(facts) == [("External rotators", None, ["Infraspinatus", "Teres minor"])]
    assert [(one.of, [item.name for item in one.items]) for one in facts.functions] == [
        ("Subscapularis", ["internal rotation"])
    ]


@pytest.mark.parametrize(
    "header", ["Nerve", "Nerve supply", "Artery", "Insertion", "Origin of the tendons"]
)
def test_what_a_table_notes_of_each_muscle_is_no_group(header):
    facts = facts_of(NERVES.replace("| Nerve |", f"| {header} |"))
    assert [group.label for group in facts.groups] == ["External rotators"]


def test_two_brackets_of_one_sentence_are_two_groups():
    text = "The flexors (psoas and iliacus) lift it, the extensors (soleus and plantaris) do not."
    assert groups_of(facts_of(text)) == [
        ("Flexors", None, ["Psoas", "Iliacus"]),
        ("Extensors", None, ["Soleus", "Plantaris"]),
    ]


def test_an_abbreviation_that_is_spelt_out_beside_it_is_no_name():
    text = (
        "## Knee ligaments\n\n- ACL – anterior cruciate ligament: stops the shin\n"
        "- MCL – medial collateral ligament: guards the inner side\n"
    )
    names = ["Anterior cruciate ligament", "Medial collateral ligament"]
    assert groups_of(facts_of(text)) == [("Knee ligaments", None, names)]
