"""Types that are told one after the other, each below a line with its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from questions.facts.model import TypeDefinition
from questions.facts.passages import MAX_SENTENCE
from questions.facts.type_announcements import (
    MAX_NAME_WORDS,
    Announced,
    clean_type_name,
    is_ordered,
    told_bare,
    told_in,
)
from questions.facts.type_headings import without_of
from questions.facts.type_runs import resolved
from questions.reading.article import BlockKind, Section, Sentence

_BRACKETS = re.compile(r"\s*\([^()]{1,60}\)")
_MAX_TYPES = 7


def from_named_sections(sections: Sequence[Section]) -> Iterator[Announced]:
    """ "Tears are sorted by their depth:" and below it lines such as "Partial tear", each above
    what it is."""
    for at, section in enumerate(sections):
        last = section.blocks[-1] if section.blocks else None
        if last is None or last.kind is not BlockKind.PARAGRAPH or not last.sentences:
            continue
        lead = last.sentences[-1]
        if not lead.text.endswith(":") or len(lead.text) > MAX_SENTENCE:
            continue
        before = last.sentences[-2].text if len(last.sentences) > 1 else ""
        told = told_in(resolved(lead.text, before, section.title))
        told = told or told_bare(lead.text, before, section.title)
        below = sections[at + 1 : at + 1 + _MAX_TYPES]
        words = told.of.lower().split() if told else []
        nouns = {word.rstrip("s") for word in (*words[:1], *words[-1:])}
        named = list(takewhile(partial(_is_named, nouns=nouns), below))
        if told and len(named) > 1:
            yield _announced(told.of, told.noun, named, lead)


def _is_named(section: Section, *, nouns: set[str]) -> bool:
    words = _BRACKETS.sub("", section.title).lower().strip(" :").split()
    is_short = 1 < len(words) <= MAX_NAME_WORDS + 2 and words[-1].rstrip("s") in nouns
    return is_short and bool(section.blocks) and bool(section.blocks[0].sentences)


def _announced(of: str, noun: str, named: Sequence[Section], lead: Sentence) -> Announced:
    given = []
    for section in named:
        first = section.blocks[0].sentences[0]
        name = clean_type_name(without_of(section.title, of), section.title.split()[-1].lower())
        made = TypeDefinition("", first.text.rstrip(" ."), first.text, (first.span,))
        given.append((name, made))
    names = tuple(name for name, _ in given)
    return Announced(of, is_ordered(noun, names), names, None, (lead.span,), tuple(given))
