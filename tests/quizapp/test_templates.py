"""The macros that every page is built from, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask, get_template_attribute
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired

from questions.items import Explanation, ExplanationLine, Kind, Option, OptionGroup, PublicItem
from questions.items.blanks import Piece
from questions.items.model import Quote

Render = Callable[..., Element]


class _Form(FlaskForm):
    name = StringField("Name", validators=[InputRequired("Give a name.")])
    size = RadioField("Size", choices=[SelectChoice("s", "Small"), SelectChoice("l", "Large")])
    colour = SelectField("Colour", choices=[SelectChoice("r", "Red")], default="r")


@pytest.fixture
def render(app: Flask) -> Iterator[Render]:
    """Calls a macro and parses what it draws; HTML with a mistake in it fails the test."""

    def call(template: str, macro: str, *args: object, **kwargs: object) -> Element:
        html = str(get_template_attribute(f"macros/{template}.html", macro)(*args, **kwargs))
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        return parser.parseFragment(html)

    with app.test_request_context():
        yield call


def _view(kind: Kind, **columns: object) -> PublicItem:
    fields: dict[str, object] = {
        "topic": "Topic",
        "lang": "en",
        "prompt": "Which?",
        "options": (Option("o1", "One"), Option("o2", "Two <b>"), Option("o3", "Three.")),
        "groups": (OptionGroup("g1", "First"), OptionGroup("g2", "Second")),
        "reuse": True,
        "unit": None,
        "figure": None,
        "has_hint": False,
        "hint": None,
        "lead": "Complete it.",
        "sentence": (Piece("In ", "b1"), Piece(" and ", "b2"), Piece(" it is.", None)),
    }
    return PublicItem(kind=kind, **{**fields, **columns})  # type: ignore[arg-type]


def _all(root: Element, tag: str, **attributes: str) -> list[Element]:
    """The elements of a name with these attributes; those of a drawing have a namespace."""
    return [
        element
        for element in root.iter()
        if str(element.tag).rpartition("}")[2] == tag
        and all(element.get(name) == value for name, value in attributes.items())
    ]


def _sent(root: Element) -> list[tuple[str, str]]:
    """What the form would send, hidden and chosen inputs and selects, in their order."""
    pairs = []
    for element in root.iter():
        name = element.get("name") or ""
        if element.tag == "select":
            chosen = _all(element, "option", selected="") or _all(element, "option")[:1]
            pairs.append((name, chosen[0].get("value") or ""))
        elif element.tag == "input":
            is_tick = element.get("type") in ("radio", "checkbox")
            if not is_tick or element.get("checked") is not None:
                pairs.append((name, element.get("value") or ""))
    return pairs


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("field", ["name", "colour"])
def test_a_field_has_a_label_and_points_to_its_hint(render: Render, field: str) -> None:
    drawn = render("forms", "field", _Form()[field], hint="A hint.")
    (label,) = _all(drawn, "label")
    (control,) = [e for e in drawn.iter() if e.get("id") == field]
    assert label.get("for") == field
    assert control.get("aria-describedby") == f"{field}-hint"
    assert control.get("aria-invalid") is None


def test_a_wrong_field_points_to_its_error(render: Render) -> None:
    form = _Form()
    form.validate()
    drawn = render("forms", "field", form.name, hint="A hint.", autocomplete="name")
    (control,) = _all(drawn, "input")
    assert control.get("aria-describedby") == "name-hint name-error"
    assert control.get("aria-invalid") == "true"
    assert control.get("autocomplete") == "name"
    assert _text(_all(drawn, "p", id="name-error")[0]) == "Error: Give a name."


def test_radios_stand_in_a_fieldset_with_a_legend(render: Render) -> None:
    (fieldset,) = _all(render("forms", "field", _Form().size), "fieldset")
    assert _text(_all(fieldset, "legend")[0]) == "Size"
    assert [_text(label) for label in _all(fieldset, "label")] == ["Small", "Large"]


def test_the_error_summary_links_to_the_first_control_of_each_wrong_field(render: Render) -> None:
    form = _Form()
    form.validate()
    summary = render("forms", "error_summary", form)
    links = [link.get("href") for link in _all(summary, "a")]
    assert links == ["#name", "#size-0"]
    assert _all(summary, "div")[0].get("tabindex") == "-1"


def test_there_is_no_error_summary_without_errors(render: Render) -> None:
    assert list(render("forms", "error_summary", _Form())) == []


def test_a_post_button_is_a_form_with_a_token_and_its_fields(render: Render) -> None:
    (form,) = _all(render("forms", "post_button", "/there", "Go", version=3), "form")
    assert (form.get("method"), form.get("action")) == ("post", "/there")
    names = [field.get("name") for field in _all(form, "input", type="hidden")]
    assert names == ["csrf_token", "version"]


GIVEN = {
    Kind.SINGLE_CHOICE: ("o2", [("answer", "o2")]),
    Kind.TRUE_FALSE: ("o1", [("answer", "o1")]),
    Kind.MULTIPLE_CHOICE: (("o1", "o3"), [("answer", "o1"), ("answer", "o3")]),
    Kind.CLASSIFY: ({"o1": "g2", "o3": "g1"}, [("place-o1", "g2"), ("place-o3", "g1")]),
    Kind.MATCH: ({"o2": "g1"}, [("place-o1", ""), ("place-o2", "g1"), ("place-o3", "")]),
    Kind.ORDER: (("o3", "o1", "o2"), [("order", "o3"), ("order", "o1"), ("order", "o2")]),
    Kind.NUMERIC: ((7.5, 10.0), [("low", "7.5"), ("high", "10")]),
    Kind.CLOZE: ({"b1": "cam"}, [("blank-b1", "cam"), ("blank-b2", "")]),
    Kind.PICTURE: ("o2", [("answer", "o2")]),
}


@pytest.mark.parametrize("kind", Kind)
def test_a_question_sends_again_what_was_given(render: Render, kind: Kind) -> None:
    given, sent = GIVEN[kind]
    assert _sent(render("questions", "question", _view(kind, unit="s"), given)) == sent


@pytest.mark.parametrize(
    "kind", [Kind.SINGLE_CHOICE, Kind.TRUE_FALSE, Kind.MULTIPLE_CHOICE, Kind.CLASSIFY]
)
def test_nothing_is_chosen_before_an_answer(render: Render, kind: Kind) -> None:
    assert _sent(render("questions", "question", _view(kind))) == []


@pytest.mark.parametrize("kind", Kind)
def test_the_problem_leads_to_the_first_control_of_every_kind(render: Render, kind: Kind) -> None:
    drawn = render("questions", "question", _view(kind, unit="s"))
    targets = [element for element in drawn.iter() if element.get("id") == "answer"]
    assert [element.tag in ("input", "select", "button") for element in targets] == [True]
    assert _all(render("questions", "problem_summary", "Answer."), "a", href="#answer")


@pytest.mark.parametrize("kind", Kind)
def test_ids_are_unique_and_references_lead_somewhere(render: Render, kind: Kind) -> None:
    drawn = render("questions", "question", _view(kind, unit="s"))
    ids = [element.get("id") for element in drawn.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    known = {*ids, "prompt"}
    for element in drawn.iter():
        for name in ("for", "aria-labelledby", "aria-describedby"):
            assert set((element.get(name) or "").split()) <= known


def test_a_radio_of_a_table_is_named_by_its_row_and_column(render: Render) -> None:
    drawn = render("questions", "question", _view(Kind.CLASSIFY))
    (radio,) = _all(drawn, "input", name="place-o2", value="g1")
    assert radio.get("aria-labelledby") == "thing-o2 group-g1"


def test_steps_have_buttons_that_move_them_without_scripts(render: Render) -> None:
    drawn = render("questions", "question", _view(Kind.ORDER))
    moves = [button.get("value") for button in _all(drawn, "button", name="move")]
    assert moves == ["o1:up", "o1:down", "o2:up", "o2:down", "o3:up", "o3:down"]


def test_the_enter_key_in_an_ordering_moves_nothing(render: Render) -> None:
    drawn = render("questions", "question", _view(Kind.ORDER))
    assert _all(drawn, "button")[0].get("name") is None


def test_a_number_that_could_not_be_read_is_shown_as_typed(render: Render) -> None:
    view = _view(Kind.NUMERIC, options=(), groups=(), unit="seconds")
    drawn = render("questions", "question", view, None, {"low": "ten"}, "Write a number.")
    (low,) = _all(drawn, "input", name="low")
    assert (low.get("value"), low.get("aria-invalid")) == ("ten", "true")
    assert low.get("inputmode") == "decimal"


def test_one_number_fills_one_box(render: Render) -> None:
    drawn = render("questions", "question", _view(Kind.NUMERIC, unit="s"), (10.0, 10.0))
    assert _sent(drawn) == [("low", "10"), ("high", "")]


def test_words_of_an_article_are_escaped(render: Render) -> None:
    drawn = render("questions", "question", _view(Kind.SINGLE_CHOICE))
    assert "Two <b>" in [_text(label) for label in _all(drawn, "label")]


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
    view = _view(Kind.SINGLE_CHOICE)
    drawn = render("feedback", "verdict", view, _told(verdict, CHOSEN), 0.5)
    (heading,) = _all(drawn, "h2")
    assert _text(heading) == word
    assert heading.get("autofocus") is not None
    assert "Because of one." in _text(drawn)
    assert _all(drawn, "svg")


def test_partial_credit_is_told_in_elements_where_each_counts_the_same(render: Render) -> None:
    told = _told("partly", PLACED, table=(("One", "First"),))
    drawn = render("feedback", "verdict", _view(Kind.CLASSIFY), told, 1 / 3)
    assert "Partly correct1 of 3" in _text(drawn)


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
    view = _view(Kind.MULTIPLE_CHOICE)
    assert words in _text(render("feedback", "verdict", view, told, 1 / 3))
    assert words in _text(render("feedback", "verdict_in_brief", view, told, 1 / 3))


def test_partial_credit_for_an_order_counts_the_steps_that_may_stay(render: Render) -> None:
    drawn = render("feedback", "verdict", _view(Kind.ORDER), _told("partly", PLACED), 0.5)
    assert "1 of 3 steps in order: 0.5 of 1 point" in _text(drawn)


@pytest.mark.parametrize(
    ("correction", "words"),
    [("One it is.", "The right statement: One it is."), (None, "The statement is true.")],
)
def test_of_a_statement_each_thing_is_said_once(
    render: Render, correction: str | None, words: str
) -> None:
    view, told = _view(Kind.TRUE_FALSE), _told("wrong", CHOSEN, correction=correction)
    verdict = _text(render("feedback", "verdict", view, told, 0.0))
    assert words in verdict
    assert told.why not in verdict
    assert "Two is another." not in _text(render("feedback", "result", view, told))


def test_each_option_says_whether_it_was_chosen_and_right_and_why_not(render: Render) -> None:
    drawn = render("feedback", "result", _view(Kind.SINGLE_CHOICE), _told("wrong", CHOSEN))
    assert [_text(item) for item in _all(drawn, "li")] == [
        "One Right answer",
        "Two Your answer Two is another.",
        "Three",
    ]


def test_what_was_misplaced_comes_first_with_both_groups(render: Render) -> None:
    told = _told("partly", PLACED, table=(("One", "First"),))
    drawn = render("feedback", "result", _view(Kind.CLASSIFY), told)
    assert [_text(item) for item in _all(drawn, "li")] == [
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
    drawn = render("feedback", "result", _view(Kind.ORDER), told)
    assert "only 1 is out of place: Two" in _text(drawn)
    assert [_text(item) for item in _all(drawn, "li")] == [
        "1. One",
        "2. Two You put it in place 1",
    ]


def test_numbers_are_told_side_by_side(render: Render) -> None:
    told = _told("wrong", (), answer=("10–12 s",), given=("8 s",))
    drawn = render("feedback", "result", _view(Kind.NUMERIC, unit="s"), told)
    assert [_text(one) for one in _all(drawn, "dd")] == ["10–12 s", "8 s"]


def test_the_evidence_is_marked_and_leads_to_its_place_in_that_version(render: Render) -> None:
    class Attempt:
        id = 7
        article_slug = "hip"
        version_number = 2

    told = _told("right", (), quotes=(Quote(3, 9, "It is."), Quote(20, 31, "So it is.")))
    drawn = render("feedback", "evidence", told, Attempt, 3, "en")
    assert [_text(mark) for mark in _all(drawn, "mark")] == ["It is.", "So it is."]
    (link,) = _all(drawn, "a")
    assert link.get("href") == "/articles/hip/2?from=3,20&to=9,31&attempt=7&question=3#evidence"


def test_bars_are_a_table_with_a_drawing_in_each_row(render: Render) -> None:
    rows = [
        {"label": "A", "value": 0.25, "text": "1 of 4", "href": "/a"},
        {"label": "B", "value": None, "text": "none"},
        {"label": "C", "value": 3.0, "text": "over"},
    ]
    drawn = render("charts", "bars", rows, "Caption")
    assert _text(_all(drawn, "caption")[0]) == "Caption"
    assert [_text(row) for row in _all(drawn, "tr")[1:]] == ["A 1 of 4", "B none", "C over"]
    fills = [fill.get("width") for fill in _all(drawn, "rect") if fill.get("class") == "fill"]
    assert fills == ["25.0%", "100.0%"]


def test_a_line_breaks_where_nothing_is_known_and_has_its_numbers_beside_it(
    render: Render,
) -> None:
    points = [
        {"label": "Mon", "value": 0.5, "text": "1 of 2"},
        {"label": "Tue", "value": None, "text": "none"},
        {"label": "Wed", "value": 1.0, "text": "2 of 2"},
    ]
    drawn = render("charts", "line", points, "Caption")
    path = next(one for one in _all(drawn, "path") if one.get("class") == "stroke")
    assert (path.get("d") or "").count("M") == 2
    assert len(_all(drawn, "circle")) == 2
    assert [_text(row) for row in _all(drawn, "tr")[1:]] == ["Mon1 of 2", "Tuenone", "Wed2 of 2"]


@pytest.mark.parametrize(
    ("score", "shade", "words"),
    [(None, "none", "–not answered"), (0.2, "low", "○ 20%"), (0.8, "high", "● 80%")],
)
def test_a_score_has_a_number_a_shade_and_a_symbol(
    render: Render, score: float | None, shade: str, words: str
) -> None:
    html5 = render("tables", "score_text", score)
    assert _text(html5) == words
    get = get_template_attribute("macros/tables.html", "score_cell")
    assert f'class="score {shade}"' in str(get(score))


@pytest.mark.parametrize(("number", "links"), [(1, ["next"]), (2, ["prev", "next"]), (3, ["prev"])])
def test_a_pager_leads_to_the_pages_around(render: Render, number: int, links: list[str]) -> None:
    drawn = render("tables", "pager", number, 3, "home.index")
    assert [link.get("rel") for link in _all(drawn, "a")] == links


def test_one_page_needs_no_pager(render: Render) -> None:
    assert list(render("tables", "pager", 1, 1, "home.index")) == []


def test_each_blank_is_a_field_of_one_width_with_a_label_in_its_sentence(render: Render) -> None:
    drawn = render("questions", "question", _view(Kind.CLOZE))
    fields = _all(drawn, "input")
    labels = {label.get("for"): _text(label) for label in _all(drawn, "label")}
    assert [labels[field.get("id")] for field in fields] == ["blank 1", "blank 2"]
    assert {field.get("aria-describedby") for field in fields} == {"sentence"}
    assert len({(field.get("size"), field.get("maxlength")) for field in fields}) == 1
    (sentence,) = _all(drawn, "p", id="sentence")
    assert _text(sentence) == "In blank 1 and blank 2 it is."


def test_a_slip_that_was_let_pass_is_told(render: Render) -> None:
    lines = (
        ExplanationLine("1", "gluteus medus", "gluteus medius", True, "Counted as right; it …"),
        ExplanationLine("2", "back", "front", False, "You wrote “back” …"),
    )
    told = Explanation("partly", ("gluteus medius", "front"), (), (), "Why.", None, lines, (), ())
    drawn = render("feedback", "result", _view(Kind.CLOZE), told)
    assert _text(drawn).startswith("In gluteus medius and front it is.")
    assert "Counted as right; it …" in _text(drawn)
    assert "You wrote “back” …" in _text(drawn)
    assert "Your answer: gluteus medus" in _text(drawn)
