"""Which questions the answers of a class belong to.

A draw that reads the same in two versions of an article is one question; it goes by its row in
the newest of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from sqlalchemy import select

from questions.items.model import Item
from quizapp.extensions import db
from quizapp.models import StoredItem
from quizapp.quizzes.banks import AskedFact, get_bank


@dataclass(frozen=True, slots=True)
class Asked:
    """One draw of a question, by its row and version; `slug` and `article` name where it is
    from."""

    row_id: int
    item: Item
    slug: str
    article: str
    version_id: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The draws that were asked, each once, `places` where each row's draw stands among them, and
    the facts behind them, by id."""

    asked: tuple[Asked, ...]
    places: dict[int, int]
    facts: dict[str, AskedFact]


def read_catalogue(row_ids: Iterable[int]) -> Catalogue:
    """Of the rows that were asked."""
    rows = db.session.execute(
        select(StoredItem.id, StoredItem.version_id)
        .where(StoredItem.id.in_(list(row_ids)))
        .order_by(StoredItem.id)
    ).all()
    newest: dict[Hashable, Asked] = {}
    faces: dict[int, Hashable] = {}
    facts: dict[str, AskedFact] = {}
    for version_id in dict.fromkeys(row.version_id for row in rows):
        facts |= {fact.id: fact for fact in get_bank(version_id).facts}
    for row_id, version_id in rows:
        bank = get_bank(version_id)
        item = bank.item(row_id)
        faces[row_id] = face = _face(item, bank.slug)
        newest[face] = Asked(row_id, item, bank.slug, bank.title, version_id)
    places = {face: place for place, face in enumerate(newest)}
    return Catalogue(
        tuple(newest.values()), {row_id: places[face] for row_id, face in faces.items()}, facts
    )


def _face(item: Item, slug: str) -> Hashable:
    """What makes a draw the same question: all that a learner sees of it, and the key."""
    options = tuple((one.id, one.text, one.figure) for one in item.options)
    groups = tuple((one.id, one.text) for one in item.groups)
    return slug, item.id, item.variant, item.prompt, options, groups, item.figure, repr(item.key)
