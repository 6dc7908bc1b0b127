"""What the projector, the phones and the instructor's list show, as plain values.

What may not be told yet is not in them: no template has to keep it back.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import bindparam, func, select

from questions import scoring
from questions.items import Explanation, PublicItem, explain, public_view
from questions.items.model import Item, Kind
from questions.items.typed import fold
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.live.drawing import TYPED
from quizapp.live.marks import Given, given_in, marked_answers
from quizapp.live.service import Seat, get_round
from quizapp.live.states import NO_MARK, mark_of
from quizapp.live.steps import Step, steps_from
from quizapp.models import ArticleVersion, Class, LiveAnswer, LiveRound, Phase
from quizapp.quizzes.banks import get_bank

_ROUNDS_SHOWN = 50
# More different answers than these are a list that nobody in a room reads.
_TYPED_SHOWN = 8
# The key of the right words, which nobody types.
_RIGHT = " "
_WITH_COUNTS = frozenset({Phase.COUNTED, Phase.EXPLAINED, Phase.ENDED})
_WITH_WHY = frozenset({Phase.EXPLAINED, Phase.ENDED})
# How a sentence about an option speaks to the one who chose it.
_TO_ONE = "You chose "
# Built once: two hundred phones ask it within two seconds.
_GET_ROUND = (
    select(LiveRound, LiveAnswer)
    .join(Class, Class.id == LiveRound.class_id)
    .outerjoin(
        LiveAnswer,
        (LiveAnswer.round_id == LiveRound.id)
        & (LiveAnswer.position == LiveRound.position)
        & (LiveAnswer.user_id == bindparam("user_id")),
    )
    .where(LiveRound.class_id == bindparam("class_id"), Class.archived_at.is_(None))
    .order_by(LiveRound.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Choice:
    """An option, or what some typed, and how many chose it: `share` of those who answered. `count`
    is None until the counts are shown, `is_right` until it is told why; `why` says of a wrong one
    what is wrong."""

    id: str
    text: str
    figure: str | None
    count: int | None
    share: float | None
    is_right: bool | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """A question in front of the class. `mean` is the mean score of those who answered; it and
    `told` are None until it is told why, and `mean` where nobody answered or it was dropped. Where
    the answer is typed, `choices` are what most typed, and `others` typed something else."""

    position: int
    view: PublicItem
    answers: int
    choices: tuple[Choice, ...]
    others: int
    told: Explanation | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class Screen:
    """A round as the whole room sees it; there is no question before the first one. `steps` are
    what the instructor can do, the usual next step first."""

    id: int
    article: str
    phase: Phase
    position: int
    length: int
    revision: int
    mark: str
    steps: tuple[Step, ...]
    question: Tally | None


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """A round that is over: every question that was asked in it."""

    id: int
    article: str
    started_at: dt.datetime
    learners: int
    mean: float | None
    questions: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round in the list of a class. `asked` questions were shown, `learners` answered any."""

    id: int
    article: str
    started_at: dt.datetime
    is_over: bool
    asked: int
    learners: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Phone:
    """The round as one learner sees it; `phase` is None where there was none in this class.
    `given` is what the learner answered, in words, and `told` is there once it is told why. When it
    is over, `points` of `answered` questions that count, and the attempt that they are kept in."""

    mark: str
    phase: Phase | None
    round_id: int = 0
    position: int = 0
    length: int = 0
    view: PublicItem | None = None
    given: tuple[str, ...] | None = None
    score: float | None = None
    told: Explanation | None = None
    points: float = 0.0
    answered: int = 0
    attempt_id: int | None = None


def get_screen(taught: TaughtClass, round_id: int) -> Screen:
    """Raises NotFoundError."""
    live = get_round(taught, round_id)
    is_asking = live.phase not in (Phase.WAITING, Phase.ENDED)
    return Screen(
        id=live.id,
        article=get_bank(live.version_id).title,
        phase=live.phase,
        position=live.position,
        length=len(live.questions),
        revision=live.revision,
        mark=mark_of(live.id, live.revision),
        steps=steps_from(live.phase, live.position, len(live.questions)),
        question=_tally(live, live.position, given_in(live, live.position)) if is_asking else None,
    )


def get_summary(taught: TaughtClass, round_id: int) -> RoundSummary:
    """A round that has ended. Raises NotFoundError."""
    live = get_round(taught, round_id)
    rows = given_in(live)
    given = {
        position: [row for row in rows if row.position == position]
        for position in range(1, live.position + 1)
    }
    return RoundSummary(
        id=live.id,
        article=get_bank(live.version_id).title,
        started_at=live.started_at,
        learners=len({row.user_id for row in rows}),
        mean=_mean(rows),
        questions=tuple(_tally(live, position, own) for position, own in given.items()),
    )


def list_rounds(taught: TaughtClass) -> tuple[RoundRow, ...]:
    """The rounds of a class, the newest first."""
    ours = select(LiveRound.id).where(LiveRound.class_id == taught.id)
    given = marked_answers(LiveAnswer.round_id.in_(ours))
    rows = db.session.execute(
        select(
            LiveRound,
            ArticleVersion.title,
            func.count(given.c.user_id.distinct()),
            func.avg(given.c.score),
        )
        .join(ArticleVersion, ArticleVersion.id == LiveRound.version_id)
        .outerjoin(given, given.c.round_id == LiveRound.id)
        .where(LiveRound.class_id == taught.id)
        .group_by(LiveRound.id, ArticleVersion.title)
        .order_by(LiveRound.id.desc())
        .limit(_ROUNDS_SHOWN)
    )
    return tuple(
        RoundRow(
            live.id,
            title,
            live.started_at,
            live.ended_at is not None,
            live.position,
            learners,
            mean,
        )
        for live, title, learners, mean in rows
    )


def get_phone(seat: Seat) -> Phone:
    """The newest round of the class, as this learner may see it now."""
    wanted = {"class_id": seat.class_id, "user_id": seat.user_id}
    row = db.session.execute(_GET_ROUND, wanted).one_or_none()
    if row is None:
        return Phone(NO_MARK, None)
    live, answer = row
    mark, length = mark_of(live.id, live.revision), len(live.questions)
    if live.phase is Phase.ENDED:
        return _looking_back(seat, live, mark)
    if live.phase is Phase.WAITING:
        return Phone(mark, live.phase, live.id, 0, length)
    item, order = _question(live, live.position)
    given = scoring.response_from_json(item, answer.answer) if answer else None
    told = None
    if live.phase in _WITH_WHY:
        told = _in_order(
            explain(item, given, None if given is None else scoring.score(item, given)), item, order
        )
    return Phone(
        mark,
        live.phase,
        live.id,
        live.position,
        length,
        public_view(item, order),
        None if given is None else explain(item, given, None).given,
        answer.score if answer else None,
        told,
    )


def _looking_back(seat: Seat, live: LiveRound, mark: str) -> Phone:
    given = marked_answers(
        (LiveAnswer.round_id == live.id) & (LiveAnswer.user_id == seat.user_id)
    ).c
    points, answered, attempt_id = db.session.execute(
        select(func.sum(given.score), func.count(given.score), func.max(given.attempt_id))
    ).one()
    return Phone(
        mark,
        live.phase,
        live.id,
        live.position,
        len(live.questions),
        points=points or 0.0,
        answered=answered,
        attempt_id=attempt_id,
    )


def _tally(live: LiveRound, position: int, given: Sequence[Given]) -> Tally:
    item, order = _question(live, position)
    view = public_view(item, order)
    has_counts, has_why = live.phase in _WITH_COUNTS, live.phase in _WITH_WHY
    if item.kind in TYPED:
        choices, others = _typed(item, given, has_why) if has_counts else ((), 0)
    else:
        choices, others = _offered(item, view, given, has_counts, has_why), 0
    return Tally(
        position,
        view,
        len(given),
        choices,
        others,
        explain(item, None, None) if has_why else None,
        _mean(given) if has_why else None,
    )


def _offered(
    item: Item, view: PublicItem, given: Sequence[Given], has_counts: bool, has_why: bool
) -> tuple[Choice, ...]:
    chosen = Counter(option for row in given for option in _chosen(row.answer))
    right = set(_chosen(item.key))
    return tuple(
        Choice(
            option.id,
            option.text,
            option.figure,
            chosen[option.id] if has_counts else None,
            chosen[option.id] / len(given) if has_counts and given else None,
            option.id in right if has_why else None,
            said_to_all(item, option.id) if has_why and option.id not in right else None,
        )
        for option in view.options
    )


def _typed(item: Item, given: Sequence[Given], has_why: bool) -> tuple[tuple[Choice, ...], int]:
    """What most typed, however they wrote it, and how many typed something else. Words that one
    learner alone typed are not put in front of the room. With why, the right answer too."""
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    right: set[str] = set()
    for row in given:
        response = scoring.response_from_json(item, row.answer)
        words = ", ".join(explain(item, response, None).given)
        key = " ".join(fold(words))
        if scoring.score(item, response).is_right:
            # However the right words are spelt they are one answer; numbers in a range are several.
            key = _RIGHT if item.kind is Kind.CLOZE else key
            right.add(key)
        spelt[key][words] += 1
    counts = {key: each.total() for key, each in spelt.items()}
    least = 2 if item.kind is Kind.CLOZE else 1
    told = [key for key in counts if counts[key] >= least]
    shown = sorted(told, key=lambda key: (has_why and key not in right, -counts[key], key))
    choices = [
        Choice(
            key,
            spelt[key].most_common(1)[0][0],
            None,
            counts[key],
            counts[key] / len(given),
            key in right if has_why else None,
            None,
        )
        for key in sorted(shown[:_TYPED_SHOWN], key=lambda key: (-counts[key], key))
    ]
    if has_why and right.isdisjoint(shown):
        answer = ", ".join(explain(item, None, None).answer)
        count = sum(counts[key] for key in right)
        choices.append(Choice("", answer, None, count, count / (len(given) or 1), True, None))
    return tuple(choices), sum(counts.values()) - sum(one.count or 0 for one in choices)


def said_to_all(item: Item, option_id: str) -> str | None:
    """What is wrong with an option, said to a room in which some chose it and some did not."""
    told = item.feedback.by_option.get(option_id)
    if told is None or not told.startswith(_TO_ONE):
        return told
    words = told.removeprefix(_TO_ONE)
    return words[:1].upper() + words[1:]


def _in_order(told: Explanation, item: Item, order: Sequence[str]) -> Explanation:
    """With its lines as the options stand on the screen: the room speaks of A and B. What is typed
    has none."""
    if item.kind in TYPED:
        return told
    lines = dict(zip((option.id for option in item.options), told.lines, strict=True))
    return dataclasses.replace(told, lines=tuple(lines[one] for one in order))


def _mean(given: Sequence[Given]) -> float | None:
    scores = [row.score for row in given if row.score is not None]
    return sum(scores) / len(scores) if scores else None


def _question(live: LiveRound, position: int) -> tuple[Item, Sequence[str]]:
    asked = live.questions[position - 1]
    return get_bank(live.version_id).item(asked["item"]), asked["options"]


def _chosen(answer: Any) -> Sequence[str]:
    """The options in a stored answer, or in a key: one or several."""
    return (answer,) if isinstance(answer, str) else cast(Sequence[str], answer)
