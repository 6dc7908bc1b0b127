"""Questions from a file become questions of one's own about an article."""

import io

import pytest

from questions.articles import shipped_article
from questions.exchange import FORMATS, Reason, export, losses
from questions.exchange.readers import Refusal, read_questions
from questions.facts import extract
from questions.items import Blanks, Kind, NumericRange, explain
from questions.reading import read
from questions.review.items import item_decision_from_json, item_decision_to_json, propose
from questions.sound import sound_bank

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


@pytest.fixture(scope="module")
def shipped():
    facts = extract(read(shipped_article()))
    return facts.article.text, sound_bank(facts, 1).items


@pytest.mark.parametrize("name", ["moodle", "gift"])
def test_the_shipped_bank_that_comes_back_is_the_same_but_for_what_is_listed(name, shipped):
    """What the page of the import lists stays out: pictures, hints, tags, registers, all quotes but
    one, what is said of each side of a statement. All else is as it was."""
    text, items = shipped
    to = io.BytesIO()
    lost = export(FORMATS[name], "Hips", items, to)
    left_out = {one.item_id for one in lost if one.is_whole}
    kept = [item for item in items if item.id not in left_out]
    file = read_questions(to.getvalue())
    refused = {one.number: one.reason for one in file.refused}
    drawn = [n for n, item in enumerate(kept, 1) if item.kind is Kind.PICTURE]
    assert refused == dict.fromkeys(drawn, Refusal.PICTURE)
    numbered = {one.number: one for one in file.questions}
    for number, item in enumerate(kept, 1):
        if number not in refused:
            proposal = propose(numbered[number], text, "Hips")
            assert proposal.problems == {}, item.id
            assert not proposal.is_found
            assert not proposal.is_rescored
            lacks_unit = Reason.UNIT in {one.reason for one in losses(FORMATS[name], item)}
            assert _said(proposal.own.item, lacks_unit) == _said(item, lacks_unit)
            quotes = [_line(one.text) for one in item.evidence]
            for one in proposal.own.item.evidence:  # the rest of its line may stand around it
                assert any(quote in _line(one.text) for quote in quotes)


def _said(item, lacks_unit):
    """What a question asks, takes for right and explains, without ids and orders."""
    texts = {one.id: one.text for one in (*item.options, *item.groups)}
    told = explain(item, None, None)
    key = item.key
    if isinstance(key, NumericRange):
        right = key.low, key.high, "" if lacks_unit else key.unit
    elif isinstance(key, Blanks):
        right = key.accepted
    else:
        right = sorted(told.answer), sorted(told.table)
    by_option = {} if item.kind is Kind.TRUE_FALSE else item.feedback.by_option
    return (
        item.kind,
        item.topic,
        _line(item.prompt),
        sorted(texts.values()),
        right,
        _line(item.correction or ""),
        (_line(item.feedback.right), _line(item.feedback.wrong)),
        {texts[one]: _line(words) for one, words in by_option.items()},
    )


def _line(text):
    return " ".join(text.split())
