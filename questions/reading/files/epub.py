"""E-books (EPUB): the chapters in the order of the book, as one page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from questions.lazily import Lazy
from questions.reading.decoding import decode
from questions.reading.errors import DamagedFileError, UnreadableArticleError
from questions.reading.files.page import MAX_PAGE_BYTES, Page, write_page
from questions.reading.files.zips import Zip, open_zip

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Lazy("lxml.etree")


_MOST_CHAPTERS = 2_000
_PAGES = ("application/xhtml+xml", "text/html")
_PARSER_SETTINGS = {"resolve_entities": False, "no_network": True, "load_dtd": False}


def epub_to_page(data: bytes) -> Page:
    """The book's chapters without its covers and contents. Raises UnreadableArticleError."""
    packed = open_zip(data)
    book_at, book = _book(packed)
    locked = _locked(packed)
    bodies = []
    notes: tuple[str, ...] = ()
    for name in _chapters(book, posixpath.dirname(book_at)):
        if name in locked:
            raise UnreadableArticleError(
                "The book is protected against copying, so that its text cannot be read."
            )
        if name not in packed:
            continue
        decoded = decode(packed.read(name), most=MAX_PAGE_BYTES)
        bodies.append(_body(decoded.text))
        notes += tuple(note for note in decoded.notes if note not in notes)
    title, author = _told(book, "title"), _told(book, "creator")
    return Page(write_page("".join(bodies), title=title, author=author), notes)


def _book(packed: Zip) -> tuple[str, etree._Element]:
    container = _xml(packed.read("META-INF/container.xml"))
    for root in _all(container, "rootfile"):
        path = unquote(root.get("full-path") or "")
        return path, _xml(packed.read(path))
    raise DamagedFileError


def _chapters(book: etree._Element, folder: str) -> Iterator[str]:
    """The names of the chapters' files; the book's own table of contents is none."""
    files = {one.get("id"): one for one in _all(book, "item")}
    spine = [one for one in _all(book, "itemref") if one.get("linear") != "no"]
    for entry in spine[:_MOST_CHAPTERS]:
        item = files.get(entry.get("idref"))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        if "nav" not in (item.get("properties") or "").split():
            name = posixpath.join(folder, unquote(item.get("href") or ""))
            yield posixpath.normpath(name)


def _locked(packed: Zip) -> frozenset[str]:
    """The files that are encrypted; many books have fonts among them, which nobody needs."""
    name = "META-INF/encryption.xml"
    if name not in packed:
        return frozenset()
    references = _all(_xml(packed.read(name)), "CipherReference")
    return frozenset(unquote(one.get("URI") or "") for one in references)


def _body(chapter: str) -> str:
    """What stands between a chapter's body tags, as it is written."""
    lowered = chapter.lower()
    start = lowered.find("<body")
    start = lowered.find(">", start) + 1 if start >= 0 else 0
    end = lowered.rfind("</body")
    return f"<section>{chapter[start : end if end > start else None]}</section>"


def _told(book: etree._Element, name: str) -> str:
    return next((" ".join((one.text or "").split()) for one in _all(book, name)), "")


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{{*}}{name}"))


def _xml(data: bytes) -> etree._Element:
    try:
        root = etree.fromstring(data, etree.XMLParser(**_PARSER_SETTINGS))
    except (etree.XMLSyntaxError, ValueError):
        raise DamagedFileError from None
    if root is None:
        raise DamagedFileError
    return root
