"""What a reviewer can do with facts of each kind, by the kind's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from questions.facts.kinds.kind import Kind, Section
from questions.facts.kinds.registry import SECTIONS
from questions.facts.model import Attribute, Definition, Exercise, Group, Listing, TypeSet
from questions.review.kinds import attribute, definition, exercise, listed, member, type_
from questions.review.kinds.kind import FactKind

# What can be done hangs on what the facts stand in; the rest follows from the kind's slots.
_REVIEWED: Mapping[type, Callable[[Section[Any], Kind], FactKind]] = {
    Group: member.reviewed,
    TypeSet: type_.reviewed,
    Exercise: exercise.reviewed,
    Listing: listed.reviewed,
    Definition: definition.reviewed,
    Attribute: attribute.reviewed,
}
FACT_KINDS: Mapping[str, FactKind] = {
    kind.name: _REVIEWED[section.of](section, kind)
    for section in SECTIONS
    for kind in section.kinds
}
