"""Dates of a class as its clocks show them, and as moments."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class ClockChange(enum.StrEnum):
    """Why a time on the clock is no single moment: the clocks jump over it, or show it twice."""

    SKIPPED = "skipped"
    DOUBLED = "doubled"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The moment meant by a time on the clock, and what had to be decided for it."""

    moment: dt.datetime
    change: ClockChange | None = None


def resolve(wall: dt.datetime, zone_name: str) -> Resolved:
    """The moment at which clocks in a zone show this time.

    One that they jump over is as much later as they jump, so that 2:30 becomes 3:30; of one that
    they show twice it is the second, which takes nobody's time away.
    """
    zone = zone_of(zone_name)
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    if first.astimezone(zone).replace(tzinfo=None) != wall:
        return Resolved(first, ClockChange.SKIPPED)
    return Resolved(second, ClockChange.DOUBLED if first != second else None)


def wall_time(moment: dt.datetime, zone_name: str) -> dt.datetime:
    """What clocks in a zone show at a moment, without a zone."""
    return moment.astimezone(zone_of(zone_name)).replace(tzinfo=None)


@cache
def zone_of(name: str) -> ZoneInfo:
    """A zone by its name; UTC where this machine knows none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
