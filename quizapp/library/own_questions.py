"""The questions that reviewers write: storing one, changing it, removing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

from questions.facts import topics
from questions.pictures import Picture
from questions.review.items import (
    Checker,
    ItemKey,
    ItemVerb,
    OwnQuestion,
    TypedQuestion,
    is_minor,
    own_question,
    own_question_problems,
    typed_again,
)
from quizapp.articles.making import review_of
from quizapp.extensions import db
from quizapp.library.drafts import Head, get_head, read_unheld
from quizapp.library.errors import (
    FactGoneError,
    FlawedError,
    NotFoundError,
    RevisedError,
    WrongFieldsError,
)
from quizapp.library.item_desk import ItemDesk, open_item_desk
from quizapp.library.reviews import decided, list_standings
from quizapp.library.sights import sight_of_item
from quizapp.library.standings import ItemStanding, list_item_standings
from quizapp.models import User
from quizapp.pictures import service as stored_pictures

# More than anybody writes about one article by hand.
MAX_OWN = 200


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The form for a question: of one that is there, what it says now with who wrote it, and its
    `sight` and its pictures; else nothing. `topics` are those of the article."""

    head: Head
    topics: tuple[str, ...]
    typed: TypedQuestion | None = None
    standing: ItemStanding | None = None
    sight: str = ""
    pictures: tuple[Picture, ...] = ()


def get_blank(viewer: User, article_id: int) -> OwnPage:
    """Raises NotFoundError."""
    head = get_head(viewer, article_id)
    return OwnPage(head, _topics(head))


def get_own(viewer: User, article_id: int, item_id: str) -> OwnPage:
    """A question that somebody wrote and nobody removed. Raises NotFoundError."""
    head = get_head(viewer, article_id)
    standing = list_item_standings(head.draft_id).get((ItemVerb.WRITE, item_id))
    if standing is None or not isinstance(standing.decision, OwnQuestion):
        raise NotFoundError
    own = standing.decision
    sight = sight_of_item(0, (standing.revision,), (own.item,))
    pictures = tuple(stored_pictures.pictures_of(own.item).values())
    return OwnPage(head, _topics(head), typed_again(own), standing, sight, pictures)


def add_question(
    actor: User, article_id: int, typed: TypedQuestion, *, anyway: bool, now: dt.datetime
) -> str:
    """Stores a question and gives its id. `anyway` says that minor flaws were seen.

    Raises NotFoundError, WrongFieldsError, FlawedError.
    """
    desk = open_item_desk(article_id)
    if sum(isinstance(one, OwnQuestion) for one in desk.decisions.values()) >= MAX_OWN:
        _refuse(WrongFieldsError({"": "too_many"}))
    own = _checked(desk, typed, anyway)
    key = _key(own)
    if key in desk.decisions:
        _refuse(WrongFieldsError({"prompt": "question_already_there"}))
    desk.write(key, own, own.item.prompt, actor, now)
    desk.note(actor, "write_question", now)
    db.session.commit()
    return own.item.id


def change_question(
    actor: User,
    article_id: int,
    item_id: str,
    typed: TypedQuestion,
    seen: str,
    *,
    anyway: bool,
    now: dt.datetime,
) -> str:
    """Stores a question in place of that one, and gives its id, which is another where it asks
    something else. The same again changes nothing.

    Raises NotFoundError, FactGoneError where it was removed or asks something else by now,
    WrongFieldsError, FlawedError, RevisedError.
    """
    desk = open_item_desk(article_id)
    before = _get_before(desk, item_id)
    own = _checked(desk, _with_pictures(typed, before), anyway)
    key, old_key = _key(own), _key(before)
    is_seen = seen == _sight(desk, before)
    if not is_seen and (own != before or not desk.is_last_by(actor, old_key)):
        _refuse(RevisedError())
    if key != old_key and key in desk.decisions:
        _refuse(WrongFieldsError({"prompt": "question_already_there"}))
    if own != before:
        if key != old_key:
            desk.write(old_key, None, before.item.prompt, actor, now)
        desk.write(key, own, own.item.prompt, actor, now)
        desk.note(actor, "change_question", now)
        _forget_pictures(desk)
    db.session.commit()
    return own.item.id


def describe_pictures(
    actor: User,
    article_id: int,
    item_id: str,
    words: Mapping[str, str],
    seen: str,
    now: dt.datetime,
) -> None:
    """Says what the pictures of a question show, by their digests. Raises NotFoundError,
    FactGoneError, RevisedError."""
    desk = open_item_desk(article_id)
    before = _get_before(desk, item_id)
    item = replace(
        before.item,
        pictures={
            place: tuple(replace(one, words=words.get(one.sha256, one.words)) for one in found)
            for place, found in before.item.pictures.items()
        },
    )
    own = replace(before, item=item)
    if own != before:
        if seen != _sight(desk, before):
            _refuse(RevisedError())
        desk.write(_key(own), own, own.item.prompt, actor, now)
        desk.note(actor, "change_question", now)
    db.session.commit()


def remove_question(
    actor: User, article_id: int, item_id: str, seen: str, now: dt.datetime
) -> None:
    """Takes a question back. Raises NotFoundError, FactGoneError, RevisedError."""
    desk = open_item_desk(article_id)
    before = _get_before(desk, item_id)
    if seen != _sight(desk, before):
        _refuse(RevisedError())
    desk.write(_key(before), None, before.item.prompt, actor, now)
    desk.note(actor, "remove_question", now)
    _forget_pictures(desk)
    db.session.commit()


def _with_pictures(typed: TypedQuestion, before: OwnQuestion) -> TypedQuestion:
    """What was typed, with the pictures that the question had: no form sends them. Those of an
    option that was emptied go with it."""
    had = typed_again(before)
    options = list(typed.options)
    for at, (one, old) in enumerate(zip(options, had.options, strict=False)):
        if one.is_given:
            options[at] = replace(one, pictures=old.pictures, said=old.said)
    return replace(typed, options=tuple(options), pictures=had.pictures, explaining=had.explaining)


def _forget_pictures(desk: ItemDesk) -> None:
    db.session.flush()
    stored_pictures.forget_unused(desk.draft.article_id)


def _key(own: OwnQuestion) -> ItemKey:
    return ItemVerb.WRITE, own.item.id


def _get_before(desk: ItemDesk, item_id: str) -> OwnQuestion:
    before = desk.decisions.get((ItemVerb.WRITE, item_id))
    if not isinstance(before, OwnQuestion):
        _refuse(FactGoneError())
    return before


def _sight(desk: ItemDesk, own: OwnQuestion) -> str:
    return sight_of_item(0, (desk.revision(_key(own)),), (own.item,))


def _checked(desk: ItemDesk, typed: TypedQuestion, anyway: bool) -> OwnQuestion:
    text = desk.facts.article.text
    problems = own_question_problems(typed, text)
    if problems:
        _refuse(WrongFieldsError(problems))
    own = own_question(typed, text)
    flaws = Checker(desk.facts).flaws(own.item)
    if any(not (anyway and is_minor(flaw)) for flaw in flaws):
        _refuse(FlawedError(flaws))
    return own


def _refuse(error: Exception) -> NoReturn:
    db.session.rollback()
    raise error


def _topics(head: Head) -> tuple[str, ...]:
    read_unheld(head.wording)
    facts = review_of(head.wording, decided(list_standings(head.draft_id))).facts
    return tuple(dict.fromkeys(topics(facts).values()))
