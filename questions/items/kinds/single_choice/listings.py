"""Which of these is a cause, a use or a warning sign.

Wrong answers come from lists of another sort: what may cause one complaint may well cause another,
so two lists of causes never serve each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.kinds import listing
from questions.items.kinds.listing import Listed
from questions.items.model import Item, Kind
from questions.items.wording import capital


def make(context: Context) -> Iterator[Item]:
    everything = listing.all_listed(context.facts)
    for one in everything:
        if not listing.is_apart(one, everything):
            continue
        others = [
            Choice(capital(other.text), f"{_chosen(other)} {one.said}")
            for other in everything
            if other.role is not one.role and listing.is_apart(other, everything)
        ]
        key = Choice(capital(one.text), one.said)
        item = context.single_choice(_stem(context, one), key, [others])
        if item is not None:
            yield item


def _stem(context: Context, one: Listed) -> Stem:
    said = one.role.said.format(of=listing.thing(one.listing))
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=f"single_choice.{one.role.name}",
        topic=context.topic_of(one.item.id, one.role.topic),
        facts=(one.item.id,),
        prompt=f"Which of these does the article name {said}?",
        evidence=listing.proof(context.facts.article, one),
        right=one.said,
        wrong=one.said,
        difficulty=0.3,
    )


def _chosen(other: Listed) -> str:
    said = other.role.said.format(of=listing.thing(other.listing))
    return f"You chose {other.text}, which the article names {said}."
