"""The shapes of the library's forms, and what its free fields post."""

from __future__ import annotations

from urllib.parse import parse_qsl

from flask import request
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import FileField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from quizapp.articles.making import MAX_AUTHOR, MAX_ORIGIN, MAX_TITLE, Wording
from quizapp.forms import PostedForm, one_line, plain_text

_PREFIX = "field-"
_SHOWN = "was-"
_BUTTON = "press"
_MAX_FIELDS = 20
_MAX_DIGITS = 9
# What a browser offers to choose first. Any file is taken: its content tells what it is.
_ENDINGS = (
    ".pdf", ".docx", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".rtf", ".epub", ".md", ".txt",
)  # fmt: skip
_MAX_BOXES = 2_000


class _SourceForm(PostedForm):
    """Whose words they are."""

    author = StringField(
        _l("Author"),
        filters=[one_line],
        validators=[
            Length(max=MAX_AUTHOR, message=_l("Enter at most %(max)s characters for the author."))
        ],
    )
    origin = StringField(
        _l("Where it is from"),
        filters=[one_line],
        validators=[
            Length(max=MAX_ORIGIN, message=_l("Enter at most %(max)s characters for the source."))
        ],
    )


class _Brought:
    """What came in a file, or as text, in a form that has both fields."""

    file: FileField
    text: TextAreaField

    @property
    def name_of_file(self) -> str:
        """The chosen file's name, empty where none was chosen."""
        chosen = self.file.data
        return chosen.filename or "" if isinstance(chosen, FileStorage) else ""

    @property
    def content(self) -> bytes:
        if self.name_of_file:
            return bytes(self.file.data.read())
        return str(self.text.data).encode()


class QuestionsForm(_Brought, PostedForm):
    """Questions of one's own to bring in: a file, or text."""

    file = FileField(_l("A file"), render_kw={"accept": ".xml,.gift,.txt"})
    text = TextAreaField(_l("Or the text itself"), filters=[plain_text])

    def validate_text(self, field: TextAreaField) -> None:
        has_text = bool((field.data or "").strip())
        if bool(self.name_of_file) == has_text:
            raise ValidationError(_l("Choose a file or give the text, one of the two."))


class ImportForm(_Brought, _SourceForm):
    """An article to bring in: a file, or text."""

    file = FileField(_l("A file"), render_kw={"accept": ",".join(_ENDINGS)})
    text = TextAreaField(_l("Or the text itself"), filters=[plain_text])
    title = StringField(
        _l("Title"),
        filters=[one_line],
        validators=[
            Length(max=MAX_TITLE, message=_l("Enter at most %(max)s characters for the title."))
        ],
    )

    def validate_text(self, field: TextAreaField) -> None:
        has_file, has_text = bool(self.name_of_file), bool((field.data or "").strip())
        if has_file and has_text:
            raise ValidationError(_l("Choose a file or give the text, not both."))
        if not has_file and not has_text:
            raise ValidationError(_l("Choose a file, or paste or type the article."))

    @property
    def given(self) -> Wording:
        return Wording(self.title.data, "", self.author.data, self.origin.data)


class TextForm(_SourceForm):
    """An article's text, to edit."""

    title = StringField(
        _l("Title"),
        filters=[one_line],
        validators=[
            InputRequired(_l("Enter a title.")),
            Length(
                min=1, max=MAX_TITLE, message=_l("Enter at most %(max)s characters for the title.")
            ),
        ],
    )
    text = TextAreaField(
        _l("Text, as Markdown"),
        filters=[plain_text],
        validators=[InputRequired(_l("Enter the text of the article."))],
    )


class DeleteForm(PostedForm):
    """The title, typed by whoever deletes the article."""

    title = StringField(_l("Type the title of the article"), filters=[one_line])


def posted_fields() -> dict[str, str]:
    """What was typed for a fact, by the names of its fields. What stayed as the page showed it is
    left out: it says nothing, and somebody else may have another value there by now."""
    found = {
        name.removeprefix(_PREFIX): plain_text(text)
        for name, text in request.form.items()
        if name.startswith(_PREFIX)
    }
    changed = {one: text for one, text in found.items() if text != _shown(one)}
    return dict(list(changed.items())[:_MAX_FIELDS])


def _shown(field: str) -> str | None:
    shown = request.form.get(_SHOWN + field)
    return None if shown is None else plain_text(shown)


def posted_number(name: str) -> int | None:
    """A number of the form, or of the address; None where it is none."""
    return read_number(_posted(name))


def posted_numbers(name: str) -> list[int]:
    """The numbers of several boxes of one name that are ticked."""
    told = (read_number(one) for one in request.form.getlist(name)[:_MAX_BOXES])
    return [one for one in told if one is not None]


def posted_numbered(name: str) -> dict[int, str]:
    """The texts of fields that are called as "name-3", by their numbers."""
    found = {}
    for field in list(request.form)[:_MAX_BOXES]:
        what, _dash, number = field.partition("-")
        at = read_number(number) if what == name else None
        if at is not None:
            found[at] = one_line(plain_text(request.form[field]))
    return found


def read_number(text: str) -> int | None:
    is_number = text.isascii() and text.isdecimal() and len(text) <= _MAX_DIGITS
    return int(text) if is_number else None


def posted_text(name: str) -> str:
    """A text of the form; where none is sent, of the address, which may fill in a page's form."""
    return plain_text(_posted(name)).strip()


def _posted(name: str) -> str:
    is_sent = request.method == "POST"
    for given in (_pressed(), request.form) if is_sent else (request.args,):
        if name in given:
            return given[name]
    return ""


def _pressed() -> dict[str, str]:
    """What the pressed button of a list says; it goes before the form's fields, which are about
    another entry of the list, perhaps."""
    try:
        said = parse_qsl(request.form.get(_BUTTON, ""), separator=";", max_num_fields=_MAX_FIELDS)
    except ValueError:
        return {}
    return dict(said)
