"""When an exercise or a treatment is not to be done, and by whom not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.listings import split_alternatives
from questions.facts.model import Evidence, Facts, ListedItem, Listing
from questions.facts.passages import lists, running_sentences
from questions.facts.sign_lists import split_signs
from questions.reading.article import Article, Section, Sentence
from questions.reading.normalising import collapse

_DEED = (
    r"(?:(?:(?:do|try|perform|use|attempt|start|begin|practi[sc]e|continue(?:\swith)?)(?:\sany\sof)?"
    r"|doing|trying|performing|practi[sc]ing)\s)"
)
_KIND = (
    r"(?:exercises?|stretch(?:es)?|movements?|moves?|poses?|postures?|programm?e?s?|routines?"
    r"|treatments?|techniques?|activit(?:y|ies)|workouts?|stands?|therap(?:y|ies))"
)
_THING = (
    rf"(?:(?:this|these|the|any|such|those|that|all)\s(?:[a-z-]+\s){{0,3}}{_KIND}"
    r"|this|these|it|them|those|exercising)"
)
_NOT = r"(?:do not|don['’]t|never|should not|shouldn['’]t|must not|mustn['’]t|should never)"
_LEAVE = r"(?:avoid|skip|leave out|stop|discontinue|refrain from|stay away from|steer clear of)"
# "Do not do these exercises", "skip this pose".
_ORDER = rf"(?:{_NOT}\s(?:ever\s)?(?:exercise|{_DEED}{_THING})|{_LEAVE}\s{_DEED}?{_THING})"
_PEOPLE = (
    r"(?:people|anyone|anybody|everyone|everybody|patients|those|folks|individuals|women|men|adults"
    r"|children|no\sone|nobody)"
)
_ARE = r"(?:who\s(?:have|are|suffer\sfrom)|with|having|suffering\sfrom)"
_WHO = r"(?P<who>[^.;:!?]{4,160}?)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_ORDER}(?: at all)?,? (?:if|when|while|unless told otherwise, if) {_WHO}"
        r"(?=[.;:!?]|$)",
        rf"^(?:however, )?(?:if|when|should) (?=you\b|there\b|your\b){_WHO},?"
        rf" (?:then |please |you should )?{_ORDER}\b",
        r"(?<!that )(?<!which )\b(?:is|are|it['’]s)(?:n['’]t)? (?:also |usually |generally )?"
        r"(?:not (?:suitable|recommended|advised|advisable|safe|appropriate|ideal|great|good"
        r"|indicated)|unsuitable|unsafe|contra-?indicated) (?:for|in|if|after|when|during|with)"
        rf"(?: {_PEOPLE}(?: {_ARE})?)? {_WHO}(?=[.;:!?]|$)",
        rf"^(?:\w+, )?{_PEOPLE} {_ARE} {_WHO} (?:should|must|need to"
        r"|are (?:also |usually )?(?:advised|told) to) (?:ever |also )?"
        rf"(?:not|never|{_LEAVE}|(?<=ever ){_DEED})\b",
    )
)
# "Crunches are contraindicated", "the moves to avoid are ...".
_BANNED = re.compile(
    rf"^(?:(?:the|other|some|all|any)\s)*{_KIND}\s(?:that\sare\s|which\sare\s|to\s)(?:contra-?indicated|avoid|be\savoided)"
    r"(?:\s[^.:;,]{0,40})?\s(?:are|include):?\s(?P<a>[^.;:]{4,300})"
    r"|^(?:so\s|basically\s|therefore,?\s)*(?P<b>[^.;:,]{4,100}?)\s(?:is|are)\s(?:also\s)?(?:contra-?indicated|to\sbe\savoided)[.!]?$",
    re.IGNORECASE,
)
# What a list of them is announced by: a heading, or the line above.
_ANNOUNCED = re.compile(
    r"\bcontra-?indications?\b|^(?:when|who) (?:not to|should not|shouldn['’]t|must not)\b|"
    rf"\b{_ORDER},? (?:if|when|while)(?: you(?: have(?: had)?| are)?)?"
    r"(?: any of (?:the following|these))?\s*[:…–-]*$|"
    r"\bnot (?:suitable|recommended|advised|safe) (?:for|if you(?: have| are)?)\s*[:…–-]*$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"^(?:(?:if|when|and|or) )?(?:you(?:['’]ve| have(?: had)?|['’]re| are) |there (?:is|are) |"
    r"(?:you )?(?:experience|notice|develop|get) |have (?:had )?|are )?"
    r"(?:been diagnosed with |suffering from |suffer from )?",
    re.IGNORECASE,
)
_MEANWHILE = re.compile(r"\s(?:whilst|while|during)\s.*")
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


def stops(sentence: str) -> bool:
    """Whether a sentence says first when to leave an exercise: "If it hurts, stop it and ..."."""
    return _PATTERNS[1].match(sentence) is not None


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
        else:
            banned = _BANNED.match(sentence.text)
            for name in split_alternatives(banned["a"] or banned["b"]) if banned else ():
                yield _Found(of, name, sentence.text, (sentence.span,))


def _pieces(sentence: Sentence, who: str, of: str) -> Iterator[_Found]:
    """One reason, or each of several that are named in a few words."""
    parts: Sequence[str] = split_signs(who)
    if any(len(one.split()) > _MOST_LISTED_WORDS + 2 for one in parts):
        parts = [who]
    for part in parts:
        if name := _name(part):
            yield _Found(of, name, sentence.text, (sentence.span,))


def _name(text: str) -> str:
    name = collapse(_LED.sub("", _MEANWHILE.sub("", text.strip()))).strip(" .,;:")
    return name if 0 < len(name.split()) <= _MOST_WORDS else ""
