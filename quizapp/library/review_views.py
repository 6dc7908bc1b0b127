"""The review of an article's facts, and what of its text is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from questions.review import KINDS
from quizapp.access import INSTRUCTORS, allow
from quizapp.articles.typesetting import typeset
from quizapp.clock import utc_now
from quizapp.library import bulk, cards, deciding, marking, passages, previews, reviews, words
from quizapp.library.blueprint import ARTICLE, library, limit_making
from quizapp.library.errors import (
    FactGoneError,
    NotFoundError,
    RevisedError,
    WrongFieldsError,
)
from quizapp.library.forms import posted_fields, posted_number, posted_text

ACCEPT_TOGETHER = "accept_together"
_NO_PROBLEMS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Typed:
    """A correction that came in and could not be stored."""

    fact_id: str
    fields: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)


@library.get(ARTICLE)
@allow(INSTRUCTORS)
def review(article_id: int) -> ResponseReturnValue:
    return review_page(article_id, posted_text("fact"))


@library.get(ARTICLE + "/facts/<fact_id>")
@allow(INSTRUCTORS)
def card(article_id: int, fact_id: str) -> ResponseReturnValue:
    """The one card alone, for a page that is open already."""
    page = reviews.get_review(current_user, article_id, fact_id)
    if page.chosen is None:
        raise NotFoundError
    return render_template(
        "library/card.html", page=page, head=page.head, home=_home(article_id), words=words
    )


@library.post(ARTICLE + "/decisions")
@allow(INSTRUCTORS)
def decide(article_id: int) -> ResponseReturnValue:
    fact_id, verb, fields = posted_text("fact"), posted_text("verb"), posted_fields()
    if verb not in (*deciding.VERBS, ACCEPT_TOGETHER):
        abort(400)
    seen = posted_text("seen")
    if verb == ACCEPT_TOGETHER:
        return _accept_together(article_id, fact_id, seen)
    try:
        deciding.decide(current_user, article_id, fact_id, verb, fields, seen, utc_now())
    except WrongFieldsError as error:
        return review_page(article_id, fact_id, _Typed(fact_id, fields, error.problems)), 422
    except (RevisedError, FactGoneError):
        return _conflict_page(article_id, fact_id, verb, fields), 409
    return _to_next(article_id, fact_id, is_undone=verb == deciding.UNDO)


@library.post(ARTICLE + "/accept-certain")
@allow(INSTRUCTORS)
def accept_certain(article_id: int) -> ResponseReturnValue:
    try:
        count = deciding.accept_certain(current_user, article_id, posted_text("seen"), utc_now())
    except RevisedError:
        return revised_page(article_id)
    flash(ngettext("%(num)s fact is accepted.", "%(num)s facts are accepted.", count), "info")
    return _to_next(article_id, "")


@library.get(ARTICLE + "/add")
@allow(INSTRUCTORS)
def add(article_id: int) -> ResponseReturnValue:
    exercise = posted_text("exercise")
    fields = {"exercise": exercise} if exercise else {}
    return _addition_page(article_id, posted_text("kind"), fields)


@library.post(ARTICLE + "/add")
@allow(INSTRUCTORS)
def submit_addition(article_id: int) -> ResponseReturnValue:
    kind, fields = posted_text("kind"), posted_fields()
    if kind not in KINDS:
        abort(400)
    quote, start = posted_text("quote"), posted_number("start")
    try:
        fact_id = deciding.add_fact(current_user, article_id, kind, fields, quote, start, utc_now())
    except WrongFieldsError as error:
        return _addition_page(article_id, kind, fields, error.problems), 422
    flash(_("The fact is added."), "info")
    return _to_fact(article_id, fact_id)


@library.post(ARTICLE + "/lost")
@allow(INSTRUCTORS)
def drop_lost(article_id: int) -> ResponseReturnValue:
    try:
        count = deciding.drop_lost(current_user, article_id, posted_text("seen"), utc_now())
    except RevisedError:
        return revised_page(article_id)
    flash(ngettext("%(num)s decision is dropped.", "%(num)s decisions are dropped.", count), "info")
    return redirect(url_for("library.review", article_id=article_id), code=303)


@library.get(ARTICLE + "/coverage")
@allow(INSTRUCTORS)
@limit_making
def coverage(article_id: int) -> ResponseReturnValue:
    page = previews.get_coverage(current_user, article_id)
    article = typeset(page.article, marking.coverage_marks(page.sentences))
    return render_template("library/coverage.html", page=page, head=page.head, article=article)


def _accept_together(article_id: int, fact_id: str, seen: str) -> ResponseReturnValue:
    try:
        count = bulk.accept_together(current_user, article_id, fact_id, _show(), seen, utc_now())
    except (RevisedError, FactGoneError):
        return revised_page(article_id)
    flash(ngettext("%(num)s fact is accepted.", "%(num)s facts are accepted.", count), "info")
    return _to_next(article_id, fact_id)


def review_page(article_id: int, fact_id: str, typed: _Typed | None = None) -> str:
    page = reviews.get_review(current_user, article_id, fact_id)
    show = _show() if page.cards or not page.unread else cards.UNREAD
    is_unread = show == cards.UNREAD
    return render_template(
        "library/review.html",
        page=page,
        head=page.head,
        runs=page.runs(show),
        names=passages.list_names(page),
        passages=passages.passages_of(page) if is_unread else (),
        article=typeset(page.article, marking.fact_marks(page, is_unread=is_unread)),
        home=_home(article_id),
        show=show,
        pane="article" if request.args.get("pane") == "article" else "facts",
        typed=typed,
        words=words,
    )


def revised_page(article_id: int) -> ResponseReturnValue:
    told = _("The facts were changed after you opened this page. Nothing is stored: look again.")
    flash(told, "error")
    return review_page(article_id, ""), 409


def _conflict_page(article_id: int, fact_id: str, verb: str, fields: Mapping[str, str]) -> str:
    page = reviews.get_review(current_user, article_id, fact_id)
    try:
        theirs = reviews.get_standing(page.head.draft_id, fact_id)
    except NotFoundError:
        theirs = None
    return render_template(
        "library/conflict.html",
        page=page,
        head=page.head,
        theirs=theirs,
        fact_id=fact_id,
        verb=verb,
        fields=fields,
        show=_show(),
        words=words,
    )


def _addition_page(
    article_id: int,
    kind: str,
    fields: Mapping[str, str],
    problems: Mapping[str, str] = _NO_PROBLEMS,
) -> str:
    page = reviews.get_addition(current_user, article_id, kind, posted_text("quote"))
    return render_template(
        "library/add.html",
        head=page.head,
        page=page,
        values={**page.suggested, **fields} if request.method == "GET" else fields,
        quote=posted_text("quote"),
        start=posted_number("start"),
        problems=problems,
        words=words,
    )


def _to_next(article_id: int, fact_id: str, *, is_undone: bool = False) -> ResponseReturnValue:
    """To the next fact that is not checked; what was taken back is that itself."""
    if is_undone:
        return _to_fact(article_id, fact_id)
    page = reviews.get_review(current_user, article_id)
    following = page.next_after(fact_id, _show())
    if not following:
        flash(_("Every fact is checked. See the questions that they make, then publish."), "info")
    return _to_fact(article_id, following or fact_id)


def _to_fact(article_id: int, fact_id: str) -> ResponseReturnValue:
    url = _home(article_id, fact=fact_id or None, _anchor=f"fact-{fact_id}" if fact_id else None)
    return redirect(url, code=303)


def _home(article_id: int, **values: Any) -> str:
    """The review under the filter that is set."""
    show = _show()
    kept = None if show == "all" else show
    return url_for("library.review", article_id=article_id, show=kept, **values)


def _show() -> str:
    show = posted_text("show")
    return show if show in cards.SHOWS else "all"
