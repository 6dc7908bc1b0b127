"""Bookmarks and notes: writing, listing, and finding again what they are on."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from questions.items.blanks import with_gaps
from questions.reading import Span
from quizapp.articles.sentences import find_words, sentences_of
from quizapp.articles.service import (
    ArticleNotFoundError,
    Version,
    find_article,
    get_published_version,
    get_text,
    get_version,
)
from quizapp.extensions import db
from quizapp.models import Article, ArticleVersion, Note, Slot
from quizapp.notes.errors import NotFoundError, TooManyError
from quizapp.quizzes import errors as quizzes_errors
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.queries import get_question

# More than anybody looks through again; a script that goes on fills the disk of everybody.
MOST_NOTES = 500
NOTES_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Place:
    """What a note can be on, a question (`item_id`) or a sentence, with the words that stand
    there; `key` tells it from everything else in the article."""

    article_id: int
    version_id: int
    key: str
    lang: str
    quote: str
    item_id: str | None = None
    fact_id: str | None = None
    slot_id: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with where it leads. `attempt_id` and `position` are those of the answered question,
    while it is there; `slug` is None while the article is withdrawn."""

    id: int
    article: str
    slug: str | None
    quote: str
    text: str
    is_question: bool
    fact_id: str | None
    attempt_id: int | None
    position: int | None
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class NotePage:
    """One page of a learner's notes, the newest first."""

    rows: tuple[NoteRow, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class Target:
    """Where a sentence stands: in the version that is offered, or where it was changed meanwhile
    in the version in which it was marked."""

    slug: str
    number: int
    is_offered: bool
    span: Span


def get_question_place(user_id: int, attempt_id: int, position: int) -> Place:
    """The question of this learner, once something is told about its answer. Raises
    NotFoundError."""
    try:
        page = get_question(user_id, attempt_id, position, again=False)
    except quizzes_errors.NotFoundError as error:
        raise NotFoundError from error
    if page.explanation is None:
        raise NotFoundError
    slot_id, row_id, version_id, article_id = db.session.execute(
        select(Slot.id, Slot.item_id, ArticleVersion.id, ArticleVersion.article_id)
        .join(Slot.item)
        .join(ArticleVersion)
        .where(Slot.attempt_id == attempt_id, Slot.position == position)
    ).one()
    item = get_bank(version_id).item(row_id)
    return Place(
        article_id=article_id,
        version_id=version_id,
        key=item.id,
        lang=item.lang,
        quote=with_gaps(item.prompt),
        item_id=item.id,
        fact_id=next(iter(item.facts), None),
        slot_id=slot_id,
    )


def get_sentence_place(slug: str, number: int, span: Span | None) -> Place:
    """The sentence that stands just there in a published version. Raises NotFoundError."""
    version = get_readable(slug, number)
    found = next((one for one in sentences_of(get_text(version)) if one.span == span), None)
    if found is None or not found.text:
        raise NotFoundError
    facts = get_bank(version.id).facts
    inside = (f.id for f in facts if f.start < found.span.end and found.span.start < f.end)
    return Place(
        article_id=version.article_id,
        version_id=version.id,
        key=key_of(found.text),
        lang="en",
        quote=found.text,
        fact_id=next(inside, None),
        span=found.span,
    )


def key_of(words: str) -> str:
    """What tells a sentence from the others of its article: the same words are the same one."""
    return hashlib.sha256(words.encode()).hexdigest()


def get_readable(slug: str, number: int) -> Version:
    """A published version of an article that is offered. Raises NotFoundError."""
    try:
        version = get_published_version(slug, number)
    except ArticleNotFoundError as error:
        raise NotFoundError from error
    if version.is_withdrawn:
        raise NotFoundError
    return version


def find_note(user_id: int, place: Place) -> Note | None:
    """What the learner has on this place already."""
    return db.session.scalar(_own(user_id).where(_on(place)))


def list_marked(user_id: int, article_id: int) -> frozenset[str]:
    """The keys of what the learner marked in an article."""
    keys = select(Note.key).where(Note.user_id == user_id, Note.article_id == article_id)
    return frozenset(db.session.scalars(keys))


def get_note(user_id: int, note_id: int) -> Note:
    """Raises NotFoundError, also for somebody else's."""
    note = db.session.scalar(_own(user_id).where(Note.id == note_id))
    if note is None:
        raise NotFoundError
    return note


def save_note(user_id: int, place: Place, text: str, now: dt.datetime) -> None:
    """Marks a place, or writes anew what is on it. Raises TooManyError, and NotFoundError where the
    article was deleted in between."""
    if _rewrite(user_id, place, text, now):
        return
    count = select(func.count()).select_from(Note).where(Note.user_id == user_id)
    if (db.session.scalar(count) or 0) >= MOST_NOTES:
        raise TooManyError
    db.session.add(_note(user_id, place, text, now))
    try:
        db.session.commit()
    except IntegrityError as error:  # a second click was faster, or the article is gone
        db.session.rollback()
        if not _rewrite(user_id, place, text, now):
            raise NotFoundError from error


def change_note(user_id: int, note_id: int, text: str, now: dt.datetime) -> None:
    """Raises NotFoundError."""
    own = update(Note).where(Note.id == note_id, Note.user_id == user_id)
    if db.session.scalar(own.values(text=text, changed_at=now).returning(Note.id)) is None:
        raise NotFoundError
    db.session.commit()


def delete_note(user_id: int, note_id: int) -> None:
    """Deletes a note with its bookmark; does nothing where it is gone."""
    db.session.execute(delete(Note).where(Note.id == note_id, Note.user_id == user_id))
    db.session.commit()


def list_notes(user_id: int, page: int) -> NotePage:
    """A page of a learner's notes; a page past the end is the last one."""
    total = db.session.scalar(select(func.count(Note.id)).where(Note.user_id == user_id)) or 0
    last = max(1, math.ceil(total / NOTES_A_PAGE))
    number = min(max(page, 1), last)
    rows = db.session.execute(
        select(Note, ArticleVersion.title, Article, Slot.attempt_id, Slot.position)
        .join(ArticleVersion, ArticleVersion.id == Note.version_id)
        .join(Article, Article.id == Note.article_id)
        .outerjoin(Slot, Slot.id == Note.slot_id)
        .where(Note.user_id == user_id)
        .order_by(Note.id.desc())
        .limit(NOTES_A_PAGE)
        .offset((number - 1) * NOTES_A_PAGE)
    )
    shown = tuple(
        NoteRow(
            id=note.id,
            article=title,
            slug=None if article.withdrawn_at else article.slug,
            quote=note.quote,
            text=note.text,
            is_question=note.item_id is not None,
            fact_id=note.fact_id,
            attempt_id=attempt_id,
            position=position,
            created_at=note.created_at,
        )
        for note, title, article, attempt_id, position in rows
    )
    return NotePage(shown, number, last, total)


def get_target(user_id: int, note_id: int) -> Target:
    """Where the sentence of a note stands now: where its words do, or those of the fact that it
    stated. Raises NotFoundError, also for a question and where the article is withdrawn."""
    note = get_note(user_id, note_id)
    marked = get_version(note.version_id)
    offered = find_article(marked.slug)
    if note.start is None or note.end is None or offered is None:
        raise NotFoundError
    span = Span(note.start, note.end)
    if offered.id == marked.id:
        return Target(marked.slug, marked.number, True, span)
    found = find_words(get_text(offered), note.quote, note.start)
    if found is None:
        facts = get_bank(offered.id).facts
        found = next((Span(f.start, f.end) for f in facts if f.id == note.fact_id), None)
    if found is None:
        return Target(marked.slug, marked.number, False, span)
    return Target(offered.slug, offered.number, True, found)


def _own(user_id: int) -> Select[Note]:
    return select(Note).where(Note.user_id == user_id)


def _on(place: Place) -> ColumnElement[bool]:
    return and_(Note.article_id == place.article_id, Note.key == place.key)


def _rewrite(user_id: int, place: Place, text: str, now: dt.datetime) -> bool:
    """Whether there was a note on that place, which says this from now on."""
    own = update(Note).where(Note.user_id == user_id, _on(place))
    written = db.session.scalar(own.values(text=text, changed_at=now).returning(Note.id))
    db.session.commit()
    return written is not None


def _note(user_id: int, place: Place, text: str, now: dt.datetime) -> Note:
    return Note(
        user_id=user_id,
        article_id=place.article_id,
        version_id=place.version_id,
        key=place.key,
        item_id=place.item_id,
        fact_id=place.fact_id,
        slot_id=place.slot_id,
        start=place.span.start if place.span else None,
        end=place.span.end if place.span else None,
        quote=place.quote,
        text=text,
        created_at=now,
        changed_at=now,
    )
