"""When an exercise or a treatment is not to be done, and by whom not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.model import Evidence, Facts, ListedItem, Listing
from questions.facts.passages import lists, running_sentences
from questions.reading.article import Article, Section, Sentence
from questions.reading.normalising import collapse

_DEED = (
    r"(?:do|try|perform|use|attempt|start|begin|practi[sc]e|continue(?: with)?|"
    r"(?:do|perform) any of)"
)
_THING = (
    r"(?:this|these|the|any|such|it|them|those|that)"
    r"(?: (?:[a-z-]+ ){0,3}(?:exercises?|stretch(?:es)?|movements?|moves?|poses?|programm?e?s?|"
    r"routines?|treatments?|techniques?|activit(?:y|ies)|workouts?))?"
)
_IF = r"(?:if|when|while|unless told otherwise, if)"
# "Do not do these exercises if you have ...", "avoid this stretch if ...".
_ORDER = re.compile(
    rf"\b(?:do not|don['’]t|never|should not|shouldn['’]t|must not) {_DEED} {_THING}"
    rf"(?: at all)?,? {_IF} (?P<who>[^.;:!?]{{4,160}})",
    re.IGNORECASE,
)
_AVOID = re.compile(
    rf"\b(?:avoid|skip|leave out) (?:doing )?{_THING},? {_IF} (?P<who>[^.;:!?]{{4,160}})",
    re.IGNORECASE,
)
_UNSUITABLE = re.compile(
    r"\b(?:is|are) (?:not (?:suitable|recommended|advised|safe|appropriate)|unsuitable|"
    r"contraindicated) (?:for|in|if|after|when|during)(?: (?:people|anyone|anybody|patients|those) "
    r"(?:with|who have))? (?P<who>[^.;:!?]{4,160})",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"^(?:people|anyone|anybody|patients|those)(?: (?:with|who have)) (?P<who>[^.;:!?]{4,100}?) "
    r"(?:should|must) (?:not|avoid|never)\b",
    re.IGNORECASE,
)
_PATTERNS = (_ORDER, _AVOID, _UNSUITABLE, _WHOSE)
# What a list of them is announced by: a heading, or the line above.
_ANNOUNCED = re.compile(
    r"\bcontra-?indications?\b|^(?:when|who) (?:not to|should not|shouldn['’]t|must not)\b|"
    rf"\b(?:do not|don['’]t|never|avoid|should not|shouldn['’]t) (?:{_DEED} |doing )?{_THING},? "
    rf"{_IF}(?: you(?: have(?: had)?| are)?)?(?: any of (?:the following|these))?\s*[:…–-]*$|"
    r"\bnot (?:suitable|recommended|advised|safe) (?:for|if you(?: have| are)?)\s*[:…–-]*$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"^(?:(?:if|when) )?(?:you(?:['’]ve| have(?: had)?|['’]re| are) |there (?:is|are) |"
    r"have (?:had )?|are )?(?:been diagnosed with |suffering from |suffer from )?",
    re.IGNORECASE,
)
_OR = re.compile(r"\s*,\s*(?:or\s+)?|\s+or\s+", re.IGNORECASE)
_MOST_WORDS, _MOST_LISTED_WORDS = 20, 4


@dataclass(frozen=True, slots=True)
class _Found:
    of: str
    name: str
    source: str
    evidence: Evidence


def find_contraindications(article: Article, facts: Facts) -> Facts:
    """The facts with every reason not to do something; each belongs to the exercise under whose
    heading it stands, else to what the article is about."""
    names = {one.evidence[0]: one.name for one in facts.exercises if one.evidence}
    listings: dict[str, list[_Found]] = {}
    for section in article.sections:
        heading = section.heading.span if section.heading else None
        of = names.get(heading, article.title) if heading else article.title
        for one in (*_listed(section, of), *_told(section, of)):
            listings.setdefault(one.of, []).append(one)
    return replace(facts, contraindications=tuple(_listings(listings)))


def _listings(found: dict[str, list[_Found]]) -> Iterator[Listing]:
    ids = UniqueIds()
    for of, told in found.items():
        listing = ids.take(fact_id("contraindications", of), told[0].source)
        parts = UniqueIds()
        by_name = {one.name.casefold(): one for one in reversed(told)}
        items = [
            ListedItem(
                parts.take(part_id(listing, "item", one.name, one.source), one.source),
                one.name,
                one.source,
                one.evidence,
            )
            for one in reversed(by_name.values())
        ]
        yield Listing(listing, of, tuple(items))


def _listed(section: Section, of: str) -> Iterator[_Found]:
    """The entries of a list that a heading or the line above announces."""
    is_headed = bool(_ANNOUNCED.search(section.title))
    for passage in lists([section]):
        if not passage.is_nested and (is_headed or _ANNOUNCED.search(passage.lead_in)):
            for entry in passage.entries:
                name = _name(entry.text)
                if name:
                    yield _Found(of, name, entry.text, (*passage.evidence, entry.span))


def _told(section: Section, of: str) -> Iterator[_Found]:
    for sentence in running_sentences(section):
        if sentence.text.rstrip().endswith(":"):
            continue  # its list says it
        for pattern in _PATTERNS:
            if match := pattern.search(sentence.text):
                yield from _pieces(sentence, match["who"], of)
                break


def _pieces(sentence: Sentence, who: str, of: str) -> Iterator[_Found]:
    """One reason, or each of several that are named in a few words."""
    parts: Sequence[str] = [one for one in _OR.split(who) if one.strip()]
    if any(len(one.split()) > _MOST_LISTED_WORDS + 2 for one in parts):
        parts = [who]
    for part in parts:
        if name := _name(part):
            yield _Found(of, name, sentence.text, (sentence.span,))


def _name(text: str) -> str:
    name = collapse(_LED.sub("", text.strip())).strip(" .,;:")
    return name if 0 < len(name.split()) <= _MOST_WORDS else ""
