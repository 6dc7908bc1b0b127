"""Static files under names that change with their content, so that browsers keep them for good."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, Response, send_from_directory, url_for

from quizapp.access import EVERYBODY, allow

_FOLDER = Path(__file__).resolve().parent.parent / "static"
_FOREVER = "public, max-age=31536000, immutable"
_DIGEST_LENGTH = 12


def init_app(app: Flask) -> None:
    # One digest for the whole folder: modules that import each other by relative path keep
    # finding each other.
    digest = _digest(_FOLDER)

    @app.get("/static/<digest>/<path:name>", endpoint="static")
    @allow(EVERYBODY)
    def serve(digest: str, name: str) -> Response:
        response = send_from_directory(_FOLDER, name)
        response.headers["Cache-Control"] = _FOREVER if digest == current else "no-cache"
        return response

    current = digest
    app.jinja_env.globals["asset"] = lambda name: url_for("static", digest=current, name=name)


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:_DIGEST_LENGTH]
