from __future__ import annotations

import pytest

from questions.items import Kind
from tests.quizapp.templates.drawn import Render, fields_sent, find_all, text_of, view_of

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
    assert fields_sent(render("questions", "question", view_of(kind, unit="s"), given)) == sent


@pytest.mark.parametrize(
    "kind", [Kind.SINGLE_CHOICE, Kind.TRUE_FALSE, Kind.MULTIPLE_CHOICE, Kind.CLASSIFY]
)
def test_nothing_is_chosen_before_an_answer(render: Render, kind: Kind) -> None:
    assert fields_sent(render("questions", "question", view_of(kind))) == []


@pytest.mark.parametrize("kind", Kind)
def test_the_problem_leads_to_the_first_control_of_every_kind(render: Render, kind: Kind) -> None:
    drawn = render("questions", "question", view_of(kind, unit="s"))
    targets = [element for element in drawn.iter() if element.get("id") == "answer"]
    assert [element.tag in ("input", "select", "button") for element in targets] == [True]
    assert find_all(render("questions", "problem_summary", "Answer."), "a", href="#answer")


@pytest.mark.parametrize("kind", Kind)
def test_ids_are_unique_and_references_lead_somewhere(render: Render, kind: Kind) -> None:
    drawn = render("questions", "question", view_of(kind, unit="s"))
    ids = [element.get("id") for element in drawn.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    known = {*ids, "prompt"}
    for element in drawn.iter():
        for name in ("for", "aria-labelledby", "aria-describedby"):
            assert set((element.get(name) or "").split()) <= known


def test_a_radio_of_a_table_is_named_by_its_row_and_column(render: Render) -> None:
    drawn = render("questions", "question", view_of(Kind.CLASSIFY))
    (radio,) = find_all(drawn, "input", name="place-o2", value="g1")
    assert radio.get("aria-labelledby") == "thing-o2 group-g1"


def test_steps_have_buttons_that_move_them_without_scripts(render: Render) -> None:
    drawn = render("questions", "question", view_of(Kind.ORDER))
    moves = [button.get("value") for button in find_all(drawn, "button", name="move")]
    assert moves == ["o1:up", "o1:down", "o2:up", "o2:down", "o3:up", "o3:down"]


def test_the_enter_key_in_an_ordering_moves_nothing(render: Render) -> None:
    drawn = render("questions", "question", view_of(Kind.ORDER))
    assert find_all(drawn, "button")[0].get("name") is None


def test_a_number_that_could_not_be_read_is_shown_as_typed(render: Render) -> None:
    view = view_of(Kind.NUMERIC, options=(), groups=(), unit="seconds")
    drawn = render("questions", "question", view, None, {"low": "ten"}, "Write a number.")
    (low,) = find_all(drawn, "input", name="low")
    assert (low.get("value"), low.get("aria-invalid")) == ("ten", "true")
    assert low.get("inputmode") == "decimal"


def test_one_number_fills_one_box(render: Render) -> None:
    drawn = render("questions", "question", view_of(Kind.NUMERIC, unit="s"), (10.0, 10.0))
    assert fields_sent(drawn) == [("low", "10"), ("high", "")]


def test_words_of_an_article_are_escaped(render: Render) -> None:
    drawn = render("questions", "question", view_of(Kind.SINGLE_CHOICE))
    assert "Two <b>" in [text_of(label) for label in find_all(drawn, "label")]


def test_each_blank_is_a_field_of_one_width_with_a_label_in_its_sentence(render: Render) -> None:
    drawn = render("questions", "question", view_of(Kind.CLOZE))
    fields = find_all(drawn, "input")
    labels = {label.get("for"): text_of(label) for label in find_all(drawn, "label")}
    assert [labels[field.get("id")] for field in fields] == ["blank 1", "blank 2"]
    assert {field.get("aria-describedby") for field in fields} == {"sentence"}
    assert len({(field.get("size"), field.get("maxlength")) for field in fields}) == 1
    (sentence,) = find_all(drawn, "p", id="sentence")
    assert text_of(sentence) == "In blank 1 and blank 2 it is."
