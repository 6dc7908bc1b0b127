"""What a line looks like by its words: a title, an order, an amount."""

from __future__ import annotations

import re

from questions.lexicon import table

_DOSED = re.compile(
    r"\s*(?:\w+ )?(?:\d[\d–-]*|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty)"
    r"(?: to \w+)?\s*(?:x|×|sets?|reps?|repetitions?|repeats|times|rounds?|s|secs?|seconds?|mins?"
    r"|minutes?)(?=\s*(?:$|[\d,.;(/]|(?:an?|per|each|on|of|with|daily|every|in|for|and|x|twice)\b))",
    re.IGNORECASE,
)
_COUNT = r"(?:\d[\d–-]*|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty)"
_TOLD = re.compile(
    r"\s*(?:(?:once|twice|thrice) (?:a|per|each|every|daily|weekly)\b|half a minute\b"
    r"|(?:every|each) (?:single )?(?:day|morning|evening|night)\b"
    rf"|{_COUNT}\b[^.!?:]{{0,50}}?(?:(?:\b(?:each|per|ea\.?|every)|/)\s?(?:side|leg|arm|foot|hand|hip"
    r"|knee)\b|\d\s?x\s?(?:/|per|a\b|daily)|\b(?:daily|weekly)$"
    r"|\b(?:times|sets|reps)(?=\s*(?:$|[,;(]|(?:a|per|each|daily|of)\b))))",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "it", "of",
    "on", "or", "the", "to", "vs", "via", "with", "your",
))  # fmt: skip


def is_title_case(text: str) -> bool:
    """Whether the words that matter begin with capitals, as in English titles."""
    words = list(re.findall(r"[^\W\d_][\w’'-]*", text))
    main = [word for word in words if word.lower() not in _SMALL_WORDS]
    return bool(main) and sum(word[0].isupper() for word in main) >= 0.75 * len(main)


def is_amount(text: str) -> bool:
    """Whether a line says how much of an exercise ("6 circles each side, once a day"), which is no
    heading and no caption."""
    if _DOSED.match(text):
        return True
    return _TOLD.match(text) is not None and not (text[:1].isalpha() and is_title_case(text))


_POSITION = re.compile(
    r"(?:(?:while|when|start(?:ing)?|begin|in (?:a|an)) )?"
    r"(?:lying|sitting|seated|standing|kneeling)\b"
    r"|on (?:your|all) (?:back|side|front|hands|stomach|fours)\b",
    re.IGNORECASE,
)


def opens_exercise(text: str) -> bool:
    """Whether a text begins as an exercise does: with an order, or where to start from."""
    return is_order(text) or _POSITION.match(text) is not None


def is_order(text: str) -> bool:
    """Whether the first word tells the reader to do something ("Repeat 10 times")."""
    verbs = table("verbs")
    first = text.split(" ", 1)[0].lower().strip(".,;:")
    return first in verbs["imperative"] or first in verbs["dose"]
