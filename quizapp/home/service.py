"""What the first page brings together from the other features."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from questions.explaining import Advice
from questions.facts.model import Exercise
from questions.items.model import Item
from questions.items.registers import PATIENT
from quizapp.assignments.taking import Work, list_due
from quizapp.classes.joining import JoinedClass, list_invitations
from quizapp.classes.service import ClassCard, list_taught
from quizapp.exercises.diary import count_done
from quizapp.exercises.service import Kept, count_exercises, get_kept
from quizapp.exercises.sheets import find_first
from quizapp.live.service import LiveClass, list_live
from quizapp.memory.cards import get_cards
from quizapp.messages.service import Standing, list_standing
from quizapp.models import Role, User
from quizapp.progress.topics import ArticleProgress, article_progress
from quizapp.progress.week import WeekDay, get_week
from quizapp.quizzes import queries
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.closing import close_overdue
from quizapp.quizzes.errors import NoArticleError
from quizapp.quizzes.news import NewsOf
from quizapp.quizzes.opening import Opening, get_opening
from quizapp.quizzes.pages import Offer, OpenAttempt
from quizapp.study.days import Today, begun_banks, get_today
from quizapp.study.moments import Moment

_OPEN_ATTEMPTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class TodaysExercises:
    """How many exercises somebody has, and how many were noted today."""

    count: int
    done: int


@dataclass(frozen=True, slots=True)
class Start:
    """`offer` is None while no article is published; `today` is what is due in all articles begun,
    and `progress` what is known of the offered one, both None before the first answer and for
    patients, who are not given levels; there are no days in `week` then either. `classes` are those
    that the account teaches; `exercises` are None for whoever has none, and `first_exercise` is
    then the one that a patient may begin with who has not begun a diary, as `has_diary` tells.
    `opening` is a question to begin with, for who has answered nothing yet, and for patients;
    `items` are the article's, `screens` how many explain what is behind it, and `advice` what it
    says of stopping and of doctors. `due` is what their classes have to do, `live` are those in
    which a round is going on, `messages` those from instructors that were not dismissed,
    `invitations` the classes on whose roster a learner stands, and `news` their attempts in which
    something is new."""

    offer: Offer | None
    open_attempts: tuple[OpenAttempt, ...] = ()
    today: Today | None = None
    progress: ArticleProgress | None = None
    week: tuple[WeekDay, ...] = ()
    classes: tuple[ClassCard, ...] = ()
    exercises: TodaysExercises | None = None
    first_exercise: Exercise | None = None
    has_diary: bool = False
    opening: Opening | None = None
    items: tuple[Item, ...] = ()
    screens: int = 0
    advice: Advice | None = None
    due: tuple[Work, ...] = ()
    live: tuple[LiveClass, ...] = ()
    messages: tuple[Standing, ...] = ()
    invitations: tuple[JoinedClass, ...] = ()
    news: tuple[NewsOf, ...] = ()


def get_start(
    user: User | None,
    register: str,
    moment: Moment,
    day_of: Callable[[dt.datetime], dt.date],
) -> Start:
    """The first page of this account, or of somebody without one, with quizzes in this register;
    `day_of` gives the day of a moment where they are."""
    try:
        offer = queries.get_offer(register=register)
    except NoArticleError:
        offer = None
    if user is not None:
        close_overdue(user.id, moment.now)
    today, progress = (
        _memory(user, offer, moment, register) if user and register != PATIENT else (None, None)
    )
    bank = get_bank(offer.version_id) if offer else None
    open_attempts, news = (
        queries.find_open_and_new(user.id, _OPEN_ATTEMPTS_SHOWN) if user else ((), ())
    )
    kept = get_kept(user.id) if user else Kept()
    exercises = _exercises(user.id, moment) if user and kept.has_plan else None
    is_beginning = register == PATIENT and exercises is None and not kept.has_diary
    return Start(
        offer,
        open_attempts,
        today,
        progress,
        get_week(user.id, moment.now, day_of) if user and today else (),
        list_taught(user, page=1).cards if user and user.is_instructor else (),
        exercises,
        find_first(offer.version_id) if offer and is_beginning else None,
        kept.has_diary,
        get_opening(offer.version_id, register) if offer and today is None else None,
        tuple(bank.items) if bank else (),
        len(bank.screens) if bank else 0,
        bank.advice if bank else None,
        list_due(user.id, moment.now) if user and not user.is_guest else (),
        _live(user, moment),
        list_standing(user.id) if user and not user.is_guest else (),
        list_invitations(user) if user and user.role == Role.LEARNER else (),
        news,
    )


def _live(user: User | None, moment: Moment) -> tuple[LiveClass, ...]:
    """For who learns: whoever teaches as well finds them among the classes."""
    if user is None or user.is_guest or user.is_instructor:
        return ()
    return list_live(user.id, moment.now)


def _exercises(user_id: int, moment: Moment) -> TodaysExercises | None:
    count = count_exercises(user_id, moment.now)
    return TodaysExercises(count, count_done(user_id, moment.day)) if count else None


def _memory(
    user: User, offer: Offer | None, moment: Moment, register: str
) -> tuple[Today | None, ArticleProgress | None]:
    if offer is None:
        return None, None
    cards = get_cards(user.id)
    if not cards:
        return None, None
    bank = get_bank(offer.version_id)
    banks = [bank, *(get_bank(other.version_id) for other in offer.others)]
    # Who has begun none of them is planned the first.
    today = get_today(user, begun_banks(banks, cards, register) or (bank,), cards, moment, register)
    progress = article_progress(bank, cards, moment.now, register)
    return today, progress if progress.is_begun else None
