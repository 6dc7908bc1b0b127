"""Static files under names that change with their content."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.assets import digest_of, read_files


@pytest.fixture
def stylesheet(app: Flask) -> str:
    with app.test_request_context():
        url: str = app.jinja_env.globals["asset"]("css/app.css")  # type: ignore[operator]
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


@pytest.mark.parametrize(
    ("name", "kind"), [("css/app.css", "text/css"), ("js/sort.js", "text/javascript")]
)
def test_files_are_compressed(app: Flask, client: FlaskClient, name: str, kind: str) -> None:
    with app.test_request_context():
        url: str = app.jinja_env.globals["asset"](name)  # type: ignore[operator]
    for wanted in ("br", "gzip"):
        answer = client.get(url, headers={"Accept-Encoding": wanted})
        assert (answer.mimetype, answer.headers["Content-Encoding"]) == (kind, wanted)
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_every_coding_holds_the_same_file(client: FlaskClient, stylesheet: str) -> None:
    plain = client.get(stylesheet, headers={"Accept-Encoding": "identity"})
    pressed = client.get(stylesheet, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(pressed.data) == plain.data


@pytest.mark.parametrize(
    "files",
    [{"a.css": b"b"}, {"b.css": b"a"}, {"a.css": b"", "b.css": b"a"}, {}],
    ids=["content", "name", "another file", "none"],
)
def test_the_name_changes_with_whatever_is_served(files: dict[str, bytes]) -> None:
    assert digest_of(files) != digest_of({"a.css": b"a"})


def test_only_files_of_known_types_are_read(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.js").write_bytes(b"a")
    (tmp_path / "notes.txt").write_bytes(b"b")
    assert read_files(tmp_path) == {"js/a.js": b"a"}


def test_a_file_holds_what_it_imports_and_parts_are_not_served_alone(tmp_path: Path) -> None:
    for kind, sign in (("css", "@"), ("js", "")):
        (tmp_path / kind / "parts").mkdir(parents=True)
        (tmp_path / kind / f"parts/one.{kind}").write_text("one\n")
        page = f'first\n{sign}import "./parts/one.{kind}";\nlast\n'
        (tmp_path / kind / f"page.{kind}").write_text(page)
    whole = b"first\none\nlast\n"
    assert read_files(tmp_path) == {"css/page.css": whole, "js/page.js": whole}


def test_an_import_of_names_is_left_to_the_browser(tmp_path: Path) -> None:
    line = b'import { one } from "./one.js";\n'
    (tmp_path / "a.js").write_bytes(line)
    assert read_files(tmp_path) == {"a.js": line}


def test_no_page_loads_the_same_rules_twice() -> None:
    """Where a page has several stylesheets, what one of them imports no other does."""
    folder = Path(__file__).parents[2] / "static" / "css"
    parts = {
        name: set(re.findall(r'@import "([^"]+)"', (folder / name).read_text()))
        for name in ("app.css", "site.css", "exercises.css", "diary.css", "doses.css")
    }
    together = [("app.css", "site.css"), ("exercises.css", "diary.css", "doses.css")]
    for names in together:
        assert sum(len(parts[name]) for name in names) == len(
            set().union(*(parts[name] for name in names))
        )


def test_scripts_have_no_string_over_several_lines() -> None:
    """Its lines would lose their indents on the way."""
    scripts = (Path(__file__).parents[2] / "static" / "js").rglob("*.js")
    lines = [line for path in scripts for line in path.read_text().splitlines()]
    assert [line for line in lines if line.count("`") % 2] == []


def test_a_script_is_served_without_its_comments(app: Flask, client: FlaskClient) -> None:
    with app.test_request_context():
        url: str = app.jinja_env.globals["asset"]("js/exercise.js")  # type: ignore[operator]
    served = client.get(url, headers={"Accept-Encoding": "identity"}).data
    assert b"function begin(tool) {\nconst dose" in served
    assert not [line for line in served.splitlines() if line.startswith((b"//", b" "))]


def test_a_stylesheet_is_served_without_its_comments_and_with_all_of_its_rules(
    client: FlaskClient, stylesheet: str
) -> None:
    written = read_files(Path(__file__).parents[2] / "static")["css/app.css"]
    served = client.get(stylesheet, headers={"Accept-Encoding": "identity"}).data
    assert b"/*" in written
    assert b"/*" not in served
    for sign in (b"{", b"}", b";", b"@media", b'content: "'):
        assert served.count(sign) == sum(
            part.rpartition(b"/*")[0].count(sign) if b"/*" in part else part.count(sign)
            for part in written.split(b"*/")
        )
