"""Bytes to text: encodings that people's files really have, and what is no text at all."""

from __future__ import annotations

import codecs

from questions.reading.errors import UnreadableArticleError

MAX_BYTES = 2_000_000
# Lines cost more than bytes: a book has some 10,000, and this many are still read in seconds.
MAX_LINES = 30_000
# More control characters than this share of a text mean that it is a picture or a program.
_MAX_CONTROL_SHARE = 0.01

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """The text in `data`; raises UnreadableArticleError for what is too long, empty or binary."""
    if len(data) > MAX_BYTES:
        raise UnreadableArticleError("The file is larger than 2 MB, which no article needs.")
    text = _decode_bytes(data)
    if not text.strip():
        raise UnreadableArticleError("The file is empty.")
    if _is_binary(text):
        raise UnreadableArticleError(
            "The file is not text. Save the article as text and try again."
        )
    if max(text.count("\n"), text.count("\r")) > MAX_LINES:
        raise UnreadableArticleError("The file has more than 30,000 lines, which no article has.")
    return text


def _decode_bytes(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _is_binary(text: str) -> bool:
    if "\x00" in text:
        return True
    controls = sum(1 for char in text if char < " " and char not in "\t\n\r\f\v\x1c\x1d\x1e")
    return controls + text.count("\ufffd") > max(_MAX_CONTROL_SHARE * len(text), 2)
