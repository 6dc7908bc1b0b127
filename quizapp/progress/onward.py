"""What to go on with after a quiz."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from questions.memory import Level
from quizapp.articles.service import find_article
from quizapp.memory.cards import get_cards
from quizapp.progress.topics import ArticleProgress, article_progress
from quizapp.quizzes.banks import get_bank


@dataclass(frozen=True, slots=True)
class Onward:
    """In an article: how many facts are shaky, and the topic to take next, None where all that is
    left is to wait."""

    slug: str
    shaky: int
    next_topic: str | None


def find_onward(
    user_id: int, slug: str, topics_asked: Collection[str], now: dt.datetime, register: str
) -> Onward | None:
    """For somebody who is asked in this wording; None where the article is no longer offered."""
    version = find_article(slug)
    if version is None:
        return None
    bank = get_bank(version.id)
    cards = get_cards(user_id, [fact.id for fact in bank.facts_for(register)])
    progress = article_progress(bank, cards, now, register)
    return Onward(slug, progress.standing.shaky, _next_topic(progress, topics_asked))


def _next_topic(progress: ArticleProgress, asked: Collection[str]) -> str | None:
    """The topic that is known least, in the order of the article, if possible another than those
    just asked."""
    open_topics = [one for one in progress.topics if one.standing.level is not Level.MASTERED]
    others = [one for one in open_topics if one.title not in asked]
    weakest = min(others or open_topics, key=lambda one: one.standing.mastery, default=None)
    return None if weakest is None else weakest.title
