"""The kinds of fact by name, and the sections that they stand in, in the order of the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from questions.facts.kinds.attributes import ATTRIBUTES
from questions.facts.kinds.definitions import DEFINITIONS
from questions.facts.kinds.exercises import EXERCISES
from questions.facts.kinds.groups import GROUPS
from questions.facts.kinds.kind import Kind, Section
from questions.facts.kinds.listings import LISTINGS
from questions.facts.kinds.types import TYPES
from questions.facts.model import Facts

_FORMAT = [field.name for field in fields(Facts)]
SECTIONS: tuple[Section[Any], ...] = tuple(
    sorted(
        (GROUPS, TYPES, EXERCISES, DEFINITIONS, ATTRIBUTES, *LISTINGS),
        key=lambda section: _FORMAT.index(section.name),
    )
)
KINDS: Mapping[str, Kind] = {kind.name: kind for section in SECTIONS for kind in section.kinds}
