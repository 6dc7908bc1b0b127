from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound

from questions.memory import SelfRating
from quizapp.access import ACCOUNTS, allow
from quizapp.accounts.throttle import visitor
from quizapp.clock import utc_now
from quizapp.extensions import limiter
from quizapp.flashcards import service
from quizapp.flashcards.service import Choice, NotFoundError
from quizapp.routing import parse_row_number
from quizapp.wording import wanted_register

flashcards = Blueprint("flashcards", __name__)

_CARD = "/flashcards/<slug>/<int(min=1, max=9999):number>"
_RATE_LIMIT = "6000 per hour"
_RATINGS = {str(int(one)): one for one in SelfRating}


@flashcards.get("/flashcards")
@allow(ACCOUNTS)
def index() -> ResponseReturnValue:
    decks = service.list_decks(current_user.id, wanted_register(), utc_now())
    return render_template("flashcards/index.html", decks=decks)


@flashcards.get(_CARD)
@allow(ACCOUNTS)
def card(slug: str, number: int) -> ResponseReturnValue:
    choice = _choice(slug)
    page = service.get_card(current_user.id, choice, number)
    name = "card" if page.card else "end"
    return render_template(f"flashcards/{name}.html", page=page, way=_way(choice))


@flashcards.post(_CARD)
@allow(ACCOUNTS)
@limiter.limit(_RATE_LIMIT, key_func=visitor)
def rate(slug: str, number: int) -> ResponseReturnValue:
    choice = _choice(slug)
    rating = _RATINGS.get(request.form.get("said", ""))
    if rating is None:
        abort(404)
    facts = request.form.getlist("fact")
    is_left = service.rate(current_user.id, choice, facts, rating, utc_now())
    number += is_left
    return redirect(url_for(".card", slug=slug, number=number, **_way(choice)), 303)


@flashcards.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


def _choice(slug: str) -> Choice:
    topic = request.args.get("topic", type=parse_row_number)
    return Choice(slug, wanted_register(), topic, "again" in request.args)


def _way(choice: Choice) -> dict[str, Any]:
    """What an address says of the deck."""
    return {"topic": choice.topic, "again": 1 if choice.again else None}
