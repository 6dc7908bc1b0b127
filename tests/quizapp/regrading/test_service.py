"""What an override does to marks, in the answers there are and in those to come."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from flask import Flask

from questions.scoring import Override
from quizapp.classes.gradebook import get_gradebook
from quizapp.classes.sorting import Sorting
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Attempt, AuditEntry, Membership, RegradedSlot, Response, Slot, User
from quizapp.models.attempts import NEVER, Mode, News
from quizapp.models.regrades import Verb
from quizapp.progress.service import list_attempts
from quizapp.quizzes import closing
from quizapp.quizzes.queries import get_summary
from quizapp.regrading import service
from quizapp.regrading.errors import ChangedError, NotFoundError
from quizapp.regrading.listing import list_changes
from tests.quizapp.classes.conftest import Room
from tests.quizapp.classrooms import add_class, taught
from tests.quizapp.regrading.asked import answer, first_item, others, slot_at, start

DROP = service.Wish(Verb.DROP, Override(is_dropped=True), "Two answers fit.")
FULL = service.Wish(Verb.FULL, Override(is_full=True), "Nobody was taught it.")


@pytest.fixture(autouse=True)
def in_context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def _apply(room: Room, item_id: int, wish: service.Wish, class_id: int | None = None) -> int:
    each = taught(room.instructor, class_id or room.id)
    question = service.get_question(each, item_id)
    run = service.try_out(each, question, wish)
    actor = db.session.get_one(User, room.instructor)
    return service.apply(actor, each, question, wish, run.fingerprint, utc_now())


def _undo(room: Room, regrade_id: int) -> None:
    actor = db.session.get_one(User, room.instructor)
    service.undo(actor, taught(room.instructor, room.id), regrade_id, utc_now())


def _wish_for(*keys: str) -> service.Wish:
    return service.Wish(Verb.KEY, Override(keys), "The key was wrong.")


def _mark(attempt_id: int) -> float | None:
    db.session.expire_all()
    return slot_at(attempt_id).score


def _news(attempt_id: int) -> News | None:
    return db.session.scalar(db.select(Attempt.news).where(Attempt.id == attempt_id))


def _cell(room: Room) -> tuple[float, float | None]:
    each = taught(room.instructor, room.id)
    cell = get_gradebook(each, Sorting("name")).head.all
    return cell.points, cell.score


def test_another_key_turns_marks_round_and_the_dry_run_says_whose(room: Room) -> None:
    hers, his = start(room.ada), start(room.ben)
    item_id, item = first_item(hers)
    answer(room.ada, hers, item.key)
    answer(room.ben, his, others(item)[0])
    each = taught(room.instructor, room.id)
    question = service.get_question(each, item_id)
    wish = _wish_for(others(item)[0])
    run = service.try_out(each, question, wish)
    assert [(one.learner, one.before, one.after) for one in run.changes] == [
        ("Ada", 1.0, 0.0),
        ("Ben", 0.0, 1.0),
    ]
    assert (_mark(hers), _mark(his)) == (1.0, 0.0)
    made = _apply(room, item_id, wish)
    assert (_mark(hers), _mark(his)) == (0.0, 1.0)
    assert [(one.learner, one.after) for one in list_changes(each, made)] == [
        ("Ada", 0.0),
        ("Ben", 1.0),
    ]
    # What was given is kept with what it was worth at first.
    assert sorted(db.session.scalars(db.select(Response.score))) == [0.0, 1.0]
    told = get_summary(room.ben, his).rows[0]
    assert told.explanation is not None
    assert (told.explanation.verdict, told.score) == ("right", 1.0)
    assert told.remark is not None
    assert told.remark.reason == "The key was wrong."


def test_the_second_who_confirms_the_same_dry_run_is_shown_what_became_of_it(room: Room) -> None:
    hers = start(room.ada)
    item_id, item = first_item(hers)
    answer(room.ada, hers, str(item.key))
    each = taught(room.instructor, room.id)
    actor = db.session.get_one(User, room.instructor)
    question = service.get_question(each, item_id)
    seen = service.try_out(each, question, FULL).fingerprint
    service.apply(actor, each, question, FULL, seen, utc_now())
    with pytest.raises(ChangedError):  # though no mark would change
        service.apply(actor, each, question, FULL, seen, utc_now())


def test_what_was_right_may_stay_right_beside_another(room: Room) -> None:
    hers, his = start(room.ada), start(room.ben)
    item_id, item = first_item(hers)
    answer(room.ada, hers, str(item.key))
    answer(room.ben, his, others(item)[0])
    _apply(room, item_id, _wish_for(str(item.key), others(item)[0]))
    assert (_mark(hers), _mark(his)) == (1.0, 1.0)


@pytest.mark.every_database
def test_a_dropped_question_leaves_every_denominator(room: Room) -> None:
    hers = start(room.ada, mode=Mode.EXAM)
    item_id, item = first_item(hers)
    answer(room.ada, hers, others(item)[0])
    closing.finish(room.ada, hers, utc_now())
    assert get_summary(room.ada, hers).length == 3
    _apply(room, item_id, DROP)
    summary = get_summary(room.ada, hers)
    assert (summary.length, summary.dropped, summary.answered) == (2, 1, 0)
    assert sum(topic.asked for topic in summary.topics) == 2
    assert all(row.position != 1 for row in summary.missed)
    assert list_attempts(room.ada, 1).rows[0].length == 2
    assert _cell(room)[0] == 0.0


def test_marks_that_are_held_back_are_no_news_before_they_are_told(room: Room) -> None:
    hers = start(room.ada, mode=Mode.EXAM)
    item_id, _ = first_item(hers)
    attempt = db.session.get_one(Attempt, hers)
    attempt.held_until = NEVER
    db.session.commit()
    closing.finish(room.ada, hers, utc_now())
    _undo(room, _apply(room, item_id, FULL))
    assert _news(hers) is None
    attempt.held_until = utc_now()
    db.session.commit()
    closing.close_overdue(room.ada, utc_now())
    assert _news(hers) is News.TOLD


def test_full_marks_are_for_everybody_who_was_asked(room: Room) -> None:
    hers, his = start(room.ada, mode=Mode.EXAM), start(room.ben)
    item_id, item = first_item(hers)
    closing.finish(room.ada, hers, utc_now())
    answer(room.ben, his, others(item)[0])
    _apply(room, item_id, FULL)
    assert (_mark(hers), _mark(his)) == (1.0, 1.0)
    assert get_summary(room.ada, hers).points == 1.0


@pytest.mark.every_database
def test_later_answers_are_marked_so_too_and_undoing_finds_them_all(room: Room) -> None:
    hers = start(room.ada)
    item_id, item = first_item(hers)
    answer(room.ada, hers, str(item.key))
    made = _apply(room, item_id, _wish_for(others(item)[0]))
    his = start(room.ben)
    answer(room.ben, his, others(item)[0])
    answer(room.ada, hers, others(item)[0], number=2)
    assert (_mark(hers), _mark(his)) == (0.0, 1.0)
    _undo(room, made)
    _undo(room, made)
    assert (_mark(hers), _mark(his)) == (1.0, 0.0)
    assert get_summary(room.ben, his).rows[0].remark is None
    actions = db.session.scalars(db.select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions == ["class.regrade.key", "class.regrade.undo"]


def test_a_question_that_was_dropped_before_it_is_answered_never_counts(room: Room) -> None:
    hers = start(room.ada)
    item_id, item = first_item(hers)
    made = _apply(room, item_id, DROP)
    his = start(room.ben)
    answer(room.ben, his, str(item.key))
    assert (_mark(his), slot_at(his).is_dropped) == (None, True)
    _undo(room, made)
    assert (_mark(his), slot_at(his).is_dropped) == (1.0, False)


def test_the_latest_override_decides_and_undoing_it_brings_back_the_one_before(room: Room) -> None:
    hers = start(room.ada)
    item_id, item = first_item(hers)
    answer(room.ada, hers, others(item)[0])
    first = _apply(room, item_id, DROP)
    second = _apply(room, item_id, FULL)
    assert _mark(hers) == 1.0
    _undo(room, second)
    assert (_mark(hers), slot_at(hers).is_dropped) == (None, True)
    _undo(room, first)
    assert (_mark(hers), slot_at(hers).is_dropped) == (0.0, False)


def test_any_row_of_overrides_undone_in_any_order_leaves_the_marks_as_they_were(
    room: Room,
) -> None:
    hers, his = start(room.ada), start(room.ben)
    item_id, item = first_item(hers)
    answer(room.ada, hers, str(item.key))
    answer(room.ben, his, others(item)[0])
    rng = random.Random(3)
    wishes = [DROP, FULL, _wish_for(others(item)[0]), _wish_for(str(item.key))]
    made = [_apply(room, item_id, rng.choice(wishes)) for _ in range(6)]
    for one in rng.sample(made, len(made)):
        _undo(room, one)
    assert (_mark(hers), _mark(his)) == (1.0, 0.0)


def test_it_holds_for_this_class_and_no_other(room: Room) -> None:
    hers, strangers = start(room.ada), start(room.stranger)
    item_id, item = first_item(hers)
    answer(room.ada, hers, others(item)[0])
    answer(room.stranger, strangers, others(item)[0])
    _apply(room, item_id, FULL)
    assert (_mark(hers), _mark(strangers)) == (1.0, 0.0)
    other = add_class(room.instructor, room.stranger)
    each = taught(room.instructor, other)
    assert service.get_question(each, item_id).override == Override()
    with pytest.raises(NotFoundError):
        service.undo(db.session.get_one(User, room.instructor), each, 1, utc_now())


def test_of_two_classes_of_a_learner_the_later_override_decides(room: Room) -> None:
    hers = start(room.ada)
    item_id, item = first_item(hers)
    answer(room.ada, hers, others(item)[0])
    other = add_class(room.instructor, room.ada)
    made = _apply(room, item_id, DROP)
    _apply(room, item_id, FULL, class_id=other)
    assert _mark(hers) == 1.0
    _undo(room, made)
    assert _mark(hers) == 1.0
    start(room.ada, length=30)
    marks = db.session.scalars(db.select(Slot.score).where(Slot.item_id == item_id)).all()
    assert marks == [1.0, 1.0]
    assert db.session.scalar(db.select(db.func.count(RegradedSlot.slot_id))) == 3


def test_a_question_that_the_class_was_not_asked_is_none_of_theirs(room: Room) -> None:
    strangers = start(room.stranger)
    with pytest.raises(NotFoundError):
        service.get_question(taught(room.instructor, room.id), first_item(strangers)[0])


def test_what_is_done_is_what_was_shown(room: Room) -> None:
    hers = start(room.ada)
    item_id, item = first_item(hers)
    each = taught(room.instructor, room.id)
    question = service.get_question(each, item_id)
    wish = _wish_for(others(item)[0])
    seen = service.try_out(each, question, wish).fingerprint
    answer(room.ada, hers, str(item.key))
    actor = db.session.get_one(User, room.instructor)
    with pytest.raises(ChangedError):
        service.apply(actor, each, question, wish, seen, utc_now())
    assert _mark(hers) == 1.0


def test_marks_stay_when_the_class_goes(room: Room) -> None:
    hers = start(room.ada)
    item_id, item = first_item(hers)
    answer(room.ada, hers, others(item)[0])
    _apply(room, item_id, FULL)
    db.session.execute(db.delete(Membership).where(Membership.class_id == room.id))
    db.session.execute(db.text(f"DELETE FROM classes WHERE id = {room.id}"))
    db.session.commit()
    assert _mark(hers) == 1.0
    assert get_summary(room.ada, hers).rows[0].remark is not None
