"""Phrases as patterns over the letters of a tagged sentence: noun phrases, lists of them, verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

# One noun with what stands before it; a pronoun.
NOUN = (
    r"(?:Y|[D#]{0,3}(?:A(?=[JE])|[J#N']|(?<![N'GV])E(?=[JNE])|(?<=[DJC.,])G(?=[NJ])|(?<=J),(?=J{1,4}N)"
    r"|(?<=J)C(?=JN)){0,12}N)"
)
# "Moving the arm overhead".
_GERUND = rf"(?:A?G(?:A?P?{NOUN})?A?)"
# With what hangs on it: "the tendon of the muscle", "pain in the heel".
PHRASE = rf"(?:(?:{NOUN}|{_GERUND})(?:A?[JE]?P(?:{NOUN}|{_GERUND})){{0,6}})"
LIST = rf"{PHRASE}(?:,C?A?{PHRASE}){{0,20}}(?:,?CA?{PHRASE})?"
SUBJECT = re.compile(rf"(?P<list>{LIST})(?P<tail>(?:,A,)?,?A*)$")
VERBS = re.compile(
    r"M[AXDC]{0,4}(?:(?:[BH][AX]{0,3}){1,2}[IVEG]?|[IVEGN]?)|F[AX]{1,3}[IV]|H[AX]{0,3}B?[AX]{0,3}[EGU]"
    r"|B[AX]{0,3}(?:(?:CA?)?E)?|V[VI]?|U|H|F"
)
NOUNS = re.compile(NOUN)
PHRASES = re.compile(PHRASE)
Range = tuple[int, int]


def conjuncts(letters: str, start: int, end: int) -> Iterator[Range]:
    """The members of a coordinated list, as ranges of tokens. "Large, deep muscles" is one, and so
    is "pain or stiffness" only where nothing joins its halves."""
    at = start
    for place in range(start, end):
        if letters[place] in ",;C" and _parts(letters, place, start, end):
            yield from _trimmed(letters, at, place)
            at = place + 1
    yield from _trimmed(letters, at, end)


def _parts(letters: str, at: int, start: int, end: int) -> bool:
    """Whether a comma or "and" stands between members, not between adjectives."""
    before = letters[at - 1] if at > start else "."
    after = letters[at + 1 : end].lstrip("C,A")
    return not (before == "J" and after[:1] == "J" and re.match(r"J+N", after) is not None)


def _trimmed(letters: str, start: int, end: int) -> Iterator[Range]:
    while start < end and letters[start] in ",C;:.-":
        start += 1
    while end > start and letters[end - 1] in ",C;:.-":
        end -= 1
    if end > start:
        yield start, end
