"""Labels that writers put before a part of an exercise: "Reps: 10"."""

from __future__ import annotations

import re
from functools import cache

from questions.lexicon import table

_LABEL_END = re.compile(r"(:|\?)\s*")


def is_label(text: str) -> bool:
    """Whether the words are such a label, whatever their capitals."""
    return text.strip().lower().replace("’", "'") in _labels()


def label_kind(text: str) -> str:
    """Which part of an exercise a label announces, or nothing."""
    return _labels().get(text.strip(" :.-–—").replace("’", "'").lower(), "")


def is_labelled(text: str) -> bool:
    """Whether a short line gives one part of an exercise ("Reps: 10", "How often? Daily") rather
    than its name ("Exercise: Heel slide")."""
    label, mark, told = _LABEL_END.split(text, maxsplit=1) if _LABEL_END.search(text) else ("",) * 3
    if not mark or not is_label(label):
        return False
    first = told.split(" ", 1)[0].lower().strip(".,;")
    return not (label.lower() == "exercise" and first) or first in table("verbs")["imperative"]


@cache
def _labels() -> dict[str, str]:
    names = table("exercises")["labels"]
    return {one.replace("’", "'"): kind for kind, several in names.items() for one in several}
