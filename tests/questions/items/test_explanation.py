from dataclasses import replace

import pytest

from questions.drawing.cards import card
from questions.drawing.conflicts import is_near_duplicate
from questions.figures import Hip, LineOfPull
from questions.items import Blanks, Feedback, Kind, NumericRange, explain
from questions.items.as_json import item_from_json, item_to_json
from questions.items.model import EXPLAINING, ITS_FIGURE
from questions.scoring import score
from tests.questions.figures import measuring
from tests.questions.scoring import quiz_items

OF_EACH_KIND = [pytest.param(one, id=one.kind) for one in quiz_items.one_of_each()]


def told_why(item):
    """The item with a reason for each of its options."""
    why = {option.id: f"About {option.text}." for option in item.options}
    return replace(item, feedback=Feedback("Right.", "Wrong.", why))


def explained(item, response):
    return explain(item, response, score(item, response))


def right_response(item):
    key = item.key
    if isinstance(key, Blanks):
        return {blank: accepted[0] for blank, accepted in key.accepted.items()}
    return (key.low, key.high) if isinstance(key, NumericRange) else key


def test_there_is_an_item_of_each_kind():
    assert {one.kind for one in quiz_items.one_of_each()} == set(Kind)


@pytest.mark.parametrize("item", OF_EACH_KIND)
def test_the_key_is_explained_as_right(item):
    told = explained(told_why(item), right_response(item))
    assert told.verdict == "right"
    assert told.why == "Right."
    assert told.contrasts == ()
    assert told.move == ()


@pytest.mark.parametrize("item", OF_EACH_KIND)
def test_a_skipped_question_still_shows_its_answer(item):
    told = explain(told_why(item), None, None)
    assert told.verdict == "skipped"
    assert told.given == ()
    assert told.answer or told.table
    assert told.contrasts == ()


def test_the_quotes_are_those_of_the_item(hip_bank):
    quoted = [one for one in hip_bank.items if one.evidence]
    assert quoted
    assert all(explain(one, None, None).quotes == one.evidence for one in quoted)


def test_a_wrong_choice_is_told_apart_from_what_was_asked():
    told = explained(told_why(quiz_items.single_choice(key="a")), "c")
    assert told.verdict == "wrong"
    assert told.given == ("text c",)
    assert told.contrasts == ("About text c.",)


def test_nobody_is_told_what_they_chose_when_they_did_not():
    told = explained(told_why(quiz_items.single_choice(key="a")), "c")
    silent = [line for line in told.lines if line.given is None]
    assert len(silent) == 3
    assert all(line.why is None for line in silent)


def test_a_missed_option_has_its_reason_among_several():
    told = explained(told_why(quiz_items.multiple_choice(right="abc")), ("a",))
    missed = [line for line in told.lines if line.expected and not line.given]
    assert told.verdict == "partly"
    assert [line.option for line in missed] == ["text b", "text c"]
    assert [line.why for line in missed] == ["About text b.", "About text c."]


def test_a_misplaced_thing_is_told_where_it_belongs():
    item = told_why(quiz_items.classify())
    told = explained(item, {**item.key, "a": "y"})
    (line,) = [line for line in told.lines if not line.is_right]
    assert (line.option, line.given, line.expected) == ("text a", "group y", "group x")
    assert line.why == "About text a."
    assert dict(told.table)["text a"] == "group x"


def test_an_unplaced_thing_has_no_contrast():
    told = explained(told_why(quiz_items.classify()), {"a": "x"})
    assert told.verdict == "partly"
    assert told.contrasts == ()


def test_an_order_names_only_the_steps_that_move():
    told = explained(told_why(quiz_items.order("abcde")), tuple("eabcd"))
    assert told.move == ("text e",)
    assert told.answer == tuple(f"text {one}" for one in "abcde")
    assert told.contrasts == ("About text e.",)


def test_a_range_is_shown_with_its_unit():
    told = explained(quiz_items.numeric(20, 30), (1.0, 2.5))
    assert told.given == ("1–2.5 repetitions",)
    assert told.answer == ("20–30 repetitions",)


def test_a_false_statement_shows_its_correction():
    item = replace(quiz_items.true_false(), key="false", correction="It is another.")
    assert explained(item, "true").correction == "It is another."


def test_one_is_shown_in_the_singular():
    assert explained(quiz_items.numeric(), (1.0, 1.0)).given == ("1 repetition",)


def test_a_slip_of_the_pen_is_right_and_told_how_it_is_spelt():
    told = explained(quiz_items.cloze(), {"b1": "gluteus medus", "b2": "front"})
    assert told.verdict == "right"
    assert told.lines[0].why == "Counted as right; it is spelt “gluteus medius”."
    assert told.contrasts == ()


def test_a_wrong_word_is_told_with_the_right_one():
    told = explained(quiz_items.cloze(), {"b1": "gluteus minimus", "b2": "back"})
    assert told.verdict == "wrong"
    assert told.given == ("gluteus minimus", "back")
    assert told.answer == ("gluteus medius", "anterior")
    assert told.contrasts == (
        "You wrote “gluteus minimus”; what fits here is “gluteus medius”.",
        "You wrote “back”; what fits here is “anterior”.",
    )


def test_a_blank_left_empty_is_told_without_reproach():
    told = explained(quiz_items.cloze(), {"b2": "anterior"})
    assert told.verdict == "partly"
    assert [line.is_right for line in told.lines] == [False, True]
    assert told.given == ("–", "anterior")
    assert told.contrasts == ()


def test_what_was_asked_in_words_alone_is_drawn_after_the_answer():
    item = replace(quiz_items.single_choice(), scenes={EXPLAINING: LineOfPull("front", "in")})
    for response in ("a", "b"):
        told = explained(item, response)
        assert 'class="turn"' in told.drawing.svg
        assert "in front of the axis" in told.drawing.in_words
        assert told.drawing.in_words.endswith("internal rotation.")
        assert told.figure is None
        assert told.movable is None


def test_it_stands_beside_a_drawing_of_the_item_under_ids_of_its_own():
    scenes = {EXPLAINING: LineOfPull("back", "out"), ITS_FIGURE: Hip(45, 30)}
    item = replace(quiz_items.picture(), figure="<svg/>", scenes=scenes)
    told = explained(item, "a")
    assert told.scene == Hip(45, 30)
    ids = [*measuring.ids(told.figure), *measuring.ids(told.drawing.svg)]
    assert len(ids) == len(set(ids)) > 2


def test_an_item_stored_before_such_drawings_has_none():
    item = replace(quiz_items.single_choice(), scenes={EXPLAINING: LineOfPull("front", "in")})
    stored = item_to_json(item)
    assert item_from_json(stored) == item
    del stored["scenes"]
    assert explain(item_from_json(stored), None, None).drawing is None


def test_it_does_not_make_another_question_of_the_same_words():
    item = quiz_items.single_choice()
    one, other = (
        replace(item, scenes={EXPLAINING: scene})
        for scene in (LineOfPull("front", "in"), LineOfPull("back", "out"))
    )
    assert is_near_duplicate(card(one), card(other))


@pytest.mark.parametrize("kind", [Kind.MATCH, Kind.CLASSIFY])
def test_nothing_is_told_twice(kind):
    item = next(told_why(one) for one in quiz_items.one_of_each() if one.kind is kind)
    whole = " ".join(item.feedback.by_option.values())
    item = replace(item, feedback=replace(item.feedback, wrong=whole))
    first, *_ = item.options
    other = next(one.id for one in item.groups if one.id != item.key[first.id])
    told = explained(item, {**item.key, first.id: other})
    assert told.contrasts == (item.feedback.by_option[first.id],)
    assert item.feedback.by_option[first.id] not in told.why
    assert told.why == " ".join(item.feedback.by_option[one.id] for one in item.options[1:])
