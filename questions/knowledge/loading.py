"""TOML to entries. A field that no entry knows, or one that is missing, is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from importlib.resources import files
from typing import Any, TypeVar

from questions.knowledge.entries import (
    Action,
    Cause,
    Complaint,
    Condition,
    ConditionType,
    Muscle,
    Signs,
    SignThatCanWait,
    UrgentSign,
)

_T = TypeVar("_T")
_ABOUT_THE_ENTRY = frozenset({"sources", "checked", "note"})
_DISPUTED = "disputed"
_OTHER_NAMES = {"minor": "is_minor", "finding": "findings"}


class MalformedEntryError(ValueError):
    """An entry has a field that its kind has not, or lacks one that it needs."""


def tables(prefix: str) -> Iterator[tuple[str, Any]]:
    """The entries of all files whose names begin so, by their names."""
    folder = files("questions.knowledge") / "data"
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.name.startswith(prefix) and one.name.endswith(".toml"):
            yield from tomllib.loads(one.read_text(encoding="utf-8")).items()


def entry(kind: type[_T], values: Mapping[str, Any], **given: Any) -> _T:
    """The values as an entry of this kind, without what says where it was checked; lists become
    tuples. Of the note stays whether texts differ on what it is."""
    told = {name: one for name, one in values.items() if name not in _ABOUT_THE_ENTRY}
    if str(values.get("note", "")).startswith(_DISPUTED) and hasattr(kind, "is_disputed"):
        told["is_disputed"] = True
    return kept_entry(kind, told, **given)


def kept_entry(kind: type[_T], values: Mapping[str, Any], **given: Any) -> _T:
    """All of the values as an entry of this kind; lists become tuples."""
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
    told = {
        _OTHER_NAMES.get(name, name): tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
    } | given
    if strange := told.keys() - known.keys():
        raise MalformedEntryError(f"{told.get('name')}: no such field: {sorted(strange)}")
    needed = {name for name, one in known.items() if _is_needed(one)}
    if missing := needed - told.keys():
        raise MalformedEntryError(f"{told.get('name')}: missing: {sorted(missing)}")
    return kind(**told)


def muscle(name: str, values: Mapping[str, Any]) -> Muscle:
    parts = {part: muscle(part, own) for part, own in values.get("parts", {}).items()}
    actions = tuple(entry(Action, one) for one in values.get("actions", ()))
    rest = {key: one for key, one in values.items() if key not in ("parts", "actions")}
    return entry(Muscle, rest, name=name, parts=parts, actions=actions)


def condition(name: str, values: Mapping[str, Any]) -> Condition:
    types = {
        one: entry(ConditionType, {k: v for k, v in own.items() if k != "aliases"}, name=one)
        for one, own in values.get("types", {}).items()
    }
    rest = {key: one for key, one in values.items() if key != "types"}
    return entry(Condition, rest, name=name, types=types)


def complaint(name: str, values: Mapping[str, Any]) -> Complaint:
    others = tuple(entry(Cause, one) for one in values.get("others", ()))
    rest = {key: one for key, one in values.items() if key != "others"}
    return entry(Complaint, rest, name=name, others=others)


def signs(region: str, values: Mapping[str, Any]) -> Signs:
    return Signs(
        region,
        tuple(entry(UrgentSign, one) for one in values["urgent"]),
        tuple(entry(SignThatCanWait, one) for one in values.get("can_wait", ())),
    )


def _is_needed(one: Any) -> bool:
    return one.default is MISSING and one.default_factory is MISSING
