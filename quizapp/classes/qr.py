"""A link as a picture that phones read."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from questions.lazily import Lazy

segno = Lazy("segno")


@lru_cache(maxsize=256)  # drawing one costs as much as the rest of the page of a small class
def qr_svg(link: str) -> Markup:
    """The QR code of a link, black on white as cameras want it, as large as its box."""
    code = segno.make_qr(link, error="m")
    svg = code.svg_inline(dark="#000", light="#fff", border=4, omitsize=True, svgclass="qr")
    return Markup(svg)  # noqa: S704 - made here, of shapes only
