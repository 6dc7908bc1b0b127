"""Rich text (.rtf): what WordPad, TextEdit and old Words write."""

from __future__ import annotations

import re
from dataclasses import replace

from questions.reading.errors import OversizedFileError
from questions.reading.files.page import Page, write_page
from questions.reading.files.rtf_blocks import Paragraph, State, write_parts

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


def rtf_to_page(data: bytes) -> Page:
    """The document as a web page: headings by style or size, bold words, lists, tables."""
    reading = _Reading(data)
    reading.run()
    return Page(write_page(write_parts(reading.parts)))


class _Reading:
    """Goes through the document once, from its first sign to its last."""

    def __init__(self, data: bytes) -> None:
        self._data = _without_binary(data)
        self._fonts = {int(a): _CHARSETS.get(int(b), "cp1252") for a, b in _FONT.findall(data)}
        self._levels = {int(a): int(b) for a, b in _STYLE.findall(data)}
        self._levels |= {int(a): 1 for a in _TITLE.findall(data)}
        self._stack: list[State] = []
        self._state = State()
        self._opened = False  # whether a group has just begun
        self._to_skip = 0
        self._bytes = bytearray()
        self._paragraph = Paragraph()
        self._cells: list[Paragraph] = []
        self._has_ended = False  # whether the last table has
        self.parts: list[Paragraph | list[list[Paragraph]]] = []

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
            self._paragraph = Paragraph(in_table=True)
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
        self._paragraph = Paragraph(level=ended.level)
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
