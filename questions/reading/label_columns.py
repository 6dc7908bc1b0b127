"""Forms typed in two columns: "Purpose      Finds the deep muscle" and what hangs below it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from questions.reading.labels import is_label
from questions.reading.printed import join_wrapped, words_of

_IN_COLUMNS = re.compile(
    r"(?P<indent>\s{0,40})(?P<label>[A-Z][A-Za-z’'/&()-]{0,24}(?: [A-Za-z’'/&()-]{1,24}){0,4}):?"
    r" {2,60}(?=\S)"
)
_MAX_LINE = 400
_MAX_HUNG = 60  # lines that hang below one label


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A line's label, the column in which its words begin, and how far it is set in."""

    label: str
    column: int
    indent: str

    @property
    def is_known(self) -> bool:
        return is_label(self.label)


def with_colons(text: str) -> str:
    """The text with "Purpose: Finds ..." on one line for each label that stands in a column of its
    own. A column is one where at least two different labels of exercises have their words in the
    same place; a label that is not known belongs to it only between two that are."""
    lines = text.split("\n")
    labelled = [_read(line) for line in lines]
    columns = _columns(labelled)
    if not columns:
        return text
    words = words_of(lines)
    kept: list[list[str]] = []
    open_at = 0  # the column that a line must begin in to go on with the label above it
    for line, found in zip(lines, labelled, strict=True):
        is_label = found is not None and found.column in columns and (found.is_known or open_at)
        if found and is_label:
            open_at = found.column
            kept.append([f"{found.indent}{found.label}: {line[found.column :].strip()}"])
        elif open_at and line.strip() and _indent(line) >= open_at and len(kept[-1]) < _MAX_HUNG:
            kept[-1].append(line.strip())
        else:
            open_at = 0
            kept.append([line])
    return "\n".join(join_wrapped(parts, words) for parts in kept)


def _read(line: str) -> _Labelled | None:
    match = _IN_COLUMNS.match(line) if len(line) <= _MAX_LINE else None
    return _Labelled(match["label"].strip(), match.end(), match["indent"]) if match else None


def _columns(labelled: list[_Labelled | None]) -> frozenset[int]:
    known: dict[int, set[str]] = defaultdict(set)
    for one in labelled:
        if one and one.is_known:
            known[one.column].add(one.label.lower())
    return frozenset(column for column, labels in known.items() if len(labels) > 1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
