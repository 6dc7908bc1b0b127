"""Writing, changing and taking away a comment on an answer."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.clock import utc_now
from quizapp.regrading import comments
from quizapp.regrading.blueprint import regrading
from quizapp.regrading.forms import MAX_COMMENT, CommentForm
from quizapp.resending import resendable

_COMMENT = (
    "/classes/<int:class_id>/learners/<int:user_id>/attempts/<int:attempt_id>"
    "/<int:position>/comment"
)


@regrading.get(_COMMENT)
@allow(INSTRUCTORS)
def comment(class_id: int, user_id: int, attempt_id: int, position: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    found = comments.get_commented(current_user, each, user_id, attempt_id, position)
    return _page(each, found, CommentForm(data={"comment": found.text}))


@regrading.post(_COMMENT)
@allow(INSTRUCTORS)
@resendable
def write_comment(
    class_id: int, user_id: int, attempt_id: int, position: int
) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    found = comments.get_commented(current_user, each, user_id, attempt_id, position)
    form = CommentForm()
    if not form.validate():
        return _page(each, found, form), 422
    comments.write(current_user, each, found, form.comment.data or "", utc_now())
    flash(_("The comment is stored. %(name)s sees it beside the answer.", name=found.learner))
    return _to_answer(each, found)


@regrading.post(_COMMENT + "/delete")
@allow(INSTRUCTORS)
def delete_comment(
    class_id: int, user_id: int, attempt_id: int, position: int
) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    found = comments.get_commented(current_user, each, user_id, attempt_id, position)
    comments.remove(current_user, each, found, utc_now())
    flash(_("The comment is deleted."))
    return _to_answer(each, found)


def _page(each: TaughtClass, found: comments.Commented, form: CommentForm) -> str:
    return render_template(
        "regrading/comment.html", each=each, found=found, form=form, most=MAX_COMMENT
    )


def _to_answer(each: TaughtClass, found: comments.Commented) -> ResponseReturnValue:
    page = url_for(
        "classes.attempt",
        class_id=each.id,
        user_id=found.learner_id,
        attempt_id=found.attempt_id,
        _anchor=f"question-{found.position}",
    )
    return redirect(page, 303)
