"""What the first page brings together from the other features."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.classes.service import ClassCard, list_taught
from quizapp.models import User
from quizapp.progress.service import ArticleProgress, list_articles
from quizapp.quizzes import queries
from quizapp.quizzes.errors import NoArticleError
from quizapp.quizzes.pages import Offer, OpenAttempt

_OPEN_ATTEMPTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Start:
    """`offer` is None while no article is published; `progress` is what is known of its article,
    None before the first answer; `classes` are those that the account teaches."""

    offer: Offer | None
    open_attempts: tuple[OpenAttempt, ...] = ()
    progress: ArticleProgress | None = None
    classes: tuple[ClassCard, ...] = ()


def get_start(user: User | None, register: str) -> Start:
    """The first page of this account, or of somebody without one, with quizzes in this register."""
    try:
        offer = queries.get_offer(register=register)
    except NoArticleError:
        offer = None
    if user is None:
        return Start(offer)
    return Start(
        offer,
        queries.find_open_attempts(user.id, _OPEN_ATTEMPTS_SHOWN),
        _progress(user.id, offer),
        list_taught(user, page=1).cards if user.is_instructor else (),
    )


def _progress(user_id: int, offer: Offer | None) -> ArticleProgress | None:
    articles = list_articles(user_id) if offer else ()
    found = (one for one in articles if offer and one.slug == offer.article_slug)
    return next((one for one in found if one.known or one.shaky), None)
