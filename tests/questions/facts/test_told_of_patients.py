"""Exercises as papers tell them: what the patient does, what is done with the limb."""

import pytest

from questions.facts.instructions import Role, role_of
from tests.questions.facts.samples import dose_of, facts_of


@pytest.mark.parametrize(
    "sentence",
    [
        "The patient sits and holds a pencil at arm's length.",
        "The patient then tries to lift the toes.",
        "The athlete slowly lowers the heel.",
        "Patients lie on the side with the knees bent.",
        "The client is asked to press the palm into the table.",
        "Next, the child pushes the cup across the table.",
    ],
)
def test_what_a_patient_does_is_a_step(sentence):
    assert role_of(sentence) is Role.STEP


@pytest.mark.parametrize(
    "sentence",
    [
        "The patient may complain of a click.",
        "The patient had a sore thumb for years.",
        "Patients often recover within weeks.",
        "The patient feels a stretch in the calf.",
        "The athlete was back on the field in May.",
    ],
)
def test_what_befalls_a_patient_is_none(sentence):
    assert role_of(sentence) is Role.REMARK


def test_a_dose_is_one_also_where_a_patient_does_it():
    assert role_of("The patient repeats this 10 times.", dimensions=1) is Role.DOSE
    looks = "The patient looks at each dot for five seconds."
    assert role_of(looks, dimensions=1) is Role.STEP


PAPER = """## Thumb exercises

Coin flip: {opening} The coin is turned over with the thumb. This is done 15 times, twice a day.

Rope slide: A rope is laid along the palm. It is held with the
fingers. The thumb is drawn along it. The exercise is continued for
3 minutes, once daily.
"""


@pytest.mark.parametrize(
    ("opening", "position"),
    [
        ("The patient sits at a table with a coin under the thumb.", "seated"),
        ("The patient stands with a coin in the palm.", "standing"),
        ("The patient lies on his back and holds a coin.", "supine"),
        ("The client kneels upright and holds a coin.", "kneeling"),
        ("The participant is asked to hold a coin and lies on her stomach.", "prone"),
        ("Seated, the patient holds a coin on the thumb.", "seated"),
    ],
)
def test_exercises_told_of_patients_are_found_by_their_names(opening, position):
    coin, rope = facts_of(PAPER.format(opening=opening)).exercises
    assert (coin.name, coin.position, coin.equipment[-1]) == ("Coin flip", position, "coin")
    assert dose_of(coin.dosage) == {"reps": 15, "per_day": 2}
    assert coin.steps == (opening, "The coin is turned over with the thumb.")
    assert (rope.name, rope.equipment) == ("Rope slide", ("rope",))
    assert dose_of(rope.dosage) == {"duration_seconds": 180, "per_day": 1}
