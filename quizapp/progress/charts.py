"""What is known, in words and as rows for the bars macro."""

from __future__ import annotations

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from questions.memory import Level, Standing
from quizapp.progress.topics import ArticleProgress

# Khan Academy's four words, and one for what was not asked yet.
LEVEL_WORDS = {
    Level.MASTERED: _l("Mastered"),
    Level.PROFICIENT: _l("Proficient"),
    Level.FAMILIAR: _l("Familiar"),
    Level.ATTEMPTED: _l("Attempted"),
    Level.UNSEEN: _l("Not asked yet"),
}
CERTAINTY_WORDS = {3: _l("Sure"), 2: _l("Fairly sure"), 1: _l("Not sure")}


def topic_bars(article: ArticleProgress) -> list[dict[str, object]]:
    """A row for each topic: the mean chance of recalling its facts now."""
    return [
        {
            "label": topic.title,
            "value": topic.standing.mastery,
            "text": _told(topic.standing),
            "href": url_for("progress.topic", slug=article.slug, number=topic.number),
        }
        for topic in article.topics
    ]


def _told(one: Standing) -> str:
    seen: str = _("%(seen)s of %(total)s facts seen", seen=one.seen, total=one.total)
    if one.level is Level.UNSEEN:
        return seen
    return f"{LEVEL_WORDS[one.level]} · {seen}"
