"""A consistent copy of everything, and its way back."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import select

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

pytestmark = pytest.mark.every_database


@pytest.fixture
def migrated(make_database: Callable[..., str]) -> Iterator[Callable[[str], Flask]]:
    """Gives apps by name, on databases of their own, with tables and at first nothing in them."""
    apps: dict[str, Flask] = {}

    def get(name: str) -> Flask:
        if name not in apps:
            apps[name] = make_app(make_database(name))
            with apps[name].app_context():
                flask_migrate.upgrade()
        return apps[name]

    yield get
    for app in apps.values():
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def backup(migrated: Callable[[str], Flask], tmp_path: Path) -> Path:
    """A backup of a database with an article and a class of three."""
    path = tmp_path / "backup.zip"
    with migrated("source").app_context():
        load_shipped_articles(utc_now(), [SHIPPED_SLUG])
        create_demo(3, 40, 1, "a walk around the harbour", utc_now())
        back_up(path, utc_now())
    return path


def _everything(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    with app.app_context(), db.engine.connect() as connection:
        return {
            table.name: [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in db.metadata.sorted_tables
        }


def test_what_is_brought_back_is_what_was_there(
    backup: Path, migrated: Callable[[str], Flask]
) -> None:
    target = migrated("target")
    with target.app_context():
        restore(backup, replace=False)
    assert _everything(target) == _everything(migrated("source"))


def test_only_its_owner_can_read_a_backup(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in backup.parent.glob(".backup*")] == []


def test_a_database_with_something_in_it_is_kept(
    backup: Path, migrated: Callable[[str], Flask]
) -> None:
    source = migrated("source")
    before = _everything(source)
    with source.app_context(), pytest.raises(NotEmptyError):
        restore(backup, replace=False)
    assert _everything(source) == before


def test_replacing_deletes_what_was_there(backup: Path, migrated: Callable[[str], Flask]) -> None:
    source = migrated("source")
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
    migrated: Callable[[str], Flask],
    change: Callable[[str, bytes], bytes | None],
    error: type[Exception],
) -> None:
    _rewrite(backup, change)
    source = migrated("source")
    before = _everything(source)
    with source.app_context(), pytest.raises(error):
        restore(backup, replace=True)
    assert _everything(source) == before


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut"])
def test_another_kind_of_file_is_no_backup(
    data: bytes, migrated: Callable[[str], Flask], tmp_path: Path
) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(data)
    with migrated("target").app_context(), pytest.raises(NotABackupError):
        restore(path, replace=False)


def test_a_backup_that_fails_leaves_the_earlier_one(
    backup: Path, migrated: Callable[[str], Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backup.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("quizapp.backup.os.fsync", fail)
    with migrated("source").app_context(), pytest.raises(OSError, match="No space"):
        back_up(backup, utc_now())
    assert backup.read_bytes() == before
    assert [path.name for path in backup.parent.glob(".backup*")] == []
