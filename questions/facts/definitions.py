"""What a term means, in a glossary; what sentences explain is told by the grammars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from questions.facts.glosses import is_clause, is_gloss, is_rated, no_terms
from questions.facts.ids import UniqueIds, fact_id
from questions.facts.members import MANNER
from questions.facts.model import Definition, Evidence, Facts
from questions.facts.passages import free_sections, lists, running_sentences
from questions.language.clauses import parse
from questions.lexicon import table
from questions.reading.article import Article, BlockKind, Section, Sentence
from questions.reading.normalising import collapse

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
_ENDS_AS_GLOSSARY = re.compile(r"\b(?:glossary|terminology|flash\s?cards|vocabulary)\W*$", re.I)
_ENTRY = re.compile(
    r"^(?P<term>[\w’'() /-]{3,50}?)\.?(?:\s*(?::|[–—]|\s-|=)\s+|—)(?P<key>\S.{4,})$", re.IGNORECASE
)
_OPENING = re.compile(
    r"(?:it\s|this\s|also\s)*(?:(?P<is>is|are)|means|refers\sto|(?:occurs\s|happens\s|is\s)?(?:when|where|if))\s",
    re.IGNORECASE,
)
_DASHES = "–—-=: "
# Somebody else's words with where they stand: "‘bending a joint’ (Miller, 2010, p. 4)".
_QUOTED = re.compile(r"[‘“'\"](?P<said>[^‘’“”\"]+)[’”'\"]\.?(?:\s*\([^()]*\)?)?\.?")
_WHERE = re.compile("[AP]+(?:D?[JN]+P?)*$")
_FEWEST, _MAX_TERM = 3, 6  # entries, words
_MAX_LINE = 400  # letters
_SHARE, _MOST = 0.8, 0.6  # of a list: what has a term at all, what says what it is


def find_definitions(article: Article, facts: Facts) -> Facts:
    """`facts` with the terms that a glossary explains."""
    ids = UniqueIds()
    claimed = {item.evidence for types in facts.types for item in types.definitions.values()}
    claimed |= {member.evidence for group in facts.groups for member in group.members}
    found: dict[tuple[str, str], Definition] = {}
    for term, key, sentence, evidence in _entries(article, free_sections(article, facts)):
        told = (term.lower(), key.split(" ")[0].lower())
        if told not in found and (sentence.span,) not in claimed:
            wanted = fact_id("definition", term, sentence.text)
            found[told] = Definition(
                ids.take(wanted, sentence.text), term, key, sentence.text, evidence
            )
    return replace(facts, definitions=tuple(found.values()))


def _entries(
    article: Article, sections: Sequence[Section]
) -> Iterator[tuple[str, str, Sentence, Evidence]]:
    """Each term with what it means, the sentence that says so, and where both stand."""
    listed = _glossaries(sections)
    title_tells = _ENDS_AS_GLOSSARY.search(article.title) is not None
    yield from _headed(sections)
    for section in sections:
        is_glossary = _is_glossary(section.title) or title_tells
        for sentence in running_sentences(section):
            read = _read_entry(sentence)
            if read and (is_glossary or sentence.span.start in listed):
                yield *read, sentence, (sentence.span,)
        if section.heading and section.path and _is_glossary(section.path[-1]):
            term = collapse(section.title).strip(" :")
            first = next(iter(running_sentences(section)), None)
            if first and 0 < len(term.split()) <= _MAX_TERM and not _read_entry(first):
                key = _explained(first.text) or first.text.rstrip(".")
                yield term, key, first, (section.heading.span, first.span)


def _headed(sections: Sequence[Section]) -> Iterator[tuple[str, str, Sentence, Evidence]]:
    """Terms that are headings side by side, nearly each above a sentence that says what it is."""
    for _, siblings in groupby(sections, key=lambda one: (one.path, _may_be_term(one))):
        told = [
            (one, _explained(one.blocks[0].sentences[0].text))
            for one in siblings
            if _may_be_term(one)
        ]
        are_glosses = sum(bool(key) for _, key in told)
        if are_glosses < _FEWEST or are_glosses < _MOST * len(told):
            continue
        for section, key in told:
            first = section.blocks[0].sentences[0]
            if section.heading and key:
                term = collapse(section.title).strip(" :")
                yield term, key, first, (section.heading.span, first.span)


def _may_be_term(section: Section) -> bool:
    words = section.title.lower().split()
    is_short = section.heading is not None and 0 < len(words) < _MAX_TERM
    is_name = (
        is_short and words[-1].strip(":?") not in no_terms() and not section.title.endswith("?")
    )
    first = section.blocks[0] if section.blocks else None
    is_told = first is not None and first.kind is BlockKind.PARAGRAPH and bool(first.sentences)
    return is_name and is_told and len(first.sentences[0].text) <= _MAX_LINE if first else False


def _explained(text: str) -> str:
    """What the first sentence below a term says that it is, or nothing."""
    opening = _OPENING.match(text)
    key = text[opening.end() if opening else 0 :].rstrip(" .")
    is_said = opening is not None and not opening["is"]
    is_told = is_said or _explains(key)
    return key if is_told else ""


def _is_glossary(title: str) -> bool:
    return _GLOSSARY.match(title[:60]) is not None


def _glossaries(sections: Sequence[Section]) -> frozenset[int]:
    """Where the entries of lists begin that explain terms, whatever their heading: at least three
    entries, nearly each with a term and what it is."""
    found: set[int] = set()
    runs = [passage.entries for passage in lists(sections)]
    runs += [
        tuple(one for one in each.blocks if one.kind is BlockKind.PARAGRAPH) for each in sections
    ]
    for run in runs:
        firsts = [one.sentences[0] for one in run if one.sentences]
        read = [_read_entry(one) for one in firsts]
        terms = [one[0].lower() for one in read if one]
        if len(set(terms)) < len(terms) or any(map(MANNER.fullmatch, terms)):
            continue  # "Option: ...", "Option: ...": labels, of which each says something else
        are_short = sum(bool(one) and len(one[0].split()) <= _MAX_TERM for one in read if one)
        if are_short < _FEWEST or are_short < _SHARE * len(firsts):
            continue
        pairs = list(zip(firsts, read, strict=True))
        told = [one for one, entry in pairs if entry and _explains(entry[1])]
        placed = [one for one, entry in pairs if entry and _says_where(*entry)]
        if len(told) + len(placed) >= max(_FEWEST, _MOST * len(firsts)):
            found |= {one.span.start for one in firsts if one in placed or not _tells_more(one)}
    return frozenset(found)


def _says_where(term: str, key: str) -> bool:
    """Whether a word of place is explained by others: "Distal: further from the trunk"."""
    is_place = term.lower() in table("anatomy")["descriptors"]
    told = parse(key)
    return is_place and _WHERE.match(told.letters) is not None and not is_clause(told)


def _tells_more(first: Sentence) -> bool:
    """Whether what stands behind a label is a sentence of its own."""
    entry = _read_entry(first)
    if entry is None:
        return True
    told = parse(entry[1])
    is_judged = is_rated(told, (0, len(told.letters)))
    return is_clause(told) or is_judged or told.letters[:1] in ("A", "P")


def _explains(key: str) -> bool:
    told = key.partition(";")[0]
    return is_gloss(told) or told.split(" ", 1)[0].endswith("ing")


def _read_entry(sentence: Sentence) -> tuple[str, str] | None:
    """An entry of a glossary: "Abduction – moving a limb away from the body"."""
    match = _ENTRY.match(sentence.text) if len(sentence.text) <= _MAX_LINE else None
    term = match["term"].strip().lower() if match else ""
    if not match or term in table("tables")["words"]["relations"]:
        return None
    key = match["key"].strip().lstrip(_DASHES)
    quoted = _QUOTED.fullmatch(key)
    return match["term"].strip(), (quoted["said"] if quoted else key).rstrip(". ")
