"""PDF with text: what is drawn on its pages, put back into reading order."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import Any

from questions.reading.errors import UnreadableArticleError
from questions.reading.files.isolated import convert
from questions.reading.files.page import Page, write_page
from questions.reading.files.pdf_blocks import write_blocks
from questions.reading.files.pdf_columns import Flow, order_page
from questions.reading.files.pdf_lines import PdfPage, Run, segments
from questions.reading.files.pdf_running import split_running

_MAX_LOST = 0.1  # of all letters; with more of them lost nobody can make out the words
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


def pdf_to_page(data: bytes) -> Page:
    """The PDF's text as a web page: columns one after the other, larger type as headings, what is
    repeated at the edges of pages set apart. Raises UnreadableArticleError."""
    pages = [_page(one) for one in convert("pdf", data)["pages"]]
    _check_text(pages)
    segmented = [segments(page) for page in pages]
    bodies, running = split_running(segmented, pages)
    flows: list[Flow] = []
    for body, page in zip(bodies, pages, strict=True):
        flows.extend(order_page(body, page.level))
    aside = "".join(f"<aside>{escape(line)}</aside>" for line in running)
    return Page(write_page(write_blocks(flows) + aside), _notes(pages))


def _page(drawn: dict[str, Any]) -> PdfPage:
    runs = tuple(
        Run(_letters(text), x0, x1, y, size, bold)
        for text, x0, x1, y, size, bold in drawn["runs"]
        if text.strip() and size > 1
    )
    level, upright, dots = (
        tuple((float(a), float(b), float(c)) for a, b, c in drawn[kind])
        for kind in ("level", "upright", "dots")
    )
    width, height = float(drawn["width"]), float(drawn["height"])
    return PdfPage(width, height, runs, int(drawn["pictures"]), level, upright, dots)


def _letters(text: str) -> str:
    return "".join(_LIGATURES.get(char, char) for char in text)


def _check_text(pages: list[PdfPage]) -> None:
    text = "".join(run.text for page in pages for run in page.runs)
    if not any(char.isalpha() for char in text):
        raise UnreadableArticleError(
            "This PDF holds pictures of pages and no text. Run text recognition over it and try"
            " again."
        )
    if text.count("\ufffd") > _MAX_LOST * len(text):
        raise UnreadableArticleError(
            "This PDF does not say which letters its text is made of. Save the article as .docx and"
            " try again."
        )


def _notes(pages: list[PdfPage]) -> tuple[str, ...]:
    bare = [str(at) for at, page in enumerate(pages, 1) if page.pictures and not page.runs]
    if not bare:
        return ()
    return (f"These pages are pictures and could not be read: {', '.join(bare)}.",)
