"""What tables and lists of labels say of several things alike."""

from __future__ import annotations

from typing import Any

from questions.facts.kinds.kind import Form, Kind, Section, Slot, Values, spans
from questions.facts.model import Attribute, Row
from questions.facts.phrasing import sentence_case
from questions.facts.spelling import corrected


def _values(attribute: Attribute, row: Row) -> Values:
    return {"subject": row.subject, "value": row.value, "relation": attribute.relation}


def _say(attribute: Attribute, row: Row) -> str:
    subject, told = sentence_case(corrected(row.subject)), corrected("; ".join(row.value))
    return f"{attribute.relation.capitalize()} of {subject}: {told}."


def _as_json(attribute: Attribute) -> dict[str, Any]:
    return {
        "id": attribute.id,
        "relation": attribute.relation,
        "of": attribute.of,
        "source": attribute.source,
        "rows": [
            {
                "id": row.id,
                "subject": row.subject,
                "value": list(row.value),
                "evidence": spans(row.evidence),
            }
            for row in attribute.rows
        ],
    }


ATTRIBUTE = Kind(
    name="attribute",
    slots=(
        Slot("subject", Form.NAME),
        Slot("value", Form.SENTENCES),
        Slot("relation", Form.LIST),
    ),
    values=_values,
    say=_say,
)
ATTRIBUTES = Section(
    name="attributes",
    of=Attribute,
    kinds=(ATTRIBUTE,),
    parts=lambda attribute: ((ATTRIBUTE.name, row) for row in attribute.rows),
    topics=lambda attributes: [one.of[:1].upper() + one.of[1:] for one in attributes],
    as_json=_as_json,
    lead=lambda attribute: attribute.evidence,
)
