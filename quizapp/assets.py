"""Static files under names that change with their content, so that browsers keep them for good;
pressed once for each process, as small as they get."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
from flask import Flask, Response, abort, request, url_for

from quizapp.access import EVERYBODY, allow

_FOLDER = Path(__file__).resolve().parent.parent / "static"
_FOREVER = "public, max-age=31536000, immutable"
_DIGEST_LENGTH = 12
# What only whoever writes it needs: a seventh of a file, when it is compressed.
_COMMENTS_AND_INDENTS = {
    "text/css": re.compile(rb"/\*.*?\*/|(?<=\n)\s+", re.DOTALL),
    # Whole lines only: whatever stands within one may be inside a string.
    "text/javascript": re.compile(rb"^\s*//[^\n]*\n|^\s+", re.MULTILINE),
}
# A file is served with what it imports inside it, where it takes no names from there: one request
# for all that a page shares. Parts alone are not served.
_IMPORT = re.compile(rb'^@?import "([\w./-]+)";\n', re.MULTILINE)
_PARTS = "parts"
# Not left to `mimetypes`, which asks the machine's own tables.
_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class _File:
    """One file's bodies by content coding, the one that a browser should take first."""

    mimetype: str
    bodies: Mapping[str, bytes]


def init_app(app: Flask) -> None:
    files = read_files(_FOLDER)
    # One digest for the whole folder: modules that import each other by relative path keep
    # finding each other.
    current = digest_of(files)
    # When they are first asked for: all at the start would take a tenth of it.
    press = cache(lambda name: _press(name, files[name]))

    @app.get("/static/<digest>/<path:name>", endpoint="static")
    @allow(EVERYBODY)
    def serve(digest: str, name: str) -> Response:
        if name not in files:
            abort(404)
        response = _answer(press(name))
        response.headers["Cache-Control"] = _FOREVER if digest == current else "no-cache"
        return response

    made: dict[tuple[str, str], str] = {}

    def asset(name: str) -> str:
        """Its address, made once for each folder that the app is served from."""
        key = request.script_root, name
        if key not in made:
            made[key] = url_for("static", digest=current, name=name)
        return made[key]

    app.jinja_env.globals["asset"] = app.jinja_env.filters["asset"] = asset


def read_files(folder: Path) -> dict[str, bytes]:
    """The files that are served, by their path below the folder."""
    return {
        path.relative_to(folder).as_posix(): _read(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix in _TYPES and path.parent.name != _PARTS
    }


def _read(path: Path) -> bytes:
    content = path.read_bytes()
    if path.suffix not in (".css", ".js"):
        return content
    return _IMPORT.sub(lambda found: _read(path.parent / found[1].decode()), content)


def digest_of(files: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name, content in files.items():
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:_DIGEST_LENGTH]


def _press(name: str, content: bytes) -> _File:
    mimetype = _TYPES[Path(name).suffix]
    if mimetype in _COMMENTS_AND_INDENTS:
        content = _COMMENTS_AND_INDENTS[mimetype].sub(b"", content)
    if not mimetype.startswith("text/") and mimetype != "image/svg+xml":
        return _File(mimetype, {"identity": content})
    bodies = {"br": brotli.compress(content), "gzip": gzip.compress(content, mtime=0)}
    return _File(mimetype, {**bodies, "identity": content})


def _answer(file: _File) -> Response:
    coding = request.accept_encodings.best_match(file.bodies) or "identity"
    response = Response(file.bodies[coding], mimetype=file.mimetype)
    response.vary.add("Accept-Encoding")
    if coding != "identity":
        response.content_encoding = coding
    return response
