"""What is made from an article's source: facts, activities and items, ready to be stored."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from questions import reading
from questions.facts import extract, facts_to_json, statements
from questions.facts.model import Statement
from questions.items import Item, activities, generate, item_to_json
from questions.reading import Span
from questions.reading.decoding import decode

VARIANTS = 3  # draws of each item: enough that a retry looks different, small enough to keep
_MAX_TITLE = 300
_MAX_TOPIC = 200


class NoItemsError(Exception):
    """Nothing in the article can be asked, so there is no quiz to make of it."""


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that is made from a source, ready to be stored."""

    title: str
    source: str
    sha256: str
    seed: int
    facts: dict[str, Any]
    activities: list[dict[str, Any]]
    fact_rows: list[dict[str, Any]]
    item_rows: list[dict[str, Any]]


def make(data: bytes, seed: int) -> Made:
    """Reads a source and makes everything of it. Raises UnreadableArticleError, NoItemsError."""
    source = decode(data)
    # Read from what is stored, so that reading it again later gives the same text.
    article = reading.read(source.encode())
    facts = extract(article)
    bank = generate(facts, seed, variants=VARIANTS)
    if not bank.items:
        raise NoItemsError
    return Made(
        title=article.title[:_MAX_TITLE],
        source=source,
        sha256=article.sha256,
        seed=seed,
        facts=_as_json(facts_to_json(facts)),
        activities=_as_json([dataclasses.asdict(each) for each in activities(facts, bank)]),
        fact_rows=[_fact_row(i, each) for i, each in enumerate(statements(facts))],
        item_rows=[_item_row(item) for item in bank.items],
    )


def _as_json(value: Any) -> Any:
    """The value as it comes back from a JSON column, so that it compares equal to one."""
    return json.loads(json.dumps(value))


def _fact_row(position: int, statement: Statement) -> dict[str, Any]:
    place = _place(statement)
    return {
        "fact_id": statement.id,
        "position": position,
        "kind": statement.kind,
        "topic": statement.topic[:_MAX_TOPIC],
        "text": statement.text,
        "start": place.start,
        "end": place.end,
    }


def _place(statement: Statement) -> Span:
    """The one span that shows a fact: all the steps of an exercise, otherwise the last span of
    its evidence, which is the narrowest: before it stand the lead-ins that give it its meaning."""
    spans = statement.evidence
    if statement.kind == "steps":
        return Span(min(span.start for span in spans), max(span.end for span in spans))
    return spans[-1]


def _item_row(item: Item) -> dict[str, Any]:
    return {
        "item_id": item.id,
        "variant": item.variant,
        "kind": item.kind,
        "template": item.template,
        "topic": item.topic[:_MAX_TOPIC],
        "register": item.register,
        "body": item_to_json(item),
    }
