"""Bytes to text: encodings that people's files really have, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from questions.reading.errors import UnreadableArticleError

MAX_BYTES = 2_000_000
# Lines cost more than bytes: a book has some 10,000, and this many are still read in seconds.
MAX_LINES = 30_000
# More control characters than this share of a text mean that it is a picture or a program.
_MAX_CONTROL_SHARE = 0.01

_SAMPLE = 4096  # bytes at the beginning that tell an encoding
_CHARSET = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)

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
    if is_binary(text):
        raise UnreadableArticleError(
            "The file is not text. Save the article as text and try again."
        )
    check_lines(max(text.count("\n"), text.count("\r")))
    return text


def check_lines(count: int) -> None:
    """Raises UnreadableArticleError where a text has more lines, or blocks, than any article."""
    if count > MAX_LINES:
        raise UnreadableArticleError("The file has more than 30,000 lines, which no article has.")


def _decode_bytes(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if wide := _wide_encoding(data):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_as_named(data)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark, told by the zeros that it has in every second place."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(sample) >= 8 and zeros.count(0) > 0.7 * len(zeros) and sample.count(0) < len(sample):
            return encoding if sample.count(0) == zeros.count(0) else None
    return None


def _decode_as_named(data: bytes) -> str:
    """As the page itself names its encoding. What is no UTF-8 and names none, or wrongly UTF-8, is
    from Windows."""
    named = _CHARSET.search(data[:_SAMPLE])
    try:
        encoding = codecs.lookup(named[1].decode("ascii") if named else "cp1252").name
        # Latin-1 on the web is what Windows makes of it, quotes and dashes included.
        is_windows = encoding in ("utf-8", "iso8859-1", "ascii") or not _is_text_codec(encoding)
        return data.decode("cp1252" if is_windows else encoding, errors="replace")
    except LookupError:
        return data.decode("cp1252", errors="replace")


def _is_text_codec(name: str) -> bool:
    """Whether a codec makes text of bytes; "base64" and the like do not."""
    try:
        return isinstance(b"".decode(name), str)
    except (LookupError, UnicodeError, ValueError):
        return False


def is_binary(text: str) -> bool:
    """Whether there are too many control characters and signs for lost letters for a text."""
    if "\x00" in text:
        return True
    controls = sum(1 for char in text if char < " " and char not in "\t\n\r\f\v\x1c\x1d\x1e")
    return controls + text.count("\ufffd") > max(_MAX_CONTROL_SHARE * len(text), 2)
