"""Types and stages with their definitions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from questions.facts.ids import fact_id, part_id
from questions.facts.model import Facts, TypeDefinition, TypeSet
from questions.review.kinds.kind import FactKind
from questions.review.values import (
    MAX_LABEL,
    MAX_NAME,
    MAX_SENTENCE,
    Addition,
    Field,
    NotThereError,
    Problems,
    Values,
    chosen,
    free_id,
    key_of,
    line,
    one_of_two,
    wanted,
)


def _fields(facts: Facts, type_id: str) -> tuple[Field, ...]:
    types, name = _find(facts, type_id)
    return (
        Field("name", name),
        Field("of", types.of),
        Field("definition", types.definitions[name].key, multiline=True),
    )


def _blank(facts: Facts) -> tuple[Field, ...]:
    known = tuple(dict.fromkeys(types.of for types in facts.types))
    there = (Field("of", "", choices=known, optional=True),) if known else ()
    new = Field("new_of", "", optional=bool(known))
    return (Field("name", ""), *there, new, Field("definition", "", multiline=True))


def _check(facts: Facts, values: Values, type_id: str) -> Problems:
    found = wanted(values, "name", MAX_NAME) | one_of_two(values, "of", MAX_LABEL)
    found |= wanted(values, "definition", MAX_SENTENCE)
    types = _set(facts, chosen(values, "of")) or _home(facts, type_id)
    if found or types is None:
        return found
    name = key_of(line(values, "name"))
    others = (one for key, one in types.definitions.items() if key_of(key) == name)
    return {"name": "already_there"} if any(one.id != type_id for one in others) else {}


def _correct(facts: Facts, type_id: str, values: Values) -> Facts:
    """Its own words; and what it is a type of: into that set, or else its own is called so."""
    types, name = _find(facts, type_id)
    new = replace(types.definitions[name], key=line(values, "definition"))
    of = chosen(values, "of")
    target = _set(facts, of) or types
    if target is types:
        of = types.of if key_of(types.of) == key_of(of) else of
        return _with(facts, replace(_renamed(types, name, line(values, "name"), new), of=of))
    return _with(_with(facts, _without(types, {name})), _put(target, line(values, "name"), new))


def _add(facts: Facts, new: Addition) -> Facts:
    of = chosen(new.values, "of")
    types = _set(facts, of)
    if types is None:
        types = TypeSet(_set_id(facts, new), of, None, False, (), {}, new.evidence)
        facts = replace(facts, types=(*facts.types, types))
    key = line(new.values, "definition")
    definition = TypeDefinition(new.id, key, new.sentence, new.evidence)
    return _with(facts, _put(types, line(new.values, "name"), definition))


def _remove(facts: Facts, ids: Collection[str]) -> Facts:
    sets = []
    for types in facts.types:
        gone = {name for name, one in types.definitions.items() if one.id in ids}
        sets.append(_without(types, gone) if gone else types)
    return replace(facts, types=tuple(sets))


def _own_id(facts: Facts, new: Addition) -> str:
    types = _set(facts, chosen(new.values, "of"))
    set_id = types.id if types else _set_id(facts, new)
    made = part_id(set_id, "type", line(new.values, "name"), new.sentence)
    known = (one.id for one in types.definitions.values()) if types else ()
    return free_id(made, new.sentence, known)


def _set_id(facts: Facts, new: Addition) -> str:
    wanted_id = fact_id("types", chosen(new.values, "of"))
    return free_id(wanted_id, new.sentence, (types.id for types in facts.types))


def _set(facts: Facts, of: str) -> TypeSet | None:
    return next((one for one in facts.types if key_of(one.of) == key_of(of)), None)


def _home(facts: Facts, type_id: str) -> TypeSet | None:
    """The set of a type, which a label that no other set has becomes the new name of."""
    ids = {one.id: types for types in facts.types for one in types.definitions.values()}
    return ids.get(type_id)


def _find(facts: Facts, type_id: str) -> tuple[TypeSet, str]:
    for types in facts.types:
        for name, definition in types.definitions.items():
            if definition.id == type_id:
                return types, name
    raise NotThereError(type_id)


def _renamed(types: TypeSet, old: str, new: str, definition: TypeDefinition) -> TypeSet:
    """The set with another name in the same place."""
    names = dict.fromkeys(new if name == old else name for name in types.names)
    definitions = {
        (new if name == old else name): (definition if name == old else one)
        for name, one in types.definitions.items()
    }
    return replace(types, names=tuple(names), definitions=definitions)


def _put(types: TypeSet, name: str, definition: TypeDefinition) -> TypeSet:
    """The set with one more definition, of a name that it may only have listed so far."""
    listed = next((one for one in types.names if key_of(one) == key_of(name)), name)
    names = tuple(dict.fromkeys((*types.names, listed)))
    return replace(types, names=names, definitions={**types.definitions, listed: definition})


def _without(types: TypeSet, gone: Collection[str]) -> TypeSet:
    return replace(
        types,
        names=tuple(name for name in types.names if name not in gone),
        definitions={name: one for name, one in types.definitions.items() if name not in gone},
    )


def _with(facts: Facts, changed: TypeSet) -> Facts:
    sets = (changed if one.id == changed.id else one for one in facts.types)
    return replace(facts, types=tuple(sets))


TYPE = FactKind(_fields, _blank, _check, _correct, _add, _remove, _own_id)
