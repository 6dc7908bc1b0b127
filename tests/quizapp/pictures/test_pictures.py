"""Pictures of imported questions: brought, seen by who may see the article, exported, forgotten."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from questions.exchange.readers import read_questions
from questions.pictures import read_picture
from quizapp.backup import back_up, restore
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import Article, Role, StoredItem, StoredPicture
from quizapp.pictures import service
from tests.questions.pictures.samples import JPEG, PNG, SCRIPT, png_with
from tests.quizapp.library.conftest import Desk
from tests.quizapp.library.questions import QUOTE, seen_by_form

_DIGEST = read_picture(PNG).sha256
_OTHER = read_picture(JPEG).sha256


def _shown(name: str, data: bytes, alt: str = "") -> str:
    content = base64.b64encode(data).decode()
    return (
        f'<text><![CDATA[<img src="@@PLUGINFILE@@/{name}" alt="{alt}">]]></text>'
        f'<file name="{name}" path="/" encoding="base64">{content}</file>'
    )


def _quiz(asked: bytes = PNG, alt: str = "") -> bytes:
    """A question with a picture beside it, of one option and in its explanation."""
    prompt = _shown("a.png", asked, alt).replace(
        "<text><![CDATA[",
        "<text><![CDATA[<p>Which part of the hip is soft all the way through?</p>",
    )
    why = _shown("b.jpg", JPEG, "Skin").replace(
        "<text><![CDATA[",
        f"<text><![CDATA[<p>No muscle is attached to it.</p><blockquote>{QUOTE}</blockquote>",
    )
    options = (("100", "The skin"), ("0", "The rim"), ("0", "The socket"))
    answers = "".join(
        f'<answer fraction="{share}" format="html"><text>{text}</text></answer>'
        for share, text in options
    )
    return (
        '<?xml version="1.0"?><quiz><question type="multichoice"><name><text>N</text></name>'
        f'<questiontext format="html">{prompt}</questiontext>'
        f'<generalfeedback format="html">{why}</generalfeedback><single>true</single>'
        f"{answers}<tags><tag><text>topic:Hip</text></tag></tags></question></quiz>"
    ).encode()


def _bring(browser: FlaskClient, article: int, data: bytes) -> str:
    """Brings the question and gives its id."""
    answer = browser.post(
        f"/library/{article}/import", data={"file": (io.BytesIO(data), "quiz.xml")}
    )
    assert answer.status_code in (200, 303), answer.text
    page = browser.get(f"/library/{article}/items").text
    found = re.search(r"/items/(own\.single_choice\.\w+)", page)
    assert found is not None, answer.text
    return found[1]


def _stored(app: Flask) -> set[str]:
    with app.app_context():
        return set(db.session.scalars(select(StoredPicture.sha256)))


def test_a_picture_is_a_file_in_which_nothing_runs(browser: FlaskClient, hips: int) -> None:
    _bring(browser, hips, _quiz(png_with(b"tEXt", b"Comment\0" + SCRIPT)))
    answer = browser.get(f"/pictures/{_DIGEST}")
    assert answer.data == read_picture(PNG).data
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "Set-Cookie" not in answer.headers
    for other in ("0" * 64, _DIGEST.upper(), f"{_DIGEST}.svg", "x"):
        assert browser.get(f"/pictures/{other}").status_code == 404


def test_it_is_shown_with_the_question_and_explains_only_after_an_answer(
    app: Flask, browser: FlaskClient, desk: Desk, hips: int, ina: int
) -> None:
    own_id = _bring(browser, hips, _quiz(alt="A hip & its skin"))
    page = browser.get(f"/library/{hips}/items/{own_id}").text
    assert f'src="/pictures/{_DIGEST}" width="6" height="4" alt="A hip &amp; its skin"' in page
    desk.publish(ina, hips)
    with app.app_context():
        db.session.get_one(Article, hips).is_embeddable = True
        db.session.commit()
        row_id = db.session.scalars(select(StoredItem.id).where(StoredItem.item_id == own_id)).one()
    visitor = app.test_client()
    asked = visitor.get(f"/embed/{row_id}").text
    assert f'src="/pictures/{_DIGEST}"' in asked
    assert _OTHER not in asked
    told = visitor.post(f"/embed/{row_id}", data={"answer": "a"}).text
    assert f'src="/pictures/{_OTHER}" width="6" height="4" alt="Skin"' in told


def test_only_who_may_see_the_article_sees_it(
    app: Flask,
    browser: FlaskClient,
    client_of: Callable[[int], FlaskClient],
    make_user: Callable[..., int],
    desk: Desk,
    hips: int,
    ina: int,
) -> None:
    _bring(browser, hips, _quiz())
    learner, path = client_of(make_user("somebody", Role.LEARNER)), f"/pictures/{_DIGEST}"

    def statuses() -> list[int]:
        each = (browser, learner, app.test_client())
        return [one.get(path).status_code for one in each]

    assert statuses() == [200, 404, 404]
    desk.publish(ina, hips)
    assert statuses() == [200, 200, 200]
    for name, value in (("is_for_classes", True), ("withdrawn_at", utc_now())):
        with app.app_context():
            setattr(db.session.get_one(Article, hips), name, value)
            db.session.commit()
        assert statuses() == [200, 404, 404]
        with app.app_context():
            setattr(db.session.get_one(Article, hips), name, None if value is not True else False)
            db.session.commit()


def test_without_words_it_is_a_flaw_until_somebody_says_what_it_shows(
    browser: FlaskClient, hips: int
) -> None:
    own_id = _bring(browser, hips, _quiz())
    page = f"/library/{hips}/items/{own_id}"
    flaw = "A picture has no words for whoever cannot see it."
    assert flaw in browser.get(page).text
    form = browser.get(f"/library/{hips}/own/{own_id}").text
    data = {"seen": seen_by_form(form), f"words-{_DIGEST}": "A hip from\nthe side"}
    path = f"/library/{hips}/own/{own_id}/pictures"
    assert browser.post(path, data=data | {"seen": "x"}).status_code == 409
    assert browser.post(path, data=data).status_code == 303
    assert flaw not in browser.get(page).text
    assert 'alt="A hip from the side"' in browser.get(page).text


def test_a_question_that_is_x(
    app: Flask, browser: FlaskClient, desk: Desk, hips: int, ina: int
) -> None:
    own_id = _bring(browser, hips, _quiz(alt="A hip"))
    fields = {
        "kind": "single_choice", "prompt": "Which of these is soft all the way through?",
        "option-1": "The skin", "option-2": "The rim", "option-3": "The socket", "right": "1",
        "why": "No muscle is attached to it.", "quote": QUOTE, "topic": "Hip",
    }  # fmt: skip
    seen = seen_by_form(browser.get(f"/library/{hips}/own/{own_id}").text)
    answer = browser.post(f"/library/{hips}/own/{own_id}", data={**fields, "seen": seen})
    assert answer.status_code == 303, answer.text
    new_id = answer.location.rpartition("/")[2]
    assert _DIGEST in browser.get(answer.location).text
    assert _stored(app) == {_DIGEST, _OTHER}
    desk.publish(ina, hips)
    seen = seen_by_form(browser.get(f"/library/{hips}/own/{new_id}").text)
    browser.post(f"/library/{hips}/own/{new_id}/remove", data={"seen": seen})
    assert _stored(app) == {_DIGEST, _OTHER}  # the published version shows them


def test_what_was_never_published_is_forgotten_with_its_question_and_all_with_the_article(
    app: Flask, browser: FlaskClient, hips: int
) -> None:
    own_id = _bring(browser, hips, _quiz(alt="A hip"))
    seen = seen_by_form(browser.get(f"/library/{hips}/own/{own_id}").text)
    browser.post(f"/library/{hips}/own/{own_id}/remove", data={"seen": seen})
    assert _stored(app) == set()
    _bring(browser, hips, _quiz(alt="A hip"))
    assert len(_stored(app)) == 2
    with app.app_context():
        db.session.delete(db.session.get_one(Article, hips))
        db.session.commit()
    assert _stored(app) == set()


@pytest.mark.parametrize("form", ["moodle", "qti3", "qti22", "anki"])
def test_it_goes_along_into_files_for_others(browser: FlaskClient, hips: int, form: str) -> None:
    _bring(browser, hips, _quiz(alt="A hip"))
    data = browser.get(f"/library/{hips}/export/{form}").data
    wanted = read_picture(PNG, "A hip"), read_picture(JPEG, "Skin")
    if form == "moodle":
        own = next(one for one in read_questions(data).questions if one.pictures)
        assert (*own.pictures, *own.explaining) == wanted
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {package.read(name) for name in package.namelist()}
    assert {one.data for one in wanted} <= files


def test_a_full_article_takes_no_more(
    browser: FlaskClient, hips: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MAX_OF_ARTICLE", 10)
    data = {"file": (io.BytesIO(_quiz()), "quiz.xml")}
    answer = browser.post(f"/library/{hips}/import", data=data)
    assert answer.status_code == 422
    assert browser.get(f"/pictures/{_DIGEST}").status_code == 404


def test_it_is_in_a_backup_and_in_the_download_of_ones_data(
    app: Flask, browser: FlaskClient, hips: int, tmp_path: object
) -> None:
    _bring(browser, hips, _quiz())
    told = json.loads(browser.get("/settings/data").data)["library"]["pictures"]
    own = [one["address"] for one in told if one["sha256"] == _DIGEST]
    assert [browser.get(address).data for address in own] == [read_picture(PNG).data]
    path = tmp_path / "backup.zip"  # type: ignore[operator]
    with app.app_context():
        back_up(path, utc_now())
        restore(path, replace=True)
        stored = db.session.scalars(
            select(StoredPicture.data).where(StoredPicture.sha256 == _DIGEST)
        ).one()
    assert stored == read_picture(PNG).data
