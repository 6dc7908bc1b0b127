"""Lines that the reader left out, back into the Markdown where they stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.reading.article import Gap

_WORD = re.compile(r"[^\W_]+")
_ENTRY = "- "


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that was left out, and where it stood."""

    text: str
    gap: Gap


def still_out(source: str, left_out: Sequence[LeftOut]) -> tuple[int, ...]:
    """The numbers of those that are not in this Markdown, from 0."""
    there = {_words(line) for line in source.splitlines()}
    return tuple(at for at, one in enumerate(left_out) if _last_words(one.text) not in there)


def put_back(source: str, left_out: Sequence[LeftOut], wanted: Sequence[int]) -> str:
    """The Markdown with the lines of these numbers, each behind the one that stood before it; at
    the end where that is gone. What is there already stays as it is."""
    out = set(still_out(source, left_out))
    for at in sorted(out.intersection(wanted)):
        source = _with_line(source, left_out, at, out)
        out.discard(at)
    return source


def _with_line(source: str, left_out: Sequence[LeftOut], at: int, out: set[int]) -> str:
    one = left_out[at]
    lines = source.rstrip("\n").split("\n")
    neighbours = [n.text for n in left_out[:at] if n.gap.after == one.gap.after]
    place = len(lines)
    before = [text for n, text in enumerate(neighbours, at - len(neighbours)) if n not in out]
    for text in (*reversed(before), one.gap.after):
        found = _find(lines, text)
        if found is not None:
            place = found
            break
    is_list = one.gap.mark == _ENTRY and place > 0 and lines[place - 1].lstrip().startswith(_ENTRY)
    new = [one.gap.mark + " ".join(one.text.split())]
    closing = _closing(lines[place:], one.gap.mark if is_list else "")
    gap = [""] if place and not is_list else []
    return "\n".join([*lines[:place], *gap, *new, *closing, *lines[place:]]) + "\n"


def _closing(behind: Sequence[str], mark: str) -> list[str]:
    is_alike = bool(mark) and bool(behind) and behind[0].lstrip().startswith(mark)
    return [""] if behind and behind[0].strip() and not is_alike else []


def _find(lines: Sequence[str], text: str | None) -> int | None:
    """The number of the line behind the one that says this; the head of the text for nothing."""
    if text is None:
        return None
    sought = _last_words(text)
    if not sought:
        return 0
    return next((at + 1 for at, line in enumerate(lines) if _words(line) == sought), None)


def _last_words(text: str) -> tuple[str, ...]:
    lines = text.strip().split("\n")
    return _words(lines[-1])


@lru_cache(maxsize=16_384)
def _words(line: str) -> tuple[str, ...]:
    """The words of a line, whatever marks it has as Markdown."""
    return tuple(_WORD.findall(re.sub(r"^\s*(?:\d{1,9}[.)]\s)?", "", line).lower()))
