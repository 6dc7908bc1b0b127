"""What belongs to pages and not to their text: running heads, feet and page numbers, told by coming
back at the same place of several pages, and the lines of a table of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from questions.reading.files.pdf_lines import PdfPage, Segment
from questions.reading.labels import is_labelled

_EDGE = 3  # lines at the top and at the bottom of a page that may be its head and foot
_SAME_PLACE = 6.0  # points
_SHARE = 0.4  # of the pages; heads of left and right pages differ
_MARGIN = 0.12  # of the page's height, in which a lone number counts the pages
# Of the size of the type: what stands off by more is no line of the text.
_STANDS_OFF = 1.5
_NUMBER = re.compile(r"\d+|\b[ivxl]{1,6}\b", re.IGNORECASE)
_LONE_NUMBER = re.compile(
    r"(?:page )?(?:\d{1,3}|[ivxl]{1,6})(?: ?(?:of|/) ?\d{1,3})?", re.IGNORECASE
)
_CONTENTS = re.compile(r"(?:\.{5,}|(?:\. ){4,}\.?)\s*(?:\d{1,3}|[ivxl]{1,6})$")

_Line = list[Segment]


def split_running(
    pages: Sequence[Sequence[Segment]], sizes: Sequence[PdfPage]
) -> tuple[list[list[Segment]], list[str]]:
    """The pages without what runs over them, and each running line once, in order."""
    lines = [[list(group) for _, group in groupby(page, key=_level)] for page in pages]
    seen = Counter(
        key
        for page in lines
        for key in {_key(one) for line in (*page[:_EDGE], *page[-_EDGE:]) for one in line}
    )
    needed = max(2, round(_SHARE * len(pages)))
    recurring = {key for key, times in seen.items() if times >= needed}
    bodies: list[list[Segment]] = []
    running: dict[str, None] = {}
    for page, size in zip(lines, sizes, strict=True):
        first = _running_lines(page, size, recurring)
        last = len(page) - _running_lines(page[:first:-1], size, recurring)
        body = [one for line in page[first:last] for one in line if not _CONTENTS.search(one.text)]
        kept = {id(one) for one in body}
        running |= {one.text: None for line in page for one in line if id(one) not in kept}
        bodies.append(body)
    return bodies, list(running)


def _level(one: Segment) -> int:
    return round(one.y)


def _key(one: Segment) -> tuple[str, int]:
    return _NUMBER.sub("#", one.text.lower()), round(one.y / _SAME_PLACE)


def _running_lines(page: Sequence[_Line], size: PdfPage, recurring: set[tuple[str, int]]) -> int:
    """How many of the lines, from an edge of the page inwards, run over the pages."""
    count = 0
    while count < min(_EDGE, len(page)) and all(
        (_key(one) in recurring and not is_labelled(one.text)) or _counts(one, size)
        for one in page[count]
    ):
        count += 1
    while count and count < len(page) and not _stands_off(page[count - 1][0], page[count][0]):
        count -= 1
    return count


def _stands_off(edge: Segment, inner: Segment) -> bool:
    is_apart = abs(edge.y - inner.y) > _STANDS_OFF * max(edge.size, inner.size)
    return is_apart or abs(edge.size - inner.size) > 0.05 * inner.size


def _counts(one: Segment, size: PdfPage) -> bool:
    """Whether a lone number in the margin counts the pages."""
    is_outer = not _MARGIN * size.height < one.y < (1 - _MARGIN) * size.height
    return is_outer and _LONE_NUMBER.fullmatch(one.text.strip("-–— ")) is not None
