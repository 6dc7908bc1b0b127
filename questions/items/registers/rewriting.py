"""A text in plain words: phrases of the glossary replaced where the sentence stays a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.items.registers.edits import Edit, edit
from questions.items.registers.finding import find, tokens
from questions.items.registers.glossary import Form, joints, place_of
from questions.lexicon import table

_ANGLE = re.compile(
    r"(?P<side>[<>]|(?:with )?(?:above|below)) ?(?P<angle>\d+°) of (?P<joint>\w+) flexion"
)
_LABEL = re.compile(r"\b(internal|external)(?=: )", re.IGNORECASE)
_MORE = (">", "above")
_QUALIFIER = re.compile(r"(?: \([^()]*\))?")
# Behind a muscle, what leaves no room for a phrase on where it is.
_NO_ROOM = re.compile(r",| (?:and|or) |\)|”|:")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text in plain words; `added` are the words that came in, `kept` those that stayed."""

    text: str
    added: frozenset[str]
    kept: frozenset[str]


def joint_of(text: str, otherwise: str | None = None) -> str | None:
    """The one joint that a text is about; None where it names several, `otherwise` where none."""
    named = {word[0].lower() for word in tokens(text)} & joints()
    if not named:
        return otherwise
    return next(iter(named)) if len(named) == 1 else None


@lru_cache(maxsize=8192)
def rewrite(text: str, joint: str | None) -> Rewritten:
    """The text in plain words. Raises UntellableError where that leaves no sentence."""
    bent = _LABEL.sub(_labelled, _ANGLE.sub(_bent, _shortened(text)))
    edits: list[Edit] = []
    covered: set[int] = set()
    for found in find(bent, joint):
        made = edit(found)
        if made is not None:
            edits.append(made)
            covered.update(range(found.place, found.end))
    told = _applied(bent, edits)
    kept = {word[0].lower() for at, word in enumerate(tokens(bent)) if at not in covered}
    added = _words(told) - _words(text)
    return Rewritten(told, added, frozenset(kept - added))


def with_place(text: str) -> str:
    """The sentence with a phrase behind the one muscle that it names: where that muscle is."""
    if not text.endswith((".", "?")):
        return text
    named = [
        (found, place)
        for found in find(text, None)
        if found.entry.form is Form.KEPT and (place := place_of(found.entry.phrase))
    ]
    if len(named) != 1:
        return text
    found, place = named[0]
    qualifier = _QUALIFIER.match(text, found.stop)
    stop = qualifier.end() if qualifier else found.stop
    rest = text[stop:]
    if _NO_ROOM.match(rest) or found.before() in ("and", "or"):
        return text
    return f"{text[:stop]}, {place}{'' if rest[:1] in '.?;' else ','}{rest}"


def _applied(text: str, edits: Sequence[Edit]) -> str:
    parts, done = [], 0
    for one in edits:
        parts += [text[done : one.start], one.text]
        done = one.end
    return "".join((*parts, text[done:]))


def _words(text: str) -> frozenset[str]:
    return frozenset(word[0].lower() for word in tokens(text))


def _shortened(text: str) -> str:
    """Without a full name whose abbreviation stands in brackets behind it."""
    for whole, short in table("glossary")["short"].items():
        text = re.sub(re.escape(whole), short, text, flags=re.IGNORECASE) if short in text else text
    return text


def _bent(found: re.Match[str]) -> str:
    """ "<60° of hip flexion" as "hip bent less than 60°"."""
    side = found["side"].removeprefix("with ")
    how = "more" if side in _MORE else "less"
    lead = "with the " if side in ("above", "below") else ""
    return f"{lead}{found['joint']} bent {how} than {found['angle']}"


def _labelled(found: re.Match[str]) -> str:
    said: str = table("glossary")["labels"][found[0].lower()]
    return said.capitalize() if found[0][0].isupper() else said
