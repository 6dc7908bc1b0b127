"""Groups that one sentence names: "The deep neck flexors are longus colli and longus capitis."

Each reader knows one way of writing and gives the label, the announced number and the words in
which the names stand. A sentence is a group only where its label speaks of muscles, bones or the
like, or where its names are parts of the body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from questions.facts.anatomy import is_part
from questions.facts.asides import plain
from questions.facts.candidates import Candidate, all_parts, enumerated, leading_parts, mostly_parts
from questions.facts.labels import (
    OTHER_LIST,
    is_generic,
    named_by_verb,
    names_class,
    titled_by,
)
from questions.facts.leads import label_from_lead, line_label, motion_label, passive_label
from questions.facts.members import NamedThing
from questions.facts.numbers import figures, number_in
from questions.facts.presented import presented
from questions.lexicon import table
from questions.reading.article import Sentence, Span

_MAX_LENGTH = 500
_CLASS_NOUN = r"(?:muscles|bones|ligaments|tendons|joints|nerves|structures|parts|heads)"
_ARE = (
    r"(?:(?P<bare>are(?=\s(?!called|known|named)))"
    r"|are(?: called| known as| named)?|includes?|consists? of|comprises?|(?:is|are) made up of"
    r"|(?:is|are) (?:formed|made|built) (?:by|of|from)|(?:is|are) composed of|contains?|uses?"
    r"|relies on|rely on|depends? on|calls? (?:on|upon))"
)
_SUBJECT = re.compile(
    rf"^(?P<label>[^:;]{{3,110}}?)[,]?\s+{_ARE}\s*:?\s+(?:(?:the|these|of)\s+)?(?:(?P<count>\w+)"
    rf" (?:\w+ )?{_CLASS_NOUN}\s*[:,–—-]?\s*(?:namely|which are|called)?\s*:?\s*)?"
    r"(?P<names>[^:]{3,400})$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?P<lead>[^:]{3,140}?)(?:\s*:|\s+[–—-]|[–—]|,?\s+namely:?|,\s+which are:?|,\s+called)\s+"
    r"(?P<names>[^:]{3,400})$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?P<what>[^,:;]{3,80}?)\s+(?:is|are)\s+(?:\w+ly\s+|also\s+)?(?P<verb>[a-z]+(?: about| out"
    r"| up| apart| together)?)\s+(?:\w+ly\s+)?by\s+(?:(?:the )?"
    r"(?P<count>one|two|three|four|five|six|seven"
    r"|eight|\d) (?:\w+ )?\w+(?: in particular| above all| together)?(?::|,|\s[–—-])\s+)?"
    r"(?P<names>[^:]{3,400})$",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    r"^(?P<names>[^:;]{5,300}?)\s+(?:are|form|make up|constitute|belong to|count as|together form"
    r"|together make up)\s+(?:(?P<count>\w+) of )?(?:the\s+)?(?P<label>[^,:;]{3,70}?)$",
    re.IGNORECASE,
)
_MAKE_UP = re.compile(r"\s(?:form|make up|constitute|together form|together make up) the\s")
_CLASS_OF = re.compile(rf"(?:^|\s){_CLASS_NOUN} of (?:the )?[a-z]+(?: [a-z]+)?$", re.IGNORECASE)
_DO = re.compile(
    r"^(?P<names>[^:;]{5,300}?)\s+(?:(?:all|both|together|also)\s+)?"
    r"(?P<done>[a-z]+ (?:the|your) [a-z]+)$",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(r"\b(?:such as|including|like|e\.g)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;&]|\s(?:and|plus|as well as)\s", re.IGNORECASE)
_SUCH_AS = re.compile(
    r"(?P<label>(?:[\w’'-]+ ){1,5}?\w+s),? (?:such as|including|like|e\.g\.,?)\s+(?:the\s+)?"
    r"(?P<names>[^:;()]{5,250})",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"^(?P<lead>[^,:;]{3,60}),\s+(?P<names>[^:;]{5,250}),\s+(?P<rest>[a-z][^,:;]{3,80})$",
    re.IGNORECASE,
)
_COMES_FROM = re.compile(
    r"^(?P<what>[^,:;]{3,80}?)\s+(?:comes? from|depends? on|relies on|(?:is|are) the (?:job|work"
    r"|task"
    r"|business) of)\s+(?P<names>[^:]{3,400})$",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    r"(?P<label>(?:[\w’'-]+ ){0,5}?[\w’'-]+)\s+\((?:i\.e\.,?\s+|namely\s+)?"
    r"(?P<names>[^()]{8,300})\)"
)
_ASIDE = re.compile(
    r"(?P<label>(?:[\w’'-]+ ){0,5}?[\w’'-]+)\s+[–—]\s+(?P<names>[^–—:;()]{8,250})\s+[–—]\s"
)
_COUNTED = re.compile(
    r"^(?P<label>[^,:;]{3,60}?)\s+(?:(?:is|are)(?:\s+really|\s+actually|\s+basically|\s+in\s+fact|\s+made"
    r"(?:\s+up)?\s+of|\s+formed\s+by|\s+built\s+from)?|has|have|depends?\s+on|relies\s+on"
    r"|rely\s+on|rests?\s+on|needs?|uses?|involves?|consists?\s+of|comprises?|contains?"
    r"|draws?\s+on|comes?\s+from)\s+(?:the\s+work\s+of\s+|not\s+one\s+but\s+)?(?P<count>\w+)\s+"
    r"(?:\w+\s+){0,2}?(?:(?P<bodily>muscles|bones|ligaments|tendons|joints|nerves|heads|bellies)"
    r"|structures|parts|systems|senses|organs|layers|sheets|bands|bundles|arches|segments|regions|curves"
    r"|compartments|portions|sources|things)\s*[:,–—-]\s*(?:namely\s+|called\s+)?"
    r"(?P<names>[^:;]{5,300})$",
    re.IGNORECASE,
)
# A semicolon; or, in lines that ran together, where a new label begins behind a name.
_BETWEEN_CLAUSES = re.compile(
    r";|(?<=[a-z)])\s+(?=[A-Z][a-z’'-]{1,20}(?:\s[a-z’'-]{1,20}){0,4}\s?:\s)"
)
_MAX_CLAUSES = 3000
_NAMES_THINGS = re.compile(
    r"^(?:the|an?)\s|(?:(?<!o)us|is|i?um|ae|ii|[a-z]tor|ceps)\b", re.IGNORECASE
)
_COMPRISING = re.compile(
    r"^(?P<label>[^,:;]{3,60}?),?\s+(?:comprising|consisting\s+of|made\s+up\s+of|composed\s+of"
    r"|formed\s+by|that\s+is,?|namely)\s+(?P<names>[^:;]{5,300})$",
    re.IGNORECASE,
)
_SO_MANY = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|eight|\d)\s+(?P<kind>(?:[a-z-]+\s){0,2})"
    r"(?P<noun>[a-z]+s)\s?[:–—,]\s(?P<names>[^:;]{5,300})$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s+(?:which|who|that)\s[^,;:]{3,80},(?=\s+(?:are|is|includes?)\s)", re.I)
_TYPES = re.compile(r"\b(?:types|kinds|forms|stages|phases|grades)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\bare (?P<count>\w+) in number$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a reader saw. `by_names` says that the label tells nothing by itself, so that every
    name must be a part of the body, `mostly` that most of them must; `known` that the names are
    told by the reader itself."""

    label: str
    count: int | None
    names: str
    by_names: bool = False
    known: bool = False
    mostly: bool = False


def from_sentence(sentence: Sentence, title: str, *, is_alone: bool) -> Candidate | None:
    """The group that a sentence names, or None; `title` is its section's heading, `is_alone` says
    that it is no entry of a list."""
    text = plain(sentence.text.strip().rstrip("."))
    if len(text) > _MAX_LENGTH or text.endswith("?") or not _SEVERAL.search(text):
        return None
    readers = (*_READERS, _of_title) if is_alone else _READERS
    for read in (read for reader in readers for read in reader(text, title)):
        things = enumerated(read.names)
        is_told = all_parts(things) if read.by_names else read.known or _is_told(read, things)
        if len(things) >= 2 and read.label and is_told:
            named = tuple((thing, sentence.span) for thing in things)
            return Candidate(read.label, read.count, named, (sentence.span,))
    return None


def clauses(sentence: Sentence) -> Iterator[Sentence]:
    """What its semicolons part, or the labels of lines that ran together ("Calf: ... Shin: ..."),
    each of which may name a group of its own; nothing where neither parts it."""
    text, at = sentence.text, 0
    cuts = [*_BETWEEN_CLAUSES.finditer(text[:_MAX_CLAUSES])]
    ends = [(one.start(), one.end()) for one in cuts] + [(len(text), len(text))]
    for end, following in ends if cuts else ():
        part = text[at:end].strip()
        start = sentence.span.start + text.index(part, at)
        if part:
            yield Sentence(part, Span(start, start + len(part)))
        at = following


def _is_told(read: _Read, things: tuple[NamedThing, ...]) -> bool:
    """Whether the label, or failing that most of the names, speaks of parts of the body."""
    if _TYPES.search(read.label) or OTHER_LIST.search(read.label):
        return False
    return (names_class(read.label) and not read.mostly) or mostly_parts(things)


def _of_subject(text: str, title: str) -> Iterator[_Read]:
    """ "The deep neck flexors are longus colli and longus capitis"."""
    match = _SUBJECT.match(_RELATIVE.sub("", text, count=1))
    if not match:
        return
    count = number_in(match["count"]) if match["count"] else None
    label = match["label"]
    if _TYPES.search(label) or OTHER_LIST.search(label):
        return
    name = prose_label(label) or label_from_lead(label)
    # "Strong muscles are important": only the definite tells which there are. What they "are" may
    # be told by adjectives, so that names that nobody knows need an article or a Latin ending.
    is_definite = _DEFINITE.match(label) or count is not None or number_in(label.split()[0])
    is_told = is_definite and (not match["bare"] or _names_things(match))
    if count is None and (found := presented(label)) and found.count is not None:
        name, count = found.label, found.count
    yield _Read(name, _either(count, label), match["names"], by_names=not is_told)
    if is_definite and not is_told:
        yield _Read(name, _either(count, label), match["names"], mostly=True)


def _names_things(match: re.Match[str]) -> bool:
    before = match.string[: match.start("names")].rstrip().lower()
    return before.endswith((" the", " these")) or bool(_NAMES_THINGS.search(match["names"]))


def _of_lead(text: str, title: str) -> Iterator[_Read]:
    """ "Two muscles flex the elbow: biceps and brachialis"."""
    match = _LEAD.match(text)
    if not match:
        return
    lead = match["lead"]
    if _TYPES.search(lead) or OTHER_LIST.search(lead):
        return
    if found := presented(lead):
        yield _Read(found.label, found.count, match["names"])
        return
    count, bare = _count_in(lead), _NUMBER.sub("", lead)
    label = (
        named_by_verb(bare)
        or titled_by(bare)
        or label_from_lead(bare)
        or (named_by_verb(title) if names_class(lead) or names_class(title) else "")
    )
    yield _Read(label, count, match["names"])
    yield _Read(line_label(f"{lead}:"), count, match["names"], by_names=True)


def _of_presented(text: str, title: str) -> Iterator[_Read]:
    """ "There are two plantarflexors of the ankle, the gastrocnemius and the soleus"."""
    lead, _, names = text.partition(",")
    found = presented(lead) if names else None
    if found and found.count is not None and len(enumerated(names)) == found.count:
        yield _Read(found.label, found.count, names, mostly=True)


def _of_makeup(text: str, title: str) -> Iterator[_Read]:
    """ "The quadriceps, comprising rectus femoris and vastus medialis, extends the knee"."""
    if match := _COMPRISING.match(text):
        names = ", ".join(_worded(one) for one in leading_parts(match["names"]))
        yield _Read(prose_label(match["label"]), None, names, by_names=True)


def _worded(thing: NamedThing) -> str:
    return f"{thing.name} ({thing.qualifier})" if thing.qualifier else thing.name


def _of_same_noun(text: str, title: str) -> Iterator[_Read]:
    """ "... with three canals: the anterior canal, the posterior canal and the lateral canal": as
    many names as are announced, each with the noun that announces them."""
    for match in _SO_MANY.finditer(text):
        count, things = number_in(match["count"]), enumerated(match["names"])
        noun = match["noun"].lower()
        alike = [one.name.lower().split()[-1] in (noun, noun.removesuffix("s")) for one in things]
        label = f"{match['kind'] or ''}{match['noun']}"
        if count == len(things) and all(alike) and not is_generic(label):
            yield _Read(label[:1].upper() + label[1:], count, match["names"], known=True)


def _of_counted(text: str, title: str) -> Iterator[_Read]:
    """ "The calf is really two muscles, the gastrocnemius and the soleus", "Balance depends on
    three systems: ...": as many names as are announced."""
    match = _COUNTED.match(text)
    count = number_in(match["count"]) if match else None
    things = enumerated(match["names"]) if match and count else ()
    if match and len(things) == count:
        told = [_is_bodily(one, match["label"]) for one in things]
        are_bodily = bool(match["bodily"]) or 2 * sum(told) > len(things)
        yield _Read(
            prose_label(match["label"]) if are_bodily else "", count, match["names"], known=True
        )


def _is_bodily(thing: NamedThing, whole: str) -> bool:
    """Whether a name is that of a part of the body, or speaks of one: "inner ear", or "anterior"
    where the whole is one."""
    words = thing.name.lower().split()
    if is_part(whole) and all(word in table("anatomy")["descriptors"] for word in words):
        return True
    return is_part(thing.name) or words[-1] in table("anatomy")["body_parts"]


def _of_passive(text: str, title: str) -> Iterator[_Read]:
    """ "The mouth is opened by the digastric and the mylohyoid"."""
    if match := _BY.match(text):
        count = number_in(match["count"]) if match["count"] else None
        yield _Read(passive_label(match["what"], match["verb"]), count, match["names"], True)
    if match := _COMES_FROM.match(text):
        yield _Read(motion_label(prose_label(match["what"])), None, match["names"], True)


def _of_names(text: str, title: str) -> Iterator[_Read]:
    """ "Biceps femoris and gracilis bend the knee", "... are the flexors of the knee"."""
    if match := _DO.match(text):
        label = named_by_verb(match["done"]) or f"Muscles that {match['done']}"
        yield _Read(label, None, match["names"], by_names=True)
    match = _REVERSED.match(text)
    if match and (names_class(match["label"]) or _MAKE_UP.search(text)):
        count = number_in(match["count"]) if match["count"] else _count_in(match["label"])
        yield _Read(prose_label(match["label"]), count, match["names"], by_names=True)


def _in_brackets(text: str, title: str) -> Iterator[_Read]:
    """ "The rotator cuff (supraspinatus, infraspinatus, ...) holds the ball"."""
    for sign, pattern in (("(", _BRACKET), ("–", _ASIDE), ("—", _ASIDE)):
        for match in pattern.finditer(text) if sign in text else ():
            label = match["label"]
            name = prose_label(label) if _CLASS_OF.search(label) else _noun_phrase(label)
            yield _Read(name, None, match["names"], by_names=True)


def _apposed(text: str, title: str) -> Iterator[_Read]:
    """ "Two muscles, the gastrocnemius and the soleus, lift the heel"."""
    if match := _APPOSED.match(text):
        lead = f"{match['lead']} {match['rest']}"
        label = named_by_verb(lead) or _noun_phrase(match["lead"]) or label_from_lead(lead)
        yield _Read(label, _count_in(match["lead"]), match["names"], by_names=True)


def _of_title(text: str, title: str) -> Iterator[_Read]:
    """Nothing but names below a heading such as "Knee extensors"."""
    if names_class(title) and not is_generic(title) and not OTHER_LIST.search(title):
        yield _Read(titled_by(title), _count_in(title), text, by_names=True)


def _of_examples(text: str, title: str) -> Iterator[_Read]:
    """ "Hip flexors such as psoas and rectus femoris"."""
    for match in _SUCH_AS.finditer(text) if _EXAMPLES.search(text) else ():
        things = leading_parts(match["names"])
        names = ", ".join(one.name for one in things)
        yield _Read(_noun_phrase(match["label"]), None, names, by_names=True)


_READERS: tuple[Callable[[str, str], Iterator[_Read]], ...] = (
    _of_counted,
    _of_subject,
    _of_lead,
    _of_presented,
    _of_makeup,
    _of_passive,
    _of_names,
    _in_brackets,
    _apposed,
    _of_same_noun,
    _of_examples,
)


def _noun_phrase(text: str) -> str:
    """The class noun at the end of some words, with what tells its kind: "deep neck flexors"."""
    words = text.split()
    if not words or not names_class(words[-1]):
        return ""
    kept: list[str] = []
    for word in reversed(words):
        if word.lower() in _STOPS or figures(word).isdigit():
            break
        kept.insert(0, word)
    label = " ".join(kept)
    return "" if is_generic(label) else label[:1].upper() + label[1:]


def prose_label(text: str) -> str:
    """A subject as a label: without "the", without its number; nothing for a pronoun."""
    text = re.sub(
        r"^(?:among\s+)?(?:the|your|these|in all,?)\s+", "", text.strip(), flags=re.IGNORECASE
    )
    text = _ENDING.sub("", text)
    first, _, rest = text.partition(" ")
    text = rest if rest and figures(first).isdigit() else text
    is_clause = _CLAUSE.search(text) is not None
    if not text or is_clause or is_generic(text) or _PRONOUN.match(text):
        return ""
    return text[:1].upper() + text[1:]


def _either(count: int | None, label: str) -> int | None:
    return count if count is not None else _count_in(label)


def _count_in(text: str) -> int | None:
    numbers = (number_in(word) for word in re.findall(r"\w+", text))
    return next((number for number in numbers if number is not None), None)


_STOPS = frozenset(
    (
        "the", "your", "our", "its", "their", "these", "those", "of", "in", "at", "by", "with",
        "and", "or", "to", "for", "from", "that", "which", "as", "are", "is", "between", "behind",
        "under", "over", "through", "most", "many", "some", "other",
    )
)  # fmt: skip
_CLAUSE = re.compile(r"\b(?:that|which|who|when|because|if|is|are|can)\b", re.IGNORECASE)
_ENDING = re.compile(r"\s+(?:itself|themselves|alone|proper)$", re.IGNORECASE)
_OPENING = re.compile(r"^(?:among\s+)?(?:the|your|these|in all,?)\s+", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:among\s+)?(?:the|your|our|these|all|its)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:there|they|it|this|these|those|some|other|one|both|what|which|each|all)\b", re.IGNORECASE
)
