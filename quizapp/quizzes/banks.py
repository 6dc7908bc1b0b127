"""The items of a version, read once and kept: a version never changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

from flask import Flask, current_app
from sqlalchemy import func, select

from questions.drawing import Deck
from questions.explaining import advice, screens
from questions.items import item_from_json
from questions.items.model import Item
from questions.items.patients import is_for_patients_alone
from questions.items.registers import PATIENT, in_register
from quizapp.extensions import db
from quizapp.models import Article, ArticleVersion, StoredFact, StoredItem
from quizapp.quizzes.activities import StoredActivity
from quizapp.quizzes.subjects import subject_activities

_KEPT_VERSIONS = 32
_EXTENSION = "quizapp.banks"
_TOPICS = "quizapp.topics"


@dataclass(frozen=True, slots=True)
class AskedFact:
    """A fact that questions ask, and where the article says it."""

    id: str
    topic: str
    text: str
    start: int
    end: int
    kind: str


class StoredBank:
    """All items of one version by their row's number, parsed when first asked for, and the facts
    that they ask, in the order of the article."""

    def __init__(
        self,
        version: ArticleVersion,
        slug: str,
        rows: Iterable[StoredItem],
        facts: Iterable[StoredFact],
    ) -> None:
        self.version_id = version.id
        self.number = version.number
        self.slug = slug
        self.title = version.title
        self.activities = tuple(_activity(data) for data in version.activities)
        # What patients are told beside the questions.
        self.screens = screens(version.facts)
        self.advice = advice(version.facts)
        self._items = {row.id: item_from_json(row.body) for row in rows}
        self._all_facts = tuple(
            AskedFact(row.fact_id, row.topic, row.text, row.start, row.end, row.kind)
            for row in facts
        )
        # Filled by whoever draws: how many questions each activity comes to, by key and register.
        self.lengths: dict[tuple[str, str], int] = {}
        # What drawing reads off the items, kept from one quiz to the next.
        self.deck = Deck()
        self._pools: dict[str, tuple[Item, ...]] = {}
        self._row_ids = {(item.id, item.variant): n for n, item in self._items.items()}

    def item(self, row_id: int) -> Item:
        return self._items[row_id]

    def row_id(self, item: Item) -> int:
        return self._row_ids[item.id, item.variant]

    @property
    def items(self) -> Iterable[Item]:
        return self._items.values()

    @cached_property
    def facts(self) -> tuple[AskedFact, ...]:
        """What is asked of who studies, in whichever words."""
        return self._asked_in(one for one in self.items if not is_for_patients_alone(one.template))

    def facts_for(self, register: str) -> tuple[AskedFact, ...]:
        """What progress and repetition are about for somebody who is asked in this wording."""
        return self._facts_of_patients if register == PATIENT else self.facts

    @cached_property
    def _facts_of_patients(self) -> tuple[AskedFact, ...]:
        return self._asked_in(self.pool(PATIENT))

    def _asked_in(self, items: Iterable[Item]) -> tuple[AskedFact, ...]:
        asked = {fact for item in items for fact in item.facts}
        return tuple(one for one in self._all_facts if one.id in asked)

    def pool(self, register: str) -> tuple[Item, ...]:
        """What quizzes in this wording draw from: each question once."""
        if register not in self._pools:
            self._pools[register] = in_register(self.items, register)
        return self._pools[register]

    def topics_for(self, register: str) -> tuple[str, ...]:
        """The topics in the order in which the article first asks about them."""
        return tuple(dict.fromkeys(item.topic for item in self.pool(register)))

    def kinds_for(self, register: str) -> tuple[str, ...]:
        return tuple(sorted({str(item.kind) for item in self.pool(register)}))

    def activities_for(self, register: str) -> tuple[StoredActivity, ...]:
        """The ready-made quizzes in this wording: for patients, one for each of their subjects."""
        return self._subjects if register == PATIENT else self.activities

    def find_activity(self, key: str) -> StoredActivity | None:
        return next((a for a in (*self.activities, *self._subjects) if a.key == key), None)

    @cached_property
    def _subjects(self) -> tuple[StoredActivity, ...]:
        return tuple(subject_activities(self.pool(PATIENT)))


class BankShelf:
    """The banks used lately, by version; one shelf for each app."""

    def __init__(self) -> None:
        self._banks: dict[int, StoredBank] = {}
        self._lock = Lock()

    def get(self, version_id: int) -> StoredBank:
        bank = self._banks.get(version_id)
        if bank is None:
            bank = _load(version_id)
            with self._lock:
                if len(self._banks) >= _KEPT_VERSIONS:
                    del self._banks[next(iter(self._banks))]
                self._banks[version_id] = bank
        return bank


def init_app(app: Flask) -> None:
    app.extensions[_EXTENSION] = BankShelf()
    app.extensions[_TOPICS] = {}


def get_bank(version_id: int) -> StoredBank:
    """The bank of a version that exists."""
    shelf: BankShelf = current_app.extensions[_EXTENSION]
    return shelf.get(version_id)


def get_topics(version_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The topics of versions that exist, in the order in which they are asked about: kept, without
    the banks, for whoever looks at many versions at once."""
    kept: dict[int, tuple[str, ...]] = current_app.extensions[_TOPICS]
    missing = set(version_ids) - kept.keys()
    if missing:
        rows = db.session.execute(
            select(StoredItem.version_id, StoredItem.topic)
            .where(StoredItem.version_id.in_(missing))
            .group_by(StoredItem.version_id, StoredItem.topic)
            .order_by(StoredItem.version_id, func.min(StoredItem.id))
        )
        found: dict[int, tuple[str, ...]] = dict.fromkeys(missing, ())
        for version_id, topic in rows:
            found[version_id] = (*found[version_id], topic)
        kept.update(found)
    return {one: kept[one] for one in version_ids}


def _load(version_id: int) -> StoredBank:
    version, slug = db.session.execute(
        select(ArticleVersion, Article.slug)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(ArticleVersion.id == version_id)
    ).one()
    rows = db.session.scalars(
        select(StoredItem).where(StoredItem.version_id == version_id).order_by(StoredItem.id)
    )
    facts = db.session.scalars(
        select(StoredFact).where(StoredFact.version_id == version_id).order_by(StoredFact.position)
    )
    return StoredBank(version, slug, rows, facts)


def _activity(data: dict[str, Any]) -> StoredActivity:
    return StoredActivity(data["key"], data["title"], data["description"], tuple(data["item_ids"]))
