"""What one learner knows of each topic by now, from the cards of its facts."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questions.items.registers import CLINICAL
from questions.memory import Card, Level, Standing, is_shaky, recall, standing
from quizapp.articles.service import Version, find_article, published_versions
from quizapp.memory.cards import get_cards
from quizapp.quizzes.banks import AskedFact, StoredBank, get_bank


class NotFoundError(Exception):
    """There is no such topic."""


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """Where the facts of a topic stand. `number` counts the topics of the article from 1; facts
    that no question asks belong to none."""

    number: int
    title: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """The topics of one article, in its order, and all of their facts together. `missed` are those
    whose last answer was wrong, `facts` the ids of all."""

    slug: str
    title: str
    topics: tuple[TopicProgress, ...]
    standing: Standing
    missed: int
    facts: frozenset[str]

    @property
    def is_begun(self) -> bool:
        return self.standing.seen > 0


@dataclass(frozen=True, slots=True)
class FactProgress:
    """One fact and what the learner did with it."""

    id: str
    text: str
    start: int
    end: int
    asked: int
    right: int
    level: Level
    recall: float


class Colour(enum.IntEnum):
    """How a place in the article is painted; of several facts in one place the least."""

    UNSEEN = 0
    SHAKY = 1
    KNOWN = 2


@dataclass(frozen=True, slots=True)
class Painted:
    """An article with the spans of what is asked of it."""

    article: Version
    places: Mapping[tuple[int, int], Colour]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """One topic with its facts."""

    article: Version
    progress: TopicProgress
    facts: tuple[FactProgress, ...]
    missed: int


def list_articles(
    user_id: int | None, now: dt.datetime, register: str = CLINICAL
) -> tuple[ArticleProgress, ...]:
    """What an account that is asked in this wording knows of each published article, by topic."""
    cards = get_cards(user_id)
    banks = (get_bank(version.id) for version in published_versions())
    return tuple(
        article_progress(bank, cards, now, register) for bank in banks if bank.facts_for(register)
    )


def article_progress(
    bank: StoredBank, cards: Mapping[str, Card], now: dt.datetime, register: str
) -> ArticleProgress:
    asked = bank.facts_for(register)
    topics = tuple(
        TopicProgress(number, title, standing((cards.get(fact.id) for fact in facts), now))
        for number, (title, facts) in enumerate(_by_topic(asked).items(), start=1)
    )
    own = [cards.get(fact.id) for fact in asked]
    return ArticleProgress(
        slug=bank.slug,
        title=bank.title,
        topics=topics,
        standing=standing(own, now),
        missed=_missed(own),
        facts=frozenset(fact.id for fact in asked),
    )


def get_topic(
    user_id: int | None, slug: str, number: int, now: dt.datetime, register: str = CLINICAL
) -> TopicPage:
    """One topic of an article's offered version. Raises NotFoundError."""
    version = find_article(slug)
    topics = _by_topic(get_bank(version.id).facts_for(register)) if version else {}
    if version is None or not 1 <= number <= len(topics):
        raise NotFoundError
    title, facts = list(topics.items())[number - 1]
    cards = get_cards(user_id, [fact.id for fact in facts])
    own = [cards.get(fact.id) for fact in facts]
    return TopicPage(
        article=version,
        progress=TopicProgress(number, title, standing(own, now)),
        facts=tuple(_fact(fact, cards.get(fact.id), now) for fact in facts),
        missed=_missed(own),
    )


def get_painted(
    user_id: int | None, slug: str, now: dt.datetime, register: str = CLINICAL
) -> Painted:
    """An article with the places of its facts, each by how well it is known. Raises
    NotFoundError."""
    version = find_article(slug)
    if version is None:
        raise NotFoundError
    facts = get_bank(version.id).facts_for(register)
    cards = get_cards(user_id, [fact.id for fact in facts])
    weakest: dict[tuple[int, int], Colour] = {}
    for fact in facts:
        place = fact.start, fact.end
        weakest[place] = min(weakest.get(place, Colour.KNOWN), _colour(cards.get(fact.id), now))
    return Painted(version, weakest)


def facts_of(bank: StoredBank, number: int | None, register: str) -> tuple[AskedFact, ...]:
    """The facts of a topic, or of the article. Raises NotFoundError."""
    facts = bank.facts_for(register)
    if number is None:
        return facts
    topics = list(_by_topic(facts).values())
    if not 1 <= number <= len(topics):
        raise NotFoundError
    return tuple(topics[number - 1])


def is_missed(card: Card | None) -> bool:
    """Whether the last answer that says something about the fact was wrong."""
    return card is not None and card.asked > 0 and card.memory is not None and not card.last_right


def shaky_facts(
    facts: Iterable[AskedFact], cards: Mapping[str, Card], now: dt.datetime
) -> list[str]:
    """Those that were asked and are not known well, the shakiest first."""
    found = [fact.id for fact in facts if is_shaky(cards.get(fact.id), now)]
    return sorted(found, key=lambda fact: recall(cards.get(fact), now))


def _by_topic(facts: Iterable[AskedFact]) -> dict[str, list[AskedFact]]:
    topics: dict[str, list[AskedFact]] = {}
    for fact in facts:
        topics.setdefault(fact.topic, []).append(fact)
    return topics


def _missed(cards: Iterable[Card | None]) -> int:
    return sum(map(is_missed, cards))


def _colour(card: Card | None, now: dt.datetime) -> Colour:
    if card is None or not card.asked:
        return Colour.UNSEEN
    return Colour.SHAKY if is_shaky(card, now) else Colour.KNOWN


def _fact(fact: AskedFact, card: Card | None, now: dt.datetime) -> FactProgress:
    return FactProgress(
        id=fact.id,
        text=fact.text,
        start=fact.start,
        end=fact.end,
        asked=card.asked if card else 0,
        right=card.right if card else 0,
        level=standing([card], now).level,
        recall=recall(card, now),
    )
