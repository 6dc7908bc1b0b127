"""What an answer is worth where somebody decided otherwise than the item: other answers are right,
the question does not count, or everybody has its point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from questions.items.model import Blanks, Feedback, Item, Key, NumericRange
from questions.scoring.model import InvalidResponseError, Outcome, Response
from questions.scoring.outcome import score
from questions.scoring.shapes import blanks_key, option_ids, range_key


@dataclass(frozen=True, slots=True)
class Override:
    """`keys` are the right answers in the place of the item's own, any of them, the first to be
    shown; without any the answer is marked by the item's. `is_dropped` and `is_full` decide the
    mark whatever was answered."""

    keys: tuple[Key, ...] = ()
    is_dropped: bool = False
    is_full: bool = False

    def mark(self, item: Item, response: Response | None) -> float | None:
        """The mark that counts; None for none: not answered, or dropped."""
        if self.is_dropped:
            return None
        if self.is_full:
            return 1.0
        return None if response is None else score(self.rekeyed(item, response), response).score

    def rekeyed(self, item: Item, response: Response | None = None) -> Item:
        """The item with the key that does most for this response. What it said of its own key, and
        of options as wrong, is gone from it."""
        if not self.keys:
            return item
        return max(
            (_with_key(item, key) for key in self.keys),
            key=lambda one: 0.0 if response is None else score(one, response).score,
        )

    def outcome(self, item: Item, response: Response) -> Outcome:
        """How the answer does by the keys in force, dropped or not."""
        return score(self.rekeyed(item, response), response)


def key_from_response(item: Item, response: Response) -> Key:
    """An answer to the item as its key. Raises InvalidResponseError for one that leaves something
    open."""
    if isinstance(item.key, NumericRange):
        low, high = response if isinstance(response, tuple) else (0.0, 0.0)
        return NumericRange(float(low), float(high), range_key(item).unit)
    if isinstance(item.key, Blanks):
        typed = response if isinstance(response, dict) else {}
        _require_all(typed, tuple(blanks_key(item)))
        return Blanks({blank: (typed[blank],) for blank in blanks_key(item)})
    if isinstance(response, dict):
        _require_all(response, option_ids(item))
        return response
    key: Key = response  # type: ignore[assignment]
    return key


def response_from_key(key: Key) -> Response:
    """The answer that a key is, to be shown in the question's form."""
    if isinstance(key, NumericRange):
        return key.low, key.high
    if isinstance(key, Blanks):
        return {blank: accepted[0] for blank, accepted in key.accepted.items()}
    return key


def _require_all(given: dict[str, str], wanted: Sequence[str]) -> None:
    if any(not given.get(one) for one in wanted):
        raise InvalidResponseError("incomplete")


def _with_key(item: Item, key: Key) -> Item:
    if key == item.key:
        return item
    return replace(item, key=key, correction=None, feedback=Feedback("", "", {}), hint=None)
