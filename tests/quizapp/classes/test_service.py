from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from threading import Barrier, Thread

import pytest
from flask import Flask

from quizapp.classes import joining, service
from quizapp.classes.errors import NotFoundError, OwnClassError, UnknownCodeError
from quizapp.classes.members import list_learners
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.extensions import db
from quizapp.models import (
    Attempt,
    AuditEntry,
    Class,
    ClassInstructor,
    Departure,
    Membership,
    Role,
    User,
)
from quizapp.models.attempts import Mode
from tests.quizapp.classes.conftest import Room
from tests.quizapp.classrooms import taught
from tests.quizapp.progress.answering import add_attempt, add_knowledge

_NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _in_app(app: Flask, room: Room) -> Iterator[None]:
    with app.app_context():
        yield


def _user(user_id: int) -> User:
    return db.session.get_one(User, user_id)


def _taught(room_id: int) -> TaughtClass:
    teacher = db.select(ClassInstructor.user_id).where(ClassInstructor.class_id == room_id)
    return taught(db.session.scalars(teacher).one(), room_id)


def _member_names(class_id: int) -> list[str]:
    return [learner.name for learner in list_learners(_taught(class_id))]


def test_a_taken_code_is_replaced_by_another(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter([room.code, "CCCCCCC"])
    monkeypatch.setattr(service, "make_code", lambda: next(codes))
    class_id = service.create_class(room.instructor, "Anatomy 2", _NOW)
    assert db.session.get_one(Class, class_id).join_code == "CCCCCCC"


def test_a_new_code_ends_the_old_one(room: Room) -> None:
    joining.renew_code(_taught(room.id))
    with pytest.raises(UnknownCodeError):
        joining.get_by_code(room.code)


def test_joining_makes_a_member(room: Room) -> None:
    joined = joining.join_class(room.stranger, room.code.lower(), _NOW)
    assert joined.name == "Anatomy 1"
    assert _member_names(room.id) == ["Ada", "Ben", "Stranger"]


def test_joining_twice_is_joining_once(room: Room) -> None:
    joining.join_class(room.ada, room.code, _NOW)
    assert _member_names(room.id) == ["Ada", "Ben"]


def test_two_tabs_that_join_at_once_join_once(app: Flask, room: Room) -> None:
    ready, errors = Barrier(2), []

    def join() -> None:
        with app.app_context():
            try:
                ready.wait(timeout=30)
                joining.join_class(room.stranger, room.code, _NOW)
            except Exception as error:
                errors.append(error)

    threads = [Thread(target=join) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (errors, _member_names(room.id)) == ([], ["Ada", "Ben", "Stranger"])


@pytest.mark.parametrize("code", ["", "CCCCCCC", "anything else", "\x00"])
def test_wrong_codes_open_nothing(room: Room, code: str) -> None:
    with pytest.raises(UnknownCodeError):
        joining.join_class(room.stranger, code, _NOW)


def test_an_instructor_does_not_join_their_own_class(room: Room) -> None:
    with pytest.raises(OwnClassError):
        joining.join_class(room.instructor, room.code, _NOW)


def test_leaving_keeps_the_answers(room: Room) -> None:
    add_attempt(room.ada, [1.0])
    joining.leave_class(room.ada, room.id, _NOW)
    assert _member_names(room.id) == ["Ben"]
    assert db.session.scalars(db.select(Attempt)).one().user_id == room.ada


@pytest.mark.parametrize("is_removed", [False, True])
def test_what_ended_before_its_learner_left_is_handed_in_with_it(
    room: Room, is_removed: bool
) -> None:
    attempt_id = add_attempt(room.ada, [1.0], is_finished=False, mode=Mode.EXAM)
    ended = _NOW - dt.timedelta(minutes=5)
    db.session.get_one(Attempt, attempt_id).ends_at = ended
    db.session.commit()
    if is_removed:
        joining.remove_learner(_user(room.instructor), _taught(room.id), room.ada, _NOW)
    else:
        joining.leave_class(room.ada, room.id, _NOW)
    assert db.session.scalar(db.select(Attempt.finished_at)) == ended
    assert _member_names(room.id) == ["Ben"]


def test_who_is_kept_as_gone_can_leave_all_the_same(room: Room) -> None:
    earlier = _NOW - dt.timedelta(days=1)
    said = {"section": "", "student_number": "", "sort_name": "", "was_removed": True}
    db.session.add(
        Departure(class_id=room.id, user_id=room.ada, joined_at=earlier, left_at=earlier, **said)
    )
    db.session.commit()
    joining.leave_class(room.ada, room.id, _NOW)
    assert _member_names(room.id) == ["Ben"]
    kept = db.session.execute(db.select(Departure.left_at, Departure.was_removed)).one()
    assert tuple(kept) == (_NOW, False)


def test_deleting_a_class_keeps_its_learners_and_is_noted(room: Room) -> None:
    add_attempt(room.ada, [1.0])
    service.delete_class(_user(room.instructor), _taught(room.id), "anatomy 1", _NOW)
    assert db.session.scalars(db.select(Membership)).all() == []
    assert db.session.scalars(db.select(Attempt)).one().user_id == room.ada
    db.session.scalars(db.select(AuditEntry).filter_by(action="class.delete")).one()


def test_removing_a_learner_is_noted_without_a_name(room: Room) -> None:
    joining.remove_learner(_user(room.instructor), _taught(room.id), room.ada, _NOW)
    noted = db.select(AuditEntry).filter_by(action="class.remove_learner")
    entry = db.session.scalars(noted).one()
    assert _member_names(room.id) == ["Ben"]
    assert "Ada" not in f"{entry.actor} {entry.action} {entry.subject}"


def test_only_its_instructor_and_administrators_see_a_class(
    room: Room, make_user: Callable[..., int]
) -> None:
    other, admin = make_user("other", Role.INSTRUCTOR), make_user("boss", Role.ADMIN)
    assert get_class(_user(room.instructor), room.id).name == "Anatomy 1"
    assert get_class(_user(admin), room.id).name == "Anatomy 1"
    with pytest.raises(NotFoundError):
        get_class(_user(other), room.id)


def test_somebody_outside_the_class_is_no_learner_of_it(room: Room) -> None:
    with pytest.raises(NotFoundError):
        service.get_learner(_taught(room.id), room.stranger)


def test_a_password_link_is_for_learners_only(room: Room, make_user: Callable[..., int]) -> None:
    colleague = make_user("colleague", Role.INSTRUCTOR)
    joining.join_class(colleague, room.code, _NOW)
    teacher = _user(room.instructor)
    assert service.create_password_link(teacher, _taught(room.id), room.ada, _NOW)
    with pytest.raises(NotFoundError):
        service.create_password_link(teacher, _taught(room.id), colleague, _NOW)


def test_attention_names_who_is_silent_and_who_struggles(room: Room) -> None:
    facts = [f"fact-{number}" for number in range(service.ENOUGH_FACTS)]
    add_knowledge(room.ada, facts, last_right=False)
    (card,) = service.list_taught(_user(room.instructor), 1).cards
    assert (card.learners, card.silent, card.struggling) == (2, 1, 1)


def test_few_facts_are_no_struggle(room: Room) -> None:
    add_knowledge(room.ada, ["fact-1", "fact-2"], last_right=False)
    assert service.list_taught(_user(room.instructor), 1).cards[0].struggling == 0


def test_an_administrator_sees_own_classes_first_and_everybodys(
    room: Room, make_user: Callable[..., int]
) -> None:
    admin = make_user("boss", Role.ADMIN)
    service.create_class(admin, "My own", _NOW - dt.timedelta(days=900))
    names = [card.name for card in service.list_taught(_user(admin), 1).cards]
    assert names == ["My own", "Anatomy 1"]
