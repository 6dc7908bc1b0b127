"""Going through cards, and what is said of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.items import Drawing
from questions.memory import SelfRating, SelfReport
from quizapp.articles.service import Version, find_article, get_text, published_versions
from quizapp.extensions import db
from quizapp.flashcards.deck import Flashcard, find_picture, make_deck
from quizapp.memory.self_reports import get_self_reports, store_self_reports
from quizapp.progress.topics import NotFoundError, article_progress
from quizapp.quizzes.banks import get_bank

__all__ = ["Choice", "NotFoundError", "get_card", "list_decks", "rate"]

_NOT_KNOWN = frozenset({SelfRating.NOT_QUITE, SelfRating.NO})


@dataclass(frozen=True, slots=True)
class Choice:
    """Which cards of an article: those of a topic, by its number, or all; with `again` only those
    of which the learner said last that they were not known."""

    slug: str
    register: str
    topic: int | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class TopicDeck:
    number: int
    title: str
    cards: int


@dataclass(frozen=True, slots=True)
class ArticleDeck:
    """The cards of one article; `again` is how many of them were not known."""

    slug: str
    title: str
    cards: int
    again: int
    topics: tuple[TopicDeck, ...]


@dataclass(frozen=True, slots=True)
class CardPage:
    """One card of a deck, or with `card` None its end. `quotes` are the article's words, each line
    of one apart; `said` is what the learner said of the card last; `again` is how many cards of
    the deck were not known."""

    choice: Choice
    article: Version
    number: int
    total: int
    card: Flashcard | None
    quotes: tuple[tuple[str, ...], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    picture: Drawing | None = None
    said: SelfRating | None = None
    again: int = 0


def list_decks(user_id: int, register: str, now: dt.datetime) -> tuple[ArticleDeck, ...]:
    """The decks of each article that has any cards in this wording."""
    reports = get_self_reports(user_id)
    decks = (_article_deck(one, register, reports, now) for one in published_versions())
    return tuple(deck for deck in decks if deck.cards)


def get_card(user_id: int, choice: Choice, number: int) -> CardPage:
    """The card with that number, from 1; the end of the deck behind the last. Raises
    NotFoundError."""
    version = _get_version(choice.slug)
    reports = get_self_reports(user_id)
    deck = _deck(version, choice, reports)
    shown = CardPage(choice, version, number, len(deck), None, again=_count(deck, reports))
    if number > len(deck):
        return shown
    card = deck[number - 1]
    text = get_text(version).text
    spans = tuple(dict.fromkeys((fact.start, fact.end) for fact in card.facts))
    return CardPage(
        choice,
        version,
        number,
        len(deck),
        card,
        quotes=tuple(tuple(text[start:end].split("\n")) for start, end in spans),
        spans=spans,
        picture=find_picture(get_bank(version.id), choice.register, card),
        said=_said(card, reports),
        again=shown.again,
    )


def rate(
    user_id: int, choice: Choice, facts: Iterable[str], rating: SelfRating, now: dt.datetime
) -> bool:
    """Stores what was said of a card, by its facts. Gives whether the card is still in the deck.
    Raises NotFoundError for facts that the article has not."""
    asked, bank = set(facts), get_bank(_get_version(choice.slug).id)
    if not asked or not asked <= {fact.id for fact in bank.facts_for(choice.register)}:
        raise NotFoundError
    store_self_reports(user_id, asked, rating, now)
    db.session.commit()
    return not choice.again or rating in _NOT_KNOWN


def _get_version(slug: str) -> Version:
    version = find_article(slug)
    if version is None:
        raise NotFoundError
    return version


def _deck(
    version: Version, choice: Choice, reports: Mapping[str, SelfReport]
) -> Sequence[Flashcard]:
    cards = make_deck(get_bank(version.id), choice.register, choice.topic)
    return [card for card in cards if not choice.again or _is_unknown(card, reports)]


def _article_deck(
    version: Version, register: str, reports: Mapping[str, SelfReport], now: dt.datetime
) -> ArticleDeck:
    bank = get_bank(version.id)
    cards = make_deck(bank, register, None)
    topics = tuple(
        TopicDeck(one.number, one.title, len(make_deck(bank, register, one.number)))
        for one in article_progress(bank, {}, now, register).topics
    )
    return ArticleDeck(version.slug, version.title, len(cards), _count(cards, reports), topics)


def _count(cards: Iterable[Flashcard], reports: Mapping[str, SelfReport]) -> int:
    return sum(_is_unknown(card, reports) for card in cards)


def _is_unknown(card: Flashcard, reports: Mapping[str, SelfReport]) -> bool:
    return _said(card, reports) in _NOT_KNOWN


def _said(card: Flashcard, reports: Mapping[str, SelfReport]) -> SelfRating | None:
    """The worst that was said of its facts."""
    return max((reports[one].rating for one in card.ids if one in reports), default=None)
