"""Whether "known" is said honestly: what the cards say against what the mind recalls."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pool

from benchmarks.memory.learners import FACTS, Learner
from benchmarks.memory.minds import MINDS, Mind
from benchmarks.memory.ours import Ours
from benchmarks.memory.policies import BEST, moment
from benchmarks.memory.simulation import KNOWN, Run
from questions.memory import Card, is_known, recall, standing

_TENTHS = 10
# A day on which fewer facts are shown as known says nothing.
_FEWEST = 50


@dataclass
class Tally:
    """Cases, and the sums of what was predicted and of what was true."""

    cases: int = 0
    predicted: float = 0.0
    true: float = 0.0

    def add(self, predicted: float, true: float) -> None:
        self.cases += 1
        self.predicted += predicted
        self.true += true

    def merge(self, other: Tally) -> None:
        self.cases += other.cases
        self.predicted += other.predicted
        self.true += other.true

    @property
    def share_predicted(self) -> float:
        return self.predicted / self.cases if self.cases else float("nan")

    @property
    def share_true(self) -> float:
        return self.true / self.cases if self.cases else float("nan")


def _tallies() -> defaultdict[object, Tally]:
    return defaultdict(Tally)


@dataclass
class Honesty:
    """`known` by day, of facts that are shown as known; `levels` of facts by the word shown for
    each; `tenths` by predicted recall of facts that were right last; `held_back`, facts asked that
    count 0 by rule: wrong last, or nothing but luck so far."""

    known: defaultdict[object, Tally] = field(default_factory=_tallies)
    levels: defaultdict[object, Tally] = field(default_factory=_tallies)
    tenths: defaultdict[object, Tally] = field(default_factory=_tallies)
    held_back: Tally = field(default_factory=Tally)

    def merge(self, other: Honesty) -> None:
        for ours, theirs in (
            (self.known, other.known),
            (self.levels, other.levels),
            (self.tenths, other.tenths),
        ):
            for key, tally in theirs.items():
                ours[key].merge(tally)
        self.held_back.merge(other.held_back)


def honesty(learner: Learner, minutes: float) -> Honesty:
    """Each morning's claims about one learner of our queue."""
    found, policy = Honesty(), Ours(BEST)

    def watch(day: int, now: float, mind: Mind) -> None:
        for fact in range(FACTS):
            card = policy.card(fact)
            if card is not None:
                _judge(found, day, card, moment(now), mind.recall(fact, now))

    Run(learner, policy, minutes, watch).result()
    return found


def _judge(found: Honesty, day: int, card: Card, at: dt.datetime, true: float) -> None:
    predicted = recall(card, at)
    if is_known(card, at):
        found.known[day].add(predicted, true)
    found.levels[standing([card], at).level].add(predicted, true)
    if predicted == 0:
        found.held_back.add(0.0, true)
    else:
        found.tenths[min(int(predicted * _TENTHS), _TENTHS - 1)].add(predicted, true)


def print_honesty(people: Sequence[Learner], minutes: float, processes: int) -> None:
    """The worst days of "known", and the tenths, for each mind and for all."""
    work = [(learner, minutes) for learner in people]
    with Pool(processes) as pool:
        found = pool.starmap(honesty, work, chunksize=4)
    by_mind = {
        mind: [one for one, learner in zip(found, people, strict=True) if learner.mind == mind]
        for mind in MINDS
    }
    for name, several in {**by_mind, "all": found}.items():
        print(f"\n{name}, {minutes:g} minutes a day, {len(several)} learners")
        _print(merged(several))


def _print(whole: Honesty) -> None:
    days = {key: tally for key, tally in whole.known.items() if tally.cases >= _FEWEST}
    everything = Tally()
    for tally in whole.known.values():
        everything.merge(tally)
    print(f"known         said {_said(everything)}")
    if days:
        worst = min(days, key=lambda day: days[day].share_true)
        print(f"  worst day, number {worst}: {_said(days[worst])}")
    below = sum(tally.share_true < KNOWN for tally in days.values())
    print(f"  days below {KNOWN}: {below} of {len(days)} with {_FEWEST} facts or more")
    for level, tally in sorted(whole.levels.items(), key=str):
        print(f"{level!s:12} said {_said(tally)}")
    for tenth in sorted(whole.tenths, key=str):
        print(f"tenth {tenth}      said {_said(whole.tenths[tenth])}")
    print(f"wrong last    said {_said(whole.held_back)}")


def _said(tally: Tally) -> str:
    return f"{tally.share_predicted:.3f} true {tally.share_true:.3f} ({tally.cases})"


def merged(several: Iterable[Honesty]) -> Honesty:
    whole = Honesty()
    for one in several:
        whole.merge(one)
    return whole
