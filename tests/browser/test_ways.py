"""Which journeys a run makes."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from tests.browser.ways import Way, journey_of
from tests.drawing import drawn

_WAYS = (Way(), Way(scripts=False, width=390))


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


_PAIR = [_Journey("a", way) for way in _WAYS]


def _made(journeys: list[_Journey], seed: int) -> list[_Journey]:
    made, waiting = drawn(journeys, seed, journey_of)
    assert {*made, *waiting} == set(journeys)
    return made


def test_one_way_is_made_and_in_other_runs_the_other() -> None:
    runs = [_made(_PAIR, seed) for seed in range(20)]
    assert all(len(made) == 1 for made in runs)
    assert {journey for made in runs for journey in made} == set(_PAIR)


def test_the_draws_of_a_run_do_not_hang_together() -> None:
    other = [_Journey("b", way) for way in _WAYS]
    runs = [_made(_PAIR + other, seed) for seed in range(20)]
    assert {first.way == second.way for first, second in runs} == {True, False}


def test_every_process_of_a_run_draws_the_same() -> None:
    assert all(_made(_PAIR, seed) == _made(_PAIR[::-1], seed) for seed in range(20))


@pytest.mark.parametrize("alone", _PAIR, ids=str)
def test_what_was_asked_for_alone_is_made(alone: _Journey) -> None:
    assert _made([alone], 1) == [alone]


def test_where_both_are_always_made_nothing_is_drawn() -> None:
    both = [_Journey("a", way, is_drawn=False) for way in _WAYS]
    assert _made(both, 1) == both
