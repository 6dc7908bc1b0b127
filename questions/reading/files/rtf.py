"""Rich text (.rtf): what WordPad, TextEdit and old Words write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape

from questions.reading.errors import OversizedFileError
from questions.reading.files.page import Page, write_page

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
# Groups whose words are no text of the document.
_UNREAD = frozenset(
    (
        "annotation", "atnauthor", "atndate", "atnid", "background", "bkmkend", "bkmkstart",
        "colortbl", "comment", "datastore", "ffformat", "filetbl", "fldinst", "fonttbl", "footer",
        "footerf", "footerl", "footerr", "footnote", "generator", "header", "headerf", "headerl",
        "headerr", "info", "keywords", "latentstyles", "listoverridetable", "listtable", "mmathPr",
        "nonshppict", "object", "pgptbl", "pict", "rsidtbl", "shpinst", "stylesheet", "tc",
        "themedata", "title", "txe", "upr", "userprops", "xe", "xmlnstbl",
    )
)  # fmt: skip
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "tab": "\t", "line": "\n", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_ENDS = ("par", "sect", "page", "column")
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
_FONT = re.compile(rb"\\f(\d{1,5})(?!\d)[^{}]{0,200}?\\fcharset(\d{1,3})")
_STYLE = re.compile(rb"\{(?:\\\*)?\\s(\d{1,4})(?!\d)[^{}]{0,1000}?\b(?:heading|Heading) ([1-9]);\}")
_TITLE = re.compile(rb"\{(?:\\\*)?\\s(\d{1,4})(?!\d)[^{}]{0,1000}? Title;\}")
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_MAX_DEPTH = 2_000
_LARGER = 1.15  # times the size of the text: a heading
_MAX_HEADING = 150


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group; it is forgotten at its end."""

    is_unread: bool = False
    is_bold: bool = False
    is_raised: bool = False
    is_hidden: bool = False
    size: int = 24  # half points
    codec: str = "cp1252"
    skips: int = 1  # signs that stand for one that old programs do not know


@dataclass
class _Paragraph:
    pieces: list[tuple[str, _State]] = field(default_factory=list)
    level: int = 0
    in_table: bool = False


def rtf_to_page(data: bytes) -> Page:
    """The document as a web page: headings by style or size, bold words, lists, tables."""
    reading = _Reading(data)
    reading.run()
    return Page(write_page(_write(reading.parts)))


class _Reading:
    """Goes through the document once, from its first sign to its last."""

    def __init__(self, data: bytes) -> None:
        self._data = _without_binary(data)
        self._fonts = {int(a): _CHARSETS.get(int(b), "cp1252") for a, b in _FONT.findall(data)}
        self._levels = {int(a): int(b) for a, b in _STYLE.findall(data)}
        self._levels |= {int(a): 1 for a in _TITLE.findall(data)}
        self._stack: list[_State] = []
        self._state = _State()
        self._opened = False  # whether a group has just begun
        self._to_skip = 0
        self._bytes = bytearray()
        self._paragraph = _Paragraph()
        self._cells: list[_Paragraph] = []
        self._has_ended = False  # whether the last table has
        self.parts: list[_Paragraph | list[list[_Paragraph]]] = []

    def run(self) -> None:
        for token in _TOKEN.finditer(self._data):
            if token["byte"]:
                self._take_byte(int(token["byte"], 16))
                continue
            if token["text"] and self._is_pending():
                self._bytes += self._skipped(token["text"])
                continue
            self._flush()
            if brace := token["brace"]:
                self._turn(opens=brace == b"{")
            elif word := token["word"]:
                number = token["number"]
                self._control(word.decode("ascii"), int(number) if number else None)
            elif sign := token["sign"]:
                self._sign(sign)
            elif text := token["text"]:
                self._bytes += self._skipped(text)
            self._opened = token["brace"] == b"{" or (self._opened and token["sign"] == b"*")
        self._flush()
        self._end_paragraph()
        self._end_table()

    def _is_pending(self) -> bool:
        return bool(self._bytes)

    def _take_byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(byte)

    def _skipped(self, text: bytes) -> bytes:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        return text[skipped:]

    def _flush(self) -> None:
        if self._bytes:
            self._say(self._bytes.decode(self._state.codec, errors="replace"))
            self._bytes.clear()

    def _say(self, text: str) -> None:
        if not (self._state.is_unread or self._state.is_hidden):
            self._paragraph.pieces.append((text, self._state))

    def _turn(self, *, opens: bool) -> None:
        if opens:
            if len(self._stack) >= _MAX_DEPTH:
                raise OversizedFileError
            self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()
        self._to_skip = 0

    def _sign(self, sign: bytes) -> None:
        if sign == b"*" and self._opened:
            # A group that a program may leave out if it does not know it.
            self._state = replace(self._state, is_unread=True)
        elif sign in b"{}\\":
            self._say(sign.decode())
        elif sign == b"~":
            self._say(" ")
        elif sign == b"_":
            self._say("-")
        elif sign in b"\r\n":
            self._end_paragraph()

    def _control(self, word: str, number: int | None) -> None:
        if word in _UNREAD and self._opened:
            self._state = replace(self._state, is_unread=True)
        elif word in ("pntext", "listtext"):
            self._state = replace(self._state, is_unread=False)
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif word == "u" and number is not None:
            self._say(chr(number % 0x10000))
            self._to_skip = self._state.skips
        elif word in _ENDS:
            self._end_paragraph()
        elif word in ("cell", "nestcell"):
            self._cells.append(self._paragraph)
            self._paragraph = _Paragraph(in_table=True)
        elif word == "row":
            self._end_row()
        else:
            self._format(word, number)

    def _format(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "b":
            self._state = replace(state, is_bold=number != 0)
        elif word == "super":
            self._state = replace(state, is_raised=True)
        elif word in ("nosupersub", "sub"):
            self._state = replace(state, is_raised=False)
        elif word == "plain":
            self._state = replace(state, is_bold=False, is_raised=False, is_hidden=False, size=24)
        elif word == "v":
            self._state = replace(state, is_hidden=number != 0)
        elif word == "fs" and number:
            self._state = replace(state, size=number)
        elif word == "f" and number is not None:
            self._state = replace(state, codec=self._fonts.get(number, state.codec))
        elif word == "uc" and number is not None:
            self._state = replace(state, skips=max(0, min(number, 8)))
        elif word == "ansicpg" and number in (932, 936, 949, 950, *range(1250, 1259)):
            self._state = replace(state, codec=f"cp{number}")
        elif word == "mac":
            self._state = replace(state, codec="mac_roman")
        elif not state.is_unread:
            self._format_paragraph(word, number)

    def _format_paragraph(self, word: str, number: int | None) -> None:
        paragraph = self._paragraph
        if word == "pard":
            paragraph.level, paragraph.in_table = 0, False
        elif word == "intbl":
            paragraph.in_table = True
        elif word == "s" and number is not None:
            paragraph.level = self._levels.get(number, paragraph.level)
        elif word == "outlinelevel" and number is not None and 0 <= number < 6:
            paragraph.level = number + 1

    def _end_paragraph(self) -> None:
        if self._state.is_unread:
            return
        ended = self._paragraph
        if ended.in_table:
            ended.pieces.append(("\n", self._state))  # the cell goes on
            return
        self._paragraph = _Paragraph(level=ended.level)
        if ended.pieces:
            self._end_table()
            self.parts.append(ended)

    def _end_row(self) -> None:
        if self._cells:
            if not (self.parts and isinstance(self.parts[-1], list)) or self._has_ended:
                self.parts.append([])
            self._has_ended = False
            rows = self.parts[-1]
            if isinstance(rows, list):
                rows.append(self._cells)
        self._cells = []

    def _end_table(self) -> None:
        self._has_ended = True
        if self._cells:
            self.parts.extend(self._cells)
            self._cells = []


def _without_binary(data: bytes) -> bytes:
    """The document without pictures that stand in it byte for byte."""
    kept = []
    at = 0
    for found in _BINARY.finditer(data):
        if found.start() >= at:
            kept.append(data[at : found.start()])
            at = found.end() + int(found[1])
    return b"".join((*kept, data[at:]))


def _write(parts: list[_Paragraph | list[list[_Paragraph]]]) -> str:
    letters: Counter[int] = Counter()
    for part in parts:
        if isinstance(part, _Paragraph):
            for text, state in part.pieces:
                letters[state.size] += len(text.strip())
    usual = max(letters, key=lambda size: letters[size], default=24)
    sizes = sorted((size for size in letters if size > _LARGER * usual), reverse=True)
    return "".join(
        _paragraph(part, usual, sizes) if isinstance(part, _Paragraph) else _table(part)
        for part in parts
    )


def _paragraph(part: _Paragraph, usual: int, sizes: list[int]) -> str:
    text = "".join(piece for piece, _ in part.pieces).strip()
    size = max((state.size for piece, state in part.pieces if piece.strip()), default=usual)
    is_larger = all(state.size > _LARGER * usual for piece, state in part.pieces if piece.strip())
    level = part.level or (sizes.index(size) + 1 if is_larger and size in sizes else 0)
    if level and text and len(text) <= _MAX_HEADING:
        return f"<h{min(level, 6)}>{escape(' '.join(text.split()))}</h{min(level, 6)}>"
    lines = "".join(_inline(part)).replace("\n", "<br>")
    return f"<p>{lines}</p>" if text else ""


def _table(rows: list[list[_Paragraph]]) -> str:
    """A table, whose first row is its head where it is bold and what follows is not."""
    is_head = _is_bold(rows[0]) and not all(map(_is_bold, rows[1:]))
    written = []
    for row in rows:
        tag = "th" if is_head and row is rows[0] else "td"
        cells = ("".join(_inline(cell)).strip().replace("\n", "<br>") for cell in row)
        written.append("".join(f"<{tag}>{cell}</{tag}>" for cell in cells))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in written)}</table>"


def _is_bold(row: list[_Paragraph]) -> bool:
    return all(state.is_bold for cell in row for text, state in cell.pieces if text.strip())


def _inline(part: _Paragraph) -> Iterator[str]:
    for text, state in _joined(part.pieces):
        html = escape(text, quote=False)
        html = f"<sup>{html}</sup>" if state.is_raised and text.strip() else html
        yield f"<b>{html}</b>" if state.is_bold and text.strip() else html


def _joined(pieces: list[tuple[str, _State]]) -> Iterator[tuple[str, _State]]:
    """Neighbouring pieces that look alike, as one."""
    said: list[str] = []
    last: _State | None = None
    for text, state in pieces:
        if last and (last.is_bold, last.is_raised) != (state.is_bold, state.is_raised):
            yield "".join(said), last
            said = []
        said.append(text)
        last = state
    if last:
        yield "".join(said), last
