"""What is said of answers that are unfinished or cannot be read."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from questions.items.model import Kind


def open_sentence(kind: Kind, left: int) -> str:
    """What of an answer is still open, `left` parts of it, and how to send it all the same."""
    if kind is Kind.ORDER:
        return str(_("You have not moved any step. If this is your order, press Check again."))
    if kind is Kind.CLOZE:
        return str(
            ngettext(
                "%(num)s blank is still empty. To leave it empty, press Check again.",
                "%(num)s blanks are still empty. To leave them empty, press Check again.",
                left,
            )
        )
    return str(
        ngettext(
            "%(num)s still to place. To leave it out, press Check again.",
            "%(num)s still to place. To leave them out, press Check again.",
            left,
        )
    )


def problem_sentence(code: str) -> str:
    """What is wrong with an answer, by the code of `scoring.InvalidResponseError`."""
    words: dict[str, str] = {
        "not_a_number": _("Write a number in figures, such as 10 or 2.5."),
        "too_long": _("That is longer than any answer. A word or two will do."),
        "incomplete": _("A part of the answer is still missing."),
        "low_above_high": _("The first number must not be larger than the second."),
    }
    other: str = _("That answer does not fit the question. Please answer again.")
    return words.get(code, other)


def shorter_sentence(length: int, asked: int) -> str:
    """Why a quiz has fewer questions than were asked for."""
    return str(
        ngettext(
            "This quiz has %(num)s question instead of %(asked)s: of those you chose, no more"
            " fit together without one giving away the answer to another.",
            "This quiz has %(num)s questions instead of %(asked)s: of those you chose, no more"
            " fit together without one giving away the answer to another.",
            length,
            asked=asked,
        )
    )
