"""The same learners and minutes under each policy, and what came of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from statistics import fmean, stdev

from benchmarks.memory.horizon import FiniteHorizon
from benchmarks.memory.learners import Learner
from benchmarks.memory.minds import MINDS
from benchmarks.memory.ours import Ours
from benchmarks.memory.policies import BEST, Chance, FixedRetention, Habits, Ladder, Leitner, Sm2
from benchmarks.memory.simulation import Outcome, Policy, Run

OURS, FINITE_HORIZON = "ours", "finite horizon"
POLICIES: dict[str, Callable[[Habits], Policy]] = {
    OURS: Ours,
    "ours, no exam date": lambda habits: Ours(habits, has_exam=False),
    "retention .9": FixedRetention,
    "Leitner boxes": Leitner,
    "ladder 1, 6, 12, 48": Ladder,
    "SM-2": Sm2,
    "chance": Chance,
    FINITE_HORIZON: FiniteHorizon,
}
# Slow to make, and compared by name.
USUAL = [name for name in POLICIES if name != FINITE_HORIZON]
# 1.96 standard errors: with 200 learners the mean is as good as normal.
_TWO_SIDED = 1.96


@dataclass(frozen=True)
class Job:
    """A learner under a policy. Jobs of one learner stand together: what is drawn for each is then
    drawn once."""

    policy: str
    habits: Habits
    minutes: float
    learner: Learner


def run(job: Job) -> Outcome:
    policy = POLICIES[job.policy](job.habits)
    return Run(job.learner, policy, job.minutes).result()


def run_all(work: Sequence[Job], processes: int) -> list[Outcome]:
    """In order; in this process alone where `processes` is 1."""
    if processes == 1:
        return [run(job) for job in work]
    with Pool(processes) as pool:
        return pool.map(run, work, chunksize=4 * len(USUAL))


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


def print_contest(
    people: Sequence[Learner], minutes: float, policies: Sequence[str], processes: int
) -> None:
    """A table for each mind. The first policy is the one that the others are compared with."""
    found = _contest(people, minutes, policies, processes)
    for mind in MINDS:
        chosen = [n for n, learner in enumerate(people) if learner.mind == mind]
        first = [found[policies[0]][n] for n in chosen]
        print(f"\n{mind}, {minutes:g} minutes a day, {len(chosen)} learners")
        print(_HEAD)
        for name, outcomes in found.items():
            print(_row(name, [outcomes[n] for n in chosen], first), flush=True)


def _contest(
    people: Sequence[Learner], minutes: float, policies: Sequence[str], processes: int
) -> dict[str, list[Outcome]]:
    """The outcomes by policy, in the order of `people`."""
    work = [Job(name, BEST, minutes, learner) for learner in people for name in policies]
    results = run_all(work, processes)
    return {name: results[n :: len(policies)] for n, name in enumerate(policies)}


_HEAD = (
    f"{'':20} {'known on the day':>13} {'≥ .9':>13} {'on average':>13} {'≥ .9':>13} "
    f"{'asked':>6} {'less ours: the day':>17} {'average':>13}"
)


def _row(name: str, theirs: list[Outcome], first: list[Outcome]) -> str:
    cells = [
        mean([getattr(outcome, figure) for outcome in theirs])
        for figure in ("exam", "exam_firm", "average", "average_firm")
    ]
    asked = fmean(outcome.asked for outcome in theirs)
    line = f"{name:20} " + " ".join(str(cell) for cell in cells) + f" {asked:6.0f}"
    if theirs == first:
        return line
    pairs = list(zip(theirs, first, strict=True))
    day = mean([their.exam - our.exam for their, our in pairs])
    average = mean([their.average - our.average for their, our in pairs])
    return f"{line}   {day.value:+7.1f} ±{day.half:4.1f} {average.value:+7.1f} ±{average.half:4.1f}"
