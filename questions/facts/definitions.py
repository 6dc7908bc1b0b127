"""What a term means, in a glossary; what sentences explain is told by the grammars."""

from __future__ import annotations

import re
from dataclasses import replace

from questions.facts.ids import UniqueIds, fact_id
from questions.facts.model import Definition, Facts
from questions.facts.passages import free_sections, running_sentences
from questions.reading.article import Article, Sentence

_GLOSSARY = re.compile(
    r"(?:(?:the|a few|some|key|important|new|useful|main|basic|medical|technical|common|difficult"
    r"|hard|long|latin|\w+ish)\s+){0,3}(?:(?:glossary|jargon|vocabulary|definitions|terminology)\b"
    r"|(?:words|terms|names|language|abbreviations)(?:\s+(?:explained|defined|to\s+(?:know|learn|remember)"
    r"|used|worth\s+knowing|(?:i|you|we|that|and|in|on|from|for)\b(?!\s+(?:conditions|use)).{0,40}))?"
    r"[:.!?]*$)"
    r"|(?:what (?:the|these|all (?:the|these)) (?:words|terms|names) mean"
    r"|what (?:it|that) means|in plain (?:words|english|language))[:.!?]*$",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"^(?P<term>[\w’'() /-]{3,50}?)\s*(?::|[–—]|\s-|=)\s+(?P<key>\S.{5,})$", re.IGNORECASE
)


def find_definitions(article: Article, facts: Facts) -> Facts:
    """`facts` with the terms that a glossary explains."""
    ids = UniqueIds()
    claimed = {item.evidence for types in facts.types for item in types.definitions.values()}
    claimed |= {member.evidence for group in facts.groups for member in group.members}
    found: dict[tuple[str, str], Definition] = {}
    for section in free_sections(article, facts):
        is_glossary = _GLOSSARY.match(section.title[:60]) is not None
        for sentence in running_sentences(section):
            is_free = is_glossary and (sentence.span,) not in claimed
            read = _read_entry(sentence) if is_free else None
            if read and _is_new(read, found):
                term, key = read
                wanted = fact_id("definition", term, sentence.text)
                new = Definition(
                    ids.take(wanted, sentence.text), term, key, sentence.text, (sentence.span,)
                )
                found[(term.lower(), key.split(" ")[0].lower())] = new
    return replace(facts, definitions=tuple(found.values()))


def _read_entry(sentence: Sentence) -> tuple[str, str] | None:
    """An entry of a glossary: "Abduction – moving a limb away from the body"."""
    match = _ENTRY.match(sentence.text) if len(sentence.text) <= 400 else None
    return (match["term"].strip(), match["key"].strip().rstrip(".")) if match else None


def _is_new(read: tuple[str, str], found: dict[tuple[str, str], Definition]) -> bool:
    return (read[0].lower(), read[1].split(" ")[0].lower()) not in found
