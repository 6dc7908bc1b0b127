"""Serving with granian: where, with how many threads, and what is said when it cannot."""

from __future__ import annotations

import errno
import resource
import socket

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from quizapp.config import Settings
from quizapp.logs import SERVER_LOGGING

# `make bench` on two cores: two threads answer as many a second as four, with half the tail (p99 of
# an answer, 8 clients: 54 against 115 ms). Four all the same: two long exports at once would leave
# no thread for the class that is answering.
THREADS = 4
# As many connections as a process serves at a time: silent ones are closed after half a minute,
# and hold no thread until then.
_CONNECTIONS = 8192
_BACKLOG = 1024
_SHUTDOWN_SECONDS = 10
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - shown, not bound


class AddressError(Exception):
    """The address cannot be served on; the message is one line that names the variable."""


def address(settings: Settings) -> str:
    """Where a browser on this machine finds the server, as `http://host:port`."""
    host = _EVERYWHERE.get(settings.host, settings.host)
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def check_address(settings: Settings) -> None:
    """Raises AddressError where nothing can listen on HOST and PORT.

    granian shares a port with whoever else lets it, so that two servers would take turns.
    """
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise AddressError(f"HOST is {settings.host}, which is no address.") from error
    family, kind, protocol, _, place = found[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(place)
        except OSError as error:
            raise AddressError(_why_not(settings, error)) from error


def serve(
    settings: Settings,
    target: str = "quizapp.wsgi:gateway",
    interface: Interfaces = Interfaces.RSGI,
) -> None:
    """Serves until SIGINT or SIGTERM, then finishes the requests under way."""
    _allow_open_files()
    Granian(
        target,
        address=settings.host,
        port=settings.port,
        interface=interface,
        workers=settings.workers,
        blocking_threads=THREADS if interface == Interfaces.WSGI else 1,
        http=HTTPModes.http1,  # what browsers and proxies speak without TLS; it has its deadlines
        backlog=_BACKLOG,
        backpressure=_CONNECTIONS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=_SHUTDOWN_SECONDS,
        log_level=LogLevels.warning,
        log_dictconfig=SERVER_LOGGING,
    ).serve()


def _allow_open_files() -> None:
    """Each connection is an open file, of which many systems allow 1024 unless asked for more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _CONNECTIONS + _BACKLOG
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, limit), hard))


def _why_not(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"PORT is {settings.port}, which is in use on {settings.host}. Name another."
    if error.errno == errno.EACCES:
        return f"PORT is {settings.port}, which this user may not listen on. Name another."
    return f"HOST is {settings.host}, which is no address of this machine."
