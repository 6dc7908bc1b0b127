"""The facts' JSON as statements of one form: of this, in this relation, that is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

DOSES = {
    "reps": "repetitions",
    "sets": "sets",
    "hold_seconds": "seconds",
    "duration_seconds": "seconds",
    "per_day": "times a day",
    "per_week": "times a week",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """`value` is said of `subject`. Of a member the value is its name and `qualifier` the part or
    the limit that goes with it."""

    fact: str
    relation: str
    subject: str
    value: str
    qualifier: str | None = None


@dataclass(frozen=True)
class Facts:
    """The facts of an article."""

    json: Mapping[str, Any]

    @property
    def title(self) -> str:
        return str(self.json.get("article", {}).get("title", ""))

    @property
    def text(self) -> str:
        return str(self.json.get("article", {}).get("text", ""))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        return (
            *self._members(),
            *self._types(),
            *self._exercises(),
            *self._listed(),
            *self._definitions(),
            *self._attributes(),
        )

    @cached_property
    def listings(self) -> tuple[str, ...]:
        """The sections that list what one thing has, such as its causes; told by their form."""
        entries = ((kind, some) for kind, some in self.json.items() if isinstance(some, list))
        return tuple(kind for kind, some in entries if some and "items" in some[0])

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(one["label"] for one in self.json.get("groups", ()))

    @cached_property
    def members(self) -> tuple[Statement, ...]:
        return tuple(one for one in self.statements if one.relation == "member")

    @cached_property
    def exercises(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(self.json.get("exercises", ()))

    def of(self, relation: str) -> tuple[Statement, ...]:
        return tuple(one for one in self.statements if one.relation == relation)

    def _members(self) -> Iterator[Statement]:
        for group in self.json.get("groups", ()):
            for one in group["members"]:
                yield Statement(
                    one["id"], "member", group["label"], one["name"], one.get("qualifier")
                )

    def _types(self) -> Iterator[Statement]:
        for types in self.json.get("types", ()):
            of = " ".join(filter(None, (types["of"], types.get("abbrev"))))
            for name in types["names"]:
                yield Statement(types["id"], "type", of, name)
            for name, told in types.get("definitions", {}).items():
                yield Statement(told.get("id", types["id"]), "type meaning", name, told["key"])

    def _exercises(self) -> Iterator[Statement]:
        for one in self.exercises:
            name, parts = one["name"], one.get("parts", {})
            if one.get("position"):
                yield Statement(_part(one, parts, "position"), "position", name, one["position"])
            for thing in one.get("equipment") or ():
                yield Statement(_part(one, parts, "equipment"), "equipment", name, thing)
            for sentence in one.get("goal") or ():
                yield Statement(_part(one, parts, "goal"), "goal", name, sentence)
            for sentence in one.get("steps") or ():
                yield Statement(_part(one, parts, "steps"), "step", name, sentence)
            yield from self._doses(one)

    def _doses(self, one: Mapping[str, Any]) -> Iterator[Statement]:
        for slot, unit in DOSES.items():
            told = (one.get("dosage") or {}).get(slot)
            if told:
                low, high = told
                number = f"{low}" if low == high else f"{low}–{high}"
                fact = _part(one, one.get("parts", {}), "dose")
                yield Statement(fact, slot, one["name"], f"{number} {unit}")

    def _listed(self) -> Iterator[Statement]:
        for kind in self.listings:
            for listing in self.json[kind]:
                for one in listing["items"]:
                    yield Statement(
                        one.get("id", listing["id"]), kind, str(listing["of"]), one["name"]
                    )

    def _definitions(self) -> Iterator[Statement]:
        for one in self.json.get("definitions", ()):
            yield Statement(one["id"], "definition", one["term"], one["key"])

    def _attributes(self) -> Iterator[Statement]:
        for table in self.json.get("attributes", ()):
            for row in table["rows"]:
                for value in row["value"]:
                    yield Statement(row["id"], table["relation"], row["subject"], value)


def _part(exercise: Mapping[str, Any], parts: Mapping[str, Any], name: str) -> str:
    return str((parts.get(name) or {}).get("id", exercise["id"]))
