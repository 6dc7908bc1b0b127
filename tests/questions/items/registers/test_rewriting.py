"""Clinical words into plain ones, and where they stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.items.registers.edits import UntellableError
from questions.items.registers.rewriting import joint_of, rewrite, with_place
from questions.lexicon import table

GLOSSARY = table("glossary")


def plain(text, joint="hip"):
    return rewrite(text, joint).text


@pytest.mark.parametrize(
    ("clinical", "said"),
    [
        ("Load the Achilles tendon.", "Load the cord above the heel."),
        ("Achilles tendon", "Cord above the heel"),
        ("Which is an internal rotator of the hip?", "Which turns the thigh inward?"),
        ("Which is NOT an internal rotator of the hip?", "Which does NOT turn the thigh inward?"),
        ("one that is not an internal rotator", "one that does not turn the thigh inward"),
        ("Which are external rotators of the hip?", "Which turn the thigh outward?"),
        ("Internal rotators of the hip", "Muscles that turn the thigh inward"),
        ("with the internal rotators.", "with the muscles that turn the thigh inward."),
        ("asks for an internal rotator.", "asks for a muscle that turns the thigh inward."),
        ("one of the external rotators", "one of the muscles that turn the thigh outward"),
        ("tight external rotators", "tight muscles that turn the thigh outward"),
        ("What fits hip abduction?", "What fits moving the leg out to the side?"),
        ("Internal rotation matters for it.", "Turning the thigh inward matters for it."),
        ("the rim of the acetabulum", "the rim of the hip socket"),
        ("An acetabulum is deep.", "A hip socket is deep."),
        ("two acetabula", "two hip sockets"),
        ("The femoral head is not round", "The ball of the hip joint is not round"),
        ("In cam impingement, so", "In cam-type hip pinching, so"),
        ("Cam impingement", "Cam-type hip pinching"),
        ("It bulges (alpha angle 77°) and ends", "It bulges and ends"),
        ("a type of FAI", "a type of hip pinching"),
        ("FAI is common.", "Hip pinching is common."),
        ("It is femoroacetabular impingement (FAI)", "It is hip pinching"),
        ("Piriformis (>60° of hip flexion)", "Piriformis (hip bent more than 60°)"),
        ("below 60° of hip flexion with it", "with the hip bent less than 60° with it"),
        ("Gluteus medius (anterior fibers)", "Gluteus medius (front fibers)"),
        ("It is supine.", "It is lying on your back."),
        ("they hold internal rotation back", "they hold the inward turn back"),
        ("Internal: both; external: neither", "Turning inward: both; turning outward: neither"),
    ],
)
def test_a_phrase_becomes_plain_and_the_sentence_stays_one(clinical, said):
    assert plain(clinical) == said


@pytest.mark.parametrize(
    "text",
    [
        "they keep internal rotation low",
        "with no hip flexion strength",
        "adductor magnus (adductor part)",
        "the rotator cuff",
        "a supine position",
        "tibialis anterior",
        "the anterior scalene",
        "an upward rotator",
        "lateral flexion",
        "trunk rotation",
        "“Side-lying hip internal rotation”",
        "impingement",
        "an Achilles tendon rupture",
        "Adhesive capsulitis (frozen shoulder)",
        "Lift the arm to 90° of hip flexion",
        "nothing of it",
        "",
    ],
)
def test_a_phrase_stays_where_plain_words_would_break_it(text):
    assert plain(text) == text


def test_motions_without_a_joint_need_a_text_about_one():
    assert plain("with the internal rotators", None) == "with the internal rotators"
    assert plain("with the internal rotators", "shoulder").endswith("turn the upper arm inward")


def test_the_joint_is_the_one_that_is_named():
    assert joint_of("Rotators of the hip") == "hip"
    assert joint_of("Hip and knee") is None
    assert joint_of("Nothing", "hip") == "hip"


def test_what_takes_no_article_is_not_put_behind_one():
    with pytest.raises(UntellableError):
        plain("a cam impingement")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Gracilis turns it.", "Gracilis, a muscle of the groin, turns it."),
        ("It is gracilis.", "It is gracilis, a muscle of the groin."),
        (
            "Gluteus medius (front) turns.",
            "Gluteus medius (front), a muscle at the side of the hip, turns.",
        ),
    ],
)
def test_the_one_muscle_of_a_sentence_is_told_with_its_place(sentence, told):
    assert with_place(sentence) == told


@pytest.mark.parametrize(
    "text",
    [
        "Gracilis and soleus turn.",
        "It is gracilis, then.",
        "Gracilis",
        "One and gracilis turns.",
        "“Gracilis stretch” is it.",
        "Nothing is named.",
    ],
)
def test_a_list_an_option_or_a_name_is_left_alone(text):
    assert with_place(text) == text


SPECIMENS = ("Which is an {}?", "It is the {}.", "{} is it.", "with {}, so", "no {} strength", "{}")
CLINICAL = [
    *GLOSSARY["nouns"], *GLOSSARY["masses"], *GLOSSARY["positions"],
    *(f"{row['doer']}s of the {row['joint']}" for row in GLOSSARY["motions"]),
    *(f"{row['motion']} of the {row['joint']}" for row in GLOSSARY["motions"]),
]  # fmt: skip


@given(st.sampled_from(SPECIMENS), st.sampled_from(CLINICAL))
def test_no_frame_leaves_half_a_sentence(frame, phrase):
    text = frame.format(phrase)
    try:
        said = rewrite(text, joint_of(text)).text
    except UntellableError:
        return
    if said != text and not (frame == SPECIMENS[0] and phrase.partition(" of ")[0][-1] == "s"):
        assert not re.search(r"\ban? (?:\w+ing|muscles)\b|\ba [aeiou]|\ban [^aeiou]", said)
    assert not re.search(r"\b(\w+) \1\b|  | ,", said)


@given(st.text(max_size=60))
def test_any_text_comes_back_in_one_piece(text):
    said = rewrite(text, "hip").text
    if not any(phrase in text.lower() for phrase in CLINICAL):
        assert isinstance(said, str)
    with_place(text)


def test_no_plain_word_is_itself_in_need_of_one():
    """Rewriting twice is rewriting once, so no entry leads to another's clinical phrase."""
    for name in ("nouns", "plurals", "positions", "phrases"):
        for said in GLOSSARY[name].values():
            assert plain(said) == said
    for row in GLOSSARY["motions"]:
        for said in (row["do"], row["does"], row["ing"]):
            assert rewrite(said, row["joint"]).text == said


def test_every_muscle_with_a_place_is_one_of_the_body():
    body = {name for region in table("body")["muscles"].values() for name in region}
    named = [name for row in GLOSSARY["muscles"] for name in row["names"]]
    assert len(set(named)) == len(named)
    assert set(named) <= body
