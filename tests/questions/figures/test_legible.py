"""Words in a drawing can be read on a page 390 px wide, by the drawing's box and the pages' CSS."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from questions.figures import Look, draw, svg
from tests.for_each import for_each
from tests.questions.figures import measuring
from tests.questions.figures.test_figures import SCENES

_PARTS = (Path(__file__).parents[3] / "static" / "css" / "parts").glob("*.css")
_CSS = "\n".join(one.read_text(encoding="utf-8") for one in sorted(_PARTS))
_PAGE, _REM, _BORDER = 390, 16, 1
_LEAST = 12


def _rem(selector: str, rule: str) -> float:
    """The last length in rem of a rule in a block of the stylesheet."""
    block = re.search(rf"^{re.escape(selector)} {{(.*?)}}", _CSS, re.MULTILINE | re.DOTALL)
    assert block is not None
    told = re.search(rf"{rule}:[^;]*?([\d.]+)rem[^\d;]*;", block[1])
    assert told is not None
    return float(told[1]) * _REM


def _page_width() -> float:
    """Between the margins of a page."""
    margin = re.search(r"padding: clamp\([^)]*\) ([\d.]+)rem", _CSS)
    assert margin is not None
    return _PAGE - 2 * float(margin[1]) * _REM


def _shown(drawing: str) -> float:
    """Pixels for a unit of a drawing in a figure."""
    _, _, width, height = map(float, measuring.parsed(drawing).get("viewBox", "").split())
    across = _page_width() - 2 * (_rem(".figure", "padding") + _BORDER)
    return min(across / width, _rem(".figure svg", "max-height") / height)


def _sizes(drawing: str) -> list[float]:
    root = measuring.parsed(drawing)
    return [float(found) for one in root.iter() if (found := one.get("font-size"))]


def test_the_stylesheet_leaves_what_the_drawings_reckon_with():
    across = _page_width()
    assert across - 2 * (_rem(".figure", "padding") + _BORDER) == svg.FIGURE_WIDTH
    assert _rem(".figure svg", "max-height") == svg.FIGURE_HEIGHT
    gap = 0.65 * _REM
    option = (across - gap) / 2 - 2 * (_rem(".drawn .option", "padding") + _BORDER)
    assert option == pytest.approx(svg.OPTION_WIDTH, abs=0.5)


@for_each("scene", SCENES)
@for_each("look", [Look(labelled=True), Look(explained=True)])
def test_no_word_of_a_figure_is_under_12_px(scene, look):
    drawing = draw(scene, "p", look)
    assert min(_sizes(drawing)) * _shown(drawing) >= _LEAST


@for_each("scene", [one for one in SCENES if type(one).__name__ in ("Hip", "Posture")])
def test_of_drawings_to_choose_from_no_word_decides(scene):
    assert measuring.words(draw(scene, "p")) == "schematic"
