"""What the workshop can make (workshop/worker.py): the long work of the library, and the figures of
classes with many answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from questions.reading import UnreadableArticleError
from quizapp import create_app
from quizapp.articles import making
from quizapp.classes.teaching import TaughtClass
from quizapp.clock import utc_now
from quizapp.database import begin_reading
from quizapp.extensions import db
from quizapp.library import drafts
from quizapp.library.errors import CrowdedError
from quizapp.lines import log
from quizapp.models import User
from quizapp.statistics import keeping
from quizapp.statistics.answers import Selection

_REFUSALS = (UnreadableArticleError, making.TooManyFactsError, CrowdedError)


def makers() -> tuple[
    Mapping[str, Callable[..., Any]], tuple[type[Exception], ...], Callable[[Exception], None]
]:
    """What can be made by name, what that may raise, and what is told of other errors."""
    app = create_app()

    def bring_in(actor_id: int, *brought: Any) -> int:
        with app.app_context():
            begin_reading()
            return drafts.bring_in(db.session.get_one(User, actor_id), *brought)

    def keep_figures(taught: TaughtClass, selection: Selection, _stamp: str) -> None:
        with app.app_context():
            keeping.make_and_keep(taught, selection, utc_now())

    return (
        {
            "facts": making.make_facts,
            "bank": making.make_bank,
            "article": bring_in,
            keeping.MAKER: keep_figures,
        },
        _REFUSALS,
        lambda error: log.error("a piece of work could not be done", exc_info=error),
    )
