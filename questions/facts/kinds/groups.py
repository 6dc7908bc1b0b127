"""Members of groups: the muscles that turn the hip inwards, the bones of the wrist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from questions.facts.kinds.kind import Form, Kind, Section, Slot, Values, spans
from questions.facts.labels import names_class
from questions.facts.model import Closure, Group, Member
from questions.facts.opposites import opposite_labels
from questions.facts.phrasing import as_heading, capitalised, membership, sentence_case
from questions.facts.spelling import corrected


def _values(group: Group, member: Member) -> Values:
    return {"name": member.name, "qualifier": member.qualifier, "group": group.label}


def _say(group: Group, member: Member) -> str:
    name = capitalised(sentence_case(member.name))
    if member.qualifier:
        name = f"{name} ({corrected(member.qualifier)})"
    return f"{name} {membership(member.name, group.label)}."


def _closure(group: Group) -> Closure:
    if group.is_complete:
        return Closure.CLOSED
    return Closure.OPEN if group.announced is None else Closure.NOT_MET


def _recounted(group: Group) -> Group:
    """A list that is not as it was found is complete only if it now has as many members as the
    article announces."""
    is_met = group.announced == len(group.members)
    return replace(group, stated_count=group.announced if is_met else None)


def _topics(groups: Sequence[Group]) -> Iterator[str]:
    order: dict[str, int] = {}
    for group in groups:
        order.setdefault(group.label.lower(), len(order))
    return (_topic(group, order) for group in groups)


def _topic(group: Group, order: Mapping[str, int]) -> str:
    """What opposite groups have in common ("Rotators of the hip"), both where they share no more
    than a place ("Flexors and extensors of the hip"), or the group's own label."""
    own = group.label.lower()
    other = next((one for one in opposite_labels(own) if one in order), None)
    if other is None or len(other.split()) != len(own.split()):
        return as_heading(group.label)
    first, second = sorted((own, other), key=order.__getitem__)
    pairs = list(zip(first.split(), second.split(), strict=False))
    shared = " ".join(one for one, two in pairs if one == two)
    if names_class(shared):
        return as_heading(" ".join(_shared_words(group.label, other)))
    spelt = {word.lower(): word for word in group.label.split()}
    both = (spelt.get(one, one) if one == two else f"{one} and {two}" for one, two in pairs)
    return as_heading(" ".join(both))


def _shared_words(label: str, other: str) -> list[str]:
    return [word for word in label.split() if word.lower() in other.split()]


def _as_json(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "label": group.label,
        "stated_count": group.stated_count,
        "evidence": spans(group.evidence),
        "members": [
            {
                "id": member.id,
                "name": member.name,
                "qualifier": member.qualifier,
                "evidence": spans(member.evidence),
            }
            for member in group.members
        ],
    }


MEMBER = Kind(
    name="member",
    slots=(
        Slot("name", Form.NAME),
        Slot("qualifier", Form.NAME, optional=True),
        Slot("group", Form.LIST),
    ),
    values=_values,
    say=_say,
    closure=_closure,
    opposites=opposite_labels,
)
GROUPS = Section(
    name="groups",
    of=Group,
    kinds=(MEMBER,),
    parts=lambda group: ((MEMBER.name, one) for one in group.members),
    topics=_topics,
    as_json=_as_json,
    lead=lambda group: group.evidence,
    settle=_recounted,
)
