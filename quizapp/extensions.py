"""The Flask extensions, made once and bound to an app by `create_app`."""

from __future__ import annotations

from flask_babel import Babel
from flask_compress import Compress
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy.exc import SQLAlchemyError

from quizapp.lines import log
from quizapp.models.base import Base


class _Database(SQLAlchemy):
    """Cleans up after each request without an exception that nobody would catch any more."""

    def _teardown_session(self, exc: BaseException | None) -> None:
        try:
            super()._teardown_session(exc)
        except SQLAlchemyError as error:
            # The database hung up. What the session held must not be found by a later request.
            self.session.registry.clear()
            log.warning("a session could not be closed", exc_info=error)


class _Logins(LoginManager):  # type: ignore[misc]  # untyped
    """Without what would bind a session to an address: those change on phones. The original works
    out a digest of it for each request before it finds that nobody wants one."""

    def _session_protection_failed(self) -> bool:
        return False


class _Limits(Limiter):
    """Limits of single views, which count when the view is called. There are none for the whole
    app, and to ask before each request costs more than reading whose it is."""

    def _check_request_limit(
        self, callable_name: str | None = None, in_middleware: bool = True
    ) -> None:
        if not in_middleware:
            super()._check_request_limit(callable_name, in_middleware)


# Rows are read again when they are asked for again, not because somebody committed: a page that
# follows a commit in the same request would pay a query for every row it still holds.
db = _Database(model_class=Base, session_options={"expire_on_commit": False})
login_manager = _Logins()
csrf = CSRFProtect()
limiter = _Limits(key_func=get_remote_address, default_limits=[])
babel = Babel()
compress = Compress()
