"""Questions of a reviewer's own from a file of another program: stored, or why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from questions.exchange.readers import ReadFile, Refused, read_questions
from questions.items import Item, NumericRange, explain
from questions.review.items import (
    Checker,
    Flaw,
    ItemVerb,
    OwnQuestion,
    Proposal,
    is_minor,
    propose,
)
from quizapp.extensions import db
from quizapp.library.item_desk import ItemDesk, make_ready, open_item_desk
from quizapp.library.own_questions import MAX_OWN
from quizapp.models import User
from quizapp.pictures import service as pictures


@dataclass(frozen=True, slots=True)
class Judged:
    """A question of the file with what the checker says of it. `item_id` is that of a stored one,
    empty where it was not; `is_known` says that the article asks the same already, `is_full` that
    it has room for no more."""

    proposal: Proposal
    flaws: tuple[Flaw, ...] = ()
    item_id: str = ""
    is_known: bool = False
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the questions of a file, in its order."""

    judged: tuple[Judged, ...]
    refused: tuple[Refused, ...]

    @property
    def stored(self) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if one.item_id and not one.is_known)

    @property
    def known(self) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if one.is_known)

    @property
    def kept_out(self) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if not one.item_id)

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to say but that all are stored."""
        has_more = any(
            one.flaws
            or one.proposal.is_found
            or one.proposal.is_rescored
            or one.proposal.read.left_out
            for one in self.judged
        )
        return not (has_more or self.kept_out or self.known or self.refused)


def bring_questions(actor: User, article_id: int, data: bytes, now: dt.datetime) -> Brought:
    """Stores each question that nothing spoils. The same file again changes nothing. Raises
    NotFoundError, UnreadableFileError."""
    file = read_questions(data)
    make_ready(actor, article_id)
    desk = open_item_desk(article_id)
    judged = tuple(_stored(desk, file, actor, now))
    if any(one.item_id and not one.is_known for one in judged):
        desk.note(actor, "import_questions", now)
    db.session.commit()
    return Brought(judged, file.refused)


def _stored(desk: ItemDesk, file: ReadFile, actor: User, now: dt.datetime) -> Iterator[Judged]:
    checker, text = Checker(desk.facts), desk.facts.article.text
    written = {key for key, one in desk.decisions.items() if isinstance(one, OwnQuestion)}
    asked = {_asked(one): one.id for one in desk.reviewed().shown.items}
    for read in file.questions:
        proposal = propose(read, text, desk.wording.title)
        own = proposal.own
        if own is None:
            yield Judged(proposal)
            continue
        flaws, key = checker.flaws(own.item), (ItemVerb.WRITE, own.item.id)
        known_id = own.item.id if key in written else asked.get(_asked(own.item))
        if known_id:
            yield Judged(proposal, flaws, known_id, is_known=True)
        elif not all(map(is_minor, flaws)):
            yield Judged(proposal, flaws)
        elif len(written) >= MAX_OWN or pictures.is_full(desk.draft.article_id, own.item):
            yield Judged(proposal, flaws, is_full=True)
        else:
            desk.write(key, own, own.item.prompt, actor, now)
            pictures.keep(desk.draft.article_id, own.item, actor, now)
            written.add(key)
            yield Judged(proposal, flaws, own.item.id)


def _asked(item: Item) -> tuple[str, frozenset[object]]:
    """What a question asks and shows, and what is right, in words: two that agree in this are the
    same."""
    told = explain(item, None, None)
    right: tuple[object, ...] = (*told.answer, *told.table)
    if isinstance(item.key, NumericRange):  # some files have no units
        right = item.key.low, item.key.high
    shown = {one.sha256 for found in item.asked_pictures.values() for one in found}
    return " ".join(item.prompt.split()), frozenset((*right, *shown))
