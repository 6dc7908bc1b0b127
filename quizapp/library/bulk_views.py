"""Many facts at once: whole lists, columns, exercises, and lines that were left out."""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from questions.reading import Span, UnreadableArticleError
from questions.review import KINDS, Refused, Verb, has_home, list_kinds
from quizapp.access import INSTRUCTORS, allow
from quizapp.clock import utc_now
from quizapp.library import bulk, drafts, passages, words
from quizapp.library.blueprint import ARTICLE, library
from quizapp.library.errors import (
    RefusedLinesError,
    RevisedError,
    WrongFieldsError,
)
from quizapp.library.forms import posted_number, posted_numbered, posted_numbers, posted_text
from quizapp.library.review_views import review_page, revised_page
from quizapp.library.unreadable import unreadable_sentence

_MOST_REFUSED = 3  # that a message names


@library.get(ARTICLE + "/list")
@allow(INSTRUCTORS)
def list_form(article_id: int) -> ResponseReturnValue:
    return _list_page(article_id)


@library.post(ARTICLE + "/list")
@allow(INSTRUCTORS)
def add_list(article_id: int) -> ResponseReturnValue:
    kind, home, told = posted_text("kind"), posted_text("home"), posted_text("lines")
    if kind not in list_kinds():
        abort(400)
    if has_home(kind) and not home:
        return _list_page(article_id, problems={"home": "empty"}), 422
    start = posted_number("start")
    try:
        made = bulk.add_list(current_user, article_id, kind, home, told, start, utc_now())
    except RefusedLinesError as error:
        problems = {} if error.refused else {"lines": "empty"}
        return _list_page(article_id, error.refused, problems), 422
    except WrongFieldsError as error:
        return _list_page(article_id, problems=error.problems), 422
    return _after(article_id, made)


@library.post(ARTICLE + "/columns")
@allow(INSTRUCTORS)
def add_columns(article_id: int) -> ResponseReturnValue:
    relations = {at: name for at, name in posted_numbered("relation").items() if name}
    subject, seen = posted_number("subject") or 0, posted_number("seen") or 0
    relations.pop(subject, None)
    if not relations:
        flash(_("Say what at least one column tells, such as “nerve”."), "error")
        return review_page(article_id, ""), 422
    start = posted_number("start") or 0
    try:
        made = bulk.add_columns(
            current_user, article_id, start, subject, relations, seen, utc_now()
        )
    except RevisedError:
        return revised_page(article_id)
    except WrongFieldsError as error:
        flash(words.problem_sentence(next(iter(error.problems.values()))), "error")
        return review_page(article_id, ""), 422
    return _after(article_id, made)


@library.get(ARTICLE + "/exercises")
@allow(INSTRUCTORS)
def outline(article_id: int) -> ResponseReturnValue:
    start, end = posted_number("from"), posted_number("to")
    span = Span(start, end) if start is not None and end is not None else None
    page = passages.get_outline(current_user, article_id, posted_text("exercise"), span)
    return render_template("library/outline.html", page=page, head=page.head)


@library.post(ARTICLE + "/exercises")
@allow(INSTRUCTORS)
def mark_exercises(article_id: int) -> ResponseReturnValue:
    names = posted_numbered("name")
    begins = {at: names.get(at, "") for at in posted_numbers("begin")}
    start, one = posted_number("from") or 0, posted_number("one")
    if one is not None:  # all of it is the exercise whose heading stands there
        start, begins = one, {one: ""}
    span = Span(start, posted_number("to") or 0)
    seen = posted_number("seen") or 0
    try:
        made = bulk.mark_exercises(current_user, article_id, span, begins, seen, utc_now())
    except RevisedError:
        return revised_page(article_id)
    except WrongFieldsError as error:
        flash(words.problem_sentence(next(iter(error.problems.values()))), "error")
        return review_page(article_id, ""), 422
    return _after(article_id, made)


@library.get(ARTICLE + "/lists/<list_id>")
@allow(INSTRUCTORS)
def list_page(article_id: int, list_id: str) -> ResponseReturnValue:
    return _name_page(article_id, list_id)


@library.post(ARTICLE + "/lists/<list_id>")
@allow(INSTRUCTORS)
def decide_list(article_id: int, list_id: str) -> ResponseReturnValue:
    verb, kind = posted_text("verb"), posted_text("kind")
    if verb not in (Verb.ACCEPT, Verb.REJECT, Verb.RENAME) or kind not in KINDS:
        abort(400)
    try:
        _decide_list(article_id, list_id, Verb(verb), kind)
    except WrongFieldsError as error:
        return _name_page(article_id, list_id, error.problems), 422
    except RevisedError:
        return revised_page(article_id)
    return redirect(url_for("library.review", article_id=article_id), code=303)


@library.post(ARTICLE + "/left-out")
@allow(INSTRUCTORS)
def put_back(article_id: int) -> ResponseReturnValue:
    head = drafts.get_head(current_user, article_id)
    numbers, seen = posted_numbers("line"), posted_number("seen") or 0
    try:
        drafts.put_back_lines(current_user, head, seen, numbers, utc_now())
    except RevisedError:
        return revised_page(article_id)
    except UnreadableArticleError as error:
        flash(unreadable_sentence(error), "error")
        return review_page(article_id, ""), 422
    if numbers:
        flash(_("The lines stand in the text again, and it was read anew."), "info")
    else:
        flash(_("Choose the lines that belong to the article."), "error")
    return redirect(url_for("library.review", article_id=article_id), code=303)


def _decide_list(article_id: int, list_id: str, verb: Verb, kind: str) -> None:
    if verb is Verb.RENAME:
        bulk.rename_list(current_user, article_id, kind, list_id, posted_text("name"), utc_now())
        flash(_("The new name stands in all facts of this list."), "info")
        return
    seen = posted_text("seen")
    count = bulk.decide_list(current_user, article_id, list_id, verb, seen, utc_now())
    if verb is Verb.ACCEPT:
        told = ngettext("%(num)s fact is accepted.", "%(num)s facts are accepted.", count)
    else:
        told = ngettext("%(num)s fact is rejected.", "%(num)s facts are rejected.", count)
    flash(told, "info")


def _after(article_id: int, made: bulk.Made) -> ResponseReturnValue:
    """To what was made, with a word on what was not."""
    if made.count:
        flash(ngettext("%(num)s fact is added.", "%(num)s facts are added.", made.count), "info")
    elif made.already_there:
        flash(_("These are among the facts already."), "info")
    elif not made.refused:
        flash(_("The exercises stand as you marked them."), "info")
    for one in made.refused[:_MOST_REFUSED]:
        quote = f"“{one.quote}”: " if one.quote else ""
        flash(f"{quote}{words.problem_sentence(one.code)}", "error")
    show = "unread" if request.form.get("show") == "unread" and not made.count else None
    anchor = f"fact-{made.first}" if made.first else None
    url = url_for(
        "library.review",
        article_id=article_id,
        fact=made.first or None,
        show=show,
        _anchor=anchor,
    )
    return redirect(url, code=303)


def _list_page(
    article_id: int,
    refused: tuple[Refused, ...] = (),
    problems: Mapping[str, str] | None = None,
) -> str:
    told, start = posted_text("lines") or posted_text("quote"), posted_number("start")
    page = passages.get_list_form(current_user, article_id, told, start)
    is_posted = request.method == "POST"
    return render_template(
        "library/list.html",
        head=page.head,
        suggestion=page.suggestion,
        kind=posted_text("kind") if is_posted else page.suggestion.kind,
        home=posted_text("home") if is_posted else page.suggestion.home,
        told=told,
        start=start,
        refused=refused,
        problems=problems or {},
        words=words,
    )


def _name_page(article_id: int, list_id: str, problems: Mapping[str, str] | None = None) -> str:
    page = passages.get_list_page(current_user, article_id, list_id)
    return render_template(
        "library/name.html",
        page=page,
        head=page.head,
        name=posted_text("name") if problems else page.field.value,
        problem=next(iter((problems or {}).values()), ""),
        words=words,
    )
