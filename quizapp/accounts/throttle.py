"""How often something may be tried, counted where Flask-Limiter counts.

Not its decorator: only failed tries count here, and for several keys at once. A try is counted
before the slow check, or many at once would all be let through, and given back where it was right.
"""

from __future__ import annotations

import hashlib
import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from flask import request
from flask_login import current_user
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter, RateLimiter

from quizapp.extensions import limiter
from quizapp.lines import log

_AWAY_SECONDS = 30
_clock = time.monotonic
_IPV6_NETWORK = 64  # what one household or one rented machine has to itself


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries in such a time, "10 per 15 minutes", counted under a name of their own."""

    name: str
    rate: str

    @property
    def minutes(self) -> int:
        """After how long it begins anew."""
        return _parse(self.rate).get_expiry() // 60

    def take(self, key: str) -> bool:
        """Counts a try; False where there were too many before."""
        return self._count(lambda counters, *place: counters.hit(*place), key)

    def is_open(self, key: str) -> bool:
        """Whether a try would be let through; counts none."""
        return self._count(lambda counters, *place: counters.test(*place), key)

    def give_back(self, key: str) -> None:
        """Counts one try less: one that `take` let through and that was no failure."""
        self._count(lambda counters, *place: counters.hit(*place, cost=-1), key)

    def forget(self, key: str) -> None:
        """Begins anew for this key."""
        self._count(lambda counters, *place: counters.clear(*place), key)

    def _count(self, operation: Callable[..., bool | None], key: str) -> bool:
        if not limiter.enabled:
            return True
        place = self._place(key)
        if not _shared.is_away():
            try:
                return bool(operation(limiter.limiter, *place))
            except _storage_errors():
                _shared.fails()
        return bool(operation(_own_counters(), *place))

    def _place(self, key: str) -> tuple[RateLimitItem, str, str]:
        # Hashed: keys are what people typed, and whoever can read the counters need not.
        return _parse(self.rate), self.name, hashlib.sha256(key.encode()).hexdigest()


class _Shared:
    """Whether the shared counters are worth asking: not for a while after they failed, or each
    try would wait for them in vain."""

    def __init__(self) -> None:
        self._until = 0.0

    def is_away(self) -> bool:
        return _clock() < self._until

    def fails(self) -> None:
        log.warning("the shared counters of tries do not answer: counting in this process")
        self._until = _clock() + _AWAY_SECONDS

    def answers(self) -> None:
        self._until = 0.0


def take_all(*tries: tuple[Limit, str]) -> bool:
    """Counts a try for each limit and key; where one refuses, none has counted it."""
    for number, (limit, key) in enumerate(tries):
        if not limit.take(key):
            for earlier, earlier_key in tries[:number]:
                earlier.give_back(earlier_key)
            return False
    return True


def visitor() -> str:
    """Who tries something: an account; of visitors and guests, of whom one person can be many, the
    address. A whole school may sit behind one."""
    if current_user.is_authenticated and not current_user.is_guest:
        return f"account {current_user.id}"
    return visitor_address()


def visitor_address() -> str:
    """Where a request comes from, as far as tries are counted: of IPv6 the network."""
    text = request.remote_addr or ""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 4:
        return text
    return str(ipaddress.ip_network((address, _IPV6_NETWORK), strict=False))


def _storage_errors() -> tuple[type[Exception], ...]:
    """What a shared counter raises when it does not answer; then this process counts alone."""
    errors = limiter.storage.base_exceptions
    return errors if isinstance(errors, tuple) else (errors,)


@cache
def _own_counters() -> RateLimiter:
    return FixedWindowRateLimiter(MemoryStorage())


@cache
def _parse(rate: str) -> RateLimitItem:
    return parse(rate)


_shared = _Shared()
