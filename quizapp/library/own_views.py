"""Writing a question of one's own, changing it, removing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from questions.pictures import MAX_WORDS
from questions.review.items import OWN_KINDS, Flaw, TypedQuestion, is_minor
from quizapp.access import INSTRUCTORS, allow
from quizapp.clock import utc_now
from quizapp.forms import one_line
from quizapp.library import own_questions, words
from quizapp.library.blueprint import ARTICLE, library, limit_making
from quizapp.library.errors import FactGoneError, FlawedError, RevisedError, WrongFieldsError
from quizapp.library.forms import posted_text
from quizapp.library.own_forms import ROWS, is_anyway, posted_kind, posted_question
from quizapp.library.own_questions import OwnPage
from quizapp.quizzes.forms import KIND_NAMES


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why what came in was not stored: a code for each field, flaws, or somebody was faster."""

    problems: Mapping[str, str] = field(default_factory=dict)
    flaws: tuple[Flaw, ...] = ()
    is_revised: bool = False
    is_gone: bool = False

    @property
    def is_only_minor(self) -> bool:
        return bool(self.flaws) and all(map(is_minor, self.flaws))


@library.get(ARTICLE + "/own")
@allow(INSTRUCTORS)
def write(article_id: int) -> ResponseReturnValue:
    page = own_questions.get_blank(current_user, article_id)
    return _form(page, posted_question(posted_kind()))


@library.post(ARTICLE + "/own")
@allow(INSTRUCTORS)
@limit_making
def add_own(article_id: int) -> ResponseReturnValue:
    typed = posted_question(posted_kind())
    try:
        item_id = own_questions.add_question(
            current_user, article_id, typed, anyway=is_anyway(), now=utc_now()
        )
    except (WrongFieldsError, FlawedError) as error:
        page = own_questions.get_blank(current_user, article_id)
        return _form(page, typed, _refused(error)), 422
    flash(_("Your question is stored. Learners get it once the article is published."), "info")
    return _to_preview(article_id, item_id)


@library.get(ARTICLE + "/own/<own_id>")
@allow(INSTRUCTORS)
def edit_own(article_id: int, own_id: str) -> ResponseReturnValue:
    page = own_questions.get_own(current_user, article_id, own_id)
    return _form(page, page.typed or posted_question(posted_kind()))


@library.post(ARTICLE + "/own/<own_id>")
@allow(INSTRUCTORS)
@limit_making
def change_own(article_id: int, own_id: str) -> ResponseReturnValue:
    typed, seen = posted_question(posted_kind()), posted_text("seen")
    try:
        item_id = own_questions.change_question(
            current_user, article_id, own_id, typed, seen, anyway=is_anyway(), now=utc_now()
        )
    except (WrongFieldsError, FlawedError) as error:
        page = own_questions.get_own(current_user, article_id, own_id)
        return _form(page, typed, _refused(error), seen), 422
    except RevisedError:
        page = own_questions.get_own(current_user, article_id, own_id)
        return _form(page, typed, _Refused(is_revised=True)), 409
    except FactGoneError:
        page = own_questions.get_blank(current_user, article_id)
        return _form(page, typed, _Refused(is_gone=True)), 409
    flash(_("Your question is stored. Learners get it once the article is published."), "info")
    return _to_preview(article_id, item_id)


@library.post(ARTICLE + "/own/<own_id>/pictures")
@allow(INSTRUCTORS)
@limit_making
def describe_pictures(article_id: int, own_id: str) -> ResponseReturnValue:
    page = own_questions.get_own(current_user, article_id, own_id)
    words = {
        one.sha256: one_line(request.form[f"words-{one.sha256}"])[:MAX_WORDS]
        for one in page.pictures
        if f"words-{one.sha256}" in request.form
    }
    try:
        own_questions.describe_pictures(
            current_user, article_id, own_id, words, posted_text("seen"), utc_now()
        )
    except RevisedError:
        return _revised(article_id, own_id)
    except FactGoneError:
        return _gone(article_id)
    flash(_("The words of the pictures are stored."), "info")
    return _to_preview(article_id, own_id)


@library.post(ARTICLE + "/own/<own_id>/remove")
@allow(INSTRUCTORS)
def remove_own(article_id: int, own_id: str) -> ResponseReturnValue:
    seen = posted_text("seen")
    try:
        own_questions.remove_question(current_user, article_id, own_id, seen, utc_now())
    except RevisedError:
        return _revised(article_id, own_id)
    except FactGoneError:
        return _gone(article_id)
    flash(_("The question is removed. Published versions keep it."), "info")
    return redirect(url_for("library.items", article_id=article_id), code=303)


def _revised(article_id: int, own_id: str) -> ResponseReturnValue:
    """Somebody else changed it meanwhile: the form as it is now, and nothing stored."""
    page = own_questions.get_own(current_user, article_id, own_id)
    typed = page.typed or posted_question(posted_kind())
    return _form(page, typed, _Refused(is_revised=True)), 409


def _gone(article_id: int) -> ResponseReturnValue:
    flash(_("This question has already been removed or rewritten."), "error")
    return redirect(url_for("library.items", article_id=article_id), code=303)


def _refused(error: WrongFieldsError | FlawedError) -> _Refused:
    if isinstance(error, FlawedError):
        return _Refused(flaws=error.flaws)
    return _Refused(error.problems)


def _form(
    page: OwnPage, typed: TypedQuestion, refused: _Refused | None = None, seen: str = ""
) -> str:
    """`seen` is what the form has seen: where it was refused for what was typed, no more than
    before."""
    return render_template(
        "library/own.html",
        head=page.head,
        page=page,
        typed=typed,
        saved=page.typed if refused and refused.is_revised else None,
        rows=range(1, max(ROWS.get(typed.kind, 0), len(typed.options)) + 1),
        seen=seen or page.sight,
        refused=refused or _Refused(),
        kinds={kind.value: KIND_NAMES[kind.value] for kind in OWN_KINDS},
        words=words,
        longest=MAX_WORDS,
    )


def _to_preview(article_id: int, item_id: str) -> ResponseReturnValue:
    return redirect(url_for("library.preview", article_id=article_id, item_id=item_id), code=303)
