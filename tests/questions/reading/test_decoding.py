"""Encodings that say nothing, or the wrong thing, of themselves."""

import pytest

from questions.facts import extract
from questions.reading import UnreadableArticleError, read
from questions.reading.decoding import Decoded, decode, mend_twice
from questions.reading.writing import to_markdown

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


LONG = "The child’s knee – “stiff” since May – bends to 120° and it’s fine. " * 3


def test_a_byte_of_windows_in_a_utf_8_file_spoils_nothing_else():
    decoded = decode(LONG.encode() + b"Sam\x92s leg \x96 too.")
    assert decoded.text == LONG + "Sam’s leg – too."
    assert decoded.notes == (
        "The file mixes two encodings. 2 of its signs were read as Windows writes them: ’ –",
    )


def test_a_sign_that_was_cut_is_told_as_lost():
    decoded = decode(LONG.encode() + b"Sam\xe2\x80s leg.")
    assert decoded.text == LONG + "Sam\ufffds leg."


def test_text_of_an_old_mac_keeps_its_quotes():
    assert decode(LONG.encode("mac_roman")).text == LONG


@pytest.mark.parametrize("wrongly", ["cp1252", "latin-1"])
def test_what_was_encoded_twice_is_mended_and_told(wrongly):
    twice = "It’s – say – 120° or so.".encode().decode(wrongly).encode()
    article = read(twice)
    assert article.text == "It’s – say – 120° or so."
    assert "had been encoded twice" in article.notes[0]


@pytest.mark.parametrize("text", ["The café is Ä or Ã, naïve.", "ÂNGELA’S KNEE", "Â"])
def test_letters_that_are_meant_stay(text):
    assert mend_twice(Decoded(text)).text == text


def test_what_was_guessed_and_what_is_lost_are_warnings_that_outlive_the_first_reading():
    article = read(LONG.encode() + b"Sam\x92s leg, and the k\xe2\x80nee.")
    again = read(to_markdown(article).encode())
    assert again.notes == article.notes
    warnings = extract(again).warnings
    assert [one.code for one in warnings] == ["reading", "lost_letters"]
    assert [again.quote(span) for span in warnings[1].evidence] == ["\ufffd"]
