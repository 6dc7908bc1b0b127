"""Who may see an article: one condition, which every query of what is offered carries.

Whoever asks is known to the database session, and not handed from function to function: a list
that forgot to pass it on would show a class's article to everybody.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import ColumnElement, exists, or_, true

from quizapp.extensions import db
from quizapp.models import Article, ArticleClass, Class, Membership, User

_VIEWER = "quizapp.viewer"
FindViewer = Callable[[], User | None]


def look_as(find_viewer: FindViewer) -> None:
    """From here on, queries in this session are for the account that is found, None being a
    visitor. Without it, as in commands, they are for somebody who may see everything."""
    db.session.info[_VIEWER] = find_viewer


def may_see() -> ColumnElement[bool]:
    """Whether an article, a column's row of the query around this, may be seen: those for
    everybody, those of a class in use for its learners, all for instructors, who review them."""
    find_viewer: FindViewer | None = db.session.info.get(_VIEWER)
    if find_viewer is None:
        return true()
    viewer = find_viewer()
    if viewer is None or viewer.is_guest:
        return Article.is_for_classes.is_(False)
    if viewer.is_instructor:
        return true()
    in_its_class = exists().where(
        ArticleClass.article_id == Article.id,
        Membership.class_id == ArticleClass.class_id,
        Membership.user_id == viewer.id,
        Class.id == ArticleClass.class_id,
        Class.archived_at.is_(None),
    )
    return or_(Article.is_for_classes.is_(False), in_its_class)
