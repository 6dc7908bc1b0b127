from dataclasses import replace
from io import BytesIO

import pytest

from questions.exchange import FORMATS, Reason, export, losses
from questions.exchange.readers import read_questions
from questions.items import Blanks, Kind, NumericRange
from questions.items.blanks import with_gaps
from questions.scoring import score
from tests.questions.exchange.moodle_reader import mark, plain, read

# What Moodle offers as a part of a mark, and refuses others:
# https://github.com/moodle/moodle/blob/main/public/question/engine/bank.php
PARTS = (
    1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2,
    0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05, 0,
)  # fmt: skip


@pytest.fixture(scope="module")
def questions(exported):
    return {one.idnumber: one for one in read(exported["moodle"][0])}


def _given(item, response):
    """The response as somebody gives it in Moodle."""
    texts = {one.id: plain(one.text) for one in item.options}
    groups = {one.id: one.text for one in item.groups}
    if item.kind is Kind.TRUE_FALSE:
        return [response]
    if isinstance(response, str):
        return [texts[response]]
    if item.kind is Kind.CLOZE:
        return list(response.values())
    if isinstance(response, dict):
        return {texts[one]: groups[at] for one, at in response.items()}
    if isinstance(item.key, NumericRange):
        return response[0] if item.key.low == item.key.high else list(response)
    return [texts[one] for one in response]


def test_every_item_stands_in_the_file(items, questions):
    assert list(questions) == [one.id for one in items]


def test_a_file_scores_as_we_do_or_says_what_it_does_otherwise(answered, questions):
    for item, responses in answered:
        told = {one.reason for one in losses(FORMATS["moodle"], item)}
        for response in responses:
            ours = score(item, response).score
            theirs = mark(questions[item.id], _given(item, response))
            if Reason.PARTLY_RIGHT in told and response != item.key:
                continue
            assert theirs == pytest.approx(ours, abs=1e-6), (item.id, response)


def test_a_range_is_right_where_both_ends_are(items, questions):
    ranges = [one for one in items if isinstance(one.key, NumericRange)]
    for item in ranges:
        if item.key.low != item.key.high:
            assert mark(questions[item.id], [item.key.low, item.key.high]) == 1.0


def test_signs_in_an_accepted_word_are_words_again(items):
    item = next(one for one in items if one.kind is Kind.CLOZE)
    accepted = Blanks({"b1": ("a }#~ b & <c> \\ *", "d")})
    to = BytesIO()
    export(FORMATS["moodle"], "T", [replace(item, key=accepted)], to)
    (one,) = read(to.getvalue())
    assert one.blanks == [("SHORTANSWER", ["a }#~ b & <c> \\ *", "d"])]
    (again,) = read_questions(to.getvalue()).questions
    assert again.accepted == (accepted.accepted["b1"],)


def test_moodle_offers_each_part_of_a_mark(questions):
    for one in questions.values():
        if one.type == "multichoice":
            for answer in one.answers:
                assert any(abs(abs(answer.fraction) - part) < 1e-5 for part in PARTS)


def test_feedback_sentences_and_tags_are_there(items, questions):
    for item in items:
        one = questions[item.id]
        assert plain(item.feedback.wrong) in plain(one.general)
        for quote in item.evidence:
            assert plain(quote.text) in plain(one.general)
        assert f"topic:{item.topic}" in one.tags
        assert {f"fact:{fact}" for fact in item.facts} <= set(one.tags)
        if one.type == "multichoice":
            said = [item.feedback.by_option.get(option.id, "") for option in item.options]
            assert [answer.feedback for answer in one.answers] == [plain(text) for text in said]
        if item.hint and item.hint.text:
            assert one.hints == [item.hint.text]


def test_the_question_is_asked_in_the_same_words(items, questions):
    for item in items:
        if questions[item.id].type != "cloze":
            assert questions[item.id].text == plain(with_gaps(item.prompt))


def test_drawings_are_files_with_their_words(items, questions):
    drawn = [one for one in items if one.figure]
    assert drawn
    for item in drawn:
        one = questions[item.id]
        ((name, svg),) = one.files.items()
        assert f'src="@@PLUGINFILE@@/{name}"' in one.html
        assert 'alt=""' not in one.html
        assert svg.startswith(b"<svg")
        assert b"var(" not in svg
    for item in items:
        for option, answer in zip(item.options, questions[item.id].answers, strict=False):
            assert bool(option.figure) == bool(answer.files)


def test_topics_are_categories_under_the_article(items, questions):
    category = questions[items[0].id].category
    assert category == f"$course$/top/Hips // and “more”/{items[0].topic}"
