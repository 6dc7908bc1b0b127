"""Definitions of movements as picture questions need them."""

from __future__ import annotations

import re

from questions.facts.model import Definition
from questions.items.wording import capital, lower_first, tidy, within
from questions.language.words import holds_phrase, lemmas, words

_MOTION = re.compile(
    r"(?:(?:internal|external|medial|lateral|inward|outward) rotation|flexion|extension|"
    r"abduction|adduction|pronation|supination|dorsiflexion|plantarflexion)"
)
_MOTIONS = re.compile(rf"({_MOTION.pattern})s\b")


def usable(definitions: tuple[Definition, ...]) -> tuple[Definition, ...]:
    """Definitions that do not tell their own term."""
    return tuple(
        one for one in definitions if lemmas(one.key) and not holds_phrase(one.key, one.term)
    )


def term(one: Definition) -> str:
    """The term inside a sentence; a motion in the singular, whatever the article has."""
    return _MOTIONS.sub(r"\1", within(one.term))


def is_gerund(one: Definition) -> bool:
    """Whether the definition says what one does: "pointing your toes inward"."""
    return _first(one).endswith("ing")


def sentence(one: Definition) -> str:
    """The definition as a sentence."""
    told = lower_first(tidy(one.key))
    if is_gerund(one):
        return f"{capital(told)} is {term(one)}."
    verb = "" if _MOTION.search(term(one)) and _first(one).endswith("s") else "is "
    return f"{capital(term(one))} {verb}{told}."


def _first(one: Definition) -> str:
    return next(iter(words(one.key)), "")
