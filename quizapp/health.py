"""Whether the server is of use: for load balancers, without login or cookie."""

from __future__ import annotations

from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from quizapp.access import EVERYBODY, allow
from quizapp.extensions import db
from quizapp.models import User

# Of a table of ours: an empty database answers, and is of no use.
_ANY_ROW = select(User.id).limit(1)


def init_app(app: Flask) -> None:
    @app.get("/healthz")
    @allow(EVERYBODY)
    def healthz() -> ResponseReturnValue:
        try:
            db.session.execute(_ANY_ROW)
        except SQLAlchemyError:
            return {"status": "the database does not answer"}, 503
        return {"status": "ok"}
