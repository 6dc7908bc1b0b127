"""Migrations against the models."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import delete, inspect, text, update

from questions.articles import shipped_article
from quizapp.articles.service import import_article, published_versions
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Article, ArticleVersion, Draft
from tests.quizapp.conftest import make_app
from tests.quizapp.texts import ELBOW

_ROOT = Path(__file__).parents[2]
_MIGRATIONS = _ROOT / "migrations" / "versions"
_OLD = _ROOT / "tests" / "data" / "databases"
_DIGESTS = _OLD / "digests-of-migrations.json"
_MOMENT = "2026-01-01 00:00:00.000000"
_VALUES = {
    "INTEGER": 1, "BOOLEAN": 1, "FLOAT": 1.0, "DOUBLE": 1.0, "JSON": "[]", "DATETIME": _MOMENT,
    "DATE": "2026-01-01",
}  # fmt: skip


@pytest.fixture
def empty_app(tmp_path: Path) -> Iterator[Flask]:
    app = make_app(tmp_path / "empty.sqlite3")
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def _tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def test_upgrading_from_nothing_gives_what_the_models_say(empty_app: Flask) -> None:
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_every_check_of_the_models_is_in_the_database(empty_app: Flask) -> None:
    flask_migrate.upgrade()
    inspector = inspect(db.engine)
    migrated = {name: inspector.get_check_constraints(name) for name in _tables()}
    names = {check["name"] for checks in migrated.values() for check in checks}
    assert "ck_users_has_login" in names


def test_upgrading_twice_changes_nothing(empty_app: Flask) -> None:
    flask_migrate.upgrade()
    tables = _tables()
    flask_migrate.upgrade()
    assert _tables() == tables


def test_all_the_way_down_and_up_again(empty_app: Flask) -> None:
    flask_migrate.upgrade()
    flask_migrate.downgrade(revision="base")
    assert _tables() == set()
    flask_migrate.upgrade()
    assert _tables() == set(db.metadata.tables)


def test_articles_from_before_drafts_get_one_of_their_newest_version(empty_app: Flask) -> None:
    flask_migrate.upgrade(revision="0001")
    with db.engine.begin() as connection:
        at = "2026-01-01 00:00:00"
        connection.execute(text(f"INSERT INTO articles VALUES (7, 'hip', '{at}')"))
        for number, words in ((1, "old"), (2, "new")):
            connection.execute(
                text(
                    "INSERT INTO article_versions VALUES"
                    f" ({number}, 7, {number}, 'Hip', '{words}', '', 1, '{{}}', '[]', '{at}', NULL)"
                )
            )
    flask_migrate.upgrade()
    (draft,) = db.session.scalars(db.select(Draft))
    assert (draft.article_id, draft.title, draft.source) == (7, "Hip", "new")
    assert (draft.left_out, draft.text_revision, draft.created_by_id) == ([], 1, None)
    assert db.session.scalars(db.select(ArticleVersion.decisions)).all() == [{}, {}]


@pytest.mark.every_database
def test_nothing_is_offered_or_lost_by_going_down_and_up_again(app: Flask) -> None:
    with app.app_context():
        articles = {name: _bring(name) for name in ("offered", "withdrawn", "edited")}
        _bring("draft", publish=False)
        bare = _bring("bare", publish=False)
        withdrawn = update(Article).where(Article.id == articles["withdrawn"])
        db.session.execute(withdrawn.values(withdrawn_at=utc_now()))
        edited = update(Draft).where(Draft.article_id == articles["edited"])
        db.session.execute(edited.values(source=Draft.source + "\nMore.\n"))
        db.session.execute(delete(Draft).where(Draft.article_id == bare))
        db.session.commit()
        before = _sources()
        offered = {one.slug for one in published_versions()}
        db.session.remove()
        flask_migrate.downgrade(revision="0001")
        public = "SELECT slug FROM articles JOIN article_versions ON article_id = articles.id"
        rows = db.session.execute(text(f"{public} WHERE published_at IS NOT NULL"))
        assert {row.slug for row in rows} == offered
        db.session.remove()
        flask_migrate.upgrade()
        assert {one.slug for one in published_versions()} == offered
        assert _sources() == before
        assert not db.session.scalar(
            db.select(Draft.is_changed).where(Draft.article_id == articles["offered"])
        )


def _bring(name: str, *, publish: bool = True) -> int:
    words = ELBOW.replace(b"# Muscles of the elbow", f"# {name}".encode(), 1)
    return import_article(words, name, 1, publish, utc_now()).article_id


def _sources() -> dict[int, str]:
    return {
        row.article_id: row.source
        for row in db.session.execute(db.select(Draft.article_id, Draft.source))
    }


def test_an_article_without_a_working_copy_gets_one_with_its_next_text(app: Flask) -> None:
    with app.app_context():
        data = shipped_article()
        made = import_article(data, "hip", 1, True, utc_now())
        db.session.execute(delete(Draft).where(Draft.article_id == made.article_id))
        db.session.commit()
        again = import_article(data, "hip", 1, True, utc_now())
        assert (again.article_id, again.version) == (
            made.article_id,
            dataclasses.replace(made.version, is_new=False),
        )
        assert made.article_id in _sources()


@pytest.mark.parametrize("table", ["articles", "article_versions"])
def test_a_number_of_an_article_is_never_given_again(empty_app: Flask, table: str) -> None:
    flask_migrate.upgrade()
    query = text("SELECT sql FROM sqlite_master WHERE name = :name")
    made = db.session.execute(query, {"name": table}).scalar_one()
    assert "AUTOINCREMENT" in made


def test_there_is_one_newest_revision(empty_app: Flask) -> None:
    config = empty_app.extensions["migrate"].migrate.get_config()
    assert len(ScriptDirectory.from_config(config).get_heads()) == 1


def test_foreign_keys_are_checked_again_after_migrating(empty_app: Flask) -> None:
    flask_migrate.upgrade()
    assert db.session.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_a_migration_that_was_committed_never_changes() -> None:
    """A new one adds its line; a mistake in an old one is repaired by a new one."""
    digests = {
        path.stem: hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in sorted(_MIGRATIONS.glob("*.py"))
    }
    assert digests == json.loads(_DIGESTS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("made_at", sorted(path.stem for path in _OLD.glob("*.sql")))
def test_a_database_of_an_older_edition_of_the_migrations_is_made_right(
    tmp_path: Path, made_at: str
) -> None:
    """The dumps are what the migrations of these commits made, before they were edited."""
    path = tmp_path / "old.sqlite3"
    with sqlite3.connect(path) as old:
        old.executescript((_OLD / f"{made_at}.sql").read_text(encoding="utf-8"))
        before = _fill(old)
    old.close()
    with _upgraded(path):
        assert _differences() == []
        assert _kept(before) == before


def test_every_revision_is_upgraded_with_what_is_in_it(tmp_path: Path) -> None:
    """Each table gets a row as soon as there is one, and keeps it all the way up."""
    path = tmp_path / "old.sqlite3"
    revisions = [one.revision for one in ScriptDirectory(str(_MIGRATIONS.parent)).walk_revisions()]
    before: dict[str, int] = {}
    with _upgraded(path, revisions.pop()):
        for revision in [*reversed(revisions), "head"]:
            db.engine.dispose()
            with sqlite3.connect(path) as old:
                before |= _fill(old)
            old.close()
            flask_migrate.upgrade(revision=revision)
            assert (revision, _kept(before)) == (revision, before)
        assert _differences() == []


@contextmanager
def _upgraded(path: Path, revision: str = "head") -> Iterator[None]:
    app = make_app(path)
    with app.app_context():
        flask_migrate.upgrade(revision=revision)
        yield
        db.session.remove()
        db.engine.dispose()


def _differences() -> list[Any]:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found: list[Any] = compare_metadata(context, db.metadata)
        return found


def _fill(old: sqlite3.Connection) -> dict[str, int]:
    """Puts one row into each empty table, 1 wherever a number goes; tells how many rows each has.
    Of an article a migration makes a working copy by itself, which is not empty then."""
    tables = [
        name
        for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in ("alembic_version", "sqlite_sequence")
    ]
    for table in tables:
        if old.execute(f"SELECT 1 FROM {table}").fetchone():
            continue
        columns = old.execute(f"PRAGMA table_info({table})").fetchall()
        values = {name: _VALUES.get(kind.split("(")[0], "a") for _, name, kind, *_ in columns}
        if table == "users":
            values |= {"role": "instructor"}
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        old.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
    assert old.execute("PRAGMA foreign_key_check").fetchall() == []
    return dict.fromkeys(tables, 1)


def _kept(before: dict[str, int]) -> dict[str, int]:
    """How many rows these tables have now; one that a migration made anew counts under its name."""
    with db.engine.connect() as connection:
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in before
        }
