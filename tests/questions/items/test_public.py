from dataclasses import fields, replace

import pytest

from questions.figures import LineOfPull, wording
from questions.figures.look import Look
from questions.items import Hint, Kind, public_view
from questions.items.model import EXPLAINING
from questions.items.public import PublicItem
from tests.questions.scoring import quiz_items


def first(bank, kind):
    return next(item for item in bank.items if item.kind is kind)


def test_what_may_be_seen_is_listed():
    assert {one.name for one in fields(PublicItem)} == {
        "kind", "topic", "lang", "prompt", "options", "groups", "reuse", "unit", "figure",
        "has_hint", "hint", "in_words", "lead", "sentence", "pictures",
    }  # fmt: skip


def test_options_stand_in_the_given_order(hip_bank):
    item = first(hip_bank, Kind.CLASSIFY)
    options = [option.id for option in reversed(item.options)]
    groups = [group.id for group in reversed(item.groups)]
    seen = public_view(item, options, groups)
    assert [option.id for option in seen.options] == options
    assert [group.id for group in seen.groups] == groups


def test_without_an_order_they_stand_as_in_the_item():
    item = quiz_items.match()
    assert public_view(item).options == item.options


def test_an_unknown_option_is_refused():
    with pytest.raises(KeyError):
        public_view(quiz_items.order(), ["nowhere"])


def test_a_range_shows_its_unit_alone():
    seen = public_view(quiz_items.numeric())
    assert seen.unit == quiz_items.numeric().key.unit
    assert seen.options == ()


def test_a_hint_is_shown_only_when_it_is_asked_for(hip_bank):
    item = replace(first(hip_bank, Kind.CLASSIFY), hint=Hint("Three of these turn the thigh in."))
    assert public_view(item).has_hint
    assert public_view(item).hint is None
    assert public_view(item, with_hint=True).hint == item.hint


def test_without_a_hint_there_is_none_to_ask_for(hip_bank):
    item = replace(first(hip_bank, Kind.CLASSIFY), hint=None)
    seen = public_view(item, with_hint=True)
    assert not seen.has_hint
    assert seen.hint is None


def test_nothing_of_a_drawing_that_explains_is_seen_before_the_answer():
    scene = LineOfPull("front", "in")
    plain = quiz_items.single_choice()
    item = replace(plain, scenes={EXPLAINING: scene})
    assert public_view(item) == public_view(plain)
    told = wording(scene, Look(explained=True))
    assert told.title not in repr(public_view(item))
    assert EXPLAINING not in repr(public_view(item))


def test_questions_about_muscles_tell_nothing_of_their_line_of_pull(shipped_bank):
    drawn = [one for one in shipped_bank.items if EXPLAINING in one.scenes]
    assert drawn
    for item in drawn:
        seen = public_view(item)
        assert seen == public_view(replace(item, scenes={}))
        assert seen.figure is None
        assert not seen.in_words
