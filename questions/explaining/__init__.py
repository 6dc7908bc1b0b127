"""What an article's readers who are patients are told in plain words: short screens with drawings,
signs that call for a doctor, and what the article says of stopping. Of an article without such facts
nothing is told."""

from questions.explaining.advice import Advice, advice
from questions.explaining.screens import Illustration, Screen, Sentence, screens

__all__ = ["Advice", "Illustration", "Screen", "Sentence", "advice", "screens"]
