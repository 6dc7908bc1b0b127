"""What every app of a test run would work out anew with the same result is worked out once.

Each test has an app of its own. Compressing the static files, compiling templates and statements
and reading the shipped questions took most of the time that such an app needs; what is said of
routes in `same_routes` belongs to this too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType
from typing import Any

import pytest
from flask_sqlalchemy import SQLAlchemy
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine, Select, Text, cast, select
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from quizapp import assets
from quizapp.articles import making
from quizapp.articles.once import once
from quizapp.extensions import db
from quizapp.models import Article, ArticleVersion, StoredFact, StoredItem
from quizapp.quizzes import banks
from quizapp.quizzes.banks import StoredBank

_make_engine = SQLAlchemy._make_engine
load_bank = banks._load
_templates: dict[tuple[str, str], CodeType] = {}
_statements: dict[type, LRUCache[Any, Any]] = {}
_banks: LRUCache[Any, StoredBank] = LRUCache(16)


class CompiledTemplates(BytecodeCache):
    """Compiled templates of this process, each found only for the text that it was made of."""

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _templates.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        _templates[bucket.key, bucket.checksum] = bucket.code


@contextmanager
def shared_between_apps() -> Iterator[None]:
    """Inside, apps share what depends on nothing but the sources and the text of an article."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "_press", cache(assets._press))
        patch.setattr(assets, "read_files", cache(assets.read_files))
        # Statements are kept by the dialect for which they were compiled, one for each engine.
        patch.setattr(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))
        patch.setattr(DefaultDialect, "__hash__", lambda one: hash(type(one)))
        patch.setattr(SQLAlchemy, "_make_engine", _sharing_engine)
        patch.setattr(banks, "_load", _kept_bank)
        for name in ("_read_facts", "_gated", "_reviewed_bank", "_flaws"):
            patch.setattr(making, name, once(maxsize=64)(getattr(making, name).__wrapped__))
        yield


def _sharing_engine(*args: Any) -> Engine:
    engine = _make_engine(*args)
    engine._compiled_cache = _statements.setdefault(type(engine.dialect), LRUCache(4000))
    return engine


def _kept_bank(version_id: int) -> StoredBank:
    """The bank of a version all of whose rows are the same, to the letter, as in another app."""
    version = select(
        Article.slug,
        ArticleVersion.number,
        ArticleVersion.title,
        cast(ArticleVersion.activities, Text),
        cast(ArticleVersion.facts, Text),
    ).join(Article, Article.id == ArticleVersion.article_id)
    facts = select(*StoredFact.__table__.columns).order_by(StoredFact.position)
    items = select(StoredItem.id, cast(StoredItem.body, Text)).order_by(StoredItem.id)
    key = (
        version_id,
        *_rows(version.where(ArticleVersion.id == version_id)),
        *_rows(facts.where(StoredFact.version_id == version_id)),
        *_rows(items.where(StoredItem.version_id == version_id)),
    )
    if key not in _banks:
        _banks[key] = load_bank(version_id)
    return _banks[key]


def _rows(query: Select[Any]) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in db.session.execute(query)]
