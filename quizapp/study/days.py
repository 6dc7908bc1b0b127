"""What a day brings: one plan over all articles that a learner has begun, for every page and
calendar that tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.memory import Card, Day, Settings, plan_day
from quizapp.memory.cards import begun_since
from quizapp.memory.self_reports import as_planned, get_self_reports
from quizapp.models import User
from quizapp.quizzes.banks import StoredBank
from quizapp.study.moments import Moment


@dataclass(frozen=True, slots=True)
class ArticleShare:
    """How much of a day is from one article."""

    slug: str
    title: str
    due: int
    new: int


@dataclass(frozen=True, slots=True)
class Today:
    """The plan of a day, and what of it each article has."""

    day: Day
    shares: tuple[ArticleShare, ...]


def settings_of(user: User) -> Settings:
    """What somebody wants of a day, with defaults for what was never said."""
    return Settings(
        new_a_day=Settings().new_a_day if user.new_a_day is None else user.new_a_day,
        minutes=user.minutes_a_day,
        exam=user.exam_at,
    )


def begun_banks(
    banks: Iterable[StoredBank], cards: Mapping[str, Card], register: str
) -> tuple[StoredBank, ...]:
    """Those of which anything was asked."""
    return tuple(bank for bank in banks if any(one.id in cards for one in bank.facts_for(register)))


def facts_of_all(banks: Iterable[StoredBank], register: str) -> list[str]:
    """What is planned together: what somebody wants of a day is said for all articles."""
    return list(dict.fromkeys(fact.id for bank in banks for fact in bank.facts_for(register)))


def get_day(
    user: User,
    banks: Sequence[StoredBank],
    cards: Mapping[str, Card],
    moment: Moment,
    register: str,
) -> Day:
    """What is due in these articles together, for somebody with these cards and by what they said
    of flashcards. All day long it is the same for the same cards."""
    return plan_day(
        facts_of_all(banks, register),
        as_planned(cards, get_self_reports(user.id)),
        settings_of(user),
        moment.now,
        seed=moment.day.toordinal(),
        until=moment.ends,
        new_today=begun_since(cards, moment.begins),
    )


def get_today(
    user: User,
    banks: Sequence[StoredBank],
    cards: Mapping[str, Card],
    moment: Moment,
    register: str,
) -> Today:
    """The plan of the day, by article."""
    day = get_day(user, banks, cards, moment, register)
    left, shares = set(day.facts), []
    for bank in banks:
        own = left.intersection(fact.id for fact in bank.facts_for(register))
        left -= own
        if own:
            due = sum(fact in cards and cards[fact].asked > 0 for fact in own)
            shares.append(ArticleShare(bank.slug, bank.title, due, len(own) - due))
    return Today(day, tuple(shares))
