"""Groups in tables: a column for each group, or a row for each muscle with what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.facts.anatomy import is_part
from questions.facts.candidates import Candidate, enumerated, mostly_parts
from questions.facts.labels import (
    heads_with_class,
    is_generic,
    named_by_verb,
    names_class,
    tells_other_list,
)
from questions.facts.leads import motion_label
from questions.facts.members import NamedThing, read_entry
from questions.facts.tables import Row, TablePassage, roles, tables
from questions.lexicon import table as words
from questions.reading.article import Cell, Section, Span

_COUNT = re.compile(r"\s*\(\s*(?:n\s*=\s*)?(\d{1,2})\s*\)\s*$", re.IGNORECASE)
_COMPARTMENT = re.compile(
    r"\b(?:compartment|layer|group|cuff|wall|sling|chain|floor)(?:\s+of\s[^.:]{3,40})?"
    r"(?:\s*\([^()]{1,20}\))?$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?:the\s)?(?:\w+\s)?(?:muscles|ligaments|bones|nerves|tendons|joints)\s(?:that|which|acting|moving)\s",
    re.IGNORECASE,
)
# Columns that tell of each muscle by itself.
_NOTES = re.compile(
    r"(?:proximal |distal )?(?:origins?|insertions?|attachments?|from|innervation|nerve(?: supply)?"
    r"|supply|blood supply|artery)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:of|at|around|in) the (?P<place>[a-z]+)\b", re.IGNORECASE)
_ACTIONS = re.compile(r"\s*[,;/]\s*(?:and\s+)?|\s+and\s+|\s*&\s*", re.IGNORECASE)
_MAX_LABEL_WORDS = 8


def from_tables(sections: Sequence[Section]) -> Iterator[Candidate]:
    """The groups of every table."""
    for passage in tables(sections):
        yield from () if _says_all(passage) else _by_row(passage)
        yield from _by_column(passage)
        for titled in (passage, *passage.parted()):
            yield from _by_title(titled)


def _says_all(passage: TablePassage) -> bool:
    """Whether the title says in so many words what all rows are: "Muscles that move the arm"."""
    is_noted = any(_NOTES.match(name) for name in passage.header)
    return is_noted and _ALL.match(passage.section.title) is not None


def _by_column(passage: TablePassage) -> Iterator[Candidate]:
    """A group under each header that names a class, where there are at least two or one alone
    stands beside no other column of names. Where every column holds nothing but names, its header
    is what they are called, whatever it says."""
    is_sorted = _holds_names_only(passage)
    for at, header in enumerate(passage.header):
        counted = _COUNT.search(header)
        name = _COUNT.sub("", header).strip(" :")
        label = motion_label(name) or (name if names_class(name) or is_sorted else "")
        things = tuple(_things(row[at] for row in passage.rows))
        is_named = bool(label) and not is_generic(label) and len(label.split()) <= _MAX_LABEL_WORDS
        # "Nerve supply" beside the muscles tells of each of them.
        # Neither does "Structure tested" beside the tests.
        is_named &= not (at and name.endswith("ed"))
        is_named &= not (_NOTES.match(name) and passage.column("member") not in (None, at))
        if is_named and len(things) >= 2 and mostly_parts(tuple(thing for thing, _ in things)):
            count = int(counted[1]) if counted else None
            yield Candidate(label, count, things, (passage.head[at].span,))


def _holds_names_only(passage: TablePassage) -> bool:
    """Whether each of several columns is a list of parts of the body under a header of its own."""
    headers = [name.strip().lower() for name in passage.header]
    if len(set(headers)) < max(len(headers), 2) or not all(headers) or any(map(roles, headers)):
        return False
    if any(map(_NOTES.match, headers)) or any(tells_other_list(name) for name in headers):
        return False
    columns = [[row[at].text for row in passage.rows if row[at].text] for at in range(len(headers))]
    things = [[one.name for text in texts for one in read_entry(text)] for texts in columns]
    are_names = all(len(names) >= len(texts) for names, texts in zip(things, columns, strict=True))
    return are_names and all(
        names and 2 * sum(map(is_part, names)) > len(names) for names in things
    )


def _by_title(passage: TablePassage) -> Iterator[Candidate]:
    """ "Lateral compartment", above a table of muscles with origins and the like: all of them."""
    member, title = passage.column("member"), passage.section.title
    is_noted = any(_NOTES.match(name) for name in passage.header)
    is_parted = passage.column("group") is not None and not _says_all(passage)
    if member is None or is_parted or not is_noted:
        return
    is_told = (_COMPARTMENT.search(title) or heads_with_class(title)) and not _NOTES.match(title)
    if not is_told or is_generic(title) or tells_other_list(title) or title.endswith("?"):
        return
    things = tuple(_things(row[member] for row in passage.rows))
    if len(things) >= 2 and mostly_parts(tuple(thing for thing, _ in things)):
        counted = _COUNT.search(title)
        span = passage.section.heading.span if passage.section.heading else passage.header_span
        label = re.sub(r"^(?:the|your)\s+", "", _COUNT.sub("", title), flags=re.IGNORECASE)
        yield Candidate(
            label[:1].upper() + label[1:], int(counted[1]) if counted else None, things, (span,)
        )


def _by_row(passage: TablePassage) -> Iterator[Candidate]:
    """A group of all the members whose rows give the same action."""
    member, action = passage.column("member"), passage.column("group")
    if member is None or action is None:
        return
    part = passage.column("part")
    place = _place(passage)
    grouped: dict[str, list[tuple[NamedThing, Span, Span]]] = {}
    for row in passage.rows:
        told = [(*one, row[action].span) for one in _with_part(_things([row[member]]), row, part)]
        for label in _labels(row[action].text, place):
            grouped.setdefault(label, []).extend(told)
    for label, rows in grouped.items():
        things = tuple((thing, span) for thing, span, _ in rows)
        if len(things) >= 2 and (names_class(label) or mostly_parts(tuple(t for t, _ in things))):
            actions = tuple(span for *_, span in rows)
            yield Candidate(label, None, things, (passage.head[action].span,), actions)


def _things(cells: Iterator[Cell] | Sequence[Cell]) -> Iterator[tuple[NamedThing, Span]]:
    seen: set[tuple[str, int]] = set()
    for cell in cells:
        for thing in enumerated(cell.text) or read_entry(cell.text):
            # A cell over several rows is one entry.
            if (key := (thing.name + (thing.qualifier or ""), cell.span.start)) not in seen:
                seen.add(key)
                yield thing, cell.span


def _with_part(
    things: Iterator[tuple[NamedThing, Span]], row: Row, part: int | None
) -> list[tuple[NamedThing, Span]]:
    words = row[part].text.strip(" -–—.") if part is not None else ""
    is_told = bool(words) and words.lower() not in ("all", "whole", "whole muscle", "none", "n/a")
    return [
        (replace(thing, qualifier=thing.qualifier or words) if is_told else thing, span)
        for thing, span in things
    ]


_OBJECT = re.compile(r"(?!.*(?:ion|s)$)[a-z]+")
_SHARED = re.compile(r"\s(?:of|at|in|on)\s|\w\s(?!.*ion$)\w+$")


def split_actions(text: str) -> list[str]:
    """The actions in a cell: "flexion and adduction"; what they share is one: "flexes and abducts
    at the wrist"."""
    pieces = [one.strip() for one in _ACTIONS.split(text.strip().rstrip(".")) if one.strip()]
    is_shared = [bool(_SHARED.search(one)) for one in pieces]
    is_one = is_shared[-1:] == [True] != is_shared[:1]
    # "Flexes elbow and shoulder"
    is_one |= len(pieces) > 1 and is_shared[0] and _OBJECT.fullmatch(pieces[-1]) is not None
    return [text.strip().rstrip(".")] if is_one else pieces


def _labels(text: str, place: str) -> Iterator[str]:
    for action in split_actions(text):
        label = named_by_verb(action) or motion_label(action)
        if label and place and " of " not in label and not _names_a_part(label):
            label = f"{label} of the {place}"
        if not label and 0 < len(action.split()) <= _MAX_LABEL_WORDS:
            label = action[:1].upper() + action[1:]
        if label:
            yield label


def _names_a_part(label: str) -> bool:
    """Whether it says already where: "hip adductors"."""
    parts = words("anatomy")["body_parts"]
    return any(word in parts for word in label.lower().split())


def _place(passage: TablePassage) -> str:
    for text in passage.announcements:
        if match := _PLACE.search(text[:300]):
            return match["place"].lower()
    return ""
