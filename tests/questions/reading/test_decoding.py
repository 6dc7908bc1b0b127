"""Encodings that say nothing, or the wrong thing, of themselves."""

import pytest

from questions.reading import UnreadableArticleError, read
from questions.reading.decoding import decode

TEXT = "Ankle – “stiff”, and it’s been so for years."


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_without_its_mark(encoding):
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize(
    "charset", ["iso-8859-1", "utf-8", "us-ascii", "nonsense", "base64", "hex"]
)
def test_a_windows_page_that_calls_itself_something_else_keeps_its_quotes(charset):
    page = f'<meta charset="{charset}"><p>{TEXT}</p>'.encode("cp1252")
    assert TEXT in decode(page).text


def test_a_page_in_another_encoding_is_read_as_it_says():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>kręgosłup'
    assert decode(page.encode("iso-8859-2")).text.endswith("kręgosłup")


def test_utf_8_is_believed_whatever_the_page_says():
    page = f'<meta charset="windows-1252"><p>{TEXT}</p>'
    assert read(page.encode()).text == TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 100,
        b"\xff\xfe\x00\x00" * 30,
        b"%PDF-1.7\x00\x01\x02\x03\x04",
        b"PK\x03\x04\x00\x00",
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnreadableArticleError, match=r"^[A-Z].*\.$"):
        read(data)
