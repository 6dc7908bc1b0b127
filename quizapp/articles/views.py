"""The article that the questions are made from, for everybody to read."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from quizapp.access import EVERYBODY, allow
from quizapp.articles import service
from quizapp.articles.typesetting import Mark, parse_spans, typeset

articles = Blueprint("articles", __name__)


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
    return _page(version, newest=service.find_article(slug) or version)


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
    )
