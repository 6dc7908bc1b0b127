"""Reading order: a page's columns one after the other, and its tables as rows of cells."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from questions.reading.files.pdf_lines import Line, Segment
from questions.reading.files.pdf_tables import Table, find_tables

_MIN_GUTTER = 6.0  # points
_INNER = 0.15  # of the width on each side in which no gutter is looked for
_MAX_CROSSING = 0.2  # of the segments: headings and pictures' captions over both columns
_MIN_SIDE = 0.15
_FEWEST = 4  # segments in a column
# Fewer words a line on either side are a table's, or labels with their values.
_MIN_WORDS = 3.4
_MAX_DEPTH = 3
_FEWEST_CELLS = 2  # on one line on either side: a table over both columns


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines and tables that stand below each other in one column."""

    parts: tuple[Segment | Table, ...]
    left: float
    right: float


def order_page(
    segments: Sequence[Segment], level: Sequence[Line] = (), depth: int = 0
) -> list[Flow]:
    """The page's columns in reading order. What crosses the gutter parts the page into bands, each
    with its columns from left to right. `level` are drawn lines, which may part a table's rows."""
    gutter = _find_gutter(segments) if depth < _MAX_DEPTH else None
    if gutter is None:
        return [_flow(segments, level)] if segments else []
    flows: list[Flow] = []
    for band, crosses in _bands(segments, gutter):
        if crosses:
            flows.append(_flow(band, level))
            continue
        for side in (True, False):
            column = [one for one in band if (one.x1 <= gutter) is side]
            flows.extend(order_page(column, level, depth + 1))
    return flows


def _flow(segments: Sequence[Segment], level: Sequence[Line]) -> Flow:
    left = min(one.x0 for one in segments)
    right = max(one.x1 for one in segments)
    return Flow(tuple(find_tables(segments, level)), left, right)


def _find_gutter(segments: Sequence[Segment]) -> float | None:
    """Where a blank strip parts two columns of running text, or None."""
    if len(segments) < 2 * _FEWEST:
        return None
    left, right = min(one.x0 for one in segments), max(one.x1 for one in segments)
    inner = _INNER * (right - left)
    for low, high in _blanks(segments, left + inner, right - inner):
        middle = (low + high) / 2
        before = [one for one in segments if one.x1 <= middle]
        after = [one for one in segments if one.x0 >= middle]
        fewest = max(_FEWEST, _MIN_SIDE * len(segments))
        if min(len(before), len(after)) < fewest or not _stand_beside(before, after):
            continue
        if min(mean(one.words for one in side) for side in (before, after)) >= _MIN_WORDS:
            return middle
    return None


def _blanks(segments: Sequence[Segment], low: float, high: float) -> list[tuple[float, float]]:
    """The strips that few segments cross, those first that the fewest cross, then the widest."""
    events = sorted([(one.x0, 1) for one in segments] + [(one.x1, -1) for one in segments])
    crossing = 0
    strips: list[tuple[int, float, float]] = []
    for (x, step), (following, _) in itertools.pairwise(events):
        crossing += step
        start, end = max(x, low), min(following, high)
        if end - start >= _MIN_GUTTER and crossing <= _MAX_CROSSING * len(segments):
            strips.append((crossing, start - end, start))
    return [(start, start - width) for _, width, start in sorted(strips)[:4]]


def _stand_beside(before: Sequence[Segment], after: Sequence[Segment]) -> bool:
    """Whether two columns share most of their height rather than follow each other."""
    low = max(min(one.y for one in before), min(one.y for one in after))
    high = min(max(one.y for one in before), max(one.y for one in after))
    return all(sum(low <= one.y <= high for one in side) >= _FEWEST for side in (before, after))


def _bands(segments: Sequence[Segment], gutter: float) -> list[tuple[list[Segment], bool]]:
    """The page from top to bottom: what crosses the gutter, or parts the columns as a table or a
    heading of both does, and what stands in columns."""
    bands: list[tuple[list[Segment], bool]] = []
    cells: dict[int, Counter[bool]] = defaultdict(lambda: Counter({True: 0, False: 0}))
    for one in segments:
        cells[round(one.y)][one.x0 < gutter] += 1
    for at, one in enumerate(segments):
        crosses = (
            one.x0 < gutter < one.x1
            or min(cells[round(one.y)].values()) >= _FEWEST_CELLS
            or _heads_both(segments, at, gutter)
            or (
                bool(bands)
                and bands[-1][1]
                and _hangs_below(segments, at, bands[-1][0][-1], gutter)
            )
        )
        if not bands or bands[-1][1] is not crosses:
            bands.append(([], crosses))
        bands[-1][0].append(one)
    return bands


def _hangs_below(segments: Sequence[Segment], at: int, above: Segment, gutter: float) -> bool:
    """Whether a line goes on with a paragraph or a table over both columns: close below it, in the
    same type, with nothing beside it in the other column."""
    one = segments[at]
    other_side = (
        other
        for other in segments[max(at - 8, 0) : at + 8]
        if (other.x0 < gutter) != (one.x0 < gutter)
    )
    return (
        abs(one.size - above.size) < 0.1 * one.size
        and above.y - one.y < 1.7 * one.size
        and not any(abs(other.y - one.y) < 0.8 * one.size for other in other_side)
    )


def _heads_both(segments: Sequence[Segment], at: int, gutter: float) -> bool:
    """Whether a line in larger type on the left has nothing beside it on the right, where there is
    text both above and below."""
    one = segments[at]
    right = [other for other in segments[max(at - 30, 0) : at + 30] if other.x0 >= gutter]
    if one.x1 > gutter or not right or one.size < 1.15 * max(other.size for other in right):
        return False
    above = min((other.y for other in right if other.y > one.y), default=None)
    below = max((other.y for other in right if other.y <= one.y), default=None)
    if above is None or below is None:
        return False
    return above - one.y > 0.9 * one.size and one.y - below > 0.9 * one.size
