"""Labels that writers put before a part of an exercise: "Reps: 10"."""

from __future__ import annotations

from functools import cache

from questions.lexicon import table


def is_label(text: str) -> bool:
    """Whether the words are such a label, whatever their capitals."""
    return text.strip().lower().replace("’", "'") in _labels()


def is_labelled(text: str) -> bool:
    """Whether a short line gives one part of an exercise ("Reps: 10")."""
    label, colon, _ = text.partition(":")
    return bool(colon) and is_label(label)


@cache
def _labels() -> frozenset[str]:
    names = table("exercises")["labels"].values()
    return frozenset(one.replace("’", "'") for several in names for one in several)
