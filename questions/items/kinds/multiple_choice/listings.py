"""Which of these are causes, uses or warning signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.kinds import listing
from questions.items.kinds.listing import Listed
from questions.items.kinds.lists import ListsOfArticle, lists_of
from questions.items.model import Item, Kind
from questions.items.wording import capital

_MOST_KEYS = 4
_FEWEST_KEYS = 2


def make(context: Context) -> Iterator[Item]:
    lists = lists_of(context.facts)
    for own in lists.by_list:
        for keys in _portions([one for one in own if one.is_apart]):
            yield from _choice(context, keys, lists)


def _portions(apart: Sequence[Listed]) -> Iterator[Sequence[Listed]]:
    """At most four at a time, in the article's order. A last one that would stand alone takes one
    of those before it along."""
    for start in range(0, len(apart), _MOST_KEYS):
        portion = apart[start : start + _MOST_KEYS]
        if len(portion) < _FEWEST_KEYS:
            portion = apart[-_FEWEST_KEYS:]
        if len(portion) >= _FEWEST_KEYS:
            yield portion


def _choice(context: Context, keys: Sequence[Listed], lists: ListsOfArticle) -> Iterator[Item]:
    article, first = context.facts.article, keys[0]
    stem = Stem(
        kind=Kind.MULTIPLE_CHOICE,
        template=f"multiple_choice.{first.role.name}",
        topic=context.topic_of(first.item.id, first.role.topic),
        facts=tuple(one.item.id for one in keys),
        prompt=f"Which of these does the article name as {listing.together(first)}? "
        "Select all that apply.",
        evidence=tuple(span for one in keys for span in listing.proof(article, one)),
        right=listing.all_of(*keys),
        wrong=listing.all_of(*keys),
    )
    right = [Choice(capital(one.text), one.said, one.item.id) for one in keys]
    pool = listing.wrong_choices(context, first, lists)
    item = context.multiple_choice(stem, right, pool, len(keys))
    if item is not None:
        yield item
