"""Marks of footnotes and sources in a page: small raised figures, arrows that lead back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from questions.lazily import Lazy

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Lazy("lxml.etree")


_MARK = re.compile(
    r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3})(?:\s?[,;–-]\s?(?:\d{1,3}|[a-z])){0,12}[\])]?"
)
_BACK = frozenset(("↑", "^", "↩", "↩︎", "⤴", "↵"))
_MAX_LENGTH = 60
# What a figure may be raised above because it is squared, or counted: "cm²", "10³".
_UNITS = frozenset(("mm", "cm", "dm", "km", "in", "ft", "kg", "m", "s"))
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_ENDS = tuple(".,;:!?)]”’\"'%")


def is_note_mark(element: etree._Element) -> bool:
    """Whether an element only leads to a note or back from one."""
    if element.tag not in ("a", "sup"):
        return False
    text = _short_text(element)
    if element.tag == "a":
        return text in _BACK
    if not _MARK.fullmatch(text):
        return False
    before = _text_before(element).rstrip()
    if element.find(".//a") is not None or text[:1] == "[":
        return True
    word = _LAST_WORD.search(before)
    return before.endswith(_ENDS) or (word is not None and word[0].lower() not in _UNITS)


def _short_text(element: etree._Element) -> str:
    """The element's words, or nothing where they are longer than any mark."""
    text = ""
    for piece in element.itertext():
        text += piece[: _MAX_LENGTH + 1]
        if len(text) > _MAX_LENGTH:
            return ""
    return text.strip()


def _text_before(element: etree._Element) -> str:
    """The words right before an element, inside its parent or before that."""
    while element is not None:
        previous = element.getprevious()
        text = previous.tail if previous is not None else _opening(element)
        if text and text.strip():
            return str(text)[-_MAX_LENGTH:]
        if previous is not None:
            if inside := _short_text(previous):
                return inside
            element = previous
        else:
            element = element.getparent()
            if element is None or element.tag in ("p", "li", "td", "th", "div", "body"):
                return ""
    return ""


def _opening(element: etree._Element) -> str:
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""
