"""The question that stands on the first page: answered there, it begins a quiz."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from questions.drawing import Drawn, draw_same
from questions.items import PublicItem, public_view
from questions.items.model import Item, Kind
from questions.items.registers import PLAIN
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.quizzes.drawing import Choice, draw_quiz
from quizapp.quizzes.errors import NothingToAskError
from quizapp.quizzes.service import create_attempt

_LENGTH = 5
# A movement that anybody can see, and try: asked first where the article has it, and of somebody
# who sits, whom the picture beside it shows.
_PREFERRED, _SITS = "scene.lever", " sits "


@dataclass(frozen=True, slots=True)
class Opening:
    """The question as it stands there, without its answer."""

    view: PublicItem
    is_of_movement: bool


def get_opening(version_id: int, register: str) -> Opening | None:
    """The first question of an article in this wording; None where it has no choice to give."""
    bank = get_bank(version_id)
    drawn = _opening(bank, register)
    if drawn is None:
        return None
    view = public_view(drawn.item, drawn.option_order, drawn.group_order)
    return Opening(view, drawn.item.template == _PREFERRED)


def start_with_opening(
    user_id: int, version_id: int, register: str, title: str, seed: int, now: dt.datetime
) -> int:
    """A short mixed quiz that begins with the question of the first page, as it stood there; gives
    the attempt's id. Raises NothingToAskError."""
    bank = get_bank(version_id)
    opening = _opening(bank, register)
    if opening is None:
        raise NothingToAskError
    choice = Choice(version_id, MIXED, title, Mode.PRACTICE, _LENGTH, register=register)
    rng = random.Random(seed)  # noqa: S311 - a draw of questions, not a secret
    drawn = draw_quiz(bank, choice, rng, first=opening.item)
    rest = [one for one in drawn if one.item.id != opening.item.id]
    return create_attempt(user_id, choice, bank, (opening, *rest), seed, now)


def _opening(bank: StoredBank, register: str) -> Drawn | None:
    """The same for everybody who opens the page, with its options in the same order."""
    fitting = [item for item in bank.pool(register) if _fits(item)]
    first = min(fitting, key=_rank, default=None)
    if first is None:
        return None
    rng = random.Random(bank.version_id)  # noqa: S311 - any order will do
    (drawn,) = draw_same([first], rng=rng, deck=bank.deck)
    return drawn


def _rank(item: Item) -> tuple[bool, bool, bool]:
    return (item.template != _PREFERRED, item.register != PLAIN, _SITS not in item.prompt)


def _fits(item: Item) -> bool:
    has_drawing = item.figure or any(option.figure for option in item.options)
    return item.kind is Kind.SINGLE_CHOICE and item.variant == 0 and not has_drawing
