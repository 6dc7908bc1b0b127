"""The sentences for what can be wrong with what somebody typed."""

from __future__ import annotations

from flask_babel import gettext as _

from quizapp.accounts.errors import LoginProblem, NameProblem, PasswordProblem


def login_sentence(problem: LoginProblem) -> str:
    sentences: dict[LoginProblem, str] = {
        LoginProblem.EMAIL: _(
            "This is not an email address. One looks like name@example.org and has up to 254 "
            "characters."
        ),
        LoginProblem.USERNAME: _(
            "A user name has 2 to 64 letters or digits, begins with one, and may hold dots, "
            "dashes, underscores and apostrophes, but no spaces."
        ),
        LoginProblem.LOOKALIKE: _(
            "This looks like another name in letters of another alphabet. Write each word in the "
            "letters of one."
        ),
    }
    return sentences[problem]


def taken_sentence() -> str:
    sentence: str = _(
        "There is an account with this email address or user name. Choose another, or log in."
    )
    return sentence


def name_sentence(problem: NameProblem) -> str:
    sentences: dict[NameProblem, str] = {
        NameProblem.LONG: _("A name has at most 80 characters."),
        NameProblem.UNSEEN: _(
            "There is a sign in this name that nobody can see. Type the name instead of pasting it."
        ),
        NameProblem.ALPHABETS: _(
            "A word of this name has letters of two alphabets. Write each word in one, such as "
            "Latin or Cyrillic."
        ),
        NameProblem.ROLE: _(
            "In other letters, this name looks like that of somebody with special rights. Choose "
            "another."
        ),
    }
    return sentences[problem]


def password_sentence(problem: PasswordProblem) -> str:
    sentences: dict[PasswordProblem, str] = {
        PasswordProblem.SHORT: _("A password has at least 8 characters."),
        PasswordProblem.LONG: _("A password has at most 1024 characters."),
        PasswordProblem.UNREADABLE: _("This password holds a character that cannot be stored."),
        PasswordProblem.COMMON: _(
            "This password is on a list of common ones, which are tried first. Choose another."
        ),
        PasswordProblem.SIMPLE: _(
            "This password repeats or counts on, and would be tried early. Choose another."
        ),
        PasswordProblem.OWN_NAME: _(
            "This password is little more than your name or ours. Choose another."
        ),
    }
    return sentences[problem]


def too_many_sentence(minutes: int) -> str:
    sentence: str = _(
        "There were too many tries. Please wait %(minutes)s minutes, then try again.",
        minutes=minutes,
    )
    return sentence
