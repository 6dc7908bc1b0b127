"""Word documents (.docx), which Google Docs, Pages and LibreOffice write as well."""

from __future__ import annotations

from questions.reading.files.isolated import convert
from questions.reading.files.page import Page, write_page
from questions.reading.files.zips import open_zip


def docx_to_page(data: bytes) -> Page:
    """The document as a web page: headings, lists, tables, bold words. Whose name its properties
    have is left: it is that of a computer's owner. Raises UnreadableArticleError."""
    open_zip(data)
    return Page(write_page(str(convert("docx", data))))
