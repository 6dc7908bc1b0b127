"""The questions about what a learner knows least, to take along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from questions.items import Item
from questions.items.registers import CLINICAL
from quizapp.articles.service import find_article
from quizapp.memory.cards import get_cards
from quizapp.progress.topics import NotFoundError, is_missed, shaky_facts
from quizapp.quizzes.banks import get_bank


@dataclass(frozen=True, slots=True)
class WeakQuestions:
    """A question for each fact of an article that is weak, the weakest first."""

    slug: str
    title: str
    items: tuple[Item, ...]


def get_weak_questions(
    user_id: int, slug: str, now: dt.datetime, register: str = CLINICAL
) -> WeakQuestions:
    """Of the facts that the learner was asked and is shaky on, or missed. Raises NotFoundError."""
    version = find_article(slug)
    if version is None:
        raise NotFoundError
    bank = get_bank(version.id)
    facts = bank.facts_for(register)
    cards = get_cards(user_id, [fact.id for fact in facts])
    missed = (fact.id for fact in facts if is_missed(cards.get(fact.id)))
    weak = tuple(dict.fromkeys((*shaky_facts(facts, cards, now), *missed)))
    return WeakQuestions(version.slug, version.title, _for_each(weak, bank.pool(register)))


def _for_each(facts: Sequence[str], pool: Iterable[Item]) -> tuple[Item, ...]:
    """For each fact the question that asks the least beside it; none twice."""
    wanted = frozenset(facts)
    best: dict[str, Item] = {}
    for item in pool:
        for fact in wanted.intersection(item.facts):
            if fact not in best or len(item.facts) < len(best[fact].facts):
                best[fact] = item
    chosen = {best[fact].id: best[fact] for fact in facts if fact in best}
    return tuple(chosen.values())
