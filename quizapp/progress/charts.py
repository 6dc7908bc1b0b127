"""What is known, as rows for the bars macro."""

from __future__ import annotations

from flask import url_for
from flask_babel import gettext as _

from quizapp.progress.service import ArticleProgress, TopicProgress


def topic_bars(article: ArticleProgress) -> list[dict[str, object]]:
    """A row for each topic: the share of its facts that is known."""
    return [
        {
            "label": topic.title,
            "value": topic.known / topic.total,
            "text": _told(topic),
            "href": url_for("progress.topic", slug=article.slug, number=topic.number),
        }
        for topic in article.topics
    ]


def _told(topic: TopicProgress) -> str:
    known: str = _("%(known)s of %(total)s known", known=topic.known, total=topic.total)
    if not topic.shaky:
        return known
    return ", ".join((known, _("%(n)s\u00a0shaky", n=topic.shaky)))
