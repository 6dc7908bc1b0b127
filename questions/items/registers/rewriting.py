"""A text in plain words: phrases of the glossary replaced where the sentence stays a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from questions.items.registers.edits import Edit, edit
from questions.items.registers.finding import find, told
from questions.items.registers.glossary import Form, joints, opening_muscles, place_of
from questions.lexicon import table

_ANGLE = re.compile(
    r"(?P<side>[<>]|(?:with )?(?:above|below)) ?(?P<angle>\d+°) of (?P<joint>\w+) flexion"
)
_LABEL = re.compile(r"\b(internal|external)(?=: )", re.IGNORECASE)
_MORE = (">", "above")
_MEASURED = re.compile(r" \((?:alpha|center-edge) angle \d+°\)")
_QUALIFIER = re.compile(r"(?: \([^()]*\))?")
# Behind a muscle, what leaves no room for a phrase on where it is.
_NO_ROOM = re.compile(r",| (?:and|or) |\)|”|:")


@dataclass(frozen=True)
class Rewritten:
    """A text in plain words, `clinical` before it was, and `stayed` those of its parts that are in
    both."""

    text: str
    clinical: str
    stayed: tuple[str, ...]

    @cached_property
    def added(self) -> frozenset[str]:
        """The words that came in."""
        return _words(self.text) - _words(self.clinical)

    @cached_property
    def put_in(self) -> frozenset[str]:
        """The words of what was put in, also those that the clinical text has elsewhere."""
        stayed = Counter(word for part in self.stayed for word in told(part))
        return frozenset(Counter(told(self.text)) - stayed)

    @cached_property
    def kept(self) -> frozenset[str]:
        """The words that stayed."""
        return frozenset().union(*map(_words, self.stayed)) - self.added


def joint_of(text: str, otherwise: str | None = None) -> str | None:
    """The one joint that a text is about; None where it names several, `otherwise` where none."""
    named = joints().intersection(told(text))
    if not named:
        return otherwise
    return next(iter(named)) if len(named) == 1 else None


@lru_cache(maxsize=8192)
def rewrite(text: str, joint: str | None) -> Rewritten:
    """The text in plain words. Raises UntellableError where that leaves no sentence."""
    bent = _LABEL.sub(_labelled, _ANGLE.sub(_bent, _shortened(text)))
    edits: list[Edit] = []
    stayed: list[str] = []
    done = 0
    for found in find(bent, joint):
        made = edit(found)
        if made is not None:
            edits.append(made)
            stayed.append(bent[done : found.start()])
            done = found.stop
    return Rewritten(_applied(bent, edits), text, (*stayed, bent[done:]))


def with_place(text: str) -> str:
    """The sentence with a phrase behind the one muscle that it names: where that muscle is."""
    if not text.endswith((".", "?")) or opening_muscles().isdisjoint(told(text)):
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
    return frozenset(told(text))


def _shortened(text: str) -> str:
    """Without a full name whose abbreviation stands in brackets behind it, and without angles that
    only who reads X-rays knows."""
    text = _MEASURED.sub("", text)
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
