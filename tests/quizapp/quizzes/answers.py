"""Posted forms for the answers that tests give."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from questions.items.model import Blanks, Item, Kind, NumericRange
from quizapp.extensions import db
from quizapp.models import Attempt, Knowledge, Response, Slot
from quizapp.quizzes.banks import get_bank


def item_at(app: Flask, attempt_id: int, position: int) -> Item:
    """The item that stands at a position of an attempt, with its key."""
    with app.app_context():
        attempt = db.session.get(Attempt, attempt_id)
        assert attempt is not None
        slot = db.session.scalars(
            db.select(Slot).filter_by(attempt_id=attempt_id, position=position)
        ).one()
        return get_bank(attempt.version_id).item(slot.item_id)


def right(item: Item, try_number: int = 1) -> dict[str, object]:
    """The form of the right answer."""
    return {"try": str(try_number), **_fields(item, item.key)}


def wrong(item: Item, try_number: int = 1) -> dict[str, object]:
    """The form of an answer that earns nothing, or not everything."""
    return {"try": str(try_number), **_fields(item, _spoilt(item))}


def stored_responses(app: Flask) -> list[Response]:
    with app.app_context():
        return list(db.session.scalars(db.select(Response).order_by(Response.id)))


def stored_knowledge(user_id: int) -> list[Knowledge]:
    return list(db.session.scalars(db.select(Knowledge).filter_by(user_id=user_id)))


def _fields(item: Item, key: object) -> dict[str, object]:
    if isinstance(key, NumericRange):
        return {"low": f"{key.low:g}", "high": f"{key.high:g}"}
    if isinstance(key, Blanks):
        return {f"blank-{blank}": accepted[0] for blank, accepted in key.accepted.items()}
    if isinstance(key, Mapping):
        return {f"place-{option}": group for option, group in key.items()}
    if item.kind is Kind.ORDER:
        return {"order": list(key)}
    return {"answer": list(key) if isinstance(key, tuple) else key}


def _spoilt(item: Item) -> object:
    key = item.key
    if isinstance(key, NumericRange):
        return NumericRange(key.high + 100, key.high + 200, key.unit)
    if isinstance(key, Blanks):
        return Blanks(dict.fromkeys(key.accepted, ("none of these",)))
    if isinstance(key, Mapping):
        groups = [group.id for group in item.groups]
        return {o: next(g for g in groups if g != right) for o, right in key.items()}
    if item.kind is Kind.ORDER:
        return tuple(reversed(key))
    options = [option.id for option in item.options]
    if isinstance(key, tuple):
        return tuple(o for o in options if o not in key)
    return next(o for o in options if o != key)
