"""Members of groups."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from operator import attrgetter

from questions.facts.groups import opposite_labels
from questions.facts.ids import fact_id, part_id
from questions.facts.model import Facts, Group, Member
from questions.language.words import words
from questions.review.kinds.kind import FactKind, Lists
from questions.review.values import (
    MAX_LABEL,
    MAX_NAME,
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
    one_of_two,
    short,
    wanted,
)

_name = attrgetter("name")
_SAID_OF_ANY = frozenset(("the", "of", "muscle", "muscles"))


def _fields(facts: Facts, member_id: str) -> tuple[Field, ...]:
    group, member = _find(facts, member_id)
    return (
        Field("name", member.name),
        Field("qualifier", member.qualifier or "", optional=True),
        Field("group", group.label),
    )


def _blank(facts: Facts) -> tuple[Field, ...]:
    labels = tuple(dict.fromkeys(group.label for group in facts.groups))
    there = (Field("group", "", choices=labels, optional=True),) if labels else ()
    new = Field("new_group", "", optional=bool(labels))
    return (Field("name", ""), Field("qualifier", "", optional=True), *there, new)


def _check(facts: Facts, values: Values, member_id: str) -> Problems:
    found = wanted(values, "name", MAX_NAME) | short(values, "qualifier", MAX_NAME)
    found |= one_of_two(values, "group", MAX_LABEL)
    return found or _clash(facts, values, member_id)


def _clash(facts: Facts, values: Values, member_id: str) -> Problems:
    """The same name and qualifier in that group already, or in its opposite."""
    key = key_of(line(values, "name"), line(values, "qualifier"))
    label = chosen(values, "group")
    opposites = opposite_labels(label)
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


def _wrong(facts: Facts, group_id: str) -> Problems:
    """Another group is called so, or the opposite one has the same members."""
    group = next(one for one in facts.groups if one.id == group_id)
    found = wanted({"group": group.label}, "group", MAX_LABEL)
    opposites = opposite_labels(group.label)
    for other in facts.groups:
        if other is group:
            continue
        if _called(other) == _called(group):
            return found or {"group": "already_there"}
        if other.label.lower() in opposites and _keys(other) & _keys(group):
            return found or {"group": "in_opposite_group"}
    return found


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


_LISTS = Lists("group", _labels, _home, _named, _rename, _wrong)
MEMBER = FactKind(_fields, _blank, _check, _correct, _add, _remove, _own_id, _LISTS)
