"""Choosing to whom an article is offered."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.clock import utc_now
from quizapp.library import audience
from quizapp.library.blueprint import ARTICLE, library
from quizapp.library.errors import NoClassChosenError
from quizapp.library.forms import posted_numbers, posted_text


@library.get(ARTICLE + "/audience")
@allow(INSTRUCTORS)
def choose_audience(article_id: int) -> ResponseReturnValue:
    found = audience.get_audience(current_user, article_id)
    chosen = {one.id for one in found.choices if one.is_chosen}
    return _page(found, found.is_for_classes, chosen, found.is_embeddable)


@library.post(ARTICLE + "/audience")
@allow(INSTRUCTORS)
def set_audience(article_id: int) -> ResponseReturnValue:
    said, chosen = posted_text("audience"), set(posted_numbers("class"))
    is_embeddable = posted_text("embeddable") == "yes"
    if said not in ("everybody", "classes"):
        found = audience.get_audience(current_user, article_id)
        problem = _("Choose one of the two.")
        return _page(found, found.is_for_classes, chosen, is_embeddable, problem), 422
    is_for_classes = said == "classes"
    try:
        audience.set_audience(
            current_user, article_id, is_for_classes, chosen, is_embeddable, utc_now()
        )
    except NoClassChosenError:
        found = audience.get_audience(current_user, article_id)
        problem = _("Choose at least one class.")
        return _page(found, is_for_classes, chosen, is_embeddable, problem), 422
    if is_for_classes:
        flash(_("The article is for the learners of the chosen classes only."), "info")
    else:
        flash(_("The article is for everybody."), "info")
    return redirect(url_for("library.confirm_publishing", article_id=article_id), code=303)


def _page(
    found: audience.Audience,
    is_for_classes: bool,
    chosen: set[int],
    is_embeddable: bool,
    problem: str | None = None,
) -> str:
    return render_template(
        "library/audience.html",
        audience=found,
        is_for_classes=is_for_classes,
        chosen=chosen,
        is_embeddable=is_embeddable,
        problem=problem,
    )
