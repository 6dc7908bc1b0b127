"""One sentence that says what a term means: "Scoliosis is a sideways curve of the spine"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from questions.facts.anatomy import names_place
from questions.facts.asides import plain
from questions.facts.candidates import leading_parts
from questions.facts.looks import KEPT_SENTENCES
from questions.facts.no_meanings import names_muscle, opens_no_term, rates_only, tells_nothing
from questions.lexicon import table

_TERM = r"(?P<term>(?:the\s+|an?\s+)?[A-Za-z][\w’'/-]*(?:\s+(?!is\b|are\b)[\w’'()/-]+){0,5}?)"
_MEANS = re.compile(
    rf"^{_TERM}\s+(?:means(?: that)?|refers to|is defined as|stands for"
    rf"|is the (?:medical |clinical )?(?:term|name|word) for|is when|is where|=)\s+(?P<key>.+)$",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"^{_TERM}\s+(?:is|are)\s+(?P<key>(?:an?|the|pain|inflammation"
    rf"|irritation|swelling|damage|wear|weakness|stiffness|tightness|loss|soreness|tenderness"
    rf"|numbness|narrowing|thickening|thinning|softening|compression|bleeding|bruising|instability"
    rf"|degeneration|discomfort|pressure|overuse|scarring|curvature)\s+.+)$",
    re.IGNORECASE,
)
# Without an article: "Gout is arthritis caused by crystals", "Balance is your body's ability to".
_IS_BARE = re.compile(
    rf"^{_TERM}\s+(?:is|are)\s+(?P<key>(?:(?:part\s+of\s+the|how\s+(?:far|much|well|easily|fast|strongly)"
    r"|what\s+happens\s+when|(?:your|the)\s+\w+[’']s?\s+(?:ability|way|sense|capacity|power))\s+.+"
    r"|(?:[a-z-]+\s){0,2}?(?P<noun>[a-z]+)\s(?:that|which|of|in|on|at|to|from|inside|between|around"
    r"|behind|under|within|caused|due|made|without|where|when|after)\s.+))$",
    re.IGNORECASE,
)
_STUFF = frozenset(
    (
        "bone", "fluid", "tissue", "cartilage", "fat", "surgery", "movement", "motion", "tension",
        "force", "blood", "growth", "enlargement", "rotation", "sensation", "arthritis", "muscle",
        "movements", "bleeding", "swelling", "infection", "training", "strength", "contraction",
        "displacement", "rupture", "friction", "failure", "death", "collapse", "treatment",
        "therapy", "breathing", "bending", "tingling", "dizziness", "calcium", "crystals",
    )
)  # fmt: skip
# "Bursae are small sacs of fluid that ...": several of a kind, told by what sets them apart.
_ARE = re.compile(
    rf"^{_TERM}\s+are\s+(?P<key>(?:[a-z-]+,?\s){{0,4}}?(?!(?:exercises|ways|things|signs|people|causes"
    r"|muscles|examples|reasons|stretches|sports|injuries|questions|places|moves)\b)[a-z]{3,}s\s"
    r"(?:that|which|of|between|made|filled|inside|around|in|on|at|along|under|beneath|across)\s.+)$",
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
_HEADED = re.compile(r"^(?:definition|def\.?|meaning)\s*[:–-]\s*", re.IGNORECASE)
_QUOTED = re.compile(
    r"^(?P<lead>an?\s|the\s)?[“\"‘'*_]{1,3}(?P<term>[\w -]{3,40})[”\"’'*_]{1,3}(?=\s)", re.I
)
# "Your rotator cuff is a group of tendons", as leaflets put it.
_YOURS = re.compile(
    r"your\s(?P<part>[\w’'-]+(?:\s[\w’'-]+){0,3}?)\s(?=(?:is|are)\s(?:an?|the)\s)", re.I
)
_MAX_KEY_WORDS = 40


@lru_cache(maxsize=KEPT_SENTENCES)
def meaning(sentence: str) -> tuple[str, str] | None:
    """The term that a sentence explains and its explanation, or None where it explains none."""
    text = plain(_QUOTED.sub(_unquoted, _HEADED.sub("", sentence)))
    if len(text) > 400 or text.endswith(("?", ":", "!")):
        return None
    if (yours := _YOURS.match(text)) and names_place(yours["part"]):
        text = text[yours.start("part") :]
    for term, key in _readings(text):
        term = re.sub(r"^(?:the|an?)\s+", "", term.strip(), flags=re.IGNORECASE)
        term = re.sub(r"\s*\([^()]*\)$", "", term)
        key = _without_names(key)
        is_short = bool(term) and len(key.split()) <= _MAX_KEY_WORDS
        if is_short and not tells_nothing(term, key):
            return term[:1].upper() + term[1:], key.strip().rstrip(".")
    return None


def _without_names(key: str) -> str:
    """ "A group of muscles at the back of the thigh", without the names behind its colon."""
    told, colon, names = key.partition(": ")
    return told if colon and len(leading_parts(names)) > 1 else key


def _unquoted(match: re.Match[str]) -> str:
    return f"{match['lead'] or ''}{match['term']}"


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """Each way in which the sentence can be read as a definition, the surest first."""
    if (match := _SEEN.match(text)) and _names_motion(match["term"]):
        yield match["term"], match["key"]
    if match := _CALLED.match(text):
        yield match["a"] or match["b"], match["key"]
    if opens_no_term(text):
        return
    if (match := _MEANS.match(text)) and not _names_group(match):
        yield match["term"], match["key"]
    yield from _by_is(text)
    match = _MOVES.match(text)
    verbs = table("anatomy")["motion_verbs"]
    if match and match["verb"].lower() in verbs and _names_motion(match["term"]):
        yield match["term"], match["key"]


def _by_is(text: str) -> Iterator[tuple[str, str]]:
    """What "is" or "are" joins, where its second half says what the first is."""
    for pattern in (_IS, _ARE, _IS_BARE):
        match = pattern.match(text)
        is_told = match is not None and (pattern is not _IS_BARE or _names_stuff(match["noun"]))
        if match and is_told and not rates_only(match["key"]) and not _names_group(match):
            yield match["term"], match["key"]


def _names_stuff(noun: str | None) -> bool:
    """Whether a noun may stand without an article to say what something is: "bone", "arthritis"."""
    if noun is None or noun.lower() in _STUFF:
        return True
    anatomy = table("anatomy")
    endings = tuple(anatomy["complaint_endings"])
    return noun.lower() in anatomy["conditions"] or noun.lower().endswith(endings)


def _names_group(match: re.Match[str]) -> bool:
    """Whether "the elevators are the ..." goes on to name muscles and explains nothing."""
    return len(leading_parts(match["key"])) > 1 or names_muscle(match["key"])


def _names_motion(term: str) -> bool:
    motions = table("anatomy")["motions"]
    return any(word.rstrip("s") in motions for word in re.findall(r"[a-z]+", term.lower()))
