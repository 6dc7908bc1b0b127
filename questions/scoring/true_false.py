"""True or false: scored as a single choice; with a correction asked for, half for each."""

from __future__ import annotations

from questions.scoring.single_choice import count_open, guess_score, parse, score

__all__ = ["count_open", "guess_score", "parse", "score", "with_correction"]


def with_correction(*, verdict_is_right: bool, correction_is_right: bool) -> float:
    """Half a mark for the verdict and half for the correction, each by itself."""
    return (verdict_is_right + correction_is_right) / 2
