from __future__ import annotations

import pytest

from questions.items import Explanation, ExplanationLine, Kind
from questions.items.explanation import Drawing
from questions.items.model import Quote
from tests.quizapp.templates.drawn import Render, find_all, text_of, view_of


def _told(verdict: str, lines: tuple[ExplanationLine, ...], **columns: object) -> Explanation:
    fields: dict[str, object] = {
        "answer": ("One",),
        "table": (),
        "given": ("Two",),
        "why": "Because of one.",
        "correction": None,
        "move": (),
        "quotes": (Quote(3, 9, "It is one."),),
    }
    return Explanation(verdict=verdict, lines=lines, **{**fields, **columns})  # type: ignore[arg-type]


CHOSEN = (
    ExplanationLine("One", None, "One", False, None),
    ExplanationLine("Two", "Two", None, False, "Two is another."),
    ExplanationLine("Three", None, None, True, None),
)
PLACED = (
    ExplanationLine("One", "First", "First", True, None),
    ExplanationLine("Two", "First", "Second", False, "It was first."),
    ExplanationLine("Three", None, "First", False, None),
)


@pytest.mark.parametrize(
    ("verdict", "word"),
    [("right", "Correct"), ("wrong", "Not correct"), ("partly", "Partly correct0.5 of 1 point")],
)
def test_a_verdict_is_a_focused_word_with_an_icon(render: Render, verdict: str, word: str) -> None:
    view = view_of(Kind.SINGLE_CHOICE)
    drawn = render("feedback", "verdict", view, _told(verdict, CHOSEN), 0.5)
    (heading,) = find_all(drawn, "h2")
    assert text_of(heading) == word
    assert heading.get("autofocus") is not None
    assert "Because of one." in text_of(drawn)
    assert find_all(drawn, "svg")


def test_partial_credit_is_told_in_elements_where_each_counts_the_same(render: Render) -> None:
    told = _told("partly", PLACED, table=(("One", "First"),))
    drawn = render("feedback", "verdict", view_of(Kind.CLASSIFY), told, 1 / 3)
    assert "Partly correct1 of 3" in text_of(drawn)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ("One", "1 of 2 right answers found: 0.33 of 1 point"),
        ("One Three", "1 of 2 right answers found, 1 wrong one chosen: 0.33 of 1 point"),
        ("Two Three Four", "1 of 2 right answers found, 2 wrong ones chosen: 0.33 of 1 point"),
    ],
)
def test_partial_credit_for_several_answers_counts_the_right_and_the_wrong(
    render: Render, chosen: str, words: str
) -> None:
    lines = tuple(
        ExplanationLine(
            option=option,
            given=option if option in chosen.split() else None,
            expected=option if option in ("One", "Two") else None,
            is_right=(option in chosen.split()) == (option in ("One", "Two")),
            why=None,
        )
        for option in ("One", "Two", "Three", "Four")
    )
    told = _told("partly", lines, answer=("One", "Two"))
    view = view_of(Kind.MULTIPLE_CHOICE)
    assert words in text_of(render("feedback", "verdict", view, told, 1 / 3))
    assert words in text_of(render("feedback", "verdict_in_brief", view, told, 1 / 3))


def test_partial_credit_for_an_order_counts_the_steps_that_may_stay(render: Render) -> None:
    drawn = render("feedback", "verdict", view_of(Kind.ORDER), _told("partly", PLACED), 0.5)
    assert "1 of 3 steps in order: 0.5 of 1 point" in text_of(drawn)


@pytest.mark.parametrize(
    ("correction", "words"),
    [("One it is.", "The right statement: One it is."), (None, "The statement is true.")],
)
def test_of_a_statement_each_thing_is_said_once(
    render: Render, correction: str | None, words: str
) -> None:
    view, told = view_of(Kind.TRUE_FALSE), _told("wrong", CHOSEN, correction=correction)
    verdict = text_of(render("feedback", "verdict", view, told, 0.0))
    assert words in verdict
    assert told.why not in verdict
    assert "Two is another." not in text_of(render("feedback", "result", view, told))


def test_each_option_says_whether_it_was_chosen_and_right_and_why_not(render: Render) -> None:
    drawn = render("feedback", "result", view_of(Kind.SINGLE_CHOICE), _told("wrong", CHOSEN))
    assert [text_of(item) for item in find_all(drawn, "li")] == [
        "One Right answer",
        "Two Your answer Two is another.",
        "Three",
    ]


def test_what_was_misplaced_comes_first_with_both_groups(render: Render) -> None:
    told = _told("partly", PLACED, table=(("One", "First"),))
    drawn = render("feedback", "result", view_of(Kind.CLASSIFY), told)
    assert [text_of(item) for item in find_all(drawn, "li")] == [
        "Two Second Your answer: First It was first.",
        "Three First You left it out",
        "One First, as you answered",
    ]


def test_an_ordering_says_which_steps_have_to_move(render: Render) -> None:
    lines = (
        ExplanationLine("Two", "1", "2", False, None),
        ExplanationLine("One", "2", "1", True, None),
    )
    told = _told("partly", lines, answer=("One", "Two"), move=("Two",))
    drawn = render("feedback", "result", view_of(Kind.ORDER), told)
    assert "only 1 is out of place: Two" in text_of(drawn)
    assert [text_of(item) for item in find_all(drawn, "li")] == [
        "1. One",
        "2. Two You put it in place 1",
    ]


def test_numbers_are_told_side_by_side(render: Render) -> None:
    told = _told("wrong", (), answer=("10–12 s",), given=("8 s",))
    drawn = render("feedback", "result", view_of(Kind.NUMERIC, unit="s"), told)
    assert [text_of(one) for one in find_all(drawn, "dd")] == ["10–12 s", "8 s"]


def test_the_evidence_is_marked_and_leads_to_its_place_in_that_version(render: Render) -> None:
    class Attempt:
        id = 7
        article_slug = "hip"
        version_number = 2

    told = _told("right", (), quotes=(Quote(3, 9, "It is."), Quote(20, 31, "So it is.")))
    drawn = render("feedback", "evidence", told, Attempt, 3, "en")
    assert [text_of(mark) for mark in find_all(drawn, "mark")] == ["It is.", "So it is."]
    (link,) = find_all(drawn, "a")
    assert link.get("href") == "/articles/hip/2?from=3,20&to=9,31&attempt=7&question=3#evidence"


def test_a_slip_that_was_let_pass_is_told(render: Render) -> None:
    lines = (
        ExplanationLine("1", "gluteus medus", "gluteus medius", True, "Counted as right; it …"),
        ExplanationLine("2", "back", "front", False, "You wrote “back” …"),
    )
    told = Explanation("partly", ("gluteus medius", "front"), (), (), "Why.", None, lines, (), ())
    drawn = render("feedback", "result", view_of(Kind.CLOZE), told)
    assert text_of(drawn).startswith("In gluteus medius and front it is.")
    assert "Counted as right; it …" in text_of(drawn)
    assert "You wrote “back” …" in text_of(drawn)
    assert "Your answer: gluteus medus" in text_of(drawn)


def test_a_drawing_that_explains_stands_there_with_its_words_said_once(render: Render) -> None:
    svg = "<svg role='img'><desc>It pulls in front.</desc></svg>"
    told = _told("right", CHOSEN, drawing=Drawing(svg, "It pulls in front."))
    drawn = render("feedback", "mechanism", told, "en")
    (figure,) = find_all(drawn, "figure", lang="en")
    (caption,) = find_all(figure, "figcaption")
    assert text_of(caption) == "It pulls in front."
    (hidden,) = find_all(figure, "div", **{"aria-hidden": "true"})
    assert find_all(hidden, "svg")
    assert caption not in list(hidden.iter())


def test_without_such_a_drawing_nothing_stands_there(render: Render) -> None:
    assert text_of(render("feedback", "mechanism", _told("right", CHOSEN), "en")) == ""
    assert not find_all(render("feedback", "mechanism", _told("right", CHOSEN), "en"), "figure")
