"""A kind's slots as fields of a form: shown, checked, read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from questions.facts.kinds.kind import Form, Kind, Slot, Value
from questions.facts.kinds.kind import Values as Told
from questions.facts.model import Range
from questions.language.words import words
from questions.review.values import (
    MAX_LABEL,
    MAX_LINES,
    MAX_NAME,
    MAX_SENTENCE,
    Field,
    Problems,
    Values,
    line,
    lines,
    one_of_two,
    read_range,
    short,
    things,
    wanted,
    write_range,
)

_MAX_THINGS = 12
_LONG = (Form.SENTENCE, Form.SENTENCES)
_SEPARATORS = {Form.SENTENCES: "\n", Form.THINGS: ", "}


def fields(kind: Kind, told: Told) -> tuple[Field, ...]:
    """What can be corrected in a fact with these values; the thing that it is said of cannot."""
    slots = (slot for slot in kind.slots if slot.form is not Form.SUBJECT)
    return tuple(_field(slot, _written(slot, told[slot.name])) for slot in slots)


def blank(kind: Kind, there: Iterable[str], otherwise: str = "") -> tuple[Field, ...]:
    """The fields of an addition. It goes to one of the lists or things that are `there`, or to a
    new one, which is called `otherwise` unless somebody says more."""
    return tuple(_blank(kind, tuple(dict.fromkeys(there)), otherwise))


def wrong(kind: Kind, values: Values) -> Problems:
    """What is wrong with each field by itself."""
    found: Problems = {}
    for slot in kind.slots:
        found |= _CHECKS[slot.form](slot, values)
    amounts = [slot.name for slot in kind.slots if slot.form is Form.RANGE]
    if amounts and not any(line(values, name) for name in amounts):
        found[amounts[0]] = "empty"
    return found


def typed(kind: Kind, values: Values) -> Mapping[str, Any]:
    """What was typed for the fact itself, by the names of its slots; raises ValueError where
    `wrong` finds something."""
    return {slot.name: _READERS[slot.form](values, slot.name) for slot in kind.own_slots}


def _field(slot: Slot, value: str) -> Field:
    return Field(slot.name, value, slot.form in _LONG, slot.choices, slot.optional)


def _blank(kind: Kind, there: tuple[str, ...], otherwise: str) -> Iterator[Field]:
    for slot in kind.slots:
        if slot is not kind.home:
            yield _field(slot, "")
            continue
        if there:
            yield Field(slot.name, "", choices=there, optional=True)
        yield Field(f"new_{slot.name}", "" if there else otherwise, optional=bool(there))


def _written(slot: Slot, value: Value) -> str:
    """A value as a person would type it."""
    if isinstance(value, tuple):
        return _SEPARATORS[slot.form].join(value)
    return write_range(value) if isinstance(value, Range) else value or ""


def _check_name(slot: Slot, values: Values) -> Problems:
    check = short if slot.optional else wanted
    return check(values, slot.name, MAX_NAME)


def _check_sentences(slot: Slot, values: Values) -> Problems:
    return _wrong_parts(slot.name, lines(values, slot.name), MAX_LINES, MAX_SENTENCE)


def _check_things(slot: Slot, values: Values) -> Problems:
    return _wrong_parts(slot.name, things(values, slot.name), _MAX_THINGS, MAX_NAME)


def _wrong_parts(name: str, told: tuple[str, ...], most: int, longest: int) -> Problems:
    if not told or any(not words(one) for one in told):
        return {name: "empty"}
    is_long = len(told) > most or any(len(one) > longest for one in told)
    return {name: "too_long"} if is_long else {}


def _check_range(slot: Slot, values: Values) -> Problems:
    try:
        read_range(values, slot.name)
    except ValueError:
        return {slot.name: "not_a_range"}
    return {}


def _check_choice(slot: Slot, values: Values) -> Problems:
    is_offered = line(values, slot.name) in slot.choices
    return {} if is_offered else {slot.name: "unknown_choice"}


def _read_line(values: Values, name: str) -> str | None:
    return line(values, name) or None


_CHECKS: Mapping[Form, Callable[[Slot, Values], Problems]] = {
    Form.LIST: lambda slot, values: one_of_two(values, slot.name, MAX_LABEL),
    Form.SUBJECT: lambda slot, values: {},  # only an addition says it, and not by itself
    Form.NAME: _check_name,
    Form.SENTENCE: lambda slot, values: wanted(values, slot.name, MAX_SENTENCE),
    Form.SENTENCES: _check_sentences,
    Form.THINGS: _check_things,
    Form.RANGE: _check_range,
    Form.CHOICE: _check_choice,
}
_READERS: Mapping[Form, Callable[[Values, str], Any]] = {
    Form.NAME: _read_line,
    Form.SENTENCE: _read_line,
    Form.SENTENCES: lines,
    Form.THINGS: things,
    Form.RANGE: read_range,
    Form.CHOICE: _read_line,
}
