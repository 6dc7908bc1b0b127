"""Causes, uses and warning signs to sort by what the article says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.items.build import Context, Stem
from questions.items.kinds import listing
from questions.items.kinds.listing import Listed
from questions.items.kinds.lists import ListsOfArticle, lists_of
from questions.items.kinds.sorting import Sorted, sorting
from questions.items.model import Item, Kind
from questions.items.wording import capital

_FEWEST, _MOST, _HARMLESS = 4, 8, 2
_NONE = "none"
_EXPECTED = "This is to be expected, and the article does not name it."


def make(context: Context) -> Iterator[Item]:
    """Everything that is listed under one role only, by portions, and beside warning signs what is
    none. Two lists of one role count as one: what may cause one complaint may well cause
    another."""
    lists = lists_of(context.facts)
    for portion in _portions([one for one in lists.everything if one.is_apart]):
        yield from _of_portion(context, portion, lists)


def _portions(apart: Sequence[Listed]) -> Iterator[Sequence[Listed]]:
    """Portions of at most eight, as equal as they can be; dealt round, so that each has of every
    role what it has of all."""
    count = -(-len(apart) // _MOST)
    for place in range(count):
        yield apart[place::count]


def _of_portion(context: Context, apart: Sequence[Listed], lists: ListsOfArticle) -> Iterator[Item]:
    roles = listing.headings(apart)
    harmless = _harmless(context, apart, lists)
    if len(apart) < _FEWEST or len(roles) + bool(harmless) < 2:
        return
    things = [
        Sorted(capital(one.text), one.role.name, _misplaced(one), one.item.id) for one in apart
    ]
    things += [Sorted(capital(sign), _NONE, _EXPECTED) for sign in harmless]
    groups = {**roles, _NONE: "Nothing that the article names"} if harmless else roles
    yield sorting(context, _stem(context, apart), things, groups)


def _harmless(context: Context, apart: Sequence[Listed], lists: ListsOfArticle) -> Sequence[str]:
    """A few signs worded like the first warning sign among these that are none."""
    signs = (found for one in apart if (found := lists.harmless(one)))
    known = next(signs, ())
    rng = context.rng_of("|".join(one.item.id for one in apart), "harmless")
    return rng.sample(known, min(len(known), _HARMLESS))


def _stem(context: Context, apart: Sequence[Listed]) -> Stem:
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
