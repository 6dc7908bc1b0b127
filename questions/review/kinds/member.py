"""Members of groups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from operator import attrgetter

from questions.facts.groups import opposite_labels
from questions.facts.ids import fact_id, part_id
from questions.facts.model import Facts, Group, Member
from questions.items.words import words
from questions.review.kinds.kind import FactKind
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
    """Its own words; and its group: into the one of that label, or else its own gets the label."""
    group, member = _find(facts, member_id)
    new = replace(member, name=line(values, "name"), qualifier=line(values, "qualifier") or None)
    label = chosen(values, "group")
    target = group if _called(group) == _telling(label) else _group(facts, label) or group
    if target is group:
        members = tuple(new if one is member else one for one in group.members)
        label = group.label if key_of(group.label) == key_of(label) else label
        return _with(facts, replace(group, label=label, members=members))
    left = replace(group, members=tuple(one for one in group.members if one is not member))
    return _with(_with(facts, left), replace(target, members=(*target.members, new)))


def _add(facts: Facts, new: Addition) -> Facts:
    label = chosen(new.values, "group")
    group = _group(facts, label)
    if group is None:
        group = Group(_group_id(facts, new), label, None, (), new.evidence)
        facts = replace(facts, groups=(*facts.groups, group))
    name, qualifier = line(new.values, "name"), line(new.values, "qualifier") or None
    member = Member(new.id, name, qualifier, new.evidence)
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
    group = _group(facts, chosen(new.values, "group"))
    group_id = group.id if group else _group_id(facts, new)
    name, qualifier = line(new.values, "name"), line(new.values, "qualifier")
    made = part_id(group_id, "member", name, qualifier, new.sentence)
    return free_id(made, new.sentence, (one.id for one in group.members) if group else ())


def _group_id(facts: Facts, new: Addition) -> str:
    wanted_id = fact_id("group", chosen(new.values, "group"))
    return free_id(wanted_id, new.sentence, (group.id for group in facts.groups))


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


MEMBER = FactKind(_fields, _blank, _check, _correct, _add, _remove, _own_id)
