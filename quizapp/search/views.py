from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quizapp.access import EVERYBODY, allow
from quizapp.accounts.throttle import visitor
from quizapp.extensions import limiter
from quizapp.forms import plain_text
from quizapp.search import service
from quizapp.wording import wanted_register

search = Blueprint("search", __name__)
_SEARCHES = "6000 per hour"  # a lecture hall may sit behind one address


@search.get("/search")
@allow(EVERYBODY)
@limiter.limit(_SEARCHES, key_func=visitor)
def index() -> ResponseReturnValue:
    part = request.args.get("part")
    results = service.search(
        current_user.id if current_user.is_authenticated else None,
        plain_text(request.args.get("q")),
        wanted_register(),
        part if part in service.PARTS else None,
        request.args.get("page", 1, int),
    )
    return render_template("search/index.html", results=results, longest=service.LONGEST_QUERY)
