"""Whether the server is of use: for load balancers, without login or cookie."""

from __future__ import annotations

from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from quizapp.access import EVERYBODY, allow
from quizapp.extensions import db


def init_app(app: Flask) -> None:
    @app.get("/healthz")
    @allow(EVERYBODY)
    def healthz() -> ResponseReturnValue:
        try:
            db.session.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return {"status": "the database does not answer"}, 503
        return {"status": "ok"}
