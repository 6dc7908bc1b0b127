"""Cards typed as lines: a term on one line and what it means on the next, or "Soleus O" with the
origin below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.reading.labels import is_labelled, label_behind
from questions.reading.line_looks import is_amount, opens_exercise

_COUNTER = re.compile(r"\s*\d{1,3}[.)]\s+(?=\S)")
_STOPS = (".", "!", "?", ":", ";", ",")
_MARKED = re.compile(r"\s*(?:[-–—•*+#|>]|\d{1,2}[.)])\s*")
_MAX_TERM = 4  # words
_MIN_PAIRS = 4
_MAX_BELOW = 6  # lines that one card has


def with_cards(lines: Sequence[str]) -> list[str]:
    """The lines with each card as an entry below its name or with its meaning behind its term."""
    return _pairs(_labelled(list(lines)))


def _labelled(lines: list[str]) -> list[str]:
    """ "Soleus O" and its like, several labels of several names: the name alone, and "O: ..." below
    it."""
    heads = _heads(lines)
    names, labels = ({head[part].lower() for head in heads.values()} for part in (0, 1))
    if len(heads) < _MIN_PAIRS or len(names) < 2 or len(labels) < 2:
        return lines
    kept: list[str] = []
    last = ""
    at = 0
    while at < len(lines):
        if at not in heads:
            kept.append(lines[at])
            at += 1
            continue
        name, label = heads[at]
        below = list(_below(lines, at + 1, heads))
        at += 1 + len(below)
        told = [_unmarked(one) for one in below if one.strip()]
        if name.lower() != last:
            kept += ["", f"{name[:1].upper()}{name[1:]}"]
        kept += [f"- {label}: {'; '.join(one.rstrip(';') for one in told)}"] if told else []
        last = name.lower()
    return kept


def _heads(lines: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Each name with its label, by its line; what follows such a line is what it says."""
    heads: dict[int, tuple[str, str]] = {}
    above = -1
    for at, line in enumerate(lines):
        if line.strip():
            head = label_behind(_bare(line)) if above not in heads else None
            heads |= {at: head} if head else {}
            above = at
    return heads


def _below(lines: Sequence[str], start: int, heads: dict[int, tuple[str, str]]) -> Iterator[str]:
    """What stands below a card's head, up to the next one or a blank line behind it."""
    seen = False
    for at in range(start, min(start + _MAX_BELOW, len(lines))):
        is_blank = not lines[at].strip()
        if at in heads or (is_blank and seen):
            return
        seen = seen or not is_blank
        yield lines[at]


def _unmarked(line: str) -> str:
    marked = _MARKED.match(line)
    return line[marked.end() if marked else 0 :].strip()


def _bare(line: str) -> str:
    return _COUNTER.sub("", line, count=1).strip()


def _pairs(lines: list[str]) -> list[str]:
    """Terms and meanings that take turns, as entries; sentences below short lines are left, which
    are headings then."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    begin = 0
    while begin + 2 * _MIN_PAIRS <= len(filled):
        end = begin
        while end + 1 < len(filled) and _is_pair(lines[filled[end]], lines[filled[end + 1]]):
            end += 2
        places = filled[begin:end]
        if len(places) >= 2 * _MIN_PAIRS and _are_fragments([lines[at] for at in places[1::2]]):
            for term, meaning in zip(places[::2], places[1::2], strict=True):
                lines[meaning] = f"- {lines[term].strip()}: {lines[meaning].strip()}"
                lines[term] = ""
        begin = max(end, begin + 1)
    return lines


def _is_pair(term: str, meaning: str) -> bool:
    words, told = term.split(), meaning.split()
    is_term = len(words) <= _MAX_TERM and term.strip()[0].isupper() and not term.endswith(_STOPS)
    is_told = len(told) >= max(_MAX_TERM, len(words) + 1) and not _MARKED.match(meaning)
    others = (is_amount, is_labelled)
    return is_term and is_told and not any(one(term) or one(meaning) for one in others)


def _are_fragments(meanings: Sequence[str]) -> bool:
    orders = sum(opens_exercise(one.strip()) for one in meanings)
    whole = sum(one.rstrip().endswith((".", "!")) and one.strip()[0].isupper() for one in meanings)
    return 4 * orders < len(meanings) and 2 * whole < len(meanings)
