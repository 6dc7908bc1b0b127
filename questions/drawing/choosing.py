"""Which candidates come into a quiz, one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.drawing.cards import Card
from questions.drawing.conflicts import are_in_conflict, share_ground
from questions.drawing.shares import Share, TemplateCaps
from questions.items.asks import Asks, asks_of
from questions.items.model import Item
from questions.limits.shares import Sample, may_grow, sample

# What weighs against an item: most of all a topic that has had its share, then a kind, a template
# that was asked already or in the last quizzes, and a fact that was asked in a drill.
_TOPIC, _KIND, _TEMPLATE, _LATELY, _FACT_AGAIN = 2.0, 1.0, 1.0, 1.0, 1.5


@dataclass(frozen=True)
class Candidate:
    """An item that may be drawn, and how much it is wanted."""

    card: Card
    wanted: float

    @property
    def item(self) -> Item:
        return self.card.item

    @cached_property
    def sample(self) -> Sample:
        return sample(self.item)

    @cached_property
    def is_applied(self) -> bool:
        return asks_of(self.item.template) is Asks.APPLY


@dataclass(frozen=True, slots=True)
class Plan:
    """What a quiz should be: `applied` is how many items at least apply what was read."""

    length: int
    topics: Share
    kinds: Share
    caps: TemplateCaps
    applied: int
    is_drill: bool


def chosen(pool: Sequence[Candidate], plan: Plan) -> list[Candidate]:
    """The candidates that repeat least. What must not stand beside one of them is out; what would
    spoil a share waits until another has made up for it: where nothing else is left, length comes
    before shares, and in a drill before variety."""
    quiz = _Quiz(plan)
    while len(quiz.chosen) < plan.length and (best := _best(pool, quiz)):
        quiz.add(best)
    return quiz.chosen


def _best(pool: Sequence[Candidate], quiz: _Quiz) -> Candidate | None:
    """The least costly of those that break the fewest rules."""
    best, least = None, None
    for one in sorted(quiz.left(pool), key=quiz.cost):
        if not quiz.is_open(one):
            continue
        broken = quiz.broken(one)
        if least is None or broken < least:
            best, least = one, broken
        if not any(broken):
            break
    return best


class _Quiz:
    """A quiz as far as it is drawn."""

    def __init__(self, plan: Plan) -> None:
        self.chosen: list[Candidate] = []
        self._plan = plan
        self._topics: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self._templates: Counter[str] = Counter()
        self._asked: set[str] = set()
        self._applied = 0
        # By card: how many of the chosen it was compared with, and what came of it.
        self._compared: dict[int, int] = {}
        self._shut_out: set[int] = set()
        self._close: set[int] = set()

    def add(self, one: Candidate) -> None:
        self.chosen.append(one)
        self._shut_out.add(id(one.card))
        self._topics[one.item.topic] += 1
        self._kinds[one.item.kind.value] += 1
        self._templates[one.item.template] += 1
        self._asked |= one.card.asked
        self._applied += one.is_applied

    def cost(self, one: Candidate) -> float:
        item, plan = one.item, self._plan
        again = len(one.card.asked & self._asked) / max(1, len(one.card.asked))
        return (
            _TOPIC * plan.topics.excess(item.topic, self._topics[item.topic])
            + _KIND * plan.kinds.excess(item.kind.value, self._kinds[item.kind.value])
            + _TEMPLATE * self._templates[item.template]
            + _LATELY * plan.caps.lately(item.template)
            + _FACT_AGAIN * again
            - one.wanted
        )

    def left(self, pool: Sequence[Candidate]) -> list[Candidate]:
        """Those that are not known to be shut out."""
        return [one for one in pool if id(one.card) not in self._shut_out]

    def is_open(self, one: Candidate) -> bool:
        """Whether it may still come: nothing chosen shuts it out."""
        place = id(one.card)
        for other in self.chosen[self._compared.get(place, 0) :]:
            is_close = share_ground(one.card, other.card)
            if (is_close and not self._plan.is_drill) or are_in_conflict(one.card, other.card):
                self._shut_out.add(place)
                return False
            if is_close:
                self._close.add(place)
        self._compared[place] = len(self.chosen)
        return True

    def broken(self, one: Candidate) -> tuple[bool, bool, bool]:
        """Which rules it would break, the one that is kept longest first: two on one ground, a
        share of templates, keys or statements, the share of applying. The first item is free, for
        a ready-made quiz opens with the one that it is named after."""
        most = self._plan.caps.most(one.item.template)
        is_due = bool(self.chosen) and self._applied < self._plan.applied
        return (
            id(one.card) in self._close,
            self._templates[one.item.template] >= most
            or not may_grow([*(it.sample for it in self.chosen), one.sample], self._plan.length),
            is_due and not one.is_applied,
        )
