"""The ways in which each journey is made: with and without scripts, on a phone and at a desk."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import pytest

_Journey = TypeVar("_Journey", bound=Callable[..., Any])

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Way:
    """One kind of browser."""

    scripts: bool = True
    width: int = 1280
    scheme: Scheme = "light"
    language: str = "en-GB"
    works_offline: bool = False

    def __str__(self) -> str:
        return f"{'scripts' if self.scripts else 'plain'}-{self.width}-{self.scheme}"


# Each pair is once with scripts and once without, once on a phone and once at a desk. Half of the
# journeys are made by day and the others by night.
_PAIRS = (
    (Way(scripts=True, width=390, scheme="dark"), Way(scripts=False, width=1280, scheme="dark")),
    (Way(scripts=True, width=1280, scheme="light"), Way(scripts=False, width=390, scheme="light")),
)


def in_one_of_two_ways(journey: _Journey) -> _Journey:
    """As `in_two_ways`, in one of the two in each run: for what pages without scripts are asked by
    other tests as well, or for a long journey."""
    return pytest.mark.one_way(in_two_ways(journey))


def journey_of(item: pytest.Item) -> str | None:
    """The journey that a test makes in one of two ways, of which a run draws one."""
    if not item.get_closest_marker("one_way"):
        return None
    return item.nodeid.replace(str(item.callspec.params["way"]), "")  # type: ignore[attr-defined]


def in_two_ways(journey: _Journey) -> _Journey:
    """The journey made in the two ways of one pair, as `way`; its name decides which pair."""
    pair = _PAIRS[zlib.crc32(journey.__name__.encode()) % len(_PAIRS)]
    return pytest.mark.parametrize("way", pair, ids=str)(journey)
