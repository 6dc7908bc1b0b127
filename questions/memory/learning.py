"""What one answer changes: cards, ability, difficulty, what was mixed up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from questions.items.model import Item
from questions.memory.ability import Skill, predicted_difficulty, update_skill
from questions.memory.cards import Card, review
from questions.memory.confusions import Confusion, confusions
from questions.memory.evidence import weigh
from questions.memory.forgetting import NOTHING_TOLD, Forgetting
from questions.scoring import Outcome, Response, guess_score


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was scored. `is_mixed` says that it was given in a mixed quiz, in which the
    question before does not tell what this one is about."""

    item: Item
    response: Response
    outcome: Outcome
    at: dt.datetime
    certainty: int | None = None
    hinted: bool = False
    seconds: int | None = None
    is_mixed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What there is after an answer: the cards that it touched, by fact; ability and difficulty,
    and by how much the latter moved; what it mixed up; how fast the learner
    forgets. `is_first`: something of it was asked for the first time, and so ability and difficulty
    moved."""

    cards: Mapping[str, Card]
    learner: Skill
    item: Skill
    item_shift: float
    is_first: bool
    confusions: tuple[Confusion, ...]
    forgetting: Forgetting


def learn(
    cards: Mapping[str, Card],
    learner: Skill,
    item: Skill | None,
    answered: Answered,
    forgetting: Forgetting = NOTHING_TOLD,
) -> Change:
    """The change that an answer makes. `cards` has at least those of the item's facts that there
    are; `item` is its difficulty, None before its first answer.

    Ability and difficulty count first answers only: later ones tell what was learnt since.
    """
    asked = answered.item
    evidence = weigh(
        asked,
        answered.response,
        answered.outcome,
        certainty=answered.certainty,
        hinted=answered.hinted,
        seconds=answered.seconds,
    )
    after = {
        fact: review(
            cards.get(fact),
            one,
            answered.at,
            prior=forgetting.prior,
            in_mixed_quiz=answered.is_mixed,
            item_id=asked.id,
        )
        for fact, one in evidence.items()
    }
    for fact, one in evidence.items():
        if fact in cards:
            card = cards[fact]
            forgetting = forgetting.after(card.memory, one, answered.at, card.lucky)
        else:
            forgetting = forgetting.after_first_look(one)
    before = item or Skill(predicted_difficulty(asked.difficulty))
    hardness = before
    is_first = any(fact not in cards for fact in evidence)
    if is_first:
        score = answered.outcome.score
        learner, hardness = update_skill(learner, before, guess_score(asked), score)
    return Change(
        cards=after,
        learner=learner,
        item=hardness,
        item_shift=hardness.value - before.value,
        is_first=is_first,
        confusions=confusions(asked, answered.response, answered.outcome),
        forgetting=forgetting,
    )
