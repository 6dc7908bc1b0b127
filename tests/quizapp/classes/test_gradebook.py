from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from questions.articles import SHIPPED_SLUG, shipped_article
from quizapp.articles.service import import_article
from quizapp.classes import gradebook, joining
from quizapp.classes.gradebook import Cell, Gradebook, parse_sorting
from quizapp.classes.members import EVERYBODY, Wanted
from quizapp.classes.sorting import Sorting
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Article, Attempt, Membership, Slot, StoredItem, User
from quizapp.models.attempts import Mode
from quizapp.quizzes.queries import get_summary
from quizapp.statistics import shelf
from tests.quizapp.classes.conftest import KNEES, Room
from tests.quizapp.classrooms import taught
from tests.quizapp.progress.answering import SKIPPED, add_attempt, add_try


@pytest.fixture(autouse=True)
def _in_app(app: Flask, room: Room) -> Iterator[None]:
    with app.app_context():
        yield


HIP = "Hip internal rotation: how it works and why it matters"


def _book(room: Room, by: str = "name", direction: str = "asc", slug: str = "") -> Gradebook:
    return gradebook.get_gradebook(
        taught(room.instructor, room.id), parse_sorting(by, direction), slug
    )


def _titles(book: Gradebook) -> list[str]:
    return [work.title for work in book.head.works]


def _topics() -> list[str]:
    rows = db.session.execute(
        db.select(StoredItem.topic).group_by(StoredItem.topic).order_by(db.func.min(StoredItem.id))
    )
    return list(rows.scalars())


def _names(book: Gradebook) -> list[str]:
    return [row.learner.name for row in book.rows]


def test_a_search_in_a_large_class_is_as_it_is_now(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("_SMALL_CLASS", 0), ("_QUICK_SECONDS", -1), ("_PATIENCE", 10**9)):
        monkeypatch.setattr(shelf, name, value)
    each = taught(room.instructor, room.id)
    for wanted, expected in ((Wanted(text="ada"), [1, 2]), (EVERYBODY, [2, 2])):
        counted = []
        for _ in range(2):
            if wanted.text:
                add_attempt(room.ada, [1.0])
            counted.append(
                gradebook.get_gradebook(each, Sorting("name"), wanted=wanted).head.all.counted
            )
        assert counted == expected


def test_every_topic_of_the_article_has_a_column(room: Room) -> None:
    book = _book(room)
    assert [topic.title for topic in book.head.topics] == _topics()
    assert all(cell == Cell() for row in book.rows for cell in (*row.cells, row.all))


def test_several_articles_are_a_column_each_and_topics_where_one_is_chosen(room: Room) -> None:
    topics = tuple(_topics())
    assert _book(room).head.headings == topics
    add_attempt(room.ada, [1.0, 0.0], topic=topics[0])
    add_attempt(room.ada, [1.0], topic=topics[1])
    knees = import_article(KNEES, None, seed=1, publish=True, now=utc_now())
    add_attempt(room.ada, [1.0, SKIPPED], version_id=knees.version.id)
    book = _book(room)
    assert book.head.headings == (HIP, "Muscles of the knee")
    assert book.rows[0].cells == (Cell(2.0, 3), Cell(1.0, 2, 1))
    assert (book.rows[0].all, book.head.shown) == (Cell(3.0, 5, 1), None)
    of_hip = _book(room, slug=SHIPPED_SLUG)
    assert of_hip.head.headings == topics
    assert (of_hip.rows[0].cells[0], of_hip.rows[0].all) == (Cell(1.0, 2), Cell(2.0, 3))
    assert _titles(of_hip) == [HIP, "Muscles of the knee"]


def test_an_article_that_nobody_has_heard_of_shows_them_all(room: Room) -> None:
    import_article(KNEES, None, seed=1, publish=True, now=utc_now())
    assert _book(room, slug="elsewhere") == _book(room)


def test_articles_are_sorted_by_like_topics(room: Room) -> None:
    knees = import_article(KNEES, None, seed=1, publish=True, now=utc_now())
    add_attempt(room.ben, [1.0], topic=_topics()[0])
    add_attempt(room.ada, [0.0], topic=_topics()[0])
    add_attempt(room.ada, [1.0], version_id=knees.version.id)
    assert _names(_book(room, "1", "desc")) == ["Ben", "Ada"]
    assert _names(_book(room, "2", "desc")) == ["Ada", "Ben"]


def test_only_the_article_that_the_class_works_on_is_shown(room: Room) -> None:
    made = import_article(KNEES, None, seed=1, publish=True, now=utc_now())
    add_attempt(room.ada, [1.0], version_id=made.version.id)
    assert _titles(_book(room)) == ["Muscles of the knee"]
    assert {topic.slug for topic in _book(room).head.topics} == {"muscles-of-the-knee"}


def test_results_from_a_withdrawn_article_stay_under_its_title(room: Room) -> None:
    knees = import_article(KNEES, None, seed=1, publish=True, now=utc_now())
    withdraw = db.update(Article).where(Article.id == knees.article_id)
    db.session.execute(withdraw.values(withdrawn_at=utc_now()))
    db.session.commit()
    assert "Muscles of the knee" not in _titles(_book(room))
    add_attempt(room.ada, [1.0], version_id=knees.version.id)
    assert _titles(_book(room)) == ["Muscles of the knee"]


def test_topics_of_an_older_wording_come_last_in_their_article(room: Room) -> None:
    db.session.execute(
        db.update(StoredItem).where(StoredItem.topic == _topics()[0]).values(topic="Renamed since")
    )
    add_attempt(room.ada, [1.0], topic="Renamed since")
    knees = import_article(KNEES, None, seed=1, publish=True, now=utc_now()).version
    add_attempt(room.ada, [1.0], version_id=knees.id)
    newer = shipped_article().replace(b"- Gracilis\n", b"")
    import_article(newer, SHIPPED_SLUG, seed=1, publish=True, now=utc_now())
    assert _titles(_book(room)) == [HIP, "Muscles of the knee"]
    of_hip = _book(room, slug=SHIPPED_SLUG)
    assert {topic.slug for topic in of_hip.head.topics} == {SHIPPED_SLUG}
    assert of_hip.head.headings[-1] == "Renamed since"


@pytest.mark.parametrize("mode", list(Mode))
def test_a_cell_is_the_mean_of_all_that_was_handed_in(room: Room, mode: Mode) -> None:
    add_attempt(room.ada, [1.0, 0.5, 0.0, SKIPPED, None], topic=_topics()[1], mode=mode)
    ada, ben = _book(room).rows
    assert ada.cells[1] == Cell(points=1.5, counted=5, unanswered=2)
    assert ada.cells[1].score == 0.3
    assert (ada.cells[0].score, ben.all.score) == (None, None)


def test_of_open_practice_only_what_was_answered_counts(room: Room) -> None:
    add_attempt(room.ada, [1.0, 0.5, SKIPPED, None], is_finished=False)
    add_attempt(room.ben, [SKIPPED, None], is_finished=False)
    book = _book(room)
    assert [row.all for row in book.rows] == [Cell(1.5, counted=2, in_open=2), Cell()]
    assert book.has_open


def test_one_right_of_ten_stands_below_seven_right_of_ten(room: Room) -> None:
    add_attempt(room.ada, [1.0, *[None] * 9], mode=Mode.EXAM)
    add_attempt(room.ben, [1.0] * 7 + [0.0] * 3, mode=Mode.EXAM)
    book = _book(room, "all", "desc")
    assert _names(book) == ["Ben", "Ada"]
    assert [row.all.score for row in book.rows] == [0.7, 0.1]
    own = get_summary(room.ada, db.session.scalars(db.select(db.func.min(Attempt.id))).one())
    assert own.points / own.attempt.length == 0.1


def test_a_further_try_changes_nothing(room: Room) -> None:
    attempt_id = add_attempt(room.ada, [0.0])
    add_try(attempt_id, 1, 2, 1.0)
    assert _book(room).rows[0].all == Cell(0.0, 1)


def test_a_skipped_question_that_was_answered_later_is_answered(room: Room) -> None:
    attempt_id = add_attempt(room.ada, [SKIPPED])
    slot = db.session.scalars(db.select(Slot).filter_by(attempt_id=attempt_id)).one()
    slot.score = 1.0
    db.session.commit()
    assert _book(room).rows[0].all == Cell(1.0, 1)


def test_an_exam_counts_when_it_is_finished(room: Room) -> None:
    attempt_id = add_attempt(room.ada, [1.0], mode=Mode.EXAM, is_finished=False)
    assert _book(room).rows[0].all == Cell()
    db.session.get_one(Attempt, attempt_id).finished_at = utc_now()
    db.session.commit()
    assert _book(room).rows[0].all == Cell(1.0, 1)


def test_only_members_of_this_class_count(room: Room) -> None:
    add_attempt(room.stranger, [1.0])
    book = _book(room)
    assert (_names(book), book.head.all) == (["Ada", "Ben"], Cell())


def test_everybody_adds_the_learners_up(room: Room) -> None:
    add_attempt(room.ada, [1.0, 1.0], topic=_topics()[0])
    add_attempt(room.ben, [0.0, SKIPPED], topic=_topics()[0])
    book = _book(room)
    assert book.head.everybody[0] == book.head.all == Cell(2.0, 4, 1)


def test_sorting_by_score_puts_those_without_one_last(room: Room) -> None:
    joining.join_class(room.stranger, room.code, utc_now())
    add_attempt(room.ben, [0.0], topic=_topics()[0])
    add_attempt(room.stranger, [1.0], topic=_topics()[0])
    assert _names(_book(room, "all", "asc")) == ["Ben", "Stranger", "Ada"]
    assert _names(_book(room, "1", "desc")) == ["Stranger", "Ben", "Ada"]


def test_scores_that_look_alike_stand_by_name(room: Room) -> None:
    add_attempt(room.ada, [0.335, 0.335], topic=_topics()[0])  # 33.5 and 34.5: both show 34
    add_attempt(room.ben, [0.345], topic=_topics()[0])
    for direction in ("asc", "desc"):
        for by in ("all", "1"):
            assert _names(_book(room, by, direction)) == ["Ada", "Ben"]


def test_sorting_by_name_both_ways(room: Room) -> None:
    assert _names(_book(room, "name", "asc")) == ["Ada", "Ben"]
    assert _names(_book(room, "name", "desc")) == ["Ben", "Ada"]


@pytest.mark.parametrize("by", ["0", "99", "-1", "x", "", "٣", "9" * 50, "name;--"])
def test_a_sorting_that_makes_no_sense_is_by_name(room: Room, by: str) -> None:
    assert _names(_book(room, by, "asc")) == ["Ada", "Ben"]


def test_pressing_a_head_twice_turns_the_order_round() -> None:
    once = Sorting("name").after_press("all")
    assert (once, once.after_press("all")) == (Sorting("all"), Sorting("all", True))
    assert once.after_press("name") == Sorting("name")


def test_the_table_is_paged(room: Room) -> None:
    users = [User(username=f"l{n:03}", role="learner", created_at=utc_now()) for n in range(60)]
    db.session.add_all(users)
    db.session.commit()
    for user in users:
        joining.join_class(user.id, room.code, utc_now())

    def page(number: int, wanted: Wanted = EVERYBODY) -> Gradebook:
        each = taught(room.instructor, room.id)
        return gradebook.get_gradebook(each, Sorting("name"), wanted=wanted, page=number)

    assert [len(page(n).rows) for n in (1, 2, 3)] == [25, 25, 12]
    assert _names(page(1)) + _names(page(2)) + _names(page(3)) == _names(_book(room))
    assert (page(10**30).number, page(-1).number) == (3, 1)
    some = page(7, Wanted(text="L0"))
    assert (some.number, some.last, some.total, len(some.rows)) == (3, 3, 60, 10)


@pytest.mark.parametrize("wanted", ["garcia", "GARCÍA", "mari garc", "0012", " ", "mar 1"])
def test_search_does_not_ask_for_accents_and_capitals(room: Room, wanted: str) -> None:
    db.session.get_one(User, room.ada).display_name = "María García"
    db.session.get_one(Membership, (room.id, room.ada)).student_number = "00123456"
    db.session.commit()

    def found(text: str) -> list[str]:
        each = taught(room.instructor, room.id)
        return _names(gradebook.get_gradebook(each, Sorting("name"), wanted=Wanted(text=text)))

    assert "María García" in found(wanted)
    assert [found(one) for one in ("Gracia", "%", "mar_a")] == [[], [], []]


def test_of_those_who_are_wanted_the_class_s_own_topics_are_shown(room: Room) -> None:
    topics = _topics()
    add_attempt(room.ada, [1.0, 0.0], topic=topics[0])
    add_attempt(room.ben, [1.0], topic=topics[0])
    db.session.get_one(Membership, (room.id, room.ben)).section = "B"
    db.session.commit()
    each = taught(room.instructor, room.id)
    for wanted, names, cell in (
        (Wanted("B"), ["Ben"], Cell(1.0, 1)),
        (Wanted("C"), [], Cell(0.0, 0)),
        (EVERYBODY, ["Ada", "Ben"], Cell(2.0, 3)),
    ):
        book = gradebook.get_gradebook(each, Sorting("name"), wanted=wanted, page=1)
        assert (_names(book), book.head.everybody[0], book.head.all) == (names, cell, cell)
        assert (len(book.head.topics), book.total) == (len(topics), len(names))


def test_few_answers_are_named_so(room: Room) -> None:
    add_attempt(room.ada, [1.0] * (gradebook.ENOUGH_ANSWERS - 1))
    assert _book(room).has_few
    add_attempt(room.ada, [1.0])
    assert not _book(room).rows[0].all.is_few
