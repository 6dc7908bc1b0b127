"""Types and stages of one thing, and what the article says each of them is."""

from __future__ import annotations

from typing import Any

from questions.facts.kinds.kind import Form, Kind, Section, Slot, Values, spans
from questions.facts.model import TypeDefinition, TypeSet
from questions.facts.phrasing import as_heading, capitalised, sentence_case
from questions.facts.spelling import corrected


def _name(types: TypeSet, definition: TypeDefinition) -> str:
    return next(name for name, one in types.definitions.items() if one is definition)


def _values(types: TypeSet, definition: TypeDefinition) -> Values:
    return {"name": _name(types, definition), "of": types.of, "definition": definition.key}


def _say(types: TypeSet, definition: TypeDefinition) -> str:
    of = types.abbrev or sentence_case(types.of)
    return f"{capitalised(_name(types, definition))} {of}: {corrected(definition.key)}."


def _as_json(types: TypeSet) -> dict[str, Any]:
    return {
        "id": types.id,
        "of": types.of,
        "abbrev": types.abbrev,
        "ordered": types.ordered,
        "names": list(types.names),
        "evidence": spans(types.evidence),
        "definitions": {
            name: {
                "id": one.id,
                "key": one.key,
                "source": one.source,
                "evidence": spans(one.evidence),
            }
            for name, one in types.definitions.items()
        },
    }


TYPE = Kind(
    name="type",
    slots=(
        Slot("name", Form.NAME),
        Slot("of", Form.LIST),
        Slot("definition", Form.SENTENCE),
    ),
    values=_values,
    say=_say,
)
TYPES = Section(
    name="types",
    of=TypeSet,
    kinds=(TYPE,),
    parts=lambda types: ((TYPE.name, one) for one in types.definitions.values()),
    topics=lambda sets: (as_heading(types.of) for types in sets),
    as_json=_as_json,
)
