"""Bytes to text: encodings that people's files really have, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

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
_UTF_8 = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
_PIECE = re.compile(_UTF_8 + rb"|[\xc2-\xf4][\x80-\xbf]+|[\x80-\xff]")
# What English texts have beyond ASCII: quotes, dashes, signs, letters of borrowed words and names.
_USUAL = frozenset("‘’“”–—…•·°±×÷½¼¾²³µ©®™§†‡ €£«»¿¡¹º" + "àáâäåæçèéêëíîïñóôöøúûüß" + "ÉÖÜ")
# UTF-8 that was taken for Windows' letters and encoded once more: "â€™" for an apostrophe.
_AS_BYTE = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    bytes([byte]).decode("cp1252", errors="ignore"): byte for byte in range(0x80, 0xA0)
}
_TRAIL = "".join(re.escape(char) for char, byte in _AS_BYTE.items() if byte < 0xC0)
_TWICE = re.compile(f"[Â-ß][{_TRAIL}]|[à-ï][{_TRAIL}]{{2}}|[ð-ô][{_TRAIL}]{{3}}")
_SHOWN = 5  # signs that a note lists


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and a sentence for each thing about its encoding that had to be guessed."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, named: str = "", most: int = MAX_BYTES) -> Decoded:
    """The text in `data`, in the encoding that damages it least; `named` is the one that is said
    elsewhere. Raises UnreadableArticleError for what is too long, empty or binary."""
    if len(data) > most:
        raise UnreadableArticleError("The file is larger than 2 MB, which no article needs.")
    decoded = _decode_bytes(data, named)
    if not decoded.text.strip():
        raise UnreadableArticleError("The file is empty.")
    if is_binary(decoded.text):
        raise UnreadableArticleError(
            "The file is not text. Save the article as text and try again."
        )
    check_lines(max(decoded.text.count("\n"), decoded.text.count("\r")))
    return decoded


def mend_twice(decoded: Decoded) -> Decoded:
    """The text without what came of encoding it twice."""
    mended: dict[str, str] = {}

    def mend(match: re.Match[str]) -> str:
        try:
            sign = bytes(_AS_BYTE[char] for char in match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]
        mended[match[0]] = sign
        return sign

    text = _TWICE.sub(mend, decoded.text)
    if not mended:
        return decoded
    shown = ", ".join(f"“{one}” as “{other}”" for one, other in list(mended.items())[:_SHOWN])
    return Decoded(
        text, (*decoded.notes, f"Some signs of the file had been encoded twice. Read: {shown}.")
    )


def check_lines(count: int) -> None:
    """Raises UnreadableArticleError where a text has more lines, or blocks, than any article."""
    if count > MAX_LINES:
        raise UnreadableArticleError("The file has more than 30,000 lines, which no article has.")


def _decode_bytes(data: bytes, named: str) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (
                _decode_8(data[len(mark) :])
                if encoding == "utf-8"
                else Decoded(data[len(mark) :].decode(encoding, errors="replace"))
            )
    if wide := _wide_encoding(data):
        return Decoded(data.decode(wide, errors="replace"))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_8(data) if _is_mostly_utf_8(data) else _decode_as_named(data, named)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark, told by the zeros that it has in every second place."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(sample) >= 8 and zeros.count(0) > 0.7 * len(zeros) and sample.count(0) < len(sample):
            return encoding if sample.count(0) == zeros.count(0) else None
    return None


def _is_mostly_utf_8(data: bytes) -> bool:
    """Whether more signs beyond ASCII are right as UTF-8 than wrong; in other encodings next to
    none is."""
    right = len(re.findall(_UTF_8, data))
    return 2 * right > len(_PIECE.findall(data))


def _decode_8(data: bytes) -> Decoded:
    """UTF-8 in which some bytes are none: a lone one is from Windows, such as a quote that was
    pasted in; a sign that was cut cannot be told any more."""
    strange: list[str] = []

    def piece(match: re.Match[bytes]) -> bytes:
        try:
            match[0].decode("utf-8")
        except UnicodeDecodeError:
            is_lone = len(match[0]) == 1
            sign = match[0].decode("cp1252", errors="replace") if is_lone else "\ufffd"
            strange.append(sign)
            return sign.encode()
        return match[0]

    text = _PIECE.sub(piece, data).decode("utf-8", errors="replace")
    guessed = [sign for sign in strange if sign != "\ufffd"]
    if not guessed:
        return Decoded(text)
    shown = " ".join(dict.fromkeys(guessed[: 100 * _SHOWN]).keys())
    return Decoded(
        text,
        (
            f"The file mixes two encodings. {len(guessed)} of its signs were read as Windows writes"
            f" them: {' '.join(shown.split()[:_SHOWN])}",
        ),
    )


def _decode_as_named(data: bytes, named: str) -> Decoded:
    """As the page names its encoding. What is no UTF-8 and names none, or wrongly UTF-8, is from
    Windows, or from an old Mac where that gives more of the signs that texts have."""
    found = _CHARSET.search(data[:_SAMPLE])
    encoding = _codec(named) or _codec(found[1].decode("ascii") if found else "")
    if encoding:
        return Decoded(data.decode(encoding, errors="replace"))
    readings = [data.decode(one, errors="replace") for one in ("cp1252", "mac_roman")]
    return Decoded(max(readings, key=_usual_share))


def _codec(named: str) -> str:
    """The encoding of that name; empty for those that say nothing: Latin-1 on the web is what
    Windows makes of it, quotes and dashes included, and UTF-8 it is not."""
    try:
        codec = codecs.lookup(named).name if named else ""
    except (LookupError, ValueError):
        return ""
    says_nothing = codec in ("", "utf-8", "iso8859-1", "ascii", "cp1252") or "utf-16" in codec
    return "" if says_nothing or not _is_text_codec(codec) else codec


def _usual_share(text: str) -> int:
    return sum(char in _USUAL for char in text if char > "\x7f")


def _is_text_codec(name: str) -> bool:
    """Whether a codec makes text of bytes; "base64" and the like do not."""
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, UnicodeError, ValueError):
        return False


def is_binary(text: str) -> bool:
    """Whether there are too many control characters and signs for lost letters for a text."""
    if "\x00" in text:
        return True
    controls = sum(1 for char in text if char < " " and char not in "\t\n\r\f\v\x1c\x1d\x1e")
    return controls + text.count("\ufffd") > max(_MAX_CONTROL_SHARE * len(text), 2)
