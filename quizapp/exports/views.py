from __future__ import annotations

import datetime as dt

from babel.numbers import get_decimal_symbol
from flask import (
    Blueprint,
    Response,
    current_app,
    render_template,
    request,
    stream_with_context,
)
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound

from quizapp.access import INSTRUCTORS, allow
from quizapp.accounts.throttle import visitor
from quizapp.assignments.times import zone_of
from quizapp.classes.errors import NotFoundError
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.clock import utc_now
from quizapp.exports import sheets, tables
from quizapp.extensions import limiter
from quizapp.quizzes.closing import close_overdue_in_class

exports = Blueprint("exports", __name__)

_EXPORTS = "/classes/<int:class_id>/exports"
_CSV, _XLSX = "csv", "xlsx"
_DOWNLOADS = "600 per hour"  # of one instructor; a class has a dozen tables
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@exports.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@exports.get(_EXPORTS)
@allow(INSTRUCTORS)
def index(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    columns = {name: tables.columns_of(name) for name in tables.TABLES}
    return render_template("exports/index.html", each=each, columns=columns)


@exports.get(_EXPORTS + "/<table>.<form>")
@allow(INSTRUCTORS)
@limiter.limit(_DOWNLOADS, key_func=visitor)
def table(class_id: int, table: str, form: str) -> ResponseReturnValue:
    each, now = get_class(current_user, class_id), utc_now()
    if table not in tables.TABLES or form not in (_CSV, _XLSX):
        raise NotFoundError
    close_overdue_in_class(class_id, now)
    sheet = tables.get_table(each, table, now)
    zone = zone_of(each.time_zone)
    response = _workbook(sheet, zone) if form == _XLSX else _lines(sheet, zone)
    response.headers.set("Content-Disposition", "attachment", filename=_name(each, table, form))
    return response


def _workbook(sheet: sheets.Sheet, zone: dt.tzinfo) -> Response:
    return Response(sheets.to_xlsx(sheet, zone=zone), mimetype=_WORKBOOK)


def _lines(sheet: sheets.Sheet, zone: dt.tzinfo) -> Response:
    wanted = request.args.get("decimal", "")
    comma = wanted == "comma" or (wanted != "point" and _writes_comma())
    lines = sheets.to_csv(sheet, decimal_comma=comma, zone=zone)
    return Response(stream_with_context(lines), mimetype="text/csv")


def _writes_comma() -> bool:
    """Whether numbers have a decimal comma in the reader's language."""
    return get_decimal_symbol(get_locale()) == ","


def _name(each: TaughtClass, table: str, form: str) -> str:
    return f"class-{each.id}-{table}.{form}"
