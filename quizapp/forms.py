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


def plain_text(text: str | None) -> str:
    """Text with line ends of one kind, without what no database stores."""
    text = (text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.encode("utf-8", "replace").decode()
