"""What all forms share."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_wtf import FlaskForm


class PostedForm(FlaskForm):
    """Reads only what a page's form posts: a body of JSON may hold anything and is nothing here."""

    class Meta(FlaskForm.Meta):
        def wrap_formdata(self, form: object, formdata: object) -> Any:
            return request.form if request.method == "POST" else None
