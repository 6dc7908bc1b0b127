"""Terms and what they mean."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from questions.facts.ids import fact_id
from questions.facts.kinds.kind import Kind, Section
from questions.facts.model import Definition, Facts
from questions.review.kinds import slots
from questions.review.kinds.kind import FactKind
from questions.review.values import (
    Addition,
    Field,
    NotThereError,
    Problems,
    Values,
    free_id,
    key_of,
    line,
)


@dataclass(frozen=True, slots=True)
class _Defined:
    kind: Kind

    def fields(self, facts: Facts, definition_id: str) -> tuple[Field, ...]:
        found = next((one for one in facts.definitions if one.id == definition_id), None)
        if found is None:
            raise NotThereError(definition_id)
        return slots.fields(self.kind, self.kind.values(found, found))

    def blank(self, facts: Facts) -> tuple[Field, ...]:
        return slots.blank(self.kind, ())

    def check(self, facts: Facts, values: Values, definition_id: str) -> Problems:
        found = slots.wrong(self.kind, values)
        key = key_of(line(values, "term"), line(values, "definition"))
        others = (one for one in facts.definitions if one.id != definition_id)
        if not found and any(key_of(one.term, one.key) == key for one in others):
            return {"term": "already_there"}
        return found


def _correct(facts: Facts, definition_id: str, values: Values) -> Facts:
    definitions = (
        replace(one, term=line(values, "term"), key=line(values, "definition"))
        if one.id == definition_id
        else one
        for one in facts.definitions
    )
    return replace(facts, definitions=tuple(definitions))


def _add(facts: Facts, new: Addition) -> Facts:
    term, key = line(new.values, "term"), line(new.values, "definition")
    made = Definition(new.id, term, key, new.sentence, new.evidence)
    return replace(facts, definitions=(*facts.definitions, made))


def _remove(facts: Facts, ids: Collection[str]) -> Facts:
    kept = tuple(one for one in facts.definitions if one.id not in ids)
    return replace(facts, definitions=kept)


def _own_id(facts: Facts, new: Addition) -> str:
    made = fact_id("definition", line(new.values, "term"), new.sentence)
    return free_id(made, new.sentence, (one.id for one in facts.definitions))


def reviewed(section: Section[Definition], kind: Kind) -> FactKind:
    """What a reviewer can do with definitions."""
    one = _Defined(kind)
    return FactKind(one.fields, one.blank, one.check, _correct, _add, _remove, _own_id)
