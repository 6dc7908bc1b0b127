"""Definitions as questions need them: which terms are motions, and in which form they are told."""

from __future__ import annotations

import re

from questions.facts.model import Definition
from questions.items.choosing import Ground
from questions.items.model import Tier
from questions.items.neighbours import Motion, Thing, beside_term, motions, sort_of_term
from questions.items.wording import capital, lower_first, tidy, within
from questions.language.words import holds_phrase, lemmas, words

_MOTION = re.compile(
    r"(?:(?:internal|external|medial|lateral|inward|outward) rotation|flexion|extension|"
    r"abduction|adduction|pronation|supination|dorsiflexion|plantarflexion)"
)
_MOTIONS = re.compile(rf"({_MOTION.pattern})s\b")
_ANNOUNCED = re.compile(r"^definition: ", re.IGNORECASE)
_EQUALS = re.compile(r" ?= ?")
_FRAME = re.compile(r"(?:the|a|any) (?:motion|movement|action) (?:that|which) ")


def usable(definitions: tuple[Definition, ...]) -> tuple[Definition, ...]:
    """Definitions that do not tell their own term."""
    return tuple(one for one in definitions if not _tells_itself(one))


def term(one: Definition) -> str:
    """The term inside a sentence; a motion in the singular, whatever the article has."""
    return _MOTIONS.sub(r"\1", within(one.term))


def description(one: Definition) -> str:
    return lower_first(tidy(one.key))


def is_motion(one: Definition) -> bool:
    return bool(_MOTION.search(term(one)))


def are_of_one_sort(first: Definition, second: Definition) -> bool:
    """Whether the second can stand beside the first as a wrong answer: the same sort of term, and
    not the same one in other words, as "hip rotation" and "rotation of the hip"."""
    one, other = lemmas(first.term), lemmas(second.term)
    sorts = {sort_of_term(first.term), sort_of_term(second.term)} - {None}
    return (
        not (one <= other or other <= one)
        and is_motion(first) == is_motion(second)
        and len(sorts) < 2
        and words(first.key) != words(second.key)
    )


def form(one: Definition) -> str:
    """How a definition is told: "frame" (the motion that …), "ing", "verb" (turns …) or "noun"."""
    told = description(one)
    first = words(told)[0] if words(told) else ""
    if _FRAME.match(told):
        return "frame"
    if first.endswith("ing"):
        return "ing"
    return "verb" if is_motion(one) and first.endswith("s") else "noun"


def question(one: Definition) -> str:
    """The question for the term, in the form that the definition has."""
    told, shape = description(one), form(one)
    if shape == "frame" and is_motion(one):
        return f"Which motion {_FRAME.sub('', told)}?"
    if shape == "verb":
        return f"Which motion {told}?"
    asks = "motion" if is_motion(one) else "term"
    return f"Which {asks} fits this description: {told}?"


def sentence(one: Definition, told: Definition | None = None) -> str:
    """The definition as a sentence, its own where it is told by a noun; with the description of
    another one where `told` is given, which has to be in the same form."""
    says, shape = description(told or one), form(one)
    if shape == "noun" and one.key in one.source:
        stated = one.source.replace(one.key, (told or one).key, 1)
        bare = _ANNOUNCED.sub("", tidy(_EQUALS.sub(" means ", stated, count=1)))
        return f"{capital(bare)}."
    if shape == "ing":
        return f"{capital(says)} is {term(one)}."
    verb = "" if shape == "verb" else "is "
    return f"{capital(term(one))} {verb}{says}."


def motions_beside(one: Definition) -> tuple[tuple[str, Motion], ...]:
    """Other motions of the hip by term, worded like this one's; empty for what is no motion of
    the hip, which is all that the list of motions knows."""
    if not holds_phrase(one.source + " " + one.term, "hip"):
        return ()
    return tuple(
        (_MOTION.sub(name, term(one), count=1), motion)
        for name, motion in motions("hip").items()
        if is_motion(one) and name not in term(one)
    )


def things_beside(one: Definition) -> tuple[Thing, ...]:
    """Conditions or parts of the body that this one is none of; empty for what is neither."""
    return beside_term(term(one), description(one))


def ground(other: Definition) -> Ground:
    """Why another term is not the one described: the article defines it otherwise."""
    return Ground(Tier.ARTICLE, sentence(other), (other.id,), other.evidence)


def ground_beside(name: str, told: str) -> Ground:
    """Why something of the lexicon is not the term described."""
    return Ground(Tier.LEXICON, f"{capital(name)} is by definition {told}.")


def told_like(one: Definition, motion: Motion) -> str | None:
    """A motion of the list in the form of this definition; None where the forms do not fit."""
    shape = form(one)
    if shape == "frame":
        frame = _FRAME.match(description(one))
        return f"{frame[0] if frame else ''}{motion.phrase}"
    if shape == "ing":
        return motion.standing if "stand" in lemmas(one.key) else None
    return motion.phrase if shape == "verb" else None


def _tells_itself(one: Definition) -> bool:
    return not lemmas(one.key) or holds_phrase(one.key, one.term)
