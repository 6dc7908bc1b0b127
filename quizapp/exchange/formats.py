"""Which formats hold how much of some questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.exchange import FORMATS, Format, Loss, Reason, losses
from questions.items import Item


@dataclass(frozen=True, slots=True)
class FormatRow:
    """What a format holds of `count` questions; what is left out, and what is kept with something
    missing, by the reason."""

    kind: Format
    count: int
    left_out: Mapping[Reason, Sequence[Loss]]
    lessened: Mapping[Reason, Sequence[Loss]]

    @property
    def held(self) -> int:
        return self.count - sum(map(len, self.left_out.values()))


def format_rows(items: Sequence[Item]) -> tuple[FormatRow, ...]:
    """A row for each format."""
    return tuple(_row(kind, items) for kind in FORMATS.values())


def losses_of(kind: Format, items: Iterable[Item]) -> tuple[Loss, ...]:
    return tuple(loss for item in items for loss in losses(kind, item))


def _row(kind: Format, items: Sequence[Item]) -> FormatRow:
    left_out: dict[Reason, list[Loss]] = {}
    lessened: dict[Reason, list[Loss]] = {}
    for loss in losses_of(kind, items):
        (left_out if loss.is_whole else lessened).setdefault(loss.reason, []).append(loss)
    return FormatRow(kind, len(items), left_out, lessened)
