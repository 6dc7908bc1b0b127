"""What each of these modules makes of a file: a web page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

MAX_PAGE_BYTES = 8_000_000  # of markup; what of it is text may be as long as any text


@dataclass(frozen=True, slots=True)
class Page:
    """A file's text as HTML. `notes` are sentences on what of the file was read otherwise than it
    may have been meant."""

    html: str
    notes: tuple[str, ...] = ()


def write_page(body: str, *, title: str = "", author: str = "") -> str:
    """A whole page around this body."""
    return (
        f'<html><head><title>{escape(title)}</title><meta name="author" content="{escape(author)}">'
        f"</head><body>{body}</body></html>"
    )
