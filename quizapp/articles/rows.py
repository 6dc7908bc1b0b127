"""The rows of a version: its facts and its items, as their tables hold them."""

from __future__ import annotations

from typing import Any

from questions.facts import flat
from questions.facts.kinds.registry import KINDS
from questions.facts.model import Fact, Facts
from questions.items import Bank, Item, item_to_json
from questions.reading import Span
from questions.review.items import is_own

# The kind of what a question tests that a reviewer wrote.
OWN_FACT = "own"
_MAX_TOPIC = 200


def fact_rows(facts: Facts, bank: Bank) -> list[dict[str, Any]]:
    """The article's facts that some item asks, and behind them what reviewers' questions test.
    Progress counts the facts of a version: one that no question asks could never be learnt."""
    asked = {fact for item in bank.items for fact in item.facts}
    told = (each for each in flat(facts) if each.id in asked)
    rows = [_fact_row(i, each) for i, each in enumerate(told)]
    own = (item for item in bank.items if is_own(item))
    return [*rows, *(_own_fact_row(i, item) for i, item in enumerate(own, start=len(rows)))]


def item_rows(bank: Bank) -> list[dict[str, Any]]:
    """All draws of all items."""
    return [_item_row(item) for item in bank.items]


def place_of(kind: str, evidence: tuple[Span, ...]) -> Span:
    """The one span that shows a fact: all of what is ordered, such as steps, or counted, such as a
    dose, otherwise the last span of its evidence, which is the narrowest: before it stand the
    lead-ins that give it its meaning."""
    if KINDS[kind].is_ordered or KINDS[kind].is_numeric:
        return Span(min(span.start for span in evidence), max(span.end for span in evidence))
    return evidence[-1]


def _own_fact_row(position: int, item: Item) -> dict[str, Any]:
    return {
        "fact_id": item.facts[0],
        "position": position,
        "kind": OWN_FACT,
        "topic": item.topic[:_MAX_TOPIC],
        "text": item.feedback.right,
        "start": item.evidence[0].start,
        "end": item.evidence[-1].end,
    }


def _fact_row(position: int, fact: Fact) -> dict[str, Any]:
    place = place_of(fact.kind, fact.evidence)
    return {
        "fact_id": fact.id,
        "position": position,
        "kind": fact.kind,
        "topic": fact.topic[:_MAX_TOPIC],
        "text": fact.text,
        "start": place.start,
        "end": place.end,
    }


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
