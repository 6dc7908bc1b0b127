"""A balanced mixed quiz from a pool of items."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from questions.drawing.arrange import Drawn, arrange_all
from questions.drawing.cards import Deck
from questions.drawing.choosing import Candidate, Plan, chosen
from questions.drawing.sequence import in_turn
from questions.drawing.shares import Share, TemplateCaps, share
from questions.items.model import Item, Kind

# Chance has a say, or what is wanted least would never come up. A statement to judge tells least
# about a learner, so it starts behind. The luckiest of many items is luckier than that of few, by
# the logarithm of how many there are: some of that is taken off, or the largest kind would fill the
# quiz.
_CHANCE, _STATEMENT, _EVENING = 1.2, 0.5, 0.8
# At least a quarter of a quiz applies what was read.
_APPLIED = 0.25
# An item that shuts out many others waits where the quiz would otherwise get too short, as it does
# where the pool is small for it.
_SMALL_POOL, _CROWDING = 8, 20.0


def draw(
    items: Iterable[Item],
    *,
    length: int,
    rng: random.Random,
    priority: Callable[[Item], float] | None = None,
    lately: Sequence[Sequence[str]] = (),
    is_drill: bool = False,
    deck: Deck | None = None,
) -> tuple[Drawn, ...]:
    """At most `length` items, spread over topics, kinds and templates, with their options shuffled.

    No item comes twice, none is nearly another, none gives another's key away, and no two rest on
    one exercise, sentence or scene; where that leaves too few, the quiz is shorter. A quarter of it
    applies what was read, and no template has more than a fifth of it, where the pool allows. In a
    drill on one subject (`is_drill`) two may rest on one sentence when nothing else is left.

    `priority` says how much an item is wanted: 1 is worth about one repetition of its template; one
    wanted more than all else comes first. `lately` has the templates of the learner's last quizzes,
    the newest first. `deck` keeps what is read off the items from one draw to the next. The same
    pool, length and state of `rng` give the same quiz.
    """
    deck = deck or Deck()
    pool = _evened([_candidate(deck, item, rng, priority) for item in items])
    if not pool:
        return ()
    plan = Plan(
        length=length,
        topics=_topics(pool, length, rng),
        kinds=_kinds(pool, length, rng),
        caps=TemplateCaps(length, lately),
        applied=math.ceil(_APPLIED * length),
        is_drill=is_drill,
    )
    drawn = [] if len(pool) <= _SMALL_POOL * length else chosen(pool, plan)
    if len(drawn) < length:
        drawn = max(drawn, chosen(_least_crowding(pool), plan), key=len)
    cards = in_turn([one.card for one in drawn], rng)
    return arrange_all([card.item for card in cards], rng)


def draw_same(
    items: Iterable[Item], *, rng: random.Random, deck: Deck | None = None
) -> tuple[Drawn, ...]:
    """All these items once more, in another order and with their options shuffled."""
    deck = deck or Deck()
    cards = [deck.card(item) for item in items]
    rng.shuffle(cards)
    return arrange_all([card.item for card in in_turn(cards, rng)], rng)


def _candidate(
    deck: Deck, item: Item, rng: random.Random, priority: Callable[[Item], float] | None
) -> Candidate:
    wanted = (priority(item) if priority else 0.0) + _CHANCE * rng.expovariate(1.0)
    if item.kind is Kind.TRUE_FALSE:
        wanted -= _STATEMENT
    return Candidate(deck.card(item), wanted)


def _evened(pool: Sequence[Candidate]) -> list[Candidate]:
    """The pool with less of the advantage that kinds with many items have by chance."""
    kinds = Counter(one.item.kind for one in pool)
    return [
        Candidate(one.card, one.wanted - _EVENING * math.log(kinds[one.item.kind])) for one in pool
    ]


def _topics(pool: Sequence[Candidate], length: int, rng: random.Random) -> Share:
    """By how many facts there are to ask: of one fact, ten items are worth no more than one."""
    facts: defaultdict[str, set[str]] = defaultdict(set)
    for one in pool:
        facts[one.item.topic] |= one.card.asked
    return share({topic: max(1, len(found)) for topic, found in facts.items()}, length, rng)


def _kinds(pool: Sequence[Candidate], length: int, rng: random.Random) -> Share:
    """By the root of how many items there are, so that a rare kind is seen more than by its number,
    and yet not in every quiz."""
    kinds = Counter(one.item.kind.value for one in pool)
    return share({kind: math.sqrt(count) for kind, count in kinds.items()}, length, rng)


def _least_crowding(pool: Sequence[Candidate]) -> list[Candidate]:
    """The pool with each item wanted the less, the more of the others tell what it asks, or ask
    what it tells."""
    asking = Counter(fact for one in pool for fact in one.card.asked)
    telling = Counter(fact for one in pool for fact in one.card.told)
    return [
        Candidate(one.card, one.wanted - _CROWDING * shut_out / len(pool))
        for one in pool
        for shut_out in [
            sum(telling[fact] for fact in one.card.asked)
            + sum(asking[fact] for fact in one.card.told)
        ]
    ]
