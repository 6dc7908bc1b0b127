"""Types that are told one after the other: "The first is the freezing stage, when ...", "In a
first-degree strain ...", or each below a line with its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from questions.facts.anatomy import is_complaint
from questions.facts.model import TypeDefinition
from questions.facts.passages import MAX_SENTENCE, running_sentences
from questions.facts.type_announcements import (
    MAX_NAME_WORDS,
    Announced,
    is_ordered,
    read_names,
    told_bare,
    told_in,
)
from questions.facts.type_headings import without_of
from questions.facts.type_runs import resolved
from questions.reading.article import Block, BlockKind, Section, Sentence

_NOUN = r"(?:stage|phase|type|kind|form|grade|degree|level|class|pattern|variety)"
_RANKED = re.compile(
    rf"(?:the|a)\s+(?:first|second|third|fourth|fifth|final|last)(?:\s+{_NOUN})?\s*(?:is(?:\s+called)?|,"
    rf"|:)\s+(?:the\s+|an?\s+)?(?P<name>[\w-]+(?:\s(?!{_NOUN}\b|when\b|where\b|in\b|which\b)[\w-]+)?)"
    rf"(?:\s+{_NOUN})?(?:\s*[,:]\s*(?:when|where|in\s+which|which|that|during\s+which|with)?\s*"
    r"|\s+(?:when|where|in\s+which|which)\s+)(?P<key>\S.+)$",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:(?:in|with)\s+)?(?:an?|the)\s+(?P<number>first|second|third|fourth)[-\s](?P<noun>degree|grade)"
    r"\s+(?P<after>[a-z]+)\s*,?\s+(?:(?:is|means)\s+(?:when\s+|where\s+|that\s+)?)?(?P<key>\S.*)$",
    re.IGNORECASE,
)
_KINDS_ARE = re.compile(
    rf"^the\s+(?:(?:two|three|four|five|main|most|common|usual|basic|major)\s+){{1,3}}(?P<noun>{_NOUN}s)\s+"
    r"(?:are|include)\s*:?\s+(?P<names>[^.:;]{3,200})\.?$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^()]{1,60}\)")
_MAX_LEAD = 300
_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=complete|partial|full)", re.IGNORECASE)
_MAX_TYPES = 7


def ranked(sentences: Sequence[Sentence]) -> Iterator[tuple[str, TypeDefinition]]:
    """The types of sentences that count them off."""
    for sentence in sentences:
        match = _RANKED.match(sentence.text) if len(sentence.text) < MAX_SENTENCE else None
        if match:
            key = match["key"].rstrip(" .")
            yield match["name"], TypeDefinition("", key, sentence.text, (sentence.span,))


def degrees(block: Block) -> Iterator[tuple[str, str, TypeDefinition]]:
    """ "A second-degree strain is ...": the name, its number, and what is said of it."""
    for sentence in block.sentences:
        match = _DEGREE.match(sentence.text) if len(sentence.text) < MAX_SENTENCE else None
        if match:
            key = _ARTICLE.sub("", match["key"]).rstrip(" .")
            name = f"{match['number'].lower()}-{match['noun'].lower()}"
            made = TypeDefinition("", key, sentence.text, (sentence.span,))
            yield name, match["number"].lower(), made


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


def from_bare_kinds(sections: Sequence[Section]) -> Iterator[Announced]:
    """ "The two main types are ischaemic and haemorrhagic stroke.": of what the heading asks the
    types of, or of the complaint that the last name ends in."""
    for section in sections:
        told = told_in(section.title)
        for sentence in running_sentences(section):
            match = _KINDS_ARE.match(sentence.text) if len(sentence.text) < _MAX_LEAD else None
            last = match["names"].rstrip(".").split()[-1] if match else ""
            of = told.of if told else last if is_complaint(last) else ""
            names = read_names(match["names"], of) if match and of else ()
            if match and len(names) > 1:
                ordered = is_ordered(match["noun"], names)
                yield Announced(of, ordered, names, None, (sentence.span,))


def _is_named(section: Section, *, nouns: set[str]) -> bool:
    words = _BRACKETS.sub("", section.title).lower().strip(" :").split()
    is_short = 1 < len(words) <= MAX_NAME_WORDS + 2 and words[-1].rstrip("s") in nouns
    return is_short and bool(section.blocks) and bool(section.blocks[0].sentences)


def _announced(of: str, noun: str, named: Sequence[Section], lead: Sentence) -> Announced:
    given = []
    for section in named:
        first = section.blocks[0].sentences[0]
        name = without_of(section.title, of)
        made = TypeDefinition("", first.text.rstrip(" ."), first.text, (first.span,))
        given.append((name, made))
    names = tuple(name for name, _ in given)
    return Announced(of, is_ordered(noun, names), names, None, (lead.span,), tuple(given))
