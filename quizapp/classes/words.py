"""The sentences about lists of learners."""

from __future__ import annotations

from flask_babel import gettext as _

from quizapp.classes.roster_file import MAX_LINES, FileProblem, LineProblem


def file_sentence(problem: FileProblem) -> str:
    """Why a whole list is refused."""
    sentences: dict[FileProblem, str] = {
        FileProblem.EMPTY: _("Choose a file, or paste the list: there is nothing in it."),
        FileProblem.BINARY: _(
            "This is not a list in text. Save it as CSV from your spreadsheet, "
            "then choose it again."
        ),
        FileProblem.TOO_LONG: _(
            "A list has at most %(number)s lines. Split a longer one.", number=MAX_LINES
        ),
        FileProblem.NO_LOGINS: _(
            "No column holds what learners log in with. Name one “login” or “email”."
        ),
    }
    return sentences[problem]


def line_sentence(problem: LineProblem) -> str:
    """Why one line is left out."""
    sentences: dict[LineProblem, str] = {
        LineProblem.NO_LOGIN: _("There is no email address or user name."),
        LineProblem.EMAIL: _("This is not an email address."),
        LineProblem.USERNAME: _("This is not a user name: it has a space, or a sign, in it."),
        LineProblem.FORMULA: _("A field begins with =, +, - or @, as formulas do."),
        LineProblem.TOO_LONG: _("A field is too long."),
        LineProblem.UNSEEN: _("A field holds characters that cannot be seen."),
        LineProblem.TWICE: _("This login stands in an earlier line too."),
    }
    return sentences[problem]


def column_words() -> dict[str, str]:
    """What a column is taken for."""
    return {
        "": _("not used"),
        "login": _("login"),
        "name": _("name"),
        "first": _("first name"),
        "last": _("last name"),
        "sort_name": _("sort name"),
        "student_number": _("student number"),
        "section": _("section"),
    }
