"""What a learner answered, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# A response has the shape of the key it is held against: an option id; several; where each placed
# option was put or what was typed into each blank (those left empty absent); both ends of a range.
Response = str | tuple[str, ...] | Mapping[str, str] | tuple[float, float]

# Posted form fields, every value of each name in the order in which they came.
Fields = Mapping[str, Sequence[str]]


class InvalidResponseError(Exception):
    """The response does not fit the item. `code` says how, for whoever puts it into words:
    unknown_option, unknown_group, several_answers, duplicate_option, incomplete, not_a_number,
    out_of_range, low_above_high, unknown_blank, too_long, wrong_shape."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a response is worth: `score` in 0..1, `parts` the verdict on each element of the
    answer (option id, blank id, or "low"/"high" of a range), and `facts` the verdict on each fact
    tested."""

    score: float
    parts: Mapping[str, bool] = field(default_factory=dict)
    facts: Mapping[str, bool] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        return self.score >= 1.0

    @property
    def is_partly_right(self) -> bool:
        return 0.0 < self.score < 1.0
