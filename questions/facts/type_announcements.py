"""Where an article says which types or stages of a thing there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.facts.anatomy import is_complaint
from questions.facts.looks import KEPT_SENTENCES, has_one
from questions.facts.model import Evidence, TypeDefinition
from questions.facts.numbers import number_in
from questions.reading.article import Sentence

_NOUN = (
    r"(?P<noun>types|kinds|forms|variants|subtypes|stages|phases|grades|patterns|categories"
    r"|degrees|classes|varieties|levels|sorts)"
)
_NUMBER = r"(?P<count>two|three|four|five|six|seven|eight|[2-8])"
_WHICH = (
    r"(?:(?:main|basic|common|major|different|distinct|primary|recognized|recognised|broad"
    r"|general|known|separate|clinical|well-known|overlapping)\s+){0,2}"
)
_OPENS = (
    r"\s*(?:,?\s*(?:called|known as|named|namely|which are|these are|and these are|are"
    r"|include|including)\s*:?|[:—–,]|\s-)\s+"
)
# "... are told apart by their cause: ..."
_TOLD_APART = (
    r"(?:\s+(?:are|is|can be)\s+(?:distinguished|recogni[sz]ed|described|told apart|separated"
    r"|identified|seen|known)(?:\s+(?:by|in|from)\s+[\w ’'-]{3,40}?)?(?=\s*:))?"
)
# "According to Neer, ..."
_AFTER_WHOM = (
    r"(?:(?:following|according to|traditionally|clinically|in practice|as a rule|broadly"
    r"|roughly)\b[\w ’'-]{0,40},\s+)?"
)
_NAMES = r"(?P<names>[^.]{3,200}?)\.?$"
_OF = r"(?P<of>[\w’'() -]{2,60}?)"
_OFTEN = r"(?:(?:often|usually|commonly|typically|generally|traditionally|sometimes|also)\s+)?"
_SPLIT = r"(?:divided|split|grouped|classified|sorted|separated|graded|staged|broken down)"
_HAS = (
    rf"(?:has|have|comes? in|occurs? in|is|are|can be|happens? in|goes through|passes through"
    rf"|moves? through|develops? in|progress(?:es)? through|runs? through|takes? place in"
    r"|unfolds? in"
    rf"|go through|pass through|take|takes|{_OFTEN}(?:is|are|can be)"
    rf"\s+{_OFTEN}(?:{_SPLIT}\s+(?:in)?to|described\s+(?:in|as))|divides? into|falls? into)"
)
_OF_FIRST = re.compile(
    rf"\b(?:{_NUMBER}\s+)?{_WHICH}{_NOUN}\s+of\s+{_OF}(?:\s+exist)?{_TOLD_APART}{_OPENS}{_NAMES}",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(
    rf"^{_AFTER_WHOM}{_OF}\s+{_OFTEN}{_HAS}\s+(?:{_SPLIT}\s+(?:as\s+|into\s+))?"
    rf"{_NUMBER}\s+{_WHICH}{_NOUN}{_OPENS}{_NAMES}",
    re.IGNORECASE,
)
_GRADED_AS = re.compile(
    rf"^(?:the\s+severity\s+of\s+)?{_OF}\s+(?:is|are|can be)\s+{_OFTEN}"
    rf"(?P<noun>graded|staged|classified|described|{_SPLIT})\s+(?:as|into)\s+{_NAMES}",
    re.IGNORECASE,
)
_SELLS = re.compile(r"\bwe\s+(?:sell|offer|stock|provide|make|run|have)\b", re.IGNORECASE)
# What says that there are types without naming them.
_OF_NOUN = re.compile(
    rf"\b(?:{_NUMBER}\s+)?{_WHICH}{_NOUN}\s+of\s+(?:an?\s+|the\s+)?{_OF}"
    r"(?=\s*(?:$|[.:;,?–—(]|\b(?:are|is|exist|can|have|that|which|by|in|on|and what|with|include"
    r"|seen|called|known|may|often|there|apart|worth|to|you|we|as well|commonly|usually)\b))",
    re.IGNORECASE,
)
_OF_SUBJECT = re.compile(
    rf"^{_OF}\s+{_OFTEN}{_HAS}\s+(?:{_SPLIT}\s+(?:as\s+|into\s+))?{_NUMBER}\s+{_WHICH}{_NOUN}\b",
    re.IGNORECASE,
)
_GRADED = re.compile(
    rf"^{_OF}\s+(?:is|are|can be)\s+{_OFTEN}{_SPLIT}\b"
    rf"(?:\s+(?:in)?to\s+{_NUMBER}\s+{_WHICH}{_NOUN})?",
    re.IGNORECASE,
)
_GRADES = re.compile(r"grad|stag|degree|severity", re.IGNORECASE)
# "Doctors grade strains by how much is torn."
_WE_GRADE = re.compile(
    r"^(?:(?:doctors|clinicians|physios?|physiotherapists|surgeons|therapists|specialists|radiologists|people"
    rf"|we|they|experts|authors|textbooks)\s+){_OFTEN}(?:grade|classify|sort|divide|split|group|stage"
    rf"|describe|separate)\s+{_OF}(?=\s+(?:by|into|in|as|according|from|on|with)\b|\s*[:.]|$)",
    re.IGNORECASE,
)
# "Which kind of fracture do I have?", "How are ribs grouped?"
_ASKED_WHICH = re.compile(
    r"^(?:which|what)\s+(?P<noun>type|kind|form|sort|stage|phase|grade|degree|pattern)\s+of\s+"
    rf"(?:an?\s+|the\s+)?{_OF}\s+(?:do|does|did|have|has|is|am|are|was|can)\b"
    r"(?!.{0,20}\b(?:sell|stock|offer|recommend|buy|need)\b)",
    re.IGNORECASE,
)
_ASKED_HOW = re.compile(
    rf"^how\s+(?:is|are|do\s+\w+|can)\s+(?:we\s+)?(?:the\s+)?{_OF}\s+(?:be\s+)?"
    rf"(?P<noun>{_SPLIT}|described|told apart)(?=\s*[?.:]|$)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:there\s(?:are|exist)\s|these\s|the\s|it\shas\s|they\shave\s)*(?:{_NUMBER}\s+)?{_WHICH}{_NOUN}"
    r"(?:\s(?:are|include|exist|can\sbe\s\w+|are\s\w+))?(?:\sas\sfollows)?\s?[:.]",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"(?:in\s[\w ]{2,30},\s)?(?:(?:the|an?)\s)?(?P<what>"
    r"(?!it\b|this\b|they\b|there\b|these\b|we\b|you\b|i\b)[\w’'-]+(?:\s[\w’'-]+){0,4}?),?\s+(?:is|are|means|refers|describes|happens?|occurs?|affects?"
    r"|lasts?|differs?|var(?:y|ies)|takes?|heals?|needs?|grows?|has|have|causes?|can|may|comes?|hurts?|starts?|develops?|follows?|begins?|arises?|results?)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"patterns|levels|classes|sorts", re.IGNORECASE)  # of habits as well
_MAX_BARE = 80  # letters
_TITLED = re.compile(rf"^(?:the\s+)?{_OF}\s+{_NOUN}$", re.IGNORECASE)
# One of these stands in whatever these patterns find.
_TELLS_OF_TYPES = (
    "type", "kind", "form", "variant", "stage", "phase", "grad", "pattern", "categor", "degree",
    "class", "variet", "level", "sort", "divid", "split", "group", "separat", "break", "broken",
    "describ", "told apart",
)  # fmt: skip
_FURTHER = re.compile(
    r"^(?:a|the|one)\s+(?:third|fourth|fifth|final|last|further|other)\s+(?:type|kind|form"
    r"|variant)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:called|known as|named|is)\s+(?:the\s+|an?\s+)?(?P<name>[\w-]+)(?:\s+(?:type"
    r"|impingement|form))?\s*(?:,|\.|$|\band\b)",
    re.I,
)
_MIXED = re.compile(r"\b(?P<name>combined|mixed)\b", re.IGNORECASE)
_COMBINES = re.compile(r"\b(?:combines|combination|both)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|grade|stage|phase|degree|\d|[IVX]{1,4}$)", re.IGNORECASE
)
SEVERITY = re.compile(
    r"(?:very\s+)?(?:minimal|slight|mild|moderate|severe|profound|extreme|advanced)$", re.IGNORECASE
)
_ORDERED = frozenset(("stages", "phases", "grades", "degrees", "levels", "graded", "staged"))
# "The three stages" does not say of what; neither do shops that offer three types of ticket.
_NO_OF = re.compile(
    r"(?:the\s+)?(?:two|three|four|five|six|seven|\d+|main|different|common|basic|other|several"
    r"|many"
    r"|various)$|(?:people|persons|patients|(?:\w+\s)?exercises?|shoes|appointments?|classes"
    r"|sessions?"
    r"|memberships?|tickets?)$"
    r"|(?:it|this|that|they|these|those|there|we|you|he|she|which|each|both|here)\b",
    re.IGNORECASE,
)
MAX_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Announced:
    """A passage that says which types there are, read; `given` are the definitions that it holds
    itself."""

    of: str
    ordered: bool
    names: tuple[str, ...]
    count: int | None
    evidence: Evidence
    given: tuple[tuple[str, TypeDefinition], ...] = ()


def read_names(text: str, of: str) -> tuple[str, ...]:
    """The names in "cam and pincer" or "the freezing, frozen and thawing stages"."""
    text = re.sub(r"\s*\([^)]*\)", "", text)
    text = re.sub(r"(?:,\s*which|\s+[-–—]|;|,\s*(?:each|with|where)\b).*$", "", text)
    parts = [
        part.strip(" ,")
        for part in re.split(r",\s*(?:and|or)\s+|,|\s+and\s+|\s+or\s+|\s*&\s*", text)
    ]
    head = of.split()[-1].lower()
    names = [clean_type_name(part, head) for part in parts if part]
    if len(names) < 2 or any(not 0 < len(name.split()) <= MAX_NAME_WORDS for name in names):
        return ()
    if any(name.lower().startswith(("those ", "people ", "ones ")) for name in names):
        return ()
    return tuple(dict.fromkeys(names))


def from_prose(sentences: Sequence[Sentence]) -> Iterator[Announced]:
    """The types that sentences name."""
    for index, sentence in enumerate(sentences):
        match = _named_types(sentence.text) if len(sentence.text) <= 500 else None
        names = read_names(match["names"], match["of"]) if match else ()
        if not match or not names or _NO_OF.match(match["of"]) or _SELLS.search(sentence.text):
            continue
        groups = match.groupdict()
        count = number_in(groups["count"]) if groups.get("count") else None
        further = _further_names(sentences[index + 1 : index + 4])
        names += tuple(name for name, _ in further if name not in names)
        expected = None if count is None else count + len(further)
        evidence = (sentence.span, *(one.span for _, one in further))
        ordered = is_ordered(groups.get("noun") or "types", names)
        yield Announced(match["of"], ordered, names, expected, evidence)


@lru_cache(maxsize=KEPT_SENTENCES)
def _named_types(text: str) -> re.Match[str] | None:
    """The match of a sentence that calls what it names types, grades and the like."""
    if not has_one(text, _TELLS_OF_TYPES):
        return None
    return _OF_FIRST.search(text) or _OF_BEFORE.match(text) or _GRADED_AS.match(text)


def _further_names(sentences: Sequence[Sentence]) -> list[tuple[str, Sentence]]:
    """ "A third type is called mixed" and the like, right after the types were announced."""
    found = []
    for sentence in sentences:
        match = _FURTHER.match(sentence.text)
        if not match:
            continue
        mixed, called = _MIXED.search(match["rest"]), _CALLED.search(match["rest"])
        if mixed:
            found.append((mixed["name"].lower(), sentence))
        elif called and called["name"].lower() not in _NO_NAMES:
            found.append((called["name"], sentence))
        elif _COMBINES.search(match["rest"]):
            found.append(("combined", sentence))
    return found


_NO_NAMES = ("a", "when", "where", "both", "less", "more")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says that there are types of, in which word, and how many."""

    of: str
    noun: str
    count: int | None


@lru_cache(maxsize=KEPT_SENTENCES)
def told_in(text: str) -> Told | None:
    """What a sentence or heading says that there are types of, or None."""
    if len(text) > 300 or not has_one(text, _TELLS_OF_TYPES):
        return None
    for pattern in (
        _ASKED_WHICH,
        _ASKED_HOW,
        _OF_SUBJECT,
        _GRADED,
        _OF_NOUN,
        _WE_GRADE,
        _TITLED,
    ):
        title = text.strip(" ?:").rpartition(": ")[2]
        match = pattern.search(title if pattern is _TITLED else text)
        is_doubtful = pattern is _WE_GRADE or (
            pattern is _TITLED and _VAGUE.match(match["noun"] if match else "")
        )
        if is_doubtful and match and not is_complaint(match["of"]):
            continue
        if match and match["of"] and not _NO_OF.match(match["of"].strip()):
            groups = match.groupdict()
            count = number_in(groups["count"]) if groups.get("count") else None
            noun = groups.get("noun") or ("grades" if _GRADES.search(match[0]) else "types")
            return Told(match["of"].strip(), noun, count)
    return None


def told_bare(lead: str, before: str, title: str) -> Told | None:
    """The same of a line that only counts them, "There are six types:", "The three stages are:":
    of what the sentence before it or the heading speaks."""
    match = _BARE.fullmatch(lead) if len(lead) < _MAX_BARE else None
    if not match:
        return None
    told = told_in(before) or told_in(title)
    of = told.of if told else subject_of_types(before, title)
    return Told(of, match["noun"].lower(), number_in(match["count"] or "")) if of else None


def subject_of_types(before: str, title: str) -> str:
    """What types can be of that a sentence does not name itself; nothing where nobody says."""
    subject = SUBJECT.match(before[:200])
    if subject:
        return subject["what"]
    name = title.partition(":")[0].strip()
    return name if 0 < len(name.split()) <= 4 and not name.endswith("?") else ""


def is_ordered(noun: str, names: Sequence[str]) -> bool:
    """Whether such types follow each other, told by noun, numbers or words of severity."""
    scales = (_ORDINAL, SEVERITY)
    return (
        noun.lower() in _ORDERED
        or f"{noun.lower()}s" in _ORDERED
        or any(all(map(one.match, names)) for one in scales)
    )


def clean_type_name(text: str, head: str) -> str:
    """A type's name without "the", quotes and the noun that all of them share."""
    text = re.sub(r"^(?:the|an?)\s+|[\"“”‘’*]|^\d{1,2}[.)]\s+", "", text.strip(), flags=re.I)
    text = re.sub(
        rf"\s+(?:types?|kinds?|forms?|stages?|phases?|{re.escape(head)})$", "", text, flags=re.I
    )
    return text.strip(" .:")
