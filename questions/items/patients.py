"""Which questions are for patients, by template. Kept as data in `catalogue/patients.toml`."""

from __future__ import annotations

import enum
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from questions.items.model import Item
from questions.items.question import PLAIN


class Subject(enum.StrEnum):
    """What a patient is asked about."""

    EXERCISES = "exercises"
    DOSES = "doses"
    WHEN_TO_STOP = "when_to_stop"
    CONDITION = "condition"
    BESIDE = "beside"


def subject_of(template: str) -> Subject | None:
    """What the template's questions tell a patient; None where they are none for patients."""
    return _subjects().get(template)


def is_not_for_patients(template: str) -> bool:
    """Whether it was decided that patients are not asked it, though it has plain words."""
    return template in _table()["not_asked"]


def is_for_patients_alone(template: str) -> bool:
    return template in _table()["of_nobody_else"]


def own_templates() -> tuple[str, ...]:
    """Those that make an article one for patients: all but what stands beside them."""
    return tuple(name for name, one in _subjects().items() if one is not Subject.BESIDE)


def for_patients(items: Iterable[Item]) -> tuple[Item, ...]:
    """The plain items that are for patients; none where the bank has but what stands beside the
    rest, as that of an anatomy course."""
    chosen = [item for item in items if item.register == PLAIN and subject_of(item.template)]
    is_one_for_patients = any(item.template in own_templates() for item in chosen)
    return tuple(chosen) if is_one_for_patients else ()


@cache
def _subjects() -> Mapping[str, Subject]:
    return {template: one for one in Subject for template in _table()[one]}


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    path = files("questions.items") / "catalogue" / "patients.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: tuple(templates) for name, templates in told.items()}
