"""The articles that ship with the project, in our own words."""

from __future__ import annotations

from importlib.resources import files

SHIPPED_SLUG = "hip-internal-rotation"
# In the order in which they are offered.
SHIPPED_SLUGS = (SHIPPED_SLUG, "hip-muscles")


def shipped_article(slug: str = SHIPPED_SLUG) -> bytes:
    """The Markdown of a shipped article, byte for byte."""
    return files(__package__).joinpath(f"{slug}.md").read_bytes()
