"""The library: the list, bringing an article, its text, publishing, withdrawing, deleting.

The views of the review, of questions and of reviewers' own questions stand in modules of their
own, which this one only brings in.
"""

from __future__ import annotations

import datetime as dt
import secrets

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from questions.reading import UnreadableArticleError
from questions.reading.putting_back import put_back
from quizapp.access import INSTRUCTORS, allow
from quizapp.articles.making import (
    NoItemsError,
    Wording,
    is_made_beside,
    source_of,
    text_of,
)
from quizapp.clock import utc_now
from quizapp.database import read_only
from quizapp.library import (
    audience_views,
    bulk_views,
    drafts,
    embed_views,
    export_views,
    import_views,
    item_views,
    own_views,
    publishing,
    review_views,
    reviews,
    waiting_views,
    words,
)
from quizapp.library.blueprint import ARTICLE, library, limit_imports, limit_making
from quizapp.library.errors import (
    CrowdedError,
    NotYoursError,
    OtherTitleError,
    RevisedError,
    ShippedError,
    UnsettledError,
)
from quizapp.library.forms import DeleteForm, ImportForm, TextForm, posted_number, posted_text
from quizapp.library.unreadable import unreadable_sentence
from workshop import StillMakingError

__all__ = [
    "audience_views",
    "bulk_views",
    "embed_views",
    "export_views",
    "import_views",
    "item_views",
    "library",
    "own_views",
    "review_views",
    "waiting_views",
]

_SEED_BITS = 31


@library.get("")
@allow(INSTRUCTORS)
def index() -> ResponseReturnValue:
    page = drafts.list_articles(request.args.get("page", 1, int))
    return render_template("library/index.html", page=page)


@library.get("/new")
@allow(INSTRUCTORS)
def new() -> ResponseReturnValue:
    return render_template("library/new.html", form=ImportForm())


@library.post("/new")
@allow(INSTRUCTORS)
@limit_imports
def bring_in() -> ResponseReturnValue:
    form = ImportForm()
    if not form.validate_on_submit():
        return render_template("library/new.html", form=form), 422
    seed = secrets.randbits(_SEED_BITS)
    brought = (form.content, form.name_of_file, form.given, seed, utc_now())
    if is_made_beside(brought[0]):
        return _bring_in_beside(brought)
    try:
        article_id = drafts.bring_in(current_user, *brought)
    except StillMakingError:
        return _bring_in_beside(brought)  # a small file of a long text
    except UnreadableArticleError as error:
        field = form.file if form.name_of_file else form.text
        field.errors = [unreadable_sentence(error)]
        return render_template("library/new.html", form=form), 422
    except CrowdedError:
        flash(_("Others are bringing in the same article. Nothing is stored: try again."), "error")
        return render_template("library/new.html", form=form), 409
    flash(_("The article is in the library. Check its facts, then publish it."), "info")
    return redirect(url_for("library.review", article_id=article_id), code=303)


@library.get(ARTICLE + "/text")
@allow(INSTRUCTORS)
def text(article_id: int) -> ResponseReturnValue:
    head = drafts.get_head(current_user, article_id)
    wording = head.wording
    form = TextForm(
        title=wording.title,
        author=wording.author,
        origin=wording.origin,
        text=text_of(wording.source),
    )
    sentence = reviews.get_sentence(current_user, article_id, posted_text("fact"))
    return _text_page(head, form, head.text_revision, sentence=sentence)


@library.post(ARTICLE + "/text")
@allow(INSTRUCTORS)
def save_text(article_id: int) -> ResponseReturnValue:
    head = drafts.get_head(current_user, article_id)
    form, seen = TextForm(), posted_number("seen") or 0
    number = posted_number("take")
    if number is not None and number in head.still_out:
        form.text.data = put_back(form.text.data, head.left_out, [number])
        return _text_page(head, form, seen, taken=head.left_out[number].text)
    if not form.validate_on_submit():
        return _text_page(head, form, seen), 422
    wording = Wording(
        form.title.data, source_of(form.text.data), form.author.data, form.origin.data
    )
    try:
        drafts.save_text(current_user, head, seen, wording, utc_now())
    except UnreadableArticleError as error:
        form.text.errors = [unreadable_sentence(error)]
        return _text_page(head, form, seen), 422
    except RevisedError:
        head = drafts.get_head(current_user, article_id)
        return _text_page(head, form, head.text_revision, is_revised=True), 409
    flash(_("The text is saved and was read again."), "info")
    return redirect(url_for("library.review", article_id=article_id), code=303)


@library.get(ARTICLE + "/publish")
@allow(INSTRUCTORS)
@limit_making
def confirm_publishing(article_id: int) -> ResponseReturnValue:
    return _publish_page(article_id)


@library.post(ARTICLE + "/publish")
@allow(INSTRUCTORS)
@limit_making
def publish(article_id: int) -> ResponseReturnValue:
    try:
        stored = publishing.publish(
            current_user,
            article_id,
            posted_text("token"),
            utc_now(),
            anyway=posted_text("anyway") == "yes",
        )
    except RevisedError:
        flash(_("Somebody changed the article after you opened this page. Look again."), "error")
        return _publish_page(article_id), 409
    except UnsettledError:
        return _publish_page(article_id, is_unsettled=True), 422
    except NoItemsError:
        flash(_("Nothing in the article can be asked, so there is nothing to publish."), "error")
        return redirect(url_for("library.review", article_id=article_id), code=303)
    if stored.is_new:
        flash(_("Version %(number)s is published.", number=stored.number), "info")
        flash(
            _(
                "Learners can practise it now. To set it as work, "
                "open a class and make an assignment."
            ),
            "info",
        )
    else:
        flash(_("Nothing is new: version %(number)s is offered.", number=stored.number), "info")
    return redirect(url_for("library.index"), code=303)


@library.get(ARTICLE + "/withdraw")
@allow(INSTRUCTORS)
def confirm_withdrawing(article_id: int) -> ResponseReturnValue:
    head = _get_own(article_id)
    loss = publishing.count_dependents(article_id)
    return render_template("library/withdraw.html", head=head, loss=loss)


@library.post(ARTICLE + "/withdraw")
@allow(INSTRUCTORS)
def withdraw(article_id: int) -> ResponseReturnValue:
    publishing.withdraw(current_user, article_id, utc_now())
    flash(_("The article is withdrawn. Publish it again to bring it back."), "info")
    return redirect(url_for("library.index"), code=303)


@library.get(ARTICLE + "/delete")
@allow(INSTRUCTORS)
def confirm_deletion(article_id: int) -> ResponseReturnValue:
    return _delete_page(_get_own(article_id), DeleteForm())


@library.post(ARTICLE + "/delete")
@allow(INSTRUCTORS)
def delete(article_id: int) -> ResponseReturnValue:
    head, form = _get_own(article_id), DeleteForm()
    try:
        publishing.delete_article(current_user, article_id, form.title.data, utc_now())
    except OtherTitleError:
        form.title.errors = [_("This is not the title. Type it as it stands above.")]
        return _delete_page(head, form), 422
    except ShippedError:
        return _delete_page(head, form), 422
    flash(_("“%(title)s” is deleted.", title=head.title), "info")
    return redirect(url_for("library.index"), code=303)


def _bring_in_beside(brought: tuple[bytes, str, Wording, int, dt.datetime]) -> ResponseReturnValue:
    key = drafts.bring_in_beside(current_user.id, *brought)
    return redirect(url_for("library.reading", key=key), code=303)


def _get_own(article_id: int) -> drafts.Head:
    head = drafts.get_head(current_user, article_id)
    if not head.is_mine:
        raise NotYoursError
    return head


def _delete_page(head: drafts.Head, form: DeleteForm) -> str:
    loss = publishing.count_dependents(head.article_id)
    return render_template("library/delete.html", head=head, form=form, loss=loss)


def _publish_page(article_id: int, *, is_unsettled: bool = False) -> str:
    if request.method == "POST":
        read_only()  # the version before may have to be read again, which takes a while
    page = publishing.get_publish_page(current_user, article_id)
    return render_template(
        "library/publish.html",
        page=page,
        head=page.review.head,
        is_unsettled=is_unsettled,
        words=words,
    )


def _text_page(
    head: drafts.Head,
    form: TextForm,
    seen: int,
    *,
    is_revised: bool = False,
    taken: str = "",
    sentence: str = "",
) -> str:
    return render_template(
        "library/text.html",
        head=head,
        form=form,
        seen=seen,
        taken=taken,
        sentence=sentence,
        saved=text_of(head.wording.source) if is_revised else None,
    )
