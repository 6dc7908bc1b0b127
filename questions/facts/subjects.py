"""What a list is about, where its lead-in only points ("There are three muscles here:") or its
heading only asks ("What moves it?")."""

from __future__ import annotations

import re

from questions.facts.anatomy import is_part, names_place
from questions.facts.numbers import number_in
from questions.facts.passages import ListPassage
from questions.lexicon import table

_POINTS = re.compile(r"\b(?:here|there|it|its|their|these|those|this|them)\b|^that\b", re.I)
_HAVING = re.compile(
    r"(?:the\s|your\s|each\s)?(?P<what>[\w’'-]+(?:\s[\w’'-]+){0,3}?)\s"
    r"(?:has|have|contains?|holds?|houses?|comprises?|consists?\sof|(?:is|are)\s(?:made\sup|formed|moved"
    r"|supported|held|crossed|controlled)\s(?:of|by))\s",
    re.IGNORECASE,
)
# "You have sprained the lateral ligament complex, which has three parts:"
_WHICH_HAS = re.compile(
    r"\b(?:the|your)\s(?P<what>[\w’'-]+(?:\s[\w’'-]+){0,4}),\s(?:which|that)\s"
    r"(?:has|have|consists?\sof|comprises?|contains?|includes?|(?:is|are)\s(?:made\sup|formed)\s(?:of|by))\s"
    r"|\b(?:the|your)\s(?P<what2>[\w’'-]+(?:\s[\w’'-]+){0,3}),\s(?:of\swhich\sthere|there)\sare\s",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:the|your|an?|each)\s(?P<what>[\w’'-]+(?:\s[\w’'-]+){0,3}?)\s(?:is|are|has|lies|sits|runs)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|your|our|an?)\s+", re.IGNORECASE)
_DETERMINERS = frozenset((
    "the", "these", "those", "its", "their", "your", "our", "several", "many", "some", "all",
    "other", "following", "only", "of", "by",
))  # fmt: skip
_ASKS = re.compile(
    r"(?:who|what|which|where|why|how|when|do|does|is|are|can|should)\b", re.IGNORECASE
)
_PLAIN = frozenset(
    ["muscle", "bone", "ligament", "tendon", "nerve", "structure", "artery", "vein", "organ"]
)
_HOLLOWS = frozenset((
    "eminence", "fossa", "compartment", "triangle", "tunnel", "canal", "eminences", "orbit",
    "cavity", "sling",
))  # fmt: skip
_MAX_ADJECTIVES = 3
_MAX_PLACE_WORDS = 4


def only_points(label: str) -> bool:
    """Whether a label leaves open what it is about: "Muscles here", "Its main ligaments"."""
    return _POINTS.search(label) is not None


def only_asks(heading: str) -> bool:
    """Whether a heading is a question, or the start of one, which names nothing."""
    return heading.endswith("?") or _ASKS.match(heading) is not None


def subject_label(passage: ListPassage) -> str:
    """ "Deep rotators of the hip" in "The hip has six deep rotators:"; nothing where the sentence
    names none that has them."""
    lead_in = passage.lead_in
    if (match := _WHICH_HAS.search(lead_in)) and _names_group(match["what"] or match["what2"]):
        return _capital(match["what"] or match["what2"])
    noun, match = _noun_of(lead_in), _HAVING.match(lead_in)
    place = _as_place(match["what"]) if noun and match and not only_points(match["what"]) else ""
    return _joined(noun, place) if place else ""


def placed_label(passage: ListPassage) -> str:
    """ "Muscles of the calf" where the lead-in has only "muscles" and the calf is what the section
    is about: by its heading, the sentence before, or the headings above."""
    noun = _noun_of(passage.lead_in)
    place = _place_of(passage) if noun else ""
    return _joined(noun, place) if place else ""


def _place_of(passage: ListPassage) -> str:
    told = [match["what"] for one in passage.lead[:-1] if (match := _SUBJECT.match(one.text))]
    titles = (passage.section.title, *reversed(told), *reversed(passage.section.path))
    return next((place for title in titles if (place := _as_place(title))), "")


def _as_place(title: str) -> str:
    bare = _ARTICLE.sub("", title.strip(" ?:."))
    words = bare.lower().split()
    is_short = 0 < len(words) <= _MAX_PLACE_WORDS
    is_place = is_short and words[-1].removesuffix("s") not in _PLAIN and names_place(bare)
    return bare if is_place or (is_short and words[-1] in _HOLLOWS) else ""


def _noun_of(sentence: str) -> str:
    """The class of which a sentence speaks, with what tells its kind: "deep external rotators" in
    "It has six deep external rotators:"."""
    words = re.findall(r"[\w’'-]+", sentence)
    classes = table("anatomy")["classes"]
    for at, word in enumerate(words):
        if word.lower() in classes and word.lower().endswith("s"):
            before = [one.lower() for one in words[max(0, at - _MAX_ADJECTIVES - 1) : at]]
            bounds = [i for i, one in enumerate(before) if one in _DETERMINERS or number_in(one)]
            kind = before[bounds[-1] + 1 :] if bounds else []
            ahead = "group of " if "group of" in " ".join(before) else ""
            return " ".join([*_group_words(words[:at]), word]) if ahead else " ".join([*kind, word])
    return ""


def _group_words(words: list[str]) -> list[str]:
    """ "intrinsic group of" at the end of "The intrinsic group of"."""
    return [word for word in words[-_MAX_ADJECTIVES - 1 :] if word.lower() not in ("the", "a")]


def _names_group(what: str) -> bool:
    last = what.lower().rpartition(" ")[2]
    return is_part(what) or names_place(what) or last in ("complex", "group", "unit", "muscle")


def _joined(noun: str, place: str) -> str:
    bare = _ARTICLE.sub("", place)
    low = bare if bare.split(" ")[0].isupper() else bare[:1].lower() + bare[1:]
    return _capital(f"{noun} of the {low}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
