from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Mapping, Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from questions.items.model import Kind
from questions.scoring import InvalidResponseError, Response
from quizapp.access import ACCOUNTS, EVERYBODY, allow
from quizapp.accounts.service import change_wording
from quizapp.accounts.sessions import get_learner_id
from quizapp.accounts.throttle import visitor
from quizapp.articles.service import make_slug
from quizapp.clock import utc_now
from quizapp.errors import error_page
from quizapp.extensions import limiter
from quizapp.models.attempts import Mode
from quizapp.progress.onward import find_onward
from quizapp.quizzes import answering, closing, exams, late, news, opening, queries, service
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.drawing import Choice
from quizapp.quizzes.errors import (
    AlreadyAnsweredError,
    ExamOpenError,
    ExamOverError,
    NoArticleError,
    NotFoundError,
    NothingToAskError,
    TimeIsUpError,
    TooManyTriesError,
    UnansweredError,
    UnfinishedError,
    WithdrawnError,
)
from quizapp.quizzes.forms import (
    UNFINISHED,
    ActivityForm,
    MixedForm,
    WordingForm,
    read_answer,
    read_number,
)
from quizapp.quizzes.moving import moved
from quizapp.quizzes.naming import in_own_language
from quizapp.quizzes.pages import Offer, QuestionPage
from quizapp.quizzes.words import open_sentence, problem_sentence, shorter_sentence
from quizapp.resending import resendable
from quizapp.wording import is_registered, remember, wanted_register

quizzes = Blueprint("quizzes", __name__)
quizzes.add_app_template_filter(in_own_language, "quiz_name")

_SEED_BITS = 31
# A whole school behind one address may start at once; a script filling the disk may not.
_START_LIMIT = "1000 per hour"


@quizzes.get("/quizzes")
@allow(EVERYBODY)
def choose() -> ResponseReturnValue:
    offer = _get_offer(request.args.get("article"))
    return render_template("quizzes/choose.html", offer=offer, form=MixedForm.of(offer))


@quizzes.post("/attempts")
@allow(EVERYBODY)
@resendable
@limiter.limit(_START_LIMIT, key_func=visitor)
def start() -> ResponseReturnValue:
    offer = _get_offer(request.form.get("article"))
    is_mixed = request.form.get("activity") == MIXED
    form = MixedForm.of(offer) if is_mixed else ActivityForm.of(offer)
    if not form.validate_on_submit():
        return _choose_again(offer, form)
    choice = _mixed(offer, form) if isinstance(form, MixedForm) else _activity(offer, form)
    try:
        started = service.start(get_learner_id(), choice, _new_seed(), utc_now())
    except NothingToAskError:
        flash(_("No question fits that choice. Choose more topics or kinds."), "error")
        return _choose_again(offer, form)
    if is_mixed and started.length < choice.length:
        flash(shorter_sentence(started.length, choice.length))
    return _to_question(started.attempt_id, 1)


@quizzes.post("/attempts/opening")
@allow(EVERYBODY)
@limiter.limit(_START_LIMIT, key_func=visitor)
def answer_opening() -> ResponseReturnValue:
    """The question of the first page, answered there: the quiz that it begins, with its verdict."""
    offer, now = _get_offer(request.form.get("article")), utc_now()
    title = _("A first look")
    try:
        attempt_id = opening.start_with_opening(
            get_learner_id(), offer.version_id, offer.register, title, _new_seed(), now
        )
    except NothingToAskError:
        return redirect(url_for(".choose"), 303)
    fields = request.form.to_dict(flat=False)
    seconds = answering.plausible_seconds(read_number(fields, "opened"), now)
    posted = answering.Answer(1, fields, seconds)
    try:
        answering.submit(current_user.id, attempt_id, 1, posted, now)
    except UnansweredError:
        flash(_("Answer the question, or skip it."), "error")
    except InvalidResponseError as error:
        flash(problem_sentence(error.code), "error")
    return _to_question(attempt_id, 1)


@quizzes.post("/wording")
@allow(EVERYBODY)
def choose_wording() -> ResponseReturnValue:
    """Who asks, and so in which words the next quiz is; with an account it is kept there."""
    form = WordingForm()
    if not form.validate():
        flash(_("Choose plain words or clinical terms."), "error")
    elif is_registered():
        change_wording(current_user.id, form.wording.data)
    else:
        remember(form.wording.data)
    if form.back.data == "home":
        return redirect(url_for("home.index"), 303)
    slug = form.article.data or ""
    article = slug if slug and make_slug(slug) == slug else None
    return redirect(url_for(".choose", article=article), 303)


@quizzes.get("/attempts/<int:attempt_id>/<int:position>")
@allow(ACCOUNTS)
def question(attempt_id: int, position: int) -> ResponseReturnValue:
    page = _get_question(attempt_id, position, again="again" in request.args)
    if page.attempt.is_held:
        return _to_summary(attempt_id)
    return _question_page(page)


@quizzes.post("/attempts/<int:attempt_id>/<int:position>")
@allow(ACCOUNTS)
@resendable
def answer(attempt_id: int, position: int) -> ResponseReturnValue:
    fields = request.form.to_dict(flat=False)
    if "move" in fields:
        return _moved_page(attempt_id, position, fields)
    if "hint" in fields:
        return _hinted_page(attempt_id, position, fields)
    now = utc_now()
    seconds = answering.plausible_seconds(read_number(fields, "opened"), now)
    posted = read_answer(fields, seconds)
    if posted is None:
        flash(_("That form was not complete. Please answer again."), "error")
        return _to_question(attempt_id, position)
    try:
        place = answering.submit(current_user.id, attempt_id, position, posted, now)
    except AlreadyAnsweredError:
        flash(_("This question was answered before. The first answer is the one that stands."))
        return _to_question(attempt_id, position)
    except TooManyTriesError:
        flash(_("You have answered this question very often. Please go on with another."))
        return _to_question(attempt_id, position)
    except ExamOverError as error:
        return _exam_is_over(
            attempt_id, error, late.keep(current_user.id, attempt_id, position, posted, now)
        )
    except UnansweredError:
        return _same_question(attempt_id, position, fields, _("Answer the question, or skip it."))
    except UnfinishedError as error:
        return _unfinished_page(attempt_id, position, fields, error)
    except InvalidResponseError as error:
        return _same_question(attempt_id, position, fields, problem_sentence(error.code))
    if place.is_exam:
        return _to_next(attempt_id, position, place)
    return _to_question(attempt_id, position)


@quizzes.post("/attempts/<int:attempt_id>/<int:position>/skip")
@allow(ACCOUNTS)
@resendable
def skip(attempt_id: int, position: int) -> ResponseReturnValue:
    try:
        place = answering.skip(current_user.id, attempt_id, position, utc_now())
    except ExamOverError as error:
        return _exam_is_over(attempt_id, error)
    return _to_next(attempt_id, position, place)


@quizzes.post("/attempts/<int:attempt_id>/<int:position>/save")
@allow(ACCOUNTS)
@resendable
def save(attempt_id: int, position: int) -> ResponseReturnValue:
    """Keeps what an exam's form holds by now; flags the question, adds time or goes elsewhere."""
    fields, now = request.form.to_dict(flat=False), utc_now()
    posted, go = read_answer(fields, None), request.form.get("go", "")
    try:
        if posted is not None:
            exams.save(current_user.id, attempt_id, position, posted, now)
        if go in ("flag", "unflag"):
            exams.set_flag(current_user.id, attempt_id, position, go == "flag", now)
        if go == "more-time":
            exams.extend(current_user.id, attempt_id, now)
    except ExamOverError as error:
        is_kept = posted is not None and late.keep(
            current_user.id, attempt_id, position, posted, now
        )
        return _exam_is_over(attempt_id, error, is_kept)
    except (AlreadyAnsweredError, TooManyTriesError):
        flash(_("This was not stored: the question was answered in another window, or very often."))
        return _to_question(attempt_id, position)
    except InvalidResponseError as error:
        return _same_question(attempt_id, position, fields, problem_sentence(error.code))
    if go == "check":
        return _to_summary(attempt_id)
    wanted = read_number({"go": [go]}, "go")
    return _to_question(attempt_id, wanted if wanted and wanted < 1000 else position)


@quizzes.get("/attempts/<int:attempt_id>")
@allow(ACCOUNTS)
def summary(attempt_id: int) -> ResponseReturnValue:
    now = utc_now()
    page = queries.get_summary(current_user.id, attempt_id)
    if page.attempt.is_overdue(now):
        closing.close_overdue(current_user.id, now)
        page = queries.get_summary(current_user.id, attempt_id)
    if page.attempt.is_held:
        return render_template("quizzes/held.html", summary=page)
    if page.attempt.is_open_exam:
        opened = int(now.timestamp())
        return render_template("quizzes/check.html", summary=page, opened=opened)
    if page.attempt.has_news:
        news.mark_seen(attempt_id)
    topics = [topic.topic for topic in page.topics]
    return render_template(
        "quizzes/summary.html",
        summary=page,
        onward=find_onward(current_user.id, page.attempt.article_slug, topics, now),
        opened=request.args.get("open", ""),
    )


@quizzes.post("/attempts/<int:attempt_id>/finish")
@allow(ACCOUNTS)
@resendable
def finish(attempt_id: int) -> ResponseReturnValue:
    closing.finish(current_user.id, attempt_id, utc_now())
    return _to_summary(attempt_id)


@quizzes.post("/attempts/<int:attempt_id>/more-time")
@allow(ACCOUNTS)
def more_time(attempt_id: int) -> ResponseReturnValue:
    try:
        exams.extend(current_user.id, attempt_id, utc_now())
    except ExamOverError:
        flash(_("Time was up before you asked for more."), "error")
    return _to_summary(attempt_id)


@quizzes.post("/attempts/<int:attempt_id>/dismiss")
@allow(ACCOUNTS)
def dismiss(attempt_id: int) -> ResponseReturnValue:
    """Takes an open attempt out of the lists, or back into them; goes where it was pressed."""
    is_undone = "undo" in request.form
    service.dismiss(current_user.id, attempt_id, None if is_undone else utc_now())
    page = "progress.attempts" if request.form.get("page") == "history" else "home.index"
    return redirect(url_for(page, dismissed=None if is_undone else attempt_id), 303)


@quizzes.post("/attempts/<int:attempt_id>/retry")
@allow(ACCOUNTS)
@resendable
def retry(attempt_id: int) -> ResponseReturnValue:
    try:
        new_id = service.retry_missed(current_user.id, attempt_id, _new_seed(), utc_now())
    except NothingToAskError:
        flash(_("You missed nothing in that quiz."))
        return _to_summary(attempt_id)
    except ExamOpenError:
        flash(_("Finish the exam first. Then you can retry what you missed."))
        return _to_summary(attempt_id)
    except WithdrawnError:
        flash(_("The article was withdrawn. Nothing new can be started from it."))
        return _to_summary(attempt_id)
    return _to_question(new_id, 1)


@quizzes.errorhandler(NotFoundError)
def gone(_error: NotFoundError) -> ResponseReturnValue:
    """The same for a quiz that is no more and for somebody else's: nobody learns which."""
    title = _("This quiz is not here")
    told = _("Its article was deleted and the quiz with it, or it belongs to another account.")
    return error_page(404, title, told)


def _get_offer(slug: str | None) -> Offer:
    try:
        return queries.get_offer(slug, wanted_register())
    except (NoArticleError, NotFoundError):
        abort(404)


def _get_question(attempt_id: int, position: int, again: bool = True) -> QuestionPage:
    now = utc_now()
    page = queries.get_question(current_user.id, attempt_id, position, again)
    if page.attempt.is_overdue(now):
        closing.close_overdue(current_user.id, now)
        page = queries.get_question(current_user.id, attempt_id, position, again)
    return page


def _question_page(page: QuestionPage, status: int = 200) -> ResponseReturnValue:
    opened = int(utc_now().timestamp())
    exam = exams.list_slots(page.attempt.id) if page.attempt.is_open_exam else None
    return render_template("quizzes/question.html", page=page, opened=opened, exam=exam), status


def _new_seed() -> int:
    return secrets.randbits(_SEED_BITS)


def _activity(offer: Offer, form: ActivityForm) -> Choice:
    card = next(card for card in offer.activities if card.key == form.activity.data)
    mode = Mode(form.mode.data)
    return Choice(
        offer.version_id, card.key, card.title, mode, card.length, register=offer.register
    )


def _mixed(offer: Offer, form: MixedForm) -> Choice:
    return Choice(
        offer.version_id,
        MIXED,
        _("Mixed quiz"),
        Mode(form.mode.data),
        form.other_length.data or form.length.data,
        frozenset(form.topics.data or ()),
        frozenset(form.kinds.data or ()),
        offer.register,
        form.minutes.data,
    )


def _choose_again(offer: Offer, form: MixedForm | ActivityForm) -> ResponseReturnValue:
    if isinstance(form, MixedForm):
        shown = form
    else:
        flash(_("That quiz is not offered here. Choose one of these."), "error")
        shown = MixedForm.of(offer)
    return render_template("quizzes/choose.html", offer=offer, form=shown), 422


def _to_question(attempt_id: int, position: int) -> ResponseReturnValue:
    return redirect(url_for(".question", attempt_id=attempt_id, position=position), 303)


def _to_summary(attempt_id: int) -> ResponseReturnValue:
    return redirect(url_for(".summary", attempt_id=attempt_id), 303)


def _exam_is_over(
    attempt_id: int, error: ExamOverError, is_kept: bool = False
) -> ResponseReturnValue:
    if is_kept:
        flash(
            _(
                "This came after the end. It is kept as late, with the time at which it came; your"
                " instructor decides whether it counts."
            ),
            "error",
        )
    elif isinstance(error, TimeIsUpError):
        flash(
            _("Time was up before this came in, so it was not stored. What you had stored counts."),
            "error",
        )
    else:
        flash(_("The exam was finished before this came in, so it was not stored."), "error")
    return _to_summary(attempt_id)


def _to_next(attempt_id: int, position: int, place: answering.Place) -> ResponseReturnValue:
    if place.is_last:
        return _to_summary(attempt_id)
    return _to_question(attempt_id, position + 1)


def _same_question(
    attempt_id: int, position: int, fields: Mapping[str, Sequence[str]], problem: str
) -> ResponseReturnValue:
    page = _filled_in(_get_question(attempt_id, position), fields)
    return _question_page(dataclasses.replace(page, problem=problem), 422)


def _unfinished_page(
    attempt_id: int,
    position: int,
    fields: Mapping[str, Sequence[str]],
    error: UnfinishedError,
) -> ResponseReturnValue:
    """What is still open, said once before it counts; the form stays as it was filled in."""
    page = _filled_in(_get_question(attempt_id, position), fields, error.response)
    problem = open_sentence(page.view.kind, error.left)
    told = dataclasses.replace(page, problem=problem, is_told_unfinished=True)
    return _question_page(told, 422)


def _filled_in(
    page: QuestionPage, fields: Mapping[str, Sequence[str]], given: Response | None = None
) -> QuestionPage:
    """The question with what its form held: `given` as far as it could be read, and each text."""
    typed = {name: values[0] for name, values in fields.items() if values}
    is_told = UNFINISHED in fields
    return dataclasses.replace(page, given=given, typed=typed, is_told_unfinished=is_told)


def _moved_page(
    attempt_id: int, position: int, fields: Mapping[str, Sequence[str]]
) -> ResponseReturnValue:
    page = _get_question(attempt_id, position)
    if page.view.kind is not Kind.ORDER or page.explanation:
        return _to_question(attempt_id, position)
    order = moved(page.view, fields.get("order", ()), fields["move"][0])
    return _question_page(_filled_in(page, fields, order))


def _hinted_page(
    attempt_id: int, position: int, fields: Mapping[str, Sequence[str]]
) -> ResponseReturnValue:
    """The question with its hint, and with what was filled in by then."""
    try:
        given = answering.show_hint(current_user.id, attempt_id, position, fields, utc_now())
    except ExamOverError as error:
        return _exam_is_over(attempt_id, error)
    page = _filled_in(_get_question(attempt_id, position), fields, given)
    return _question_page(dataclasses.replace(page, is_hint_new=True))
