"""A long article by portions: what is asked together, so that the work grows with the article and
not with its square. Wrong answers come from the same portion, which is what stands nearby."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from typing import Protocol, TypeVar

from questions.facts.model import Definition, Facts
from questions.items.families import Family, Placed, families
from questions.language.words import words

# Nobody sorts into more groups at once; and from so many, wrong answers are as good as from more.
_GROUPS = 12
_MEMBERS, _EXERCISES, _DEFINITIONS = 60, 16, 40


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Named)


def portions(facts: Facts) -> Iterator[Facts]:
    """The facts by portions; an article of common length is one. Groups, types and lists go with
    the first: of these each is asked by itself, or told from few others."""
    exercises = cut(facts.exercises, _EXERCISES)
    definitions = _by_meaning(facts.definitions)
    yield replace(facts, exercises=exercises[0], definitions=definitions[0])
    bare = Facts(facts.article)
    for trained, told in zip_longest(exercises[1:], definitions[1:], fillvalue=()):
        yield replace(bare, exercises=trained, definitions=told)


def parts_of_families(facts: Facts) -> tuple[Family, ...]:
    """The families of the groups; of one with many groups or members, its parts."""
    return tuple(part for family in families(facts) for part in _parts(facts, family))


def cut(things: Sequence[_T], most: int) -> list[tuple[_T, ...]]:
    """Things by portions of half of `most` to one and a half, at least one. What stands first in a
    portion is told by its id, so that an edit moves things nearby alone."""
    if len(things) <= most:
        return [tuple(things)]
    found: list[tuple[_T, ...]] = []
    start = 0
    for at in range(len(things) - most // 2 + 1):
        size = at - start
        if size >= most or (size >= most // 2 and _number(things[at].id, most // 4) == 0):
            found.append(tuple(things[start:at]))
            start = at
    return [*found, tuple(things[start:])]


def _by_meaning(definitions: Sequence[Definition]) -> list[tuple[Definition, ...]]:
    """Terms that are told in the same words stay together: none of them is asked by these."""
    same: defaultdict[tuple[str, ...], list[Definition]] = defaultdict(list)
    for one in definitions if len(definitions) > _DEFINITIONS else ():
        same[words(one.key)].append(one)
    if not same:
        return [tuple(definitions)]
    parts = cut([alike[0] for alike in same.values()], _DEFINITIONS)
    return [tuple(chain.from_iterable(same[words(one.key)] for one in part)) for part in parts]


def _parts(facts: Facts, family: Family) -> Iterator[Family]:
    placed = family.placed()
    if len(family.groups) <= _GROUPS and len(placed) <= _MEMBERS:
        yield family
        return
    of_group: defaultdict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        of_group[one.group.id].append(one)
    for groups in cut(family.groups, _GROUPS):
        for part in families(replace(facts, groups=groups)):
            own = [one for group in part.groups for one in of_group[group.id]]
            yield from (replace(part, shown=dealt, whole=family) for dealt in _dealt(own))


def _dealt(placed: Sequence[Placed]) -> list[tuple[Placed, ...]]:
    """Members in portions of equal size, each name with all its qualifiers in one."""
    count = -(-len(placed) // _MEMBERS)
    hands: list[list[Placed]] = [[] for _ in range(count)]
    for one in placed:
        hands[_number(" ".join(words(one.member.name)), count)].append(one)
    return [tuple(hand) for hand in hands]


def _number(text: str, below: int) -> int:
    """A number from 0 that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) % below
