"""What a list is called where its heading only asks, or its lead-in only points: by what the
lead-in or the heading above is about."""

import pytest

from questions.facts import extract
from questions.reading import read
from tests.questions.facts.samples import groups_of

TWO = "- {0}\n- {1}\n"
PALM = TWO.format("Abductor pollicis brevis", "Opponens pollicis")
ARM = TWO.format("Biceps brachii", "Brachialis")
LEG = TWO.format("Gastrocnemius", "Soleus")
BANDS = TWO.format("Medial collateral ligament", "Lateral collateral ligament")
HIP = TWO.format("Piriformis", "Obturator internus")


def label_in(title: str, heading: str, lead: str, names: str) -> str:
    text = f"# {title}\n\nA few words come first.\n\n## {heading}\n\n{lead}\n\n{names}"
    (group,) = groups_of(extract(read(text.encode())))
    return group[0]


@pytest.mark.parametrize(
    ("title", "heading", "lead", "names", "label"),
    [
        ("The hip", "Which muscles turn the hip?", "There are 2 external rotators of the hip:", HIP,
         "External rotators of the hip"),
        ("The elbow", "Which muscles bend the arm?", "These two muscles bend the elbow:", ARM,
         "Flexors of the elbow"),
        ("The elbow", "Muscles", "There are two elbow flexors:", ARM, "Elbow flexors"),
        ("The hip", "What turns it?", "The hip has two deep external rotators:", HIP,
         "Deep external rotators of the hip"),
        ("The thenar eminence", "Structure",
         "The intrinsic group of muscles here consists of:", PALM,
         "Intrinsic group of muscles of the thenar eminence"),
        ("The thenar eminence", "Structure", "There are two muscles here:", PALM,
         "Muscles of the thenar eminence"),
        ("Anatomy for beginners", "The calf", "The muscles here are:", LEG,
         "Muscles of the calf"),
        ("The knee", "Anatomy", "Its two main ligaments are:", BANDS,
         "Main ligaments of the knee"),
        ("The calf", "Why is it so strong?", "It is made up of two muscles:", LEG,
         "Muscles of the calf"),
        ("The calf", "What moves it?", "It is moved by these plantarflexors:", LEG,
         "Plantarflexors of the calf"),
        ("The upper arm", "What is in it?", "This compartment contains two muscles:", ARM,
         "Muscles of the upper arm"),
        ("Your knee", "What has been hurt",
         "You have sprained the collateral ligaments, of which there are two:", BANDS,
         "Collateral ligaments"),
        ("Your calf", "What has been hurt",
         "You have torn the triceps surae, which has two parts:", LEG, "Triceps surae"),
    ],
)  # fmt: skip
def test_a_list_is_called_what_it_is_about(
    title: str, heading: str, lead: str, names: str, label: str
) -> None:
    assert label_in(title, heading, lead, names) == label


def test_a_heading_that_names_its_list_still_names_it() -> None:
    assert label_in("The calf", "Muscles of the calf", "They are:", LEG) == "Muscles of the calf"


@pytest.mark.parametrize(
    ("text", "label", "names"),
    [
        ("The flexor pollicis brevis has two heads: a superficial head and a deep head.",
         "Flexor pollicis brevis", ["Superficial head", "Deep head"]),
        ("The biceps brachii has two heads, a long head and a short head.",
         "Biceps brachii", ["Long head", "Short head"]),
        ("The adductor magnus has two parts: an adductor part and a hamstring part.",
         "Adductor magnus", ["Adductor part", "Hamstring part"]),
        ("The deltoid consists of three parts: an anterior part, a middle part and a posterior"
         " part.", "Deltoid", ["Anterior part", "Middle part", "Posterior part"]),
        ("The gastrocnemius is made up of two heads: a medial head and a lateral head.",
         "Gastrocnemius", ["Medial head", "Lateral head"]),
        ("The pronator teres has two heads – a humeral head and an ulnar head.",
         "Pronator teres", ["Humeral head", "Ulnar head"]),
    ],
)  # fmt: skip
def test_heads_may_have_an_article(text: str, label: str, names: list[str]) -> None:
    assert groups_of(extract(read(text.encode()))) == [(label, len(names), names)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Hiccups are sudden, involuntary contractions of the diaphragm.", "Hiccups"),
        ("Cramps are painful, sudden contractions of a muscle.", "Cramps"),
        ("Tendons are tough, white cords that join muscle to bone.", "Tendons"),
        ("Osteophytes are small, bony lumps that grow at the edge of a joint.", "Osteophytes"),
        ("Menisci are smooth, C-shaped pads of cartilage in the knee.", "Menisci"),
        ("Bursae are thin, slippery sacs filled with fluid.", "Bursae"),
    ],
)
def test_a_comma_may_stand_between_the_words_for_what_they_are(text: str, term: str) -> None:
    assert [one.term for one in extract(read(text.encode())).definitions] == [term]
