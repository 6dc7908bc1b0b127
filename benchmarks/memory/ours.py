"""The queue of `questions.memory`, as a session is planned on the pages."""

from __future__ import annotations

import math

from benchmarks.memory.learners import FACTS, SECONDS_A_QUESTION
from benchmarks.memory.policies import Habits, moment
from benchmarks.memory.simulation import EXAM
from questions.memory import NOTHING_TOLD, Card, Evidence, Settings, plan_day, review

_IDS = tuple(f"fact-{number:03}" for number in range(FACTS))
_NUMBERS = {name: number for number, name in enumerate(_IDS)}


class Ours:
    """With the date of the exam, or without."""

    def __init__(self, habits: Habits, has_exam: bool = True) -> None:
        self._new_a_day = habits.new_a_day
        self._exam = moment(EXAM) if has_exam else None
        self._today, self._new_today, self._minutes = -1, 0, 0.0
        self._forgetting = NOTHING_TOLD
        self._stored: dict[str, Card] = {}

    def session(self, now: float, most: int) -> list[int]:
        if int(now) != self._today:
            self._today, self._new_today = int(now), 0
            self._minutes = most * SECONDS_A_QUESTION / 60
        day = plan_day(
            _IDS,
            self._cards(),
            Settings(self._new_a_day, self._minutes, self._exam),
            moment(now),
            self._today,
            until=moment(math.floor(now) + 1),
            new_today=self._new_today,
            seconds_each=SECONDS_A_QUESTION,
        )
        return [_NUMBERS[name] for name in day.facts]

    def answered(self, fact: int, now: float, is_right: bool, guess: float) -> None:
        name = _IDS[fact]
        card, evidence, at = self._stored.get(name), Evidence(float(is_right), guess), moment(now)
        self._new_today += card is None
        prior = self._forgetting.prior
        if card is None:
            self._forgetting = self._forgetting.after_first_look(evidence)
        else:
            self._forgetting = self._forgetting.after(card.memory, evidence, at, card.lucky)
        self._stored[name] = review(card, evidence, at, prior=prior, in_mixed_quiz=True)

    def card(self, fact: int) -> Card | None:
        card = self._stored.get(_IDS[fact])
        return card and card._replace(curve=self._forgetting.curve)

    def _cards(self) -> dict[str, Card]:
        curve = self._forgetting.curve
        return {fact: card._replace(curve=curve) for fact, card in self._stored.items()}
