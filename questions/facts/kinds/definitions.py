"""Terms and what they mean."""

from __future__ import annotations

from typing import Any

from questions.facts.kinds.kind import Form, Kind, Section, Slot, Values, spans, under
from questions.facts.model import Definition
from questions.facts.spelling import corrected


def _values(entry: Definition, definition: Definition) -> Values:
    return {"term": definition.term, "definition": definition.key}


def _say(entry: Definition, definition: Definition) -> str:
    return f"{corrected(definition.term)}: {corrected(definition.key)}."


def _as_json(definition: Definition) -> dict[str, Any]:
    return {
        "id": definition.id,
        "term": definition.term,
        "key": definition.key,
        "source": definition.source,
        "evidence": spans(definition.evidence),
    }


DEFINITION = Kind(
    name="definition",
    slots=(Slot("term", Form.NAME), Slot("definition", Form.SENTENCE)),
    values=_values,
    say=_say,
)
DEFINITIONS = Section(
    name="definitions",
    of=Definition,
    kinds=(DEFINITION,),
    parts=lambda definition: ((DEFINITION.name, definition),),
    topics=under("Terms"),
    as_json=_as_json,
)
