"""What a format of another program is, and what of a question it cannot hold."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from questions.items.model import Item


class Reason(enum.StrEnum):
    """What a format cannot hold. Of those in LEFT_OUT the whole question stays behind."""

    KIND = "kind"
    RANGE = "range"
    PICTURE = "picture"
    BLANKS = "blanks"
    MANY_OPTIONS = "many_options"
    SIGNS = "signs"
    DRAWING = "drawing"
    EXPLAINING = "explaining"
    PARTS_TOGETHER = "parts_together"
    PARTLY_RIGHT = "partly_right"
    SLIPS = "slips"
    UNIT = "unit"
    HINT = "hint"
    STRIKE = "strike"
    UNMARKED = "unmarked"
    PROOFS = "proofs"
    MOVING = "moving"


LEFT_OUT = frozenset(
    {
        Reason.KIND,
        Reason.RANGE,
        Reason.PICTURE,
        Reason.BLANKS,
        Reason.MANY_OPTIONS,
        Reason.SIGNS,
    }
)


# What no format has a place for: why wrong options are wrong, as reviewers read it, and drawings
# that explain an answer or can be moved.
ALWAYS_LOST = (Reason.PROOFS, Reason.MOVING)


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost of one question, by its id and draw."""

    item_id: str
    variant: int
    prompt: str
    reason: Reason

    @property
    def is_whole(self) -> bool:
        return self.reason in LEFT_OUT


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name that commands know it by. `losses` says what it cannot hold of a
    question, `always` what it can hold of none; `write` writes questions that it can hold, one
    after the other, under the title of their article."""

    name: str
    title: str
    suffix: str
    media_type: str
    losses: Callable[[Item], Iterator[Reason]]
    write: Callable[[str, Iterable[Item], IO[bytes]], None]
    always: tuple[Reason, ...] = ALWAYS_LOST


def losses(kind: Format, item: Item) -> tuple[Loss, ...]:
    """What the format cannot hold of a question; where that is the question, nothing else."""
    reasons = tuple(dict.fromkeys(kind.losses(item)))
    whole = tuple(one for one in reasons if one in LEFT_OUT)
    return tuple(
        Loss(item.id, item.variant, item.prompt, reason) for reason in (whole[:1] or reasons)
    )


def export(kind: Format, title: str, items: Iterable[Item], to: IO[bytes]) -> tuple[Loss, ...]:
    """Writes what the format can hold, question by question, and gives what it cannot."""
    lost: list[Loss] = []

    def held() -> Iterator[Item]:
        for item in items:
            found = losses(kind, item)
            lost.extend(found)
            if not any(one.is_whole for one in found):
                yield item

    kind.write(title, held(), to)
    return tuple(lost)
