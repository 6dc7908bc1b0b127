from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quizapp.access import EVERYBODY, allow
from quizapp.clock import utc_now
from quizapp.home import service
from quizapp.home.pictures import opening_picture
from quizapp.locale import local_day
from quizapp.progress.charts import topic_bars
from quizapp.quizzes.queries import find_dismissed
from quizapp.routing import parse_row_number
from quizapp.study.moments import this_moment
from quizapp.wording import chosen_wording, is_patient, wanted_register

home = Blueprint("home", __name__)


@home.get("/")
@allow(EVERYBODY)
def index() -> ResponseReturnValue:
    user = current_user if current_user.is_authenticated else None
    start = service.get_start(user, wanted_register(), this_moment(), local_day)
    bars = topic_bars(start.progress) if start.progress else []
    return render_template(
        "home/patient.html" if is_patient() else "home/index.html",
        start=start,
        bars=bars,
        picture=opening_picture(start.items),
        is_asked=chosen_wording() is None,
        opened=int(utc_now().timestamp()),
        dismissed=find_dismissed(
            user and user.id, request.args.get("dismissed", None, parse_row_number)
        ),
    )


@home.get("/about")
@allow(EVERYBODY)
def about() -> ResponseReturnValue:
    return render_template("home/about.html")
