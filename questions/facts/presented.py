"""What a sentence presents before it names it: "On this side we meet the thenar muscles, of which
there are three: ..." presents three thenar muscles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.facts.labels import ends_in_class, is_generic
from questions.facts.numbers import figures, number_in

_SIZE = r"(?:in\s+(?:all|number|total)|altogether|of\s+them(?:\s+in\s+all)?)"
_ASIDE = re.compile(
    r"(?:,?\s+of\s+which\s+there\s+are|,\s+which\s+number|,?\s+and\s+there\s+are|\s+are)\s+"
    rf"(?P<a>\w+)(?:\s+{_SIZE})?$|,?\s+(?P<b>\w+)\s+{_SIZE},?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"^(?:of|among)\s+(?P<what>[^,:;]{3,70}?),?\s+(?:there\s+are|we\s+(?:find|have|count))\s+"
    r"(?P<count>\w+)\b",
    re.IGNORECASE,
)
_WE_MEET = re.compile(
    r"^(?:[^,:;]{0,70}?,?\s)??(?:we|you|they|one|i)\s+(?:\w+\s+)?(?:meet|finds?|have|see|encounter"
    r"|recogni[sz]e|reach|distinguish|count|name|come\s+(?:to|across|upon)|turn\s+to|speak\s+of)\s+"
    r"(?P<what>[^,:;]{3,70})$",
    re.IGNORECASE,
)
_HERE_LIE = re.compile(
    r"^(?:in|on|at|behind|below|above|beneath|under|over|deep|around|along|between|inside|within"
    r"|beside|next|then|last|lastly|first|here|there|further|nearer|closer|outside|across"
    r"|superficial|lateral|medial|anterior|posterior)\b[^,:;]{0,60}?,?\s?\b(?:are|lie|sit|come|run"
    r"|stand|follow|belong)\s+(?P<what>[^,:;]{3,70})$",
    re.IGNORECASE,
)
_THERE_ARE = re.compile(
    r"^(?:there\s+are|we\s+have|you\s+have)\s+(?P<what>[^,:;]{3,70})$", re.IGNORECASE
)
_EMPTY = re.compile(
    r"^(?:(?:the|your|our|its|these|all|only|just|some|two|more|another|other|main|further"
    r"|separate|different|distinct|small|large|big)\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Presented:
    """The class of things that a sentence presents, and how many it says there are."""

    label: str
    count: int | None


def presented(lead: str) -> Presented | None:
    """What the words before a list of names present, or None where they present no class of parts
    of the body."""
    if match := _OF_THEM.match(lead.strip()):
        return _named(match["what"], number_in(match["count"]))
    text, count = _without_size(lead.strip())
    for pattern in (_WE_MEET, _HERE_LIE, _THERE_ARE):
        if match := pattern.match(text):
            return _named(match["what"], count)
    return _named(text, count) if count is not None else None


def _without_size(text: str) -> tuple[str, int | None]:
    match = _ASIDE.search(text)
    count = number_in(match["a"] or match["b"]) if match else None
    return (text[: match.start()], count) if match and count is not None else (text, None)


def _named(what: str, count: int | None) -> Presented | None:
    bare = re.sub(r"^(?:the|your|our|its|these|all)\s+", "", what.strip(), flags=re.IGNORECASE)
    first, _, rest = bare.partition(" ")
    if rest and figures(first).isdigit():
        count, bare = (int(figures(first)) if count is None else count), rest
    label = _EMPTY.sub("", bare).strip()
    if not label or is_generic(label) or not ends_in_class(label):
        return None
    return Presented(label[:1].upper() + label[1:], count)
