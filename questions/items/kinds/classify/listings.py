"""Causes, uses and warning signs to sort by what the article says of them."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context, Stem
from questions.items.kinds import listing
from questions.items.kinds.listing import Listed
from questions.items.kinds.sorting import Sorted, sorting
from questions.items.model import Item, Kind
from questions.items.wording import capital

_FEWEST, _MOST = 4, 10


def make(context: Context) -> Iterator[Item]:
    """Everything that is listed under one role only; two lists of one role count as one, since
    what may cause one complaint may well cause another."""
    everything = listing.all_listed(context.facts)
    apart = [one for one in everything if one.is_apart][:_MOST]
    roles = {one.role.name: one.role.heading for one in apart}
    if len(apart) < _FEWEST or len(roles) < 2:
        return
    things = [
        Sorted(capital(one.text), one.role.name, _misplaced(one), one.item.id) for one in apart
    ]
    yield sorting(context, _stem(context, apart), things, roles)


def _stem(context: Context, apart: list[Listed]) -> Stem:
    return Stem(
        kind=Kind.CLASSIFY,
        template="classify.roles",
        topic=context.topic_of(apart[0].item.id, apart[0].role.topic),
        facts=tuple(one.item.id for one in apart),
        prompt="Sort these by the role that the article gives them.",
        evidence=tuple(span for one in apart for span in listing.proof(context.facts.article, one)),
        right="Each one is sorted by the role that the article gives it.",
        wrong="The table shows the role that the article gives each one.",
    )


def _misplaced(one: Listed) -> str:
    return f"You put {one.told} elsewhere. {one.said}"
