"""What the first page brings together from the other features."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.quizzes import queries
from quizapp.quizzes.errors import NoArticleError
from quizapp.quizzes.pages import Offer, OpenAttempt

_OPEN_ATTEMPTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Start:
    """`offer` is None while no article is published."""

    offer: Offer | None
    open_attempts: tuple[OpenAttempt, ...]


def get_start(user_id: int | None) -> Start:
    """The first page of this account, or of somebody without one."""
    try:
        offer = queries.get_offer()
    except NoArticleError:
        offer = None
    attempts = queries.find_open_attempts(user_id, _OPEN_ATTEMPTS_SHOWN) if user_id else ()
    return Start(offer, attempts)
