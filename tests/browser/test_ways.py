"""Which journeys a run makes."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from tests.browser.ways import Way, journey_of


@dataclass(frozen=True)
class _Journey:
    name: str
    way: Way
    is_drawn: bool = True

    @property
    def nodeid(self) -> str:
        return f"{self.name}[{self.way}-classify]"

    @property
    def callspec(self) -> SimpleNamespace:
        return SimpleNamespace(params={"way": self.way})

    def get_closest_marker(self, name: str) -> bool:
        return name == "one_way" and self.is_drawn


_WAYS = (Way(), Way(scripts=False, width=390))


def test_two_ways_are_of_one_journey() -> None:
    (first, second) = (journey_of(_Journey("a", way)) for way in _WAYS)
    assert first == second
    assert journey_of(_Journey("b", _WAYS[0])) != first


def test_where_both_are_always_made_nothing_is_drawn() -> None:
    assert journey_of(_Journey("a", _WAYS[0], is_drawn=False)) is None
