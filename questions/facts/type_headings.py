"""Types that have headings: below "Types of ...", or numbered as the phases of a protocol."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from questions.facts.listings import subject_in
from questions.facts.model import TypeDefinition
from questions.facts.passages import MAX_SENTENCE, running_sentences
from questions.facts.type_announcements import (
    MAX_NAME_WORDS,
    Announced,
    Told,
    clean_type_name,
    is_ordered,
    told_in,
)
from questions.reading.article import BlockKind, Section, Sentence

_HEADS_STAGE = re.compile(
    r"(?P<noun>stage|phase|grade|level|type)\s+(?P<number>\d{1,2}|[IVX]{1,4}|[A-H]|one|two|three"
    r"|four|five|six|seven)(?=$|[\s:.,(–—-])\s*(?P<rest>.{0,80})$",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"^(?:\d{1,2}|[A-H])[.)]\s+")
_KINDS = ("type",)
BARE_KINDS = re.compile(
    r"(?:the\s+)?(?:(?:main|different|two|three|four|five|common|basic)\s+){0,2}"
    r"(?P<noun>types|kinds|forms|stages|phases|variants)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_TIME_WORD = r"(?:days?|weeks?|wks?|months?|years?|hours?)"
_TIMES = re.compile(
    rf"\s*[(,:–—-]*\s*(?:(?:from|after|until|up\s+to|first)\s+)?(?:{_TIME_WORD}\s+\d[\d\s+–—-]{{0,8}}"
    rf"(?:\s*to\s+\d+)?|\d[\d\s–—-]{{0,8}}(?:\s*to\s+\d+)?\+?\s*{_TIME_WORD})[^()]{{0,30}}\)?$",
    re.IGNORECASE,
)
_ROWS = (
    tuple("1234567"),
    tuple("0123456"),
    ("I", "II", "III", "IV", "V", "VI", "VII"),
    tuple("ABCDEFG"),
    ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN"),
)


def from_headings(sections: Sequence[Section]) -> Iterator[Announced]:
    """Types that each have a section of their own below "Types of ..."."""
    for at, above in enumerate(sections):
        if not above.heading:
            continue
        path = (*above.path, above.heading.text)
        below = [one for one in sections[at + 1 : at + 12] if one.path == path]
        told = told_in(above.title) or _told_by_titles(
            above.title, [one.title for one in below], above.path
        )
        if not told:
            continue
        names = tuple(without_of(one.title, told.of) for one in below)
        if len(names) < 2 or any(not 0 < len(name.split()) <= MAX_NAME_WORDS for name in names):
            continue
        evidence = tuple(one.heading.span for one in below if one.heading)
        given = tuple(
            (name, TypeDefinition("", first.text.rstrip(" ."), first.text, (first.span,)))
            for name, one in zip(names, below, strict=True)
            if (first := _first_sentence(one)) and name.lower() not in first.text.lower()
            if not first.text.endswith(":")
        )
        ordered = is_ordered(told.noun, names)
        yield Announced(told.of, ordered, names, told.count, evidence, given)


def from_numbered_headings(sections: Sequence[Section]) -> Iterator[Announced]:
    """The phases of a protocol, each of which heads a part of it: "Phase 2: Strength (weeks 3–6)".
    They are called by their names where each has one, else by their numbers."""
    found: dict[str, list[tuple[Section, re.Match[str]]]] = {}
    for section in sections:
        if section.heading and (match := _HEADS_STAGE.match(section.title[:MAX_SENTENCE])):
            found.setdefault(match["noun"].lower(), []).append((section, match))
    for noun, heads in found.items():
        if len(heads) < 2 or not counts_up([match["number"] for _, match in heads]):
            continue
        rests = [_TIMES.sub("", _IN_BRACKETS.sub("", match["rest"])) for _, match in heads]
        rests = [rest.strip(" :.,–—-()") for rest in rests]
        numbers = [f"{noun.capitalize()} {match['number']}" for _, match in heads]
        have_names = all(0 < len(one.split()) <= MAX_NAME_WORDS for one in rests)
        names = tuple(rests if have_names and len(set(rests)) == len(rests) else numbers)
        given = () if have_names else tuple(_explained(heads, numbers))
        told = _told_above(sections, heads[0][0], noun)
        if have_names and len(set(rests)) == 1:  # "Grade 1 hamstring strain"
            told = Told(rests[0], noun, None)
            given = tuple(_first_sentences(heads, numbers))
        evidence = tuple(one.heading.span for one, _ in heads if one.heading)
        yield Announced(told.of, noun not in _KINDS, names, told.count, evidence, given)


def _told_by_titles(title: str, below: Sequence[str], above: Sequence[str]) -> Told | None:
    """ "Types" above "Acute heel pain" and "Chronic heel pain": of what all of them end in."""
    match = BARE_KINDS.fullmatch(title.strip())
    ends = [one.lower().split()[::-1] for one in below]
    if not match or len(ends) < 2:
        return None
    shared = list(takewhile(lambda words: len(set(words)) == 1, zip(*ends, strict=False)))
    of = " ".join(words[0] for words in reversed(shared))
    if of == match["noun"].lower().rstrip("s"):  # "Freezing phase": of what the article is about
        of = subject_in(above[0]) if above else ""
    return Told(of, match["noun"], None) if of else None


def without_of(title: str, of: str) -> str:
    """ "Acute" of "Acute heel pain", where these are the types of heel pain."""
    title = _COUNTER.sub("", re.sub(r"\s*\([^()]{1,60}\)", "", title)).strip(" :")
    bare = re.sub(rf"\s+{re.escape(of)}$", "", title, flags=re.IGNORECASE)
    return clean_type_name(bare, of.split()[-1].lower())


def _first_sentences(
    heads: Sequence[tuple[Section, re.Match[str]]], names: Sequence[str]
) -> Iterator[tuple[str, TypeDefinition]]:
    for (section, _), name in zip(heads, names, strict=True):
        if first := _first_sentence(section):
            yield name, TypeDefinition("", first.text.rstrip(" ."), first.text, (first.span,))


def _explained(
    heads: Sequence[tuple[Section, re.Match[str]]], names: Sequence[str]
) -> Iterator[tuple[str, TypeDefinition]]:
    """What a heading says behind the number, and where that is no name."""
    for (section, match), name in zip(heads, names, strict=True):
        key = match["rest"].strip(" :.,–—-()")
        if key and section.heading:
            yield name, TypeDefinition("", key, section.title, (section.heading.span,))


def counts_up(numbers: Sequence[str]) -> bool:
    """Whether numbers or letters count up from the first."""
    return any([one.upper() for one in numbers] == list(row[: len(numbers)]) for row in _ROWS)


def _told_above(sections: Sequence[Section], first: Section, noun: str) -> Told:
    """What headed phases belong to: as a sentence or heading before them says, or the article's
    own subject."""
    for section in sections:
        texts = [section.title, *(one.text for one in running_sentences(section))]
        for told in filter(None, map(told_in, texts)):
            if told.noun.lower().rstrip("s") == noun and section is not first:
                return told
        if section is first:
            break
    above = [*reversed(first.path), *(one.title for one in sections[:1])]
    subject = next((title for title in above if title), "")
    return Told(subject_in(subject), noun, None)


def _first_sentence(section: Section) -> Sentence | None:
    first = section.blocks[0] if section.blocks else None
    if first is None or first.kind is not BlockKind.PARAGRAPH or not first.sentences:
        return None
    return first.sentences[0] if len(first.sentences[0].text) < MAX_SENTENCE else None
