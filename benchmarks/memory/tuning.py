"""Each policy at its best: which habits let it know most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from statistics import fmean

from benchmarks.memory.contest import USUAL, Job, run_all
from benchmarks.memory.learners import Learner
from benchmarks.memory.policies import Habits

_NEW_A_DAY = (3, 5, 10, 20)


def print_best(people: Sequence[Learner], minutes: float, processes: int) -> None:
    """The habits of each policy, best first by what is known on the day and on average, in
    equal parts."""
    for name in USUAL:
        ranked = []
        for habits in _choices(name):
            outcomes = run_all([Job(name, habits, minutes, one) for one in people], processes)
            day, average = fmean(o.exam for o in outcomes), fmean(o.average for o in outcomes)
            ranked.append((day + average, day, average, habits))
        for _, day, average, habits in sorted(ranked, key=lambda row: -row[0])[:4]:
            print(f"{name:20} day {day:6.1f} average {average:6.1f}  {habits}", flush=True)


def _choices(name: str) -> list[Habits]:
    if name == "chance":
        return [Habits()]
    if name.startswith("ours"):  # the rest is its own
        return [Habits(new) for new in _NEW_A_DAY]
    return [Habits(*habits) for habits in product(_NEW_A_DAY, (True, False), (True, False))]
