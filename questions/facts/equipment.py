"""Where an exercise starts and what it needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from questions.lexicon import table

_NONE = re.compile(r"^(?:none|nothing|no\b.*|not needed|n/?a|-+|just .*body.*)\.?$", re.IGNORECASE)
_AVOIDED = re.compile(r"^(?:avoid|do not|don[’']t|never|no|not|instead of|stop)\b", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\b(?:without|no|instead of|don[’']t need|not need)\s+(?:an?\s+|any\s+|the\s+)?$"
    r"|\b(?:like|as if|as though|imagine)\b[^,;.]*$",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(
    r"\s+(?:(?:only )?if (?:needed|necessary|you .*|wanted|required|available|desired|possible)"
    r"|for (?:balance|support|safety|comfort|your \w+|the \w+|under .*)|as needed|to .*)$",
    re.IGNORECASE,
)
_NEAR = 40  # letters before a thing
_GROUND = re.compile(
    r"^(?:the\s+)?(?:floor|ground|space|wall space|your body(?: ?weight)?)$", re.IGNORECASE
)
# "On the floor/bed", "a chair or bed": where one thing may do for another, neither is needed.
_OR_BEFORE = re.compile(
    r"\w(?:\s*/\s*|,?\s+or\s+)(?:(?:on|in|with|against|an?|the|your)\s+){0,2}$", re.I
)
_OR_BEHIND = re.compile(r"\w*(?:\s*/\s*|,?\s+or\s+)(?=[a-z])", re.IGNORECASE)
_FLOOR = r"(?:floor|ground|carpet)"
_NO_BED = re.compile(
    rf"\b{_FLOOR}(?:\s*/\s*|\s+or\s+)(?:(?:on|in|an?|the|your)\s+){{0,2}}$", re.IGNORECASE
)
_OR_FLOOR = re.compile(
    rf"(?:\s*/\s*|\s+or\s+)(?:(?:on|in|an?|the|your)\s+){{0,2}}{_FLOOR}\b", re.IGNORECASE
)
_DESCRIBES = re.compile(r"^(?:an?|the|some|one|two|your)\s+", re.IGNORECASE)


def find_position(sentences: Sequence[str]) -> tuple[str, int] | None:
    """The first position that the sentences name, with the index of its sentence."""
    for index, sentence in enumerate(sentences):
        hits = [
            (match.start(), -len(match[0]), position)
            for position, pattern in _patterns("positions")
            if not _AVOIDED.match(sentence) and (match := pattern.search(sentence))
        ]
        if hits:
            return min(hits)[2], index
    return None


def find_equipment(sentences: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The things that the sentences name, each once in order, and the indices where they stand."""
    found: dict[str, int] = {}
    for index, sentence in enumerate(sentences):
        hits = sorted(
            (match.start(), name)
            for name, pattern in _patterns("equipment")
            for match in pattern.finditer(sentence)
            if not _WITHOUT.search(sentence[: match.start()][-_NEAR:])
            and not _NO_BED.search(sentence[: match.start()][-_NEAR:])
            and not _OR_FLOOR.match(sentence, match.end())
        )
        for _, name in hits:
            found.setdefault(name, index)
    if any(name.endswith(" ball") for name in found):
        found.pop("ball", None)
    return tuple(found), tuple(sorted(set(found.values())))


def is_choice(sentence: str, things: Sequence[str]) -> bool:
    """Whether a sentence names something else that would do for one of the things."""
    return any(
        _OR_BEFORE.search(sentence[: match.start()][-_NEAR:])
        or _OR_BEHIND.match(sentence, match.end())
        for name, pattern in _patterns("equipment")
        if name in things
        for match in pattern.finditer(sentence)
    )


def read_equipment_label(text: str) -> tuple[str, ...]:
    """What stands behind "Equipment:"; things that the lexicon lacks stay as written."""
    if _NONE.match(text.strip()):
        return ()
    things: dict[str, None] = {}
    for part in re.split(r",|;|\band\b|\bor\b|\(.*?\)|\+|&", text.strip().rstrip(".")):
        known, _ = find_equipment([part])
        words = _DESCRIBES.sub("", _OPTIONAL.sub("", part.strip()))
        if known:
            things.update(dict.fromkeys(known))
        elif (
            words
            and len(words.split()) <= 4
            and not _GROUND.match(words)
            and not _NONE.match(words)
        ):
            things[words.lower()] = None
    return tuple(things)


@cache
def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (value, re.compile(r"\b(?:" + "|".join(words) + ")", re.IGNORECASE))
        for value, words in table("exercises")[name].items()
    )
