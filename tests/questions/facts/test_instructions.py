import pytest

from questions.facts import extract
from questions.facts.equipment import find_equipment, find_position
from questions.facts.instructions import Role, role_of
from questions.facts.model import Exercise
from questions.reading import read


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Lie on your side with your knees bent.", Role.STEP),
        ("Slowly lower the leg.", Role.STEP),
        ("With the other hand pull the fingers down and back.", Role.STEP),
        ("Using your left hand press the knee down.", Role.STEP),
        ("From this position lift the top leg.", Role.STEP),
        ("On the out-breath lower the arm.", Role.STEP),
        ("With both hands push the ball into the wall.", Role.STEP),
        ("Half-kneel with the front foot near a wall.", Role.STEP),
        ("Side-step along the wall.", Role.STEP),
        ("Now, without moving the trunk, turn the head.", Role.STEP),
        ("Once your knee is straight, lower it slowly.", Role.STEP),
        ("Always keep the heel on the floor.", Role.STEP),
        ("Heels stay down.", Role.STEP),
        ("Eyes look straight ahead.", Role.STEP),
        ("No bending at the wrist.", Role.STEP),
        ("See that the heel stays down.", Role.STEP),
        ("Stop when your thighs are level with the floor.", Role.STEP),
        ("Avoid arching your back.", Role.STEP),
        ("Stop if you feel tingling in the arm.", Role.REMARK),
        ("Stop should your fingers go numb.", Role.REMARK),
        ("Avoid this stretch if it pinches at the front of the shoulder.", Role.REMARK),
        ("Skip this if your knee is swollen.", Role.REMARK),
        ("Leave it out if the hip clicks.", Role.REMARK),
        ("Back off if the leg tingles.", Role.REMARK),
        ("With age the tendons lose their stretch.", Role.REMARK),
        ("From experience runners do this badly.", Role.REMARK),
        ("The heel stays sore for weeks.", Role.REMARK),
        ("It makes the calf and the sole strong.", Role.GOAL),
        ("This makes your shoulder blade steadier.", Role.GOAL),
        ("It makes the neck more supple.", Role.GOAL),
        ("Doing this makes getting up easier.", Role.GOAL),
        ("Tendon gliding aims to keep the tendons from sticking together.", Role.GOAL),
        ("The exercise serves to keep the joint moving.", Role.GOAL),
        ("It coaxes the joints a little further.", Role.GOAL),
        ("This stops the knee from falling inwards.", Role.GOAL),
        ("It lets the joint slide freely.", Role.GOAL),
        ("We use it to settle a sore tendon.", Role.GOAL),
        ("This is the best one for stiff ankles.", Role.GOAL),
        ("Holding a weight makes it harder.", Role.REMARK),
        ("It makes a popping noise.", Role.REMARK),
        ("It takes about six weeks.", Role.REMARK),
        ("It gets easier.", Role.REMARK),
        ("It gives some people a headache.", Role.REMARK),
        ("Stop and contact us if the knee swells.", Role.REMARK),
        ("Call your physio if the pain lasts.", Role.REMARK),
        ("With the band tight, rock your hips back.", Role.STEP),
        ("Then bring the knee forward.", Role.STEP),
        ("You should keep your back flat.", Role.STEP),
        ("Your knee should be placed near the midline.", Role.STEP),
        ("Do not let the knee drop inward.", Role.STEP),
        ("Try not to hold your breath.", Role.STEP),
        ("Bend the knee until you feel a stretch.", Role.STEP),
        ("It is important to keep your back flat.", Role.STEP),
        ("Your front knee stays over the toes.", Role.STEP),
        ("You can rest your hand on a chair.", Role.STEP),
        ("Supine, small towel under the head", Role.STEP),
        ("You can stay in this position and hold the stretch.", Role.REMARK),
        ("You can go deeper if you like.", Role.REMARK),
        ("As you improve, close your eyes.", Role.REMARK),
        ("This helps isolate your internal rotators.", Role.GOAL),
        ("This exercise strengthens the calf.", Role.GOAL),
        ("The goal is to loosen the hip.", Role.GOAL),
        ("To strengthen your glutes, lift your hips.", Role.GOAL),
        ("You should feel a stretch in your calf.", Role.REMARK),
        ("Hold whichever position you are comfortable with.", Role.REMARK),
        ("For a more intense stretch, fold forward.", Role.REMARK),
        ("Stop if you feel pain.", Role.REMARK),
        ("Only go as far as is comfortable.", Role.REMARK),
        ("If it is too easy, use a thicker band.", Role.REMARK),
        ("Rest for 1 minute between sets.", Role.REMARK),
    ],
)
def test_a_sentence_has_its_role(sentence, role):
    assert role_of(sentence) is role


@pytest.mark.parametrize(
    ("sentence", "dimensions", "role"),
    [
        ("Repeat 10 times.", 1, Role.DOSE),
        ("Hold the stretch for 30 seconds and repeat on your other side.", 2, Role.DOSE),
        ("3 sets of 12.", 2, Role.DOSE),
        ("Lift your leg and hold for 5 seconds.", 1, Role.STEP),
        ("Hold for 5 seconds without letting the hips turn.", 1, Role.STEP),
    ],
)
def test_a_sentence_that_only_says_how_much_is_no_step(sentence, dimensions, role):
    assert role_of(sentence, dimensions=dimensions) is role


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Lie on your left side.", "side-lying"),
        ("Sit on the ground.", "seated"),
        ("While sitting, tie a band around your ankle.", "seated"),
        ("Stand with your feet apart.", "standing"),
        ("Lie flat on your back.", "supine"),
        ("Lie face down on a mat.", "prone"),
        ("Start on your hands and knees.", "hands and knees"),
        ("Get on all fours.", "hands and knees"),
        ("Kneel on one knee.", "half-kneeling"),
        ("Kneel on a mat.", "kneeling"),
        ("Bend your knee.", None),
    ],
)
def test_a_position_is_one_of_the_list(sentence, position):
    found = find_position([sentence])
    assert (found[0] if found else None) == position


@pytest.mark.parametrize(
    ("sentence", "equipment"),
    [
        ("Put a foam roll between your knees.", ("foam roller",)),
        ("Loop a thick resistance band around your thigh.", ("resistance band",)),
        ("Push through the ball of your foot.", ()),
        ("Stretch the IT band.", ()),
        ("Do it without a band.", ()),
        ("Sit on a chair with a towel.", ("chair", "towel")),
    ],
)
def test_equipment_is_what_must_be_at_hand(sentence, equipment):
    assert find_equipment([sentence])[0] == equipment


def only_exercise(text: str) -> Exercise:
    (exercise,) = extract(read(text.encode())).exercises
    return exercise


def test_a_labelled_position_that_tells_what_to_do_is_the_first_step():
    exercise = only_exercise(
        "# Moves\n\n## Clam\n\n**Position:** Lie on your side.\n"
        "**Action:** Lift the knee.\n**Reps:** 9\n"
    )
    assert exercise.steps == ("Lie on your side.", "Lift the knee.")
    assert exercise.position == "side-lying"


def test_a_labelled_position_in_a_word_is_no_step():
    exercise = only_exercise("# Moves\n\n## Clam\n\nPosition: Seated.\n\nLift the knee. 3 x 9\n")
    assert exercise.steps == ("Lift the knee.",)
    assert exercise.position == "seated"


@pytest.mark.parametrize(
    "text",
    [
        "Rub in small circles for 2 min on both sides.",
        "Stroke with long strokes for 1 minute on each side.",
        "Swing in a circle 10 times each way, 3 sets.",
        "Knead in slow waves, 20 times, both sides.",
        "Rub with firm pressure for 30 seconds, twice a day.",
        "Move in wide arcs 8 times on each side.",
    ],
)
def test_how_it_moves_is_a_step_beside_its_dose(text: str) -> None:
    assert role_of(text, dimensions=2) is Role.STEP
