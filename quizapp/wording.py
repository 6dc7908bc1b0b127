"""Who asks, and so in which words: somebody who studies, in clinical terms or in plain words, or
somebody who wants to understand their own body, in plain words and about nothing else."""

from __future__ import annotations

from flask import Flask, session
from flask_login import current_user

from questions.items.registers import CLINICAL, PATIENT, PLAIN

WORDINGS = (PLAIN, CLINICAL, PATIENT)
_SESSION_KEY = "wording"


def init_app(app: Flask) -> None:
    app.jinja_env.globals["is_patient"] = is_patient


def chosen_wording() -> str | None:
    """What was chosen, for the account or in this browser; None where nothing was."""
    own = current_user.wording if current_user.is_authenticated else None
    chosen = own or session.get(_SESSION_KEY)
    return str(chosen) if chosen in WORDINGS else None


def wanted_register() -> str:
    """The wording that quizzes are drawn in. Where none was chosen, an account gets the clinical
    words that its exams are set in, and somebody without one the plain words: patients seldom
    register, students do."""
    return chosen_wording() or (CLINICAL if is_registered() else PLAIN)


def is_patient() -> bool:
    """Whether whoever asks wants to understand their own body."""
    return wanted_register() == PATIENT


def remember(register: str) -> None:
    """Keeps the choice of somebody without an account in their browser."""
    session[_SESSION_KEY] = register


def is_registered() -> bool:
    return bool(current_user.is_authenticated and not current_user.is_guest)
