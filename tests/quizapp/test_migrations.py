"""Migrations against the models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, text

from quizapp.extensions import db
from quizapp.models import ArticleVersion, Draft
from tests.quizapp.conftest import make_app


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


@pytest.mark.parametrize("table", ["articles", "article_versions"])
def test_a_number_of_an_article_is_never_given_again(empty_app: Flask, table: str) -> None:
    flask_migrate.upgrade()
    query = text("SELECT sql FROM sqlite_master WHERE name = :name")
    made = db.session.execute(query, {"name": table}).scalar_one()
    assert "AUTOINCREMENT" in made


def test_there_is_one_newest_revision(empty_app: Flask) -> None:
    from alembic.script import ScriptDirectory

    config = empty_app.extensions["migrate"].migrate.get_config()
    assert len(ScriptDirectory.from_config(config).get_heads()) == 1


def test_foreign_keys_are_checked_again_after_migrating(empty_app: Flask) -> None:
    flask_migrate.upgrade()
    assert db.session.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
