"""One spelling for line ends, blanks and invisible characters; no word is touched."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\u2028\u2029\x85]")
_PAGE_BREAKS = re.compile(r"[\v\x1c-\x1e]")
_INDENT = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_BROKEN_WORD = re.compile(r"\u00ad[ \t]*\n[ \t]*")
_BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff]")
_MARK = re.compile(
    r"[ ]?\[(?:edit(?: source)?|(?:citation|clarification|better source) needed)\]"
    r"|(?<=[^\s\[(])\[(?:\d{1,3}|[a-z]|(?:note|nb) \d{1,2})\]"
    r"|(?<=[^\s\[(])[ ]?\[\d{1,3}(?:[ ]?[,;–-][ ]?\d{1,3}){1,20}\]"
    r"|(?<=[^\s\[(])[ ]\[\d{1,3}\](?=[.,;:)]|$)",
    re.IGNORECASE | re.MULTILINE,
)
# Not behind a unit: "cm²", "kg/m²".
_RAISED = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?)”’]))[¹²³⁰⁴-⁹]{1,3}(?:[ ]?[,–⁻][ ]?[¹²³⁰⁴-⁹]{1,3}){0,20}"
)
_RUNS = re.compile(r"\s+")


def normalise(text: str) -> str:
    """`text` with newline line ends, plain blanks and composed letters."""
    text = _LINE_ENDS.sub("\n", text)
    text = _PAGE_BREAKS.sub("\n\n", text)
    text = _BROKEN_WORD.sub("", text)
    text = _BLANKS.sub(" ", text)
    text = _INVISIBLE.sub("", text)
    text = _CONTROLS.sub("", text)
    # Tabs between words part the columns of a table that was copied from a page.
    text = _INDENT.sub(lambda indent: indent[0].expandtabs(4), text)
    return unicodedata.normalize("NFC", text)


def without_marks(text: str) -> str:
    """`text` without what encyclopedias put behind headings ("[edit]") and words ("[2]", "³")."""
    text = _MARK.sub("", text) if "[" in text else text
    return text if text.isascii() else _RAISED.sub("", text)


def collapse(text: str) -> str:
    """`text` on one line, with one blank between words."""
    return _RUNS.sub(" ", text).strip()


def clean(text: str) -> str:
    """Words out of markup, whose entities may stand for any character, on one line."""
    text = collapse(text)
    return text if text.isascii() and text.isprintable() else collapse(normalise(text))
