"""What a page showed, as a few signs that come back with its forms: who decides has seen just
what there is now, or nothing is stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from questions.items import Item, item_to_json
from questions.review import Entry

_LENGTH = 10  # hex digits: one in a million millions is wrongly taken for another


def sight_of(text_revision: int, revision: int, entry: Entry) -> str:
    """One fact as it is shown. `revision` is that of what was decided about it, 0 before that; the
    text counts whole, for a sentence may mean something else beside others."""
    shown = (entry.id, entry.kind, entry.topic, entry.text, entry.was, entry.state, entry.doubts)
    return _digest((text_revision, revision, *shown))


def sight_of_all(text_revision: int, told: Iterable[object]) -> str:
    """Several things that one button is about, in their order."""
    return _digest((text_revision, *told))


def sight_of_item(text_revision: int, revisions: Iterable[int], draws: Iterable[Item]) -> str:
    """One question as it is shown, with all its draws. `revisions` are those of what was decided
    about it."""
    return _digest((text_revision, *revisions, *map(item_to_json, draws)))


def _digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:_LENGTH]
