"""What the quiz pages show, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from questions.items import Explanation, PublicItem
from questions.scoring import Response
from quizapp.articles.credit import Credit
from quizapp.models.attempts import NEVER
from quizapp.models.regrades import Verb

_CLOCK_SECONDS = 12 * 60 * 60


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """A ready-made quiz to start."""

    key: str
    title: str
    description: str
    length: int


@dataclass(frozen=True, slots=True)
class OtherArticle:
    """Another article with quizzes of its own."""

    version_id: int
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be started from one published article. `kinds` are names of the items format;
    `usual_length` is how long a mixed quiz is where nobody says."""

    version_id: int
    article_title: str
    article_slug: str
    credit: Credit
    activities: tuple[ActivityCard, ...]
    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    item_count: int
    usual_length: int
    others: tuple[OtherArticle, ...]
    register: str


@dataclass(frozen=True, slots=True)
class AttemptHead:
    """The attempt around a question."""

    id: int
    title: str
    is_exam: bool
    length: int
    is_finished: bool
    article_slug: str
    article_title: str
    version_number: int
    started_at: dt.datetime
    finished_at: dt.datetime | None
    ends_at: dt.datetime | None = None
    extra_minutes: int = 0
    share_token: str | None = None
    assignment_id: int | None = None
    held_until: dt.datetime | None = None
    has_news: bool = False

    @property
    def is_open_exam(self) -> bool:
        return self.is_exam and not self.is_finished

    @property
    def is_held(self) -> bool:
        """Whether it is handed in and its answers are told later, or never."""
        return self.is_finished and self.held_until is not None

    @property
    def is_never_told(self) -> bool:
        return self.held_until == NEVER

    @property
    def is_over(self) -> bool:
        """Whether what is open in it stays so. In practice of one's own it can be answered."""
        return self.is_finished and (self.is_exam or self.assignment_id is not None)

    def is_overdue(self, now: dt.datetime) -> bool:
        """Whether it is to be ended, or told, by now: `closing.close_overdue` does both."""
        moment = self.held_until if self.is_finished else self.ends_at
        return moment is not None and moment <= now

    def shows_clock(self, opened: int) -> bool:
        """Whether the end is near enough, at this Unix time, for its time of the day to say it."""
        return self.ends_at is not None and self.ends_at.timestamp() - opened < _CLOCK_SECONDS

    @property
    def limit_minutes(self) -> int | None:
        """The time that the learner set for an exam, without what was added later."""
        if self.ends_at is None:
            return None
        return (self.ends_at - self.started_at) // dt.timedelta(minutes=1) - self.extra_minutes

    @property
    def is_time_up(self) -> bool:
        """Whether an exam was ended by its limit."""
        return self.ends_at is not None and self.finished_at == self.ends_at


@dataclass(frozen=True, slots=True)
class Remark:
    """That an instructor decided otherwise about the marks of a question: what, why, and where
    other answers are right now, those in words, one text for each."""

    verb: Verb
    reason: str
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """What an instructor wrote about an answer; `author` is empty once the account is gone."""

    author: str
    text: str
    written_at: dt.datetime


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question of an attempt. `explanation` is None while nothing may be told: before the
    answer, and in an exam until it is finished; `given` is the response to show again, and `typed`
    the text of fields that could not be read."""

    attempt: AttemptHead
    position: int
    view: PublicItem
    try_number: int
    given: Response | None
    score: float | None
    explanation: Explanation | None
    is_skipped: bool
    typed: Mapping[str, str] = field(default_factory=dict)
    problem: str | None = None
    # Whether it was said that the answer is unfinished: sent once more, it counts.
    is_told_unfinished: bool = False
    # Whether the answer that is explained was given with a hint; whether the hint is news.
    was_hinted: bool = False
    is_hint_new: bool = False
    # Whether a person wrote the question.
    is_own: bool = False
    remark: Remark | None = None

    @property
    def is_last(self) -> bool:
        return self.position == self.attempt.length

    @property
    def can_have_hint(self) -> bool:
        return self.view.has_hint and self.view.hint is None and not self.attempt.is_exam

    @property
    def can_try_again(self) -> bool:
        return self.score is not None and self.score < 1 and not self.attempt.is_exam


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """How one question of an attempt went; `item_id` is the item's row. `explanation` is None while
    nothing may be told."""

    position: int
    item_id: int
    topic: str
    view: PublicItem
    score: float | None
    tries: int
    certainty: int | None
    is_skipped: bool
    is_answered: bool
    was_hinted: bool
    explanation: Explanation | None
    is_own: bool = False
    is_flagged: bool = False
    # For an answer that was kept on a device without a network: when it was given, when it came.
    given_at: dt.datetime | None = None
    came_at: dt.datetime | None = None
    remark: Remark | None = None
    comments: tuple[Comment, ...] = ()
    # When a change of how the question is marked was taken back, where none is in force.
    restored_at: dt.datetime | None = None

    @property
    def counts(self) -> bool:
        """Whether the question is counted at all: not once it was dropped."""
        return self.remark is None or self.remark.verb is not Verb.DROP


@dataclass(frozen=True, slots=True)
class TopicScore:
    """Points of the first answers in one topic, out of the questions answered in it."""

    topic: str
    points: float
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Summary:
    """An attempt looked back on: `points` of `length` questions, one point each, without those
    that were dropped."""

    attempt: AttemptHead
    rows: tuple[SummaryRow, ...]
    topics: tuple[TopicScore, ...]
    points: float
    answered: int

    @property
    def length(self) -> int:
        return sum(row.counts for row in self.rows)

    @property
    def dropped(self) -> int:
        return len(self.rows) - self.length

    @property
    def missed(self) -> tuple[SummaryRow, ...]:
        return tuple(
            row for row in self.rows if row.counts and (row.score is None or row.score < 1)
        )

    @property
    def others(self) -> tuple[SummaryRow, ...]:
        """All but those that were certain and wrong."""
        first = {row.position for row in self.certain_and_wrong}
        return tuple(row for row in self.rows if row.position not in first)

    @property
    def certain_and_wrong(self) -> tuple[SummaryRow, ...]:
        return tuple(
            row
            for row in self.rows
            if row.certainty == 3 and row.score is not None and row.score < 1
        )

    @property
    def open_positions(self) -> tuple[int, ...]:
        return tuple(r.position for r in self.rows if not r.is_answered and not r.is_skipped)


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """An attempt that can be gone on with, from question `position`."""

    id: int
    title: str
    answered: int
    length: int
    position: int
    started_at: dt.datetime
