"""Where the blocks stood that were left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from questions.reading.article import Gap
from questions.reading.raw import RawBlock


def find_gaps(found: Sequence[RawBlock], kept: Sequence[RawBlock]) -> tuple[Gap, ...]:
    """A gap for each block that was found and not kept, in order."""
    return tuple(_gaps(found, {block.place: block.text for block in kept}))


def _gaps(found: Sequence[RawBlock], kept: dict[int, str]) -> Iterator[Gap]:
    places = sorted(kept)
    above = -1  # the place of the last heading: one right behind another is a line below it
    for block in found:
        if block.place in kept:
            continue
        before = bisect_left(places, block.place)
        after = kept[places[before - 1]] if before else ""
        is_line = block.is_entry or (block.is_heading and block.place == above + 1)
        mark = "- " if is_line else f"{'#' * block.level} " if block.is_heading else ""
        above = block.place if block.is_heading else -1
        yield Gap(after, mark)
