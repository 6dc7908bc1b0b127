"""Which parts of a web page are its article, told by elements, roles, names and weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.lexicon import table

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Lazy("lxml.etree")


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_MAX_NAME = 300


@dataclass(frozen=True, slots=True)
class Weights:
    """For each element, in the order in which the page opens them: how much text it holds, and
    whether it holds a first-level heading."""

    text: list[int]
    has_title: list[bool]


def weigh(root: etree._Element) -> Weights:
    """The weight of each element of the page."""
    text: list[int] = []
    has_title: list[bool] = []
    open_at: list[int] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            open_at.append(len(text))
            text.append(0 if is_unread(element) else len((element.text or "").strip()))
            has_title.append(element.tag == "h1")
            continue
        at = open_at.pop()
        if open_at:
            above = open_at[-1]
            text[above] += text[at] + len((element.tail or "").strip())
            has_title[above] = has_title[above] or has_title[at]
    return Weights(text, has_title)


def is_unread(element: etree._Element) -> bool:
    """Whether nothing inside an element is text for readers."""
    return element.tag in _words("unread")


def is_main(element: etree._Element, weight: int, total: int) -> bool:
    """Whether an element is the one that holds the article: marked so, and most of the text."""
    is_marked = element.tag in ("main", "article") or element.get("role") in ("main", "article")
    return (is_marked or element.get("itemprop") == "articleBody") and 2 * weight > total


def is_set_apart(
    element: etree._Element, *, weight: int, total: int, has_title: bool, in_main: bool
) -> bool:
    """Whether the page itself says that an element is no part of its article.

    What holds most of the text is the article, whatever it is called: old pages wrap everything
    in a form, and themes name the body after its sidebar.
    """
    if _is_hidden(element):
        return True
    if 2 * weight > total:
        return False
    if element.tag in _words("set_apart") or element.get("role") in _words("roles"):
        return True
    if element.tag in ("header", "form"):
        return not has_title and not in_main
    return not has_title and _is_named_so(element)


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style") or ""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN_STYLE.search(style[:_MAX_NAME]) is not None
    )


def _is_named_so(element: etree._Element) -> bool:
    if element.tag in ("html", "body", "main", "article", "table", "tr", "td"):
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:_MAX_NAME]
    for name in named.replace("_", "-").split():
        words = _CAMEL.sub("-", name).lower()
        parts = words.split("-")
        # "has-sidebar" and "no-sidebar" tell of a layout; the sidebar itself is called otherwise.
        if parts[0] in ("has", "no", "with", "without", "not"):
            continue
        if words in _words("names") or _words("names").intersection(parts):
            return True
    return False


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("furniture")["page"][name])
