"""Terms and what they mean."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from questions.facts.ids import fact_id
from questions.facts.model import Definition, Facts
from questions.review.kinds.kind import FactKind
from questions.review.values import (
    MAX_NAME,
    MAX_SENTENCE,
    Addition,
    Field,
    NotThereError,
    Problems,
    Values,
    free_id,
    key_of,
    line,
    wanted,
)


def _fields(facts: Facts, definition_id: str) -> tuple[Field, ...]:
    found = next((one for one in facts.definitions if one.id == definition_id), None)
    if found is None:
        raise NotThereError(definition_id)
    return Field("term", found.term), Field("definition", found.key, multiline=True)


def _blank(facts: Facts) -> tuple[Field, ...]:
    return Field("term", ""), Field("definition", "", multiline=True)


def _check(facts: Facts, values: Values, definition_id: str) -> Problems:
    found = wanted(values, "term", MAX_NAME) | wanted(values, "definition", MAX_SENTENCE)
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


DEFINITION = FactKind(_fields, _blank, _check, _correct, _add, _remove, _own_id)
