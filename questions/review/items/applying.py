"""Decisions about questions over a bank: what is asked, and which decisions no longer fit."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from questions.facts import flat
from questions.facts.model import Facts
from questions.items import Bank, Item
from questions.items.registers import plain_id
from questions.review.items.checking import Checker, Flaw, spoiling
from questions.review.items.decisions import (
    Hiding,
    ItemDecision,
    ItemDecisions,
    ItemKey,
    OwnQuestion,
    Rewording,
)
from questions.review.items.rewording import reworded
from questions.review.items.writing import quotes_at


class Reason(enum.StrEnum):
    """Why a decision does nothing any more."""

    GONE = "gone"
    OTHER_STEM = "other_stem"
    QUOTE_GONE = "quote_gone"
    FLAWED = "flawed"


@dataclass(frozen=True, slots=True)
class Misfit:
    """A decision that no longer fits; with the `flaws` that speak against it, if that is why. Of a
    rewording, `stems` are those that were to be replaced."""

    reason: Reason
    flaws: tuple[Flaw, ...] = ()
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedBank:
    """The bank after a review. `shown` is the same with the hidden questions still in it;
    `applied` are the decisions that did something."""

    bank: Bank
    shown: Bank
    applied: ItemDecisions
    misfits: Mapping[ItemKey, Misfit]


def apply_to_bank(bank: Bank, decisions: ItemDecisions, facts: Facts) -> ReviewedBank:
    """The bank with these decisions. Nothing that does not fit is lost: what it was about is asked
    as it was made, and the decision is among the misfits."""
    case = _Case(bank.items, Checker(facts), facts.article.text)
    items = (*case.with_new_stems(decisions), *case.own_questions(decisions))
    hidden = case.hidden_ids(decisions)
    return ReviewedBank(
        bank=replace(bank, items=tuple(item for item in items if item.id not in hidden)),
        shown=replace(bank, items=items),
        applied=case.applied,
        misfits=case.misfits,
    )


def certain_misfits(decisions: ItemDecisions, facts: Facts) -> Mapping[ItemKey, Misfit]:
    """The decisions of which the facts alone say that they no longer fit. A bank takes long to
    make, and may show more."""
    known = {one.id for one in flat(facts)}
    found = {key: _certain_misfit(one, facts, known) for key, one in sorted(decisions.items())}
    return {
        key: Misfit(reason, stems=_stems(decisions[key])) for key, reason in found.items() if reason
    }


def _certain_misfit(decision: ItemDecision, facts: Facts, known: set[str]) -> Reason | None:
    if isinstance(decision, OwnQuestion):
        is_there = quotes_at(facts.article.text, decision.quote, decision.start)
        return None if is_there else Reason.QUOTE_GONE
    is_gone = bool(decision.facts) and known.isdisjoint(decision.facts)
    return Reason.GONE if is_gone else None


def _stems(decision: ItemDecision) -> tuple[str, ...]:
    return tuple(decision.stems) if isinstance(decision, Rewording) else ()


@dataclass(frozen=True, slots=True)
class _Case:
    """The questions as they were made, what they are held against, and what was carried out."""

    items: tuple[Item, ...]
    checker: Checker
    text: str
    applied: dict[ItemKey, ItemDecision] = field(default_factory=dict)
    misfits: dict[ItemKey, Misfit] = field(default_factory=dict)

    def hidden_ids(self, decisions: ItemDecisions) -> frozenset[str]:
        """The ids of what is not asked, in both registers."""
        there = {item.id for item in self.items}
        hidden: set[str] = set()
        for key, decision in sorted(decisions.items()):
            if not isinstance(decision, Hiding):
                continue
            both = there & {key[1], plain_id(key[1])}
            hidden |= both
            if both:
                self.applied[key] = decision
            else:
                self.misfits[key] = Misfit(Reason.GONE)
        return frozenset(hidden)

    def with_new_stems(self, decisions: ItemDecisions) -> tuple[Item, ...]:
        new: dict[tuple[str, str], str] = {}
        for key, decision in sorted(decisions.items()):
            if isinstance(decision, Rewording):
                fitting = self._fitting_stems(key, decision)
                new |= {(key[1], old): stem for old, stem in fitting.items()}
        return tuple(
            reworded(item, new[item.id, item.prompt]) if (item.id, item.prompt) in new else item
            for item in self.items
        )

    def _fitting_stems(self, key: ItemKey, decision: Rewording) -> dict[str, str]:
        draws = [item for item in self.items if item.id == key[1]]
        fitting, wrong = {}, Misfit(Reason.GONE)
        for old, new in decision.stems.items():
            misfit = self._stem_misfit(draws, old, new)
            if misfit:
                wrong = replace(misfit, stems=(*wrong.stems, old))
            else:
                fitting[old] = new
        if fitting:
            self.applied[key] = replace(decision, stems=fitting)
        if wrong.stems:
            self.misfits[key] = wrong
        return fitting

    def _stem_misfit(self, draws: Sequence[Item], old: str, new: str) -> Misfit | None:
        if not draws:
            return Misfit(Reason.GONE)
        of_old = [item for item in draws if item.prompt == old]
        if not of_old:
            return Misfit(Reason.OTHER_STEM)
        flaws = spoiling(self.checker.flaws_of_stem(of_old, new))
        return Misfit(Reason.FLAWED, flaws) if flaws else None

    def own_questions(self, decisions: ItemDecisions) -> Iterator[Item]:
        """The questions that reviewers wrote, each with its sentences as they stand now."""
        for key, decision in sorted(decisions.items()):
            if not isinstance(decision, OwnQuestion):
                continue
            quotes = quotes_at(self.text, decision.quote, decision.start)
            item = replace(decision.item, evidence=quotes)
            flaws = spoiling(self.checker.flaws(item)) if quotes else ()
            if not quotes:
                self.misfits[key] = Misfit(Reason.QUOTE_GONE)
            elif flaws:
                self.misfits[key] = Misfit(Reason.FLAWED, flaws)
            else:
                self.applied[key] = decision
                yield item
