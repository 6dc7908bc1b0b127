"""Settings from the environment; a wrong value stops the start with a line that names it."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from quizapp.mail_url import parse_mail_url

INSTANCE = Path(__file__).resolve().parent.parent / "instance"
"""What this installation keeps: the database, the key, and the folders of servers that run."""
_SECRET_KEY_FILE = "secret_key"  # noqa: S105 - a file's name, not a secret
_MIN_SECRET_LENGTH = 16
_REDIS_SCHEMES = ("redis", "rediss", "redis+unix")
_DATABASE_SCHEMES = ("sqlite", "postgresql", "postgresql+psycopg", "postgres")


class ConfigError(Exception):
    """A setting cannot be used; the message is one line that names the variable."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to serve, and with how many processes."""

    host: str
    port: int
    workers: int


@dataclass(frozen=True, slots=True)
class Settings(Place):
    """Everything the environment decides."""

    database_url: str
    secret_key: str
    redis_url: str | None
    mail_url: str | None
    trusted_proxies: int


def settings_of_process(instance: Path) -> Settings:
    """The settings that this process was started with.

    A wrong one ends the process with its line on standard error and status 2, be it under
    `flask`, `make run` or as a server's worker. Raises SystemExit.
    """
    try:
        return load_settings(os.environ, instance)
    except ConfigError as error:
        sys.stderr.write(f"Error: {error}\n")
        raise SystemExit(2) from None


def load_place(environ: Mapping[str, str]) -> Place:
    """Reads what the process that watches over the workers has to know. Raises ConfigError."""
    return Place(
        host=environ.get("HOST") or "127.0.0.1",
        port=_integer(environ, "PORT", 8000, 1, 65535),
        workers=_integer(environ, "WORKERS", 1, 1, 64),
    )


def load_settings(environ: Mapping[str, str], instance: Path) -> Settings:
    """Reads the environment; creates `instance` and a kept secret key there where none is given.

    Raises ConfigError.
    """
    place = load_place(environ)
    return Settings(
        database_url=_database_url(environ.get("QUIZAPP_DATABASE_URL", ""), instance),
        secret_key=_secret_key(environ.get("QUIZAPP_SECRET_KEY"), instance),
        redis_url=_redis_url(environ.get("QUIZAPP_REDIS_URL", "")),
        mail_url=_mail_url(environ.get("QUIZAPP_MAIL_URL", "")),
        trusted_proxies=_integer(environ, "QUIZAPP_TRUSTED_PROXIES", 0, 0, 10),
        host=place.host,
        port=place.port,
        workers=place.workers,
    )


def _database_url(value: str, instance: Path) -> str:
    if not value:
        _make_instance(instance)
        return f"sqlite:///{instance / 'quizapp.sqlite3'}"
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(value)
    except (ArgumentError, ValueError) as error:
        raise ConfigError("QUIZAPP_DATABASE_URL is not a database URL.") from error
    if url.drivername not in _DATABASE_SCHEMES:
        raise ConfigError("QUIZAPP_DATABASE_URL must begin with sqlite:// or postgresql://.")
    if url.drivername != "sqlite":
        url = url.set(drivername="postgresql+psycopg")
    return url.render_as_string(hide_password=False)


def _secret_key(value: str | None, instance: Path) -> str:
    if value is None or value == "":
        return _kept_secret_key(instance)
    if len(value) < _MIN_SECRET_LENGTH:
        raise ConfigError(f"QUIZAPP_SECRET_KEY must have at least {_MIN_SECRET_LENGTH} characters.")
    return value


def _kept_secret_key(instance: Path) -> str:
    _make_instance(instance)
    path = instance / _SECRET_KEY_FILE
    draft = instance / f".{_SECRET_KEY_FILE}.{os.getpid()}"
    try:
        if not path.exists():
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as f:
                f.write(secrets.token_urlsafe(48))
            try:
                # A link fails where the file is there: of two starting processes one wins, and
                # nobody ever reads half a key.
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        key = path.read_text().strip()
    except OSError as error:
        raise ConfigError(f"QUIZAPP_SECRET_KEY is unset and {path} cannot be used.") from error
    if len(key) < _MIN_SECRET_LENGTH:
        raise ConfigError(f"QUIZAPP_SECRET_KEY is unset and {path} holds no key.")
    return key


def _make_instance(instance: Path) -> None:
    try:
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"QUIZAPP_DATABASE_URL is unset and the folder {instance} cannot be made."
        ) from error


def _redis_url(value: str) -> str | None:
    if not value:
        return None
    from limits.errors import ConfigurationError
    from limits.storage import storage_from_string

    # As Redis itself names a socket, and as the limiter does.
    url = f"redis+{value}" if value.startswith("unix://") else value
    try:
        parts = urlsplit(url)
        place = parts.path if parts.scheme == "redis+unix" else parts.hostname
        if parts.scheme not in _REDIS_SCHEMES or not place or parts.port == 0:
            raise ValueError(url)
        storage_from_string(url)  # does not connect
    except (ValueError, ConfigurationError) as error:
        raise ConfigError(
            "QUIZAPP_REDIS_URL must be redis://host, rediss://host or unix:///socket."
        ) from error
    return url


def _mail_url(value: str) -> str | None:
    if not value:
        return None
    try:
        parse_mail_url(value)
    except ValueError as error:
        raise ConfigError(f"QUIZAPP_MAIL_URL cannot be used: {error}.") from error
    return value


def _integer(environ: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = environ.get(name, "")
    if not text:
        return default
    try:
        value = int(text)
    except ValueError:
        value = low - 1
    if not low <= value <= high:
        raise ConfigError(f"{name} must be a whole number from {low} to {high}.")
    return value
