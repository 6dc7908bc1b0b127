"""The code by which one question is shown on another site."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from markupsafe import Markup

from quizapp.access import INSTRUCTORS, allow
from quizapp.embedding.service import Embedded, NotFoundError, find_offer, get_embedded
from quizapp.library.blueprint import ARTICLE, library
from quizapp.library.drafts import get_head
from quizapp.library.forms import read_number

# Of the frame, in pixels: what most questions need with their answer told, and those with drawings.
_HEIGHT, _DRAWN_HEIGHT = 560, 820


@library.get(ARTICLE + "/items/<item_id>/embed")
@allow(INSTRUCTORS)
def embed(article_id: int, item_id: str) -> ResponseReturnValue:
    head = get_head(current_user, article_id)
    draw = read_number(request.args.get("draw", "")) or 1
    offer = find_offer(article_id, item_id, draw - 1)
    question = _find(offer.row_id) if offer.is_allowed and offer.row_id else None
    return render_template(
        "library/embed.html",
        head=head,
        item_id=item_id,
        offer=offer,
        question=question,
        code=_code(question) if question else "",
    )


def _find(row_id: int) -> Embedded | None:
    try:
        return get_embedded(row_id)
    except NotFoundError:
        return None


def _code(question: Embedded) -> str:
    view = question.view
    is_drawn = view.figure or view.pictures or view.has_drawn_options
    code = Markup(
        '<iframe src="{url}" title="{title}" width="100%" height="{height}" '
        'style="border: 0" loading="lazy"></iframe>'
    )
    return str(
        code.format(
            url=url_for("embedding.show", row_id=question.row_id, _external=True),
            title=view.prompt,
            height=_DRAWN_HEIGHT if is_drawn else _HEIGHT,
        )
    )
