"""Marking questions and sentences, and writing on them."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.extensions import db
from quizapp.models import Article, Note
from quizapp.models.attempts import Mode
from quizapp.notes import service
from tests.quizapp.notes.conftest import KEPT, stored
from tests.quizapp.quizzes.answers import item_at, right


def test_an_answered_question_is_marked_and_leads_back(
    app: Flask, learner: FlaskClient, answered: str
) -> None:
    assert f'href="{answered}/note"' in learner.get(answered).text
    saved = learner.post(f"{answered}/note", data={"text": ""})
    assert saved.location == answered
    _, _attempts, attempt_id, position = answered.split("/")
    item = item_at(app, int(attempt_id), int(position))
    (note,) = stored(app)
    assert (note.item_id, note.quote, note.text) == (item.id, item.prompt, "")
    page = unescape(learner.get("/notes").text)
    assert f'href="{answered}"' in page
    assert item.prompt in page


def test_the_summary_leads_to_the_form_too(learner: FlaskClient, answered: str) -> None:
    summary = answered.rpartition("/")[0]
    assert f'href="{answered}/note"' in learner.get(summary).text


def test_no_question_is_marked_before_its_answer_is_told(
    app: Flask, learner: FlaskClient, start: Callable[..., int]
) -> None:
    exam = start(mode=Mode.EXAM, kinds=frozenset({"single_choice"}))
    learner.post(f"/attempts/{exam}/1", data=right(item_at(app, exam, 1)))
    for path in (f"/attempts/{exam}/1", f"/attempts/{start()}/1"):
        assert learner.get(f"{path}/note").status_code == 404
        assert learner.post(f"{path}/note").status_code == 404


def test_every_sentence_of_an_article_can_be_chosen(
    learner: FlaskClient, sentence: Callable[..., str]
) -> None:
    page = unescape(learner.get("/articles/elbow/1/sentences").text)
    for words in (KEPT, "Brachialis lies under biceps.", "Brachioradialis"):
        assert f'href="{sentence(words)}"' in page
    assert 'href="/articles/elbow/1/sentences"' in learner.get("/articles/elbow").text


def test_a_marked_sentence_is_seen_to_be(learner: FlaskClient, noted: Note) -> None:
    page = learner.get("/articles/elbow/1/sentences").text
    assert page.count("(marked)") == 1


@pytest.mark.every_database
def test_marking_again_writes_the_note_anew(
    app: Flask, learner: FlaskClient, noted: Note, sentence: Callable[..., str]
) -> None:
    assert "For the exam" in learner.get(sentence()).text
    learner.post(sentence(), data={"text": "Learnt"})
    assert [note.text for note in stored(app)] == ["Learnt"]


@pytest.mark.every_database
def test_a_second_press_at_the_same_moment_makes_no_second_note(
    app: Flask, learner_id: int, learner: FlaskClient, noted: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        span = service.Span(noted.start or 0, noted.end or 0)
        place = service.get_sentence_place("elbow", 1, span)
        real, looks = service._rewrite, []

        def too_early(*args: object) -> bool:
            looks.append(args)
            return False if len(looks) == 1 else real(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(service, "_rewrite", too_early)
        service.save_note(learner_id, place, "Second", noted.created_at)
    assert [note.text for note in stored(app)] == ["Second"]


@pytest.mark.every_database
def test_notes_are_changed_and_deleted(app: Flask, learner: FlaskClient, noted: Note) -> None:
    path = f"/notes/{noted.id}"
    assert "For the exam" in learner.get(path).text
    learner.post(path, data={"text": "Two lines\r\nof it\x00"})
    assert [note.text for note in stored(app)] == ["Two lines\nof it"]
    learner.post(f"{path}/delete")
    assert stored(app) == []
    assert learner.get(path).status_code == 404
    assert learner.post(path, data={"text": "x"}).status_code == 404


def test_what_is_too_long_comes_back_as_it_was_typed(
    app: Flask, learner: FlaskClient, noted: Note, sentence: Callable[..., str]
) -> None:
    long = "x" * 2001
    for path in (sentence(), f"/notes/{noted.id}"):
        answer = learner.post(path, data={"text": long})
        assert answer.status_code == 422
        assert long in answer.text
    assert [note.text for note in stored(app)] == ["For the exam"]


def test_there_is_an_end_of_bookmarks(
    app: Flask,
    learner: FlaskClient,
    noted: Note,
    sentence: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(service, "MOST_NOTES", 1)
    answer = learner.post(sentence("Brachialis"), data={"text": "Another"})
    assert answer.status_code == 409
    assert "Delete one first" in answer.text
    assert "Another" in answer.text
    assert learner.post(sentence(), data={"text": "The same"}).status_code == 303
    assert [note.text for note in stored(app)] == ["The same"]


@pytest.mark.parametrize(
    "query", ["", "from=0", "from=0&to=1", "from=a&to=b", "from=5&to=2", "from=0&to=999999999"]
)
def test_only_sentences_are_marked(
    learner: FlaskClient, sentence: Callable[..., str], query: str
) -> None:
    path = f"/articles/elbow/1/note?{query}"
    assert learner.get(path).status_code == learner.post(path).status_code == 404


def test_nothing_of_a_withdrawn_article_is_marked(
    app: Flask, learner: FlaskClient, noted: Note, sentence: Callable[..., str]
) -> None:
    path = sentence()
    with app.app_context():
        db.session.get_one(Article, noted.article_id).withdrawn_at = noted.created_at
        db.session.commit()
    for one in (path, "/articles/elbow/1/sentences", f"/notes/{noted.id}/sentence"):
        assert learner.get(one).status_code == 404
    assert "The article was withdrawn." in learner.get("/notes").text


def test_notes_are_nobody_elses(
    learner: FlaskClient,
    noted: Note,
    make_user: Callable[..., int],
    client_of: Callable[[int], FlaskClient],
    app: Flask,
) -> None:
    other = client_of(make_user("other"))
    path = f"/notes/{noted.id}"
    assert "For the exam" not in other.get("/notes").text
    assert other.get(path).status_code == other.get(f"{path}/sentence").status_code == 404
    assert other.post(path, data={"text": "x"}).status_code == 404
    other.post(f"{path}/delete")
    assert [note.text for note in stored(app)] == ["For the exam"]


def test_what_is_written_is_no_markup(learner: FlaskClient, noted: Note) -> None:
    learner.post(f"/notes/{noted.id}", data={"text": "<script>alert(1)</script>"})
    assert "<script>alert" not in learner.get("/notes").text
