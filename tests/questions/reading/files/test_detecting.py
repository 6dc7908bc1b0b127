"""Formats told by content, and what is known and cannot be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.reading import UnreadableArticleError, read
from questions.reading.files.detecting import FileFormat, detect_file
from tests.questions.reading.files.builders import docx, epub, paragraph, pdf, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
TYPES = '<Types><Override ContentType="{}"/></Types>'


@pytest.mark.parametrize(
    ("data", "file_format"),
    [
        (pdf([[]]), FileFormat.PDF),
        (b"\r\n%PDF-1.4\n", FileFormat.PDF),
        (docx(""), FileFormat.DOCX),
        (epub(["x"]), FileFormat.EPUB),
        (b"\xef\xbb\xbf{\\rtf1}", FileFormat.RTF),
        (b"From: me\nMIME-Version: 1.0\nContent-Type: multipart/related\n\nx", FileFormat.MHTML),
        (b"# About PDF\n\nA file begins with %PDF-1.4 as its name.", None),
        (b"Note: the MIME-Version: 1.0 is a header.\n\nContent-Type: text/html", None),
        (b"PK is short for Peter Katz.", None),
        (b"{ a brace }", None),
    ],
)
def test_the_content_tells_the_format(data, file_format):
    assert detect_file(data) is file_format


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (OLE, "old Word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (zipped({"Index/Document.iwa": b"x"}), "Pages document"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zipped({"[Content_Types].xml": TYPES.format("spreadsheetml")}), "slides or a spreadsheet"),
        (zipped({"notes.txt": "x"}), "packed folder"),
        (zipped({}), "damaged"),
        (b"PK\x03\x04" + b"x" * 100, "damaged"),
        (docx(paragraph("The soleus lifts the heel."))[:-200], "damaged"),
        (docx("<w:p>"), "damaged"),
        (docx("", **{"word/document.xml": b" " * 41_000_000}), "unpacks to far more"),
        (b"\x89PNG\r\n\x1a\n\x00", "This is a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "This is a picture"),
        (b"\x00\x00\x00\x18ftypheic", "This is a picture"),
        (b"\x1f\x8b\x08\x00\x00", "packed folder"),
        (b"bplist00\xd1\x01\x02", "web archive of Safari"),
        (b"%PDF-1.4\n" + b"x" * 20_000_000, "larger than 20 MB"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_do(data, sentence):
    with pytest.raises(UnreadableArticleError, match=sentence):
        read(data)


STARTS = [
    rb"{\rtf1\ansi ", rb"{\rtf1{\fonttbl{\f0\fcharset0 A;}}\pard\intbl a\cell\row ",
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n"
    b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n",
    b"PK\x03\x04", b"PK\x05\x06", OLE, b"bplist00", b"\x89PNG\r\n\x1a\n", b"<html><p>",
]  # fmt: skip
PIECES = st.sampled_from(
    [rb"\par ", rb"\cell", rb"\row ", rb"\u-1", rb"\'e", rb"{\*", b"{", b"}", rb"\bin9", rb"\f9 ",
     b"--a\n", b"--a--", b"=9", b"Content-Type: ", b"\n\n", b"<table><tr><td>", b"</p>", b"\xff"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(STARTS),
    st.lists(PIECES | st.binary(max_size=8), max_size=20).map(b"".join),
)
def test_any_bytes_behind_a_beginning_are_read_or_refused(start, rest):
    try:
        read(start + rest)
    except UnreadableArticleError as refused:
        assert str(refused).endswith(".")  # noqa: PT017 - either way is right


# Each of these starts a process.
@settings(deadline=None, max_examples=12)
@given(
    st.binary(max_size=60).map(lambda rest: b"%PDF-1.4\n" + rest)
    | st.binary(max_size=60).map(lambda xml: docx("", **{"word/document.xml": xml}))
    | st.tuples(st.integers(20, 600), st.binary(min_size=1, max_size=6)).map(
        lambda cut: pdf([[(9, 9, 9, "The soleus")]])[: cut[0]] + cut[1]
    )
)
def test_any_bytes_for_the_parsers_of_others_are_read_or_refused(data):
    try:
        read(data)
    except UnreadableArticleError as refused:
        assert str(refused).endswith(".")  # noqa: PT017 - either way is right
