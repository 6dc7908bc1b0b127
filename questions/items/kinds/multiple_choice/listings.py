"""Which of these are causes, uses or warning signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.kinds import listing
from questions.items.kinds.listing import Listed
from questions.items.model import Item, Kind
from questions.items.wording import capital

_MOST_KEYS = 4
_FEWEST_KEYS = 2


def make(context: Context) -> Iterator[Item]:
    everything = listing.all_listed(context.facts)
    for first in everything:
        own = [one for one in everything if one.listing is first.listing]
        if own[0] is first:
            yield from _of_list(context, own, everything)


def _of_list(
    context: Context, own: Sequence[Listed], everything: tuple[Listed, ...]
) -> Iterator[Item]:
    keys = [one for one in own if one.is_apart][:_MOST_KEYS]
    if len(keys) < _FEWEST_KEYS:
        return
    article, first = context.facts.article, keys[0]
    stem = Stem(
        kind=Kind.MULTIPLE_CHOICE,
        template=f"multiple_choice.{first.role.name}",
        topic=context.topic_of(first.item.id, first.role.topic),
        facts=tuple(one.item.id for one in keys),
        prompt=f"Which of these does the article name as {listing.together(first)}? "
        "Select all that apply.",
        evidence=tuple(span for one in keys for span in listing.proof(article, one)),
        right=listing.all_of(first),
        wrong=listing.all_of(first),
    )
    right = [Choice(capital(one.text), one.said, one.item.id) for one in keys]
    pool = listing.wrong_choices(context, first, everything)
    item = context.multiple_choice(stem, right, pool, len(keys))
    if item is not None:
        yield item
