"""Which format a text is in, told by what stands in it."""

from __future__ import annotations

import enum
import re

from questions.reading.front_matter import read_front_matter
from questions.reading.wiki import is_wiki

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|ul|ol)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_CLOSING_TAG = re.compile(r"</(?:html|body|article|main|section|div|p|h[1-6]|ul|ol)\s*>", re.I)
_ATX_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_SETEXT_HEADING = re.compile(r"^\S[^\n]{0,200}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n[^\n]{0,1000}:")
_INLINE_LINK = re.compile(r"\[[^\[\]\n]{1,300}\]\([^()\s]{1,500}\)")
_BOLD = re.compile(r"(?<![*\w])\*\*[^*\s\n][^*\n]{0,300}\*\*(?!\*)|(?<!\w)__[^_\n]{1,300}__(?!\w)")


_PAGE = re.compile(r"\s*(?:<\?xml[^<>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I)
# A page of an encyclopedia copied as text, in which "# " counts the entries of a list.
_COPIED = re.compile(r"^[^\n\[]{1,100}\[edit(?: source)?\][ \t]*$", re.MULTILINE)
_LIST_ENTRY = re.compile(r"^ {0,3}(?:[-*+]|\d{1,2}[.)])[ \t]+\S", re.MULTILINE)


class Format(enum.Enum):
    """The formats that the reader knows."""

    HTML = "html"
    MARKDOWN = "markdown"
    WIKI = "wiki"
    PLAIN = "plain"


def detect_format(text: str) -> Format:
    """HTML by its tags, wiki text by its headings, Markdown by its headings, links or bold words,
    plain text otherwise. A few tags in Markdown do not make it a web page, and what says at its
    head that it was cleaned is Markdown whatever stands in it."""
    if read_front_matter(text).is_cleaned:
        return Format.MARKDOWN
    if _PAGE.match(text) or (_HTML.search(text) and _CLOSING_TAG.search(text)):
        headings = len(_ATX_HEADING.findall(text))
        tags = len(_CLOSING_TAG.findall(text))
        if _PAGE.match(text) or tags > headings + len(_LIST_ENTRY.findall(text)):
            return Format.HTML
    if is_wiki(text):
        return Format.WIKI
    if _COPIED.search(text):
        return Format.PLAIN
    marks = (_ATX_HEADING, _SETEXT_HEADING, _INLINE_LINK, _BOLD, _FRONT_MATTER)
    if any(mark.search(text) for mark in marks):
        return Format.MARKDOWN
    return Format.PLAIN
