"""Groups that are sorted against each other, and what may be said of a member's place in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.facts.model import Facts, Group, Member
from questions.items.opposites import are_opposite_words
from questions.items.wording import listed, member_text, plural_label
from questions.items.words import words

_RELATIVE = frozenset({"that", "which", "who"})
_LINKS = frozenset({"of", "at", "in"})
_MUSCLE_NOUN = re.compile(r"(?:muscles|[cxtsz]ors|izers|isers|movers)$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A member with the group that the article lists it in."""

    member: Member
    group: Group


@dataclass(frozen=True)
class Family:
    """Groups of one noun, whose labels differ in one word: the internal and the external rotators
    of the hip. A group without kin is a family by itself.

    `distinctions` are the differing words in the order of the groups; `noun` is what they share
    ("rotators of the hip"), `head` its plural noun alone ("rotators").
    """

    groups: tuple[Group, ...]
    distinctions: tuple[str, ...]
    noun: str
    head: str

    @property
    def things(self) -> str:
        """What the members are called: muscles where the label says so, else nothing special."""
        return " muscles" if _MUSCLE_NOUN.search(self.head) else ""

    def placed(self) -> tuple[Placed, ...]:
        """The members that can be shown: told by name and qualifier together, each once, never
        one that stands in two groups under the words that would be shown."""
        return self._placed

    @cached_property
    def _placed(self) -> tuple[Placed, ...]:
        everyone = [Placed(member, group) for group in self.groups for member in group.members]
        told: dict[tuple[str, ...], Placed] = {}
        for one in everyone:
            if not self._is_ambiguous(one):
                told.setdefault(words(member_text(one.member)), one)
        return tuple(told.values())

    def is_false(self, one: Placed, group: Group) -> bool:
        """Whether the article settles that this member is not in that group: it is listed in
        another, and either the groups are opposites or that group's list is complete."""
        if one.group is group or self._is_listed(one.member, group):
            return False
        return group.is_complete or self.are_opposites(one.group, group)

    def are_opposites(self, first: Group, second: Group) -> bool:
        """Whether the groups differ by a word and its opposite."""
        word = dict(zip((group.id for group in self.groups), self.distinctions, strict=True))
        return are_opposite_words(word[first.id], word[second.id])

    def twins(self, one: Placed) -> tuple[Placed, ...]:
        """The members of the same name with another qualifier."""
        return tuple(
            other for other in self._by_name[_name(one.member)] if other.member.id != one.member.id
        )

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, ...], list[Placed]]:
        named: defaultdict[tuple[str, ...], list[Placed]] = defaultdict(list)
        for one in self.placed():
            named[_name(one.member)].append(one)
        return named

    def _is_listed(self, member: Member, group: Group) -> bool:
        return any(
            _name(other) == _name(member) and _may_be_same(other.qualifier, member.qualifier)
            for other in group.members
        )

    def _is_ambiguous(self, one: Placed) -> bool:
        return any(
            self._is_listed(one.member, group) for group in self.groups if group is not one.group
        )


def families(facts: Facts) -> tuple[Family, ...]:
    """The groups by family, in the article's order."""
    open_groups = [group for group in facts.groups if group.members]
    found: list[Family] = []
    while open_groups:
        first, *others = open_groups
        family = _family_of(first, others)
        open_groups = [group for group in others if group not in family.groups]
        found.append(family)
    return tuple(found)


def _family_of(first: Group, others: Sequence[Group]) -> Family:
    tokens = words(plural_label(first.label))
    for other in others:
        place = _differing_place(tokens, words(plural_label(other.label)))
        if place is not None:
            kin = [
                group
                for group in others
                if _differing_place(tokens, words(plural_label(group.label))) == place
            ]
            return _named(tokens, place, (first, *kin))
    noun = plural_label(first.label)
    return Family((first,), ("",), noun, _head(tokens))


def _named(tokens: Sequence[str], place: int, groups: tuple[Group, ...]) -> Family:
    distinctions = tuple(words(plural_label(group.label))[place] for group in groups)
    rest = (*tokens[:place], *tokens[place + 1 :])
    is_head = place == len(tokens) - 1 or tokens[place + 1] in _LINKS
    if _RELATIVE & set(tokens):
        return Family(groups, distinctions, tokens[0], tokens[0])
    if is_head:
        noun = " ".join((*tokens[:place], listed(distinctions), *tokens[place + 1 :]))
        return Family(groups, distinctions, noun, listed(distinctions))
    return Family(groups, distinctions, " ".join(rest), _head(rest))


def _head(tokens: Sequence[str]) -> str:
    for place, token in enumerate(tokens):
        if token in _LINKS | _RELATIVE:
            return tokens[place - 1] if place else token
    return tokens[-1] if tokens else ""


def _differing_place(first: Sequence[str], second: Sequence[str]) -> int | None:
    if len(first) != len(second):
        return None
    places = [at for at, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
    return places[0] if len(places) == 1 else None


def _name(member: Member) -> tuple[str, ...]:
    return words(member.name)


def _may_be_same(first: str | None, second: str | None) -> bool:
    return first is None or second is None or words(first) == words(second)
