"""What belongs to pages and not to their text: running heads, feet and page numbers, told by coming
back at the same place of several pages, and the lines of a table of contents."""

from __future__ import annotations

import re
from collections import Counter

from questions.reading.files.pdf_lines import PdfPage, Segment
from questions.reading.labels import is_labelled

_EDGE = 3  # lines at the top and at the bottom of a page that may be its head and foot
_SAME_PLACE = 6.0  # points
_SHARE = 0.4  # of the pages; heads of left and right pages differ
_MARGIN = 0.12  # of the page's height, in which a lone number counts the pages
_NUMBER = re.compile(r"\d+|\b[ivxl]{1,6}\b", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"(?:page )?(?:\d{1,3}|[ivxl]{1,6})(?: (?:of|/) \d{1,3})?", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:\.{5,}|(?:\. ){4,}\.?)\s*(?:\d{1,3}|[ivxl]{1,6})$")


def split_running(
    pages: list[list[Segment]], sizes: list[PdfPage]
) -> tuple[list[list[Segment]], list[str]]:
    """The pages without what runs over them, and each running line once, in order."""
    seen = Counter(key for page in pages for key in {_key(one) for one in _edges(page)})
    needed = max(2, round(_SHARE * len(pages)))
    bodies: list[list[Segment]] = []
    running: dict[str, None] = {}
    for page, size in zip(pages, sizes, strict=True):
        edges = {id(one) for one in _edges(page)}
        body = []
        for one in page:
            is_recurring = id(one) in edges and seen[_key(one)] >= needed
            is_running = is_recurring and not is_labelled(one.text)
            if is_running or _is_page_number(one, size, edges) or _CONTENTS.search(one.text):
                running[one.text] = None
            else:
                body.append(one)
        bodies.append(body)
    return bodies, list(running)


def _edges(page: list[Segment]) -> list[Segment]:
    """The segments on the outermost lines."""
    levels = sorted({round(one.y) for one in page})
    outer = {*levels[:_EDGE], *levels[-_EDGE:]}
    return [one for one in page if round(one.y) in outer]


def _key(one: Segment) -> tuple[str, int]:
    return _NUMBER.sub("#", one.text.lower()), round(one.y / _SAME_PLACE)


def _is_page_number(one: Segment, size: PdfPage, edges: set[int]) -> bool:
    is_outer = not _MARGIN * size.height < one.y < (1 - _MARGIN) * size.height
    return (
        id(one) in edges and is_outer and _LONE_NUMBER.fullmatch(one.text.strip("-–— ")) is not None
    )
