from __future__ import annotations

import io
import zipfile

import pytest
from flask.testing import FlaskClient

from questions.exchange import FORMATS
from tests.quizapp.library.questions import OWN, write_own


@pytest.fixture
def page(browser: FlaskClient, hips: int) -> str:
    return browser.get(f"/library/{hips}/export").text


def test_each_format_says_what_it_loses_and_offers_its_file(page: str, hips: int) -> None:
    for name, kind in FORMATS.items():
        assert f"Download {kind.title}" in page
        assert f'href="/library/{hips}/export/{name}"' in page
    assert "Nothing is scored: whoever looks at it decides." in page


@pytest.mark.parametrize("name", FORMATS)
def test_files_come_with_a_name_and_are_the_same_each_time(
    browser: FlaskClient, hips: int, name: str
) -> None:
    path = f"/library/{hips}/export/{name}"
    answer = browser.get(path)
    assert answer.status_code == 200
    told = answer.headers["Content-Disposition"]
    assert told == f"attachment; filename=rotators-of-the-hip{FORMATS[name].suffix}"
    assert answer.mimetype == FORMATS[name].media_type.partition(";")[0]
    is_text = answer.mimetype.startswith("text/") or answer.mimetype.endswith("xml")
    assert answer.headers["Content-Type"].count("charset=utf-8") == is_text
    assert answer.data == browser.get(path).data
    assert b"Rotators of the hip" in (
        answer.data if name in ("moodle", "gift", "csv") else _unzipped(answer.data)
    )


def _unzipped(data: bytes) -> bytes:
    package = zipfile.ZipFile(io.BytesIO(data))
    return b"".join(package.read(name) for name in package.namelist())


def test_what_is_lost_is_a_table_beside_the_file(browser: FlaskClient, hips: int) -> None:
    answer = browser.get(f"/library/{hips}/export/gift/left-out")
    assert answer.headers["Content-Disposition"].endswith(".gift.txt.left-out.csv")
    assert answer.text.startswith("\ufeffid,draw,left out")


def test_questions_of_ones_own_go_along(browser: FlaskClient, hips: int) -> None:
    write_own(browser, hips)
    assert OWN["prompt"] in browser.get(f"/library/{hips}/export/csv").text


def test_formats_that_there_are_not_are_not_found(browser: FlaskClient, hips: int) -> None:
    assert browser.get(f"/library/{hips}/export/word").status_code == 404
    assert browser.get(f"/library/{hips}/export/word/left-out").status_code == 404
    assert browser.get("/library/999999/export/csv").status_code == 404
