"""Articles into the database: a working copy for reviewers, and each published wording as a
version of its own."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from questions.reading.article import Gap
from questions.reading.putting_back import LeftOut
from questions.review import decision_from_json
from questions.review.items import ItemDecisions, ItemVerb, item_decision_from_json
from quizapp.articles.making import Decisions, Imported, Made, Wording
from quizapp.extensions import db
from quizapp.models import (
    Article,
    ArticleVersion,
    Draft,
    ItemReviewDecision,
    ReviewDecision,
    StoredFact,
    StoredItem,
)

OPEN = "open"  # the verb of a decision that was taken back
_MAX_SLUG = 120


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """What publishing came to. `is_new` is False where the newest version says just the same."""

    id: int
    number: int
    is_new: bool


def make_slug(text: str) -> str:
    """A name for addresses: small letters, digits and hyphens; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    return "-".join(words)[:_MAX_SLUG].strip("-")


def slug_of(imported: Imported) -> str:
    """The name that an article gets from its title."""
    return make_slug(imported.wording.title) or f"article-{imported.sha256[:8]}"


def left_out_of(draft: Draft) -> tuple[LeftOut, ...]:
    """What the reader left out. Of older articles nobody knows where it stood."""
    return tuple(
        LeftOut(one, Gap(None))
        if isinstance(one, str)
        else LeftOut(one["text"], Gap(one["after"], one["mark"]))
        for one in draft.left_out
    )


def wording_of(draft: Draft) -> Wording:
    return Wording(draft.title, draft.source, draft.author, draft.origin)


def add_article(
    slug: str, imported: Imported, seed: int, owner_id: int | None, now: dt.datetime
) -> Draft:
    """Adds an article with its working copy to the open transaction. Raises IntegrityError where
    the slug is taken."""
    article = Article(slug=slug, owner_id=owner_id, created_at=now)
    db.session.add(article)
    db.session.flush()
    return add_draft(article.id, imported, seed, owner_id, now)


def add_draft(
    article_id: int, imported: Imported, seed: int, by_id: int | None, now: dt.datetime
) -> Draft:
    """Adds the working copy of an article that has none to the open transaction. Raises
    IntegrityError where it has one by now."""
    wording = imported.wording
    draft = Draft(
        article_id=article_id,
        title=wording.title,
        source=wording.source,
        author=wording.author,
        origin=wording.origin,
        left_out=[_left_out_as_json(one) for one in imported.left_out],
        seed=seed,
        text_revision=1,
        is_changed=True,
        created_by_id=by_id,
        created_at=now,
        updated_by_id=by_id,
        updated_at=now,
    )
    db.session.add(draft)
    db.session.flush()
    return draft


def change_text(
    draft_id: int, seen: int, wording: Wording, by_id: int | None, now: dt.datetime
) -> bool:
    """Stores another wording in the open transaction; False, and nothing is stored, where somebody
    saved one after the revision `seen`."""
    changed = db.session.execute(
        update(Draft)
        .where(Draft.id == draft_id, Draft.text_revision == seen)
        .values(
            title=wording.title,
            source=wording.source,
            author=wording.author,
            origin=wording.origin,
            text_revision=seen + 1,
            is_changed=True,
            updated_by_id=by_id,
            updated_at=now,
        )
    )
    return bool(changed.rowcount)  # type: ignore[attr-defined]


def decisions_of(draft_id: int) -> Decisions:
    """The decisions that stand, by the id of their fact."""
    rows = db.session.execute(
        select(ReviewDecision.fact_id, ReviewDecision.body).where(
            ReviewDecision.draft_id == draft_id, ReviewDecision.verb != OPEN
        )
    )
    return {row.fact_id: decision_from_json(row.body) for row in rows}


def item_decisions_of(draft_id: int) -> ItemDecisions:
    """The decisions about questions that stand."""
    rows = db.session.execute(
        select(ItemReviewDecision.verb, ItemReviewDecision.item_id, ItemReviewDecision.body).where(
            ItemReviewDecision.draft_id == draft_id, ItemReviewDecision.is_open.is_(False)
        )
    )
    return {
        (ItemVerb(row.verb), row.item_id): item_decision_from_json(row.verb, row.body)
        for row in rows
    }


def store_version(made: Made, article_id: int, now: dt.datetime) -> StoredVersion:
    """Makes what was made the version that is offered, in the open transaction. Where the newest
    one is the same it stays. Raises IntegrityError where another process stored one meanwhile."""
    newest = db.session.scalar(
        select(ArticleVersion)
        .where(ArticleVersion.article_id == article_id)
        .order_by(ArticleVersion.number.desc())
        .limit(1)
    )
    is_new = newest is None or not is_same(newest, made)
    if newest is None or is_new:
        newest = _add_version(made, article_id, newest.number + 1 if newest else 1, now)
    newest.published_at = newest.published_at or now
    db.session.execute(update(Draft).where(Draft.article_id == article_id).values(is_changed=False))
    db.session.execute(update(Article).where(Article.id == article_id).values(withdrawn_at=None))
    return StoredVersion(newest.id, newest.number, is_new)


def is_same(version: ArticleVersion, made: Made) -> bool:
    """Whether a version says just what was made: the same text, facts and names, the same done to
    questions, and the same questions: a newer generator makes others of the same text."""
    wording = made.wording
    said = (version.sha256, version.title, version.author, version.origin, version.facts)
    made_now = (made.sha256, wording.title, wording.author, wording.origin, made.facts)
    if said != made_now or version.item_decisions != made.item_decisions:
        return False
    stored = select(StoredItem.item_id, StoredItem.variant).where(
        StoredItem.version_id == version.id
    )
    asked = {(row["item_id"], row["variant"]) for row in made.item_rows}
    return {tuple(row) for row in db.session.execute(stored)} == asked


def _left_out_as_json(one: LeftOut) -> dict[str, str | None]:
    return {"text": one.text, "after": one.gap.after, "mark": one.gap.mark}


def _add_version(made: Made, article_id: int, number: int, now: dt.datetime) -> ArticleVersion:
    wording = made.wording
    version = ArticleVersion(
        article_id=article_id,
        number=number,
        title=wording.title,
        source=wording.source,
        author=wording.author,
        origin=wording.origin,
        sha256=made.sha256,
        seed=made.seed,
        facts=made.facts,
        decisions=made.decisions,
        item_decisions=made.item_decisions,
        activities=made.activities,
        created_at=now,
    )
    db.session.add(version)
    db.session.flush()
    for table, rows in ((StoredFact, made.fact_rows), (StoredItem, made.item_rows)):
        db.session.execute(insert(table), [{"version_id": version.id, **row} for row in rows])
    return version
