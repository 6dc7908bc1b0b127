from dataclasses import replace

import pytest

from questions.items import Kind, public_view
from questions.review.items import (
    Checker,
    TypedOption,
    is_minor,
    own_question,
    own_question_problems,
    typed_again,
)
from tests.questions.review.items.samples import (
    QUOTE,
    facts_of,
    several,
    single,
    statement,
    text_of,
    written,
)

_ALL = [single, several, statement]


@pytest.mark.parametrize("typed", _ALL)
def test_a_good_question_has_no_problem_and_no_flaw(typed):
    assert own_question_problems(typed(), text_of()) == {}
    assert Checker(facts_of()).flaws(written(typed()).item) == ()


@pytest.mark.parametrize("typed", _ALL)
def test_a_question_can_be_changed_as_it_was_typed(typed):
    own = written(typed())
    assert written(typed_again(own)) == own


def test_the_id_is_of_what_is_asked_and_not_of_what_is_said_about_it():
    first = written(single())
    for same in (
        single(why="It has no muscle.", topic="Lobes", quote="The lobe is soft"),
        single(prompt=f" {single().prompt}\n"),
        single(options=tuple(reversed(single().options))),
        single(options=(*single().options, TypedOption(" "))),
    ):
        assert written(same).item.id == first.item.id
    options = single().options
    for other in (
        single(prompt="Which part of the ear is soft and cold?"),
        single(options=(*options[:3], TypedOption("The rim"))),
        single(options=(replace(options[0], is_right=False), replace(options[1], is_right=True))),
    ):
        assert written(other).item.id != first.item.id


def test_the_place_of_an_option_does_not_tell_that_it_is_right():
    places = set()
    for word in ("nose", "chin", "cheek", "brow", "lip", "jaw", "neck"):
        options = (TypedOption(f"The {word}", True), *single().options[1:])
        places.add(written(single(options=options)).item.key)
    assert len(places) > 1


def test_numbers_ascend():
    options = [TypedOption(f"{number} muscles", number == 4) for number in (10, 4, 3)]
    item = written(single(options=tuple(options))).item
    assert [one.text for one in item.options] == ["3 muscles", "4 muscles", "10 muscles"]
    assert item.key == "b"


def test_the_key_and_the_feedback_follow_the_options():
    item = written(single()).item
    texts = {one.id: one.text for one in item.options}
    assert texts[item.key] == "The lobe"
    assert {texts[one]: said for one, said in item.feedback.by_option.items()} == {
        text: f"{text}." for text in texts.values()
    }
    both = written(several()).item
    chosen = [one.text for one in both.options if one.id in both.key]
    assert sorted(chosen) == ["The lobe", "The skin"]


def test_a_statement_keeps_its_correction_only_where_it_is_false():
    assert written(statement()).item.correction == "The lobe is soft and has no muscle in it."
    assert written(statement(verdict="true")).item.correction is None


def test_the_whole_sentence_is_quoted():
    (quote,) = written(single(quote="the  lobe IS soft")).item.evidence
    assert quote.text == QUOTE
    assert text_of()[quote.start : quote.end] == QUOTE


@pytest.mark.parametrize("typed", _ALL)
def test_a_learner_gets_the_same_shape_as_of_any_question(typed):
    item = written(typed()).item
    view = public_view(item)
    assert view.prompt == item.prompt
    assert (view.lang, view.figure, view.groups) == ("en", None, ())
    assert item.facts == (item.id,)
    assert item.template == f"own.{item.kind.value}"


def _marked(*right: int, count: int = 4):
    return tuple(TypedOption(f"The part {n}", n in right) for n in range(count))


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"prompt": " "}, {"prompt": "empty"}),
        ({"prompt": "…?"}, {"prompt": "empty"}),
        ({"prompt": "x" * 701}, {"prompt": "too_long"}),
        ({"prompt": "The [[b1]] is soft?"}, {"prompt": "gaps"}),
        ({"why": ""}, {"why": "empty"}),
        ({"why": "x" * 601}, {"why": "too_long"}),
        ({"topic": "\x00"}, {"topic": "empty"}),
        ({"topic": "x" * 121}, {"topic": "too_long"}),
        ({"quote": ""}, {"quote": "empty"}),
        ({"quote": "The lobe is hard"}, {"quote": "quote_not_found"}),
        ({"quote": "x" * 2001}, {"quote": "too_long"}),
        ({"options": ()}, {"option-1": "too_few_options", "right": "none_right"}),
        ({"options": _marked(1, count=2)}, {"option-1": "too_few_options"}),
        ({"options": _marked()}, {"right": "none_right"}),
        ({"options": _marked(0, 1)}, {"right": "several_right"}),
        (
            {"options": (*_marked(1), TypedOption("x" * 301, feedback="y" * 601))},
            {"option-5": "too_long", "feedback-5": "too_long"},
        ),
    ],
)
def test_what_cannot_be_a_question_is_named_by_its_field(changed, problems):
    assert own_question_problems(single(**changed), text_of()) == problems


def test_of_several_right_options_one_is_wrong():
    typed = several(options=_marked(0, 1, 2, 3))
    assert own_question_problems(typed, text_of()) == {"right": "all_right"}


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"verdict": ""}, {"verdict": "choose_verdict"}),
        ({"verdict": "perhaps"}, {"verdict": "choose_verdict"}),
        ({"correction": ""}, {"correction": "empty"}),
        ({"verdict": "true", "correction": ""}, {}),
    ],
)
def test_a_statement_needs_a_verdict_and_a_false_one_its_correction(changed, problems):
    assert own_question_problems(statement(**changed), text_of()) == problems


def test_an_option_that_is_right_and_empty_is_none():
    options = (TypedOption("", True), *_marked())
    assert own_question_problems(single(options=options), text_of()) == {"right": "none_right"}


def test_the_same_checks_hold_as_for_any_question():
    checker = Checker(facts_of())
    options = (
        TypedOption("The lobe, which is soft and cold and has no muscle of any sort", True),
        *single().options[1:],
    )
    assert checker.flaws(written(single(options=options)).item)
    known = (TypedOption("Tragicus", True), TypedOption("Antitragicus"), TypedOption("Concha"))
    two_keys = single(prompt="Which muscle holds the ear still?", options=known)
    assert checker.flaws(written(two_keys).item)


def test_a_word_that_is_not_known_is_a_minor_flaw():
    options = (*single().options[:3], TypedOption("The auriculiris"))
    item = own_question(single(options=options), text_of()).item
    checker = Checker(facts_of())
    (flaw,) = checker.flaws(item)
    assert is_minor(flaw)
    assert "auriculiris" in flaw.message


def test_only_three_kinds_are_written():
    assert {typed().kind for typed in _ALL} == {
        Kind.SINGLE_CHOICE,
        Kind.MULTIPLE_CHOICE,
        Kind.TRUE_FALSE,
    }
