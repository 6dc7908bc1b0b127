"""A table of questions as CSV, one a line, for spreadsheets: UTF-8 with the mark that they look
for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from questions.exchange.content import (
    CHOICES,
    all_files,
    asked_files,
    clean,
    name_of,
    option_files,
    placement,
    right_options,
    spellings,
    steps,
)
from questions.exchange.model import ALWAYS_LOST, Format, Reason
from questions.items.blanks import with_gaps
from questions.items.model import Item, Kind, NumericRange

_BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a cell that begins so for a formula, and anybody's words may stand here.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_HEADS = (
    "id",
    "kind",
    "topic",
    "register",
    "template",
    "difficulty",
    "facts",
    "question",
    "drawings in words",
    "options",
    "groups",
    "answer",
    "correction",
    "why",
    "on each option",
    "in the article",
    "hint",
)


def _losses(item: Item) -> Iterator[Reason]:
    if any(all_files(item)):
        yield Reason.DRAWING
    if item.hint and item.hint.strikes:
        yield Reason.STRIKE


def _write(title: str, items: Iterable[Item], to: IO[bytes]) -> None:
    to.write(_BYTE_ORDER_MARK.encode())
    to.write(_line(_HEADS))
    for item in items:
        to.write(_line(_cells(item)))


CSV = Format(
    "csv",
    "CSV",
    ".csv",
    "text/csv; charset=utf-8",
    _losses,
    _write,
    always=(*ALWAYS_LOST, Reason.UNMARKED),
)


def _cells(item: Item) -> Iterable[str]:
    """What has several parts has one a line."""
    options = {one.id: one.text for one in item.options}
    said = item.feedback.by_option.items()
    return (
        name_of(item),
        item.kind.value,
        item.topic,
        item.register,
        item.template,
        f"{item.difficulty:g}",
        "\n".join(item.facts),
        with_gaps(item.prompt),
        "\n".join(_drawings(item, options)),
        "\n".join(options.values()),
        "\n".join(one.text for one in item.groups),
        "\n".join(_answer(item, options)),
        item.correction or "",
        item.feedback.wrong,
        "\n".join(f"{options.get(one, one)}: {text}" for one, text in said),
        "\n".join(one.text for one in item.evidence),
        item.hint.text or "" if item.hint else "",
    )


def _drawings(item: Item, options: Mapping[str, str]) -> Iterator[str]:
    yield from (one.in_words for one in asked_files(item))
    for option, files in option_files(item).items():
        yield from (f"{options[option]}: {one.in_words}" for one in files)


def _answer(item: Item, options: Mapping[str, str]) -> Iterator[str]:
    """The right answer in words; of blanks, all spellings of each in one line."""
    if isinstance(item.key, NumericRange):
        low, high = f"{item.key.low:g}", f"{item.key.high:g}"
        yield f"{low if low == high else f'{low} to {high}'} {item.key.unit}"
    elif item.kind is Kind.CLOZE:
        yield from (" / ".join(accepted) for accepted in spellings(item).values())
    elif item.kind in CHOICES:
        yield from (text for one, text in options.items() if one in right_options(item))
    elif item.kind is Kind.ORDER:
        yield from (options[one] for one in steps(item))
    else:
        groups = {one.id: one.text for one in item.groups}
        yield from (f"{options[one]}: {groups[at]}" for one, at in placement(item).items())


def _line(cells: Iterable[str]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(map(_harmless, cells))
    return written.getvalue().encode()


def _harmless(cell: str) -> str:
    text = clean(cell)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
