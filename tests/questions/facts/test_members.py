import pytest

from questions.facts.members import read_entry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gracilis", [("Gracilis", None)]),
        ("Gluteus Medius (anterior fibers)", [("Gluteus Medius", "anterior fibers")]),
        ("Piriformis (>60 degs of hip flexion)", [("Piriformis", ">60 degs of hip flexion")]),
        ("Gluteus medius – anterior fibers", [("Gluteus medius", "anterior fibers")]),
        ("Gluteus medius, anterior fibers", [("Gluteus medius", "anterior fibers")]),
        ("the anterior fibers of gluteus medius", [("gluteus medius", "anterior fibers")]),
        ("Tensor fasciae latae (TFL)", [("Tensor fasciae latae", None)]),
        ("Tibialis anterior: a long muscle of the shin", [("Tibialis anterior", None)]),
        ("The soleus muscle", [("soleus", None)]),
        (
            "Obturator Internus and Externus",
            [("Obturator Internus", None), ("Obturator Externus", None)],
        ),
        (
            "Superior and Inferior Gemelli",
            [("Superior Gemellus", None), ("Inferior Gemellus", None)],
        ),
        (
            "Gluteus maximus, medius and minimus",
            [("Gluteus maximus", None), ("Gluteus medius", None), ("Gluteus minimus", None)],
        ),
        ("Internal & external obliques", [("Internal oblique", None), ("External oblique", None)]),
        ("Gastrocnemius and soleus", [("Gastrocnemius", None), ("Soleus", None)]),
        ("Semitendinosus.", [("Semitendinosus", None)]),
        ("This muscle is one that you will feel when you climb stairs.", []),
    ],
)
def test_an_entry_names_its_muscles(text, expected):
    assert [(one.name, one.qualifier) for one in read_entry(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coverings of the muscles", ["Coverings of the muscles"]),
        ("Coccygeus muscle.", ["Coccygeus"]),
        ("Laterally – the fascia", []),
    ],
)
def test_a_name_keeps_the_word_without_which_it_names_nothing(text, expected):
    assert [one.name for one in read_entry(text)] == expected
