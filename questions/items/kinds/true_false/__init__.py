"""Statements, true as the article has them or false by one swapped value of the same type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.items.build import Context, Stem
from questions.items.kinds.true_false import exercises, groups, listings, terms
from questions.items.kinds.true_false.claim import Claim
from questions.items.model import Item, Kind, Option, Proof
from questions.items.similarity import mean_likeness
from questions.limits.choices import is_long_prompt

_OPTIONS = (Option("true", "True"), Option("false", "False"))
_LEAST_TRUE, _MOST_TRUE = 0.45, 0.55
_SORTS = (groups, terms, exercises, listings)


def make(context: Context) -> Iterator[Item]:
    """Each claim once, true or false by its own chance; then as few as possible are turned so
    that about half of all are true."""
    claims = [
        claim
        for sort in _SORTS
        for claim in sort.claims(context)
        if not any(is_long_prompt(said) for said in (claim.true, *claim.false))
    ]
    told_false = _false_ones(context, claims)
    for claim in claims:
        yield _item(context, claim, claim in told_false)


def _false_ones(context: Context, claims: Sequence[Claim]) -> frozenset[Claim]:
    """The claims that are told as false statements. Each falls by a chance of its own; where the
    rate of true ones leaves the band, those nearest to falling the other way do."""
    chance = {one: context.rng_of(one.facts[0], one.template).random() for one in claims}
    can_be_false = sorted((one for one in claims if one.false), key=lambda one: chance[one])
    wanted = sum(chance[one] < 0.5 for one in can_be_false)
    least = len(claims) - int(_MOST_TRUE * len(claims))
    most = len(claims) - int(_LEAST_TRUE * len(claims) + 0.999)
    count = min(len(can_be_false), max(least, min(most, wanted)))
    return frozenset(can_be_false[:count])


def _item(context: Context, claim: Claim, is_false: bool) -> Item:
    prompt = context.pick(claim.facts[0], "swap", claim.false) if is_false else claim.true
    stem = Stem(
        kind=Kind.TRUE_FALSE,
        template=claim.template,
        topic=claim.topic,
        facts=claim.facts,
        prompt=prompt,
        evidence=claim.evidence,
        right=claim.why,
        wrong=claim.why,
    )
    refuted, kept = ("true", "false") if is_false else ("false", "true")
    proof = Proof(claim.tier, claim.why, claim.facts, context.quotes(claim.evidence))
    return context.item(
        stem,
        options=_OPTIONS,
        key=kept,
        correction=claim.true if is_false else None,
        by_option={
            refuted: _contrast(claim, is_false),
            kept: claim.why,
        },
        proofs={refuted: proof},
        similarity=mean_likeness((claim.true,), (prompt,) if is_false else claim.false),
    )


def _contrast(claim: Claim, is_false: bool) -> str:
    chosen, is_so = ("true", "false") if is_false else ("false", "true")
    return f"You chose “{chosen}”, but the statement is {is_so}. {claim.why}"
