"""The article that ships with the project, in our own words."""

from __future__ import annotations

from importlib.resources import files

SHIPPED_SLUG = "hip-internal-rotation"


def shipped_article() -> bytes:
    """The Markdown of the shipped article, byte for byte."""
    return files(__package__).joinpath(f"{SHIPPED_SLUG}.md").read_bytes()
