"""Static files under names that change with their content, so that browsers keep them for good."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from flask import Flask, Response, abort, url_for

from quizapp.access import EVERYBODY, allow

_FOLDER = Path(__file__).resolve().parent.parent / "static"
_FOREVER = "public, max-age=31536000, immutable"
_DIGEST_LENGTH = 12
# Not left to `mimetypes`, which asks the machine's own tables.
_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


def init_app(app: Flask) -> None:
    files = read_files(_FOLDER)
    # One digest for the whole folder: modules that import each other by relative path keep
    # finding each other.
    current = digest_of(files)

    @app.get("/static/<digest>/<path:name>", endpoint="static")
    @allow(EVERYBODY)
    def serve(digest: str, name: str) -> Response:
        if name not in files:
            abort(404)
        response = Response(files[name], mimetype=_TYPES[Path(name).suffix])
        response.headers["Cache-Control"] = _FOREVER if digest == current else "no-cache"
        return response

    app.jinja_env.globals["asset"] = lambda name: url_for("static", digest=current, name=name)


def read_files(folder: Path) -> dict[str, bytes]:
    """The files that are served, by their path below the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in _TYPES
    }


def digest_of(files: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name, content in files.items():
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:_DIGEST_LENGTH]
