"""Questions from a file become questions of one's own about an article."""

import pytest

from questions.exchange.readers import read_questions
from questions.items import Blanks, Kind, NumericRange
from questions.review.items import item_decision_from_json, item_decision_to_json, propose

_TEXT = """Hips
The femur is the longest bone of the body.
Hold the stretch for 30 to 60 seconds, then rest.
First bend the knee, then turn the leg, then hold it.
Piriformis turns the thigh outward. Gluteus minimus turns the thigh inward."""


def _propose(gift):
    (read,) = read_questions(gift.encode()).questions
    return propose(read, _TEXT, "Hips")


def test_a_range_rests_on_the_sentence_with_its_numbers():
    proposal = _propose("How long do you hold the stretch?{#30..60 ####The article says so.}")
    assert proposal.is_found
    assert proposal.own.quote == "Hold the stretch for 30 to 60 seconds, then rest."
    assert proposal.own.item.key == NumericRange(30, 60, "")


def test_typed_words_keep_all_their_spellings():
    item = _propose("The longest bone is the {=femur =thigh bone ####It is.}.").own.item
    assert item.key == Blanks({"b1": ("femur", "thigh bone")})
    assert item.prompt == "The longest bone is the [[b1]]."


def test_things_of_few_groups_are_sorted_and_others_matched():
    pairs = "=Piriformis -> outward =Gluteus minimus -> inward"
    match = _propose(f"Which way?{{{pairs} = -> nowhere ####Two turn it.}}").own.item
    assert (match.kind, match.reuse, len(match.groups)) == (Kind.MATCH, False, 3)
    texts = {one.id: one.text for one in (*match.options, *match.groups)}
    assert {texts[a]: texts[b] for a, b in match.key.items()} == {
        "Piriformis": "outward",
        "Gluteus minimus": "inward",
    }
    classify = _propose(f"Which way?{{{pairs} =Thigh -> inward ####Two turn it.}}").own.item
    assert (classify.kind, classify.reuse) == (Kind.CLASSIFY, True)


def test_a_stored_question_is_read_again_the_same():
    for gift in (
        "How long do you hold the stretch?{#30..60 ####So it says.}",
        "Which way?{=Piriformis -> outward =Gluteus minimus -> inward ####So it says.}",
    ):
        own = _propose(gift).own
        again = item_decision_from_json("write", item_decision_to_json(own))
        assert again == own


@pytest.mark.parametrize(
    ("gift", "field", "code"),
    [
        ("Which?{=a ~b ####Why.}", "option-1", "too_few_options"),
        ("Which planet?{=Saturn ~Mars ~Venus ####Why.}", "quote", "no_sentence"),
        ("The longest bone?{=femur}", "why", "empty"),
        ("How long, below?{#-30..60 ####Why, seconds.}", "right", "below_zero"),
        ("Which way?{=Piriformis -> a =Piriformis -> b ####Why.}", "option-1", "same_options"),
        ("Is it?{F#no#yes ####Why.}", "correction", "empty"),
    ],
)
def test_what_is_missing_is_named_by_its_field(gift, field, code):
    proposal = _propose(gift)
    assert proposal.own is None
    assert proposal.problems[field] == code


def test_marks_that_are_shared_in_another_way_are_told():
    text = "Which bones?{{~%50%Femur ~%50%Longest bone ~%{share}%Knee ~%{share}%Leg ####They are.}}"
    assert not _propose(text.format(share="-50")).is_rescored
    assert _propose(text.format(share="0")).is_rescored
