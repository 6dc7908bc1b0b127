"""The article that the questions are made from, for everybody to read."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request, url_for
from flask_login import current_user

from quizapp.access import EVERYBODY, allow
from quizapp.articles import service
from quizapp.articles.typesetting import Mark, parse_spans, typeset
from quizapp.exercises.sheets import has_exercises
from quizapp.routing import parse_row_number

articles = Blueprint("articles", __name__)


@dataclass(frozen=True, slots=True)
class _WayBack:
    url: str
    is_summary: bool


@articles.get("/articles/<slug>")
@allow(EVERYBODY)
def show(slug: str) -> str:
    version = service.find_article(slug)
    if version is None:
        abort(404)
    return _page(version, newest=version)


@articles.get("/articles/<slug>/<int(max=9999):number>")
@allow(EVERYBODY)
def show_version(slug: str, number: int) -> str:
    try:
        version = service.get_published_version(slug, number)
    except service.ArticleNotFoundError:
        abort(404)
    if version.is_withdrawn and not _may_read_on(version):
        abort(404)
    return _page(version, newest=service.find_article(slug) or version)


def _may_read_on(version: service.Version) -> bool:
    """A withdrawn article is there for its reviewers, and for who was asked about it."""
    if not current_user.is_authenticated:
        return False
    return current_user.is_instructor or service.was_asked(current_user.id, version.id)


def _page(version: service.Version, newest: service.Version) -> str:
    article = service.get_text(version)
    starts, ends = request.args.get("from", ""), request.args.get("to", "")
    spans = parse_spans(starts, ends, len(article.text))
    marks = [Mark(span, "evidence") for span in spans]
    return render_template(
        "articles/show.html",
        article=typeset(article, marks),
        version=version,
        newest=newest,
        has_marks=bool(marks),
        has_exercises=not newest.is_withdrawn and has_exercises(newest),
        back=_way_back(),
    )


def _way_back() -> _WayBack | None:
    """To the question from which the article was opened, which two numbers name; whose it is,
    that page asks. On the summary, questions are folded passages of one page."""
    attempt_id = request.args.get("attempt", type=parse_row_number)
    position = request.args.get("question", type=parse_row_number)
    if attempt_id is None or position is None:
        return None
    if "summary" in request.args:
        url = url_for(
            "quizzes.summary", attempt_id=attempt_id, open=position, _anchor=f"q{position}"
        )
        return _WayBack(url, is_summary=True)
    url = url_for("quizzes.question", attempt_id=attempt_id, position=position)
    return _WayBack(url, is_summary=False)
