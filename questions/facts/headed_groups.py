"""Groups that headings tell: "Muscles of the hip" above a heading for each of them, and
"Components" with a list below the name of one muscle."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from questions.facts.attribution import LABEL
from questions.facts.candidates import Candidate
from questions.facts.labels import (
    heads_with_class,
    is_generic,
    names_several,
    tells_other_list,
)
from questions.facts.members import NamedThing, read_entry
from questions.facts.passages import names_one
from questions.reading.article import Section, Span

_FEWEST = 2
_FOR_SOMETHING = re.compile(r"\s(?:to|for|after|with)\s")  # "Muscles to stretch"


def from_headings(sections: Sequence[Section]) -> Iterator[Candidate]:
    """The groups that headings tell, in no order."""
    yield from _of_subheadings(sections)
    yield from filter(None, map(_of_labels, sections))


def _of_subheadings(sections: Sequence[Section]) -> Iterator[Candidate]:
    below: defaultdict[tuple[str, ...], list[Section]] = defaultdict(list)
    headed: dict[tuple[str, ...], Span] = {}
    for section in sections:
        if section.heading:
            headed.setdefault((*section.path, section.title), section.heading.span)
            below[section.path].append(section)
    for path, children in below.items():
        title = path[-1] if path else ""
        named = [one for one in children if names_one(one.title)]
        if path in headed and 2 * len(named) > len(children) and _is_class(title):
            things = [
                (thing, one.heading.span)
                for one in named
                if one.heading
                for thing in _one(one.title)
            ]
            if len(things) >= _FEWEST:
                yield Candidate(title, None, tuple(things), (headed[path],))


def _of_labels(section: Section) -> Candidate | None:
    """ "Sartorius: It ..." and its like, below "Muscles of the thigh"."""
    if not section.heading or not _is_class(section.title):
        return None
    labels = [(match["name"], one) for one in section.blocks if (match := LABEL.match(one.text))]
    named = [(name, one) for name, one in labels if names_one(name)]
    if len(named) < _FEWEST or 2 * len(named) <= len(labels):
        return None
    things = tuple((thing, one.span) for name, one in named for thing in _one(name))
    return Candidate(section.title, None, things, (section.heading.span,))


def _is_class(title: str) -> bool:
    is_several = names_several(title) and heads_with_class(title) and not is_generic(title)
    return is_several and not tells_other_list(title) and not _FOR_SOMETHING.search(title)


def _one(text: str) -> list[NamedThing]:
    """The thing that a heading or an entry names, if it is one."""
    things = list(read_entry(text))
    return things if len(things) == 1 else []
