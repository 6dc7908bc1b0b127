"""The yardstick: a bare Flask route with a signed cookie, a token compared, two selects, one insert
and a page of 1 KB, on plain sqlite3; the page alone by GET.

`python -m benchmarks.bare PORT FILE` serves it.
"""

from __future__ import annotations

import datetime as dt
import hmac
import sqlite3
import sys
import threading
from pathlib import Path

from flask import Flask, abort, render_template, request, session
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from jinja2 import DictLoader

TOKEN = "sixteen letters."
USERS = 1000
_KEY = "a key for benchmarks"
_TABLES = """
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE questions (id INTEGER PRIMARY KEY, prompt TEXT NOT NULL, key TEXT NOT NULL);
CREATE TABLE answers (
    id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, question_id INTEGER NOT NULL,
    answer TEXT NOT NULL, at TEXT NOT NULL
);
"""
_PAGE = """<!doctype html>
<html lang="en"><head><title>{{ prompt }}</title></head><body><h1>{{ name }}, {{ key }}</h1>
<ol>{% for line in lines %}<li>{{ loop.index }}: {{ line }}</li>
{% endfor %}</ol></body></html>
"""
_LINES = ["forty letters of text to fill a kilobyte"] * 17
_connections = threading.local()


def make_bare_app(path: str) -> Flask:
    app = Flask(__name__, static_folder=None)
    app.secret_key = _KEY
    app.jinja_loader = DictLoader({"page.html": _PAGE})

    @app.post("/<int:question_id>")
    def answer(question_id: int) -> str:
        if not hmac.compare_digest(request.form["token"], session["token"]):
            abort(400)
        user_id, connection = session["user"], _connection(path)
        shown = _read(connection, user_id, question_id)
        with connection:
            connection.execute(
                "INSERT INTO answers (user_id, question_id, answer, at) VALUES (?, ?, ?, ?)",
                [user_id, question_id, request.form["answer"], dt.datetime.now(dt.UTC).isoformat()],
            )
        return render_template("page.html", **shown)

    @app.get("/<int:question_id>")
    def page(question_id: int) -> str:
        shown = _read(_connection(path), session["user"], question_id)
        return render_template("page.html", **shown)

    return app


def _read(connection: sqlite3.Connection, user_id: int, question_id: int) -> dict[str, object]:
    """What the page shows."""
    name, *_ = connection.execute("SELECT name FROM users WHERE id = ?", [user_id]).fetchone()
    prompt, key = connection.execute(
        "SELECT prompt, key FROM questions WHERE id = ?", [question_id]
    ).fetchone()
    return {"name": name, "prompt": prompt, "key": key, "lines": _LINES}


def cookie_of(app: Flask, user_id: int) -> str:
    """The cookie of a browser in which this account is logged in."""
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return f"session={serializer.dumps({'user': user_id, 'token': TOKEN})}"


def _connection(path: str) -> sqlite3.Connection:
    if not hasattr(_connections, "kept"):
        connection = _connections.kept = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    kept: sqlite3.Connection = _connections.kept
    return kept


def _fill(path: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.executescript(_TABLES)
        numbers = range(1, USERS + 1)
        connection.executemany(
            "INSERT INTO users VALUES (?, ?)", [(n, f"user {n}") for n in numbers]
        )
        connection.executemany(
            "INSERT INTO questions VALUES (?, ?, ?)", [(n, f"question {n}", "a") for n in numbers]
        )
    connection.close()


def _load(_target: str) -> Flask:
    return make_bare_app(sys.argv[2])


def main() -> None:
    port, path = sys.argv[1:]
    if not Path(path).exists():
        _fill(path)
    Granian(
        "bare",
        port=int(port),
        interface=Interfaces.WSGI,
        workers=1,
        backlog=1024,
        log_level=LogLevels.warning,
    ).serve(target_loader=_load)


if __name__ == "__main__":
    main()
