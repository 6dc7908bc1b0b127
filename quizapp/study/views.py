"""A learner's day: one press to start what is due or weak, and what is wanted of a day."""

from __future__ import annotations

import datetime as dt
import secrets

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import ACCOUNTS, allow
from quizapp.accounts.throttle import visitor
from quizapp.articles.service import published_versions
from quizapp.clock import utc_now
from quizapp.extensions import limiter
from quizapp.locale import local_day, local_time
from quizapp.progress.topics import NotFoundError
from quizapp.quizzes.activities import FACT, MISSED, PAIR, SHAKY, TODAY
from quizapp.quizzes.errors import NothingToAskError
from quizapp.study import service
from quizapp.study.forms import PlanForm, StudyForm
from quizapp.study.moments import this_moment
from quizapp.study.words import due_words
from quizapp.wording import wanted_register

study = Blueprint("study", __name__)
study.add_app_template_global(due_words, "due_words")

_SEED_BITS = 31
_START_LIMIT = "1000 per hour"
# In the morning: what was learnt until the evening before counts.
_EXAM_HOUR = 8
_LONGEST_PLAN = dt.timedelta(days=3 * 365)


@study.post("/study")
@allow(ACCOUNTS)
@limiter.limit(_START_LIMIT, key_func=visitor)
def start() -> ResponseReturnValue:
    form = StudyForm()
    offered = published_versions() if form.validate() else ()
    version = next((one for one in offered if one.slug == form.article.data), None)
    if version is None:
        abort(404)
    wish = service.Wish(
        version_id=version.id,
        offered=tuple(one.id for one in offered),
        activity=form.activity.data,
        title=_title(form.activity.data),
        register=wanted_register(),
        topic=form.topic.data,
        fact=form.fact.data or "",
        thing=form.thing.data or "",
        taken_for=form.taken_for.data or "",
        question=form.question.data,
    )
    try:
        attempt_id = service.start(current_user, wish, this_moment(), secrets.randbits(_SEED_BITS))
    except NotFoundError:
        abort(404)
    except NothingToAskError:
        flash(_("There is nothing to ask there just now."))
        return redirect(url_for("progress.overview"), 303)
    return redirect(url_for("quizzes.question", attempt_id=attempt_id, position=1), 303)


@study.get("/study/plan")
@allow(ACCOUNTS)
def plan() -> ResponseReturnValue:
    exam_at = current_user.exam_at
    form = PlanForm(
        data={
            "exam_on": local_day(exam_at) if exam_at else None,
            "new_a_day": current_user.new_a_day,
            "minutes": current_user.minutes_a_day,
        }
    )
    return render_template("study/plan.html", form=form)


@study.post("/study/plan")
@allow(ACCOUNTS)
def save_plan() -> ResponseReturnValue:
    form = PlanForm()
    is_valid = form.validate()
    if form.exam_on.data and not form.exam_on.errors:
        is_valid = _is_possible(form) and is_valid
    if not is_valid:
        return render_template("study/plan.html", form=form), 422
    day = form.exam_on.data
    service.change_settings(
        current_user.id,
        form.new_a_day.data,
        form.minutes.data,
        local_time(day, _EXAM_HOUR) if day else None,
        utc_now(),
    )
    flash(_("Your plan is saved."), "info")
    return redirect(url_for("home.index"), 303)


def _is_possible(form: PlanForm) -> bool:
    today = local_day(utc_now())
    if today < form.exam_on.data <= today + _LONGEST_PLAN:
        return True
    form.exam_on.errors = [_("Give a day after today, within the next three years.")]
    return False


def _title(activity: str) -> str:
    titles: dict[str, str] = {
        TODAY: _("Today’s questions"),
        SHAKY: _("Shaky facts"),
        MISSED: _("What I missed"),
        PAIR: _("What I mix up"),
        FACT: _("One fact"),
    }
    return titles[activity]
