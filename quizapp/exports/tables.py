"""What stands in each export of a class, column by column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import count

from flask_babel import gettext as _

from questions.items.blanks import with_gaps
from quizapp.assignments.table import Cell as Result
from quizapp.assignments.table import get_whole_table as get_marks
from quizapp.classes.answers import AnswerRow, iterate_class
from quizapp.classes.gradebook import BY_NAME
from quizapp.classes.members import Learner, list_learners
from quizapp.classes.sorting import Sorting
from quizapp.classes.teaching import TaughtClass
from quizapp.classes.whole_table import Counts, get_whole_table, share_of
from quizapp.exports.sheets import Cell, Column, Sheet
from quizapp.quizzes.naming import in_own_language
from quizapp.statistics.answers import Selection
from quizapp.statistics.figures import QuestionRow
from quizapp.statistics.service import get_figures

MARKS, TOPICS, ANSWERS, QUESTIONS = "marks", "topics", "answers", "questions"
CANVAS = "canvas"
TABLES = (MARKS, CANVAS, TOPICS, ANSWERS, QUESTIONS)
_BETWEEN = "; "


def get_table(taught: TaughtClass, name: str, now: dt.datetime) -> Sheet:
    """One of TABLES, its rows read as they are consumed."""
    if name == MARKS:
        return _marks(taught)
    if name == CANVAS:
        return _canvas(taught)
    if name == TOPICS:
        return _topics(taught)
    if name == ANSWERS:
        return _answers(taught)
    return _questions(taught, now)


def columns_of(name: str) -> tuple[Column, ...]:
    """The columns of one of TABLES, without reading what stands in them."""
    if name == ANSWERS:
        return (*_who(), *_answer_columns())
    if name == QUESTIONS:
        return _question_columns()
    if name == MARKS:
        return (*_who(), *_assignment_columns(_("(assignment)")))
    if name == CANVAS:
        return (*_who_in_canvas(), _mark_column(_("(assignment)")))
    return (*_who(), *_topic_columns([_("(topic)")]))


def _who() -> tuple[Column, ...]:
    return (
        Column("Learner", _("The name that the learner has chosen.")),
        Column("Sort name", _("The name by which the class is sorted, from the roster.")),
        Column("Username", _("What the learner logs in with. Moodle matches by it.")),
        Column("Email address", _("Empty where none was given. Moodle can match by it.")),
        Column("Student number", _("As the roster has it: text, also where it is all digits.")),
        Column("Section", _("From the roster.")),
    )


def _identity(learner: Learner) -> list[Cell]:
    return [
        learner.name,
        learner.sort_name,
        learner.login,
        learner.email,
        learner.student_number,
        learner.section,
    ]


def _marks(taught: TaughtClass) -> Sheet:
    titles, lines = get_marks(taught)
    columns = [*_who()]
    for title in _unlike(titles):
        columns += _assignment_columns(title)
    rows = ([*_identity(line.learner), *_results(line.cells)] for line in lines)
    return Sheet(MARKS, tuple(columns), rows)


def _canvas(taught: TaughtClass) -> Sheet:
    """As the gradebook of Canvas takes it: whatever follows the section it takes for a mark."""
    titles, lines = get_marks(taught)
    rows = (
        [
            line.learner.name,
            "",
            line.learner.student_number,
            line.learner.login,
            line.learner.section,
            *(None if cell.share is None else round(100 * cell.share, 2) for cell in line.cells),
        ]
        for line in lines
    )
    return Sheet(CANVAS, (*_who_in_canvas(), *map(_mark_column, _unlike(titles))), rows)


def _who_in_canvas() -> tuple[Column, ...]:
    return (
        Column("Student", _("The name that the learner has chosen.")),
        Column("ID", _("The number in Canvas, which is not known here: empty.")),
        Column("SIS User ID", _("The student number of the roster.")),
        Column("SIS Login ID", _("What the learner logs in with here.")),
        Column("Section", _("From the roster.")),
    )


def _mark_column(title: str) -> Column:
    return Column(title, _("The mark that counts, 0 to 100. Empty: not handed in."))


def _assignment_columns(title: str) -> tuple[Column, Column]:
    return (
        _mark_column(title),
        Column(f"{title} late", _("1 where what counts was handed in late, else 0.")),
    )


def _results(cells: Sequence[Result]) -> Iterator[Cell]:
    for cell in cells:
        yield None if cell.share is None else round(100 * cell.share, 2)
        yield None if cell.share is None else int(cell.is_late)


def _topics(taught: TaughtClass) -> Sheet:
    head, rows = get_whole_table(taught, Sorting(BY_NAME))
    heads = _unlike([*head.headings, _("All topics") if head.shown else _("All articles")])
    columns = (*_who(), *_topic_columns(heads))
    return Sheet(TOPICS, columns, ([*_identity(one), *_cells(counts)] for one, counts in rows))


def _topic_columns(heads: Sequence[str]) -> Iterator[Column]:
    for head in heads:
        yield Column(head, _("Percent of the points, as the table of the class has it."))
        yield Column(f"{head} questions", _("The number of questions that it is the mean of."))
        yield Column(f"{head} not answered", _("How many of those have no answer and count 0."))


def _cells(columns: Sequence[Counts]) -> Iterator[Cell]:
    for counts in columns:
        share = share_of(counts)
        yield None if share is None else round(100 * share, 2)
        yield from counts[1:]


def _answer_columns() -> tuple[Column, ...]:
    return (
        Column("Learner's number", _("Tells learners apart, whatever their names.")),
        Column("Attempt", _("The number of the attempt.")),
        Column("Quiz", _("What the attempt is called.")),
        Column("Exam", _("1 in an exam, 0 in practice.")),
        Column("Question", _("Its place in the attempt.")),
        Column("Item", _("The id of the question: the same in every version of the article.")),
        Column("Variant", _("Which draw of the question it was.")),
        Column("Facts", _("The ids of the facts that it asks.")),
        Column("Kind", _("The kind of question.")),
        Column("Topic", _("The topic of the article.")),
        Column("Prompt", _("The question.")),
        Column("Options", _("The options in the order in which they stood on the page.")),
        Column("Answer", _("What was answered.")),
        Column("Right answer", _("What was right, also where an instructor changed it.")),
        Column("Score", _("0 to 1, as it counts now. Empty where the question was dropped.")),
        Column("Try", _("The first try is 1.")),
        Column("Counts", _("1 for the try whose score counts: the first, in an exam the last.")),
        Column("Certainty", _("1 not sure, 2 fairly sure, 3 sure; empty where it was not said.")),
        Column("Seconds", _("From the opening of the question to the answer.")),
        Column("Time", _("When it came, in the time zone of the class.")),
    )


def _answers(taught: TaughtClass) -> Sheet:
    learners = {one.id: one for one in list_learners(taught)}
    rows = (
        [*_identity(learners[row.user_id]), *_answer(row)]
        for row in iterate_class(taught)
        if row.user_id in learners
    )
    return Sheet(ANSWERS, (*_who(), *_answer_columns()), rows)


def _answer(row: AnswerRow) -> Iterator[Cell]:
    texts = {option.id: option.text for option in row.item.options}
    yield row.user_id
    yield row.attempt_id
    yield in_own_language(row.quiz)
    yield int(row.is_exam)
    yield row.position
    yield row.item.id
    yield row.item.variant
    yield _BETWEEN.join(row.item.facts)
    yield str(row.item.kind)
    yield row.topic
    yield row.prompt
    yield _BETWEEN.join(texts[one] for one in row.option_order)
    yield row.answer
    yield row.right_answer
    yield None if row.score is None else round(row.score, 4)
    yield row.try_number
    yield int(row.counts)
    yield row.certainty
    yield row.seconds
    yield row.answered_at


def _question_columns() -> tuple[Column, ...]:
    return (
        Column("Item", _("The id of the question: the same in every version of the article.")),
        Column("Variant", _("Which draw of the question it was.")),
        Column("Facts", _("The ids of the facts that it asks.")),
        Column("Kind", _("The kind of question.")),
        Column("Topic", _("The topic of the article.")),
        Column("Prompt", _("The question.")),
        Column("Learners", _("How many answered it.")),
        Column("Left out", _("How many handed it in without an answer.")),
        Column("Skipped", _("How many skipped it in practice.")),
        Column("Facility", _("Percent of the points, first attempts only.")),
        Column("Facility from", _("The interval of the facility, at 95 percent.")),
        Column("Facility to", _("The interval of the facility, at 95 percent.")),
        Column("SD", _("How the marks spread, in percent.")),
        Column("Guess", _("What guessing would give, in percent.")),
        Column("Discrimination", _("Correlation with the other questions, in percent.")),
        Column("Efficiency", _("The same as a share of what it could be.")),
        Column("Weight", _("The share of the differences between learners, in percent.")),
        Column("Certainty gap", _("How much surer they were than right, in percent.")),
        Column("Seconds", _("The median time.")),
        Column("Remarks", _("What the figures say about the question, as codes.")),
    )


def _questions(taught: TaughtClass, now: dt.datetime) -> Sheet:
    figures = get_figures(taught, Selection(), now)
    return Sheet(QUESTIONS, _question_columns(), map(_question, figures.questions))


def _question(row: QuestionRow) -> Sequence[Cell]:
    item, told = row.asked.item, row.figures
    low, high = (told.interval.low, told.interval.high) if told.interval else (None, None)
    return [
        item.id,
        item.variant,
        _BETWEEN.join(item.facts),
        str(item.kind),
        item.topic,
        with_gaps(item.prompt),
        told.learners,
        told.left_out,
        row.skipped,
        *map(
            _figure,
            (
                told.facility,
                low,
                high,
                told.sd,
                row.guess,
                told.discrimination,
                told.efficiency,
                told.weight,
                row.certainty_gap,
                row.seconds,
            ),
        ),
        _BETWEEN.join(str(flag) for flag in row.flags),
    ]


def _figure(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)


def _unlike(titles: Sequence[str]) -> list[str]:
    """The titles, with a number behind those that were there before: programs tell columns apart
    by them."""
    taken: set[str] = set()
    unlike = []
    for title in titles:
        wanted = title
        numbers = count(2)
        while wanted in taken:
            wanted = f"{title} ({next(numbers)})"
        taken.add(wanted)
        unlike.append(wanted)
    return unlike
