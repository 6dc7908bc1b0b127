"""Stored overrides as values, and which of them cover the questions that are drawn for somebody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import insert, select

from questions.items import explain, key_from_json
from questions.items.model import Item, Kind
from questions.scoring import Override
from quizapp.extensions import db
from quizapp.models import Membership, Regrade, RegradedSlot, Slot
from quizapp.models.regrades import Verb

AS_IT_WAS = Override()


@dataclass(frozen=True, slots=True)
class Cover:
    """The overrides over a question, oldest first: the last one decides."""

    regrade_ids: tuple[int, ...]
    is_dropped: bool
    is_full: bool


def override_of(verb: Verb | str | None, accepted: list[Any] | None, kind: Kind) -> Override:
    """An override as a value; without a verb the item's own marking."""
    return Override(
        keys=tuple(key_from_json(kind, key) for key in accepted or ()),
        is_dropped=verb == Verb.DROP,
        is_full=verb == Verb.FULL,
    )


def get_override(item: Item, regrade: Regrade | None) -> Override:
    if regrade is None:
        return AS_IT_WAS
    return override_of(regrade.verb, regrade.accepted, item.kind)


def key_in_words(item: Item, override: Override) -> Iterator[str]:
    """The right answers of an override that names some, a text each."""
    for key in override.keys:
        told = explain(replace(item, key=key), None, None)
        parts = told.answer or tuple(f"{thing}: {group}" for thing, group in told.table)
        yield "; ".join(parts)


def find_covers(user_id: int, item_ids: Collection[int]) -> Mapping[int, Cover]:
    """By item, what is in force for a learner in any of their classes."""
    return find_covers_of([user_id], item_ids).get(user_id, {})


def find_covers_of(
    user_ids: Collection[int], item_ids: Collection[int]
) -> Mapping[int, Mapping[int, Cover]]:
    """As `find_covers`, by learner; those for whom nothing is in force are left out."""
    rows = db.session.execute(
        select(Membership.user_id, Regrade.id, Regrade.item_id, Regrade.verb)
        .join(Membership, Membership.class_id == Regrade.class_id)
        .where(
            Membership.user_id.in_(user_ids),
            Regrade.item_id.in_(item_ids),
            Regrade.undone_at.is_(None),
        )
        .order_by(Regrade.id)
    )
    covers: dict[int, dict[int, Cover]] = {}
    for user_id, regrade_id, item_id, verb in rows:
        own = covers.setdefault(user_id, {})
        before = own[item_id].regrade_ids if item_id in own else ()
        own[item_id] = Cover((*before, regrade_id), verb == Verb.DROP, verb == Verb.FULL)
    return covers


def get_overrides(
    covers: Mapping[int, Cover], item_of: Callable[[int], Item]
) -> dict[int, Override]:
    """By item, the override that decides."""
    decisive = {cover.regrade_ids[-1] for cover in covers.values()}
    if not decisive:
        return {}
    found = db.session.scalars(select(Regrade).where(Regrade.id.in_(decisive)))
    return {one.item_id: get_override(item_of(one.item_id), one) for one in found}


def columns_of(cover: Cover | None) -> dict[str, Any]:
    """How a new slot stands under it."""
    return {
        "regrade_id": cover.regrade_ids[-1] if cover else None,
        "is_dropped": bool(cover and cover.is_dropped),
        "score": 1.0 if cover and cover.is_full else None,
    }


def store_covers(attempt_id: int, covers: Mapping[int, Cover]) -> None:
    """Notes for a new attempt which overrides cover which of its slots."""
    if not covers:
        return
    slots = db.session.execute(
        select(Slot.id, Slot.item_id).where(Slot.attempt_id == attempt_id, Slot.item_id.in_(covers))
    )
    rows = [
        {"regrade_id": regrade_id, "slot_id": slot_id}
        for slot_id, item_id in slots
        for regrade_id in covers[item_id].regrade_ids
    ]
    db.session.execute(insert(RegradedSlot), rows)
