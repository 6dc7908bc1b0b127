"""Which of a learner's attempts at an assignment counts, and what it is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from quizapp.models.assignments import Counting

_DIGITS = 9


class Try(NamedTuple):
    """One attempt at an assignment, the learner's `number`-th: `points` of `length` questions, one
    point each, an unanswered one being worth 0, without those that were dropped. `finished_at` is
    None while it is open."""

    attempt_id: int
    number: int
    points: float
    length: int
    finished_at: dt.datetime | None

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 where every question was dropped."""
        # The sum is kept by adding and taking away: its last digits are chance, which would decide
        # which of two equals is the best, and make a nought negative.
        return round(self.points / self.length, _DIGITS) + 0.0 if self.length else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """What counts for one learner: `share` between 0 and 1, and the attempt that it comes from,
    None where it is the mean of several."""

    share: float
    attempt_id: int | None


def find_result(tries: Iterable[Try], rule: Counting) -> Result | None:
    """What counts by the rule, None where nothing was handed in. Only attempts that have ended
    count, whoever or whatever ended them; of two equally good ones the earlier is the best."""
    ended = sorted((one for one in tries if one.finished_at), key=lambda one: one.number)
    if not ended:
        return None
    if rule is Counting.MEAN:
        only = ended[0].attempt_id if len(ended) == 1 else None
        return Result(sum(one.share for one in ended) / len(ended), only)
    if rule is Counting.BEST:
        chosen = max(ended, key=lambda one: one.share)
    else:
        chosen = ended[0 if rule is Counting.FIRST else -1]
    return Result(chosen.share, chosen.attempt_id)
