"""What may lead to a complaint, with the hedge left to the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from questions.facts.anatomy import is_complaint, names_condition
from questions.facts.cause_headings import RAISES, of_heading
from questions.facts.cause_sentences import COMES, ELLIPTIC_LEAD, OFTEN, PRONOUN, read_causes
from questions.facts.complaints import Complaints, complaints_told
from questions.facts.definitions import explained_before
from questions.facts.listings import Found, Rules, found_by, make_listings, subject_of, topic_of
from questions.facts.model import Facts
from questions.facts.passages import free_sections, running_sentences
from questions.reading.article import Article, Sentence, Span

_IT = re.compile(r"\b(?:it|this|them)\.?$", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"\b(?:(?:causes?|reasons?|sources?|triggers?)\s+(?:of|for|behind)"
    r"|(?:risk|chances?|likelihood)\s+of)\s+(?P<a>[^,:]{3,60}?)"
    r"\s*(?:include|are|may be|can be|could be)?\s*:?$"
    rf"|(?:^|;\s+(?:in\s[\w -]{{2,30}}?\s)?(?=(?:they|it)\s))(?P<b>[^,:;]{{3,60}}?)"
    rf"\s+(?:{COMES}|(?:may|can|might|often)"
    rf"\s+{OFTEN}follow)\s*:?$"
    r"|^(?:you|we|people)\s+(?:can|may|might|often|usually)\s+(?:get|develop)\s+(?P<c>[^,:;]{3,50}?)\s+"
    r"(?:from|by|through|after)\s*:$",
    re.IGNORECASE,
)
# "The things I hear most that set off heel pain are:", "What brings on a stiff neck:"
_SET_OFF = re.compile(
    r"(?:^|[.!?]\s+)(?:(?:(?:the|some|these|many|several|a\s+few|other|common)\s+){0,2}(?:things?"
    r"|habits?|factors?|events?|activities|movements|mistakes|postures)\b"
    r"(?:[\w ’']{0,40}?\s(?:that|which))?"
    r"|what)\s+(?:(?:can|may|might|often|usually|most\s+often|commonly|all)\s+){0,2}"
    r"(?:causes?|triggers?|sets?\s+off|brings?\s+on|leads?\s+to|provokes?|starts?|contributes?\s+to"
    r"|results?\s+in|puts?\s+(?:you|people)\s+at\s+(?:\w+\s+)?risk\s+of|makes?"
    rf"|{RAISES}\s+of)\s+(?P<of>[^,:;.]{{3,50}}?)(?:\s+more\s+(?:likely|common))?"
    r"(?:\s+(?:are|is|include|includes))?\s*:$",
    re.IGNORECASE,
)
# "The lower back can be strained by:" lists what leads to a strained lower back.
_HARMED = re.compile(
    r"^(?P<of>[^,:]{3,60}?)\s+(?:can|may|might|could)\s+(?:also\s+)?(?:be|become|get)\s+"
    r"(?P<how>weakened|damaged|irritated|strained|injured|overloaded|inflamed|torn)\s+by\s*:$",
    re.IGNORECASE,
)
_OF_CAUSES = re.compile(
    r"cause|reason|trigger|blame|culprit|contribut(?:or|e|ing)|risk|suspect", re.IGNORECASE
)
# Below a heading that asks for causes a list is one of them unless it is led in as something else.
_OF_OTHERS = re.compile(
    r"\b(?:symptoms?|signs?|treat\w*|help\w*|exercises?|prevent\w*|avoid\w*|tests?|diagnos\w+|feel"
    r"|notice|call|see|seek|try|advice|stretch\w*|recover\w*|heal\w*|eas(?:e|ing|ier)|relie\w+|reduc\w+"
    r"|manag\w+|check|ask|tips?|do|muscles?|ligaments?|bones?|nerves?|types?|kinds?|stages?|grades?"
    r"|forms?|complications?|lead\w*|results?|stop|rest|advise|recommend|reasons?\s+to|should|must|need"
    r"|want|wear|use|include[sd]?\s+the)\b",
    re.IGNORECASE,
)
_REASONS_WHY = re.compile(r"\breasons?\s+(?:why|that|for\s+(?:it|this))\b[^.:]{0,60}:$", re.I)
_USUAL = re.compile(
    r"(?:^|[.!?]\s+)(?:the\s+|some\s+|a\s+few\s+)?(?:(?:usual|common|typical|likely|main|known|possible"
    r"|other|frequent|most\s+common)\s+){1,2}(?:suspects|culprits|causes|triggers)"
    r"(?:\s+(?:are|include))?\s*:$",
    re.IGNORECASE,
)
_MORE_LIKELY = re.compile(
    r"\b(?:from|caused?|due|blame|fault)\b[^.!?]{0,80}[.!?]\s+(?:more|most)\s+(?:likely|often"
    r"|commonly)\s*:$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?P<of>[A-Z][\w ’'-]{2,40}?)\s+(?:is|are|can|may|often|usually)\b")


def find_causes(article: Article, facts: Facts) -> Facts:
    """`facts` with the causes named in sections on causes, and wherever a sentence says outright
    what something comes from."""
    topic = topic_of(article)
    antecedents = _told_before(article, topic) | explained_before(article)
    told = complaints_told(article, topic)
    rules = Rules(
        of_heading=lambda section: of_heading(section.title, told.above(section)),
        of_lead_in=lambda text, of: _of_lead_in(text, of, told),
        from_sentence=lambda sentence, of: iter(()),
    )
    # What a type is called by its cause is told as its definition.
    claimed = {item.source for types in facts.types for item in types.definitions.values()}
    found = (
        one for one in found_by(rules, free_sections(article, facts)) if one[2].text not in claimed
    )
    return replace(facts, causes=make_listings("causes", found))


def _told_before(article: Article, topic: str) -> dict[Span, str]:
    """What "it" stands for right after a sentence that told of other causes: "A cut may also cause
    it"."""
    told: dict[Span, str] = {}
    for section in article.sections:
        for one, following in pairwise(running_sentences(section)):
            if _IT.search(following.text) and (found := next(_plain_causes(one, topic), None)):
                told[following.span] = found[0]
    return told


def _plain_causes(sentence: Sentence, topic: str) -> Iterator[Found]:
    return read_causes(sentence, None, topic, {})


def _of_lead_in(text: str, of: str | None, told: Complaints) -> str | None:
    it = told.by_sentence.get(text, "")
    topic = told.topic
    text = text[-300:]
    if of is not None and ELLIPTIC_LEAD.match(text):
        return of
    harmed = _HARMED.match(text)
    if harmed and not PRONOUN.match(harmed["of"]):
        return f"{harmed['how'].lower()} {subject_of(harmed['of'])}"
    started = _SET_OFF.search(text)
    if started and not PRONOUN.match(started["of"]) and is_complaint(started["of"]):
        return subject_of(started["of"])
    if match := _LEAD_IN.search(text):
        named = match["a"] or match["b"] or match["c"]
        subject = _SUBJECT.match(text)
        if not PRONOUN.match(named):
            return subject_of(named)
        if of is None and it:
            return subject_of(it)
        is_told = of is None and match.start() and subject and not PRONOUN.match(subject["of"])
        return subject_of(subject["of"]) if is_told and subject else of
    if of is None and (_USUAL.search(text) or _MORE_LIKELY.search(text)):
        return subject_of(topic if names_condition(topic) or not it else it)
    if of is None and _REASONS_WHY.search(text) and is_complaint(topic):
        return subject_of(topic)
    speaks_of_causes = _OF_CAUSES.search(text) or (
        text.endswith(":") and not _OF_OTHERS.search(text)
    )
    return of if not text or speaks_of_causes else None
