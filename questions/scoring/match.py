"""Premises matched with responses: scored as things put into groups."""

from __future__ import annotations

from questions.scoring.classify import (
    corrected_for_chance,
    count_open,
    guess_score,
    parse,
    score,
)

__all__ = ["corrected_for_chance", "count_open", "guess_score", "parse", "score"]
