"""A form on paper: the questions as they are printed, their key, and answers typed from it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from string import ascii_uppercase

from sqlalchemy import exists, func, select

from questions import scoring
from questions.drawing import Drawn
from questions.items import Explanation, PublicItem, explain, public_view
from questions.items.model import Item, Kind, NumericRange
from quizapp.assignments.drawing import stored_form
from quizapp.assignments.errors import InvalidAnswersError, NotFoundError
from quizapp.assignments.service import find_exception, note
from quizapp.assignments.taking import begin
from quizapp.assignments.terms import terms_of
from quizapp.classes.members import Learner
from quizapp.extensions import db
from quizapp.models import Assignment, Attempt, User
from quizapp.quizzes import answering, closing
from quizapp.quizzes.answering import Answer
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.errors import AlreadyAnsweredError

_CODE = re.compile(r"[\s-]+")
_TO = re.compile(r"\s*(?:-|–|to)\s*")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question as it stands on paper: its options are lettered in the order of `view`, and its
    groups numbered. `key` is the right answer as it would be typed into the grid."""

    position: int
    view: PublicItem
    key: str
    told: Explanation


@dataclass(frozen=True, slots=True)
class Tries:
    """A learner's tries at an assignment: the number of the `last`, 0 where there is none, and
    whether one of them is on paper and whole."""

    last: int
    is_on_paper: bool


def questions_of(assignment: Assignment) -> tuple[PaperQuestion, ...]:
    """The form of an assignment, with its key."""
    drawn = stored_form(get_bank(assignment.version_id), assignment)
    return tuple(
        PaperQuestion(
            position,
            public_view(one.item, one.option_order, one.group_order),
            _key(one),
            explain(one.item, None, None),
        )
        for position, one in enumerate(drawn, start=1)
    )


def get_by_code(typed: str) -> Assignment:
    """The assignment whose form has this code; blanks, hyphens and capitals do not matter. Raises
    NotFoundError."""
    code = _CODE.sub("", typed[:_LONGEST]).upper()
    found = (
        db.session.scalars(select(Assignment).where(Assignment.form_code == code)).one_or_none()
        if code.isascii() and code.isalnum()
        else None
    )
    if found is None:
        raise NotFoundError
    return found


def count_tries(assignment: Assignment, learner: Learner) -> Tries:
    """Those that a learner has at this moment."""
    row = db.session.execute(
        select(
            func.max(Attempt.assignment_try),
            func.count().filter(Attempt.is_on_paper, Attempt.finished_at.is_not(None)),
        ).where(Attempt.assignment_id == assignment.id, Attempt.user_id == learner.id)
    ).one()
    return Tries(row[0] or 0, row[1] > 0)


def is_entered(assignment: Assignment, learner: Learner, number: int) -> bool:
    """Whether the learner's try of this number is on paper, and whole."""
    wanted = exists().where(
        Attempt.assignment_id == assignment.id,
        Attempt.user_id == learner.id,
        Attempt.assignment_try == number,
        Attempt.is_on_paper,
        Attempt.finished_at.is_not(None),
    )
    return bool(db.session.scalar(select(wanted)))


def _broken_off(assignment: Assignment, learner: Learner) -> int | None:
    """The attempt whose answers were being stored when something stopped it."""
    return db.session.scalar(
        select(Attempt.id).where(
            Attempt.assignment_id == assignment.id,
            Attempt.user_id == learner.id,
            Attempt.is_on_paper,
            Attempt.finished_at.is_(None),
        )
    )


def enter(
    actor: User,
    assignment: Assignment,
    learner: Learner,
    typed: Mapping[int, str],
    now: dt.datetime,
    *,
    after: int,
) -> int:
    """Stores answers from paper, by position, as an attempt that is handed in, the try `after` the
    last one that was seen, and gives its number. Scored like any other. Each answer is stored by
    itself: where that broke off, sending them again goes on with the same attempt, and what it has
    stays. Raises InvalidAnswersError, and quizzes.errors.NotFoundError where there is another try
    by now."""
    drawn = stored_form(get_bank(assignment.version_id), assignment)
    fields = _read_all(drawn, typed)
    terms = terms_of(assignment, find_exception(assignment.id, learner.id))
    attempt_id = _broken_off(assignment, learner) or begin(
        assignment, learner.id, terms, after + 1, now, is_on_paper=True
    )
    for position, one in fields.items():
        with suppress(AlreadyAnsweredError):
            answering.submit(
                learner.id, attempt_id, position, Answer(1, one, may_be_unfinished=True), now
            )
    note(actor, "paper", assignment, now, learner.id)
    db.session.flush()
    closing.close(learner.id, attempt_id, now)
    return attempt_id


def problems_of(assignment: Assignment, typed: Mapping[int, str]) -> dict[int, str]:
    """What `enter` would find wrong, by position."""
    try:
        _read_all(stored_form(get_bank(assignment.version_id), assignment), typed)
    except InvalidAnswersError as error:
        return error.problems
    return {}


def fields_of(drawn: Drawn, typed: str) -> dict[str, list[str]]:
    """What is typed for one question, as its form on screen would send it: letters of options,
    numbers of groups in the order of the things, T or F, words with a semicolon between, or a
    number or range. Raises InvalidResponseError."""
    item, text = drawn.item, typed.strip()
    if item.kind is Kind.NUMERIC:
        low, _, high = _TO.sub("\n", text.lower()).partition("\n")
        return {"low": [low], "high": [high]}
    if item.kind is Kind.CLOZE:
        blanks = [piece.blank for piece in public_view(item).sentence if piece.blank]
        words = text.split(";")
        if len(words) > len(blanks):
            raise scoring.InvalidResponseError("unknown_blank")
        return {f"blank-{one}": [word] for one, word in zip(blanks, words, strict=False)}
    signs = [one for one in text.upper() if one.isalnum() or one == "_"]
    if item.kind in (Kind.CLASSIFY, Kind.MATCH):
        return _placed(drawn, signs)
    letters = _letters(drawn)
    if any(one not in letters for one in signs):
        raise scoring.InvalidResponseError("unknown_option")
    name = "order" if item.kind is Kind.ORDER else "answer"
    return {name: [letters[one] for one in signs]}


def _placed(drawn: Drawn, signs: Sequence[str]) -> dict[str, list[str]]:
    """One sign for each thing, "_" or 0 for one that was left out."""
    numbers = {str(number): one for number, one in enumerate(drawn.group_order, start=1)}
    if len(signs) > len(drawn.option_order):
        raise scoring.InvalidResponseError("unknown_option")
    placed = {}
    for option, sign in zip(drawn.option_order, signs, strict=False):
        if sign in ("_", "0"):
            continue
        if sign not in numbers:
            raise scoring.InvalidResponseError("unknown_group")
        placed[f"place-{option}"] = [numbers[sign]]
    return placed


def _letters(drawn: Drawn) -> dict[str, str]:
    if drawn.item.kind is Kind.TRUE_FALSE:
        return {"T": "true", "F": "false"}
    return dict(zip(ascii_uppercase, drawn.option_order, strict=False))


def _read_all(drawn: Sequence[Drawn], typed: Mapping[int, str]) -> dict[int, dict[str, list[str]]]:
    fields, problems = {}, {}
    for position, one in enumerate(drawn, start=1):
        text = typed.get(position, "").strip()
        if not text:
            continue
        try:
            fields[position] = fields_of(one, text[:_LONGEST])
            if scoring.parse(one.item, fields[position]) is None:
                problems[position] = "unknown_option"
        except scoring.InvalidResponseError as error:
            problems[position] = error.code
    if problems:
        raise InvalidAnswersError(problems)
    return fields


def _key(drawn: Drawn) -> str:
    """The way back from `fields_of`, for the right answer."""
    item = drawn.item
    if item.kind in (Kind.CLASSIFY, Kind.MATCH) and isinstance(item.key, Mapping):
        numbers = {one: str(number) for number, one in enumerate(drawn.group_order, start=1)}
        return "".join(numbers[item.key[one]] for one in drawn.option_order)
    if isinstance(item.key, NumericRange):
        low, high = f"{item.key.low:g}", f"{item.key.high:g}"
        return low if low == high else f"{low}–{high}"
    if item.kind is Kind.CLOZE:
        return "; ".join(explain(item, None, None).answer)
    letters = {option: letter for letter, option in _letters(drawn).items()}
    return "".join(_in_order_shown(drawn, item, letters))


def _in_order_shown(drawn: Drawn, item: Item, letters: Mapping[str, str]) -> list[str]:
    key = [item.key] if isinstance(item.key, str) else list(item.key)  # type: ignore[arg-type]
    found = [letters[str(one)] for one in key]
    return found if item.kind is Kind.ORDER else sorted(found)
