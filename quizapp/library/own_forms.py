"""What the form for a question of one's own posts."""

from __future__ import annotations

from flask import request

from questions.items import Kind
from questions.review.items import MAX_OPTIONS, OWN_KINDS, TypedOption, TypedQuestion
from quizapp.library.forms import posted_number, posted_text

ROWS = {Kind.SINGLE_CHOICE: 5, Kind.MULTIPLE_CHOICE: MAX_OPTIONS, Kind.TRUE_FALSE: 0}


def posted_kind() -> Kind:
    """The kind of question that is meant; the first of those that there are for any other word."""
    named = posted_text("kind")
    return next((kind for kind in OWN_KINDS if kind.value == named), OWN_KINDS[0])


def posted_question(kind: Kind) -> TypedQuestion:
    """What was typed, and of a form that is only opened what its address says."""
    right = (request.form if request.method == "POST" else request.args).getlist("right")
    numbers = range(1, ROWS[kind] + 1)
    return TypedQuestion(
        kind=kind,
        prompt=posted_text("prompt"),
        why=posted_text("why"),
        topic=posted_text("topic"),
        quote=posted_text("quote"),
        start=posted_number("start"),
        options=tuple(_option(number, str(number) in right) for number in numbers),
        verdict=posted_text("verdict"),
        correction=posted_text("correction"),
    )


def is_anyway() -> bool:
    """Whether the writer has seen minor flaws and wants the question all the same."""
    return posted_text("anyway") == "yes"


def _option(number: int, is_right: bool) -> TypedOption:
    return TypedOption(posted_text(f"option-{number}"), is_right, posted_text(f"feedback-{number}"))
