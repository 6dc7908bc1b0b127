"""What the storm goes over: a small disk, a database, Redis, the app as `make run` serves it, and
the people who are in it."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from benchmarks.learners import session_of
from benchmarks.servers import Server, app_server, environment_of, free_port, make_app
from quizapp.classes.service import create_class
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Membership, Role, User
from tests.quizapp import postgresql

SQLITE, POSTGRESQL = "sqlite", "postgresql"
LIBFAKETIME = "LIBFAKETIME"  # the variable that names the library where it is not installed
_DISK_BYTES = 1536 * 1024 * 1024
# Durable, as installations are. Little of its log is kept, so that the disk may be small.
_POSTGRESQL_SETTINGS = "-c max_wal_size=128MB -c min_wal_size=80MB"


class Redis:
    """A Redis of the storm's own; its counts go with it."""

    def __init__(self, program: str) -> None:
        port = free_port()
        self.url = f"redis://127.0.0.1:{port}"
        self._command = [program, "--port", str(port), "--save", "", "--appendonly", "no"]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        silent = subprocess.DEVNULL
        self._process = subprocess.Popen(self._command, stdin=silent, stdout=silent, stderr=silent)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@dataclass(frozen=True)
class Person:
    """Somebody who is logged in: the cookie, a token for forms, and for instructors their class."""

    cookie: str
    token: str
    class_path: str = ""


@dataclass(frozen=True)
class Ground:
    """All of it. What cannot be had here is None: a disk that is small, a PostgreSQL of our own,
    Redis, libfaketime."""

    kind: str
    url: str
    app: Flask
    server: Server
    disk: Path | None
    postgres: postgresql.Server | None
    redis: Redis | None
    faketime: str | None
    learners: list[Person]
    instructors: list[Person]


@contextmanager
def prepared(database: str, workers: int, learners: int, instructors: int) -> Iterator[Ground]:
    """Everything, running, with that many people in it; afterwards it is gone. `database` is
    "sqlite", "postgresql", or the URL of an empty database. Raises NoServerError."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="quizapp-storm-")))
        folder.chmod(0o711)  # PostgreSQL's own account looks for its files below
        disk = stack.enter_context(_small_disk(folder))
        place = disk or folder
        postgres = start_postgresql(place, stack) if database == POSTGRESQL else None
        own = postgres.url if postgres else f"sqlite:///{place / 'quizapp.sqlite3'}"
        url = own if database in (SQLITE, POSTGRESQL) else database
        # The folder for what a server that is killed leaves behind.
        environment = environment_of(url, WORKERS=str(workers), TMPDIR=str(folder))
        redis = start_redis(stack)
        if redis is not None:
            environment["QUIZAPP_REDIS_URL"] = redis.url
        app = make_app(environment, folder)
        people = _fill(app, learners, instructors)
        server = app_server(environment, place / "server.log")
        server.start()
        stack.callback(server.stop)
        kind = SQLITE if url.startswith("sqlite") else POSTGRESQL
        yield Ground(kind, url, app, server, disk, postgres, redis, _find_faketime(), *people)


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    """A file system in a file, which can be filled without harm; None where we may mount none."""
    image, place = folder / "disk.img", folder / "disk"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(_DISK_BYTES)
    made = ["mkfs.ext4", "-q", "-m", "0", str(image)], ["mount", "-o", "loop", image, place]
    try:
        for command in made:
            subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        image.unlink()
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def start_postgresql(place: Path, stack: ExitStack) -> postgresql.Server:
    folder = place / "postgresql"
    folder.mkdir()
    server = postgresql.Server(folder, _POSTGRESQL_SETTINGS)
    server.start()
    stack.callback(server.stop)
    return server


def start_redis(stack: ExitStack) -> Redis | None:
    program = shutil.which("redis-server")
    if program is None:
        return None
    redis = Redis(program)
    redis.start()
    stack.callback(redis.kill)
    return redis


def _find_faketime() -> str | None:
    installed = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    return os.environ.get(LIBFAKETIME) or next(iter(installed), None)


def _fill(app: Flask, learners: int, instructors: int) -> tuple[list[Person], list[Person]]:
    """Learners and instructors; each instructor has a class with a part of the learners."""
    with app.app_context():
        taught, learning = (
            _add_users(count, role)
            for count, role in ((instructors, Role.INSTRUCTOR), (learners, Role.LEARNER))
        )
        class_ids = [create_class(one, "Storm", utc_now()) for one in taught]
        for number, user_id in enumerate(learning):
            class_id = class_ids[number % len(class_ids)]
            joined = Membership(class_id=class_id, user_id=user_id, joined_at=utc_now())
            db.session.add(joined)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    paths = [f"/classes/{class_id}" for class_id in class_ids]
    return (
        [_log_in(app, user_id) for user_id in learning],
        [_log_in(app, user_id, path) for user_id, path in zip(taught, paths, strict=True)],
    )


def _add_users(count: int, role: Role) -> list[int]:
    now = utc_now()
    users = [User(username=f"{role}-{n}", role=role, created_at=now) for n in range(count)]
    db.session.add_all(users)
    db.session.commit()
    return [user.id for user in users]


def _log_in(app: Flask, user_id: int, class_path: str = "") -> Person:
    # A context for each: the token of one would be kept in it for the next.
    with app.app_context():
        return Person(*session_of(app, db.session.get_one(User, user_id)), class_path)
