"""The front door: an article in; facts, items, scores out. Knows no web and no database."""

from typing import TYPE_CHECKING

from questions.drawing import Drawn, draw
from questions.items import (
    activities,
    bank_to_json,
    explain,
    item_from_json,
    item_to_json,
    public_view,
)
from questions.lazily import late
from questions.scoring import InvalidResponseError, guess_score, parse, score

if TYPE_CHECKING:
    from questions.facts import extract
    from questions.items import generate
    from questions.reading import read
    from questions.sound import sound_bank
else:
    # Who answers questions makes none.
    __getattr__ = late(
        __name__,
        {
            "extract": "questions.facts.pipeline",
            "generate": "questions.items.bank",
            "read": "questions.reading.pipeline",
            "sound_bank": "questions.sound",
        },
    )

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
