"""The front door: an article in; facts, items, scores out. Knows no web and no database."""

from questions.drawing import Drawn, draw
from questions.facts import extract
from questions.items import (
    activities,
    bank_to_json,
    explain,
    generate,
    item_from_json,
    item_to_json,
    public_view,
)
from questions.reading import read
from questions.scoring import InvalidResponseError, guess_score, parse, score
from questions.sound import sound_bank

__all__ = [
    "Drawn",
    "InvalidResponseError",
    "activities",
    "bank_to_json",
    "draw",
    "explain",
    "extract",
    "generate",
    "guess_score",
    "item_from_json",
    "item_to_json",
    "parse",
    "public_view",
    "read",
    "score",
    "sound_bank",
]
