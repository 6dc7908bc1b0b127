"""Groups that one sentence names. A sentence is a group only where its label speaks of muscles,
bones or the like, or where its names are parts of the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from questions.facts.asides import plain
from questions.facts.candidates import Candidate, Read, all_parts, enumerated, mostly_parts
from questions.facts.grammar_words import words_of
from questions.facts.labels import names_class, names_several, tells_other_list
from questions.facts.looks import KEPT_SENTENCES
from questions.facts.members import NamedThing
from questions.facts.numbers import number_in
from questions.facts.prose_readers import READERS, TYPES, of_title
from questions.reading.article import Sentence, Span

_MAX_LENGTH = 500
_SEVERAL = re.compile(r"[,;&+]|\s(?:and|plus|as well as)\s", re.IGNORECASE)
_BETWEEN_CLAUSES = re.compile(
    r";|(?<=[a-z)])\s+(?=[A-Z][a-z’'-]{1,20}(?:\s[a-z’'-]{1,20}){0,4}\s?:\s)"
)
# "The knee is the largest joint and made up of ...": what it is comes between it and its parts.
_BETWEEN = re.compile(
    r"^(?P<whole>(?!it\b|this\b|there\b|they\b|these\b)[^,:;]{3,60}?)\s(?P<be>is|are)\s(?:an?|the|one\sof)\s[^:;]{3,90}?"
    r"(?:\sand|,?\s(?:that|which))?\s(?:(?:is|are)\s)?(?:(?P<done>(?:made\sup|composed|formed|built|comprised)\s(?:of|by|from))"
    r"|(?P<does>includes?|consists?\sof|comprises?|contains?)|consisting\sof|comprising|including)\s",
    re.IGNORECASE,
)
_MAX_CLAUSES = 3000
_MAX_SUBJECT = 6
_NOT_BEHIND = ("of", "in", "that", "which", "are", "is", "and", "at", "on")
_ENUMERATORS = re.compile(r"\((?:\d{1,2}|[a-h]|[ivx]{1,4})\)\s+(?=[A-Za-z])")
_VAGUE = re.compile(r"\b(?:this|these|it\s(?:lies?|is|are|sits?|runs?))\b", re.IGNORECASE)
# What notes tell of one muscle: "Insertion: tibia and fibula".
_ATTRIBUTE = re.compile(
    r"(?:(?:proximal |distal )?(?:origins?|insertions?|attachments?)|innervation|(?:nerve|blood)"
    r"(?: supply)?|nerves?|location|artery|action)$",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    r"(?:from\s[^.]{3,40}?,?\s)?(?:(?:these|they|the\s(?:two|three|four|five|six|seven|eight|names))"
    r"(?:\s(?:muscles|bones|ligaments|tendons|joints|nerves|parts))?|their\snames|in\sorder,?\sthey)"
    r"(?:\s+(?:are|include)|[’']re)\s*:?\s+(?:called\s+)?(?=\w)",
    re.IGNORECASE,
)
# "The gluteals are a group of muscles. They are made up of ..."
_WHAT_IT_IS = re.compile(
    r"(?P<whole>(?!(?:it|this|there|they|these|that|what)\b)[^,:;]{3,60}?)\s(?:is|are)\s(?:an?|the|one\sof)\s",
    re.IGNORECASE,
)
_ITS_PARTS = re.compile(
    r"(?:it|they)\s(?=(?:(?:is|are)\s(?:made\sup|composed|formed)|consists?|comprises?)\s)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:in|at|on|for|from|behind|above|below|across|around|under|inside|within|among|of|as|with|like"
    r"|overall|together|altogether|remember|briefly|again|also|finally|next|first|here)\b[^,:;]{0,50},\s+",
    re.IGNORECASE,
)
# What goes on behind the names: "..., although plantaris is often missing".
_GOES_ON = re.compile(
    r"(?:,\s+|\s+(?=but\b|although\b|though\b|because\b|whereas\b)|\s[–—-]\s+)(?:(?:al)?though|but|while"
    r"|whereas|because|since|so|unless|which|who|whose|(?:all|both|most|some|each)\sof\s(?:which|whom|them)"
    r"|(?:helped|assisted|aided|supported|backed)\b"
    r"|and\s(?:all|both|each|every|some|most|many|they|these|those|this|that|it|its|their|people|you"
    r"|we|i|there|here|sometimes|often|in|when|if|for|together|of|the\s(?:last|first|former|latter"
    r"|whole|others?|rest))\b)\s",
    re.IGNORECASE,
)


def from_sentence(sentence: Sentence, title: str, *, is_alone: bool) -> tuple[Candidate, ...]:
    """The groups that a sentence names; `title` is its section's heading, `is_alone` says that it
    is no entry of a list."""
    span = sentence.span
    return tuple(
        Candidate(one.label, one.count, tuple((thing, span) for thing in one.things), (span,))
        for one in _named_in(sentence.text, title, is_alone)
    )


@dataclass(frozen=True, slots=True)
class _Named:
    label: str
    count: int | None
    things: tuple[NamedThing, ...]


@lru_cache(maxsize=KEPT_SENTENCES)
def _named_in(sentence: str, title: str, is_alone: bool) -> tuple[_Named, ...]:
    text = _ENUMERATORS.sub("", plain(sentence.strip().rstrip(".")))
    if len(text) > _MAX_LENGTH or text.endswith("?") or not _SEVERAL.search(text):
        return ()
    end = _GOES_ON.search(text)
    whole = _BETWEEN.sub(_joined, text, count=1)
    told = [whole] if end is None or whole != text else [text[: end.start()], text]
    told += [_OPENING.sub("", words, count=1) for words in told if _OPENING.match(words)]
    readers = (*READERS, of_title) if is_alone else READERS
    for reader, words in ((reader, words) for words in told for reader in readers):
        if found := _found(reader(words, title)):
            return found
    return ()


def _joined(between: re.Match[str]) -> str:
    done = f"{between['be']} {between['done']}" if between["done"] else ""
    return f"{between['whole']} {done or 'include'} "


def _found(reads: Iterable[Read]) -> tuple[_Named, ...]:
    found: dict[str, _Named] = {}
    for read in reads:
        if read.names not in found and (named := _named(read)):
            found[read.names] = named
    return tuple(found.values())


def _named(read: Read) -> _Named | None:
    things = enumerated(read.names)
    is_told = all_parts(things) if read.by_names else read.known or _is_told(read, things)
    if len(things) < 2 or not read.label or not is_told or _ATTRIBUTE.match(read.label):
        return None
    is_person = read.label.lower() in words_of("persons")
    return (
        None if is_person or _VAGUE.search(read.label) else _Named(read.label, read.count, things)
    )


def taken_up(one: Sentence, following: Sentence) -> Sentence | None:
    """Two sentences as one, where the second names what the first announces: "Five muscles cross
    the hip. These are ..."."""
    if len(one.text) + len(following.text) > _MAX_LENGTH:
        return None
    if match := _ITS_PARTS.match(following.text):
        told = _WHAT_IT_IS.match(one.text)
        lead = told["whole"] if told else ""
    elif match := _TAKES_UP.match(following.text):
        lead = f"{_subject(one.text) or one.text.rstrip('. ')}:"
    if not match or not lead:
        return None
    text = f"{lead} {following.text[match.end() :]}"
    return Sentence(text, Span(one.span.start, following.span.end))


def _subject(text: str) -> str:
    """ "Wrist extensors" of "The wrist extensors start at the elbow"; nothing where the sentence
    gives a number, which belongs to the group, or has another subject."""
    words = text.rstrip(".").split()
    if words[0].lower() not in ("the", "your", "our") or any(map(number_in, words)):
        return ""
    heads = (at for at, word in enumerate(words[1:_MAX_SUBJECT], 1) if names_several(word))
    head = next(heads, 0)
    goes_on = words[head + 1 : head + 2]
    is_bare = 0 < head < len(words) - 1 and goes_on[0].lower() not in _NOT_BEHIND
    return " ".join(words[1 : head + 1]).capitalize() if is_bare else ""


def clauses(sentence: Sentence) -> Iterator[Sentence]:
    """What its semicolons part, or the labels of lines that ran together ("Calf: ... Shin: ..."),
    each of which may name a group of its own; nothing where neither parts it."""
    text, at = sentence.text, 0
    cuts = [*_BETWEEN_CLAUSES.finditer(text[:_MAX_CLAUSES])]
    # Labels ran together where each part has one: "in De Quervain's: ..." is no second label.
    cuts = [one for one in cuts if one[0].startswith(";") or ":" in text[: one.start()]]
    ends = [(one.start(), one.end()) for one in cuts] + [(len(text), len(text))]
    for end, following in ends if cuts else ():
        part = text[at:end].strip()
        start = sentence.span.start + text.index(part, at)
        if part:
            yield Sentence(part, Span(start, start + len(part)))
        at = following


def _is_told(read: Read, things: tuple[NamedThing, ...]) -> bool:
    """Whether the label, or failing that most of the names, speaks of parts of the body."""
    if TYPES.search(read.label) or tells_other_list(read.label):
        return False
    return (names_class(read.label) and not read.mostly) or mostly_parts(things)
