"""Doses as people write them."""

import pytest

from questions.facts.dosage import read_dose
from questions.facts.model import Dosage, Range
from tests.questions.facts.samples import dose_of


def dose(**values) -> Dosage:
    ranges = {
        name: Range(*value) if isinstance(value, tuple) else value for name, value in values.items()
    }
    return Dosage(**ranges)


SPELLINGS = [
    ("Ten in a row, 3 times a day.", dose(reps=(10, 10), per_day=(3, 3))),
    ("Squeeze eight on the trot.", dose(reps=(8, 8))),
    ("Do 12 in succession.", dose(reps=(12, 12))),
    ("15 one after the other, daily", dose(reps=(15, 15), per_day=(1, 1))),
    ("Aim for ten good ones, morning and night.", dose(reps=(10, 10), per_day=(2, 2))),
    ("Ten slow ones a side", dose(reps=(10, 10), sides="each")),
    ("Do this three days in a row.", dose()),
    ("Five of those, every day.", dose(reps=(5, 5), per_day=(1, 1))),
    ("Ten like that on each leg", dose(reps=(10, 10), sides="each")),
    ("How many: 8-10, three times a day", dose(reps=(8, 10), per_day=(3, 3))),
    ("Number of repetitions: about twelve", dose(reps=(12, 12))),
    ("Repeats: 6 (twice daily)", dose(reps=(6, 6), per_day=(2, 2))),
    ("10 times, morning & night", dose(reps=(10, 10), per_day=(2, 2))),
    ("Eight turns a.m. and p.m.", dose(reps=(8, 8), per_day=(2, 2))),
    ("Stay there for ½–1 minute", dose(hold_seconds=(30, 60))),
    ("Hold for 1½ minutes", dose(hold_seconds=(90, 90))),
    ("Reps: 10–12   Sets: 3   Rest: 60 s", dose(reps=(10, 12), sets=(3, 3))),
    ("Sets: 2 Reps: 8 Hold: 5 s", dose(sets=(2, 2), reps=(8, 8), hold_seconds=(5, 5))),
    ("3 sets: 10 reps each", dose(sets=(3, 3), reps=(10, 10))),
    ("Frequency: Mon/Wed/Fri", dose(per_week=(3, 3))),
    ("12 lifts on Tuesdays and Saturdays", dose(reps=(12, 12), per_week=(2, 2))),
    ("Stand with a weight in each hand.", dose()),
    ("The band goes under each foot.", dose()),
    ("The glutes do three jobs for you.", dose()),
    ("Press up to a slow count of three.", dose()),
    ("Keep calm and count to ten.", dose()),
    ("Keep breathing as you count to five.", dose()),
    ("Hold your foot up for a count of five.", dose(hold_seconds=(5, 5))),
    ("Tighten it, hold and count to five.", dose(hold_seconds=(5, 5))),
    ("Press the heel down into the bed for a count of six.", dose()),
    ("6 circles ea. side, 1x/day", dose(reps=(6, 6), per_day=(1, 1), sides="each")),
    ("12 ea leg, three evenings a week", dose(reps=(12, 12), per_week=(3, 3), sides="each")),
    ("My neighbour swears by 3 minutes, 4 times a day.", dose()),
    ("Most people manage 20 repetitions.", dose()),
    ("In one trial the patients did 3 sets of 15.", dose()),
    ("She did it five times a day.", dose()),
    ("Some runners hold it for 2 minutes.", dose()),
    ("2 x 10/leg", dose(sets=(2, 2), reps=(10, 10), sides="each")),
    ("15 times a side", dose(reps=(15, 15), sides="each")),
    ("Do 8 with the left, then 8 with the right.", dose(reps=(8, 8), sides="each")),
    ("Two lots of eight on each.", dose(sets=(2, 2), reps=(8, 8), sides="each")),
    ("Twelve on each, thrice weekly", dose(reps=(12, 12), per_week=(3, 3), sides="each")),
    ("A set of 10 daily", dose(sets=(1, 1), reps=(10, 10), per_day=(1, 1))),
    ("8-10 repetitions (2 sets), 2 x day", dose(reps=(8, 10), sets=(2, 2), per_day=(2, 2))),
    ("Hold 20 secs, x3 daily", dose(hold_seconds=(20, 20), per_day=(3, 3))),
    ("40 sec on, 20 sec off, 4 rounds", dose(duration_seconds=(40, 40), sets=(4, 4))),
    ("Repeat 20-30 times.", dose(reps=(20, 30))),
    ("Repeat 10 to 20 times.", dose(reps=(10, 20))),
    ("Repeat twenty to thirty times.", dose(reps=(20, 30))),
    ("Repeat twenty-five times.", dose(reps=(25, 25))),
    ("Repeat ten times.", dose(reps=(10, 10))),
    ("Do 10 reps.", dose(reps=(10, 10))),
    ("Do ten to twelve repetitions.", dose(reps=(10, 12))),
    ("Between 8 and 12 reps.", dose(reps=(8, 12))),
    ("Aim for 8–12 slow reps.", dose(reps=(8, 12))),
    ("10 reps", dose(reps=(10, 10))),
    ("x10", dose(reps=(10, 10))),
    ("10x", dose(reps=(10, 10))),
    ("Reps: 12", dose(reps=(12, 12))),
    ("Perform 10-12 reps for 2-3 sets.", dose(reps=(10, 12), sets=(2, 3))),
    ("Rock back and forth 10 times and perform 2-3 sets.", dose(reps=(10, 10), sets=(2, 3))),
    ("3 x 12", dose(sets=(3, 3), reps=(12, 12))),
    ("3x10", dose(sets=(3, 3), reps=(10, 10))),
    ("3 × 8-10", dose(sets=(3, 3), reps=(8, 10))),
    ("3 sets x 12 reps", dose(sets=(3, 3), reps=(12, 12))),
    ("3 sets of 12", dose(sets=(3, 3), reps=(12, 12))),
    ("Two or three sets of eight.", dose(sets=(2, 3), reps=(8, 8))),
    ("Two sets of eight to ten repetitions.", dose(sets=(2, 2), reps=(8, 10))),
    ("Complete one set of 15.", dose(sets=(1, 1), reps=(15, 15))),
    ("Do a set of 10.", dose(sets=(1, 1), reps=(10, 10))),
    ("10 reps x 3 sets", dose(sets=(3, 3), reps=(10, 10))),
    ("12 repetitions, 3 sets", dose(sets=(3, 3), reps=(12, 12))),
    ("Sets: 3, reps: 10", dose(sets=(3, 3), reps=(10, 10))),
    ("3 rounds of 10", dose(sets=(3, 3), reps=(10, 10))),
    ("Hold for 30 seconds.", dose(hold_seconds=(30, 30))),
    ("Hold the stretch for 30-60 seconds.", dose(hold_seconds=(30, 60))),
    ("Hold 30 sec.", dose(hold_seconds=(30, 30))),
    ("Hold approx. 30 sec. before you let go.", dose(hold_seconds=(30, 30))),
    ("Hold for 30s.", dose(hold_seconds=(30, 30))),
    ("Hold for half a minute.", dose(hold_seconds=(30, 30))),
    ("Hold for a minute.", dose(hold_seconds=(60, 60))),
    ("Hold for 1-2 minutes.", dose(hold_seconds=(60, 120))),
    ("Hold for one to two minutes.", dose(hold_seconds=(60, 120))),
    ("Hold for 30 seconds to 1 minute.", dose(hold_seconds=(30, 60))),
    ("Hold for 30 seconds to a minute.", dose(hold_seconds=(30, 60))),
    ("Hold for 1.5 minutes.", dose(hold_seconds=(90, 90))),
    ("A 30-second hold.", dose(hold_seconds=(30, 30))),
    ("Stay here for 45 seconds.", dose(hold_seconds=(45, 45))),
    ("Squeeze for five seconds.", dose(hold_seconds=(5, 5))),
    ("Pause for 2 seconds at the top.", dose(hold_seconds=(2, 2))),
    ("Holding for 20 seconds, repeat 3 times.", dose(hold_seconds=(20, 20), reps=(3, 3))),
    ("Hold 30 sec x 3", dose(hold_seconds=(30, 30), reps=(3, 3))),
    ("Hold for 10 seconds, 5 times.", dose(hold_seconds=(10, 10), reps=(5, 5))),
    ("March in place for 2 minutes.", dose(duration_seconds=(120, 120))),
    ("Continue for one minute.", dose(duration_seconds=(60, 60))),
    ("Rock gently for 30 to 60 seconds.", dose(duration_seconds=(30, 60))),
    ("Keep circling for 30 seconds.", dose(duration_seconds=(30, 30))),
    ("Do 10 reps once a day.", dose(reps=(10, 10), per_day=(1, 1))),
    ("Do 10 reps twice a day.", dose(reps=(10, 10), per_day=(2, 2))),
    ("Do this once or twice a day.", dose(per_day=(1, 2))),
    ("Repeat 2-3 times per day.", dose(per_day=(2, 3))),
    ("3x/day", dose(per_day=(3, 3))),
    ("10 reps daily", dose(reps=(10, 10), per_day=(1, 1))),
    ("Do it every day.", dose(per_day=(1, 1))),
    ("Three times daily", dose(per_day=(3, 3))),
    ("Three times a week", dose(per_week=(3, 3))),
    ("3-4 days per week", dose(per_week=(3, 4))),
    ("Twice weekly", dose(per_week=(2, 2))),
    ("3x/week", dose(per_week=(3, 3))),
    ("Do 10 reps on each side.", dose(reps=(10, 10), sides="each")),
    ("Do 10 on each side.", dose(reps=(10, 10), sides="each")),
    ("12 reps per leg", dose(reps=(12, 12), sides="each")),
    ("10 each leg", dose(reps=(10, 10), sides="each")),
    ("Repeat 10 times with each leg.", dose(reps=(10, 10), sides="each")),
    ("Hold for 30 seconds, then switch sides.", dose(hold_seconds=(30, 30), sides="each")),
    ("Repeat on the other side.", dose(sides="each")),
    ("Hold 30-60 sec and repeat on your other side.", dose(hold_seconds=(30, 60), sides="each")),
    ("Repeat with the opposite leg.", dose(sides="each")),
    ("Repeat 10 times on both legs.", dose(reps=(10, 10), sides="each")),
    ("3 sets of 10 on both sides", dose(sets=(3, 3), reps=(10, 10), sides="each")),
    ("Alternate sides.", dose(sides="each")),
    ("3 x 30 seconds per side", dose(sets=(3, 3), duration_seconds=(30, 30), sides="each")),
    ("Hold 5s, 10x, 3x daily", dose(hold_seconds=(5, 5), reps=(10, 10), per_day=(3, 3))),
    ("10 reps with a 5-second hold", dose(reps=(10, 10), hold_seconds=(5, 5))),
    ("15 reps/leg x 3 sets", dose(reps=(15, 15), sets=(3, 3), sides="each")),
    ("Lift for 2 seconds, hold for 3 seconds, lower for 4 seconds.", dose(hold_seconds=(3, 3))),
    ("Repeat 10 times, then do a second set.", dose(reps=(10, 10))),
    ("Do 10 circles in each direction.", dose(reps=(10, 10))),
    ("Do it 4-5 times a week for 6 weeks.", dose(per_week=(4, 5))),
    ("Repeat 5 to 10 times, alternating legs.", dose(reps=(5, 10), sides="each")),
    ("10 reps, 5 days a week", dose(reps=(10, 10), per_week=(5, 5))),
    ("2 sets of 8, with a minute’s rest in between", dose(sets=(2, 2), reps=(8, 8))),
    ("Hold for a slow count of five and let go.", dose(hold_seconds=(5, 5))),
    ("Hold while you count to ten.", dose(hold_seconds=(10, 10))),
    ("Five repeats, morning, noon and night.", dose(reps=(5, 5), per_day=(3, 3))),
    ("12 reps x 3", dose(reps=(12, 12), sets=(3, 3))),
    ("Hold 20–60 s × 3", dose(hold_seconds=(20, 60), reps=(3, 3))),
    ("3 sets × 10 reps × 5 s hold", dose(sets=(3, 3), reps=(10, 10), hold_seconds=(5, 5))),
    ("4 × 8 (each arm)", dose(sets=(4, 4), reps=(8, 8), sides="each")),
    ("20 a side", dose(reps=(20, 20), sides="each")),
    ("12 squats, three sets", dose(reps=(12, 12), sets=(3, 3))),
    ("Hold this position for one full minute.", dose(hold_seconds=(60, 60))),
    ("Keep this up for a minute.", dose(duration_seconds=(60, 60))),
    ("Do it a couple of times a day.", dose(per_day=(2, 2))),
    ("5 days out of 7", dose(per_week=(5, 5))),
    ("8-12 reps, 2-3 sets, every other day", dose(reps=(8, 12), sets=(2, 3))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPELLINGS, ids=[text for text, _ in SPELLINGS])
def test_a_dose_is_read_in_its_spelling(text, expected):
    assert read_dose([text]).dosage == expected


NO_DOSES = [
    "Sit in the 90/90 position.",
    "Bend your knee to 90 degrees.",
    "Stand on one leg.",
    "Lift one leg and keep both knees bent.",
    "Hold a towel with both hands.",
    "Straighten both legs.",
    "Stand on both feet.",
    "Stand on both legs.",
    "Rest for 30 seconds between sets.",
    "Take a 60-second rest.",
    "Lower over 3 seconds.",
    "Lower slowly for a count of three.",
    "Progress to 3 sets of 20.",
    "When this gets easy, do 15 reps.",
    "Over time, build up to 60 seconds.",
    "Rotate in each direction.",
    "Move to the opposite side.",
    "Place your feet 12 inches apart.",
    "A third type of impingement is combined.",
    "You should notice a change in 2 to 4 weeks.",
    "Take two deep breaths.",
    "Use a 5 lb weight.",
    "Lean to one side as you move.",
    "Pick them up one by one.",
    "Do not do more than 20 repetitions.",
    "Never hold longer than 60 seconds.",
    "Wait two minutes before the next set.",
    "Work towards 3 sets of 12.",
    "Leave a day between sessions.",
    "Up for 2 seconds, down for 4 seconds.",
    "Tempo 3-1-3.",
    "It takes 6 to 12 weeks.",
]


@pytest.mark.parametrize("text", NO_DOSES)
def test_other_numbers_are_no_dose(text):
    assert read_dose([text]).dosage == Dosage()


def test_sentences_are_put_together():
    reading = read_dose(["Hold for 5 seconds.", "Do 10 reps.", "Switch legs."])
    assert reading.dosage == dose(hold_seconds=(5, 5), reps=(10, 10), sides="each")


def test_each_sentence_tells_which_parts_it_gave():
    reading = read_dose(["Lie on your back.", "Hold for 5 seconds and repeat 3 times."])
    assert reading.used == (frozenset(), frozenset({"hold_seconds", "reps"}))


def test_a_repeat_after_repetitions_counts_sets():
    assert read_dose(["Do 10 reps.", "Repeat 3 times."]).dosage == dose(reps=(10, 10), sets=(3, 3))


def test_a_bare_time_is_a_hold_for_a_stretch():
    assert read_dose(["30 seconds."], name="Calf stretch").dosage == dose(hold_seconds=(30, 30))


@pytest.mark.parametrize(
    "sentences",
    [
        ["Do 12-10 reps."],
        ["Do 0 reps."],
        ["Do 5000 reps."],
        ["Do 10 reps.", "Do 15 reps."],
    ],
)
def test_an_impossible_or_contradictory_dose_is_a_problem_and_no_dose(sentences):
    reading = read_dose(sentences)
    assert reading.dosage.is_empty
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("10 each way.", {"reps": 10}),
        ("Do 12 in each direction.", {"reps": 12}),
        ("Take 20 steps.", {"reps": 20}),
        ("5 times, each morning.", {"reps": 5, "per_day": 1}),
        ("Do 8 every night.", {"per_day": 1, "reps": 8}),
        ("10 times, several times a day.", {"reps": 10}),
        ("5 x 10 sec hold, 3x/day", {"reps": 5, "hold_seconds": 10, "per_day": 3}),
        ("The swing is kept up for one to two minutes.", {"duration_seconds": (60, 120)}),
        ("Keep it up for one minute.", {"duration_seconds": 60}),
        ("Try to lift the hand while the other hand stops it for 5 times.", {"reps": 5}),
        ("Do not let the other leg help.", {}),
        ("Lower on one for three seconds.", {}),
        ("Stand up every 30 minutes.", {}),
        ("Do it every 2 to 3 hours.", {}),
        ("Draw circles with both arms, 10 forwards and 10 backwards.", {"reps": 10}),
        ("5-6 clockwise.", {"reps": (5, 6)}),
        ("Bring one foot forward.", {}),
    ],
)
def test_ordinary_ways_to_say_how_much(sentence: str, expected: dict[str, object]) -> None:
    assert dose_of(read_dose([sentence]).dosage) == expected


def test_the_letter_of_a_shape_is_no_unit_of_time():
    assert read_dose(["Picture the two s-shaped bones."]).dosage.is_empty


@pytest.mark.parametrize(
    ("told", "reps"),
    [("10-15x3", (10, 15)), ("12 x 3", (12, 12)), ("12–15 × 3", (12, 15)), ("3 x 12", (12, 12)),
     ("3x10-15", (10, 15))],
)  # fmt: skip
def test_a_range_and_a_dozen_are_repetitions_wherever_they_stand(told, reps):
    assert read_dose([f"{told}."]).dosage == dose(sets=(3, 3), reps=reps)


def test_two_small_numbers_are_sets_by_repetitions():
    assert read_dose(["5 x 4."]).dosage == dose(sets=(5, 5), reps=(4, 4))


@pytest.mark.parametrize("told", ["2 reps / second", "10 repetitions per minute"])
def test_how_fast_is_not_how_often(told):
    assert read_dose([f"{told}."]).dosage == dose()
