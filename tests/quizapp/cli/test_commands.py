"""The flask commands: what they do, and one line on standard error when they cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from quizapp.accounts.logins import parse_login
from quizapp.accounts.service import authenticate
from quizapp.articles.service import published_versions
from quizapp.extensions import db
from quizapp.models import Draft, Role, StoredItem, User
from tests.questions.reading.files.builders import docx, paragraph, table

_PASSWORD = "a walk around the harbour"
_ROWS = [
    ("Muscle", "Nerve", "Action"),
    ("Gracilis", "Obturator nerve", "Adduction of the thigh"),
    ("Soleus", "Tibial nerve", "Plantarflexion of the ankle"),
    ("Sartorius", "Femoral nerve", "Flexion of the hip"),
    ("Tibialis anterior", "Deep peroneal nerve", "Dorsiflexion of the ankle"),
]
_ARTICLE = Path(__file__).parents[3] / "questions" / "articles" / "hip-internal-rotation.md"


@pytest.mark.parametrize("role", [Role.LEARNER, Role.INSTRUCTOR, Role.ADMIN])
def test_create_user_makes_an_account_that_can_log_in(app: Flask, role: Role) -> None:
    arguments = ["create-user", "Ana@Example.org", "--role", role.value]
    done = app.test_cli_runner().invoke(args=arguments, input=f"{_PASSWORD}\n")
    assert done.exit_code == 0
    with app.app_context():
        user = authenticate(parse_login("ana@example.org"), _PASSWORD)
        assert user is not None
        assert user.role == role


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (["create-user", "a@example.org"], _PASSWORD, "--role"),
        (["create-user", "a@example.org", "--role", "guest"], _PASSWORD, "guest"),
        (["create-user", "a@example.org", "--role", "king"], _PASSWORD, "king"),
        (["create-user", "--role", "admin"], _PASSWORD, "EMAIL"),
        (["create-user", "not an address", "--role", "admin"], _PASSWORD, "not an address"),
        (["create-user", "a@example.org", "--role", "admin"], "short", "short"),
        (["create-user", "a@example.org", "--role", "admin"], "password1", "password"),
        (["create-user", "a@example.org", "--role", "admin"], "", "password"),
        (["create-user", "a@example.org", "--role", "admin"], b"\xff\xfe\n", "UTF-8"),
        (["import-article", "no/such/file.md"], None, "no/such/file.md"),
        (["import-article"], None, "FILE"),
        (["import-article", "."], None, "cannot be read"),
        (["backup", "no/such/folder/b.zip"], None, "no/such/folder"),
        (["restore", "no/such/b.zip"], None, "no/such/b.zip"),
        (["demo", "--learners", "0"], None, "--learners"),
        (["demo", "--answers", "many"], None, "--answers"),
        (["cleanup", "--all"], None, "--all"),
    ],
)
def test_a_bad_call_ends_with_one_line_and_status_2(
    app: Flask, arguments: list[str], typed: str | bytes | None, said: str
) -> None:
    done = app.test_cli_runner().invoke(args=arguments, input=typed)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_account_that_exists_is_not_made_again(app: Flask) -> None:
    arguments = ["create-user", "a@example.org", "--role", "learner"]
    runner = app.test_cli_runner()
    assert runner.invoke(args=arguments, input=_PASSWORD).exit_code == 0
    again = runner.invoke(args=arguments, input=_PASSWORD)
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)
    with app.app_context():
        assert db.session.scalar(select(func.count(User.id))) == 1


def test_an_article_is_a_working_copy_until_publishing_is_asked_for(app: Flask) -> None:
    runner = app.test_cli_runner()
    with app.app_context():
        before = len(published_versions())
    assert runner.invoke(args=["import-article", str(_ARTICLE)]).exit_code == 0
    with app.app_context():
        assert db.session.scalar(select(func.count(Draft.id))) == before + 1
        assert len(published_versions()) == before
    published = runner.invoke(args=["import-article", str(_ARTICLE), "--publish"])
    assert "version 1 is offered" in published.stdout
    again = runner.invoke(args=["import-article", str(_ARTICLE), "--publish"])
    assert "nothing is new" in again.stdout
    with app.app_context():
        assert len(published_versions()) == before + 1


def test_variants_of_a_question_are_counted_as_one(app: Flask) -> None:
    done = app.test_cli_runner().invoke(args=["import-article", str(_ARTICLE), "--publish"])
    with app.app_context():
        newest = select(func.max(StoredItem.version_id)).scalar_subquery()
        ids = db.session.scalars(select(StoredItem.item_id).filter_by(version_id=newest)).all()
    assert len(set(ids)) < len(ids)
    assert f" and {len(set(ids))} questions" in done.stdout


def test_an_article_that_states_nothing_is_refused(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "empty.md"
    file.write_text("# A title\n\nIt was a fine day and everybody went for a walk.\n")
    done = app.test_cli_runner().invoke(args=["import-article", str(file)])
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)


def test_a_word_document_is_imported(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "leg"
    file.write_bytes(docx(paragraph("Muscles of the leg", style="Title") + table(_ROWS)))
    done = app.test_cli_runner().invoke(args=["import-article", str(file)])
    assert done.stdout.startswith("Muscles of the leg: a working copy is in the library")


def test_cleanup_says_how_many_guests_were_deleted(app: Flask) -> None:
    done = app.test_cli_runner().invoke(args=["cleanup"])
    assert done.stdout == "0 stale guests were deleted.\n"


def test_after_a_restore_a_running_server_has_to_be_restarted(app: Flask, tmp_path: Path) -> None:
    runner, file = app.test_cli_runner(), str(tmp_path / "b.zip")
    assert runner.invoke(args=["backup", file]).exit_code == 0
    done = runner.invoke(args=["restore", file, "--replace"])
    assert done.exit_code == 0
    assert "Restart the server" in done.stdout


@pytest.mark.parametrize(
    ("workers", "redis_url", "is_said"),
    [(1, None, False), (2, None, True), (2, "redis://127.0.0.1", False)],
)
def test_workers_that_count_apart_are_said_at_the_start(
    app: Flask,
    workers: int,
    redis_url: str | None,
    is_said: bool,
) -> None:
    settings = replace(app.extensions["settings"], workers=workers, redis_url=redis_url)
    app.extensions["settings"] = settings
    done = app.test_cli_runner().invoke(args=["prepare"])
    assert done.exit_code == 0
    assert ("QUIZAPP_REDIS_URL" in done.stdout) == is_said
