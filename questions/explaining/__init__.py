"""What patients are told of an article in plain words: short screens with drawings, signs that call
for a doctor, and what it says of stopping. Of an article without such facts nothing is told."""

from questions.explaining.advice import Advice, advice, signs
from questions.explaining.screens import Illustration, Screen, screens
from questions.explaining.sentences import Sentence

__all__ = ["Advice", "Illustration", "Screen", "Sentence", "advice", "screens", "signs"]
