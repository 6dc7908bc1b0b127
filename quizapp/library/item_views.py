"""The questions that an article makes, and what reviewers do with each."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from questions.review.items import Flaw
from quizapp.access import INSTRUCTORS, allow
from quizapp.clock import utc_now
from quizapp.library import item_deciding, previews, words
from quizapp.library.blueprint import ARTICLE, library, limit_making
from quizapp.library.errors import FactGoneError, FlawedError, RevisedError, WrongFieldsError
from quizapp.library.forms import posted_number, posted_text, read_number
from quizapp.library.item_deciding import Wanted
from quizapp.quizzes.forms import KIND_NAMES


@dataclass(frozen=True, slots=True)
class _Refused:
    """What came in and was not stored, and why: the stem that was typed, what is wrong with it, or
    that somebody else was faster."""

    act: str
    stem: str
    problem: str = ""
    flaws: tuple[Flaw, ...] = ()
    is_revised: bool = False


@library.get(ARTICLE + "/items")
@allow(INSTRUCTORS)
@limit_making
def items(article_id: int) -> ResponseReturnValue:
    return _items_page(article_id)


@library.get(ARTICLE + "/items/<item_id>")
@allow(INSTRUCTORS)
@limit_making
def preview(article_id: int, item_id: str) -> ResponseReturnValue:
    return _preview_page(article_id, item_id, read_number(request.args.get("draw", "")) or 1)


@library.post(ARTICLE + "/items/<item_id>")
@allow(INSTRUCTORS)
@limit_making
def decide_item(article_id: int, item_id: str) -> ResponseReturnValue:
    draw = posted_number("draw") or 1
    wanted = Wanted(posted_text("act"), posted_text("seen"), draw, posted_text("stem"))
    if wanted.act not in item_deciding.ACTS:
        abort(400)
    try:
        item_deciding.decide_item(current_user, article_id, item_id, wanted, utc_now())
    except WrongFieldsError as error:
        refused = _Refused(wanted.act, wanted.stem, problem=error.problems["stem"])
        return _preview_page(article_id, item_id, draw, refused), 422
    except FlawedError as error:
        refused = _Refused(wanted.act, wanted.stem, flaws=error.flaws)
        return _preview_page(article_id, item_id, draw, refused), 422
    except RevisedError:
        refused = _Refused(wanted.act, wanted.stem, is_revised=True)
        return _preview_page(article_id, item_id, draw, refused), 409
    except FactGoneError:
        flash(
            _("This question is no longer made from the article. What you decided was not stored."),
            "error",
        )
        return _items_page(article_id), 409
    _tell(wanted.act)
    shown = draw if draw > 1 else None
    page = url_for("library.preview", article_id=article_id, item_id=item_id, draw=shown)
    return redirect(page, code=303)


@library.post(ARTICLE + "/lost-items")
@allow(INSTRUCTORS)
@limit_making
def drop_lost_items(article_id: int) -> ResponseReturnValue:
    seen = posted_text("seen")
    try:
        count = item_deciding.drop_lost_items(current_user, article_id, seen, utc_now())
    except RevisedError:
        told = _("The questions were changed after you opened this page. Nothing is stored.")
        flash(told, "error")
        return _items_page(article_id), 409
    flash(ngettext("%(num)s decision is dropped.", "%(num)s decisions are dropped.", count), "info")
    return redirect(url_for("library.items", article_id=article_id), code=303)


def _items_page(article_id: int) -> str:
    page = previews.get_items(current_user, article_id)
    return render_template(
        "library/items.html", page=page, head=page.head, kinds=KIND_NAMES, words=words
    )


def _preview_page(article_id: int, item_id: str, draw: int, refused: _Refused | None = None) -> str:
    page = previews.get_preview(current_user, article_id, item_id, draw)
    return render_template(
        "library/item.html", page=page, head=page.head, refused=refused, words=words
    )


def _tell(act: str) -> None:
    told = {
        item_deciding.HIDE: _("The question is hidden. Learners will not see it."),
        item_deciding.SHOW: _("The question will be asked again."),
        item_deciding.REWORD: _("The question is reworded."),
        item_deciding.RESTORE: _("The original wording is restored."),
    }
    flash(told[act], "info")
