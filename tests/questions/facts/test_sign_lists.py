"""One condition that names several signs, cut where each stands by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.facts import extract
from questions.facts.sign_lists import split_signs
from questions.reading import read
from tests.questions.facts.samples import facts_of


@pytest.mark.parametrize(
    ("told", "signs"),
    [
        ("the foot is numb or cold", ["the foot is numb or cold"]),
        ("your calf is swollen, red or hot", ["your calf is swollen, red or hot"]),
        ("your hand turns white or blue", ["your hand turns white or blue"]),
        (
            "the pain is severe or gets worse at night",
            ["the pain is severe or gets worse at night"],
        ),
        (
            "you become drowsy or confused, or if an arm or a leg grows weak",
            ["you become drowsy or confused", "an arm or a leg grows weak"],
        ),
        (
            "you have a fever or the wound is red, warm or leaking",
            ["you have a fever", "the wound is red, warm or leaking"],
        ),
        (
            "you lose control of your bladder or bowels",
            ["you lose control of your bladder or bowels"],
        ),
        ("you have fever, chills or a rash", ["you have fever", "chills", "a rash"]),
        (
            "you feel numbness, tingling or weakness",
            ["you feel numbness", "tingling", "weakness"],
        ),
        ("there is swelling, redness or fever", ["there is swelling", "redness", "fever"]),
        (
            "you are breathless, if your chest hurts, or when you faint",
            ["you are breathless", "your chest hurts", "you faint"],
        ),
        ("you have headaches or weakness", ["you have headaches", "weakness"]),
    ],
)
def test_what_is_no_sign_by_itself_stays_with_what_it_belongs_to(told, signs):
    assert split_signs(told) == signs


@given(st.text(alphabet="aeinorstuy ,", max_size=60))
def test_no_word_is_lost_but_those_between(told):
    words = [word for word in told.replace(",", " ").split() if word not in ("or", "if", "and")]
    kept = " ".join(split_signs(told)).replace(",", " ").split()
    assert [word for word in kept if word not in ("or", "if", "and")] == words


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        (
            "Call a doctor if neck pain follows a bad fall, if there is sudden double vision, or "
            "if both hands become clumsy.",
            ["neck pain follows a bad fall", "sudden double vision", "both hands become clumsy"],
        ),
        (
            "See your GP if the foot is numb or cold, or if there is tenderness over the shin.",
            ["the foot is numb or cold", "there is tenderness over the shin"],
        ),
    ],
)
def test_every_sign_of_a_sentence_is_found(text, signs):
    found = facts_of(text).red_flags
    assert [item.name for one in found for item in one.items] == signs


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        (
            "Call your doctor if you have new symptoms such as numbness, weakness or a limp.",
            ["new symptoms such as numbness, weakness or a limp"],
        ),
        (
            "See your GP at once if you have bladder or bowel problems.",
            ["bladder or bowel problems"],
        ),
        ("If swelling persists, please contact your doctor.", ["swelling persists"]),
        ("Your therapist can refer to a specialist if the knee is swollen.", []),
    ],
)
def test_a_sign_is_whole_and_nothing_else_is_one(text, signs):
    assert [item.name for one in facts_of(text).red_flags for item in one.items] == signs


@pytest.mark.parametrize(
    "text",
    [
        "## No red flags\n\n- Painful stairs\n- A stiff knee in the morning\n",
        "Take steps to help prevent knee pain:\n\n- Warm up the knee\n- Wear soft shoes\n",
    ],
)
def test_a_list_that_sends_nobody_away_holds_no_signs(text):
    assert not facts_of(text).red_flags


@pytest.mark.parametrize(
    "text",
    [
        "If one of them hurts, leave it out and tell your physio.",
        "If any of the exercises hurts, stop and ask your physio.",
    ],
)
def test_an_exercise_that_hurts_is_no_sign(text):
    assert not facts_of(text).red_flags


def test_lines_below_an_open_sentence_are_a_list_of_signs():
    text = (
        "Knee pain\n\nA sore knee can keep you off the stairs for weeks, and rest seldom helps.\n\n"
        "When to ring us\n\nPlease ring us at any hour if you have\n\nBleeding that lasts\n"
        "A calf that is swollen, hot and painful to the touch\nLoss of feeling in the foot\n\n"
        "After a week\n\nMost people walk without a stick after a week or two, and so will you.\n"
    )
    (found,) = extract(read(text.encode())).red_flags
    assert [item.name for item in found.items] == [
        "Bleeding that lasts",
        "A calf that is swollen, hot and painful to the touch",
        "Loss of feeling in the foot",
    ]
