"""Members of groups."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from questions.facts.ids import fact_id, part_id
from questions.facts.kinds.kind import Kind, Section
from questions.facts.model import Facts, Group, Member
from questions.language.words import words
from questions.review.kinds import slots
from questions.review.kinds.kind import FactKind, Lists
from questions.review.values import (
    MAX_LABEL,
    Addition,
    Field,
    NotThereError,
    Problems,
    Values,
    chosen,
    folded,
    free_id,
    key_of,
    line,
    wanted,
)

_name = attrgetter("name")
_SAID_OF_ANY = frozenset(("the", "of", "muscle", "muscles"))


@dataclass(frozen=True, slots=True)
class _Members:
    kind: Kind

    def fields(self, facts: Facts, member_id: str) -> tuple[Field, ...]:
        return slots.fields(self.kind, self.kind.values(*_find(facts, member_id)))

    def blank(self, facts: Facts) -> tuple[Field, ...]:
        return slots.blank(self.kind, (group.label for group in facts.groups))

    def check(self, facts: Facts, values: Values, member_id: str) -> Problems:
        return slots.wrong(self.kind, values) or self._clash(facts, values, member_id)

    def wrong(self, facts: Facts, group_id: str) -> Problems:
        """Another group is called so, or the opposite one has the same members."""
        group = next(one for one in facts.groups if one.id == group_id)
        found = wanted({"group": group.label}, "group", MAX_LABEL)
        opposites = self._opposites(group.label)
        for other in facts.groups:
            if other is group:
                continue
            if _called(other) == _called(group):
                return found or {"group": "already_there"}
            if other.label.lower() in opposites and _keys(other) & _keys(group):
                return found or {"group": "in_opposite_group"}
        return found

    def _clash(self, facts: Facts, values: Values, member_id: str) -> Problems:
        """The same name and qualifier in that group already, or in its opposite."""
        key = key_of(line(values, "name"), line(values, "qualifier"))
        label = chosen(values, "group")
        opposites = self._opposites(label)
        for group in facts.groups:
            is_same = _called(group) == _telling(label)
            if not is_same and group.label.lower() not in opposites:
                continue
            # Hundreds of corrections of a long list ask this: nothing slow for each of its names.
            if key[0] not in map(folded, map(_name, group.members)):
                continue
            others = (one for one in group.members if one.id != member_id)
            if any(key_of(other.name, other.qualifier) == key for other in others):
                return {"name": "already_there" if is_same else "in_opposite_group"}
        return {}

    def _opposites(self, label: str) -> Collection[str]:
        return self.kind.opposites(label) if self.kind.opposites else ()


def _correct(facts: Facts, member_id: str, values: Values) -> Facts:
    """Its own words; and its group, into which it moves."""
    group, member = _find(facts, member_id)
    new = replace(member, name=line(values, "name"), qualifier=line(values, "qualifier") or None)
    label = chosen(values, "group")
    if _called(group) == _telling(label):
        members = tuple(new if one is member else one for one in group.members)
        return _with(facts, replace(group, members=members))
    left = replace(group, members=tuple(one for one in group.members if one is not member))
    return _put(_with(facts, left), label, new)


def _add(facts: Facts, new: Addition) -> Facts:
    name, qualifier = line(new.values, "name"), line(new.values, "qualifier") or None
    label = chosen(new.values, "group")
    return _put(facts, label, Member(new.id, name, qualifier, new.evidence), new.sentence)


def _put(facts: Facts, label: str, member: Member, sentence: str = "") -> Facts:
    """One more member in the group of that label, which is made where there is none."""
    group = _group(facts, label)
    if group is None:
        group = Group(_group_id(facts, label, sentence), label, None, (), member.evidence)
        facts = replace(facts, groups=(*facts.groups, group))
    return _with(facts, replace(group, members=(*group.members, member)))


def _remove(facts: Facts, ids: Collection[str]) -> Facts:
    groups = (
        replace(group, members=tuple(one for one in group.members if one.id not in ids))
        if any(one.id in ids for one in group.members)
        else group
        for group in facts.groups
    )
    return replace(facts, groups=tuple(groups))


def _own_id(facts: Facts, new: Addition) -> str:
    label = chosen(new.values, "group")
    group = _group(facts, label)
    group_id = group.id if group else _group_id(facts, label, new.sentence)
    name, qualifier = line(new.values, "name"), line(new.values, "qualifier")
    made = part_id(group_id, "member", name, qualifier, new.sentence)
    return free_id(made, new.sentence, (one.id for one in group.members) if group else ())


def _group_id(facts: Facts, label: str, sentence: str) -> str:
    return free_id(fact_id("group", label), sentence, (group.id for group in facts.groups))


def _labels(facts: Facts) -> dict[str, str]:
    return {group.id: group.label for group in facts.groups}


def _home(facts: Facts, member_id: str) -> str:
    return _find(facts, member_id)[0].id


def _named(facts: Facts, label: str) -> str | None:
    group = _group(facts, label)
    return group.id if group else None


def _rename(facts: Facts, names: Mapping[str, str]) -> Facts:
    groups = (replace(one, label=names[one.id]) if one.id in names else one for one in facts.groups)
    return replace(facts, groups=tuple(groups))


def _keys(group: Group) -> frozenset[tuple[str, ...]]:
    return frozenset(key_of(one.name, one.qualifier) for one in group.members)


def _group(facts: Facts, label: str) -> Group | None:
    """The first group of that label, be it "Flexors of the wrist" or "wrist flexors"."""
    return next((one for one in facts.groups if _called(one) == _telling(label)), None)


def _called(group: Group) -> frozenset[str]:
    return _telling(group.label)


def _telling(label: str) -> frozenset[str]:
    return frozenset(words(label)) - _SAID_OF_ANY


def _find(facts: Facts, member_id: str) -> tuple[Group, Member]:
    for group in facts.groups:
        for member in group.members:
            if member.id == member_id:
                return group, member
    raise NotThereError(member_id)


def _with(facts: Facts, changed: Group) -> Facts:
    groups = (changed if one.id == changed.id else one for one in facts.groups)
    return replace(facts, groups=tuple(groups))


def reviewed(section: Section[Group], kind: Kind) -> FactKind:
    """What a reviewer can do with members of groups."""
    one = _Members(kind)
    lists = Lists("group", _labels, _home, _named, _rename, one.wrong)
    return FactKind(one.fields, one.blank, one.check, _correct, _add, _remove, _own_id, lists)
