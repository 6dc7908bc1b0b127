"""Documents of all formats through the form, and what is said where one cannot be read."""

from __future__ import annotations

import ast
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from questions import reading
from quizapp.extensions import db
from quizapp.library.unreadable import SENTENCES
from quizapp.models import Draft
from tests.questions.reading.files.builders import docx, epub, paragraph, table
from tests.quizapp.library.conftest import EARS
from tests.quizapp.library.pages import import_article

GERMAN = (
    "Der Muskel liegt tief unter dem großen Gesäßmuskel und dreht das Bein nach außen. Wenn er"
    " verkürzt ist, kann der Nerv gereizt werden, und das Sitzen ist nicht mehr angenehm."
)
ROWS = [("Muscle", "Nerve"), ("Gracilis", "Obturator nerve"), ("Soleus", "Tibial nerve")]
WORD = docx(
    paragraph("Muscles of the leg", style="Title")
    + paragraph("The leg has many muscles, and these are two of the ones that you should know.")
    + table(ROWS)
)


@pytest.mark.parametrize(
    ("name", "content"),
    [("leg.docx", WORD), ("leg.bin", WORD), ("leg.epub", epub(["<h1>Legs</h1><p>They walk.</p>"]))],
)
def test_a_document_comes_in_whatever_it_is_called(
    browser: FlaskClient, name: str, content: bytes
) -> None:
    article = import_article(browser, file=(io.BytesIO(content), name))
    assert browser.get(f"/library/{article}").status_code == 200


def test_a_table_of_a_word_document_is_there_to_be_checked(browser: FlaskClient) -> None:
    article = import_article(browser, file=(io.BytesIO(WORD), "leg.docx"))
    page = browser.get(f"/library/{article}").text
    assert "Obturator nerve" in page
    assert page.count("Tibial nerve") > 1  # in the article, and on a card


def test_the_form_names_the_formats(browser: FlaskClient) -> None:
    page = browser.get("/library/new").text
    assert "a Word document (.docx)" in page
    assert 'accept=".pdf,.docx,' in page


def test_a_document_may_be_larger_than_any_other_form(browser: FlaskClient) -> None:
    large = docx(paragraph("The soleus lifts the heel."), **{"word/media/a.png": _noise(3_000_000)})
    assert len(large) > 2_500_000
    assert _post_file(browser, large).status_code == 303
    answer = _post_file(browser, b"x" * 21_100_000)
    assert answer.status_code == 413
    assert "20 MB for a file and 2 MB for text" in answer.text
    answer = browser.post("/login", data={"login": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "The limit is 2 MB." in answer.text


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/library/new", "This text seems to be German."),
        ("/library/new?lang=es", "Este texto parece estar en alemán."),
    ],
)
def test_a_text_in_another_language_is_refused_and_kept(
    browser: FlaskClient, path: str, sentence: str
) -> None:
    headers = {"Accept-Language": "es"} if "lang" in path else {}
    data = {"text": GERMAN, "author": "Ada Moor"}
    answer = browser.post(path, data=data, headers=headers)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "dreht das Bein" in answer.text
    assert 'value="Ada Moor"' in answer.text


def test_what_was_guessed_of_the_encoding_is_told_in_the_review(browser: FlaskClient) -> None:
    text = f"{EARS}\nThe lobe’s skin is soft – and that’s all".encode() + b" it\x92s made of.\n"
    article = import_article(browser, file=(io.BytesIO(text), "ears.md"))
    assert "The file mixes two encodings." in browser.get(f"/library/{article}").text


def test_an_article_that_can_no_longer_be_read_can_still_be_changed(
    app: Flask, browser: FlaskClient
) -> None:
    article = import_article(browser, EARS)
    with app.app_context():
        draft = db.session.scalars(db.select(Draft).where(Draft.article_id == article)).one()
        draft.source = f"---\ncleaned: true\n---\n\n{GERMAN}\n"
        db.session.commit()
    answer = browser.get(f"/library/{article}")
    assert answer.status_code == 422
    assert "This text seems to be German." in answer.text
    assert "dreht das Bein" in browser.get(f"/library/{article}/text").text


def test_every_sentence_of_the_reader_is_there_to_be_translated() -> None:
    said: set[str] = set()
    for path in Path(reading.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said.update(_refusals(node))
    assert said == {str(one) for one in SENTENCES}


def _refusals(node: ast.AST) -> Iterator[str]:
    """The whole sentences that an error is made with, or that a function returns for one."""
    values: list[ast.expr | None] = []
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("Error", "__init__")):
        values = [part for value in node.args for part in _parts(value)]
    elif isinstance(node, ast.FunctionDef) and node.name.endswith("_sentence"):
        values = [one.value for one in ast.walk(node) if isinstance(one, ast.Return)]
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def _parts(value: ast.expr) -> list[ast.expr]:
    return [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]


def test_a_web_process_does_not_load_the_parsers_of_others() -> None:
    code = (
        "import sys, quizapp, quizapp.library.views, questions\n"
        "questions.read(b'# Hip\\n\\nThe hip turns.')\n"
        "print(sorted({'pdfminer', 'mammoth'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def _post_file(browser: FlaskClient, content: bytes) -> TestResponse:
    """As a browser does; the client's own way keeps large files open."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'
    return browser.post(
        "/library/new",
        data=head + content + b"\r\n--x--\r\n",
        content_type="multipart/form-data; boundary=x",
    )


def _noise(size: int) -> bytes:
    """Bytes that no packing makes smaller."""
    made, state = bytearray(), 1
    while len(made) < size:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        made += state.to_bytes(8, "big")
    return bytes(made)
