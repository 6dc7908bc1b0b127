from __future__ import annotations

from collections.abc import Callable

from quizapp.statistics.shelf import Shelf


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _maker(clock: _Clock, seconds: float) -> tuple[Callable[[], int], list[int]]:
    made: list[int] = []

    def make() -> int:
        clock.now += seconds
        made.append(len(made))
        return made[-1]

    return make, made


def test_what_is_slow_is_kept_for_a_hundred_times_what_it_took() -> None:
    clock = _Clock()
    shelf = Shelf(clock)
    make, made = _maker(clock, 2)
    assert shelf.get("a", make) == shelf.get("a", make) == 0
    clock.now += 199
    assert shelf.get("a", make) == 0
    clock.now += 2
    assert shelf.get("a", make) == 1
    assert len(made) == 2


def test_what_is_quick_is_made_each_time() -> None:
    clock = _Clock()
    shelf = Shelf(clock)
    make, _ = _maker(clock, 0.01)
    assert [shelf.get("a", make) for _ in range(3)] == [0, 1, 2]


def test_the_oldest_gives_way_when_the_shelf_is_full() -> None:
    clock = _Clock()
    shelf = Shelf(clock)
    make, made = _maker(clock, 1)
    for key in range(65):
        shelf.get(key, make)
    assert shelf.get(64, make) == 64
    shelf.get(0, make)
    assert len(made) == 66


def test_what_takes_long_is_made_anew_beside_whoever_finds_it_old() -> None:
    clock = _Clock()
    jobs: list[Callable[[], None]] = []
    shelf = Shelf(clock, jobs.append)
    make, _ = _maker(clock, 1)
    assert shelf.get("a", make) == 0
    clock.now += 199
    assert [shelf.get("a", make) for _ in range(3)] == [0, 0, 0]
    (job,) = jobs  # one makes it, whoever else comes meanwhile
    assert shelf.get("b", _maker(clock, 1)[0]) == 0  # and nobody else waits for it
    job()
    assert shelf.get("a", make) == 1
    assert len(jobs) == 1
    clock.now += 200  # twice as old as it may be: whoever comes waits for it
    assert shelf.get("a", make) == 2
    assert len(jobs) == 1
