import pytest

from questions.checks import choices as flaws
from questions.limits.choices import ChoiceSet, are_opposites, is_clean
from questions.language.words import lemmas

CLEAN = ChoiceSet(
    "Which of these muscles is an internal rotator of the hip?",
    ("Gluteus minimus",),
    ("Gluteus maximus", "Adductor longus", "Quadratus femoris"),
    lemmas("Hip rotation"),
)


def choices(key, *distractors, prompt="Which one is it?", neutral=""):
    return ChoiceSet(prompt, (key,), distractors, lemmas(neutral))


FLAWED = {
    flaws.has_longest_key: choices(
        "A long answer with a great many words in it", "A short one here", "Another short one here"
    ),
    flaws.has_clang: choices(
        "The femoral ring",
        "The iliac bone",
        "The pubic bone",
        prompt="What holds the femoral head?",
    ),
    flaws.has_convergence: choices(
        "lateral band under tension", "lateral strap", "band pulled up", "tension of rope"
    ),
    flaws.has_unlike_options: choices("A hip", "A hip joint", "A knee"),
    flaws.has_mixed_openings: choices("Squatting", "Arthritis of a joint", "Walking"),
    flaws.has_grammatical_cue: choices("Cam impingements", "Pincer impingement", "Hip impingement"),
    flaws.has_lone_opposites: choices("Internal rotation", "External rotation", "Flexion"),
    flaws.has_loaded_words: choices("It turns", "It always turns", "It bends"),
}


def test_a_sound_question_is_clean():
    assert is_clean(CLEAN)


@pytest.mark.parametrize("rule", FLAWED, ids=lambda rule: rule.__name__)
def test_each_rule_finds_its_flaw(rule):
    assert rule(FLAWED[rule])
    assert not is_clean(FLAWED[rule])


@pytest.mark.parametrize("rule", FLAWED, ids=lambda rule: rule.__name__)
def test_no_rule_cries_wolf(rule):
    assert not rule(CLEAN)


def test_a_long_key_among_short_options_is_no_cue():
    assert not flaws.has_longest_key(choices("Tensor fasciae latae", "Gracilis", "Psoas"))


def test_words_of_the_topic_do_not_clang():
    prompt = "Which muscle rotates the hip?"
    assert flaws.has_clang(choices("Hip rotator", "Knee bender", "Elbow bender", prompt=prompt))
    assert not flaws.has_clang(
        choices("Hip rotator", "Knee bender", "Elbow bender", prompt=prompt, neutral="Hip rotation")
    )


def test_two_pairs_of_opposites_are_sound():
    assert not flaws.has_lone_opposites(
        choices("Internal rotation", "External rotation", "Flexion", "Extension")
    )


def test_names_may_begin_as_they_like():
    names = ChoiceSet("Which?", ("Kneeling lunge",), ("Pigeon pose", "Wall sit"), frozenset(), True)
    assert not flaws.has_mixed_openings(names)


@pytest.mark.parametrize(
    ("options", "unlike"),
    [
        (("Hip", "hip.", "Knee"), True),
        (("the hip joint", "the hip joint socket", "the knee joint cap"), True),
        (("all of it", "small parts", "tall ones"), False),
    ],
)
def test_options_that_repeat_or_hold_another_are_unlike(options, unlike):
    assert flaws.has_unlike_options(choices(*options)) is unlike


@pytest.mark.parametrize(
    ("first", "second", "opposite"),
    [
        ("Internal rotation", "External rotation", True),
        ("Obturator internus", "Obturator externus", True),
        ("Psoas (upper part)", "Psoas (lower part)", True),
        ("Piriformis (>60°)", "Piriformis (<60°)", True),
        ("Internal rotation", "Internal rotation", False),
        ("Gracilis", "Piriformis", False),
    ],
)
def test_opposites(first, second, opposite):
    assert are_opposites(first, second) is opposite


@pytest.mark.parametrize(("length", "is_long"), [(35, False), (36, True)])
def test_a_prompt_has_at_most_thirty_five_words(length, is_long):
    assert flaws.is_long_prompt(" ".join(["word"] * length)) is is_long
