"""Writing SVG: numbers, points, paths, texts and the document around them.

Colours are custom properties with fallbacks, so that a page themes a drawing and a file on its own
still has its colours. No style attribute and no style element: the pages' policy forbids them.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import ceil

from questions.figures.plane import Point

INK = "var(--ink,#1a2326)"
SOFT = "var(--soft,#56605f)"
SURFACE = "var(--surface,#fff)"
BONE = "var(--bone,#f2e7cf)"
SKIN = "var(--skin,#e2c4a4)"
CLOTH = "var(--cloth,#8fb3bb)"
FLESH = "var(--flesh,#bf5347)"
GRISTLE = "var(--gristle,#9cc3d3)"
LIT = "var(--lit,#f09a12)"
RAY = "var(--ray,#1d5fa8)"
RAY_2 = "var(--ray-2,#8a2f8f)"

# In measures of a drawing: how wide a letter of a label is, how high its middle is above the line
# it stands on, and the gap beside it.
_LETTER, _MIDDLE, _GAP = 0.17, 0.08, 0.06
# Drawings are made in units of their own; this many units of a drawing go to one of its measures.
UNIT = 100
# A page 390 px wide leaves this for a figure, and this for a choice among drawings: see
# static/css/app.css.
FIGURE_WIDTH, FIGURE_HEIGHT, OPTION_WIDTH = 332, 384, 156
# The least size of a word on such a page, in px, with a little to spare over 12. In a choice the
# only word is that it is schematic.
_LEGIBLE, _LEGIBLE_OPTION = 12.5, 9.5
# Words have a rim in the colour of the page, as wide as this share of their size.
_RIM = 0.24


@dataclass(frozen=True, slots=True)
class Box:
    """What part of the plane is seen, in the drawing's measure, y up."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        return (self.right - self.left) * UNIT

    @property
    def height(self) -> float:
        return (self.top - self.bottom) * UNIT


def text_size(box: Box, *, is_option: bool = False) -> float:
    """The size in units at which words can still be read on a phone."""
    if is_option:
        return ceil(_LEGIBLE_OPTION * box.width / OPTION_WIDTH)
    return ceil(_LEGIBLE * max(box.width / FIGURE_WIDTH, box.height / FIGURE_HEIGHT))


def number(value: float, places: int = 1) -> str:
    """A length in units, to a tenth unless more places are wanted."""
    return f"{round(value * UNIT, places) + 0:g}"  # + 0: no minus before a zero


def at(point: Point, places: int = 1) -> str:
    """A point of the plane as SVG has it, y down."""
    return f"{number(point.x, places)} {number(-point.y, places)}"


def move(point: Point, places: int = 1) -> str:
    return f"M{at(point, places)}"


def lines(*points: Point) -> str:
    return "".join(f"L{at(point)}" for point in points)


def quadratic(by: Point, to: Point) -> str:
    return f"Q{at(by)} {at(to)}"


def cubic(first: Point, second: Point, to: Point, places: int = 1) -> str:
    return f"C{at(first, places)} {at(second, places)} {at(to, places)}"


def arc(radius: float, to: Point, *, large: bool = False, clockwise: bool = False) -> str:
    """Part of a circle to a point; clockwise as seen on the page."""
    size = number(radius)
    return f"A{size} {size} 0 {large:d} {clockwise:d} {at(to)}"


def path(d: str, part: str = "", **attributes: str) -> str:
    return f'<path{_attributes(part, attributes)} d="{d}"/>'


def circle(centre: Point, radius: float, part: str = "", **attributes: str) -> str:
    cx, cy = number(centre.x), number(-centre.y)
    return f'<circle{_attributes(part, attributes)} cx="{cx}" cy="{cy}" r="{number(radius)}"/>'


def group(content: str, part: str = "", **attributes: str) -> str:
    return f"<g{_attributes(part, attributes)}>{content}</g>"


def rotation(angle: float) -> str:
    """A turn about the origin as a transform; the angle is counter-clockwise on the page."""
    return f"rotate({-angle:g})"


def text(place: Point, words: str, part: str = "", **attributes: str) -> str:
    """Words with a rim in the colour of the page, so that they read across lines."""
    x, y = number(place.x), number(-place.y)
    return f'<text{_attributes(part, attributes)} x="{x}" y="{y}">{escape(words)}</text>'


def texts(content: str, size: float) -> str:
    """What all texts of a drawing have in common; `size` in units."""
    return group(
        content,
        font_size=f"{size:g}",
        font_family="system-ui,sans-serif",
        fill=INK,
        stroke=SURFACE,
        stroke_width=f"{_RIM * size:.0f}",
        paint_order="stroke",
        stroke_linejoin="round",
    )


def led(words: str, place: Point, to: Point, *, end: bool = False) -> str:
    """A label with a leader line to the thing it names; `end` where the words end at the place. The
    line starts at the end of the words that is nearer to the thing."""
    width = _LETTER * len(words)
    left = place.x - width if end else place.x
    is_before = to.x < left + width / 2
    start = Point(left - _GAP if is_before else left + width + _GAP, place.y + _MIDDLE)
    anchor = {"text_anchor": "end"} if end else {}
    line = path(move(start) + lines(to), stroke=SOFT, stroke_width="2", fill="none")
    return line + circle(to, 0.035, fill=SOFT, stroke="none") + text(place, words, **anchor)


def document(name: str, prefix: str, title: str, description: str, box: Box, content: str) -> str:
    """The drawing with its alternative text. `prefix` makes its ids unique on a page."""
    left, top = number(box.left), number(-box.top)
    width, height = (f"{round(size, 1):g}" for size in (box.width, box.height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing {name}" '
        f'viewBox="{left} {top} {width} {height}" role="img" '
        f'aria-labelledby="{prefix}-t" aria-describedby="{prefix}-d">'
        f'<title id="{prefix}-t">{escape(title)}</title>'
        f'<desc id="{prefix}-d">{escape(description)}</desc>{content}</svg>'
    )


def schematic(place: Point, *, end: bool = False) -> str:
    """Says in the drawing what it is; `end` where the word ends at the place."""
    anchor = {"text_anchor": "end"} if end else {}
    return text(place, "schematic", fill=SOFT, font_style="italic", **anchor)


def corner(box: Box) -> Point:
    """Where words stand in the lower left corner."""
    return Point(box.left + 0.12, box.bottom + 0.12)


def _attributes(part: str, attributes: dict[str, str]) -> str:
    named = {"class": part, **attributes} if part else attributes
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in named.items())
