"""Groups that one sentence names. A sentence is a group only where its label speaks of muscles,
bones or the like, or where its names are parts of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.asides import plain
from questions.facts.candidates import Candidate, all_parts, enumerated, mostly_parts
from questions.facts.labels import OTHER_LIST, names_class
from questions.facts.members import NamedThing
from questions.facts.prose_readers import READERS, TYPES, Read, of_title
from questions.reading.article import Sentence, Span

_MAX_LENGTH = 500
_SEVERAL = re.compile(r"[,;&]|\s(?:and|plus|as well as)\s", re.IGNORECASE)
_BETWEEN_CLAUSES = re.compile(
    r";|(?<=[a-z)])\s+(?=[A-Z][a-z’'-]{1,20}(?:\s[a-z’'-]{1,20}){0,4}\s?:\s)"
)
_MAX_CLAUSES = 3000
# What notes tell of one muscle: "Insertion: tibia and fibula".
_ATTRIBUTE = re.compile(
    r"(?:(?:proximal |distal )?(?:origins?|insertions?|attachments?)|innervation|(?:nerve|blood)"
    r"(?: supply)?|nerves?|location|artery|action)$",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(r"(?:these|they)\s+(?:are|include)\s+(?:called\s+)?(?=\w)", re.IGNORECASE)


def from_sentence(sentence: Sentence, title: str, *, is_alone: bool) -> tuple[Candidate, ...]:
    """The groups that a sentence names; `title` is its section's heading, `is_alone` says that it
    is no entry of a list."""
    text = plain(sentence.text.strip().rstrip("."))
    if len(text) > _MAX_LENGTH or text.endswith("?") or not _SEVERAL.search(text):
        return ()
    for reader in (*READERS, of_title) if is_alone else READERS:
        found: dict[str, Candidate] = {}
        for read in reader(text, title):
            if read.names not in found and (candidate := _candidate(read, sentence)):
                found[read.names] = candidate
        if found:
            return tuple(found.values())
    return ()


def _candidate(read: Read, sentence: Sentence) -> Candidate | None:
    things = enumerated(read.names)
    is_told = all_parts(things) if read.by_names else read.known or _is_told(read, things)
    if len(things) < 2 or not read.label or not is_told or _ATTRIBUTE.match(read.label):
        return None
    named = tuple((thing, sentence.span) for thing in things)
    return Candidate(read.label, read.count, named, (sentence.span,))


def taken_up(one: Sentence, following: Sentence) -> Sentence | None:
    """Two sentences as one, where the second names what the first announces: "Five muscles cross
    the hip. These are ..."."""
    match = _TAKES_UP.match(following.text)
    if not match or len(one.text) + len(following.text) > _MAX_LENGTH:
        return None
    text = f"{one.text.rstrip('. ')}: {following.text[match.end() :]}"
    return Sentence(text, Span(one.span.start, following.span.end))


def clauses(sentence: Sentence) -> Iterator[Sentence]:
    """What its semicolons part, or the labels of lines that ran together ("Calf: ... Shin: ..."),
    each of which may name a group of its own; nothing where neither parts it."""
    text, at = sentence.text, 0
    cuts = [*_BETWEEN_CLAUSES.finditer(text[:_MAX_CLAUSES])]
    ends = [(one.start(), one.end()) for one in cuts] + [(len(text), len(text))]
    for end, following in ends if cuts else ():
        part = text[at:end].strip()
        start = sentence.span.start + text.index(part, at)
        if part:
            yield Sentence(part, Span(start, start + len(part)))
        at = following


def _is_told(read: Read, things: tuple[NamedThing, ...]) -> bool:
    """Whether the label, or failing that most of the names, speaks of parts of the body."""
    if TYPES.search(read.label) or OTHER_LIST.search(read.label):
        return False
    return (names_class(read.label) and not read.mostly) or mostly_parts(things)
