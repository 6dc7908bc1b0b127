"""Causes, uses and warning signs to sort by what the article says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.items.build import Context, Stem
from questions.items.kinds import listing
from questions.items.kinds.listing import Listed
from questions.items.kinds.sorting import Sorted, sorting
from questions.items.model import Item, Kind
from questions.items.wording import capital

_FEWEST, _MOST, _HARMLESS = 4, 8, 2
_NONE = "none"
_EXPECTED = "This is to be expected, and the article does not name it."


def make(context: Context) -> Iterator[Item]:
    """Everything that is listed under one role only, and beside warning signs what is none. Two
    lists of one role count as one: what may cause one complaint may well cause another."""
    everything = listing.all_listed(context.facts)
    apart = [one for one in everything if one.is_apart][:_MOST]
    roles = listing.headings(apart)
    harmless = _harmless(context, apart, everything)
    if len(apart) < _FEWEST or len(roles) + bool(harmless) < 2:
        return
    things = [
        Sorted(capital(one.text), one.role.name, _misplaced(one), one.item.id) for one in apart
    ]
    things += [Sorted(capital(sign), _NONE, _EXPECTED) for sign in harmless]
    groups = {**roles, _NONE: "Nothing that the article names"} if harmless else roles
    yield sorting(context, _stem(context, apart), things, groups)


def _harmless(
    context: Context, apart: Sequence[Listed], everything: Sequence[Listed]
) -> Sequence[str]:
    """A few signs worded like the first warning sign among these that are none."""
    signs = (found for one in apart if (found := listing.harmless_signs(one, everything)))
    known = next(signs, ())
    rng = context.rng_of("|".join(one.item.id for one in apart), "harmless")
    return rng.sample(known, min(len(known), _HARMLESS))


def _stem(context: Context, apart: list[Listed]) -> Stem:
    return Stem(
        kind=Kind.CLASSIFY,
        template="classify.roles",
        topic=context.topic_of(apart[0].item.id, apart[0].role.topic),
        facts=tuple(one.item.id for one in apart),
        prompt="Sort these by what the article says of each.",
        evidence=tuple(span for one in apart for span in listing.proof(context.facts.article, one)),
        right="Each one is sorted as the article has it.",
        wrong="The table shows how the article has each one.",
    )


def _misplaced(one: Listed) -> str:
    return f"You put {one.told} elsewhere. {one.said}"
