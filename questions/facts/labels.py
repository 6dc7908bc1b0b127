"""What a list is called: by what announces it, by its heading, by what its members do."""

from __future__ import annotations

import re

from questions.facts.numbers import figures
from questions.facts.passages import ListPassage
from questions.lexicon import table

_NAMED = re.compile(
    r"^(?:in (?:all|total|short),? )?(?:the|your|our)?\s*(?:main|major|primary|chief)?\s*"
    r"(?P<name>[^,:;.]{3,80}?)\s+(?:are|is|includes?|consists? of|(?:is|are) made up of"
    r"|comprises?|contains?)\b",
    re.IGNORECASE,
)
_DOERS = re.compile(
    r"\b(?:perform|produce|create|cause|do|control|act on|contribute to|help with|assist with"
    r"|assist in|"
    r"are responsible for|responsible for|involved in|bring about)s?\s+(?:the\s+)?"
    r"(?P<motion>[a-z][a-z -]{3,60}?)(?:\s+(?:at|of|in)\s+(?:the\s+"
    r"|your\s+)?(?P<joint>[a-z][a-z ]{2,30}?))?"
    r"\s*(?:,|:|$|\bwhich\b|\binclude|\bare\b)",
    re.IGNORECASE,
)
_COUNT_FIRST = re.compile(r"^(?:the |these |all )?(?:\d+|only|about)\s+", re.IGNORECASE)
_PRONOUN = re.compile(
    r"^(?:there|these|those|they|it|this|that|which|here|some|many|most|other|all)\b", re.I
)
_GENERIC = frozenset(
    [
        "muscles",
        "muscle",
        "anatomy",
        "bones",
        "ligaments",
        "structures",
        "tendons",
        "joints",
        "nerves",
    ]
)
_COUNT = re.compile(
    r"(?<![\d/<>≥≤.])\b(\d{1,2})\b(?!\s*(?:/|°|-|x\b|%|deg|times|sets|reps|sec|min|[.)]))"
)


def label_of(passage: ListPassage, *, is_only: bool) -> str:
    """The list's name. `is_only` says that its section holds no other list, so that the
    section's heading can name it."""
    heading = passage.section.title
    candidates = [_named_by(passage.lead_in)]
    if is_only and names_class(heading) and not _is_generic(heading):
        candidates.append(_strip_count(heading))
    candidates += [_named_by_motion(passage.lead_in), _strip_count(heading)]
    return next((label for label in candidates if label), "")


def stated_count(passage: ListPassage) -> int | None:
    """The number of members that the text announces: the sentence before the list first, then
    the rest of that paragraph, then the heading."""
    lead = [sentence.text for sentence in reversed(passage.lead)]
    for index, text in enumerate([*lead, passage.section.title]):
        numbers = _COUNT.findall(figures(text))
        if numbers and (index == 0 or names_class(text)):
            return int(numbers[0])
    return None


def names_class(text: str) -> bool:
    """Whether a text speaks of muscles, ligaments or other parts of the body as a class."""
    classes = table("anatomy")["classes"]
    return any(word in classes for word in re.findall(r"[a-z]+", text.lower()))


def _named_by(sentence: str) -> str:
    match = _NAMED.match(sentence)
    if not match or _PRONOUN.match(match["name"]):
        return ""
    name = _strip_count(match["name"])
    if not names_class(name) or _is_generic(name) or _PRONOUN.match(name) or _has_clause(name):
        return ""
    return name[:1].upper() + name[1:]


def _has_clause(name: str) -> bool:
    return re.search(r"\b(?:that|which|who|when|because|if)\b", name) is not None


def _named_by_motion(sentence: str) -> str:
    match = _DOERS.search(sentence)
    if not match:
        return ""
    words = match["motion"].strip().split(" ")
    doers = table("anatomy")["doers"].get(words[-1].lower())
    if doers is None:
        return ""
    joint = f" of the {match['joint'].strip()}" if match["joint"] else ""
    label = " ".join([*words[:-1], doers]) + joint
    return label[:1].upper() + label[1:]


def _strip_count(text: str) -> str:
    text = re.sub(r"^(?:the|your)\s+", "", text.strip().rstrip(":"), flags=re.IGNORECASE)
    first, _, rest = text.partition(" ")
    if rest and figures(first).isdigit():
        text = rest[:1].upper() + rest[1:]
    text = _COUNT_FIRST.sub("", text).strip()
    return text[:1].upper() + text[1:]


def _is_generic(text: str) -> bool:
    return text.strip().lower() in _GENERIC
