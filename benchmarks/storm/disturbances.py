"""What befalls a running installation. Each function does one thing, waits, mends it as whoever
runs the place would, and gives what it did in a few words; what cannot be done here it says."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from benchmarks.storm.ground import SQLITE, Ground

CLOCK = "the clock is set back"
_LOCK_SECONDS = 6.0  # longer than the app waits
_LOCK_PATIENCE = 30.0
_AWAY_SECONDS = 5.0
_FULL_SECONDS = 8.0
_SET_BACK, _SET_BACK_SECONDS = "-1h", 12.0
_CRASH_SECONDS = 2.0  # PostgreSQL takes to give up where it cannot write what it recovers
_LEFT_BYTES = 4096


class NotPossibleError(Exception):
    """It cannot be done here; the message says why."""


def kill_worker(ground: Ground, rng: random.Random) -> str:
    workers = ground.server.workers()
    os.kill(rng.choice(workers), signal.SIGKILL)
    ground.server.wait()
    return f"one of {len(workers)}"


def kill_server(ground: Ground, _rng: random.Random) -> str:
    ground.server.kill()
    ground.server.start()
    return "with all workers, and started again"


def lock_database(ground: Ground, _rng: random.Random) -> str:
    """Somebody else's transaction, which lets nobody write."""
    if ground.kind == SQLITE:
        database = make_url(ground.url).database or ""
        connection = sqlite3.connect(database, timeout=_LOCK_PATIENCE, isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
        time.sleep(_LOCK_SECONDS)
        connection.close()
        return f"BEGIN EXCLUSIVE for {_LOCK_SECONDS:.0f} s"
    with psycopg.connect(_for_psycopg(ground)) as other:
        other.execute("LOCK TABLE attempts, slots, responses IN EXCLUSIVE MODE")
        time.sleep(_LOCK_SECONDS)
    return f"attempts, slots and responses in EXCLUSIVE MODE for {_LOCK_SECONDS:.0f} s"


def restart_postgresql(ground: Ground, rng: random.Random) -> str:
    if ground.postgres is None:
        raise NotPossibleError("there is no PostgreSQL that the storm started")
    mode = rng.choice(("fast", "immediate"))
    if ground.postgres.is_running():
        ground.postgres.stop(mode)
    time.sleep(_AWAY_SECONDS)
    ground.postgres.start()
    return f"{mode}, away for {_AWAY_SECONDS:.0f} s"


def restart_redis(ground: Ground, _rng: random.Random) -> str:
    if ground.redis is None:
        raise NotPossibleError("no redis-server is on the path")
    ground.redis.kill()
    time.sleep(_AWAY_SECONDS)
    ground.redis.start()
    return f"killed, away for {_AWAY_SECONDS:.0f} s"


def fill_disk(ground: Ground, _rng: random.Random) -> str:
    if ground.disk is not None:
        return _fill_small_disk(ground, ground.disk)
    if ground.kind != SQLITE:
        raise NotPossibleError("a small disk cannot be mounted by this user")
    return _forbid_growth(ground)


def _fill_small_disk(ground: Ground, disk: Path) -> str:
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        size, piece = 0, shutil.disk_usage(disk).free
        while piece >= _LEFT_BYTES:
            try:
                os.posix_fallocate(file.fileno(), size, piece)
                size += piece
            except OSError:  # the database was quicker, or the disk keeps some for itself
                piece //= 2
    time.sleep(_FULL_SECONDS)
    ballast.unlink()
    time.sleep(_CRASH_SECONDS)
    said = f"a mounted image without a free block for {_FULL_SECONDS:.0f} s"
    if ground.postgres is not None and not ground.postgres.is_running():
        ground.postgres.start()
        said += "; PostgreSQL had ended and was started again"
    return said


def _forbid_growth(ground: Ground) -> str:
    """No file of a worker may grow: what SQLite then gets is EFBIG in place of ENOSPC."""
    limits = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in ground.server.workers()}
    for pid, (_soft, hard) in limits.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (_LEFT_BYTES, hard))
    time.sleep(_FULL_SECONDS)
    for pid, before in limits.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
    return f"RLIMIT_FSIZE of the workers for {_FULL_SECONDS:.0f} s: a small disk needs root"


def set_clock_back(ground: Ground, _rng: random.Random) -> str:
    """Of a server that is stopped: of one that runs, libfaketime breaks the waiting of threads as
    well, which no clock does."""
    if ground.faketime is None:
        raise NotPossibleError("libfaketime is not installed")
    ground.server.stop()
    ground.server.start(LD_PRELOAD=ground.faketime, FAKETIME=_SET_BACK)
    time.sleep(_SET_BACK_SECONDS)
    ground.server.stop()
    ground.server.start()
    return f"stopped, and for {_SET_BACK_SECONDS:.0f} s served by a clock at {_SET_BACK}"


def _for_psycopg(ground: Ground) -> str:
    url = make_url(ground.url).set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


DISTURBANCES: dict[str, Callable[[Ground, random.Random], str]] = {
    "a worker is killed": kill_worker,
    "the whole server is killed": kill_server,
    "the database is locked": lock_database,
    "PostgreSQL is restarted": restart_postgresql,
    "Redis is restarted": restart_redis,
    "the disk is full": fill_disk,
    CLOCK: set_clock_back,
}
