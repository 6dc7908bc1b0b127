"""Types and stages with their definitions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from questions.facts.ids import fact_id, part_id
from questions.facts.kinds.kind import Kind, Section
from questions.facts.model import Facts, TypeDefinition, TypeSet
from questions.review.kinds import slots
from questions.review.kinds.kind import FactKind, Lists
from questions.review.values import (
    Addition,
    Field,
    NotThereError,
    Problems,
    Values,
    chosen,
    free_id,
    key_of,
    line,
    wrong_name,
)


@dataclass(frozen=True, slots=True)
class _Types:
    kind: Kind

    def fields(self, facts: Facts, type_id: str) -> tuple[Field, ...]:
        types, name = _find(facts, type_id)
        return slots.fields(self.kind, self.kind.values(types, types.definitions[name]))

    def blank(self, facts: Facts) -> tuple[Field, ...]:
        return slots.blank(self.kind, (types.of for types in facts.types))

    def check(self, facts: Facts, values: Values, type_id: str) -> Problems:
        found = slots.wrong(self.kind, values)
        types = _set(facts, chosen(values, "of")) or _home(facts, type_id)
        if found or types is None:
            return found
        name = key_of(line(values, "name"))
        others = (one for key, one in types.definitions.items() if key_of(key) == name)
        return {"name": "already_there"} if any(one.id != type_id for one in others) else {}


def _correct(facts: Facts, type_id: str, values: Values) -> Facts:
    """Its own words; and what it is a type of: into that set."""
    types, name = _find(facts, type_id)
    new = replace(types.definitions[name], key=line(values, "definition"))
    of = chosen(values, "of")
    if key_of(types.of) == key_of(of):
        return _with(facts, _renamed(types, name, line(values, "name"), new))
    facts = _with(facts, _without(types, {name}))
    return _put(facts, of, line(values, "name"), new)


def _add(facts: Facts, new: Addition) -> Facts:
    key = line(new.values, "definition")
    definition = TypeDefinition(new.id, key, new.sentence, new.evidence)
    return _put(facts, chosen(new.values, "of"), line(new.values, "name"), definition)


def _remove(facts: Facts, ids: Collection[str]) -> Facts:
    sets = []
    for types in facts.types:
        gone = {name for name, one in types.definitions.items() if one.id in ids}
        sets.append(_without(types, gone) if gone else types)
    return replace(facts, types=tuple(sets))


def _own_id(facts: Facts, new: Addition) -> str:
    of = chosen(new.values, "of")
    types = _set(facts, of)
    set_id = types.id if types else _set_id(facts, of, new.sentence)
    made = part_id(set_id, "type", line(new.values, "name"), new.sentence)
    known = (one.id for one in types.definitions.values()) if types else ()
    return free_id(made, new.sentence, known)


def _set_id(facts: Facts, of: str, sentence: str) -> str:
    return free_id(fact_id("types", of), sentence, (types.id for types in facts.types))


def _names(facts: Facts) -> dict[str, str]:
    return {types.id: types.of for types in facts.types}


def _home_id(facts: Facts, type_id: str) -> str:
    return _find(facts, type_id)[0].id


def _named(facts: Facts, of: str) -> str | None:
    types = _set(facts, of)
    return types.id if types else None


def _rename(facts: Facts, names: Mapping[str, str]) -> Facts:
    sets = (replace(one, of=names[one.id]) if one.id in names else one for one in facts.types)
    return replace(facts, types=tuple(sets))


def _wrong(facts: Facts, set_id: str) -> Problems:
    return wrong_name(_names(facts), set_id, "of")


def _set(facts: Facts, of: str) -> TypeSet | None:
    return next((one for one in facts.types if key_of(one.of) == key_of(of)), None)


def _home(facts: Facts, type_id: str) -> TypeSet | None:
    """The set of a type: no other one of it may have its name, wherever it goes."""
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


def _put(facts: Facts, of: str, name: str, definition: TypeDefinition) -> Facts:
    """One more definition in the set of that name, which is made where there is none."""
    types = _set(facts, of)
    if types is None:
        set_id = _set_id(facts, of, definition.source)
        types = TypeSet(set_id, of, None, False, (), {}, definition.evidence)
        facts = replace(facts, types=(*facts.types, types))
    return _with(facts, _defined(types, name, definition))


def _defined(types: TypeSet, name: str, definition: TypeDefinition) -> TypeSet:
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


def reviewed(section: Section[TypeSet], kind: Kind) -> FactKind:
    """What a reviewer can do with types and their definitions."""
    one = _Types(kind)
    lists = Lists("of", _names, _home_id, _named, _rename, _wrong)
    return FactKind(one.fields, one.blank, one.check, _correct, _add, _remove, _own_id, lists)
