"""Whether what an article says of a thing is what the knowledge says of it, and of nothing that
could stand beside it: told by the words that distinguish things of one sort. What a page got wrong
is seen here, and so is what fits two things."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache, lru_cache

from questions.items.templates.things import Thing, classes, rivals, things_like
from questions.knowledge import Body
from questions.language.words import lemmas, words
from questions.lexicon import table

_FEWEST_WORDS = 2
# What speaks for another thing has to weigh less than this part of what speaks for the right one.
_MOST_ELSEWHERE = 0.5
_Mark = str | int


def is_meant(body: Body, told: str, thing: Thing) -> bool:
    """Whether a text agrees with what is known of a thing, and not more with what it is mixed up
    with: at least two of its words do, one of which is not said of every other thing as well."""
    agreed = _agreed(told, thing)
    own = _weight(body, agreed, thing)
    others = (one for tier in rivals(body, thing) for one in tier)
    return (
        len(agreed) >= _FEWEST_WORDS
        and own > 0
        and all(_weight(body, _agreed(told, one), thing) <= own for one in others)
    )


def is_told_from(body: Body, told: str, thing: Thing, rival: Thing) -> bool:
    """Whether a text tells a thing from another: a word of it is true of this one alone, and what
    is true of the other alone weighs little beside that."""
    mine, theirs = _agreed(told, thing), _agreed(told, rival)
    own, other = _weight(body, mine - theirs, thing), _weight(body, theirs - mine, thing)
    return own > 0 and other < _MOST_ELSEWHERE * own


def is_of_class(opening: str, thing: Thing) -> bool:
    """Whether a thing may be what a meaning opens with: "a ligament", "a disorder"."""
    return not classes(thing.sort).isdisjoint(words(opening)) or bool(_agreed(opening, thing))


def agree(first: str, second: str) -> bool:
    """Whether two texts have a word in common, in whatever form."""
    return not _marks(first).isdisjoint(_marks(second))


def _agreed(told: str, thing: Thing) -> frozenset[str]:
    """The words of a text that are said of a thing, also in other words; not those that are true
    of all of its sort."""
    said, told_by_none = _marks(thing.says), classes(thing.sort)
    return frozenset(
        word for word in _content(told) - told_by_none if not _marks_of(word).isdisjoint(said)
    )


def _weight(body: Body, agreed: Iterable[str], thing: Thing) -> float:
    return sum(_rarity(body, word, thing.sort, thing) for word in agreed)


@cache
def _rarities(body: Body, sort: str) -> dict[str, float]:
    return {}


def _rarity(body: Body, word: str, sort: str, thing: Thing) -> float:
    """How much a word tells among the things of a sort: nothing where it is said of all."""
    known = _rarities(body, sort)
    if word not in known:
        everything = things_like(body, thing)
        said = sum(not _marks_of(word).isdisjoint(_marks(one.says)) for one in everything)
        known[word] = math.log(len(everything) / said) if said else 0.0
    return known[word]


@lru_cache(maxsize=4096)
def _marks(text: str) -> frozenset[_Mark]:
    return frozenset(mark for word in _content(text) for mark in _marks_of(word))


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    """The words of a text that have content; compounds by their parts."""
    parts = (part for word in words(text) for part in word.split("-"))
    return frozenset(part for part in parts if lemmas(part))


@lru_cache(maxsize=8192)
def _marks_of(word: str) -> frozenset[_Mark]:
    """What a word has in common with its other forms and with other words for the same."""
    ideas = table("synonyms")["ideas"] + table("synonyms")["forms"]
    return lemmas(word) | {at for at, stems in enumerate(ideas) if word.startswith(tuple(stems))}
