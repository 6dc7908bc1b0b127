"""What may lead to a complaint, with the hedge left to the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from questions.facts.anatomy import is_part
from questions.facts.asides import plain
from questions.facts.definitions import explained_before
from questions.facts.leads import motion_label
from questions.facts.listings import (
    Found,
    Rules,
    found_by,
    is_usable,
    make_listings,
    split_alternatives,
    subject_of,
    topic_of,
)
from questions.facts.model import Facts
from questions.facts.passages import free_sections
from questions.reading.article import Article, Section, Sentence, Span

_HEADING = re.compile(
    r"^(?:the\s+)?(?:(?:common|possible|potential|main|likely|other|top|usual|\d+|five|six|seven"
    r"|three|four)\s+){0,3}(?:"
    r"what\s+(?:leads\s+to|causes|can\s+cause|might\s+cause|may\s+cause|brings\s+on"
    r"|is\s+behind|triggers|sets\s+(?:it\s+)?off|brings\s+it\s+on|may\s+have\s+set)\s+(?P<a>.+)"
    r"|(?:causes?|reasons?|sources?|triggers?)\s+(?:of|for|behind)\s+(?P<b>.+)"
    r"|(?P<c>.+?)\s+causes"
    r"|why\s+(?:did|do|have)\s+(?:i|you|we)\s+.{2,40}"
    r"|what\s+(?:sets\s+it\s+off|brings\s+it\s+on|is\s+behind\s+it|causes\s+it)"
    r"|what\s+makes\s+(?P<d>.+)"
    r"|why\s+(?:does|do|is|are)\s+(?P<e>.+?)(?:\s+(?:happen|occur|develop))?"
    r"|why\s+(?P<g>(?:your\s+)?[\w -]{3,40}?)\s+(?:gets?|becomes?|goes?|turns?)\s+(?P<how>\w+)"
    r"|(?:what\s+(?:is\s+|are\s+)?the\s+)?causes?)\??$",
    re.IGNORECASE,
)
_SHORT_IS = re.compile(r"^what[’']s", re.IGNORECASE)
_OFTEN = (
    r"(?:(?:also|often|sometimes|usually|commonly|most\s+often|mostly|mainly|typically|frequently"
    r"|generally|normally|simply|partly|easily|only|just|rarely)\s+)*"
)
_BY = (
    r"(?:caused\s+by|brought\s+on\s+by|set\s+off\s+by|triggered\s+by"
    r"|provoked\s+by|explained\s+by|started\s+by|produced\s+by|traced\s+(?:back\s+)?to"
    r"|blamed\s+on|put\s+down\s+to|(?:the|a)\s+result\s+of|due\s+to|down\s+to)"
)
_FROM = (
    r"(?:comes?\s+from|results?\s+from|stems?\s+from|arises?\s+from|develops?\s+(?:from|after)"
    r"|starts?\s+after|appears?\s+after"
    r"|(?:happens?|occurs?)\s+(?:because\s+of|due\s+to|as\s+a\s+result\s+of|through))"
)
_COMES = (
    rf"{_OFTEN}(?:(?:can|may|might|could|will|tends?\s+to)\s+)?{_OFTEN}"
    rf"(?:(?:be|is|are)\s+{_OFTEN}{_BY}|{_FROM})"
)
_LEAD_IN = re.compile(
    r"\b(?:causes?|reasons?|sources?|triggers?)\s+(?:of|for|behind)\s+(?P<a>[^,:]{3,60}?)"
    r"\s*(?:include|are|may be|can be|could be)?\s*:?$"
    rf"|^(?P<b>[^,:]{{3,60}}?)\s+{_COMES}\s*:?$",
    re.IGNORECASE,
)
# "The lower back can be strained by:" lists what leads to a strained lower back.
_HARMED = re.compile(
    r"^(?P<of>[^,:]{3,60}?)\s+(?:can|may|might|could)\s+(?:also\s+)?(?:be|become|get)\s+"
    r"(?P<how>weakened|damaged|irritated|strained|injured|overloaded|inflamed|torn)\s+by\s*:$",
    re.IGNORECASE,
)
_OF_CAUSES = re.compile(
    r"cause|reason|trigger|blame|culprit|contribut(?:or|e|ing)|risk\s+factor|suspect", re.IGNORECASE
)
_ONE_IS = re.compile(
    r"^(?:(?:one|another|an?|the|a\s+(?:second|third|fourth))\s+)?(?:(?:first|second|third|last"
    r"|final|other|common|possible|frequent|likely|main|major|usual|most common)\s+){0,3}"
    r"(?:issue|reason|cause|factor|culprit|possibility|source)\b(?P<of>\s+(?:for|of"
    r"|behind)\s+[^,.]{3,50}?)?\s+"
    r"(?:(?:may|might|can|could)\s+be|is|are)\s+(?:due\s+to\s+"
    r"|caused\s+by\s+)?(?P<name>[^.;]+)\.?$",
    re.IGNORECASE,
)
_SEVERAL_ARE = re.compile(
    r"^(?:the\s+)?(?:(?:most|common|possible|frequent|likely|main|major|usual|other|typical|known)"
    r"\s+){0,3}(?:causes|reasons|triggers|culprits)(?:\s+(?:for|of"
    r"|behind)\s+(?P<of>[^,.:]{3,50}?))?"
    r"\s+(?:are|include|can\s+be|may\s+be)\s*:?\s+(?P<name>[^.;]+)\.?$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:common\s+|possible\s+|main\s+|likely\s+)?causes(?:\s+of\s+(?P<of>[^,.:]{3,50}))?\s*:\s+"
    r"(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
_BLAMED = re.compile(
    r"^(?:(?:(?:less|more|most|very)\s+)?(?:often|rarely|commonly|sometimes|occasionally|in\s+"
    r"[\w ]{3,30}),?\s+)?(?P<name>[^,.;:]{3,80}?)\s+(?:is|are|may\s+be|can\s+be|could\s+be"
    r"|might\s+be)\s+(?:also\s+|often\s+)?(?:to\s+blame|the\s+(?:culprit|reason|cause)s?"
    r"|behind\s+it|responsible)\.?$",
    re.IGNORECASE,
)
_COMES_FROM = re.compile(
    r"^(?:for\s+(?:some|many)\s+(?:folks|people|patients),\s+|in\s+(?:some|many|most)\s+(?:people"
    rf"|cases|folks),\s+)?(?P<of>it|[a-z][^,.;]{{2,60}}?)\s+{_COMES}\s+(?P<name>[^.;]+)\.?$",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"\b(?:inserts?|inserted|attach(?:es|ed)?|innervat\w+|supplied\s+by)\b", re.IGNORECASE
)
_ARISES = re.compile(r"\barises?\s+from\b", re.IGNORECASE)
# "May follow" tells a cause where nothing but an event can follow it.
_FOLLOWS = re.compile(
    rf"^(?P<of>[A-Z][^,.;]{{2,60}}?)\s+(?:can|may|might|could|often|sometimes|usually)\s+{_OFTEN}"
    r"(?:follow|occur\s+after|begin\s+after|set\s+in\s+after)s?\s+"
    r"(?P<name>(?:an?|the|too|heavy|long|repeated|sudden)\s[^.;]+)\.?$",
    re.IGNORECASE,
)
_ARE_CAUSES = re.compile(
    r"^(?P<name>[^.;:]{3,200}?)\s+(?:is|are|can\s+be|may\s+be)\s+(?:all\s+|also\s+)?(?:an?\s+"
    r"|the\s+|some\s+of\s+the\s+|among\s+the\s+)?(?:(?:most|very|more|less|common|possible|usual"
    r"|frequent|likely|main|major|rare|known|other|typical|two|three|four)\s+){0,3}"
    r"(?:causes?|reasons?|triggers?|culprits?)\s+(?:of|for|behind)\s+(?P<of>[^,.:;]{3,60})\.?$",
    re.IGNORECASE,
)
# Said of what the article is about these tell its causes; said of anything else, who knows.
_LEADS_TO = re.compile(
    r"^(?P<name>[^.;:]{3,200}?)\s+(?:(?:can|may|might|could|often|sometimes|usually)\s+){1,2}(?:all\s+"
    r"|also\s+)?(?:causes?|leads?\s+to|triggers?|brings?\s+on|sets?\s+off|provokes?)\s+"
    r"(?P<of>[^,.:;]{3,60})\.?$",
    re.IGNORECASE,
)
_THE_CONDITION = re.compile(
    r"(?:the|this)\s+(?:condition|problem|injury|complaint|disorder|disease|syndrome)$", re.I
)
_DIAGNOSIS = re.compile(
    r"^there\s+is\s+(?:an?|another)\s+(?:diagnosis|condition|problem|disorder)\s+(?:known\s+as"
    r"|called|named)\s+(?P<name>[^.;,]+)\.?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:it|this|that|these|those|they|there|which|what|who|he|she|you|we)\b", re.IGNORECASE
)
# A state that follows a time is no effect of it: "The second stage follows the first".
_NO_EFFECT = re.compile(
    r"\b(?:is|are|that|which|who)\b|\b(?:stage|phase|week|day|month|year|exercise|stretch|article"
    r"|muscles?)s?$",
    re.IGNORECASE,
)


def find_causes(article: Article, facts: Facts) -> Facts:
    """`facts` with the causes named in sections on causes, and wherever a sentence says outright
    what something comes from."""
    topic = topic_of(article)
    antecedents = explained_before(article)
    rules = Rules(
        of_heading=lambda section: _of_heading(section, topic),
        of_lead_in=_of_lead_in,
        from_sentence=lambda sentence, of: _from_sentence(sentence, of, topic, antecedents),
    )
    # What a type is called by its cause is told as its definition.
    claimed = {item.source for types in facts.types for item in types.definitions.values()}
    found = (
        one for one in found_by(rules, free_sections(article, facts)) if one[2].text not in claimed
    )
    return replace(facts, causes=make_listings("causes", found))


def _of_heading(section: Section, title: str) -> str | None:
    heading = _SHORT_IS.sub("what is", section.title)
    match = _HEADING.match(heading) if len(heading) < 200 else None
    if not match:
        return None
    if match["g"]:
        return f"{match['how'].lower()} {subject_of(match['g'])}"
    named = next((words for words in match.groups() if words), "")
    return subject_of(title) if not named or _PRONOUN.match(named) else subject_of(named)


def _of_lead_in(text: str, of: str | None) -> str | None:
    match = _LEAD_IN.search(text) if len(text) < 300 else None
    harmed = _HARMED.match(text) if len(text) < 300 else None
    if harmed and not _PRONOUN.match(harmed["of"]):
        return f"{harmed['how'].lower()} {subject_of(harmed['of'])}"
    if match:
        named = match["a"] or match["b"]
        return of if _PRONOUN.match(named) else subject_of(named)
    speaks_of_causes = _OF_CAUSES.search(text)
    return of if not text or speaks_of_causes else None


def _from_sentence(
    sentence: Sentence, of: str | None, topic: str, antecedents: Mapping[Span, str]
) -> Iterator[Found]:
    text = plain(sentence.text)
    named = of
    match = (_ONE_IS.match(text) or _DIAGNOSIS.match(text) or _BLAMED.match(text)) if of else None
    if not match and (match := _SEVERAL_ARE.match(text)):
        named = subject_of(match["of"]) if match["of"] else of
    elif not match and (match := _ARE_CAUSES.match(text)):
        is_told = not _PRONOUN.match(match["of"]) and not _PRONOUN.match(match["name"])
        named = subject_of(match["of"]) if is_told else None
    elif not match and (match := _LEADS_TO.match(text) or _FOLLOWS.match(text)):
        is_topic = subject_of(match["of"]) in (subject_of(topic), of)
        named = (of or subject_of(topic)) if is_topic or (of and _FOLLOWS.match(text)) else None
        if _PRONOUN.match(match["name"]):
            named = None
    elif not match and (match := _COMES_FROM.match(text)):
        if _THE_CONDITION.match(match["of"]):
            named = of or subject_of(topic)
        elif antecedents.get(sentence.span) and _PRONOUN.match(match["of"]):
            named = subject_of(antecedents[sentence.span])
        elif not _PRONOUN.match(match["of"]):
            is_effect = not _NO_EFFECT.search(match["of"]) and not _is_course(match["of"], text)
            named = subject_of(match["of"]) if is_effect else None
        elif match.start("of"):
            named = None  # "It" opens a section with what its heading names; elsewhere who knows
    elif not match and (match := _LABELLED.match(text)):
        named = subject_of(match["of"] or topic)
    names = split_alternatives(match["name"]) if match and named else []
    # Muscles bring about a motion; they are not what it suffers from.
    if named and not (motion_label(named) and all(map(is_part, names))):
        yield from ((named, name, sentence) for name in names if is_usable(name))


def _is_course(subject: str, text: str) -> bool:
    """Whether a sentence tells where a muscle runs, as "The soleus arises from the tibia" does."""
    return bool(_COURSE.search(text) or (_ARISES.search(text) and is_part(subject)))
