"""The same learners and minutes under each policy, and what came of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from statistics import fmean, stdev

from benchmarks.memory.learners import Learner
from benchmarks.memory.minds import MINDS
from benchmarks.memory.ours import Ours
from benchmarks.memory.policies import Chance, FixedRetention, Habits, Ladder, Leitner, Sm2
from benchmarks.memory.simulation import Outcome, Policy, Run

OURS = "ours"
# Each with the habits that were best for it, tried on seeds that are not reported (`--tune`).
POLICIES: dict[str, tuple[Callable[[Habits], Policy], Habits]] = {
    OURS: (Ours, Habits()),
    "ours, no exam date": (lambda habits: Ours(habits, has_exam=False), Habits()),
    "retention .9": (FixedRetention, Habits()),
    "Leitner boxes": (Leitner, Habits()),
    "ladder 1, 6, 12, 48": (Ladder, Habits()),
    "SM-2": (Sm2, Habits()),
    "chance": (Chance, Habits()),
}
# 1.96 standard errors: with 200 learners the mean is as good as normal.
_TWO_SIDED = 1.96


@dataclass(frozen=True)
class Job:
    policy: str
    habits: Habits
    minutes: float
    learner: Learner


def run(job: Job) -> Outcome:
    make, _ = POLICIES[job.policy]
    return Run(job.learner, make(job.habits), job.minutes).result()


def run_all(work: Sequence[Job], processes: int) -> list[Outcome]:
    """In order; in this process alone where `processes` is 1."""
    if processes == 1:
        return [run(job) for job in work]
    with Pool(processes) as pool:
        return pool.map(run, work, chunksize=8)


@dataclass(frozen=True)
class Mean:
    """A mean over learners with the half-width of its 95 % interval."""

    value: float
    half: float

    def __str__(self) -> str:
        return f"{self.value:6.1f} ±{self.half:4.1f}"


def mean(values: Sequence[float]) -> Mean:
    if len(values) < 2:
        return Mean(fmean(values), math.inf)
    return Mean(fmean(values), _TWO_SIDED * stdev(values) / math.sqrt(len(values)))


def contest(people: Sequence[Learner], minutes: float, processes: int) -> dict[str, list[Outcome]]:
    """The outcomes by policy, in the order of `people`."""
    work = [
        Job(name, habits, minutes, learner)
        for name, (_, habits) in POLICIES.items()
        for learner in people
    ]
    results = run_all(work, processes)
    size = len(people)
    return {name: results[n * size : (n + 1) * size] for n, name in enumerate(POLICIES)}


def print_contest(people: Sequence[Learner], minutes: float, processes: int) -> None:
    found = contest(people, minutes, processes)
    for mind in MINDS:
        chosen = [n for n, learner in enumerate(people) if learner.mind == mind]
        print(f"\n{mind}, {minutes:g} minutes a day, {len(chosen)} learners")
        print(_HEAD)
        for name, outcomes in found.items():
            print(_row(name, [outcomes[n] for n in chosen], [found[OURS][n] for n in chosen]))


_HEAD = (
    f"{'':20} {'known on the day':>13} {'≥ .9':>13} {'on average':>13} {'≥ .9':>13} "
    f"{'asked':>6} {'to ours: the day':>17} {'average':>13}"
)


def _row(name: str, theirs: list[Outcome], ours: list[Outcome]) -> str:
    cells = [
        mean([getattr(outcome, figure) for outcome in theirs])
        for figure in ("exam", "exam_firm", "average", "average_firm")
    ]
    asked = fmean(outcome.asked for outcome in theirs)
    line = f"{name:20} " + " ".join(str(cell) for cell in cells) + f" {asked:6.0f}"
    if name == OURS:
        return line
    pairs = list(zip(theirs, ours, strict=True))
    day = mean([their.exam - our.exam for their, our in pairs])
    average = mean([their.average - our.average for their, our in pairs])
    return f"{line}   {day.value:+7.1f} ±{day.half:4.1f} {average.value:+7.1f} ±{average.half:4.1f}"
