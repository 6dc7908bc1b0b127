from __future__ import annotations

import pytest
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired

from tests.quizapp.templates.drawn import Render, find_all, text_of


class Form(FlaskForm):
    name = StringField("Name", validators=[InputRequired("Give a name.")])
    size = RadioField("Size", choices=[SelectChoice("s", "Small"), SelectChoice("l", "Large")])
    colour = SelectField("Colour", choices=[SelectChoice("r", "Red")], default="r")


@pytest.mark.parametrize("field", ["name", "colour"])
def test_a_field_has_a_label_and_points_to_its_hint(render: Render, field: str) -> None:
    drawn = render("forms", "field", Form()[field], hint="A hint.")
    (label,) = find_all(drawn, "label")
    (control,) = [e for e in drawn.iter() if e.get("id") == field]
    assert label.get("for") == field
    assert control.get("aria-describedby") == f"{field}-hint"
    assert control.get("aria-invalid") is None


def test_a_wrong_field_points_to_its_error(render: Render) -> None:
    form = Form()
    form.validate()
    drawn = render("forms", "field", form.name, hint="A hint.", autocomplete="name")
    (control,) = find_all(drawn, "input")
    assert control.get("aria-describedby") == "name-hint name-error"
    assert control.get("aria-invalid") == "true"
    assert control.get("autocomplete") == "name"
    assert text_of(find_all(drawn, "p", id="name-error")[0]) == "Error: Give a name."


def test_radios_stand_in_a_fieldset_with_a_legend(render: Render) -> None:
    (fieldset,) = find_all(render("forms", "field", Form().size), "fieldset")
    assert text_of(find_all(fieldset, "legend")[0]) == "Size"
    assert [text_of(label) for label in find_all(fieldset, "label")] == ["Small", "Large"]


def test_the_error_summary_links_to_the_first_control_of_each_wrong_field(render: Render) -> None:
    form = Form()
    form.validate()
    summary = render("forms", "error_summary", form)
    links = [link.get("href") for link in find_all(summary, "a")]
    assert links == ["#name", "#size-0"]
    assert find_all(summary, "div")[0].get("tabindex") == "-1"


def test_there_is_no_error_summary_without_errors(render: Render) -> None:
    assert list(render("forms", "error_summary", Form())) == []


def test_a_post_button_is_a_form_with_a_token_and_its_fields(render: Render) -> None:
    (form,) = find_all(render("forms", "post_button", "/there", "Go", version=3), "form")
    assert (form.get("method"), form.get("action")) == ("post", "/there")
    names = [field.get("name") for field in find_all(form, "input", type="hidden")]
    assert names == ["csrf_token", "version"]
