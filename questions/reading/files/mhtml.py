"""Saved web pages in one file (.mhtml, .mht), which is an e-mail with the page and its pictures."""

from __future__ import annotations

import email
from email.message import Message

from questions.reading.decoding import decode
from questions.reading.errors import DamagedFileError, UnreadableArticleError
from questions.reading.files.page import MAX_PAGE_BYTES, Page

# A page, its frames and pictures lie side by side; parts in parts many deep are made to hurt.
_MOST_MULTIPARTS = 20
_MOST_BOUNDARIES = 5_000


def mhtml_to_page(data: bytes) -> Page:
    """The page that was saved. Raises UnreadableArticleError."""
    if data.count(b"ultipart/") > _MOST_MULTIPARTS or data.count(b"\n--") > _MOST_BOUNDARIES:
        raise UnreadableArticleError("The saved page has too many parts to be read.")
    try:
        part = _main_part(email.message_from_bytes(data))
        content = part.get_payload(decode=True) if part else None
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        raise DamagedFileError from None
    if part is None or not isinstance(content, bytes):
        raise UnreadableArticleError("No text of an article was found in this file.")
    decoded = decode(content, named=part.get_content_charset() or "", most=MAX_PAGE_BYTES)
    return Page(decoded.text, decoded.notes)


def _main_part(message: Message) -> Message | None:
    """The part that the file says it begins with, or its first page."""
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    start = message.get_param("start")
    named = (part for part in pages if start and part.get("Content-ID") == start)
    return next(named, pages[0] if pages else None)
