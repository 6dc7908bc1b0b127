"""How what an article lists is spoken of inside a sentence: things by name, all else quoted."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from questions.facts.phrasing import is_plural_name, third_person
from questions.items.neighbours import sort_of_term
from questions.language.words import words
from questions.lexicon import table

_SUBJECTS = frozenset({"you", "it", "they", "there", "we", "he", "she", "i"})
_DETERMINERS = frozenset({"the", "a", "an", "your", "you", "it", "them", "its", "their", "more"})
# Behind the plural of a noun that looks like a verb: "squats with a weight", "steps in the dark".
_BEHIND_NOUNS = frozenset(
    {"of", "in", "at", "with", "on", "for", "and", "or", "from", "that", "by"}
)
_SIDE = re.compile(r",? (?:that|which|who|when|while|if|after|before|because|as|than) .*$")
# "The ankle looks crooked", "your knee locks".
_TOLD = re.compile(
    r"(?:the|your|my|an?|one)\s\w+\s(?:looks|feels|turns|goes|grows|stays|gets|gives|becomes|seems|locks"
    r"|swells|hurts|tingles|throbs|aches|bleeds|leaks|clicks|catches|buckles)\b",
    re.IGNORECASE,
)
_STATE = re.compile(r"(an?|the|your|my) (\w+) (\w+)")


@lru_cache(maxsize=4096)
def as_noun(text: str) -> str:
    """A thing as it is; a clause, or what somebody or something does, in quotation marks: “it
    hurts at night”, “lift your mood”."""
    return f"“{text}”" if _is_clause(text) else text


def noun_of(text: str) -> str:
    """What a list is for, as a noun in a sentence: "the thumb" for "thumb", "an unstable shoulder"
    for "a shoulder unstable", “keep moving” for what somebody does."""
    turned = _STATE.fullmatch(text)
    if turned and turned[3] in table("items")["states"]:
        article = turned[1] if turned[1] not in ("a", "an") else _article(turned[3])
        return f"{article} {turned[3]} {turned[2]}"
    first, *rest = words(text) or ("",)
    is_part = _is_part(text) or sort_of_term(text) == "structures"
    is_bare = first not in _DETERMINERS and (is_plural_name(text) or is_part)
    if is_bare:
        return f"the {text}"
    return f"“{text}”" if first in table("items")["doing"] and rest else as_noun(text)


def is_deed(noun: str) -> bool:
    """Whether a noun so made is what somebody does, in quotation marks: “keep moving”."""
    first, *rest = words(noun) or ("",)
    is_told = noun.startswith("“") and first in (*table("items")["doing"], *_verbs())
    return is_told and bool(rest)


def _is_part(text: str) -> bool:
    return text in table("anatomy")["body_parts"] and not text.endswith("s")


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _is_clause(text: str) -> bool:
    first, *rest = words(text) or ("",)
    second = rest[0] if rest else ""
    if _TOLD.match(text) or first in _SUBJECTS or (first in table("items")["doing"] and rest):
        return True
    if first in _verbs() and second in _DETERMINERS:
        return True
    if first in _done() and rest and second not in _BEHIND_NOUNS:
        return True
    return not _finite().isdisjoint(words(_SIDE.sub("", text)))


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*table("verbs")["imperative"], *table("exercises")["goals"]["verbs"]))


@cache
def _done() -> frozenset[str]:
    return frozenset(map(third_person, (*_verbs(), *table("items")["doing"])))


@cache
def _finite() -> frozenset[str]:
    return frozenset(table("items")["finite"])
