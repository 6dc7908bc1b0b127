"""A bank from a file that anybody may have written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from questions.items.as_json import SCHEMA, item_from_json
from questions.items.model import Bank, Blanks, Item, Kind, NumericRange

_KINDS = tuple(kind.value for kind in Kind)


class UnreadableBankError(Exception):
    """The file is no bank; the message says in a sentence what is wrong with it."""


def bank_from_json(data: bytes) -> Bank:
    """The bank in a file in the items/1 format. Its items may have any flaw, but every value is of
    its type. Raises UnreadableBankError."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise UnreadableBankError("the file is no JSON") from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise UnreadableBankError(f"the file is no bank: its schema is not “{SCHEMA}”")
    if not isinstance(value.get("items"), list):
        raise UnreadableBankError("the bank has no list of items")
    article = value.get("article")
    named = article if isinstance(article, dict) else {}
    return Bank(
        title=_text(named.get("title"), "the bank: article.title"),
        sha256=_text(named.get("sha256"), "the bank: article.sha256"),
        seed=_number(value.get("seed"), "the bank: seed"),
        items=tuple(_item(one, f"item {place}") for place, one in enumerate(value["items"], 1)),
    )


def _item(value: Any, where: str) -> Item:
    if not isinstance(value, Mapping):
        raise UnreadableBankError(f"{where} is no object")
    if value.get("kind") not in _KINDS:
        raise UnreadableBankError(f"{where}: there is no kind of question “{value.get('kind')}”")
    try:
        item = item_from_json(value)
        problem = next(_problems(item), None)
    except KeyError as missing:
        raise UnreadableBankError(f"{where}: the field {missing} is missing") from None
    except (TypeError, ValueError, AttributeError, RecursionError):
        raise UnreadableBankError(f"{where}: a field is not of its type") from None
    if problem:
        raise UnreadableBankError(f"{where}: {problem} is not of its type")
    return item


def _problems(item: Any) -> Iterator[str]:
    """The fields whose values are not what the format says: whatever the types of an item promise,
    JSON checks none."""
    for field in ("id", "template", "lang", "topic", "register", "prompt"):
        if not isinstance(getattr(item, field), str):
            yield field
    if not _is_number(item.variant) or not _is_number(item.difficulty):
        yield "variant or difficulty"
    if not isinstance(item.reuse, bool):
        yield "reuse"
    if not isinstance(item.correction, str | None):
        yield "correction"
    shown = [*((one.id, one.text) for one in (*item.options, *item.groups)), (*item.facts, "")]
    if not all(isinstance(text, str) for texts in shown for text in texts):
        yield "options, groups or facts"
    if not all(isinstance(one.figure, str | None) for one in (item, *item.options)):
        yield "figure"
    if not _is_key(item):
        yield "key"
    if not all(_is_place(one.start) and _is_place(one.end) for one in item.evidence):
        yield "evidence"
    if not _is_words(item.fact_by_option) or not _is_words(item.feedback.by_option):
        yield "fact_by_option or feedback"


def _is_key(item: Any) -> bool:
    key = item.key
    if isinstance(key, NumericRange):
        return _is_number(key.low) and _is_number(key.high) and isinstance(key.unit, str)
    if isinstance(key, Blanks):
        return all(isinstance(one, str) for words in key.accepted.values() for one in words)
    if isinstance(key, Mapping):
        return item.kind in (Kind.CLASSIFY, Kind.MATCH) and _is_words(key)
    if isinstance(key, tuple):
        return all(isinstance(one, str) for one in key)
    return isinstance(key, str)


def _is_words(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(one, str) for pair in value.items() for one in pair
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_place(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise UnreadableBankError(f"{where} is missing or no text")
    return value


def _number(value: Any, where: str) -> int:
    if not _is_place(value):
        raise UnreadableBankError(f"{where} is missing or no whole number")
    return int(value)
