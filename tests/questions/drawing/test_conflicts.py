from dataclasses import replace

import pytest

from questions.drawing.cards import card
from questions.drawing.conflicts import are_alike, are_in_conflict, share_ground
from questions.figures import LineOfPull
from questions.items.model import Feedback, Kind, NumericRange, Option, OptionGroup
from tests.questions.drawing.samples import choice, quote, telling
from tests.questions.scoring.quiz_items import an_item, true_false


def statement(prompt, facts=("g",)):
    return replace(true_false(), id="statement", prompt=prompt, facts=facts)


WHICH = choice("which", "Which one turns the thigh in?", "Gracilis", "Soleus", "Deltoid")
OTHER = choice(
    "other", "Where does a person feel the pulse?", "Wrist", "Elbow", "Knee", facts=("g",)
)


def conflict(first, second):
    return _both_ways(are_in_conflict, first, second)


def on_one_ground(first, second):
    return _both_ways(share_ground, first, second)


def _both_ways(relation, first, second):
    found = relation(card(first), card(second))
    assert found == relation(card(second), card(first))
    return found


def test_variants_of_one_item_are_in_conflict():
    assert conflict(WHICH, replace(choice("x", "Other?", "a", "b"), id="which"))


def test_near_duplicates_are_in_conflict():
    assert conflict(WHICH, replace(WHICH, id="again", key="which1"))


def test_stems_that_differ_by_a_word_are_in_conflict():
    one = choice("one", "In standing, which muscle turns the thigh inward?", "Gracilis", "Soleus")
    two = choice("two", "In standing, which muscle turns the thigh outward?", "Biceps", "Deltoid")
    assert conflict(one, two)
    assert not conflict(one, replace(two, prompt="What bends the elbow?"))


@pytest.mark.parametrize(
    ("prompt", "tells"),
    [
        ("Gracilis is long and thin.", True),
        ("The thin GRACILIS is long.", True),
        ("A gracile bone is thin.", False),
        ("Soleus is in the calf.", False),
    ],
)
def test_a_prompt_that_holds_the_key_tells_it(prompt, tells):
    assert conflict(WHICH, statement(prompt)) is tells


def _sorting():
    return replace(
        an_item(Kind.CLASSIFY, {"a": "x", "b": "y"}, "ab", "xy", facts=("sorted",)),
        id="sorting",
        prompt="Sort these.",
        options=(Option("a", "Gracilis"), Option("b", "Soleus")),
        groups=(OptionGroup("x", "Inner rotators"), OptionGroup("y", "Calf muscles")),
    )


def test_a_statement_tells_where_a_thing_is_sorted():
    assert conflict(_sorting(), statement("Gracilis is an inner rotator."))
    assert not conflict(_sorting(), statement("Gracilis is long."))


@pytest.mark.parametrize(("facts", "tells"), [(("dose",), True), (("other",), False)])
def test_a_dose_in_a_prompt_tells_the_number_of_the_same_fact(facts, tells):
    number = replace(
        an_item(Kind.NUMERIC, NumericRange(20, 30, "repetitions"), facts=("dose",)),
        id="number",
        prompt="How many?",
    )
    assert conflict(number, statement("The dose is 20–30 repetitions.", facts)) is tells


def test_what_has_nothing_in_common_shares_no_ground():
    assert not on_one_ground(WHICH, OTHER)


def test_two_parts_of_one_exercise_share_ground():
    dose, goal = ("exercise-1.dose-2",), ("exercise-1.goal-3",)
    assert on_one_ground(replace(WHICH, facts=dose), replace(OTHER, facts=goal))


@pytest.mark.parametrize("facts", [("exercise-4.goal-3",), ("group-1.member-3",)])
def test_parts_of_different_things_share_none(facts):
    first = replace(WHICH, facts=("exercise-1.dose-2", "group-1.member-2"))
    assert not on_one_ground(first, replace(OTHER, facts=facts))


def test_one_sentence_is_one_ground_also_where_only_a_part_is_quoted():
    whole = replace(WHICH, evidence=(quote(10, "The femoral head is round."),))
    part = replace(OTHER, evidence=(quote(20, "head is round"),))
    assert on_one_ground(whole, part)
    assert not on_one_ground(whole, replace(OTHER, evidence=(quote(40, "It turns."),)))


def test_what_leads_into_a_list_is_no_ground_beside_what_it_holds():
    lead = quote(0, "These muscles turn the thigh inward:")
    first = replace(WHICH, evidence=(lead, quote(40, "Gracilis")))
    second = replace(OTHER, evidence=(lead, quote(60, "Soleus")))
    assert not on_one_ground(first, second)
    assert on_one_ground(replace(first, evidence=(lead,)), replace(second, evidence=(lead,)))


@pytest.mark.parametrize(
    ("scene", "is_shared"),
    [
        ("A patient lies face down with the left knee bent.", True),
        ("A patient lies on the back with both legs straight.", False),
    ],
)
def test_one_scene_is_one_ground_on_either_side(scene, is_shared):
    first = "A patient lies face down with the right knee bent. Which movement is this?"
    second = f"{scene} What is tested?"
    assert on_one_ground(replace(WHICH, prompt=first), replace(OTHER, prompt=second)) is is_shared


def test_the_question_itself_is_no_scene():
    first, second = (f"Which movement of the straight leg {end}?" for end in ("a", "b"))
    assert not on_one_ground(replace(WHICH, prompt=first), replace(OTHER, prompt=second))


def test_feedback_that_tells_the_fact_of_another_shares_its_ground():
    told = telling(OTHER, "other1", "Soleus bends the foot.", "asked")
    assert on_one_ground(replace(WHICH, facts=("asked",)), told)
    assert not on_one_ground(replace(WHICH, facts=("not asked",)), told)


def test_a_proof_that_no_learner_reads_tells_nothing():
    told = telling(OTHER, "other1", "", "asked")
    assert not on_one_ground(replace(WHICH, facts=("asked",)), told)


def test_feedback_that_says_what_explains_another_shares_its_ground():
    sentence = "When the hip bends, the pull of the muscle shifts to the front."
    explained = replace(WHICH, feedback=Feedback(sentence, ""))
    assert on_one_ground(explained, telling(OTHER, "other2", f"No. {sentence}"))


@pytest.mark.parametrize(
    ("sentence", "answers"),
    [
        ("Gracilis turns the thigh in.", True),
        ("Gracilis is long and thin.", False),
        ("Soleus turns the thigh in.", False),
    ],
)
def test_feedback_that_holds_the_key_and_the_question_answers_it(sentence, answers):
    assert on_one_ground(WHICH, telling(OTHER, "other1", sentence)) is answers


def test_options_answer_too():
    options = (Option("other0", "Gracilis turns the thigh in"), *OTHER.options[1:])
    assert on_one_ground(WHICH, replace(OTHER, options=options))


@pytest.mark.parametrize(
    ("options", "is_shared"),
    [
        (("Gracilis", "Soleus", "Knee"), True),
        (("Knee", "soleus", "DELTOID"), True),
        (("Wrist", "Soleus", "Knee"), False),
        (("Wrist", "Soleus of the left leg", "Deltoid fibers"), False),
    ],
)
def test_questions_with_two_options_in_common_share_ground(options, is_shared):
    """What the first says of a wrong one strikes it out in the second."""
    other = choice("other", "Where does a person feel the pulse?", *options, facts=("g",))
    assert on_one_ground(WHICH, replace(other, feedback=Feedback("", ""))) is is_shared


def test_options_that_are_sorted_are_in_common_with_those_to_choose():
    first = choice("first", "What bends the foot?", "Plantaris", "Gracilis", "Soleus")
    assert on_one_ground(replace(first, facts=("bends",)), _sorting())


@pytest.mark.parametrize(
    ("sentence", "is_shared"),
    [
        ("The foot swings inward when the thigh rolls outward.", True),
        ("The foot swings far inward when the thigh rolls outward.", True),
        ("The foot swings upward when the knee bends.", False),
    ],
)
def test_questions_that_one_rule_explains_share_ground(sentence, is_shared):
    rule = "The foot swings inward when the thigh rolls outward."
    first = replace(WHICH, feedback=Feedback(rule, ""))
    assert on_one_ground(first, replace(OTHER, feedback=Feedback(sentence, ""))) is is_shared


def test_true_and_false_are_no_options_in_common():
    first = statement("Gracilis is long.", ("one",))
    second = replace(statement("A bone is thin.", ("two",)), id="another")
    assert len({one.text for one in (*first.options, *second.options)}) == 2
    assert not on_one_ground(first, second)


def test_the_letters_of_drawings_are_no_options_in_common():
    def drawn(id, prompt, way):
        made = choice(id, prompt, "A", "B", facts=(id,))
        scenes = (LineOfPull("front", way), LineOfPull("back", way))
        options = zip(made.options, scenes, strict=True)
        return replace(made, options=tuple(replace(one, figure=fig) for one, fig in options))

    assert not on_one_ground(
        drawn("first", "Which drawing shows a muscle?", "in"),
        drawn("second", "Where does a person feel the pulse?", "out"),
    )


def test_feedback_tells_where_a_thing_is_sorted():
    assert on_one_ground(_sorting(), telling(OTHER, "other1", "Gracilis is an inner rotator."))
    assert not on_one_ground(_sorting(), telling(OTHER, "other1", "Gracilis is thin."))


def test_questions_of_one_template_or_of_one_wording_are_alike():
    one, other = replace(WHICH, template="a"), replace(OTHER, template="b")
    assert not are_alike(card(one), card(other))
    assert are_alike(card(one), card(replace(other, template="a")))
    assert are_alike(card(one), card(replace(other, prompt="Which one turns the thigh out?")))
