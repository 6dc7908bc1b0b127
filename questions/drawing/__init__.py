"""Drawing a quiz from a pool: which items, in which order, and how their options stand."""

from questions.drawing.arrange import Drawn, arrange
from questions.drawing.cards import Deck
from questions.drawing.covering import draw_for
from questions.drawing.draw import draw, draw_same

__all__ = ["Deck", "Drawn", "arrange", "draw", "draw_for", "draw_same"]
