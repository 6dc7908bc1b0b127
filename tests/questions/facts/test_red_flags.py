"""Signs that send a reader to a doctor, as people write them; and sentences that only look so."""

import pytest

from tests.questions.facts.samples import facts_of


def signs(text):
    return [item.name for one in facts_of(text).red_flags for item in one.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Get it checked today if\n\n- it swells within an hour\n- it won’t take your weight\n",
         ["it swells within an hour", "it won’t take your weight"]),
        ("## Have it looked at the same day if…\n\n- your calf swells\n- the toes turn blue\n",
         ["your calf swells", "the toes turn blue"]),
        ("Tell someone at once if lifting your arm makes you breathless or you’ve been sick.",
         ["lifting your arm makes you breathless", "you’ve been sick"]),
        ("See somebody soon if your heel is numb, if it hurts at night or if it is hot.",
         ["your heel is numb", "it hurts at night", "it is hot"]),
        ("Ring your surgery when pain wakes you at night or when you run a fever.",
         ["pain wakes you at night", "you run a fever"]),
        ("Back to your GP if:\n\n- your knee locks\n- your knee is hot\n",
         ["your knee locks", "your knee is hot"]),
        ("Refer back to the doctor if:\n\n- you cough up blood\n- you are short of breath\n",
         ["you cough up blood", "you are short of breath"]),
        ("Red flags: night pain, fever, weight loss.", ["night pain", "fever", "weight loss"]),
        ("Remember: red flags in any joint = fever, night sweats.", ["fever", "night sweats"]),
        ("STOP and call us if: elbow locks, hand goes weak, or you feel faint.",
         ["elbow locks", "hand goes weak", "you feel faint"]),
        ("See your GP if you have any of these: a lump, fever.", ["a lump", "fever"]),
        ("## Come to A&E if\n\n- the kneecap stays out\n- the knee is locked\n",
         ["the kneecap stays out", "the knee is locked"]),
        ("## Contact the unit urgently if there is\n\n- calf pain\n- fever\n",
         ["calf pain", "fever"]),
        ("These need a same-day visit:\n\n- a stiff neck with fever\n- a sudden headache\n",
         ["a stiff neck with fever", "a sudden headache"]),
        ("Seek urgent review if:\n\n- there is a gap in the muscle\n- the foot tingles\n",
         ["there is a gap in the muscle", "the foot tingles"]),
        ("Loss of feeling, a cold foot and severe pain need urgent care.",
         ["Loss of feeling", "a cold foot", "severe pain"]),
        ("Numbness in the saddle area and loss of bladder control are red flags.",
         ["Numbness in the saddle area", "loss of bladder control"]),
        ("Seek urgent care for chest pain, shortness of breath or a swollen calf.",
         ["chest pain", "shortness of breath", "a swollen calf"]),
        ("Symptoms that need urgent attention include slurred speech and loss of vision.",
         ["slurred speech", "loss of vision"]),
        ("Any of these means a trip to the emergency room:\n\n- a cold foot\n- a bone in view\n",
         ["a cold foot", "a bone in view"]),
    ],
)  # fmt: skip
def test_signs_are_found(text, expected):
    assert signs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We see someone in clinic with it every week:\n\n- runners with sore knees\n- dancers\n",
        "Nearly every injury we see in clinic is one of these.\n\n- sprained ankle\n- torn calf\n",
        "Contact us if the parcel is damaged or the band snaps.",
        "See a physio for your knee pain.",
        "Ask someone to help if you find it hard to balance.",
        "Seek urgent care for a broken lamp.",
    ],
)
def test_what_warns_of_nothing_gives_no_sign(text):
    assert signs(text) == []


def test_a_warning_below_the_last_exercise_is_no_part_of_it():
    text = (
        "## Heel raise\n\nStand on a step. Rise onto your toes. Lower slowly. 3 sets of 10.\n\n"
        "Stop and contact us if:\n\n- the calf is painful and tight\n- the knee gives way\n"
    )
    assert signs(text) == ["the calf is painful and tight", "the knee gives way"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Dial 111 if you cannot swallow or your face swells.",
            ["cannot swallow", "your face swells"],
        ),
        ("Text the clinic if you lose weight.", ["lose weight"]),
        ("Alert the nurse if you cough up blood.", ["you cough up blood"]),
        ("Telephone the ward if your calf swells.", ["your calf swells"]),
        ("Call 000 if you are getting weaker.", ["you are getting weaker"]),
        ("Message your surgeon if the wound bleeds.", ["the wound bleeds"]),
    ],
)
def test_there_are_many_ways_to_ask_for_help(sentence: str, names: list[str]) -> None:
    found = facts_of(f"## When is it an emergency?\n\n{sentence}").red_flags
    assert [item.name for one in found for item in one.items] == names


def test_what_is_called_a_red_flag_is_one_whatever_it_speaks_of():
    assert signs("Red flags: a recent accident, night pain, fever.") == [
        "a recent accident", "night pain", "fever",
    ]  # fmt: skip
    assert signs("Red flags: a late parcel, a lost key.") == []


def test_a_minor_injuries_unit_is_somebody_to_go_to():
    text = "## Go to a minor injuries unit if:\n\n- your ankle is no better\n- the foot is numb\n"
    assert signs(text) == ["your ankle is no better", "the foot is numb"]
