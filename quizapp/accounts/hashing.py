"""Passwords as Argon2id hashes. Slow on purpose: call `database.release()` before."""

from __future__ import annotations

import threading
from functools import cache

from argon2 import (
    DEFAULT_MEMORY_COST,
    DEFAULT_PARALLELISM,
    DEFAULT_TIME_COST,
    PasswordHasher,
)
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

from quizapp.accounts.passwords import normalise_password

_DEFAULT_COST = {
    "time_cost": DEFAULT_TIME_COST,
    "memory_cost": DEFAULT_MEMORY_COST,
    "parallelism": DEFAULT_PARALLELISM,
}
# A hash takes 64 MB with the library's parameters (RFC 9106, second choice): a rush of logins
# waits its turn instead of taking the server's memory.
_AT_ONCE = threading.BoundedSemaphore(4)


def hash_password(normal: str) -> str:
    """The hash of a password that `check_password` let through."""
    with _AT_ONCE:
        return _hasher().hash(normal)


def is_password(stored: str | None, password: str) -> bool:
    """Whether the password belongs to the hash; takes as long where there is none to compare."""
    normal = normalise_password(password)
    if normal is None:
        return False
    hasher = _hasher()
    with _AT_ONCE:
        try:
            return hasher.verify(stored or _dummy(hasher), normal) and stored is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters than those in force."""
    return _hasher().check_needs_rehash(stored)


def _hasher() -> PasswordHasher:
    cost = current_app.config.get("ARGON2_COST") or _DEFAULT_COST
    return _make_hasher(cost["time_cost"], cost["memory_cost"], cost["parallelism"])


@cache
def _make_hasher(time_cost: int, memory_cost: int, parallelism: int) -> PasswordHasher:
    return PasswordHasher(time_cost, memory_cost, parallelism)


@cache
def _dummy(hasher: PasswordHasher) -> str:
    return hasher.hash("nobody has this password")
