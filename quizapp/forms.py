"""What all forms share."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field as WtField
from wtforms import FileField, IntegerField
from wtforms.form import BaseForm
from wtforms.validators import NumberRange


class PostedForm(FlaskForm):
    """Reads only what a page's form posts: a body of JSON may hold anything and is nothing here.

    Files come from parts with a file alone, and text from those without: either may be sent under
    the name of the other.
    """

    class Meta(FlaskForm.Meta):
        def wrap_formdata(self, form: BaseForm, formdata: object) -> Any:
            if request.method != "POST":
                return None
            of_files = {field.name for field in form if isinstance(field, FileField)}
            if not of_files:
                return request.form
            text = [pair for pair in request.form.items(multi=True) if pair[0] not in of_files]
            files = [pair for pair in request.files.items(multi=True) if pair[0] in of_files]
            return MultiDict[str, Any]([*text, *files])


class WholeNumberField(IntegerField):
    """A whole number; what is none is told in plain words."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Write a whole number in figures, such as 30.")) from error


def plain_text(text: str | None) -> str:
    """Text with line ends of one kind, without what no database stores."""
    text = (text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.encode("utf-8", "replace").decode()


def one_line(text: str | None) -> str:
    """One line of visible characters."""
    return "".join(char for char in " ".join((text or "").split()) if char.isprintable())


class InRange(NumberRange):
    """As WTForms' own, which fails on numbers of hundreds of digits."""

    def __call__(self, form: BaseForm, field: WtField) -> None:
        try:
            super().__call__(form, field)
        except OverflowError:
            field.data = None
            super().__call__(form, field)  # says what it says of every number outside
