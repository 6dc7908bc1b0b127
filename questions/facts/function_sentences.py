"""Sentences that say outright what a part of the body is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from questions.facts.anatomy import is_bodily, is_part, names_condition
from questions.facts.deeds import bare_subject, cut_deeds, deeds_of, is_plain_deed
from questions.facts.listings import (
    Found,
    is_usable,
    split_alternatives,
    split_parallel,
    subject_of,
)
from questions.reading.article import Sentence, Span

VITAL = (
    r"(?:important|needed|necessary|essential|required|vital|crucial|key|responsible|indispensable)"
)
_NEEDED = re.compile(
    r"\b(?:you\s+(?:also\s+)?need\s+(?:it|this\s+\w+|[\w ]{3,40}?)\s+for|(?:you|we)(?:’ll|'ll"
    r"|\s+will)?\s+need\s+this\s+\w+(?:\s+for)?(?=\s+\w+ing\b)|"
    rf"(?:is|are)\s+(?:also\s+)?(?:{VITAL}|used)\s+(?P<prep>for|when|in)|"
    r"helps?\s+(?:you\s+|us\s+)?(?:with|to)|(?:matters?)\s+(?:for|when)|(?:allows?"
    r"|lets?)\s+(?:you|us)\s+to)\s+(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
# What says outright, in any section, what something is for.
_SERVES = re.compile(
    r"^(?P<of>[A-Z][^,.;:]{2,60}?)\s+(?:also\s+|mainly\s+)?(?:contributes?\s+(?P<c>to)"
    r"|serves?\s+(?P<s>to|for|as)"
    r"|(?:is|are)\s+(?:also\s+|mainly\s+)?responsible\s+(?P<r>for))\s+(?P<name>[^.;:]+)\.?$",
)
# A part of the body and two things at least that it is needed for.
_VITAL_FOR = re.compile(
    rf"^(?P<of>[A-Z][^,.;:]{{2,60}}?)\s+(?:is|are)\s+(?:also\s+)?{VITAL}\s+for\s+"
    r"(?P<name>\w+ing\b[^.;:]*,?\s(?:and|or)\s(?:for\s)?\w+ing\b[^.;:]*)\.?$"
)
_MAIN = (
    r"(?:(?:main|chief|first|only|most\s+important|shared|common|joint|key|primary|basic|other"
    r"|second)\s+){0,2}"
)
_WORK = r"(?:functions?|jobs?|roles?|tasks?|purpose)"
_JOB = re.compile(
    rf"^(?:(?:one|some)\s+of\s+)?(?:the|an?|another)\s+{_MAIN}{_WORK}\s+(?:of|for|played\s+by)"
    r"\s+(?P<of>[^,.;:]{3,60}?)\s+(?:is|are)\s+(?:(?P<prep>to)\s+(?=[a-z])|(?P<ing>)(?=[a-z]+ing\s))"
    r"(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
# "It is a short, deep muscle whose job is to ..."
_WHOSE_JOB = re.compile(
    r"^(?P<of>[A-Z][^,.;:]{2,60}?)(?:\s+(?:is|are)|[’']s|[’']re)\s[^.;:]{3,80}\swhose\s+"
    rf"{_MAIN}{_WORK}\s+(?:is|are)\s+(?P<prep>to)\s+(?P<name>[^.;:]+)\.?$"
)
# "The diaphragm's main job is to ...", "Its role is ...".
_OWN_JOB = re.compile(
    rf"^(?P<of>its|their|[A-Z][\w ’'-]{{2,60}}?[’']s?)\s+{_MAIN}{_WORK}(?=\s+(?:is|are)\b)",
    re.IGNORECASE,
)
# "Function: lengthens the lever arm and shields the joint."
_LABELLED = re.compile(
    rf"^{_MAIN}(?:{_WORK}|what\s+(?:it|they)\s+do(?:es)?)\s*(?::|[–—]|\s-)\s+(?P<name>[^.;:]{{3,300}})\.?$",
    re.IGNORECASE,
)
_PLAYS_ROLE = re.compile(
    r"^(?P<of>[A-Z][^,.;:]{2,60}?)\s+plays?\s+(?:an?\s+)?(?:(?:very\s+)?(?:important|key|vital|major|crucial"
    r"|central|essential|big|large|main|significant)\s+)?(?:roles?|parts?)\s+in\s+"
    r"(?P<name>\w+ing\b[^.;:]*)\.?$"
)
_JOBS = (
    r"(?:(?:(?:the\s+following|these)(?:\s+\w+)?|several|many|a\s+few|some|various|two|three|four|five|six|\d|different|a\s+number\s+of)\s+)"
    r"(?:(?:main|important|key|different|basic|major|vital|useful)\s+){0,2}(?:jobs|functions|roles"
    r"|tasks|duties|purposes|uses|things)"
)
HAS_JOBS = re.compile(
    rf"^(?P<of>[A-Za-z][\w ’'-]{{1,60}}?)(?:[’']s\s+got|[’']ve\s+got|\s+(?:also\s+)?"
    r"(?:(?:has|have)(?:\s+got)?|does|do|performs?|serves?"
    r"|fulfils?))"
    rf"\s+{_JOBS}(?:\s+in\s[\w ]{{3,30}}|,\s\w+)?\s*(?::|[–—]|\s-)\s*(?:(?:it|they)\s+(?=[a-z]))?"
    r"(?P<name>[^.;:]*)\.?$",
    re.IGNORECASE,
)
_MAX_LENGTH = 400
_NEXT_SUBJECT = re.compile(r",?\s+(?:and|while|whereas)\s+(?=the\s)", re.IGNORECASE)
_COMMON = re.compile(
    r"\b(?:menisc(?:us|i)|discs?|labrum|capsules?|cartilages?|bursae?|nerves?|arter(?:y|ies)|veins?"
    r"|joints?|plexus|ganglion|vertebrae?|process|condyles?|tubercles?|muscles?|bones?|floor|cuff|cavity)$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:in|at|on|inside|below|above|under|behind|when|if|for|most|some)\b", re.I
)
_THEY = re.compile(r"^(?:it|they|these)\b", re.IGNORECASE)
_HAS_MANY_JOBS = re.compile(
    rf"^(?P<of>[A-Za-z][\w ’'-]{{1,60}}?)\s+(?:also\s+)?(?:(?:has|have)(?:\s+got)?|does|do"
    rf"|performs?|serves?|fulfils?)\s+{_JOBS}(?:\s+in\s[\w ]{{3,30}})?\.?$",
    re.IGNORECASE,
)
_YOU_USE = re.compile(
    r"^(?:you|we)\s+(?:use|need)\s+(?:your|the|our"
    r"|these)\s+(?P<of>[\w ’'-]{3,50}?)\s+(?P<prep>to|for)\s+"
    r"(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
NO_OF = re.compile(
    r"^(?:its?|this|that|these|those|they|their|there|which|what|who|he|she|you|we|exercises?"
    r"|treatments?|(?:the|these) exercises?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What sentences leave out: what the article is about, what a pronoun stands for, and, in
    small letters, the parts of the body that the article lists."""

    topic: str
    antecedents: Mapping[Span, str]
    parts: Set[str]


def read_functions(sentence: Sentence, of: str | None, context: Context) -> Iterator[Found]:
    """The functions that a sentence names: `of` is what its heading asks the functions of."""
    it = context.antecedents.get(sentence.span, "")
    named, names = _told(sentence.text, of, it, context.topic)
    told = [(named, one) for one in names if not NO_OF.match(named)]
    if not named and of is None:
        told = list(_done_by_named_parts(sentence.text, it, context.parts))
    yield from ((subject_of(what), one, sentence) for what, one in told if is_usable(one))


def announces_jobs(text: str, it: str) -> str:
    """What has "several functions" that the next sentences tell; nothing where none has."""
    match = _HAS_MANY_JOBS.match(text) if len(text) <= _MAX_LENGTH else None
    named = (it if NO_OF.match(match["of"]) else match["of"]) if match else ""
    return subject_of(named) if named and is_bodily(named) else ""


def _told(text: str, of: str | None, it: str, topic: str) -> tuple[str, list[str]]:
    if (jobs := HAS_JOBS.match(text)) and jobs["name"]:
        named = it if NO_OF.match(jobs["of"]) else jobs["of"]
        return (
            (named, cut_deeds_or_things(jobs["name"])) if named and is_bodily(named) else ("", [])
        )
    if label := _LABELLED.match(text):
        named = of or it or topic
        return (named, cut_deeds_or_things(label["name"])) if is_bodily(named) or of else ("", [])
    if of is not None and (done := deeds_of(text)):
        return done.subject or it or of, list(done.names)
    if used := _YOU_USE.match(text):
        names = split_parallel(used["name"], used["prep"])
        return (used["of"], names) if len(names) > 1 and is_bodily(used["of"]) else ("", [])
    return _said_outright(_with_subject(text, it), of)


def _done_by_named_parts(text: str, it: str, parts: Set[str]) -> Iterator[tuple[str, str]]:
    """What muscles, bones and ligaments do by a sentence outside of such sections: "The popliteus
    unlocks the knee, and the plantaris pulls on the heel". Joints and nerves are told of for other
    reasons."""
    clauses = _NEXT_SUBJECT.split(text)
    for clause in clauses if all(deeds_of(one, parts) for one in clauses) else (text,):
        done = deeds_of(clause, parts)
        subject = bare_subject(done.subject or it) if done else ""
        is_named = subject.lower() in parts or is_part(subject)
        is_named &= not _COMMON.search(subject)
        if not done or not subject or not is_named or _ELSEWHERE.match(subject):
            return
        if not all(map(is_plain_deed, done.names)):
            return
        yield from ((subject, name) for name in done.names)


def _with_subject(text: str, it: str) -> str:
    """A sentence in which a pronoun is replaced by what it stands for."""
    own = _OWN_JOB.match(text)
    if own:
        is_pronoun = own["of"].lower() in ("its", "their")
        named = f"the {it}" if is_pronoun else re.sub(r"[’']s?$", "", own["of"])
        if it or not is_pronoun:
            return f"The job of {named}{text[own.end() :]}"
    return _THEY.sub(f"The {it}", text) if it else text


def _said_outright(text: str, of: str | None) -> tuple[str, list[str]]:
    if match := _SERVES.match(text) or _JOB.match(text) or _WHOSE_JOB.match(text):
        groups = match.groupdict()
        preposition = next(
            (groups[key] for key in ("c", "s", "r", "prep") if groups.get(key)), "to"
        )
        is_told = is_bodily(match["of"]) or of is not None
        return (match["of"], _items(match["name"], preposition)) if is_told else ("", [])
    if match := _PLAYS_ROLE.match(text):
        is_told = is_bodily(match["of"]) and not names_condition(match["of"])
        return (match["of"], _items(match["name"], "in")) if is_told else ("", [])
    if of is None and (match := _VITAL_FOR.match(text)) and is_bodily(match["of"]):
        return match["of"], _items(match["name"], "for")
    if of is not None and (match := _NEEDED.search(text)):
        head = text[: match.start()].strip()
        named = head.removesuffix(" also") if is_bodily(head.removesuffix(" also")) else of
        return named, _items(match["name"], match["prep"] or "for|to|when")
    return "", []


def cut_deeds_or_things(text: str) -> list[str]:
    """What stands behind "Function:" or "two jobs:", cut at its verbs or, without these, at its
    commas."""
    bare = re.sub(r"^to\s+", "", text.strip(" ."))
    parts = [one for part in split_parallel(bare, "to") for one in cut_deeds(part)]
    return parts if len(parts) > 1 else split_alternatives(bare)


def _items(text: str, prepositions: str) -> list[str]:
    return [
        one for name in split_parallel(text, prepositions) for one in _split(name, prepositions)
    ]


def _split(text: str, prepositions: str) -> list[str]:
    """ "getting into and out of cars" is one thing: only commas or full -ing phrases are split, and
    what something does "to" some end at its verbs."""
    if prepositions == "to" and len(deeds := cut_deeds(text)) > 1:
        return deeds
    parts = split_alternatives(text)
    first_words = {part.split(" ")[0][-3:] for part in parts}
    return parts if len(parts) > 1 and first_words == {"ing"} else [text.strip().rstrip(".")]
