"""A PostgreSQL server of the tests' own, on a socket in a temporary folder."""

from __future__ import annotations

import atexit
import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

# Where Debian keeps those that are not on the path.
_DEBIAN = "/usr/lib/postgresql/*/bin"
_NOBODY = "nobody"  # PostgreSQL refuses to run as root
_SECONDS_TO_START = "60"
# Nothing has to outlive a test.
_SETTINGS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="
    " -c wal_level=minimal -c max_wal_senders=0"
)
# Linux's folder in memory: a database of a thousand small files is made in a tenth of a second.
_MEMORY = Path("/dev/shm")


class NoServerError(Exception):
    """No server can be started; the message says why in one line."""


@cache
def start() -> str:
    """The URL of a server that ends with this process. Raises NoServerError."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    place = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="quizapp-postgres-", dir=place))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _give_away(folder)
    data, log = folder / "data", folder / "log"
    _run(initdb, "-D", str(data), "-U", "quizapp", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"{_SETTINGS} -c unix_socket_directories={folder}"
    begin = ("-D", str(data), "-l", str(log), "-o", options, "-w", "-t", _SECONDS_TO_START)
    _run(pg_ctl, *begin, "start")
    atexit.register(_run, pg_ctl, "-D", str(data), "-m", "immediate", "stop")
    return f"postgresql+psycopg://quizapp@/postgres?host={folder}"


def _program(name: str) -> str:
    for folder in (*sorted(glob.glob(_DEBIAN), reverse=True), None):
        if found := shutil.which(name, path=folder):
            return found
    raise NoServerError(f"PostgreSQL's {name} is not here")


def _give_away(folder: Path) -> None:
    if os.getuid() == 0:
        nobody = pwd.getpwnam(_NOBODY)
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def _run(*command: str) -> None:
    as_nobody = ("setpriv", f"--reuid={_NOBODY}", "--clear-groups", "--")
    wrapped = (*as_nobody, *command) if os.getuid() == 0 else command
    # Not through pipes, which the server would keep open.
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(wrapped, stdout=said, stderr=said, stdin=subprocess.DEVNULL)
        except OSError as error:
            raise NoServerError(str(error)) from error
        if done.returncode:
            said.seek(0)
            told = said.read().decode(errors="replace").strip().splitlines()
            raise NoServerError(told[-1] if told else f"{command[0]} failed")
