"""In which words questions are asked, for whoever is asking."""

from __future__ import annotations

from flask import session
from flask_login import current_user

from questions.items.registers import CLINICAL, PLAIN

REGISTERS = (PLAIN, CLINICAL)
_SESSION_KEY = "wording"


def wanted_register() -> str:
    """The register that was chosen, for the account or in this browser. Where none was, an account
    gets the clinical words that its exams are set in, and somebody without one the plain words:
    patients seldom register, students do."""
    own = current_user.wording if current_user.is_authenticated else None
    chosen = own or session.get(_SESSION_KEY)
    if chosen in REGISTERS:
        return str(chosen)
    return CLINICAL if is_registered() else PLAIN


def remember(register: str) -> None:
    """Keeps the choice of somebody without an account in their browser."""
    session[_SESSION_KEY] = register


def is_registered() -> bool:
    return bool(current_user.is_authenticated and not current_user.is_guest)
