"""Groups that are sorted against each other, and what may be said of a member's place in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.facts.model import Facts, Group, Member
from questions.items.wording import listed, member_text, plural_label
from questions.language.opposites import are_opposite_words
from questions.language.words import words

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
    ("rotators of the hip"), `head` its plural noun alone ("rotators"). `shown` are the members that
    are asked, where it is a part of a `whole` family.
    """

    groups: tuple[Group, ...]
    distinctions: tuple[str, ...]
    noun: str
    head: str
    shown: tuple[Placed, ...] | None = None
    whole: Family | None = None

    @property
    def things(self) -> str:
        """What the members are called: muscles where the label says so, else nothing special."""
        return " muscles" if _MUSCLE_NOUN.search(self.head) else ""

    def placed(self) -> tuple[Placed, ...]:
        """The members that can be shown: told by name and qualifier together, each once, never
        one that stands in two groups under the words that would be shown."""
        return self._placed if self.shown is None else self.shown

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
        return are_opposite_words(self._word[first.id], self._word[second.id])

    @cached_property
    def _word(self) -> Mapping[str, str]:
        return dict(zip((group.id for group in self.groups), self.distinctions, strict=True))

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
            home is group and _may_be_same(other.qualifier, member.qualifier)
            for home, other in self._homes.get(_name(member), ())
        )

    def _is_ambiguous(self, one: Placed) -> bool:
        return any(
            home is not one.group and _may_be_same(other.qualifier, one.member.qualifier)
            for home, other in self._homes[_name(one.member)]
        )

    @cached_property
    def _homes(self) -> Mapping[tuple[str, ...], list[tuple[Group, Member]]]:
        """Where each name stands."""
        if self.whole is not None:
            return self.whole._homes
        homes: defaultdict[tuple[str, ...], list[tuple[Group, Member]]] = defaultdict(list)
        for group in self.groups:
            for member in group.members:
                homes[_name(member)].append((group, member))
        return homes


def families(facts: Facts) -> tuple[Family, ...]:
    """The groups by family, in the article's order."""
    open_groups = {at: group for at, group in enumerate(facts.groups) if group.members}
    tokens = {at: words(plural_label(group.label)) for at, group in open_groups.items()}
    # Labels that differ in one word are the same without it: so of many, few are compared.
    alike: defaultdict[_Gap, dict[int, None]] = defaultdict(dict)
    for at, told in tokens.items():
        for gap in _gaps(told):
            alike[gap][at] = None
    found: list[Family] = []
    while open_groups:
        first = next(iter(open_groups))
        place, kin = _kin(first, tokens, alike)
        for at in (first, *kin):
            for own in _gaps(tokens[at]):
                del alike[own][at]
        family = (open_groups.pop(first), *map(open_groups.pop, kin))
        found.append(_named(tokens[first], place, family) if place is not None else _alone(*family))
    return tuple(found)


# A label without one of its words: the place of the word, and what stands before and behind it.
_Gap = tuple[int, tuple[str, ...], tuple[str, ...]]


def _gaps(tokens: tuple[str, ...]) -> list[_Gap]:
    return [(at, tokens[:at], tokens[at + 1 :]) for at in range(len(tokens))]


def _kin(
    first: int,
    tokens: Mapping[int, tuple[str, ...]],
    alike: Mapping[_Gap, Mapping[int, None]],
) -> tuple[int | None, tuple[int, ...]]:
    """The groups whose labels differ from this one in one word, and the place of that word: the
    place in which the next such group differs."""
    found = {
        gap[0]: tuple(at for at in alike[gap] if tokens[at] != tokens[first])
        for gap in _gaps(tokens[first])
    }
    nearest = min(((kin[0], place) for place, kin in found.items() if kin), default=None)
    return (nearest[1], found[nearest[1]]) if nearest else (None, ())


def _alone(group: Group) -> Family:
    noun = plural_label(group.label)
    return Family((group,), ("",), noun, _head(words(noun)))


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


def _name(member: Member) -> tuple[str, ...]:
    return words(member.name)


def _may_be_same(first: str | None, second: str | None) -> bool:
    return first is None or second is None or words(first) == words(second)
