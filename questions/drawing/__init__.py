"""Drawing a quiz from a pool: which items, and in which order their options stand."""

from questions.drawing.arrange import Drawn, arrange
from questions.drawing.draw import draw

__all__ = ["Drawn", "arrange", "draw"]
