"""Plain text and pages saved as text to blocks: blank lines, bullets, numbers, short lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.reading.article import BlockKind
from questions.reading.normalising import collapse
from questions.reading.raw import RawBlock

_BULLET = re.compile(r"^(\s*)(?:[•‣◦⁃∙·●○▪■➢➤►✓✔*+]|[-–—](?=\s))\s*(?=\S)")
_NUMBERED = re.compile(r"^(\s*)(?:step\s+)?(\d{1,2})[.):](?:\s+(?=\S)|$)", re.IGNORECASE)
_HEADING_WORDS = 14
_WRAP_WIDTH = 120  # lines longer than this are paragraphs that nobody wrapped
_MIN_WRAPPED = 40
_SENTENCE_ENDS = (".", "!", ":", ",", ";", "…")
_NO_HEADING = re.compile(r"[@#|]|https?://|\w\.(?:com|org|net)\b")
_SMALL_WORDS = frozenset(
    "a an and as at but by for from in into is it of on or the to vs via with your".split()
)


def parse_plain(text: str) -> list[RawBlock]:
    """The blocks of a text without markup. Every short line that stands alone is a heading here;
    a later step drops those that head nothing."""
    lines = text.split("\n")
    width = _wrap_width(lines)
    blocks: list[RawBlock] = []
    chunk: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            chunk.append(line.rstrip())
        elif chunk:
            blocks.extend(_parse_chunk(chunk, width))
            chunk = []
    return blocks


def is_title_case(text: str) -> bool:
    """Whether the words that matter begin with capitals, as in English titles."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text)]
    main = [word for word in words if word.lower() not in _SMALL_WORDS]
    return bool(main) and sum(word[0].isupper() for word in main) >= 0.75 * len(main)


@dataclass
class _Line:
    kind: BlockKind
    text: str
    indent: int
    number: int | None = None


def _wrap_width(lines: list[str]) -> int:
    """The width at which the text was wrapped, or 0 where it was not."""
    longest = max((len(line) for line in lines), default=0)
    return longest if longest <= _WRAP_WIDTH else 0


def _parse_chunk(chunk: list[str], width: int) -> list[RawBlock]:
    merged: list[_Line] = []
    for raw in chunk:
        line = _classify(raw)
        if merged and line.kind is BlockKind.PARAGRAPH and _continues(merged[-1], line, width):
            merged[-1].text += " " + line.text
        else:
            merged.append(line)
    outermost = min((line.indent for line in merged if line.kind in _ENTRIES), default=0)
    return [_block(line, outermost) for line in merged if collapse(line.text)]


_ENTRIES = (BlockKind.BULLET, BlockKind.NUMBERED)


def _classify(raw: str) -> _Line:
    if match := _BULLET.match(raw):
        text = raw[match.end() :]
        if not text.startswith("*"):
            return _Line(BlockKind.BULLET, text, len(match[1]))
    if match := _NUMBERED.match(raw):
        return _Line(BlockKind.NUMBERED, raw[match.end() :], len(match[1]), int(match[2]))
    return _Line(BlockKind.PARAGRAPH, raw.strip(), len(raw) - len(raw.lstrip()))


def _continues(last: _Line, line: _Line, width: int) -> bool:
    """Whether `line` goes on with `last`: it hangs below an entry, or the wrapping broke it off."""
    if last.kind in _ENTRIES and line.indent > last.indent:
        return True
    tail = last.text[-300:]
    if line.text[:1].islower() and len(tail) >= _MIN_WRAPPED:
        return not tail.endswith((".", "!", "?", ":"))
    if not width or len(tail) < _MIN_WRAPPED:
        return False
    written = getattr(last, "last_length", len(tail))
    return written + 1 + len(line.text.split(" ", 1)[0]) > width


def _block(line: _Line, outermost: int) -> RawBlock:
    text = collapse(line.text)
    if line.kind in _ENTRIES:
        depth = min((line.indent - outermost) // 2, 9)
        return RawBlock(line.kind, text, level=depth, number=line.number)
    return RawBlock(BlockKind.HEADING if _may_head(text) else BlockKind.PARAGRAPH, text, level=2)


def _may_head(text: str) -> bool:
    if len(text) > 150 or len(text.split(" ")) > _HEADING_WORDS or _NO_HEADING.search(text):
        return False
    first = text[0]
    return (first.isupper() or first.isdigit()) and not text.endswith(_SENTENCE_ENDS)
