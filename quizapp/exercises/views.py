"""A person's own exercises: to pick, to do, to print, to remember."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quizapp.access import ACCOUNTS, EVERYBODY, allow
from quizapp.accounts.sessions import get_learner_id
from quizapp.clock import utc_now
from quizapp.exercises import clinician_views, diary, diary_views, service
from quizapp.exercises.blueprint import exercises, limit_changes, new_form_key, own_id
from quizapp.exercises.doses import asked_amounts, recall
from quizapp.exercises.forms import DiaryForm, posted_amount
from quizapp.exercises.plans import Entry, Plan
from quizapp.exercises.sheets import get_sheet, list_sheets
from quizapp.exercises.words import AMOUNT_LABELS, saved_sentence
from quizapp.forms import PostedForm
from quizapp.locale import local_day

__all__ = ["clinician_views", "diary_views", "exercises"]

_EXERCISE = "/exercises/<slug>/<exercise_id>"


@exercises.get("/exercises")
@allow(EVERYBODY)
def index() -> ResponseReturnValue:
    plan = _plan()
    if plan.is_empty:
        return _pick_page()
    today = local_day(utc_now())
    user_id = own_id()
    done_today = diary.count_done(user_id, today) if user_id else 0
    return render_template("exercises/index.html", plan=plan, done_today=done_today)


@exercises.get("/exercises/pick")
@allow(EVERYBODY)
def choose() -> ResponseReturnValue:
    return _pick_page()


@exercises.post("/exercises/pick/<slug>")
@allow(EVERYBODY)
@limit_changes
def pick(slug: str) -> ResponseReturnValue:
    sheet = get_sheet(slug)
    wanted = set(request.form.getlist("exercise"))
    if "all" in request.form:
        wanted = {exercise.id for exercise in sheet.exercises}
    user_id = own_id()
    if not wanted and not (user_id and service.get_picked(user_id, sheet.article_id)):
        flash(_("Tick at least one exercise."), "error")
        return redirect(url_for("exercises.choose", article=slug), code=303)
    service.pick(get_learner_id(), sheet, wanted, utc_now())
    return redirect(url_for("exercises.index"), code=303)


@exercises.post("/exercises/forget")
@allow(ACCOUNTS)
@limit_changes
def forget() -> ResponseReturnValue:
    service.forget_lost(get_learner_id(), utc_now())
    return redirect(url_for("exercises.index"), code=303)


@exercises.get("/exercises/card")
@allow(EVERYBODY)
def card() -> ResponseReturnValue:
    return render_template("exercises/card.html", plan=_plan(), today=local_day(utc_now()))


@exercises.get("/exercises/doses")
@allow(EVERYBODY)
def ask_doses() -> ResponseReturnValue:
    return _doses_page(_with_doses(_plan()))


@exercises.post("/exercises/doses")
@allow(EVERYBODY)
def check_doses() -> ResponseReturnValue:
    """Stores nothing: this is for the person alone."""
    entries = _with_doses(_plan())
    given = {
        entry.key: {
            name: posted_amount(f"{name}-{entry.key}") for name in asked_amounts(entry.dose)
        }
        for entry in entries
    }
    if not any(amount for amounts in given.values() for amount in amounts.values()):
        return _doses_page(entries, is_blank=True), 422
    recalls = {entry.key: recall(entry.dose, given[entry.key]) for entry in entries}
    remembered = sum(all(one.is_right for one in recalls[entry.key]) for entry in entries)
    return render_template(
        "exercises/remembered.html",
        entries=entries,
        recalls=recalls,
        remembered=remembered,
        labels=AMOUNT_LABELS,
    )


@exercises.get(_EXERCISE)
@allow(EVERYBODY)
def show(slug: str, exercise_id: str) -> ResponseReturnValue:
    plan = _plan()
    entry = service.get_entry(plan, slug, exercise_id)
    return _exercise_page(plan, entry, DiaryForm([diary.done_of(entry)], local_day(utc_now())))


@exercises.post(_EXERCISE + "/done")
@allow(EVERYBODY)
@limit_changes
def done(slug: str, exercise_id: str) -> ResponseReturnValue:
    plan = _plan()
    entry = service.get_entry(plan, slug, exercise_id)
    form = DiaryForm([diary.done_of(entry)], local_day(utc_now()))
    if not form.validate():
        return _exercise_page(plan, entry, form), 422
    diary.add_entry(get_learner_id(), form.form_key.data, form.note, utc_now())
    flash(saved_sentence(form.note.is_severe), "info")
    following = None if form.note.is_severe else plan.after(entry)
    if following is None:
        # Who has picked nothing has no page of own exercises to come back to.
        back = "exercises.show_diary" if plan.is_empty else "exercises.index"
        return redirect(url_for(back), code=303)
    page = url_for("exercises.show", slug=following.sheet.slug, exercise_id=following.exercise.id)
    return redirect(page, code=303)


def _plan() -> Plan:
    user_id = own_id()
    return service.get_plan(user_id, utc_now()) if user_id else Plan()


def _pick_page() -> ResponseReturnValue:
    """One article's exercises to tick; the others are links."""
    sheets = list_sheets()
    asked = request.args.get("article", "")
    shown = next((one for one in sheets if one.slug == asked), sheets[0] if sheets else None)
    user_id = own_id()
    picked = service.get_picked(user_id, shown.article_id) if user_id and shown else frozenset()
    return render_template(
        "exercises/pick.html",
        shown=shown,
        others=[one for one in sheets if one is not shown],
        picked=picked,
        form=PostedForm(),
    )


def _exercise_page(plan: Plan, entry: Entry, form: DiaryForm) -> str:
    return render_template(
        "exercises/exercise.html",
        entry=entry,
        form=form,
        form_key=form.form_key.data or new_form_key(),
        following=plan.after(entry),
    )


def _with_doses(plan: Plan) -> tuple[Entry, ...]:
    return tuple(entry for entry in plan.entries if asked_amounts(entry.dose))


def _doses_page(entries: tuple[Entry, ...], is_blank: bool = False) -> str:
    return render_template(
        "exercises/doses.html", entries=entries, labels=AMOUNT_LABELS, is_blank=is_blank
    )
