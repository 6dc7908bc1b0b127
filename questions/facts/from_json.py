"""Facts read back from the format of the contracts, schema "facts/1"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from questions.facts.kinds.exercises import AMOUNTS
from questions.facts.model import (
    Dosage,
    Evidence,
    Exercise,
    ListedItem,
    Listing,
    Part,
    Range,
)
from questions.reading.article import Span


def exercise_from_json(data: Mapping[str, Any]) -> Exercise:
    return Exercise(
        id=data["id"],
        name=data["name"],
        position=data["position"],
        equipment=tuple(data["equipment"]),
        steps=tuple(data["steps"]),
        goal=None if not data.get("goal") else tuple(data["goal"]),
        dosage=dosage_from_json(data["dosage"]),
        evidence=_evidence(data["evidence"]),
        parts={
            kind: Part(part["id"], _evidence(part["evidence"]))
            for kind, part in data.get("parts", {}).items()
        },
        goal_is_reviewers=data.get("goal_by") == "reviewer",
    )


def dosage_from_json(data: Mapping[str, Any]) -> Dosage:
    amounts = {name: Range(*data[name]) for name in AMOUNTS if data.get(name)}
    return Dosage(**amounts, sides=data.get("sides"))


def listing_from_json(data: Mapping[str, Any]) -> Listing:
    items = (
        ListedItem(item["id"], item["name"], item["source"], _evidence(item["evidence"]))
        for item in data["items"]
    )
    return Listing(data["id"], data["of"], tuple(items))


def _evidence(data: Sequence[Mapping[str, int]]) -> Evidence:
    return tuple(Span(span["start"], span["end"]) for span in data)
