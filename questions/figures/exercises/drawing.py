"""The stored layers of a pose as SVG. Colours are the drawings' custom properties, with fallbacks;
lines of the limb that moves are hatched, so that it stands out in grey print too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

from questions.figures import svg
from questions.figures.exercises.places import DATA

CLOTH_2 = "var(--cloth-2,#55757d)"
HAIR = "var(--hair,#4b3c34)"
MAT = "var(--mat,#ece5d6)"
SHADE = "var(--shade,#d3cab6)"
GEAR = "var(--gear,#2f7d6b)"
GEAR_2 = "var(--gear-2,#5fa692)"
WOOD = "var(--wood,#d8c9ae)"
WOOD_2 = "var(--wood-2,#bfae90)"

_CLOTHES = {"shirt": svg.CLOTH, "shorts": CLOTH_2, "hair": HAIR}
_WOODEN = ("chair", "post", "cushion", "wall")
_GEAR = {
    **{f"{kind}-{axis}": WOOD_2 for kind in _WOODEN for axis in "xy"},
    **{f"{kind}-z": WOOD for kind in _WOODEN},
    "roller-y": GEAR,
    "roller-z": GEAR_2,
    "band-y": GEAR,
}
# The least width of a picture as a share of its height: somebody who stands has room at both sides,
# so that the picture is not too tall for a page.
_LEAST_WIDTH = 0.8
_LINE, _THIN = "3.4", "1.9"
_HATCH = 9


def pose_names() -> tuple[str, ...]:
    """The pairs of poses that were made."""
    return tuple(sorted(path.stem for path in (DATA / "made").glob("*.json")))


@cache
def stored(name: str) -> Mapping[str, Any]:
    """What was made of a pair of poses."""
    made: Mapping[str, Any] = json.loads((DATA / "made" / f"{name}.json").read_text("utf-8"))
    return made


def draw(name: str, moment: str, prefix: str, title: str, words: str) -> str:
    """One picture; `moment` is "start" or "end". Ids begin with the prefix."""
    made = stored(name)
    width, height = made["size"]
    beside = max(0, round((_LEAST_WIDTH * height - width) / 2))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing exercise" '
        f'viewBox="{-beside} 0 {width + 2 * beside} {height}" role="img" '
        f'aria-labelledby="{prefix}-t" aria-describedby="{prefix}-d">'
        f'<title id="{prefix}-t">{escape(title)}</title>'
        f'<desc id="{prefix}-d">{escape(words)}</desc>'
        f"{_hatching(prefix)}{_ground(made, moment)}{_figure(made[moment], prefix)}"
        f"{_arrows(made) if moment == 'end' else ''}</svg>"
    )


def _hatching(prefix: str) -> str:
    stripe = svg.path(f"M0 0v{_HATCH}", stroke=svg.INK, stroke_width="2.3", stroke_opacity="0.75")
    return (
        f'<pattern id="{prefix}-h" width="{_HATCH}" height="{_HATCH}" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path class="lit" fill="{svg.LIT}" d="M0 0h{_HATCH}v{_HATCH}H0z"/>{stripe}</pattern>'
    )


def _ground(made: Mapping[str, Any], moment: str) -> str:
    mat = svg.path(made["mat"], "mat", fill=MAT, stroke=SHADE, stroke_width="2")
    shade = svg.path(made[moment].get("shade", ""), "shade", fill=SHADE)
    return mat + shade + (_ghost(made) if moment == "end" and "ghost" in made else "")


def _ghost(made: Mapping[str, Any]) -> str:
    return svg.path(
        made["ghost"],
        "ghost",
        fill=svg.SURFACE,
        fill_opacity="0.5",
        stroke=svg.SOFT,
        stroke_width="2.4",
        stroke_dasharray="7 6",
    )


def _figure(layers: Mapping[str, str], prefix: str) -> str:
    """The person, then equipment: no layer covers what is seen of another."""
    parts = svg.path(layers["skin"], "skin", fill=svg.SKIN, stroke_width=_LINE)
    parts += "".join(
        svg.path(layers[name], name, fill=colour, stroke_width=_THIN)
        for name, colour in _CLOTHES.items()
        if name in layers
    )
    if "far" in layers:
        parts += svg.path(layers["far"], "far", fill=svg.INK, fill_opacity="0.16", stroke="none")
    if "moves" in layers:
        parts += svg.path(layers["moves"], "moves", fill=f"url(#{prefix}-h)", stroke_width=_THIN)
    parts += "".join(
        svg.path(layers[name], name, fill=colour, stroke_width="1.9")
        for name, colour in _GEAR.items()
        if name in layers
    )
    if "hidden" in layers:
        parts += svg.path(
            layers["hidden"], "rim", fill="none", stroke=svg.SURFACE, stroke_width="8"
        )
        parts += svg.path(
            layers["hidden"],
            "hidden",
            fill="none",
            stroke=GEAR,
            stroke_width="5",
            stroke_dasharray="4 7",
        )
    if "folds" in layers:
        parts += svg.path(layers["folds"], "folds", fill="none", stroke_width="2.7")
    if "face" in layers:
        parts += svg.path(layers["face"], "face", fill="none", stroke_width="4.5")
    return svg.group(parts, stroke=svg.INK, stroke_linejoin="round", stroke_linecap="round")


def _arrows(made: Mapping[str, Any]) -> str:
    """Lines with heads, on a rim in the colour of the page."""
    if not made["arrows"]:
        return ""
    d = "".join(made["arrows"])
    line = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    return svg.path(d, "rim", stroke=svg.SURFACE, stroke_width="12", **line) + svg.path(
        d, "arrow", stroke=svg.RAY, stroke_width="6.5", **line
    )
