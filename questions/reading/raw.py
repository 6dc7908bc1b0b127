"""Blocks before they have a place in the article's text."""

from __future__ import annotations

from dataclasses import dataclass

from questions.reading.article import BlockKind


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One block as a format's parser found it. `is_link` marks text that is nothing but links."""

    kind: BlockKind
    text: str
    level: int = 0
    number: int | None = None
    is_link: bool = False

    @property
    def is_entry(self) -> bool:
        return self.kind in (BlockKind.BULLET, BlockKind.NUMBERED)

    @property
    def is_heading(self) -> bool:
        return self.kind is BlockKind.HEADING
