"""The yardstick: a bare Flask route that commits one row and renders 1 KB, set up like the app."""

from __future__ import annotations

import datetime as dt
import os

from flask import Flask, render_template, request
from jinja2 import DictLoader
from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from quizapp import database
from quizapp.extensions import db

_PAGE = """<!doctype html>
<html lang="en"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<ol>{% for line in lines %}<li>{{ loop.index }}: {{ line }}</li>
{% endfor %}</ol></body></html>
"""
_LINES = ["forty letters of text to fill a kilobyte"] * 17


class Base(DeclarativeBase):
    pass


class Entry(Base):
    __tablename__ = "entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(80))
    at: Mapped[dt.datetime]


def make_bare_app(database_url: str) -> Flask:
    app = Flask(__name__, static_folder=None)
    app.config["SQLALCHEMY_DATABASE_URI"] = database_url
    app.jinja_loader = DictLoader({"page.html": _PAGE})
    db.init_app(app)
    database.init_app(app)
    with app.app_context():
        Base.metadata.create_all(db.engine)

    @app.post("/")
    def add() -> str:
        db.session.add(Entry(text=request.form["text"], at=dt.datetime.now(dt.UTC)))
        db.session.commit()
        return render_template("page.html", title="Stored", lines=_LINES)

    return app


if "BENCH_DATABASE_URL" in os.environ:  # a server's worker loads this module by its name
    app = make_bare_app(os.environ["BENCH_DATABASE_URL"])
