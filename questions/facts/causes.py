"""What may lead to a complaint, with the hedge left to the sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from questions.facts.anatomy import is_complaint, names_condition
from questions.facts.attribution import is_harm
from questions.facts.cause_headings import PRONOUN, RAISES, of_heading
from questions.facts.complaints import Complaints, complaints_told, is_complaint_named
from questions.facts.grammar_words import words_of
from questions.facts.listings import Rules, found_by, make_listings, subject_of, topic_of
from questions.facts.model import Facts
from questions.facts.passages import free_sections
from questions.reading.article import Article

_OFTEN = r"(?:(?:also|often|sometimes|most\s+often|just|\w{2,15}ly)\s+)*"
_BY = (
    r"(?:caused\s+by|brought\s+on\s+by|set\s+off\s+by|triggered\s+by"
    r"|provoked\s+by|explained\s+by|started\s+by|produced\s+by|traced\s+(?:back\s+)?to"
    r"|blamed\s+on|put\s+down\s+to|(?:the|a)\s+result\s+of|due\s+to|down\s+to"
    r"|(?:more|most|very|especially|particularly)\s+(?:common|likely|frequent)\s+(?:with|after|during"
    r"|following))"
)
_FROM = (
    r"(?:comes?\s+(?:from|after|on\s+after)|results?\s+from|stems?\s+from|arises?\s+from"
    r"|develops?\s+(?:from|after|with|because\s+of|due\s+to)|begins?\s+(?:after|with)"
    r"|starts?\s+after|appears?\s+after"
    r"|(?:happens?|occurs?)\s+(?:because\s+of|due\s+to|as\s+a\s+result\s+of|through))"
)
_COMES = (
    rf"{_OFTEN}(?:(?:can|may|might|could|will|tends?\s+to)\s+)?{_OFTEN}"
    rf"(?:(?:be|is|are)\s+{_OFTEN}{_BY}|{_FROM})"
)
# "Most often through a fall or a car crash": how one answers a heading that asks.
_MOSTLY = (
    r"(?:(?:most|more|very|quite)\s+(?:often|commonly|frequently|likely)|usually|mostly|mainly|often"
    r"|commonly|typically|generally|sometimes|occasionally|frequently|rarely"
    r"|(?:nearly|almost)\s+always|as\s+a\s+rule|in\s+(?:most|many|some)\s+cases)"
)
_THROUGH = (
    r"(?:through|from|by|because\s+of|due\s+to|thanks\s+to|as\s+a\s+result\s+of|after|with"
    r"|following|during|on)"
)
_ELLIPTIC_LEAD = re.compile(rf"^{_MOSTLY},?(?:\s+{_THROUGH})?\s*:$", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"\b(?:(?:causes?|reasons?|sources?|triggers?)\s+(?:of|for|behind)"
    r"|(?:risk|chances?|likelihood)\s+of)\s+(?P<a>[^,:]{3,60}?)"
    r"\s*(?:(?:can |may |might |could )?(?:also )?(?:include|be)|are)?\s*:?$"
    rf"|(?:^|;\s+(?:in\s[\w -]{{2,30}}?\s)?(?=(?:they|it)\s))(?P<b>[^,:;]{{3,60}}?)"
    rf"\s+(?:{_COMES}|(?:may|can|might|often)"
    rf"\s+{_OFTEN}follow)\s*:?$"
    r"|^(?:you|we|people)\s+(?:can|may|might|often|usually)\s+(?:get|develop)\s+(?P<c>[^,:;]{3,50}?)\s+"
    r"(?:from|by|through|after)\s*:$",
    re.IGNORECASE,
)
# "The things I hear most that set off heel pain are:", "What brings on a stiff neck:"
_SET_OFF = re.compile(
    r"(?:^|[.!?]\s+)(?:(?:(?:the|some|these|many|several|a\s+few|other|common|certain|medical|health"
    r"|(?:pre-?)?existing)\s+){0,3}(?:things?"
    r"|habits?|conditions?|factors?|events?|activities|movements|mistakes|postures)\b"
    r"(?:[\w ’']{0,40}?\s(?:that|which))?"
    r"|what)\s+(?:(?:can|may|might|often|usually|most\s+often|commonly|all)\s+){0,2}"
    r"(?:causes?|triggers?|sets?\s+off|brings?\s+on|leads?\s+to|provokes?|starts?|(?:con|at)tributes?\s+to"
    r"|results?\s+in|puts?\s+(?:you|people)\s+at\s+(?:\w+\s+)?risk\s+of|makes?"
    rf"|{RAISES}\s+of)\s+(?P<of>[^,:;.]{{3,50}}?)(?:\s+more\s+(?:likely|common))?"
    r"(?:,?\s+(?:are|is|include|includes|including|such\s+as|for\s+(?:example|instance)|e\.\s?g\.,?))?\s*:$",
    re.IGNORECASE,
)
# "The lower back can be strained by:", "The arch may become weak for several reasons, including:"
_HARMED = re.compile(
    r"^(?P<of>[^,:]{3,60}?)\s+(?:(?:can|may|might|could|often)\s+)?(?:also\s+)?(?:be|becomes?|gets?|is|are)\s+"
    r"(?P<how>[a-z]{3,})\s+(?:by|from|through|because\s+of|due\s+to|for\s+(?:[a-z]+\s+){1,3}?reasons)"
    r"(?:,?\s+(?:including|such\s+as))?\s*:$",
    re.IGNORECASE,
)
_BY_WAY_OF = re.compile(
    r"^(?:after|through|following|because\s+of|due\s+to|owing\s+to|as\s+a\s+result\s+of)\s+(?:the\s+)?",
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
# What lowers a risk prevents.
_LOWERED = re.compile(
    r"\b(?:lower|reduc|decreas|minimi[sz]|lessen|cut(?:ting|s)?\b|limit|avoid|prevent)\w*\s"
    r"(?:[\w’']+\s){0,3}?(?:risks?|chances?|likelihood|odds)\b",
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
_LABEL = re.compile(
    r"(?:(?:the|some|most|common|possible|other|main|typical|usual|likely|potential|contributing|known"
    r"|key|primary|several)\s)*(?:causes?|triggers?|risk\sfactors?|factors|reasons)(?:\s(?:include|are|may\sinclude"
    r"|can\sinclude|and\s(?:risk\sfactors|triggers)))?\s?:"
    r"|(?:(?:may|can)\sbe\sdue\sto|due\sto|caused\sby|linked\sto|triggered\sby)\s?:",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?P<of>[A-Z][\w ’'-]{2,40}?)\s+(?:is|are|can|may|often|usually)\b")


def find_causes(article: Article, facts: Facts) -> Facts:
    """`facts` with the causes named in sections on causes, and wherever a sentence says outright
    what something comes from."""
    topic = topic_of(article)
    told = complaints_told(article, topic)
    rules = Rules(
        of_heading=lambda section: of_heading(section.title, told.above(section)),
        of_lead_in=lambda text, of, section: (
            _of_label(text, told.near(section)) or _of_lead_in(text, of, told)
        ),
        from_sentence=lambda _sentence, _of: iter(()),
    )
    # What a type is called by its cause is told as its definition.
    claimed = {item.source for types in facts.types for item in types.definitions.values()}
    found = (
        (of, _BY_WAY_OF.sub("", name), sentence)
        for of, name, sentence in found_by(rules, free_sections(article, facts))
        if sentence.text not in claimed and is_complaint_named(of)
    )
    return replace(facts, causes=make_listings("causes", found))


def _of_label(text: str, near: str) -> str | None:
    """What a bare label above a list tells the causes of: "Risk factors:", "Caused by:"."""
    return subject_of(near) if near and _LABEL.fullmatch(text) else None


def _ails(harmed: re.Match[str]) -> bool:
    """Whether something "is weakened" or "becomes weak", rather than treated or used."""
    return harmed["how"].lower() in words_of("ailing") or is_harm(harmed["how"])


def _of_lead_in(text: str, of: str | None, told: Complaints) -> str | None:
    it = told.by_sentence.get(text, "")
    topic = told.topic
    text = text[-300:]
    if _LOWERED.search(text):
        return None
    if of is not None and _ELLIPTIC_LEAD.match(text):
        return of
    harmed = _HARMED.match(text)
    if harmed and not PRONOUN.match(harmed["of"]) and _ails(harmed):
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
