"""When to see a doctor: signs that an article tells its readers not to wait with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from questions.facts.listings import Found, clean_name, is_usable, make_listings
from questions.facts.model import Facts
from questions.facts.passages import free_sections, lists, running_sentences
from questions.reading.article import Article, Sentence

_ANNOUNCED = re.compile(
    r"\b(?:red flags?|when to (?:see|seek|call|get|contact|visit)|(?:see|call|contact|visit"
    r"|talk to|speak (?:to|with)|consult) (?:a|your|the) (?:doctor|gp|physician|medical|health"
    r"|physio\w*|provider|physical therapist)|"
    r"seek (?:immediate |urgent |prompt |emergency )?(?:medical|help|care|emergency)"
    r"|go to the (?:er|emergency|hospital)|call (?:911|999|112|emergency)|get (?:medical"
    r"|emergency|immediate) (?:help|care|attention))\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|when) (?:you|your|the|there)\b(?P<rest>[^.;:]*)", re.IGNORECASE)
_HAVE = re.compile(
    r"^(?:have|notice|develop|experience|feel|get|is|are having|see|suffer)\s+", re.IGNORECASE
)
_UNABLE = re.compile(r"^(?:cannot|can[’']t|are (?:unable|not able) to|lose|lost)\s", re.IGNORECASE)


def find_red_flags(article: Article, facts: Facts) -> Facts:
    """`facts` with the signs for which the article sends its readers to a doctor."""
    return replace(facts, red_flags=make_listings("red_flags", _found(article, facts)))


def _found(article: Article, facts: Facts) -> Iterator[Found]:
    of = article.title
    for section in free_sections(article, facts):
        for passage in lists([section]):
            told = passage.lead_in or section.title
            if _ANNOUNCED.search(told) or (_ANNOUNCED.search(section.title) and told.endswith(":")):
                for entry in passage.entries:
                    name = clean_name(entry.text)
                    if is_usable(name):
                        yield of, name, Sentence(entry.text, entry.span)
    # A warning may stand at the end of an exercise, so these sentences come from everywhere.
    for section in article.sections:
        for sentence in running_sentences(section):
            yield from _from_sentence(sentence, of)


def _from_sentence(sentence: Sentence, of: str) -> Iterator[Found]:
    text = sentence.text
    if len(text) > 400 or text.endswith((":", "?")) or not _ANNOUNCED.search(text):
        return
    condition = _IF.search(text)
    told = condition["rest"] if condition else ""
    if announced := _ANNOUNCED.search(told):
        told = told[: announced.start()]
    told = told.strip(" ,")
    if not (_HAVE.match(told) or _UNABLE.match(told)):
        return
    for name in re.split(r",\s*(?:or|and)\s+|,\s+|\s+or\s+", told):
        cleaned = clean_name(_HAVE.sub("", name))
        if is_usable(cleaned):
            yield of, cleaned, sentence
