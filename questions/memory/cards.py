"""A card for each learner and fact: its memory, moved by answers as far as they are no luck."""

from __future__ import annotations

import datetime as dt
import math
from typing import NamedTuple

from questions.memory.evidence import Evidence, Rating, chance_of_knowledge
from questions.memory.forgetting import DEFAULT_CURVE, Curve, Lucky, foretold
from questions.memory.scheduling import A_NIGHT, Memory, interval, retrievability, reviewed

# Before anything is known about learner and fact, knowing it is as likely as not.
NO_IDEA = 0.5
# As likely luck as knowledge, or likelier: such an answer moves nothing.
_LUCKY = 0.5
# Right but unsure is seen again in half the time.
_SOONER = 0.5
# What was answered is not asked again at once, though its card did not move.
_PAUSE = dt.timedelta(minutes=10)
_LEAST, _MOST = 0.02, 0.98


class Card(NamedTuple):
    """What answers to one fact came to.

    `memory` is None while nothing but luck was seen, and only answers that are no luck move it.
    `last_right` is whether the last one of these was at least partly right, `right_since` since
    when it has been so. `luck` is the chance that the right answers since then, which moved
    nothing, were all guesses. `asked` and `right` count every answer. `is_confirmed`: right again,
    in a mixed quiz, on a later day. `is_urgent`: the last answer was sure and wrong. `last_item`
    is the id of the item that asked last. `curve` is how this learner forgets: it decides what the
    card says of now, and nothing of what answers make of it. A tuple, since a page reads thousands.
    """

    asked: int = 0
    right: int = 0
    last_right: bool = False
    first_at: dt.datetime | None = None
    last_at: dt.datetime | None = None
    right_since: dt.datetime | None = None
    is_confirmed: bool = False
    is_urgent: bool = False
    luck: float = 1.0
    last_item: str = ""
    memory: Memory | None = None
    curve: Curve = DEFAULT_CURVE

    @property
    def due(self) -> dt.datetime | None:
        """When it should be asked again; None for what was never asked."""
        if self.last_at is None:
            return None
        if self.memory is None:
            return self.last_at + _PAUSE
        # A memory that moved with the last answer says it itself, be it in one minute.
        if self.memory.reviewed_at == self.last_at:
            return self.memory.due
        return max(self.last_at + _PAUSE, self.memory.due)

    @property
    def is_in_first_minutes(self) -> bool:
        """Whether it is still being learnt, so that it is due by the minute, not by the day."""
        return self.memory is None or self.memory.step is not None

    @property
    def lucky(self) -> Lucky | None:
        """The right answers that moved nothing, since they may have been luck, where there were
        such after the memory moved last."""
        if self.luck == 1 or self.memory is None or self.last_at is None:
            return None
        return Lucky(self.last_at, self.luck)


def review(
    card: Card | None,
    evidence: Evidence,
    now: dt.datetime,
    *,
    prior: float = NO_IDEA,
    in_mixed_quiz: bool = False,
    item_id: str = "",
) -> Card:
    """The card after one answer. `prior` is the chance that a fact without memory was known.

    The order of answers decides, and nothing else: the same ones give the same card. Raises
    ValueError for a time that is not in UTC.
    """
    card = card or Card()
    counted = card._replace(
        asked=card.asked + 1,
        right=card.right + evidence.is_right,
        first_at=card.first_at or now,
        last_at=now,
        last_item=item_id,
        is_urgent=evidence.is_sure_and_wrong,
    )
    if evidence.rating is Rating.AGAIN:
        return counted._replace(
            memory=reviewed(card.memory, Rating.AGAIN, now),
            last_right=False,
            luck=1.0,
            right_since=None,
            is_confirmed=False,
        )
    luck = card.luck * evidence.guess
    memory = _practised(card)
    knew = chance_of_knowledge(_belief(memory, prior, evidence, now), luck)
    is_luck = evidence.beside is None and luck >= _LUCKY
    if is_luck or knew < _LUCKY:
        # Partly right or with a hint, and perhaps by luck: that tells nothing.
        return counted._replace(luck=luck if evidence.rating >= Rating.GOOD else 1.0)
    since = card.right_since or now
    is_later = in_mixed_quiz and evidence.is_right and now - since >= A_NIGHT
    return counted._replace(
        memory=_moved(memory, evidence, knew, now),
        last_right=True,
        luck=1.0,
        right_since=since,
        is_confirmed=card.is_confirmed or is_later,
    )


def recall(card: Card | None, now: dt.datetime) -> float:
    """The chance of recalling the fact now, 0..1: 0 for what was never asked, was only guessed, or
    was wrong last. Falls with time, in fractions of a day."""
    if card is None or not card.last_right:
        return 0.0
    return stored_recall(card, now)


def stored_recall(card: Card | None, now: dt.datetime) -> float:
    """As `recall`, also for what was wrong last: the right answer was shown then, so that some of
    it is there."""
    if card is None or card.memory is None:
        return 0.0
    if card.luck == 1:  # nearly always: what follows comes to the same, and costs twice as much
        return card.curve.recall(card.memory.stability, now - card.memory.reviewed_at)
    return foretold(card.curve, card.memory, card.lucky, now)


def _practised(card: Card) -> Memory | None:
    """The memory with what answers left that moved nothing at their time, since they may have been
    luck: an answer that shows knowledge makes it likelier that they were knowledge, and the right
    one was read after each."""
    memory, lucky = card.memory, card.lucky
    if memory is None or lucky is None or lucky.at - memory.reviewed_at < A_NIGHT:
        return memory
    knew = chance_of_knowledge(
        retrievability(memory.stability, lucky.at - memory.reviewed_at), lucky.luck
    )
    return _moved(memory, Evidence(1.0, lucky.luck), knew, lucky.at)


def _belief(memory: Memory | None, prior: float, evidence: Evidence, now: dt.datetime) -> float:
    """How likely the fact was known before this answer: by its memory, or by `prior` without one,
    and by how the rest of the answer went."""
    known = (
        retrievability(memory.stability, now - memory.reviewed_at) if memory is not None else prior
    )
    beside = 0.0 if evidence.beside is None else _logit(evidence.beside)
    return _logistic(_logit(known) + beside)


def _moved(memory: Memory | None, evidence: Evidence, knew: float, now: dt.datetime) -> Memory:
    """The memory after a right answer that was knowledge with probability `knew`, and otherwise a
    guess, after which the answer was read: the two outcomes, mixed. It never falls."""
    good = reviewed(memory, evidence.rating, now)
    if knew == 1 and not evidence.is_right_but_unsure:
        return good
    failed = reviewed(memory, Rating.AGAIN, now)
    stability = math.exp(knew * math.log(good.stability) + (1 - knew) * math.log(failed.stability))
    stability = min(max(stability, memory.stability if memory else 0.0), good.stability)
    difficulty = knew * good.difficulty + (1 - knew) * failed.difficulty
    wait = good.due - now
    if good.step is None and stability < good.stability:
        wait = min(wait, interval(stability))
    if evidence.is_right_but_unsure:
        wait *= _SOONER
    return good._replace(stability=stability, difficulty=difficulty, due=now + wait)


def _logit(share: float) -> float:
    within = min(max(share, _LEAST), _MOST)
    return math.log(within / (1 - within))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))
