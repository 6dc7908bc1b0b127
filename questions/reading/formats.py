"""Which format a text is in, told by what stands in it."""

from __future__ import annotations

import enum
import re

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|ul|ol)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_CLOSING_TAG = re.compile(r"</(?:html|body|article|main|section|div|p|h[1-6]|ul|ol)\s*>", re.I)
_ATX_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_SETEXT_HEADING = re.compile(r"^\S[^\n]{0,200}\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_INLINE_LINK = re.compile(r"\[[^\[\]\n]{1,300}\]\([^()\s]{1,500}\)")
_BOLD = re.compile(r"(?<![*\w])\*\*[^*\s\n][^*\n]{0,300}\*\*(?!\*)|(?<!\w)__[^_\n]{1,300}__(?!\w)")


class Format(enum.Enum):
    """The formats that the reader knows."""

    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN = "plain"


def detect_format(text: str) -> Format:
    """HTML by its tags, Markdown by its headings, links or bold words, plain text otherwise."""
    if _HTML.search(text) and _CLOSING_TAG.search(text):
        return Format.HTML
    marks = (_ATX_HEADING, _SETEXT_HEADING, _INLINE_LINK, _BOLD)
    if any(mark.search(text) for mark in marks):
        return Format.MARKDOWN
    return Format.PLAIN
