"""An item's JSON as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_SINGLE = frozenset({"single_choice", "picture"})
_CHOICES = _SINGLE | {"multiple_choice"}


@dataclass(frozen=True, slots=True)
class Choice:
    """An option or a group as it is shown."""

    id: str
    text: str
    is_drawn: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Item:
    """One item of `items/1`. Each kind's key is told by a property of its own, empty for others."""

    json: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.json.get("id", ""))

    @property
    def variant(self) -> int:
        return int(self.json.get("variant") or 0)

    @property
    def kind(self) -> str:
        return str(self.json.get("kind", ""))

    @property
    def template(self) -> str:
        return str(self.json.get("template", ""))

    @property
    def is_plain(self) -> bool:
        return self.json.get("register") == "plain"

    @property
    def prompt(self) -> str:
        return str(self.json.get("prompt", ""))

    @property
    def key(self) -> Any:
        return self.json.get("key")

    @property
    def correction(self) -> str | None:
        return self.json.get("correction")

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(self.json.get("facts") or ())

    @property
    def reuse(self) -> bool:
        return bool(self.json.get("reuse"))

    @property
    def is_choice(self) -> bool:
        return self.kind in _CHOICES

    @property
    def is_single(self) -> bool:
        return self.kind in _SINGLE

    @property
    def is_statement(self) -> bool:
        return self.kind == "true_false"

    @property
    def is_true(self) -> bool:
        return str(self.key) == "true"

    @property
    def is_drawn(self) -> bool:
        return bool(self.json.get("figure") or self.pictures.get("figure")) or any(
            one.is_drawn for one in self.options
        )

    @property
    def pictures(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Those that somebody brought, by the place where they stand."""
        return self.json.get("pictures") or {}

    @cached_property
    def options(self) -> tuple[Choice, ...]:
        return _choices(self.json.get("options"), self.pictures)

    @cached_property
    def groups(self) -> tuple[Choice, ...]:
        return _choices(self.json.get("groups"), {})

    @cached_property
    def evidence(self) -> tuple[Quote, ...]:
        told = self.json.get("evidence") or ()
        return tuple(Quote(one["start"], one["end"], one["text"]) for one in told)

    @cached_property
    def right(self) -> tuple[Choice, ...]:
        """The right options of a choice."""
        keys = self.key if isinstance(self.key, list | tuple) else [self.key]
        return tuple(one for one in self.options if self.is_choice and one.id in keys)

    @cached_property
    def wrong(self) -> tuple[Choice, ...]:
        """The distractors of a choice."""
        right = {one.id for one in self.right}
        return tuple(one for one in self.options if self.is_choice and one.id not in right)

    @cached_property
    def placed(self) -> Mapping[str, str]:
        """Of what is sorted or matched, the group of each option."""
        sorted_ = self.kind in ("classify", "match") and isinstance(self.key, Mapping)
        return self.key if sorted_ else {}

    @cached_property
    def steps(self) -> tuple[Choice, ...]:
        """The options of an ordering, in the right order."""
        if self.kind != "order" or not isinstance(self.key, list | tuple):
            return ()
        by_id = {one.id: one for one in self.options}
        return tuple(by_id[one] for one in self.key if one in by_id)

    @cached_property
    def accepted(self) -> Mapping[str, Sequence[str]]:
        """Of a cloze, what is accepted for each blank."""
        return self.key if self.kind == "cloze" and isinstance(self.key, Mapping) else {}

    @cached_property
    def explained(self) -> str:
        return str((self.json.get("feedback") or {}).get("right", ""))

    @cached_property
    def by_option(self) -> Mapping[str, str]:
        return (self.json.get("feedback") or {}).get("by_option") or {}

    @cached_property
    def shown(self) -> str:
        """All that is read before answering."""
        told = [one.text for one in (*self.options, *self.groups)]
        return " ".join((self.prompt, *(told if not self.is_statement else ())))


def _choices(told: Any, pictures: Mapping[str, Any]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            str(one["id"]),
            str(one.get("text") or ""),
            bool(one.get("figure") or pictures.get(one["id"])),
        )
        for one in told or ()
    )
