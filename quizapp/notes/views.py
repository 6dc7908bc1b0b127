from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound

from questions.reading import Span
from quizapp.access import ACCOUNTS, allow
from quizapp.accounts.throttle import visitor
from quizapp.articles.sentences import sentences_of
from quizapp.articles.service import get_text
from quizapp.articles.typesetting import Mark, parse_spans, typeset
from quizapp.clock import utc_now
from quizapp.extensions import limiter
from quizapp.notes import service
from quizapp.notes.errors import NotFoundError, TooManyError
from quizapp.notes.forms import MAX_NOTE, NoteForm
from quizapp.notes.service import Place

notes = Blueprint("notes", __name__)

_QUESTION = "/attempts/<int:attempt_id>/<int:position>/note"
_VERSION = "/articles/<slug>/<int(max=9999):number>"
_SENTENCE = f"{_VERSION}/note"
# Of a whole school of guests behind one address; an account has a number of notes at most besides.
_WRITE_LIMIT = "1000 per hour"
_LONGEST_ARTICLE = 10**9


@notes.get("/notes")
@allow(ACCOUNTS)
def index() -> ResponseReturnValue:
    page = service.list_notes(current_user.id, request.args.get("page", 1, int))
    return render_template("notes/index.html", page=page)


@notes.get(_QUESTION)
@allow(ACCOUNTS)
def on_question(attempt_id: int, position: int) -> ResponseReturnValue:
    place = service.get_question_place(current_user.id, attempt_id, position)
    return _write_page(place, *_ways_of_question(attempt_id, position))


@notes.post(_QUESTION)
@allow(ACCOUNTS)
@limiter.limit(_WRITE_LIMIT, key_func=visitor)
def save_on_question(attempt_id: int, position: int) -> ResponseReturnValue:
    place = service.get_question_place(current_user.id, attempt_id, position)
    return _save(place, *_ways_of_question(attempt_id, position))


@notes.get(f"{_VERSION}/sentences")
@allow(ACCOUNTS)
def sentences(slug: str, number: int) -> ResponseReturnValue:
    """The article, each sentence a link to the form about it."""
    version = service.get_readable(slug, number)
    text = get_text(version)
    marked = service.list_marked(current_user.id, version.article_id)
    marks = [
        Mark(
            one.span,
            f"{one.span.start}-{one.span.end}",
            "marked" if service.key_of(one.text) in marked else "",
        )
        for one in sentences_of(text)
    ]
    return render_template("notes/sentences.html", version=version, article=typeset(text, marks))


@notes.get(_SENTENCE)
@allow(ACCOUNTS)
def on_sentence(slug: str, number: int) -> ResponseReturnValue:
    place = service.get_sentence_place(slug, number, _span())
    return _write_page(place, *_ways_of_sentence(slug, number, place))


@notes.post(_SENTENCE)
@allow(ACCOUNTS)
@limiter.limit(_WRITE_LIMIT, key_func=visitor)
def save_on_sentence(slug: str, number: int) -> ResponseReturnValue:
    place = service.get_sentence_place(slug, number, _span())
    return _save(place, *_ways_of_sentence(slug, number, place))


@notes.get("/notes/<int:note_id>")
@allow(ACCOUNTS)
def edit(note_id: int) -> ResponseReturnValue:
    note = service.get_note(current_user.id, note_id)
    return _edit_page(note_id, note.quote, NoteForm(data={"text": note.text}))


@notes.post("/notes/<int:note_id>")
@allow(ACCOUNTS)
def change(note_id: int) -> ResponseReturnValue:
    form = NoteForm()
    if not form.validate():
        note = service.get_note(current_user.id, note_id)
        return _edit_page(note_id, note.quote, form), 422
    service.change_note(current_user.id, note_id, form.text.data, utc_now())
    flash(_("Your note is saved."))
    return redirect(url_for(".index"), 303)


@notes.post("/notes/<int:note_id>/delete")
@allow(ACCOUNTS)
def delete(note_id: int) -> ResponseReturnValue:
    service.delete_note(current_user.id, note_id)
    flash(_("The bookmark is deleted."))
    return redirect(url_for(".index"), 303)


@notes.get("/notes/<int:note_id>/sentence")
@allow(ACCOUNTS)
def sentence(note_id: int) -> ResponseReturnValue:
    """To where the sentence stands now, which is looked for only when somebody goes there."""
    target = service.get_target(current_user.id, note_id)
    if not target.is_offered:
        flash(_("This sentence was changed since you marked it. Here it stands as it was."))
    return redirect(_address(target.slug, target.number, target.span), 303)


@notes.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


def _span() -> Span | None:
    starts, ends = request.args.get("from", ""), request.args.get("to", "")
    return next(iter(parse_spans(starts, ends, _LONGEST_ARTICLE)), None)


def _ways_of_question(attempt_id: int, position: int) -> tuple[str, str]:
    """Where the form is sent, and where it leads back."""
    here: dict[str, Any] = {"attempt_id": attempt_id, "position": position}
    return url_for(".save_on_question", **here), url_for("quizzes.question", **here)


def _ways_of_sentence(slug: str, number: int, place: Place) -> tuple[str, str]:
    span = place.span or Span(0, 0)
    here: dict[str, Any] = {"from": span.start, "to": span.end}
    action = url_for(".save_on_sentence", slug=slug, number=number, **here)
    return action, _address(slug, number, span)


def _address(slug: str, number: int, span: Span) -> str:
    here: dict[str, Any] = {"from": span.start, "to": span.end}
    return url_for("articles.show_version", slug=slug, number=number, _anchor="evidence", **here)


def _write_page(place: Place, action: str, back: str, form: NoteForm | None = None) -> str:
    before = service.find_note(current_user.id, place)
    form = form or NoteForm(data={"text": before.text if before else ""})
    return render_template(
        "notes/write.html",
        quote=place.quote,
        lang=place.lang,
        action=action,
        back=back,
        form=form,
        is_new=before is None,
        most=MAX_NOTE,
    )


def _edit_page(note_id: int, quote: str, form: NoteForm) -> str:
    return render_template(
        "notes/write.html",
        quote=quote,
        lang="en",
        action=url_for(".change", note_id=note_id),
        back=url_for(".index"),
        form=form,
        is_new=False,
        most=MAX_NOTE,
    )


def _save(place: Place, action: str, back: str) -> ResponseReturnValue:
    form = NoteForm()
    if not form.validate():
        return _write_page(place, action, back, form), 422
    try:
        service.save_note(current_user.id, place, form.text.data, utc_now())
    except TooManyError:
        most = service.MOST_NOTES
        flash(_("You have %(most)s bookmarks, which is all we keep. Delete one first.", most=most))
        return _write_page(place, action, back, form), 409
    flash(_("It stands among your bookmarks and notes."))
    return redirect(back, 303)
