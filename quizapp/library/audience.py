"""To whom an article is offered: everybody, or the learners of chosen classes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select, true, update

from quizapp import audit
from quizapp.classes.naming import sort_key
from quizapp.classes.teaching import teaches
from quizapp.extensions import db
from quizapp.library.drafts import Head, get_head
from quizapp.library.errors import NoClassChosenError, NotYoursError
from quizapp.models import Article, ArticleClass, Class, User

_MOST_CLASSES = 500


@dataclass(frozen=True, slots=True)
class ClassChoice:
    id: int
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Audience:
    """`choices` are the classes that the viewer may choose, `others` counts chosen ones beside
    them: of colleagues, or archived."""

    head: Head
    is_for_classes: bool
    is_embeddable: bool
    choices: tuple[ClassChoice, ...]
    others: int


def get_audience(viewer: User, article_id: int) -> Audience:
    """Raises NotFoundError, NotYoursError."""
    head = _get_own(viewer, article_id)
    article = db.session.get_one(Article, article_id)
    chosen = _chosen(article_id)
    classes = _classes_of(viewer)
    choices = (ClassChoice(one, name, one in chosen) for one, name in classes.items())
    return Audience(
        head,
        article.is_for_classes,
        article.is_embeddable,
        tuple(sorted(choices, key=lambda one: sort_key(one.name))),
        others=len(chosen - classes.keys()),
    )


def set_audience(
    actor: User,
    article_id: int,
    is_for_classes: bool,
    class_ids: Collection[int],
    is_embeddable: bool,
    now: dt.datetime,
) -> None:
    """Offers an article to everybody, or to these of the actor's classes and those of others that
    were chosen before. What is for everybody may be shown on other sites where that is allowed.
    Raises NotFoundError, NotYoursError, and NoClassChosenError where nobody
    would be left."""
    _get_own(actor, article_id)
    own, before = set(_classes_of(actor)), _chosen(article_id)
    chosen = (before - own) | (own & set(class_ids))
    if is_for_classes and not chosen:
        raise NoClassChosenError
    values = {
        "is_for_classes": is_for_classes,
        "is_embeddable": is_embeddable and not is_for_classes,
    }
    db.session.execute(update(Article).where(Article.id == article_id).values(values))
    if is_for_classes:
        gone = ArticleClass.class_id.in_(before - chosen)
        db.session.execute(delete(ArticleClass).where(ArticleClass.article_id == article_id, gone))
        db.session.add_all(
            ArticleClass(article_id=article_id, class_id=one) for one in chosen - before
        )
    audit.record(actor, "article.audience", f"article {article_id}", now)
    db.session.commit()


def _get_own(viewer: User, article_id: int) -> Head:
    head = get_head(viewer, article_id)
    if not head.is_mine:
        raise NotYoursError
    return head


def _chosen(article_id: int) -> set[int]:
    query = select(ArticleClass.class_id).where(ArticleClass.article_id == article_id)
    return set(db.session.scalars(query))


def _classes_of(viewer: User) -> dict[int, str]:
    """The classes in use that somebody teaches, every one for an administrator."""
    rows = db.session.execute(
        select(Class.id, Class.name)
        .where(
            Class.archived_at.is_(None),
            true() if viewer.is_admin else teaches(viewer.id, Class.id),
        )
        .order_by(Class.id.desc())
        .limit(_MOST_CLASSES)
    )
    return {one.id: one.name for one in rows}
