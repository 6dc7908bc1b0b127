"""Statements, true as the article has them or false by one swapped value of the same type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.facts.model import Evidence, TypeSet
from questions.items.build import Context, Stem
from questions.items.families import Family, Placed
from questions.items.flaws import is_long_prompt
from questions.items.kinds import defining, listing, members, training, typing
from questions.items.kinds.typing import OneType
from questions.items.model import Item, Kind, Option
from questions.items.wording import (
    capital,
    dose_text,
    goal_sentence,
    goal_text,
    lower_first,
    quoted,
)

_OPTIONS = (Option("true", "True"), Option("false", "False"))
_LEAST_TRUE, _MOST_TRUE = 0.45, 0.55


@dataclass(frozen=True, slots=True)
class Claim:
    """A true statement, and the false ones that differ from it in one value. `why` is said with
    either."""

    template: str
    topic: str
    fact: str
    true: str
    false: tuple[str, ...]
    evidence: Evidence
    why: str


def make(context: Context) -> Iterator[Item]:
    """Each claim once, true or false by its own chance; then as few as possible are turned so
    that about half of all are true."""
    claims = [claim for claim in _claims(context) if not is_long_prompt(claim.true)]
    told_false = _false_ones(context, claims)
    for claim in claims:
        yield _item(context, claim, claim in told_false)


def _claims(context: Context) -> Iterator[Claim]:
    facts = context.facts
    for family in context.families:
        for one in family.placed():
            yield _membership(context, family, one)
    for types in facts.types:
        basic = typing.basic_types(types)
        for kind in basic:
            yield _type(context, types, kind, basic)
    yield from _definitions(context)
    yield from _goals(context)
    yield from _doses(context)
    yield from _positions(context)
    yield from _listed(context)


def _false_ones(context: Context, claims: Sequence[Claim]) -> frozenset[Claim]:
    """The claims that are told as false statements. Each falls by a chance of its own; where the
    rate of true ones leaves the band, those nearest to falling the other way do."""
    chance = {one: context.rng_of(one.fact, one.template).random() for one in claims}
    can_be_false = sorted((one for one in claims if one.false), key=lambda one: chance[one])
    wanted = sum(chance[one] < 0.5 for one in can_be_false)
    least = len(claims) - int(_MOST_TRUE * len(claims))
    most = len(claims) - int(_LEAST_TRUE * len(claims) + 0.999)
    count = min(len(can_be_false), max(least, min(most, wanted)))
    return frozenset(can_be_false[:count])


def _item(context: Context, claim: Claim, is_false: bool) -> Item:
    prompt = context.pick(claim.fact, "swap", claim.false) if is_false else claim.true
    stem = Stem(
        kind=Kind.TRUE_FALSE,
        template=claim.template,
        topic=claim.topic,
        facts=(claim.fact,),
        prompt=prompt,
        evidence=claim.evidence,
        right=claim.why,
        wrong=claim.why,
        difficulty=0.3,
    )
    refuted, kept = ("true", "false") if is_false else ("false", "true")
    return context.item(
        stem,
        options=_OPTIONS,
        key=kept,
        correction=claim.true if is_false else None,
        by_option={
            refuted: _contrast(claim, is_false),
            kept: claim.why,
        },
    )


def _contrast(claim: Claim, is_false: bool) -> str:
    chosen, is_so = ("true", "false") if is_false else ("false", "true")
    return f"You chose “{chosen}”, but the statement is {is_so}. {claim.why}"


def _membership(context: Context, family: Family, one: Placed) -> Claim:
    return Claim(
        template="true_false.member",
        topic=context.topic_of(one.member.id, capital(family.noun)),
        fact=one.member.id,
        true=members.statement(one, one.group),
        false=tuple(
            members.statement(one, group) for group in family.groups if family.is_false(one, group)
        ),
        evidence=members.proof(one),
        why=members.listed_with(one),
    )


def _type(context: Context, types: TypeSet, one: OneType, basic: Sequence[OneType]) -> Claim:
    def statement(described: OneType) -> str:
        return typing.sentence(types, one, described)

    return Claim(
        template="true_false.type",
        topic=context.topic_of(one.definition.id, typing.called(types)),
        fact=one.definition.id,
        true=statement(one),
        false=tuple(statement(other) for other in basic if other.name != one.name),
        evidence=typing.proof(types, one.definition),
        why=f"The article says of {typing.type_within(types, one.name)}: {one.description}.",
    )


def _definitions(context: Context) -> Iterator[Claim]:
    definitions = defining.usable(context.facts.definitions)
    for one in definitions:
        others = [
            other
            for other in definitions
            if defining.are_of_one_sort(one, other) and defining.form(other) == defining.form(one)
        ]
        yield Claim(
            template="true_false.definition",
            topic=context.topic_of(one.id, "Terms"),
            fact=one.id,
            true=defining.sentence(one),
            false=tuple(defining.sentence(one, other) for other in others),
            evidence=one.evidence,
            why=f"The article says of {defining.term(one)}: {defining.description(one)}.",
        )


def _goals(context: Context) -> Iterator[Claim]:
    """Also of goals that are much alike: only those that clearly differ make a false one."""
    goals = [(one, goal) for one in context.facts.exercises if (goal := goal_text(one))]
    for exercise, goal in goals:
        fact = training.part_id(exercise, "goal")
        others = [other for _, other in goals if not training.are_alike_goals(goal, other)]
        yield Claim(
            template="true_false.goal",
            topic=context.topic_of(fact, "Exercises"),
            fact=fact,
            true=goal_sentence(exercise, goal),
            false=tuple(goal_sentence(exercise, other) for other in others),
            evidence=training.proof(context.facts.article, exercise, "goal"),
            why=f"The article gives {quoted(exercise)} this goal: {lower_first(goal)}.",
        )


def _doses(context: Context) -> Iterator[Claim]:
    for exercise in context.facts.exercises:
        fact, dose = training.part_id(exercise, "dose"), dose_text(exercise.dosage)
        if not dose:
            continue
        others = [
            dose_text(other.dosage)
            for other in context.facts.exercises
            if dose_text(other.dosage) and training.doses_differ(other.dosage, exercise.dosage)
        ]
        yield Claim(
            template="true_false.dose",
            topic=context.topic_of(fact, "Exercises"),
            fact=fact,
            true=f"The dose of {quoted(exercise)} is {dose}.",
            false=tuple(f"The dose of {quoted(exercise)} is {other}." for other in others),
            evidence=training.proof(context.facts.article, exercise, "dose"),
            why=f"The article gives {quoted(exercise)} this dose: {dose}.",
        )


def _positions(context: Context) -> Iterator[Claim]:
    for exercise in context.facts.exercises:
        if exercise.position is None or training.name_tells_position(exercise):
            continue
        fact = training.part_id(exercise, "position")
        others = {
            other.position
            for other in context.facts.exercises
            if other.position and training.positions_differ(other.position, exercise.position)
        }
        lead = f"The starting position of {quoted(exercise)} is "
        yield Claim(
            template="true_false.position",
            topic=context.topic_of(fact, "Exercises"),
            fact=fact,
            true=f"{lead}{exercise.position}.",
            false=tuple(f"{lead}{other}." for other in sorted(others)),
            evidence=training.proof(context.facts.article, exercise, "position"),
            why=f"The article has {quoted(exercise)} start in this position: {exercise.position}.",
        )


def _listed(context: Context) -> Iterator[Claim]:
    """Causes, uses and warning signs: a false one says that the article names it as something of
    another sort. What may cause one complaint may cause another, so that is never said."""
    everything = listing.all_listed(context.facts)
    for one in everything:
        elsewhere = [other for other in everything if other.role is not one.role]
        is_apart = listing.is_apart(one, everything)
        yield Claim(
            template=f"true_false.{one.role.name}",
            topic=context.topic_of(one.item.id, one.role.topic),
            fact=one.item.id,
            true=one.said,
            false=tuple(dict.fromkeys(map(one.said_as, elsewhere))) if is_apart else (),
            evidence=listing.proof(context.facts.article, one),
            why=listing.all_of(one),
        )
