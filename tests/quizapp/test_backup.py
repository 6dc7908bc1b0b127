"""A consistent copy of everything, and its way back."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import func, select

from questions.articles import SHIPPED_SLUG
from quizapp.articles.service import load_shipped_articles
from quizapp.backup import (
    NotABackupError,
    NotEmptyError,
    OtherSchemaError,
    back_up,
    restore,
)
from quizapp.clock import utc_now
from quizapp.demo.service import create_demo
from quizapp.extensions import db
from quizapp.models import User
from tests.quizapp.conftest import make_app
from tests.quizapp.databases import open_server

pytestmark = pytest.mark.every_database


@dataclass(frozen=True)
class Prepared:
    """URLs of databases to copy, and a backup of the second."""

    empty: str
    source: str
    backup: Path


@pytest.fixture(scope="session")
def prepare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Prepared]]:
    """Gives, for a kind of database: one with tables and nothing in them, and one with an article
    and a class of three."""
    made: dict[str, Prepared] = {}
    with ExitStack() as servers:

        def get(kind: str) -> Prepared:
            if kind not in made:
                folder = tmp_path_factory.mktemp("prepared")
                server = servers.enter_context(open_server(kind, folder))
                made[kind] = _prepare(server.make, folder / "backup.zip")
            return made[kind]

        yield get


def _prepare(make_database: Callable[..., str], backup: Path) -> Prepared:
    empty = make_database("prepared_empty")
    with _on(make_app(empty)):
        flask_migrate.upgrade()
    source = make_database("prepared_source", empty)
    with _on(make_app(source)):
        load_shipped_articles(utc_now(), [SHIPPED_SLUG])
        create_demo(3, 40, 1, "a walk around the harbour", utc_now())
        back_up(backup, utc_now())
    return Prepared(empty, source, backup)


@contextmanager
def _on(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def prepared(prepare: Callable[[str], Prepared], database_kind: str) -> Prepared:
    return prepare(database_kind)


@pytest.fixture
def source(prepared: Prepared, make_database: Callable[..., str]) -> Iterator[Flask]:
    """An app on the database that the backup is of."""
    app = make_app(make_database("source", prepared.source))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def target(prepared: Prepared, make_database: Callable[..., str]) -> Iterator[Flask]:
    """An app on a database with nothing in it."""
    app = make_app(make_database("target", prepared.empty))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def backup(prepared: Prepared, tmp_path: Path) -> Path:
    """The test's own copy of the backup, to which it may do anything."""
    return Path(shutil.copy(prepared.backup, tmp_path))


def _everything(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    with app.app_context(), db.engine.connect() as connection:
        return {
            table.name: [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in db.metadata.sorted_tables
        }


def test_what_is_brought_back_is_what_was_there(backup: Path, source: Flask, target: Flask) -> None:
    with target.app_context():
        restore(backup, replace=False)
    assert _everything(target) == _everything(source)


def test_what_is_new_after_it_is_numbered_on(backup: Path, target: Flask) -> None:
    with target.app_context():
        restore(backup, replace=False)
        highest = db.session.scalars(select(func.max(User.id))).one()
        newcomer = User(username="newcomer", role="learner", created_at=utc_now())
        db.session.add(newcomer)
        db.session.commit()
        assert newcomer.id == highest + 1
        db.session.remove()


def test_only_its_owner_can_read_a_backup(prepared: Prepared) -> None:
    assert stat.S_IMODE(prepared.backup.stat().st_mode) == 0o600
    assert [path.name for path in prepared.backup.parent.glob(".backup*")] == []


def test_a_database_with_something_in_it_is_kept(backup: Path, source: Flask) -> None:
    before = _everything(source)
    with source.app_context(), pytest.raises(NotEmptyError):
        restore(backup, replace=False)
    assert _everything(source) == before


def test_replacing_deletes_what_was_there(backup: Path, source: Flask) -> None:
    before = _everything(source)
    with source.app_context():
        db.session.add(User(username="newcomer", role="learner", created_at=utc_now()))
        db.session.commit()
        restore(backup, replace=True)
    assert _everything(source) == before


def _rewrite(backup: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with zipfile.ZipFile(backup) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(backup, "w") as archive:
        for name, data in entries.items():
            changed = change(name, data)
            if changed is not None:
                archive.writestr(name, changed)


def _with_manifest(**values: object) -> Callable[[str, bytes], bytes]:
    def change(name: str, data: bytes) -> bytes:
        if name != "manifest.json":
            return data
        return json.dumps(json.loads(data) | values).encode()

    return change


def _with_users(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(old, new) if name == "users.jsonl" else data


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (_with_manifest(format="quizapp-backup/99"), NotABackupError),
        (_with_manifest(rows={}), NotABackupError),
        (_with_manifest(revision="other"), OtherSchemaError),
        (lambda name, data: None if name == "manifest.json" else data, NotABackupError),
        (lambda name, data: None if name == "users.jsonl" else data, NotABackupError),
        (lambda name, data: b"" if name == "users.jsonl" else data, NotABackupError),
        (lambda name, data: b"[1]\n" if name == "users.jsonl" else data, NotABackupError),
        (lambda name, data: data[:-9] if name == "users.jsonl" else data, NotABackupError),
        (_with_users(b'"username"', b'"usernam"'), NotABackupError),
        (_with_users(b'"role": "learner"', b'"role": "king"'), NotABackupError),
        (_with_users(b'"role": "learner"', b'"role": []'), NotABackupError),
        (_with_users(b'"created_at": "2', b'"created_at": "X'), NotABackupError),
        (_with_users(b'"created_at": "2', b'"created_at": 2, "x": "'), NotABackupError),
        (_with_users(b"+00:00", b""), NotABackupError),
        (_with_users(b'"id": ', b'"id": 9999999999999999999999'), NotABackupError),
        (_with_users(b'"id": ', b'"id": 9'), NotABackupError),
        (_with_users(b'"username": ', b'"username": {}, "x": '), NotABackupError),
        (lambda name, data: b'"x"' if name == "manifest.json" else data, NotABackupError),
        (lambda name, data: b"[" * 99_999 if name == "users.jsonl" else data, NotABackupError),
    ],
)
def test_a_damaged_backup_changes_nothing(
    backup: Path,
    source: Flask,
    change: Callable[[str, bytes], bytes | None],
    error: type[Exception],
) -> None:
    _rewrite(backup, change)
    before = _everything(source)
    with source.app_context(), pytest.raises(error):
        restore(backup, replace=True)
    assert _everything(source) == before


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut"])
def test_another_kind_of_file_is_no_backup(data: bytes, target: Flask, tmp_path: Path) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(data)
    with target.app_context(), pytest.raises(NotABackupError):
        restore(path, replace=False)


def test_a_backup_that_fails_leaves_the_earlier_one(
    backup: Path, source: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backup.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("quizapp.backup.os.fsync", fail)
    with source.app_context(), pytest.raises(OSError, match="No space"):
        back_up(backup, utc_now())
    assert backup.read_bytes() == before
    assert [path.name for path in backup.parent.glob(".backup*")] == []
