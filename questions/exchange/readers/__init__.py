"""Questions from the files of other programs."""

from __future__ import annotations

import codecs
import re

from questions.exchange.readers.model import (
    MAX_PARTS,
    Choice,
    LeftOut,
    Pair,
    ReadFile,
    ReadQuestion,
    Refusal,
    Refused,
    Told,
    Unreadable,
    UnreadableFileError,
)

__all__ = [
    "MAX_BYTES",
    "MAX_PARTS",
    "MAX_QUESTIONS",
    "MAX_TEXT",
    "Choice",
    "LeftOut",
    "Pair",
    "ReadFile",
    "ReadQuestion",
    "Refusal",
    "Refused",
    "Told",
    "Unreadable",
    "UnreadableFileError",
    "read_questions",
]

# Nothing that is read, and databases refuse some of it.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BEFORE_XML = b"\xef\xbb\xbf \t\r\n"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MAX_BYTES = 10_000_000  # with its pictures
MAX_TEXT = 2_000_000
MAX_QUESTIONS = 200


def read_questions(data: bytes) -> ReadFile:
    """The questions of a file in Moodle XML or GIFT, told apart by their content. Raises
    UnreadableFileError."""
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(Unreadable.TOO_LARGE)
    if not data.strip():
        raise UnreadableFileError(Unreadable.EMPTY)
    found = _read(data)
    count = len(found.questions) + len(found.refused)
    if not count:
        raise UnreadableFileError(Unreadable.EMPTY)
    if count > MAX_QUESTIONS:
        raise UnreadableFileError(Unreadable.TOO_MANY)
    return found


def _read(data: bytes) -> ReadFile:
    # Here, because few ever bring a file.
    from questions.exchange.readers.gift import read_gift
    from questions.exchange.readers.moodle import read_moodle

    bare = data.lstrip(_BEFORE_XML)
    is_wide = data.startswith(_WIDE)
    if bare.startswith(b"<") or (is_wide and b"<\0" in data[2:12].lstrip(b"\0")):
        return read_moodle(bare)
    if len(data) > MAX_TEXT:
        raise UnreadableFileError(Unreadable.TOO_LARGE)
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return read_gift(_UNSEEN.sub("", text))
