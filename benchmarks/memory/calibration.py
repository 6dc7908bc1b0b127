"""Whether "known" is said honestly: what the cards say against what the mind recalls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.memory.learners import FACTS, Learner
from benchmarks.memory.minds import Mind
from benchmarks.memory.ours import Ours
from benchmarks.memory.policies import Habits, moment
from benchmarks.memory.simulation import Run
from questions.memory import Card, is_known, recall, standing

_TENTHS = 10


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


def honesty(learner: Learner, minutes: float, habits: Habits) -> Honesty:
    """Each morning's claims about one learner of our queue."""
    found = Honesty()
    policy = Ours(habits)

    def watch(day: int, now: float, mind: Mind) -> None:
        at = moment(now)
        for fact in range(FACTS):
            card = policy.card(fact)
            if card is not None:
                _judge(found, day, card, recall(card, at), mind.recall(fact, now))
                if is_known(card, at):
                    found.known[day].add(recall(card, at), mind.recall(fact, now))
                found.levels[standing([card], at).level].add(
                    recall(card, at), mind.recall(fact, now)
                )

    Run(learner, policy, minutes, watch).result()
    return found


def _judge(found: Honesty, day: int, card: Card, predicted: float, true: float) -> None:
    if predicted == 0:
        found.held_back.add(0.0, true)
    else:
        found.tenths[min(int(predicted * _TENTHS), _TENTHS - 1)].add(predicted, true)


def merged(several: Iterable[Honesty]) -> Honesty:
    whole = Honesty()
    for one in several:
        whole.merge(one)
    return whole
