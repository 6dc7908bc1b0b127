"""What may lead to a complaint, with the hedge left to the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from questions.facts.listings import (
    Found,
    clean_name,
    is_usable,
    make_listings,
    split_alternatives,
)
from questions.facts.model import Facts
from questions.facts.passages import free_sections, lists, running_sentences
from questions.reading.article import Article, Section, Sentence

_HEADING = re.compile(
    r"^(?:the\s+)?(?:(?:common|possible|potential|main|likely|other|top|\d+|five|six|seven|three"
    r"|four)\s+){0,3}(?:"
    r"what\s+(?:leads\s+to|causes|can\s+cause|might\s+cause|may\s+cause|brings\s+on"
    r"|is\s+behind)\s+(?P<a>.+)"
    r"|(?:causes?|reasons?|sources?)\s+(?:of|for|behind)\s+(?P<b>.+)"
    r"|(?P<c>.+?)\s+causes"
    r"|what\s+makes\s+(?P<d>.+)"
    r"|why\s+(?:does|do|is|are)\s+(?P<e>.+?)(?:\s+(?:happen|occur|develop))?"
    r"|causes?)\??$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"\b(?:causes?|reasons?|sources?)\s+(?:of|for|behind)\s+(?P<a>[^,:]{3,60}?)\s*(?:include|are"
    r"|may be|can be|could be)?\s*:?$"
    r"|^(?P<b>[^,:]{3,60}?)\s+(?:can|may|might|could)?\s*(?:be|is|are)?\s*(?:caused by"
    r"|result from|due to|come from|stem from)\s*:?$",
    re.IGNORECASE,
)
_ONE_IS = re.compile(
    r"^(?:(?:one|another|an?|the|a\s+(?:second|third|fourth))\s+)?(?:(?:first|second|third|last"
    r"|final|other|common|possible|frequent|likely|main|major|usual|most common)\s+){0,3}"
    r"(?:issue|reason|cause|factor|culprit|possibility|source)\b(?P<of>\s+(?:for|of"
    r"|behind)\s+[^,.]{3,50}?)?\s+"
    r"(?:(?:may|might|can|could)\s+be|is|are)\s+(?:due\s+to\s+"
    r"|caused\s+by\s+)?(?P<name>[^.;]+)\.?$",
    re.IGNORECASE,
)
_COMES_FROM = re.compile(
    r"^(?:for\s+(?:some|many)\s+(?:folks|people|patients),\s+|in\s+(?:some|many)\s+(?:people"
    r"|cases|folks),\s+)?(?P<of>[a-z][^,.;]{2,60}?)\s+(?:can|may|might|could|often|sometimes"
    r"|usually|is|are)\s+(?:also\s+|often\s+|sometimes\s+|usually\s+|be\s+|commonly\s+)*"
    r"(?:come\s+from|comes\s+from|caused\s+by|result\s+from|due\s+to|stem\s+from|arise\s+from"
    r"|brought\s+on\s+by)\s+(?P<name>[^.;]+)\.?$",
    re.IGNORECASE,
)
_DIAGNOSIS = re.compile(
    r"^there\s+is\s+(?:an?|another)\s+(?:diagnosis|condition|problem|disorder)\s+(?:known\s+as"
    r"|called|named)\s+(?P<name>[^.;,]+)\.?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|this|that|these|those|they|there|which|what|who)\b", re.IGNORECASE)


def find_causes(article: Article, facts: Facts) -> Facts:
    """`facts` with the causes named in sections on causes, and wherever a sentence says outright
    what something comes from."""
    return replace(facts, causes=make_listings("causes", _found(article, facts)))


def _found(article: Article, facts: Facts) -> Iterator[Found]:
    for section in free_sections(article, facts):
        of = _of_heading(section, article.title)
        for passage in lists([section]):
            announced = _of_lead_in(passage.lead_in) or (
                of
                if not passage.lead_in
                or "cause" in passage.lead_in.lower()
                or "reason" in passage.lead_in.lower()
                else None
            )
            if announced:
                for entry in passage.entries:
                    name = clean_name(entry.text)
                    if is_usable(name):
                        yield announced, name, Sentence(entry.text, entry.span)
        for sentence in running_sentences(section):
            yield from _from_sentence(sentence, of)


def _of_heading(section: Section, title: str) -> str | None:
    match = _HEADING.match(section.title) if len(section.title) < 200 else None
    if not match:
        return None
    named = next((words for words in match.groups() if words), "")
    return _clean_of(title) if not named or _PRONOUN.match(named) else _clean_of(named)


def _of_lead_in(text: str) -> str | None:
    match = _LEAD_IN.search(text) if len(text) < 300 else None
    return _clean_of(match["a"] or match["b"]) if match else None


def _from_sentence(sentence: Sentence, of: str | None) -> Iterator[Found]:
    text = sentence.text
    if len(text) > 400 or text.endswith((":", "?")):
        return
    if of and (match := _ONE_IS.match(text) or _DIAGNOSIS.match(text)):
        named = of
    elif (match := _COMES_FROM.match(text)) and not _PRONOUN.match(match["of"]):
        named = _clean_of(match["of"])
    else:
        return
    for name in split_alternatives(match["name"]):
        if is_usable(name):
            yield named, name, sentence


def _clean_of(text: str) -> str:
    text = re.sub(r"^(?:the|your|my)\s+", "", text.strip().rstrip("?:. "), flags=re.IGNORECASE)
    words = text.split(" ")
    return " ".join(
        word.lower() if word[1:].islower() or len(word) == 1 else word for word in words
    )
