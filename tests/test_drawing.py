"""Which tests a run makes, and in what order."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.drawing import drawn, slow_first


@dataclass(frozen=True)
class _Test:
    name: str
    values: str
    is_alike: bool = True
    is_slow: bool = False

    @property
    def nodeid(self) -> str:
        return f"{self.name}[{self.values}]"

    def get_closest_marker(self, name: str) -> bool:
        return name == "browser" and self.is_slow


_THREE = [_Test("a", values) for values in "xyz"]


def _name_of(test: _Test) -> str | None:
    return test.name if test.is_alike else None


def _made(tests: list[_Test], seed: int) -> list[_Test]:
    made, waiting = drawn(tests, seed, _name_of)
    assert len(made) + len(waiting) == len(tests)
    assert {*made, *waiting} == set(tests)
    return made


def test_one_of_those_that_are_alike_is_made_and_in_other_runs_another() -> None:
    runs = [_made(_THREE, seed) for seed in range(30)]
    assert all(len(made) == 1 for made in runs)
    assert {test for made in runs for test in made} == set(_THREE)


def test_the_draws_of_a_run_do_not_hang_together() -> None:
    others = [_Test("b", values) for values in "xyz"]
    runs = [_made(_THREE + others, seed) for seed in range(30)]
    assert {first.values == second.values for first, second in runs} == {True, False}


def test_every_process_of_a_run_draws_the_same() -> None:
    assert all(_made(_THREE, seed) == _made(_THREE[::-1], seed) for seed in range(30))


@pytest.mark.parametrize("alone", _THREE)
def test_what_was_asked_for_alone_is_made(alone: _Test) -> None:
    assert _made([alone], 1) == [alone]


def test_what_is_like_no_other_is_always_made() -> None:
    tests = [_Test("a", values, is_alike=False) for values in "xyz"]
    assert _made(tests, 1) == tests


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_each_share_begins_with_what_is_slow(processes: int) -> None:
    tests = [_Test("a", str(number), is_slow=number % 4 == 0) for number in range(24)]
    ordered = slow_first(tests, processes)
    length = len(tests) // processes
    shares = [ordered[at : at + length] for at in range(0, len(tests), length)]
    assert [[test.is_slow for test in share].count(True) for share in shares] == [
        6 // processes
    ] * processes
    assert all(
        [test.is_slow for test in share] == sorted([test.is_slow for test in share], reverse=True)
        for share in shares
    )
    assert sorted(ordered, key=tests.index) == tests
