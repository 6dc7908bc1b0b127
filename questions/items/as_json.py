"""Items and banks as JSON values (items/1), and items back from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from questions.items.model import (
    Bank,
    Feedback,
    Item,
    Key,
    Kind,
    NumericRange,
    Option,
    OptionGroup,
    Quote,
)

SCHEMA = "items/1"


def bank_to_json(bank: Bank) -> dict[str, Any]:
    """The bank in the items/1 format."""
    return {
        "schema": SCHEMA,
        "article": {"title": bank.title, "sha256": bank.sha256},
        "seed": bank.seed,
        "items": [item_to_json(item) for item in bank.items],
    }


def item_to_json(item: Item) -> dict[str, Any]:
    """One item in the items/1 format, with `fact_by_option` added."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "template": item.template,
        "variant": item.variant,
        "lang": item.lang,
        "topic": item.topic,
        "register": item.register,
        "prompt": item.prompt,
        "options": [{"id": o.id, "text": o.text, "figure": o.figure} for o in item.options],
        "groups": [{"id": group.id, "text": group.text} for group in item.groups],
        "reuse": item.reuse,
        "key": _key_to_json(item.key),
        "correction": item.correction,
        "feedback": {
            "right": item.feedback.right,
            "wrong": item.feedback.wrong,
            "by_option": dict(item.feedback.by_option),
        },
        "evidence": [{"start": q.start, "end": q.end, "text": q.text} for q in item.evidence],
        "facts": list(item.facts),
        "fact_by_option": dict(item.fact_by_option),
        "difficulty": item.difficulty,
        "figure": item.figure,
    }


def item_from_json(value: Mapping[str, Any]) -> Item:
    """The way back. Raises KeyError, TypeError or ValueError for what is no item."""
    kind = Kind(value["kind"])
    feedback = value["feedback"]
    return Item(
        id=value["id"],
        kind=kind,
        template=value["template"],
        variant=value["variant"],
        lang=value["lang"],
        topic=value["topic"],
        register=value["register"],
        prompt=value["prompt"],
        options=tuple(Option(o["id"], o["text"], o["figure"]) for o in value["options"]),
        groups=tuple(OptionGroup(group["id"], group["text"]) for group in value["groups"]),
        reuse=value["reuse"],
        key=_key_from_json(kind, value["key"]),
        correction=value["correction"],
        feedback=Feedback(feedback["right"], feedback["wrong"], feedback["by_option"]),
        evidence=tuple(Quote(q["start"], q["end"], q["text"]) for q in value["evidence"]),
        facts=tuple(value["facts"]),
        difficulty=value["difficulty"],
        figure=value["figure"],
        fact_by_option=value.get("fact_by_option", {}),
    )


def _key_to_json(key: Key) -> Any:
    if isinstance(key, NumericRange):
        return {"low": key.low, "high": key.high, "unit": key.unit}
    if isinstance(key, Mapping):
        return dict(key)
    return list(key) if isinstance(key, tuple) else key


def _key_from_json(kind: Kind, key: Any) -> Key:
    if kind is Kind.NUMERIC:
        return NumericRange(key["low"], key["high"], key["unit"])
    if kind in (Kind.MULTIPLE_CHOICE, Kind.ORDER):
        return tuple(key)
    result: Key = key
    return result
