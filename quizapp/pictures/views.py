"""A picture as a file of its own, in which nothing runs."""

from __future__ import annotations

import re

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quizapp.access import EVERYBODY, allow
from quizapp.pictures import service

pictures = Blueprint("pictures", __name__)

_DIGEST = re.compile("[0-9a-f]{64}")
_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
# By its digest it is the same for ever. Not in caches between: who may see it is asked here.
_FOREVER = "private, max-age=31536000, immutable"


@pictures.get("/pictures/<sha256>")
@allow(EVERYBODY)
def show(sha256: str) -> ResponseReturnValue:
    viewer = current_user if current_user.is_authenticated else None
    found = service.find_content(sha256, viewer) if _DIGEST.fullmatch(sha256) else None
    if found is None:
        abort(404)
    response = Response(found.data, mimetype=found.media_type)
    response.headers["Cache-Control"] = _FOREVER
    response.headers["Content-Security-Policy"] = _POLICY
    return response
