"""What a reviewer decided about one question, as values and as JSON."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from questions.items import Item, Kind, item_from_json, item_to_json
from questions.items.registers import PLAIN, plain_id
from questions.review.decisions import InvalidDecisionError

_OWN = "own."


class ItemVerb(enum.StrEnum):
    """What can be done with a question."""

    HIDE = "hide"
    REWORD = "reword"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Hiding:
    """The question is not asked, in either register. `facts` are what it tests."""

    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewording:
    """New stems of a question in one register, by the stem that each replaces: its draws may have
    several. `facts` are what it tests."""

    stems: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question that a reviewer wrote. `quote` holds the words of the article that it rests on,
    `start` where they stand: the occurrence nearest to it counts."""

    item: Item
    quote: str
    start: int | None = None


ItemDecision = Hiding | Rewording | OwnQuestion
# One question can be both reworded and hidden: each is decided by itself.
ItemKey = tuple[ItemVerb, str]
ItemDecisions = Mapping[ItemKey, ItemDecision]


def is_own(item: Item) -> bool:
    """Whether a reviewer wrote this question."""
    return item.template.startswith(_OWN)


def own_template(kind: Kind) -> str:
    return f"{_OWN}{kind.value}"


def hidden_id(item: Item, items: Iterable[Item]) -> str:
    """The id under which a question is hidden, the same for both of its wordings: that of the
    clinical one among `items`."""
    if item.register != PLAIN:
        return item.id
    clinical = (one.id for one in items if one.register != PLAIN)
    return next((one for one in clinical if plain_id(one) == item.id), item.id)


def item_decision_to_json(decision: ItemDecision) -> dict[str, Any]:
    """The decision as plain values; its verb and its id stand elsewhere."""
    match decision:
        case Hiding(facts):
            return {"facts": list(facts)}
        case Rewording(stems, facts):
            return {"stems": dict(stems), "facts": list(facts)}
        case OwnQuestion(item, quote, start):
            return {"item": item_to_json(item), "quote": quote, "start": start}


def item_decision_from_json(verb: str, value: Mapping[str, Any]) -> ItemDecision:
    """The way back; raises InvalidDecisionError for anything else."""
    try:
        match ItemVerb(verb):
            case ItemVerb.HIDE:
                return Hiding(_texts(value["facts"]))
            case ItemVerb.REWORD:
                return Rewording(_stems(value["stems"]), _texts(value["facts"]))
            case ItemVerb.WRITE:
                return OwnQuestion(item_from_json(value["item"]), value["quote"], value["start"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidDecisionError("This is no decision about a question.") from error


def item_decisions_to_json(decisions: ItemDecisions) -> list[dict[str, Any]]:
    """Several, in an order that depends on nothing but what they are about."""
    return [
        {"verb": verb.value, "item_id": item_id, **item_decision_to_json(decision)}
        for (verb, item_id), decision in sorted(decisions.items())
    ]


def item_decisions_from_json(values: Sequence[Mapping[str, Any]]) -> ItemDecisions:
    """The way back; raises InvalidDecisionError."""
    try:
        keys = [(ItemVerb(one["verb"]), str(one["item_id"])) for one in values]
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidDecisionError("These are no decisions about questions.") from error
    return {
        key: item_decision_from_json(key[0], one) for key, one in zip(keys, values, strict=True)
    }


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise TypeError
    return tuple(values)


def _stems(values: Mapping[str, Any]) -> Mapping[str, str]:
    if not all(isinstance(one, str) for pair in values.items() for one in pair):
        raise TypeError
    return dict(values)
