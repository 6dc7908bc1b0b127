"""Archives that unpack to too much, or to too many parts."""

from __future__ import annotations

import io
import zipfile

import pytest

from questions.reading.errors import OversizedFileError
from questions.reading.files.zips import MAX_UNPACKED, open_zip


def _zip(*parts: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return packed.getvalue()


def test_text_that_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    half = b" " * (MAX_UNPACKED // 2 + 1)
    data = _zip(("a.xml", half), ("b.xhtml", half))
    assert len(data) < MAX_UNPACKED / 100
    with pytest.raises(OversizedFileError):
        open_zip(data)


def test_a_part_that_unpacks_to_too_much_is_refused_when_it_is_wanted():
    archive = open_zip(_zip(("picture.png", b" " * (MAX_UNPACKED + 1)), ("a.xml", b"<a/>")))
    assert archive.text("a.xml") == "<a/>"
    with pytest.raises(OversizedFileError):
        archive.read("picture.png")


def test_too_many_parts_are_refused():
    with pytest.raises(OversizedFileError):
        open_zip(_zip(*((str(at), b"") for at in range(10_001))))
