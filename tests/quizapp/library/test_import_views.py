from __future__ import annotations

import html
import io
import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.quizapp.library.questions import OWN, QUOTE

_SOFT = f"""
// [tag:topic:Parts of the hip]
::soft::Which part of the hip is soft all the way through?{{
  =The skin ~The rim#The rim is stiff. ~The socket
  ####No muscle is attached to it.\\nIn the article\\:\\n> {QUOTE}
}}
"""
_MATCH = """
Which of these turn the thigh, and which way?{
  =Piriformis -> Outward =Gluteus minimus -> Inward =Tensor fasciae latae -> Inward
  =Obturator internus -> Outward
  ####The article lists each.\\n> In all, 3 muscles are internal rotators of the hip:
}
"""


def _bring(browser: FlaskClient, article: int, text: str) -> TestResponse:
    return browser.post(f"/library/{article}/import", data={"text": text})


def test_a_question_comes_in_beside_those_of_the_article(browser: FlaskClient, hips: int) -> None:
    answer = _bring(browser, hips, _SOFT)
    assert answer.status_code == 303, answer.text
    page = browser.get(answer.location).text
    assert OWN["prompt"] in page
    assert "Written by ina" in page
    path = re.search(r'href="(/library/\d+/items/own\.single_choice\.\w+)"', page)
    assert path is not None
    shown = browser.get(path[1]).text
    assert QUOTE in shown
    assert "No muscle is attached to it." in shown


def test_the_same_file_again_stores_nothing(browser: FlaskClient, hips: int) -> None:
    _bring(browser, hips, _SOFT)
    again = _bring(browser, hips, _SOFT)
    assert again.status_code == 422
    assert "1 question is asked here already." in again.text


def test_what_the_article_asks_already_is_not_stored_again(browser: FlaskClient, hips: int) -> None:
    exported = browser.get(f"/library/{hips}/export/moodle").data
    data = {"file": (io.BytesIO(exported), "bank.xml")}
    answer = browser.post(f"/library/{hips}/import", data=data)
    assert answer.status_code == 422
    assert "0 questions are stored" in answer.text
    assert "are asked here already." in answer.text


def test_files_of_moodle_come_in_too(browser: FlaskClient, hips: int) -> None:
    _bring(browser, hips, _SOFT)
    exported = browser.get(f"/library/{hips}/export/moodle").text
    changed = exported.replace(OWN["prompt"], "Which one is soft all the way through?")
    answer = _bring(browser, hips, changed)
    assert "1 question is stored" in answer.text


def test_a_question_without_a_quote_gets_the_sentence_with_its_words(
    browser: FlaskClient, hips: int
) -> None:
    answer = _bring(
        browser,
        hips,
        "Which part of the hip is soft all the way through?"
        "{=The skin ~The rim ~The socket ####No muscle is attached to it.}",
    )
    assert answer.status_code == 200, answer.text
    assert f'<q lang="en">{QUOTE}</q>' in answer.text


def test_what_is_missing_is_named_and_the_form_begins_with_the_rest(
    browser: FlaskClient, hips: int
) -> None:
    answer = _bring(browser, hips, "Which planet has rings?{=Saturn#Yes. ~Mars ~Venus#No.}")
    assert answer.status_code == 422
    assert "No sentence of the article has its answer." in answer.text
    form = answer.text.split('method="get"', 1)[1].split("</form>", 1)[0]
    fields = re.findall(r'name="([^"]+)" value="([^"]*)"', form)
    query = {name: html.unescape(value) for name, value in fields}
    page = browser.get(f"/library/{hips}/own", query_string=query).text
    for value in ("Which planet has rings?", 'value="Saturn"', 'value="No."', ">Yes.</textarea>"):
        assert value in page
    assert re.search(r'name="right" value="1"[^>]* checked', page)


def test_a_flawed_question_stays_out_with_its_flaws(browser: FlaskClient, hips: int) -> None:
    answer = _bring(browser, hips, _SOFT.replace("~The rim", "~The skin."))
    assert answer.status_code == 422
    assert "1 question is not stored" in answer.text
    assert '<li lang="en">“The skin” stands there twice.</li>' in answer.text


def test_a_minor_flaw_is_told_beside_the_stored_question(browser: FlaskClient, hips: int) -> None:
    answer = _bring(browser, hips, _SOFT.replace("The socket", "The gastrocnemuis"))
    assert answer.status_code == 200
    assert "1 question is stored" in answer.text
    assert '<li lang="en">“gastrocnemuis” looks like a slip' in answer.text


def test_kinds_without_a_form_come_in_and_can_be_removed(browser: FlaskClient, hips: int) -> None:
    answer = _bring(browser, hips, _MATCH)
    page = browser.get(f"/library/{hips}/items").text
    own = re.search(r"/items/(own\.classify\.\w+)", page)
    assert own is not None, answer.text
    form = browser.get(f"/library/{hips}/own/{own[1]}")
    assert form.status_code == 200
    assert "of a kind that cannot be changed here" in form.text
    assert "Remove the question" in form.text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Choose a file or give the text, one of the two."),
        ("// nothing", "There is no question in it."),
        ("<quiz><question", "damaged or cut off"),
        ('<!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>', "declares entities of its own"),
        ("Why?{}", "There is no such kind of question here."),
        ("a{=b}\n\n" * 201, "more questions than can be brought at once"),
    ],
)
def test_what_cannot_be_read_is_said(
    browser: FlaskClient, hips: int, text: str, sentence: str
) -> None:
    answer = _bring(browser, hips, text)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_an_article_that_there_is_not_is_not_found(browser: FlaskClient) -> None:
    assert browser.get("/library/999999/import").status_code == 404
    assert _bring(browser, 999999, _SOFT).status_code == 404


def test_pictures_are_named_where_they_stay_out(browser: FlaskClient, hips: int) -> None:
    picture = r"[html]Which bone is this <img src\='hip.png'>?{=Femur ~Tibia ~Fibula}"
    told = _SOFT.replace("#The rim is stiff.", r"#The rim is stiff. <img src\='rim.png'>")
    answer = _bring(browser, hips, f"{told.replace('::soft::', '::soft::[html]')}\n\n{picture}")
    assert answer.status_code == 200, answer.text
    assert 'Stays out: <span lang="en">rim.png</span> – pictures come in with' in answer.text
    assert "hip.png" in answer.text
    assert "It has a picture or another file" in answer.text
