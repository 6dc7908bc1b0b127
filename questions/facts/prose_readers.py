"""The ways in which one sentence names a group: "The deep neck flexors are longus colli and longus
capitis." Each reader knows one and gives the label, the announced number and the words in which the
names stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from questions.facts.anatomy import is_part
from questions.facts.candidates import Read, enumerated, leading_parts
from questions.facts.counted_readers import of_counted, of_same_noun
from questions.facts.labels import (
    is_generic,
    named_by_verb,
    names_class,
    names_several,
    prose_label,
    tells_other_list,
    titled_by,
)
from questions.facts.leads import label_from_lead, line_label, motion_label, passive_label
from questions.facts.members import NamedThing
from questions.facts.numbers import figures, number_in
from questions.facts.presented import presented

_CLASS_NOUN = r"(?:muscles|bones|ligaments|tendons|joints|nerves|structures|parts|heads)"
_ARE = (
    r"(?:(?P<bare>are(?=\s(?!called|known|named|made|formed|built|composed)))"
    r"|are (?:called|known as|named)|includes?|consists? of|comprises?|(?:is|are) made up of"
    r"|(?:is|are) (?:formed|made|built) (?:by|of|from)|(?:is|are) composed of|contains?|uses?"
    r"|relies on|rely on|depends? on|calls? (?:on|upon))"
)
_SUBJECT = re.compile(
    rf"^(?P<label>[^:;]{{3,110}}?)[,]?\s+{_ARE}\s*:?\s+(?:(?:the|these|of)\s+)?(?:(?P<count>\w+)"
    rf" (?:\w+ ){{0,2}}{_CLASS_NOUN}\s*[:;,–—-]?\s*(?:namely|which are|called)?\s*:?\s*)?"
    r"(?P<names>[^:]{3,400})$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?P<lead>[^:]{3,140}?)(?:\s*:|\s+=|\s+[–—-]|[–—]|,?\s+namely:?"
    r"|,\s+which are:?|,\s+called)\s+"
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
    r"^(?P<names>[^:;]{5,300}?)\s+(?:are(?: all| both| together| collectively)?"
    r"(?: (?:known|referred to) as| called| part of)?"
    r"|(?:work|act|serve|function)(?: together)? as|form|make up|constitute|belong to"
    r"|count as|together form"
    r"|together make up)\s+(?:(?P<count>one|two|three|four|five|six|all|both|some|\d) of )?"
    r"(?:the\s+)?(?P<label>[^,:;]{3,70}?)$",
    re.IGNORECASE,
)
_MAKE_UP = re.compile(r"\s(?:form|make up|constitute|together form|together make up) the\s")
_CLASS_OF = re.compile(rf"(?:^|\s){_CLASS_NOUN} of (?:the )?[a-z]+(?: [a-z]+)?$", re.IGNORECASE)
_DO = re.compile(
    r"^(?P<names>[^:;]{5,300}?)\s+(?:(?:all|both|together|also|mainly|can|work\stogether\sto"
    r"|act\stogether\sto|combine\sto|help(?:\sto)?)\s+)*"
    r"(?P<done>(?!(?:behind|between|under|over|along|around|across|to|into|from|in|on|at|of|with|near"
    r"|beside|through|up|down|and|or|past|below|above|are|is|have|of|form|make|forms|makes|like)\b)[a-z]+"
    r" (?:the|your) [a-z]+(?: [a-z]+)?(?: (?:in|out|up|down|back|forwards?|backwards?|together"
    r"|apart|inwards?|outwards?|sideways|of the [a-z]+))?)$",
    re.IGNORECASE,
)
# "Two muscles, the a and b, lift ...", "The muscles that make up the neck - a, b and c are ..."
_APPOSED = re.compile(
    r"^(?P<lead>[^,:;]{3,80}?)(?:,|\s[–—-])\s+(?P<names>[^:;]{5,250}?)"
    r"(?:(?:,|\s[–—-])\s+(?P<rest>[a-z][^,:;]{3,80})|\s(?:are|all|both|work|help)\s[^:;]{3,200})$",
    re.IGNORECASE,
)
_COMES_FROM = re.compile(
    r"^(?P<what>[^,:;]{3,80}?)\s+(?:comes? from|depends? on|relies on|(?:is|are) the (?:job|work"
    r"|task"
    r"|business) of)\s+(?:(?:the )?(?P<count>two|three|four|five|six|\d) (?:\w+ )?\w+(?::|,"
    r"|\s[–—-])\s+)?"
    r"(?P<names>[^:]{3,400})$",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    r"(?P<label>(?:[\w’'-]+ ){0,5}?[\w’'-]+)\s+\((?:i\.e\.,?\s+|namely\s+)?"
    r"(?P<names>[^()]{8,300})\)"
)
_ASIDE = re.compile(
    r"(?P<label>(?:[\w’'-]+ ){0,5}?[\w’'-]+)\s+[–—]\s+(?P<names>[^–—:;()]{8,250})\s+[–—]\s"
)
_NAMES_THINGS = re.compile(
    r"^(?:the|an?)\s|(?:(?<!o)us|is|i?um|ae|ii|[a-z]tor|ceps)\b", re.IGNORECASE
)
_COMPRISING = re.compile(
    r"^(?P<label>[^,:;]{3,60}?),?\s+(?:which\s+(?:are|include|consists?\s+of|comprises?|contains?"
    r"|(?:is|are)\s+(?:made\s+up|composed)\s+of)|comprising|consisting\s+of|made\s+up\s+of|composed\s+of"
    r"|formed\s+by|that\s+is,?|namely|holds|houses)\s+(?:the\s+)?(?P<names>[^:;]{5,300})$",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"^[^,:;]{2,40}?\s(?:lies?|is|are|sits?|comes?|runs?|follows?|stands?)\s(?=(?:the|an?|your)\s)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s+(?:which|who|that)\s[^,;:]{3,80},(?=\s+(?:are|is|includes?)\s)", re.I)
TYPES = re.compile(r"\b(?:types|kinds|forms|stages|phases|grades)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\bare (?P<count>\w+) in number$", re.IGNORECASE)


def _of_subject(text: str, title: str) -> Iterator[Read]:
    """ "The deep neck flexors are longus colli and longus capitis"."""
    match = _SUBJECT.match(_RELATIVE.sub("", text, count=1))
    if not match:
        return
    count = number_in(match["count"]) if match["count"] else None
    label = match["label"]
    if TYPES.search(label) or tells_other_list(label):
        return
    name = prose_label(label) or label_from_lead(label)
    # "Strong muscles are important": only the definite tells which there are. What they "are" may
    # be told by adjectives, so that names that nobody knows need an article or a Latin ending.
    is_definite = _DEFINITE.match(label) or count is not None or number_in(label.split()[0])
    is_told = is_definite and (not match["bare"] or _names_things(match))
    if count is None and (found := presented(label)) and found.count is not None:
        name, count = found.label, found.count
    is_met = count is not None and count == len(enumerated(match["names"]))
    yield Read(
        name, _either(count, label), match["names"], not is_told, known=bool(is_met and is_told)
    )
    if is_definite and not is_told:
        yield Read(name, _either(count, label), match["names"], mostly=True)


def _names_things(match: re.Match[str]) -> bool:
    before = match.string[: match.start("names")].rstrip().lower()
    return before.endswith((" the", " these")) or bool(_NAMES_THINGS.search(match["names"]))


def _of_lead(text: str, title: str) -> Iterator[Read]:
    """ "Two muscles flex the elbow: biceps and brachialis"."""
    match = _LEAD.match(text)
    if not match:
        return
    lead = match["lead"]
    if TYPES.search(lead) or tells_other_list(lead):
        return
    if found := presented(lead):
        yield Read(found.label, found.count, match["names"])
        return
    # "Hinge joint: ..." goes on with what it is; several joints go on with their names.
    is_one = names_class(lead) and not names_several(lead)
    count, bare = _count_in(lead), _NUMBER.sub("", lead)
    label = (
        named_by_verb(bare)
        or titled_by(bare)
        or label_from_lead(bare)
        or (named_by_verb(title) if names_class(lead) or names_class(title) else "")
    )
    yield Read(label, count, match["names"], mostly=is_one)
    label = line_label(f"{lead}:")
    label = (label and motion_label(label)) or label
    yield Read(label, count, match["names"], by_names=True)


def _of_makeup(text: str, title: str) -> Iterator[Read]:
    """ "The quadriceps, comprising rectus femoris and vastus medialis, extends the knee"."""
    if match := _COMPRISING.match(text):
        names = ", ".join(_worded(one) for one in leading_parts(match["names"]))
        # "Below it lies the deep group, which consists of ..."
        label = _INVERTED.sub("", match["label"])
        yield Read(prose_label(label), None, names, by_names=True)


def _worded(thing: NamedThing) -> str:
    return f"{thing.name} ({thing.qualifier})" if thing.qualifier else thing.name


def _of_passive(text: str, title: str) -> Iterator[Read]:
    """ "The mouth is opened by the digastric and the mylohyoid"."""
    if match := _BY.match(text):
        count = number_in(match["count"]) if match["count"] else None
        label = passive_label(match["what"], match["verb"])
        yield Read(label, count, match["names"], True)
        # "... and straightened by the quadriceps" goes on with another motion.
        names = ", ".join(_worded(one) for one in leading_parts(match["names"]))
        yield Read("" if enumerated(match["names"]) else label, None, names, True)
    if match := _COMES_FROM.match(text):
        count = number_in(match["count"]) if match["count"] else None
        label = motion_label(prose_label(match["what"])) or passive_label(match["what"], "done")
        yield Read(label, count, match["names"], True)


def _of_names(text: str, title: str) -> Iterator[Read]:
    """ "Biceps femoris and gracilis bend the knee", "... are the flexors of the knee"."""
    if match := _DO.match(text):
        label = named_by_verb(match["done"]) or f"Muscles that {match['done']}"
        yield Read(label, None, match["names"], by_names=True)
    match = _REVERSED.match(text)
    if match and (names_class(match["label"]) or _MAKE_UP.search(text)):
        count = number_in(match["count"]) if match["count"] else _count_in(match["label"])
        yield Read(prose_label(match["label"]), count, match["names"], by_names=True)


def _in_brackets(text: str, title: str) -> Iterator[Read]:
    """ "The rotator cuff (supraspinatus, infraspinatus, ...) holds the ball"."""
    for sign, pattern in (("(", _BRACKET), ("–", _ASIDE), ("—", _ASIDE)):
        for match in pattern.finditer(text) if sign in text else ():
            label = match["label"]
            name = prose_label(label) if _CLASS_OF.search(label) else _noun_phrase(label)
            name = name or _known_whole(label)
            yield Read(name, None, match["names"], by_names=True)


def _apposed(text: str, title: str) -> Iterator[Read]:
    """ "Two muscles, the gastrocnemius and the soleus, lift the heel"."""
    if match := _APPOSED.match(text):
        lead = f"{match['lead']} {match['rest'] or ''}".strip()
        label = named_by_verb(lead) or _noun_phrase(match["lead"]) or label_from_lead(lead)
        yield Read(label, _count_in(match["lead"]), match["names"], by_names=True)


def of_title(text: str, title: str) -> Iterator[Read]:
    """Nothing but names below a heading such as "Knee extensors"."""
    if names_class(title) and not is_generic(title) and not tells_other_list(title):
        yield Read(titled_by(title), _count_in(title), text, by_names=True)


READERS: tuple[Callable[[str, str], Iterator[Read]], ...] = (
    of_counted,
    _of_subject,
    _of_lead,
    _of_makeup,
    _of_passive,
    _of_names,
    _in_brackets,
    _apposed,
    of_same_noun,
)


def _known_whole(text: str) -> str:
    """The part of the body that some words end with, which brackets then take apart: "quads"."""
    words = re.sub(r"^(?:the|your)\s", "", text, flags=re.IGNORECASE).split()
    runs = (" ".join(words[-size:]) for size in (2, 1) if size <= len(words))
    known = next((run for run in runs if is_part(run)), "")
    return known[:1].upper() + known[1:]


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


def _either(count: int | None, label: str) -> int | None:
    return count if count is not None else _count_in(label)


def _count_in(text: str) -> int | None:
    numbers = (number_in(word) for word in re.findall(r"\w+", text))
    return next((number for number in numbers if number is not None), None)


_STOPS = frozenset(
    (
        "the", "your", "our", "its", "their", "these", "those", "of", "in", "at", "by", "with",
        "and", "or", "to", "for", "from", "that", "which", "as", "are", "is", "between", "behind",
        "under", "over", "through", "most", "many", "some", "other", "have", "has", "had", "often",
        "usually", "get", "can", "may", "also", "called", "need", "needs", "use", "uses", "include",
        "includes", "involve", "involves", "affect", "affects", "strengthen", "stretch", "train",
        "short", "tight", "weak", "stiff", "sore", "strong", "painful",
    )
)  # fmt: skip
_DEFINITE = re.compile(r"(?:among\s+)?(?:the|your|our|these|all|its)\b", re.IGNORECASE)
