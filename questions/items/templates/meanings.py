"""Whether what an article says of a thing is what the knowledge says of it, and of nothing that
could stand beside it: told by the words that distinguish things of one sort. What a page got wrong
is seen here, and so is what fits two things."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache

from questions.items.templates.things import Thing, classes, rivals, things_like
from questions.knowledge import Body
from questions.language.words import lemmas, words
from questions.lexicon import table

_FEWEST_WORDS = 2
# What speaks for another thing has to weigh less than this part of what speaks for the right one.
_MOST_ELSEWHERE = 0.5
# What is said beside what a thing is may be a sign that it has in common, or that it has not.
_BESIDE = 0.5
_LEAST_APART = 0.5
_LEAST_KNOWN = 0.5
_Mark = str | int


def is_meant(body: Body, told: str, thing: Thing) -> bool:
    """Whether a text agrees with what is known of a thing, and not more with what it is mixed up
    with: at least two of its words do that are not said of all of its sort. "A movement upward" is
    as well one of the arm as one of the shoulder blade."""
    own = _weights(body, told, thing)
    others = (one for tier in rivals(body, thing) for one in tier)
    return sum(weight > 0 for weight in own.values()) >= _FEWEST_WORDS and all(
        sum(_weights(body, told, one).values()) <= sum(own.values()) for one in others
    )


def is_borne_out(told: str, thing: Thing) -> bool:
    """Whether most of a text is known of a thing. The rest may be true of its neighbors too, and
    nobody would know: another ligament is "fan-shaped" as well."""
    content = _content(told) - classes(thing.sort)
    known = _agreed(told, thing.is_said) | _agreed(told, thing.says)
    return len(known & content) >= _LEAST_KNOWN * len(content)


def is_told_from(body: Body, told: str, thing: Thing, rival: Thing) -> bool:
    """Whether a text tells a thing from another: some of it is true of this one alone, and what is
    true of the other alone weighs little beside that."""
    mine, theirs = _weights(body, told, thing), _weights(body, told, rival)
    own, other = _surplus(mine, theirs), _surplus(theirs, mine)
    return own >= _LEAST_APART and other < _MOST_ELSEWHERE * own


def fits_as_well(body: Body, told: str, thing: Thing, other: str) -> bool:
    """Whether another text says all of what speaks for a thing in the first."""
    telling = {word for word, weight in _weights(body, told, thing).items() if weight}
    return telling <= _agreed(told, other)


def is_of_class(opening: str, thing: Thing) -> bool:
    """Whether a thing may be what a meaning opens with: "a ligament", "a disorder"."""
    agreed = _agreed(opening, thing.is_said) | _agreed(opening, thing.says)
    return not classes(thing.sort).isdisjoint(words(opening)) or bool(agreed)


def agree(first: str, second: str) -> bool:
    """Whether two texts have a word in common, in whatever form."""
    return not _marks(first).isdisjoint(_marks(second))


def _weights(body: Body, told: str, thing: Thing) -> dict[str, float]:
    """How much each word of a text speaks for a thing; not what is true of all of its sort."""
    everything = classes(thing.sort)
    beside = dict.fromkeys(_agreed(told, thing.says), _BESIDE)
    agreed = beside | dict.fromkeys(_agreed(told, thing.is_said), 1.0)
    return {
        word: part * _rarity(body, word, thing)
        for word, part in agreed.items()
        if word not in everything
    }


def _surplus(more: Mapping[str, float], less: Mapping[str, float]) -> float:
    return sum(max(0.0, weight - less.get(word, 0.0)) for word, weight in more.items())


def _agreed(told: str, known: str) -> frozenset[str]:
    """The words of a text that are in what is known, also in other words."""
    said = _marks(known)
    return frozenset(word for word in _content(told) if not _marks_of(word).isdisjoint(said))


@cache
def _rarities(body: Body, sort: str) -> dict[str, float]:
    return {}


def _rarity(body: Body, word: str, thing: Thing) -> float:
    """How much a word tells among the things of a sort: nothing where it is said of all."""
    known = _rarities(body, thing.sort)
    if word not in known:
        everything = things_like(body, thing)
        marks = _marks_of(word)
        said = sum(
            not marks.isdisjoint(_marks(one.is_said) | _marks(one.says)) for one in everything
        )
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
