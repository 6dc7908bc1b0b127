from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pytest

from questions.items.model import Kind
from questions.statistics import Flag
from quizapp.articles.service import import_article
from quizapp.extensions import db
from quizapp.models import Regrade, Response, Slot
from quizapp.models.attempts import Mode
from quizapp.models.regrades import Verb
from quizapp.quizzes.banks import get_bank
from quizapp.statistics.answers import Selection, Which
from quizapp.statistics.figures import ClassFigures, QuestionRow, make_figures
from quizapp.statistics.weeks import list_weeks, read_quarters
from tests.quizapp.classes.conftest import KNEES
from tests.quizapp.classrooms import taught
from tests.quizapp.progress.answering import NOON, SKIPPED
from tests.quizapp.statistics.answering import (
    Told,
    add_answers,
    add_assignment,
    item_of,
    right,
    rows_of,
    wrong,
)
from tests.quizapp.statistics.conftest import Hall

pytestmark = pytest.mark.usefixtures("in_app")
LAST = Selection(Which.LAST)


def _figures(hall: Hall, selection: Selection = Selection()) -> ClassFigures:  # noqa: B008
    return make_figures(taught(hall.instructor, hall.id), selection, NOON)


def _of(figures: ClassFigures, row_id: int) -> QuestionRow:
    return next(one for one in figures.questions if one.asked.row_id == row_id)


def test_a_question_has_its_figures_and_its_options_theirs(hall: Hall) -> None:
    asked, *others = rows_of(Kind.SINGLE_CHOICE, "muscle.member")[:4]
    marks, rest = [], []
    for n, user_id in enumerate(hall.learners):
        is_right, good = n % 3 == 0, n % 4
        marks.append(float(is_right))
        rest.append(good / 3)
        rights = {
            row: right(row) if place < good else wrong(row) for place, row in enumerate(others)
        }
        mine = right(asked) if is_right else wrong(asked, n % 2)
        add_answers(user_id, {asked: Told(mine, 3 if is_right else 1, 10 + n)} | rights)
    row = _of(_figures(hall), asked)
    assert (row.figures.learners, row.skipped) == (24, 0)
    assert row.figures.facility == pytest.approx(100 / 3)
    assert row.figures.discrimination == pytest.approx(100 * np.corrcoef(marks, rest)[0, 1])
    assert (row.certainty_gap, row.seconds) == (2, 21.5)
    assert row.guess == pytest.approx(100 / len(item_of(asked).options))
    assert sum(option.figures.learners for option in row.options) == 24
    key = next(option for option in row.options if option.is_right)
    assert (key.figures.learners, key.is_distractor) == (8, False)
    assert key.figures.mean == pytest.approx(100 * sum(rest[::3]) / 8)
    assert Flag.UNUSED_OPTION in row.flags  # with four options, one of three wrong ones is left


def test_a_wrong_answer_that_the_able_choose_is_flagged(hall: Hall) -> None:
    asked, other = rows_of(Kind.SINGLE_CHOICE, "muscle.member")[:2]
    for n, user_id in enumerate(hall.learners):
        is_able = n < 12
        add_answers(
            user_id,
            {
                asked: wrong(asked) if is_able else right(asked),
                other: right(other) if is_able else wrong(other),
            },
        )
    row = _of(_figures(hall), asked)
    assert {Flag.DISCRIMINATION, Flag.EFFICIENCY, Flag.ATTRACTIVE_OPTION} <= set(row.flags)
    assert row.figures.pulls_back is False  # both questions cancel each other out in the totals
    assert [option.is_attractive for option in row.options if option.figures.learners] == [
        not option.is_right for option in row.options if option.figures.learners
    ]


@pytest.mark.every_database
def test_what_was_left_out_is_skipped_and_not_wrong(hall: Hall) -> None:
    asked, other = rows_of(Kind.SINGLE_CHOICE)[:2]
    add_answers(hall.learners[0], {asked: right(asked), other: right(other)})
    add_answers(hall.learners[1], {asked: None, other: right(other)})
    practice: Mapping[str, object] = {"mode": Mode.PRACTICE, "is_finished": False}
    add_answers(hall.learners[2], {asked: SKIPPED, other: right(other)}, **practice)  # type: ignore[arg-type]
    add_answers(hall.learners[3], {asked: None, other: right(other)}, **practice)  # type: ignore[arg-type]
    add_answers(hall.learners[4], {asked: right(asked)}, is_finished=False)  # an open exam
    figures = _figures(hall)
    row = _of(figures, asked)
    assert (row.figures.learners, row.figures.facility, row.skipped) == (1, 100, 2)
    assert figures.quiz.learners == 4
    assert figures.quiz.mean == pytest.approx(2 * (1 + 0.5 + 1 + 1) / 4)


def test_first_attempts_count_unless_the_latest_are_chosen(hall: Hall) -> None:
    (asked,) = rows_of(Kind.SINGLE_CHOICE)[:1]
    learner = hall.learners[0]
    first = add_answers(learner, {asked: wrong(asked)}, mode=Mode.PRACTICE)
    slot = db.session.scalars(db.select(Slot).filter_by(attempt_id=first)).one()
    slot.tries = 2
    again = Response(
        slot_id=slot.id, try_number=2, answer=right(asked), score=1.0, parts={}, answered_at=NOON
    )
    db.session.add(again)
    db.session.commit()
    add_answers(learner, {asked: right(asked)}, at=NOON + dt.timedelta(days=1))
    add_answers(hall.stranger, {asked: right(asked)})
    assert _of(_figures(hall), asked).figures.facility == 0
    latest = _of(_figures(hall, LAST), asked)
    assert (latest.figures.facility, latest.figures.learners) == (100, 1)


def test_marks_that_were_given_for_no_answer_count_in_the_total_alone(hall: Hall) -> None:
    sort, other = rows_of(Kind.CLASSIFY)[0], rows_of(Kind.SINGLE_CHOICE)[0]
    attempt_id = add_answers(hall.learners[0], {sort: None, other: wrong(other)})
    for slot in db.session.scalars(db.select(Slot).filter_by(attempt_id=attempt_id, item_id=sort)):
        slot.score = 1.0
    db.session.commit()
    figures = _figures(hall)
    row = _of(figures, sort)
    assert (row.figures.learners, row.figures.facility, row.skipped) == (0, None, 1)
    assert figures.quiz.mean == 1


def test_indices_of_few_are_held_back(hall: Hall) -> None:
    one, two = rows_of(Kind.SINGLE_CHOICE)[:2]
    for n, user_id in enumerate(hall.learners[:19]):
        answers = (
            {one: right(one), two: right(two)} if n % 2 else {one: wrong(one), two: wrong(two)}
        )
        add_answers(user_id, answers)
    figures = _figures(hall)
    row = _of(figures, one)
    assert (row.figures.discrimination, row.figures.weight, row.flags) == (None, None, ())
    assert row.figures.facility is not None
    assert (figures.quiz.reliability, figures.quiz.is_complete) == (None, True)
    add_answers(hall.learners[20], {one: right(one), two: right(two)})
    figures = _figures(hall)
    assert _of(figures, one).figures.discrimination == pytest.approx(100)
    assert figures.quiz.reliability == pytest.approx(100)


def test_a_draw_that_reads_the_same_in_a_new_version_is_one_question(hall: Hall) -> None:
    before = import_article(KNEES, None, seed=1, publish=True, now=NOON).version
    newer = KNEES + b"\nOne more sentence.\n"
    after = import_article(newer, "muscles-of-the-knee", seed=1, publish=True, now=NOON).version
    rows = []
    for version, user_id in zip((before, after), hall.learners, strict=False):
        bank = get_bank(version.id)
        item = next(one for one in bank.items if one.kind == Kind.SINGLE_CHOICE)
        assert isinstance(item.key, str)
        rows.append(bank.row_id(item))
        add_answers(user_id, {rows[-1]: item.key}, version_id=version.id)
    (row,) = _figures(hall).questions
    assert (row.asked.row_id, row.figures.learners) == (rows[1], 2)


@pytest.mark.every_database
def test_answers_are_pooled_by_fact_each_by_its_own_part(hall: Hall) -> None:
    (sort,) = rows_of(Kind.CLASSIFY)[:1]
    item = item_of(sort)
    option, fact = next(iter(item.fact_by_option.items()))
    groups = {one.id for one in item.groups}
    assert isinstance(item.key, Mapping)
    others = dict(item.key) | {option: (groups - {item.key[option]}).pop()}
    add_answers(hall.learners[0], {sort: item.key})
    add_answers(hall.learners[1], {sort: others})
    rows = {row.fact.id: row for row in _figures(hall).facts}
    assert rows[fact].figures.facility == 50
    assert {row.figures.facility for id, row in rows.items() if id != fact} == {100}
    placed = {(one.text, one.group): one for one in _figures(hall).questions[0].options}
    text = next(one.text for one in item.options if one.id == option)
    assert sorted(one.figures.learners for key, one in placed.items() if key[0] == text) == [1, 1]


def test_what_is_taken_for_what_stands_in_matrices(hall: Hall) -> None:
    sort = rows_of(Kind.CLASSIFY)[0]
    item = item_of(sort)
    assert isinstance(item.key, Mapping)
    option = item.options[0]
    groups = {one.id: one.text for one in item.groups}
    taken = next(group for group in groups if group != item.key[option.id])
    add_answers(hall.learners[0], {sort: dict(item.key) | {option.id: taken}})
    add_answers(hall.learners[1], {sort: item.key})
    kinds = rows_of(Kind.PICTURE, "picture.type")
    for row_id in kinds:
        add_answers(hall.learners[2], {row_id: wrong(row_id)})
    confusion = _figures(hall).confusion
    types = next(one for one in confusion.matrices if "Cam type" in one.columns)
    assert [row.thing for row in types.rows] == list(types.columns)
    assert sum(row.answers for row in types.rows) == types.wrong == len(kinds)
    sorted_ = next(one for one in confusion.matrices if set(one.columns) == set(groups.values()))
    row = next(row for row in sorted_.rows if row.thing == option.text)
    assert sorted((cell.answers, cell.is_right) for cell in row.cells) == [(1, False), (1, True)]
    mixed = {(one.thing, one.taken_for): one.answers for one in confusion.mixups}
    assert mixed[option.text, groups[taken]] == 1


def test_what_was_regraded_is_no_mixup_and_counts_its_mark_for_the_facts(hall: Hall) -> None:
    sort = rows_of(Kind.CLASSIFY)[0]
    item = item_of(sort)
    assert isinstance(item.key, Mapping)
    option = item.options[0].id
    taken = next(group.id for group in item.groups if group.id != item.key[option])
    add_answers(hall.learners[0], {sort: dict(item.key) | {option: taken}})
    assert _figures(hall).confusion.mixups
    accept = Regrade(
        class_id=hall.id, item_id=sort, verb=Verb.FULL, reason="Both are right", made_at=NOON
    )
    db.session.add(accept)
    db.session.flush()
    db.session.execute(db.update(Slot).values(regrade_id=accept.id, score=1.0))
    db.session.commit()
    figures = _figures(hall)
    assert figures.confusion.mixups == ()
    assert {row.figures.facility for row in figures.facts if row.figures.learners} == {100}


def test_an_assignment_stands_alone_and_only_what_was_handed_in(hall: Hall) -> None:
    one, two = rows_of(Kind.SINGLE_CHOICE)[:2]
    made = add_assignment(hall.id)
    add_answers(hall.learners[0], {one: wrong(one), two: right(two)}, assignment_id=made)
    add_answers(hall.learners[1], {one: right(one), two: None}, assignment_id=made)
    open_one = {"mode": Mode.PRACTICE, "is_finished": False, "assignment_id": made}
    add_answers(hall.learners[2], {one: right(one)}, **open_one)  # type: ignore[arg-type]
    add_answers(hall.learners[3], {one: right(one)})
    figures = _figures(hall, Selection(assignment_id=made))
    assert (_of(figures, one).figures.learners, _of(figures, one).figures.facility) == (2, 50)
    assert (figures.quiz.is_complete, figures.quiz.mean) == (True, 1)
    assert _of(_figures(hall), one).figures.learners == 4


@pytest.mark.every_database
def test_weeks_begin_on_monday_where_the_class_is(hall: Hall) -> None:
    (asked,) = rows_of(Kind.SINGLE_CHOICE)[:1]
    sunday_night = dt.datetime(2026, 3, 8, 23, 30, tzinfo=dt.UTC)
    add_answers(hall.learners[0], {asked: right(asked)}, at=sunday_night)
    add_answers(hall.learners[1], {asked: wrong(asked)}, at=sunday_night - dt.timedelta(days=14))
    each = taught(hall.instructor, hall.id)
    mondays = [dt.date(2026, 2, 16), dt.date(2026, 2, 23), dt.date(2026, 3, 2), dt.date(2026, 3, 9)]
    weeks = list_weeks(each, read_quarters(each, Selection()), NOON)
    assert [week.monday for week in weeks] == mondays
    assert [(week.answers, week.share) for week in weeks] == [(1, 0), (0, None), (1, 1), (0, None)]


def test_a_class_without_answers_has_no_figures(hall: Hall) -> None:
    figures = _figures(hall)
    assert (figures.questions, figures.facts, figures.quiz.learners) == ((), (), 0)
    assert (figures.confusion.matrices, figures.confusion.mixups) == ((), ())
    assert list_weeks(taught(hall.instructor, hall.id), (), NOON) == ()
