"""A round from its first question to its summary."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from markupsafe import escape
from sqlalchemy import delete, select

from questions.items.model import Kind, NumericRange
from questions.items.registers import PLAIN
from quizapp.articles.service import import_article
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.live import drawing, pages
from quizapp.live.drawing import KINDS, TYPED
from quizapp.live.steps import Step, steps_from
from quizapp.memory.rebuilding import rebuild
from quizapp.models import (
    Attempt,
    Class,
    Knowledge,
    LiveAnswer,
    LiveRound,
    Phase,
    Regrade,
    RegradedSlot,
    Response,
    Slot,
    User,
)
from quizapp.models.attempts import Mode
from quizapp.models.regrades import Verb
from quizapp.quizzes.banks import get_bank
from tests.quizapp.live.conftest import Hall
from tests.quizapp.queries import counted
from tests.quizapp.texts import BACK, SHEET


def test_only_kinds_that_a_screen_can_show_are_asked(hall: Hall, app: Flask) -> None:
    live = hall.round(hall.start(length="20"))
    with app.app_context():
        kinds = {get_bank(live.version_id).item(one["item"]).kind for one in live.questions}
    assert kinds <= KINDS


def test_what_has_plain_words_alone_is_asked_in_them(hall: Hall, app: Flask) -> None:
    with app.app_context():
        import_article(BACK, "back", 1, publish=True, now=utc_now())
    round_id = hall.start(article="back")
    assert hall.item(round_id).register == PLAIN
    hall.step(round_id, "next")
    assert str(escape(hall.item(round_id).prompt)) in hall.ada.get(f"/live/{hall.code}").text


def test_what_is_typed_is_told_by_what_most_typed(hall: Hall, app: Flask) -> None:
    with app.app_context():
        import_article(SHEET, "knee", 1, publish=True, now=utc_now())
    round_id = hall.start(article="knee", length="2")
    hall.step(round_id, "next")
    screen = f"/classes/{hall.class_id}/live/{round_id}"
    key = hall.item(round_id).key
    assert isinstance(key, NumericRange)
    asked = {"round": round_id, "position": 1}
    slip = hall.ada.post(hall.phone, data=asked | {"low": "1O"})
    assert slip.status_code == 422
    assert 'value="1O"' in slip.text
    for learner in (hall.ada, hall.ben):
        learner.post(hall.phone, data=asked | {"low": f"{key.high + 5:g}"})
    assert f'<li lang="en">{key.high + 5:g} ' in hall.ada.get(hall.phone).text
    hall.step(round_id, "close")
    assert "100%" not in hall.teacher.get(screen).text
    hall.step(round_id, "counts")
    counted_page = hall.teacher.get(screen).text
    assert f">{key.high + 5:g} " in counted_page
    assert "2 learners · 100%" in counted_page
    assert "Right answer" not in counted_page
    hall.step(round_id, "why")
    told = hall.teacher.get(screen).text
    assert told.count("Right answer") == 1
    assert told.index(f">{key.high + 5:g} ") < told.index("0 learners · 0%")
    assert "The right answer is shown" in hall.ada.get(hall.phone).text
    assert hall.stranger.get(hall.phone).status_code == 302


@pytest.mark.parametrize("words", [("mud", "dirt"), ("mud", " Mud ")])
def test_words_that_one_alone_typed_are_not_put_in_front_of_the_room(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    monkeypatch.setattr(drawing, "KINDS", frozenset({Kind.CLOZE}))
    round_id = hall.start(length="1")
    hall.step(round_id, "next")
    wrong = hall.fields(round_id, right=False)
    for learner, word in zip((hall.ada, hall.ben), words, strict=True):
        learner.post(hall.phone, data=wrong | {name: word for name in wrong if "blank" in name})
    hall.step(round_id, "close", "counts")
    page = hall.teacher.get(f"/classes/{hall.class_id}/live/{round_id}").text
    is_alone = words == ("mud", "dirt")
    assert ("mud" in page) != is_alone
    assert ("2 other answers" in page) == is_alone
    hall.step(round_id, "why")
    told = hall.teacher.get(f"/classes/{hall.class_id}/live/{round_id}").text
    assert told.count("Right answer") == 1
    assert ("mud" in told) != is_alone


def test_other_spellings_of_the_right_words_are_the_right_answer(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "KINDS", frozenset({Kind.CLOZE}))
    round_id = hall.start(length="1")
    hall.step(round_id, "next")
    right = hall.fields(round_id, right=True)
    gaps = [name for name in right if "blank" in name]
    hall.ada.post(hall.phone, data=right)
    hall.ben.post(hall.phone, data=right | {gap: f"the {right[gap]}".upper() for gap in gaps})
    hall.step(round_id, "close", "counts", "why")
    told = hall.teacher.get(f"/classes/{hall.class_id}/live/{round_id}").text
    assert "2 learners · 100%" in told
    assert told.count("Right answer") == 1
    assert "other answer" not in told


def test_different_answers_past_the_most_given_are_counted_together(
    hall: Hall, app: Flask, make_user: Callable[..., int]
) -> None:
    with app.app_context():
        import_article(SHEET, "knee", 1, publish=True, now=utc_now())
    round_id = hall.start(article="knee", length="1")
    hall.step(round_id, "next")
    with app.app_context():
        for number in range(11):
            user_id = make_user(f"one-{number}")
            value = [500 + number, 500 + number]
            row = {"answer": value, "score": 0.0, "answered_at": utc_now()}
            db.session.add(LiveAnswer(round_id=round_id, position=1, user_id=user_id, **row))
        db.session.commit()
    hall.step(round_id, "close", "counts")
    page = hall.teacher.get(f"/classes/{hall.class_id}/live/{round_id}").text
    assert page.count("1 learner ·") == 8
    assert "3 other answers" in page


def test_a_round_is_about_one_topic(hall: Hall, app: Flask) -> None:
    live = hall.round(hall.start(about="topic-1"))
    with app.app_context():
        topics = {get_bank(live.version_id).item(one["item"]).topic for one in live.questions}
    assert len(topics) == 1


def test_a_round_is_about_what_the_class_gets_wrong(hall: Hall, app: Flask) -> None:
    form = {"article": "hip-internal-rotation", "about": "mistakes", "length": "3"}
    answer = hall.teacher.post(f"/classes/{hall.class_id}/live", data=form)
    assert answer.status_code == 422
    assert "nobody in the class got any of this article wrong" in answer.text
    first = hall.start(length="1")
    hall.step(first, "next")
    hall.ada.post(hall.phone, data=hall.fields(first, right=False))
    missed = set(hall.item(first).facts)
    hall.step(first, "end")
    second = hall.start(about="mistakes", length="1")
    hall.step(second, "next")
    assert set(hall.item(second).facts) & missed


@pytest.mark.parametrize("fields", [{"length": "0"}, {"length": "x"}, {"about": "topic-999"}])
def test_a_wrong_choice_comes_back_as_it_was_typed(hall: Hall, fields: dict[str, str]) -> None:
    form = {"article": "hip-internal-rotation", "about": "mixed", "length": "7"} | fields
    answer = hall.teacher.post(f"/classes/{hall.class_id}/live", data=form)
    assert answer.status_code == 422
    assert f'value="{form["length"]}"' in answer.text


def test_nothing_begins_or_goes_on_in_an_archived_class(hall: Hall, app: Flask) -> None:
    round_id = hall.start()
    hall.step(round_id, "next")
    fields = hall.fields(round_id, right=True)
    with app.app_context():
        db.session.get_one(Class, hall.class_id).archived_at = utc_now()
        db.session.commit()
    form = {"article": "hip-internal-rotation", "about": "mixed", "length": "3"}
    answer = hall.teacher.post(f"/classes/{hall.class_id}/live", data=form)
    assert answer.location == f"/classes/{hall.class_id}"
    assert hall.ada.get(hall.phone).location == f"/join/{hall.code}"
    assert hall.ada.post(hall.phone, data=fields).location == f"/join/{hall.code}"
    with app.app_context():
        assert db.session.scalars(select(LiveAnswer)).all() == []


@pytest.mark.parametrize("kind", [Kind.CLOZE, Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE])
def test_the_room_goes_through_a_question(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    monkeypatch.setattr(drawing, "KINDS", frozenset({kind}))
    round_id = hall.start()
    assert "The round begins soon" in hall.ada.get(hall.phone).text
    hall.step(round_id, "next")
    assert "Send the answer" in hall.ada.get(hall.phone).text
    assert hall.ada.post(hall.phone, data=hall.fields(round_id, right=True)).status_code == 303
    assert "Your answer is in" in hall.ada.get(hall.phone).text
    hall.step(round_id, "close")
    assert "You did not answer this one" in hall.ben.get(hall.phone).text
    hall.step(round_id, "counts", "why")
    assert "Correct" in hall.ada.get(hall.phone).text
    assert "Not answered" in hall.ben.get(hall.phone).text
    hall.step(round_id, "end")
    page = hall.ada.get(hall.phone).text
    assert "1 of 1 point" in page
    assert "See your answers" in page


def test_counts_and_key_come_when_the_instructor_shows_them(hall: Hall) -> None:
    round_id = hall.start()
    path = f"/classes/{hall.class_id}/live/{round_id}"
    hall.step(round_id, "next")
    hall.ada.post(hall.phone, data=hall.fields(round_id, right=False))
    feedback = hall.item(round_id).feedback
    seen = []
    for step in ("close", "counts", "why"):
        pages = [
            client.get(url).text for client, url in ((hall.teacher, path), (hall.ada, hall.phone))
        ]
        assert not any(
            words in page for page in pages for words in ("Right answer", feedback.wrong)
        )
        seen.append("1 learner · 100" in pages[0])
        hall.step(round_id, step)
    assert seen == [False, False, True]
    assert "Right answer" in hall.teacher.get(path).text
    assert "Right answer" in hall.ada.get(hall.phone).text


def test_the_first_answer_stands(hall: Hall, app: Flask) -> None:
    round_id = hall.start()
    hall.step(round_id, "next")
    for right in (True, False):
        assert hall.ada.post(hall.phone, data=hall.fields(round_id, right=right)).status_code == 303
    with app.app_context():
        assert db.session.scalars(select(LiveAnswer.score)).all() == [1.0]


def test_an_answer_that_comes_too_late_is_not_stored(hall: Hall, app: Flask) -> None:
    round_id = hall.start()
    hall.step(round_id, "next")
    late = hall.fields(round_id, right=True)
    hall.step(round_id, "close")
    assert (
        "closed before yours came in"
        in hall.ada.post(hall.phone, data=late, follow_redirects=True).text
    )
    with app.app_context():
        assert db.session.scalars(select(LiveAnswer)).all() == []


@pytest.mark.parametrize("answer", [[], ["none-of-these"]])
def test_an_empty_or_strange_answer_is_asked_for_again(hall: Hall, answer: list[str]) -> None:
    round_id = hall.start()
    hall.step(round_id, "next")
    form = {"round": round_id, "position": 1, "answer": answer}
    page = hall.ada.post(hall.phone, data=form)
    assert page.status_code == 422
    assert "Please check this" in page.text


def test_a_step_from_an_older_page_changes_nothing(hall: Hall) -> None:
    round_id = hall.start()
    old = hall.round(round_id).revision
    hall.step(round_id, "next")
    path = f"/classes/{hall.class_id}/live/{round_id}"
    hall.teacher.post(path, data={"step": "next", "revision": old})
    assert hall.round(round_id).position == 1


def test_steps_lead_from_one_question_to_the_next_and_to_the_end() -> None:
    assert steps_from(Phase.CLOSED, 1, 2) == (Step.COUNTS, Step.WHY, Step.NEXT, Step.END)
    assert steps_from(Phase.EXPLAINED, 2, 2) == (Step.END,)
    assert steps_from(Phase.ENDED, 2, 2) == ()


def test_what_was_answered_counts_as_an_exam_of_that_many_questions(hall: Hall, app: Flask) -> None:
    round_id = hall.start(length="2")
    hall.step(round_id, "next", "close", "next")
    hall.ada.post(hall.phone, data=hall.fields(round_id, right=True))
    facts = set(hall.item(round_id).facts)
    hall.step(round_id, "end")
    with app.app_context():
        attempt = db.session.scalars(select(Attempt)).one()
        assert (attempt.user_id, attempt.mode, attempt.length) == (hall.ada_id, Mode.EXAM, 1)
        assert attempt.finished_at is not None
        assert _known() == dict.fromkeys(facts, (1, 1))
        rebuild()
        assert _known() == dict.fromkeys(facts, (1, 1))
    assert "Live in class" in hall.ada.get("/progress/attempts").text
    assert hall.ada.get(f"/attempts/{attempt.id}").status_code == 200


@pytest.mark.parametrize("verb", Verb)
def test_an_override_in_force_marks_what_was_answered(
    hall: Hall, app: Flask, verb: Verb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "KINDS", KINDS - TYPED)
    round_id = hall.start(length="1")
    hall.step(round_id, "next")
    fields = hall.fields(round_id, right=False)
    hall.ada.post(hall.phone, data=fields)
    with app.app_context():
        regrade_id = _regrade(hall, round_id, verb, fields["answer"])
    hall.step(round_id, "end")
    with app.app_context():
        slot = db.session.scalars(select(Slot)).one()
        assert slot.regrade_id == regrade_id
        assert slot.is_dropped == (verb is Verb.DROP)
        assert slot.score == (None if verb is Verb.DROP else 1.0)
        assert db.session.scalars(select(Response.score)).all() == [0.0]
        assert db.session.scalars(select(RegradedSlot.slot_id)).all() == [slot.id]


def test_the_summary_is_kept_with_the_class(hall: Hall) -> None:
    round_id = hall.start()
    hall.step(round_id, "next")
    hall.ada.post(hall.phone, data=hall.fields(round_id, right=True))
    hall.ben.post(hall.phone, data=hall.fields(round_id, right=False))
    hall.step(round_id, "end")
    page = hall.teacher.get(f"/classes/{hall.class_id}/live/{round_id}").text
    assert "1 question was asked" in page
    assert "2 learners answered" in page
    assert f"/live/{round_id}" in hall.teacher.get(f"/classes/{hall.class_id}/live").text


@pytest.mark.parametrize(("verb", "points"), [(Verb.FULL, "2 of 2"), (Verb.DROP, "1 of 1")])
def test_marks_of_a_round_follow_an_override(
    hall: Hall, app: Flask, verb: Verb, points: str
) -> None:
    round_id = hall.start(length="3")
    hall.step(round_id, "next", "close", "next")
    for right in (True, False):
        hall.ada.post(hall.phone, data=hall.fields(round_id, right=right))
        last = hall.item_id(round_id)
        hall.step(round_id, *(("close", "next") if right else ("end",)))
    path = f"/classes/{hall.class_id}"
    assert "1 of 2 points" in hall.ada.get(hall.phone).text
    assert "mean score 50" in hall.teacher.get(f"{path}/live/{round_id}").text
    marks = f"{path}/questions/{last}/marks"
    form = {"verb": verb.value, "reason": "The book says otherwise."}
    seen = re.search(r'name="seen"[^>]*value="([^"]+)"', hall.teacher.post(marks, data=form).text)
    assert seen is not None
    assert hall.teacher.post(marks, data=form | {"seen": seen[1]}).status_code == 303
    assert f"{points} point" in hall.ada.get(hall.phone).text
    page = hall.teacher.get(f"{path}/live/{round_id}").text
    assert "mean score 100" in page
    assert "mean score 0" not in page
    assert "100%" in hall.teacher.get(f"{path}/live").text


def test_a_class_has_one_round_at_a_time(hall: Hall, app: Flask) -> None:
    first, second = hall.start(), hall.start()
    with app.app_context():
        going_on = select(LiveRound.id).where(LiveRound.ended_at.is_(None))
        assert db.session.scalars(going_on).all() == [first]
    assert second == first
    assert "Start the round" not in hall.teacher.get(f"/classes/{hall.class_id}/live").text


def test_a_round_goes_with_its_class(hall: Hall, app: Flask) -> None:
    round_id = hall.start()
    hall.step(round_id, "next")
    hall.ada.post(hall.phone, data=hall.fields(round_id, right=True))
    with app.app_context():
        db.session.execute(delete(Class).where(Class.id == hall.class_id))
        assert db.session.scalars(select(LiveAnswer)).all() == []


def test_an_account_that_goes_takes_its_answers_along(hall: Hall, app: Flask) -> None:
    round_id = hall.start()
    hall.step(round_id, "next")
    hall.ada.post(hall.phone, data=hall.fields(round_id, right=True))
    with app.app_context():
        db.session.delete(db.session.get_one(User, hall.ada_id))
        db.session.commit()
    hall.step(round_id, "end")
    assert hall.round(round_id).phase is Phase.ENDED


def _known() -> dict[str, tuple[int, int]]:
    """By fact, how often it was asked and answered rightly."""
    return {one.fact_id: (one.asked, one.right) for one in db.session.scalars(select(Knowledge))}


def _regrade(hall: Hall, round_id: int, verb: Verb, answer: Any) -> int:
    """An override of the first question of a round; the answer is that which would be right."""
    live = db.session.get_one(LiveRound, round_id)
    made = Regrade(
        class_id=hall.class_id,
        item_id=live.questions[0]["item"],
        verb=verb,
        accepted=[answer] if verb is Verb.KEY else None,
        reason="The book says otherwise.",
        made_at=utc_now(),
    )
    db.session.add(made)
    db.session.commit()
    return made.id


def test_the_end_of_a_round_asks_no_more_of_the_database_for_more_learners(
    hall: Hall, app: Flask
) -> None:
    costs = []
    for phones in ([hall.ada], [hall.ada, hall.ben]):
        round_id = hall.start(length="1")
        hall.step(round_id, "next")
        for phone in phones:
            phone.post(hall.phone, data=hall.fields(round_id, right=False))
        hall.step(round_id, "close")
        with counted(app) as statements:
            hall.step(round_id, "end")
        costs.append(len(statements))
    # What the answers tell decides about a few: a mix-up, or an item that moved.
    assert costs[1] - costs[0] < 4, costs


def test_the_room_is_not_told_what_it_chose(hall: Hall, app: Flask) -> None:
    """What is wrong with an option is said to those who chose it and to those who did not."""
    with app.app_context():
        items = [one for one in get_bank(1).pool("clinical") if one.kind in KINDS]
    told = [(item, option) for item in items for option in item.feedback.by_option]
    to_one = [pair for pair in told if pair[0].feedback.by_option[pair[1]].startswith("You chose")]
    assert to_one
    for item, option in told:
        words = pages.said_to_all(item, option)
        assert words
        assert "You chose" not in words
        assert "Your answer" not in words
