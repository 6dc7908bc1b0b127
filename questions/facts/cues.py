"""A fact's sentence cut into what is asked and what answers it, for cards that are turned over."""

from __future__ import annotations

import re
from typing import NamedTuple

# What stands in brackets belongs to the name before it: "Piriformis (when the hip is bent)".
_NAME = r"((?:[^(]|\([^)]*\))+?"
_BY_COLON = re.compile(r"(.+?:) (.+?)\.?")
_CUTS = {
    "member": re.compile(_NAME + r" (?:is|are)) (.+)\."),
    "cause": re.compile(r"(A possible cause of .+? is) (.+)\."),
    "dose": re.compile(_NAME + r" is done for) (.+)\."),
    "position": re.compile(_NAME + r" starts) (.+)\."),
}


class Cue(NamedTuple):
    """`asked` ends where `answer` goes on."""

    asked: str
    answer: str


def cut(kind: str, sentence: str) -> Cue | None:
    """The sentence that says a fact of this kind, in two; None where it has no such place."""
    found = _CUTS.get(kind, _BY_COLON).fullmatch(sentence)
    return Cue(found[1], found[2]) if found else None
