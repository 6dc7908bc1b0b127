"""Static files under names that change with their content."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.assets import _digest


@pytest.fixture
def stylesheet(app: Flask) -> str:
    with app.test_request_context():
        url: str = app.jinja_env.globals["asset"]("css/main.css")  # type: ignore[operator]
    return url


def test_a_file_under_its_hashed_name_is_kept_for_good(
    client: FlaskClient, stylesheet: str
) -> None:
    answer = client.get(stylesheet)
    assert answer.status_code == 200
    assert answer.mimetype == "text/css"
    assert "immutable" in answer.headers["Cache-Control"]


def test_a_file_under_an_older_name_is_served_and_asked_for_again(
    client: FlaskClient, stylesheet: str
) -> None:
    digest = stylesheet.split("/")[2]
    answer = client.get(stylesheet.replace(digest, "0" * 12))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "name", ["css/none.css", "../quizapp/config.py", "..%2Fquizapp%2Fconfig.py", "css"]
)
def test_nothing_but_the_files_is_served(client: FlaskClient, stylesheet: str, name: str) -> None:
    digest = stylesheet.split("/")[2]
    assert client.get(f"/static/{digest}/{name}").status_code == 404


def test_files_are_compressed(client: FlaskClient, stylesheet: str) -> None:
    answer = client.get(stylesheet, headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"


def test_the_name_changes_with_a_files_content_and_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a")
    first = _digest(tmp_path)
    (tmp_path / "a.css").write_text("b")
    second = _digest(tmp_path)
    (tmp_path / "a.css").rename(tmp_path / "b.css")
    assert len({first, second, _digest(tmp_path)}) == 3
