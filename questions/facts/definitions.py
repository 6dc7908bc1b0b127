"""What a term means, where the article says so outright."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from questions.facts.asides import plain
from questions.facts.candidates import leading_parts
from questions.facts.ids import UniqueIds, fact_id
from questions.facts.model import Definition, Facts
from questions.facts.passages import MAX_SENTENCE, free_sections, running_sentences
from questions.lexicon import table
from questions.reading.article import Article, Sentence, Span

_TERM = r"(?P<term>(?:the\s+|an?\s+)?[A-Za-z][\w’'/-]*(?:\s+(?!is\b|are\b)[\w’'()/-]+){0,5}?)"
_MEANS = re.compile(
    rf"^{_TERM}\s+(?:means(?: that)?|refers to|is defined as|is the (?:medical "
    rf"|clinical )?(?:term|name|word) for|is when|is where|=)\s+(?P<key>.+)$",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"^{_TERM}\s+(?:is|are)\s+(?P<key>(?:an?|the|pain|inflammation"
    rf"|irritation|swelling|damage|wear|weakness|stiffness|tightness|loss|soreness|tenderness"
    rf"|numbness|narrowing|thickening|thinning|softening|compression|bleeding|bruising|instability"
    rf"|degeneration|discomfort|pressure|overuse|scarring|curvature)\s+.+)$",
    re.IGNORECASE,
)
# "Bursae are small sacs of fluid that ...": several of a kind, told by what sets them apart.
_ARE = re.compile(
    rf"^{_TERM}\s+are\s+(?P<key>(?:[a-z-]+\s){{0,3}}?(?!(?:exercises|ways|things|signs|people|causes"
    r"|muscles|examples|reasons|stretches|sports|injuries|questions|places|moves)\b)[a-z]{3,}s\s"
    r"(?:that|which|of|between|made|filled|inside|around|in\swhich)\s.+)$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"^(?:the\s+(?:term|word|expression"
    r"|phrase)\s+[“\"‘']?(?P<a>[\w -]{3,40}?)[”\"’']?\s+(?:refers\s+to"
    r"|means|describes|stands\s+for|is\s+used\s+for)"
    r"|by\s+[“\"‘'](?P<b>[\w -]{3,40}?)[”\"’']\s+(?:we|i"
    r"|people|doctors|physios)\s+mean)\s+(?P<key>.+)$",
    re.IGNORECASE,
)
_MOVES = re.compile(rf"^{_TERM}\s+(?P<key>(?P<verb>[a-z]+)\s+(?:the|your)\s+.+)$", re.IGNORECASE)
_SEEN = re.compile(
    r"^(?:(?:if|when|while)\s[^,]{3,60},\s*)?(?P<key>[a-z]+ing\s[^,]{3,80}?)\s+(?:is|would be"
    r"|counts as)\s+(?P<term>(?:the\s+)?[\w’' -]{3,60}?)\.?$",
    re.IGNORECASE,
)
_NO_TERM = re.compile(
    r"^(?:(?:grade|stage|phase|type|step|week|day)s? (?:\d|[ivx]+)|it"
    r"|this|that|these|those|there|they|he|she|we|you|i|one|another|your|our|my|his|her"
    r"|their|what|which|"
    r"who|here|some|many|most|all|each|both|if|when|while|in|for|with|and|but|or|first|next"
    r"|a (?:third|second|common|good|key|great)|the (?:goal|aim|first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth|tenth|most|best|key"
    r"|main|only|other|same|purpose|problem|point|good|next|last|reason|cause|real|big|biggest"
    r"|greatest|chief|usual|whole|danger|risk|trick|secret|catch|idea|rule|answer|question|result"
    r"|upshot|difference|exception|truth|downside|advantage|drawback|clinics?|authors?|writers?|doctors?|patients?"
    r"|courses?|books?|class|pages?|articles?|leaflet|website|team|hospital|department|study|trial|sessions?"
    r"|exercises?|stretch(?:es)?))\b",
    re.IGNORECASE,
)
_NO_KEY = re.compile(
    r"^(?:an?|the)\s+(?:(?:very|most|more|really|quite)\s+)?(?:\w+est|best|most|good|great|key"
    r"|important|common|reasons?|causes?|main|chief|usual|perfect|(?:short|long|quick|brief)\s+(?:walk|drive|ride|video|read)|"
    r"minimum|maximum|(?:\w+\s)?(?:guide|guideline|estimate|average|target)\b(?!\s+(?:that|for"
    r"|to)\b)|(?:(?:much|far|even|slightly|somewhat|rather)\s+)?(?:\w+er|less\s\w+)\s\w+\s+than"
    r"|ideal|bit|lot|little|few|only|same|case|result|problem|must|first|next|last|way to"
    r"|simple way|sign|third|cause|major|big|fantastic|wonderful|nice)\b",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"^(?:\w+\s){0,2}?(?:good|great|best|common|important|key|main|popular|favou?rite|simple|easy|useful"
    r"|frequent|usual|major|other|some|many|most|two|three|four|five)\b",
    re.IGNORECASE,
)
_HEADED = re.compile(r"^(?:definition|def\.?|meaning)\s*[:–-]\s*", re.IGNORECASE)
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
# What somebody tells of their own life explains no word.
_OWN = re.compile(r"\b(?:I|my|me|mine)\b")
_IT = re.compile(r"\bit\b", re.IGNORECASE)
_MAX_KEY_WORDS = 40


def find_definitions(article: Article, facts: Facts) -> Facts:
    """`facts` with the terms that a sentence of its own explains."""
    ids = UniqueIds()
    claimed = {item.evidence for types in facts.types for item in types.definitions.values()}
    claimed |= {member.evidence for group in facts.groups for member in group.members}
    found: dict[tuple[str, str], Definition] = {}
    for section in free_sections(article, facts):
        is_glossary = _GLOSSARY.match(section.title[:60]) is not None
        for sentence in running_sentences(section):
            read = None if (sentence.span,) in claimed else _read(sentence)
            read = read or (_read_entry(sentence) if is_glossary else None)
            if read and _is_new(read, found):
                term, key = read
                wanted = fact_id("definition", term, sentence.text)
                new = Definition(
                    ids.take(wanted, sentence.text), term, key, sentence.text, (sentence.span,)
                )
                found[(term.lower(), key.split(" ")[0].lower())] = new
    return replace(facts, definitions=tuple(found.values()))


def explained_before(article: Article) -> dict[Span, str]:
    """What "it" stands for at the head of a sentence: the term that the sentence right before it
    in the same paragraph explains, by the later sentence's span."""
    found = {}
    for section in article.sections:
        for block in section.blocks:
            for one, following in pairwise(block.sentences):
                if (
                    len(following.text) <= MAX_SENTENCE
                    and _IT.search(following.text)
                    and _IT.match(plain(following.text))
                    and (read := _read(one))
                ):
                    found[following.span] = read[0]
    return found


def _read_entry(sentence: Sentence) -> tuple[str, str] | None:
    """An entry of a glossary: "Abduction – moving a limb away from the body"."""
    match = _ENTRY.match(sentence.text) if len(sentence.text) <= 400 else None
    return (match["term"].strip(), match["key"].strip().rstrip(".")) if match else None


def _is_new(read: tuple[str, str], found: dict[tuple[str, str], Definition]) -> bool:
    return (read[0].lower(), read[1].split(" ")[0].lower()) not in found


def _read(sentence: Sentence) -> tuple[str, str] | None:
    text = plain(_HEADED.sub("", sentence.text))
    if len(text) > 400 or text.endswith(("?", ":", "!")):
        return None
    for term, key in _readings(text):
        term = re.sub(r"^(?:the|an?)\s+", "", term.strip(), flags=re.IGNORECASE)
        term = re.sub(r"\s*\([^()]*\)$", "", term)
        if term and len(key.split()) <= _MAX_KEY_WORDS and not _OWN.search(key):
            return term[:1].upper() + term[1:], key.strip().rstrip(".")
    return None


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """Each way in which the sentence can be read as a definition, the surest first."""
    if (match := _SEEN.match(text)) and _names_motion(match["term"]):
        yield match["term"], match["key"]
    if match := _CALLED.match(text):
        yield match["a"] or match["b"], match["key"]
    if _NO_TERM.match(text):
        return
    if match := _MEANS.match(text):
        yield match["term"], match["key"]
    if (match := _IS.match(text)) and not _NO_KEY.match(match["key"]) and not _names_group(match):
        yield match["term"], match["key"]
    if (match := _ARE.match(text)) and not _RATED.search(match["key"]) and not _names_group(match):
        yield match["term"], match["key"]
    match = _MOVES.match(text)
    verbs = table("anatomy")["motion_verbs"]
    if match and match["verb"].lower() in verbs and _names_motion(match["term"]):
        yield match["term"], match["key"]


def _names_group(match: re.Match[str]) -> bool:
    """Whether "the elevators are the ..." goes on to name muscles and explains nothing."""
    return len(leading_parts(match["key"])) > 1


def _names_motion(term: str) -> bool:
    motions = table("anatomy")["motions"]
    return any(word.rstrip("s") in motions for word in re.findall(r"[a-z]+", term.lower()))
