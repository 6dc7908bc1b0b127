"""Causes, uses and warning signs: a false statement says that the article names one as something
of another sort, or something harmless as a warning sign. What may cause one complaint may cause
another, so that is never said."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context
from questions.items.kinds import listing
from questions.items.kinds.lists import lists_of
from questions.items.kinds.true_false.claim import Claim


def claims(context: Context) -> Iterator[Claim]:
    lists = lists_of(context.facts)
    for one in lists.everything:
        roles = dict.fromkeys(map(one.said_as, lists.beside(one))) if one.is_apart else ()
        harmless = [one.said_with(sign) for sign in lists.harmless(one)]
        yield Claim(
            template=f"true_false.{one.role.name}",
            topic=context.topic_of(one.item.id, one.role.topic),
            facts=(one.item.id,),
            true=one.said,
            false=(*roles, *harmless),
            evidence=listing.proof(context.facts.article, one),
            why=listing.all_of(one),
        )
