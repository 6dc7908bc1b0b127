"""In which group a member is, and both parts of a name that stands in two."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.model import Group
from questions.items.build import Context
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.kinds.true_false.claim import Claim
from questions.items.model import Tier
from questions.items.wording import capital, member_text, member_within


def claims(context: Context) -> Iterator[Claim]:
    for family in context.families:
        for one in family.placed():
            yield _membership(context, family, one)
        for one, twin in members.pairs(family):
            yield _both(context, family, one, twin)


def _membership(context: Context, family: Family, one: Placed) -> Claim:
    others = [group for group in family.groups if family.is_false(one, group)]
    return Claim(
        template="true_false.member",
        topic=context.topic_of(one.member.id, capital(family.noun)),
        facts=(one.member.id,),
        true=members.statement(one, one.group),
        false=tuple(members.statement(one, group) for group in others),
        evidence=members.proof(one),
        why=members.listed_with(one),
        tier=members.ground(family, one, others[0]).tier if others else Tier.ARTICLE,
    )


def _both(context: Context, family: Family, one: Placed, twin: Placed) -> Claim:
    """Which part goes where, said of both; false where they are exchanged."""

    def statement(first: Group, second: Group) -> str:
        return (
            f"{member_text(one.member)} {members.is_in(one, first)}, and "
            f"{member_within(twin.member)} {members.is_in(twin, second)}."
        )

    return Claim(
        template="true_false.doubled",
        topic=context.topic_of(one.member.id, capital(family.noun)),
        facts=(one.member.id, twin.member.id),
        true=statement(one.group, twin.group),
        false=(statement(twin.group, one.group),),
        evidence=members.proof(one, twin),
        why=f"The article lists {members.told(one)} and {members.told(twin)}.",
        tier=Tier.QUALIFIER,
    )
