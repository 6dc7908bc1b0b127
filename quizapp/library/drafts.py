"""Working copies of articles: bringing one in, finding it, editing its text."""

from __future__ import annotations

import datetime as dt
import math
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlalchemy import ScalarSelect, Subquery, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased, load_only

import workshop
from questions import reading
from questions.articles import SHIPPED_SLUGS
from questions.facts.model import Facts
from questions.reading.putting_back import LeftOut, put_back, still_out
from questions.review import Verb
from quizapp import audit
from quizapp.articles.making import (
    Wording,
    is_made_beside,
    is_read,
    read_facts,
    source_of,
    take_in,
    text_of,
)
from quizapp.articles.rows import OWN_FACT
from quizapp.articles.storing import (
    OPEN,
    add_article,
    change_text,
    left_out_of,
    slug_of,
    wording_of,
)
from quizapp.database import release
from quizapp.extensions import db
from quizapp.library.errors import CrowdedError, NotFoundError, RevisedError
from quizapp.models import (
    Article,
    ArticleVersion,
    Draft,
    Report,
    ReviewDecision,
    StoredFact,
    StoredItem,
    User,
)
from workshop import StillMakingError

ARTICLES_A_PAGE = 50
_UNCOUNTED = (OPEN, Verb.RENAME)  # a list is not a fact
_NUMBERED_TRIES, _OTHER_TRIES = 2, 6
_LONGEST_SLUG = 110  # leaves room for a number
_KEY_BYTES = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the list. `published` is the number of its newest version, None where it has
    none; `facts` and `items` are counts of that version; `checked` counts decided facts,
    `reported` open reports of questions."""

    article_id: int
    title: str
    published: int | None
    is_withdrawn: bool
    is_changed: bool
    facts: int
    items: int
    checked: int
    reported: int
    owner: str
    updated_by: str
    updated_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Library:
    """One page of articles, the last touched first."""

    rows: tuple[Row, ...]
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class Head:
    """What each page about one article shows at its top, and what its viewer may do there.
    `left_out` are the lines that the reader dropped, `reported` counts
    open reports of questions."""

    article_id: int
    slug: str
    wording: Wording
    text_revision: int
    seed: int
    left_out: tuple[LeftOut, ...]
    published: int | None
    is_withdrawn: bool
    is_changed: bool
    is_shipped: bool
    is_mine: bool
    updated_by: str
    updated_at: dt.datetime
    draft_id: int
    reported: int

    @property
    def title(self) -> str:
        return self.wording.title

    @property
    def still_out(self) -> Mapping[int, str]:
        """The left-out lines that are not in the text again, by their numbers."""
        out = still_out(self.wording.source, self.left_out)
        return {number: self.left_out[number].text for number in out}

    @property
    def is_offered(self) -> bool:
        return self.published is not None and not self.is_withdrawn


def list_articles(page: int) -> Library:
    """All articles; a page past the end is the last one."""
    total = db.session.scalar(select(func.count()).select_from(Draft)) or 0
    last = max(1, math.ceil(total / ARTICLES_A_PAGE))
    number = min(max(page, 1), last)
    owner, editor, newest = aliased(User), aliased(User), _newest()
    shown = db.session.execute(
        select(Article, Draft, owner, editor, _reported(), newest.c.number, newest.c.id)
        .join(Draft, Draft.article_id == Article.id)
        .outerjoin(newest, newest.c.article_id == Article.id)
        .outerjoin(owner, owner.id == Article.owner_id)
        .outerjoin(editor, editor.id == Draft.updated_by_id)
        .options(load_only(Draft.title, Draft.is_changed, Draft.updated_at, raiseload=True))
        .order_by(Draft.updated_at.desc(), Article.id.desc())
        .limit(ARTICLES_A_PAGE)
        .offset((number - 1) * ARTICLES_A_PAGE)
    ).all()
    checked = _count_checked([draft.id for _, draft, *_ in shown])
    made = _count_made([version_id for *_, version_id in shown if version_id is not None])
    rows = (
        Row(
            article.id,
            draft.title,
            version,
            article.withdrawn_at is not None,
            draft.is_changed,
            *made.get(version_id, (0, 0)),
            checked.get(draft.id, 0),
            reported,
            brought_by.name if brought_by else "",
            by.name if by else "",
            draft.updated_at,
        )
        for article, draft, brought_by, by, reported, version, version_id in shown
    )
    return Library(tuple(rows), number, last)


def get_head(viewer: User, article_id: int) -> Head:
    """Raises NotFoundError."""
    newest, editor = _newest(), aliased(User)
    row = db.session.execute(
        select(Article, Draft, editor, newest.c.number, _reported())
        .join(Draft, Draft.article_id == Article.id)
        .outerjoin(newest, newest.c.article_id == Article.id)
        .outerjoin(editor, editor.id == Draft.updated_by_id)
        .where(Article.id == article_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError
    article, draft, by, published, reported = row
    return Head(
        article_id=article.id,
        slug=article.slug,
        wording=Wording(draft.title, draft.source, draft.author, draft.origin),
        text_revision=draft.text_revision,
        seed=draft.seed,
        left_out=left_out_of(draft),
        published=published,
        is_withdrawn=article.withdrawn_at is not None,
        is_changed=draft.is_changed,
        is_shipped=article.slug in SHIPPED_SLUGS,
        is_mine=viewer.is_admin or (viewer.id is not None and article.owner_id == viewer.id),
        updated_by=by.name if by else "",
        updated_at=draft.updated_at,
        draft_id=draft.id,
        reported=reported,
    )


def lock_draft(article_id: int) -> Draft:
    """The working copy; until the transaction ends nobody else decides about it. Raises
    NotFoundError."""
    query = select(Draft).where(Draft.article_id == article_id).with_for_update()
    draft = db.session.scalar(query.execution_options(populate_existing=True))
    if draft is None:
        raise NotFoundError
    return draft


def lock_read_draft(article_id: int) -> Draft:
    """As `lock_draft`, of a text that this process has read: nobody waits for the database while
    that is done. Raises NotFoundError, and as `read_facts`."""
    draft = lock_draft(article_id)
    while not is_read(wording := wording_of(draft)):
        read_unheld(wording)
        draft = lock_draft(article_id)
    return draft


def read_unheld(wording: Wording) -> tuple[reading.Article, Facts]:
    """As `read_facts`; what takes a while ends the open transaction before, so that nobody waits
    for the database. What was not committed is lost."""
    if not is_read(wording):
        release()
    return read_facts(wording)


def bring_in(
    actor: User, data: bytes, name: str, given: Wording, seed: int, now: dt.datetime
) -> int:
    """Makes an article of somebody's file and gives its number. `given` is what the person says of
    it; its source is not used. Raises UnreadableArticleError, CrowdedError."""
    release()
    imported = take_in(data, name=name, title=given.title, author=given.author, origin=given.origin)
    read_facts(imported.wording)  # what the next page needs, before the database waits for it
    for slug in _free_slugs(slug_of(imported)[:_LONGEST_SLUG]):
        try:
            draft = add_article(slug, imported, seed, actor.id, now)
        except IntegrityError:
            db.session.rollback()  # somebody took the name this moment
        else:
            audit.record(actor, "article.import", f"article {draft.article_id}", now)
            db.session.commit()
            return draft.article_id
    raise CrowdedError


def bring_in_beside(
    actor_id: int, data: bytes, name: str, given: Wording, seed: int, now: dt.datetime
) -> str:
    """Lets the workshop make an article of a long file, and gives the key by which `find_brought`
    knows it. Raises FullError."""
    release()
    key = secrets.token_hex(_KEY_BYTES)
    with suppress(StillMakingError):
        workshop.make("article", (actor_id, data, name, given, seed, now), key)
    return key


def find_brought(key: str) -> int | None:
    """The number of the article that was brought under a key, None where nothing is known of it.
    Raises StillMakingError, CannotMakeError, UnreadableArticleError, CrowdedError."""
    found = workshop.find(key)
    return found if isinstance(found, int) else None


def save_text(actor: User, head: Head, seen: int, wording: Wording, now: dt.datetime) -> None:
    """Stores another text; the same one again changes nothing. Decisions stay with facts that are
    still there. Raises UnreadableArticleError, and RevisedError where somebody saved one after
    `seen`. A long text is stored before it is read: the page of its facts says what is wrong."""
    if not is_made_beside(wording.source):
        read_unheld(wording)
    if wording == head.wording:
        return
    if not change_text(head.draft_id, seen, wording, actor.id, now):
        db.session.rollback()
        raise RevisedError
    audit.record(actor, "article.edit", f"article {head.article_id}", now)
    db.session.commit()


def put_back_lines(
    actor: User, head: Head, seen: int, numbers: Sequence[int], now: dt.datetime
) -> None:
    """Puts left-out lines back into the text where they stood; those that are there already stay.
    Raises UnreadableArticleError, RevisedError."""
    text = text_of(head.wording.source)
    put = put_back(text, head.left_out, numbers)
    if put != text:
        save_text(actor, head, seen, replace(head.wording, source=source_of(put)), now)


def _reported() -> ScalarSelect[int]:
    """How many reports of an article's questions are open."""
    is_open = (Report.article_id == Article.id) & Report.closed_at.is_(None)
    return (
        select(func.count()).select_from(Report).where(is_open).correlate(Article).scalar_subquery()
    )


def _newest() -> Subquery:
    """The newest published version of each article."""
    later = aliased(ArticleVersion)
    newest = select(func.max(later.number)).where(
        later.article_id == ArticleVersion.article_id, later.published_at.is_not(None)
    )
    return (
        select(ArticleVersion.article_id, ArticleVersion.number, ArticleVersion.id)
        .where(ArticleVersion.number == newest.scalar_subquery())
        .subquery()
    )


def _count_checked(draft_ids: list[int]) -> dict[int, int]:
    rows = db.session.execute(
        select(ReviewDecision.draft_id, func.count().label("checked"))
        .where(ReviewDecision.draft_id.in_(draft_ids), ReviewDecision.verb.not_in(_UNCOUNTED))
        .group_by(ReviewDecision.draft_id)
    )
    return {row.draft_id: row.checked for row in rows}


def _count_made(version_ids: list[int]) -> dict[int, tuple[int, int]]:
    """The facts and the different items of each version."""
    facts = db.session.execute(
        select(StoredFact.version_id, func.count().label("facts"))
        .where(StoredFact.version_id.in_(version_ids), StoredFact.kind != OWN_FACT)
        .group_by(StoredFact.version_id)
    )
    items = db.session.execute(
        select(StoredItem.version_id, func.count(StoredItem.item_id.distinct()).label("asked"))
        .where(StoredItem.version_id.in_(version_ids))
        .group_by(StoredItem.version_id)
    )
    asked = {row.version_id: row.asked for row in items}
    return {row.version_id: (row.facts, asked.get(row.version_id, 0)) for row in facts}


def _free_slugs(base: str) -> Iterator[str]:
    """Names to try one after the other: the first free number as of now, and where others are
    always faster, names that nobody else hits upon."""
    for _ in range(_NUMBERED_TRIES):
        taken = set(db.session.scalars(select(Article.slug).where(Article.slug.startswith(base))))
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        yield next(slug for slug in (base, *numbered) if slug not in taken)
    for _ in range(_OTHER_TRIES):
        yield f"{base}-{secrets.token_hex(4)}"
