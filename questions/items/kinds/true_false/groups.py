"""In which group a member is, and both parts of a name that stands in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Group
from questions.items.build import Context
from questions.items.families import Family, Placed
from questions.items.kinds import members
from questions.items.kinds.true_false.claim import Claim
from questions.items.model import Tier
from questions.items.wording import capital, member_text, member_within


def claims(context: Context) -> Iterator[Claim]:
    for family in context.families:
        others = {group.id: members.elsewhere(context, family, group) for group in family.groups}
        for one in family.placed():
            yield _membership(context, family, one, others[one.group.id])
        for one, twin in members.pairs(family):
            yield _both(context, family, one, twin)


def _membership(
    context: Context, family: Family, one: Placed, outsiders: Sequence[members.Outsider]
) -> Claim:
    """False with another group; where there is none, with another name in place of this one."""
    others = [group for group in family.groups if family.is_false(one, group)]
    outsiders = () if others else outsiders
    told = members.statement(one, one.group)
    swapped = [members.said_of(outsider.name, one.group) for outsider in outsiders]
    return Claim(
        template="true_false.member",
        topic=context.topic_of(one.member.id, capital(family.noun)),
        facts=(one.member.id,),
        true=members.asked_beside(outsiders, told),
        false=(
            *(members.statement(one, group) for group in others),
            *(members.asked_beside(outsiders, text) for text in swapped),
        ),
        evidence=members.proof(one),
        why=members.whole_list(one.group) if outsiders else members.listed_with(one),
        tier=_tier(family, one, others, outsiders),
    )


def _tier(
    family: Family, one: Placed, others: Sequence[Group], outsiders: Sequence[members.Outsider]
) -> Tier:
    if others:
        return members.ground(family, one, others[0]).tier
    return outsiders[0].ground.tier if outsiders else Tier.ARTICLE


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
