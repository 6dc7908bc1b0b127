"""Sentences that say outright what leads to a complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from questions.facts.anatomy import is_complaint, is_part, names_condition, names_place
from questions.facts.asides import plain
from questions.facts.leads import motion_label
from questions.facts.listings import (
    Found,
    is_usable,
    split_alternatives,
    split_parallel,
    subject_of,
)
from questions.facts.looks import KEPT_SENTENCES
from questions.reading.article import Sentence, Span

OFTEN = r"(?:(?:also|often|sometimes|most\s+often|just|\w{2,15}ly)\s+)*"
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
COMES = (
    rf"{OFTEN}(?:(?:can|may|might|could|will|tends?\s+to)\s+)?{OFTEN}"
    rf"(?:(?:be|is|are)\s+{OFTEN}{_BY}|{_FROM})"
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
    r"\s+){0,3}(?:causes|reasons|triggers|culprits"
    r"|suspects|risk\s+factors)(?:\s+(?:for|of"
    r"|behind)\s+(?P<of>[^,.:]{3,50}?))?"
    r"\s+(?:are|include|can\s+be|may\s+be)\s*:?\s+(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:common\s+|possible\s+|main\s+|likely\s+)?(?:causes?|reasons|a?etiology|triggers|(?:risk"
    r"|contributing)\s+factors)(?:\s+(?:of|for)\s+(?P<of>[^,.:]{3,50}))?\s*:\s+"
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
_HAS_CAUSES = re.compile(
    r"^(?P<of>[A-Z][^,.;:]{2,60}?)\s+(?:has|have|can\s+have|may\s+have)\s+(?:\w+\s+){0,2}?"
    r"(?:possible\s+|different\s+|common\s+)?(?:causes|triggers|reasons)\s*[:–—]\s+"
    r"(?P<name>[^.;:]+)\.?$"
)
# "Several things can put you at risk of gout: ...", "Factors that contribute to gout include ..."
_SEVERAL_DO = re.compile(
    r"^(?:the\s+)?(?:(?:many|several|some|a\s+few|various|other|different|main|common)\s+){0,2}(?:things"
    r"|factors|habits|activities)\s+(?:(?:that|which)\s+)?(?:(?:can|may|might|could|often|also)\s+){0,2}"
    r"(?:cause|trigger|provoke|lead\s+to|set\s+off|bring\s+on|contribute\s+to|result\s+in"
    r"|put\s+(?:you|people)\s+at\s+(?:\w+\s+)?risk\s+of|(?:raise|increase)\s+(?:the|your)\s+risks?\s+of)\s+"
    r"(?P<of>[^,.:;]{3,50}?)(?:\s*:|\s+(?:include|are))\s+(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
_REASONS_WHY = re.compile(
    r"^there\s+(?:are|can\s+be|may\s+be)\s+[\w ]{0,20}?reasons\s+(?:why|that)\s+[^.:;]{3,60}:\s+"
    r"(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
_CAN_GET = re.compile(
    r"^(?:you|we|people)\s+(?:can|may|might|often|usually)\s+(?:get|develop)\s+(?P<of>[^,.:;]{3,50}?)\s+"
    r"(?:from|by|through|after)\s+(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
_PLAYS_PART = re.compile(
    r"^(?P<name>[^.;:]{3,200}?)\s+(?:can\s+|may\s+|often\s+|all\s+|both\s+|also\s+){0,3}(?:plays?\s+"
    r"(?:a|their|its)\s+(?:part|role)|contributes?|adds?\s+to\s+it|sets?\s+it\s+off|starts?\s+it"
    r"|brings?\s+it\s+on|are\s+to\s+blame)(?:\s+too|\s+as\s+well)?\.?$",
    re.IGNORECASE,
)
_GET_IT = re.compile(
    r"^(?:most|many|some)?\s?(?:people|patients|you|we|runners|athletes)\s+(?:\w+\s+)?gets?\s+it\s+"
    r"from\s+(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
)
_MORE_LIKELY = re.compile(
    r"^(?P<name>[^.;:]{3,200}?)\s+(?:(?:can|may|also|all|both)\s+){0,2}(?:makes?\s+(?P<of>it"
    r"|[\w ’'-]{3,40}?)"
    r"\s+more\s+(?:likely|common)|(?:raises?|increases?|adds?\s+to)\s+(?:the|your)\s+(?:risks?|chances?"
    r"|odds)(?:\s+of\s+(?:getting\s+|developing\s+)?(?P<b>[\w ’'-]{3,40}))?)\.?$",
    re.IGNORECASE,
)
_LIKELY_IF = re.compile(
    r"^(?:you|people|we)\s+(?:are|may\s+be)\s+(?:more|most)\s+likely\s+to\s+(?:get|develop|have|suffer"
    r"(?:\s+from)?)\s+(?P<of>[\w ’'-]{3,50}?)\s+(?:if|when)\s+(?:you|they"
    r"|we)\s+(?P<name>[^.;:]+)\.?$",
    re.IGNORECASE,
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
_ELLIPTIC = re.compile(
    rf"^{_MOSTLY},?\s+(?:{_THROUGH}\s+|(?=(?:an?|the|too|long|heavy|repeated|sudden)\s|\w+ing\s))"
    r"(?P<name>(?!.*\b(?:is|are|was|were|you|we|it|they|can|may|will|has|have|does|do)\b)[^.;:]+)\.?$",
    re.IGNORECASE,
)
ELLIPTIC_LEAD = re.compile(rf"^{_MOSTLY},?(?:\s+{_THROUGH})?\s*:$", re.IGNORECASE)
_CAUSES_IT = re.compile(
    r"^(?P<name>[^.;:]{3,200}?)\s+(?:(?:can|may|might|could|often|sometimes|also)\s+){1,3}(?:cause"
    r"|trigger|provoke|bring\s+on|lead\s+to|set\s+off|start|bring|set)s?\s+(?:it|this|them)"
    r"(?:(?<=it)\s+(?:on|off))?\.?$",
    re.IGNORECASE,
)
_COMES_FROM = re.compile(
    r"^(?:for\s+(?:some|many)\s+(?:folks|people|patients),\s+"
    r"|in\s+(?:(?:some|many|most|older|younger|young|elderly|active|middle-aged)\s+)?(?:people|cases|folks"
    r"|adults|children|infants|babies|athletes|runners|women|men|adolescents|teenagers|dancers|workers"
    r"|patients),?\s+)?"
    rf"(?P<of>it|[a-z][^,.;]{{2,60}}?)\s+{COMES}\s+(?P<name>[^.;]+)\.?$",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"\b(?:inserts?|inserted|attach(?:es|ed)?|innervat\w+|supplied\s+by)\b", re.IGNORECASE
)
_ARISES = re.compile(r"\barises?\s+from\b", re.IGNORECASE)
# "May follow" tells a cause where nothing but an event can follow it.
_FOLLOWS = re.compile(
    rf"^(?P<of>[A-Z][^,.;]{{2,60}}?)\s+(?:can|may|might|could|often|sometimes|usually|tends?"
    rf"\s+to)\s+{OFTEN}"
    r"(?:follow|occur\s+after|begin\s+after|set\s+in\s+after)s?\s+"
    r"(?P<name>(?:an?|the|too|heavy|long|repeated|sudden)\s[^.;]+)\.?$",
    re.IGNORECASE,
)
_ARE_CAUSES = re.compile(
    r"^(?P<name>[^.;:]{3,200}?)\s+(?:is|are|can\s+be|may\s+be)\s+(?:all\s+|also\s+)?(?:an?\s+"
    r"|the\s+|some\s+of\s+the\s+|among\s+the\s+)?(?:(?:most|very|more|less|common|possible|usual"
    r"|frequent|likely|main|major|rare|known|other|typical|two|three|four)\s+){0,3}"
    r"(?:causes?|reasons?|triggers?|culprits?|risk\s+factors?)\s+(?:of|for|behind)\s+"
    r"(?P<of>[^,.:;]{3,60})\.?$",
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
PRONOUN = re.compile(
    r"^(?:it|this|that|these|those|they|there|which|what|who|he|she|you|we)\b", re.IGNORECASE
)
# A state that follows a time is no effect of it: "The second stage follows the first".
_NO_EFFECT = re.compile(
    r"\b(?:is|are|that|which|who)\b|\b(?:stage|phase|week|day|month|year|exercise|stretch|article"
    r"|muscles?)s?$",
    re.IGNORECASE,
)
_MOST = re.compile(r"^(?:most|many|some)\s+(?:cases\s+of\s+)?", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:comes?|stems?|arises?)\s+from\b", re.IGNORECASE)


# "..., at least according to the handbook": who says so is no cause.
_BY_WHOM = re.compile(
    r",\s+(?:at\s+least|according\s+to|or\s+so|though|although|but|and\s+often\s+by\s+nothing)\b[^:;]*$",
    re.IGNORECASE,
)


def read_causes(
    sentence: Sentence, of: str | None, topic: str, antecedents: Mapping[Span, str]
) -> Iterator[Found]:
    """The causes that a sentence names: `of` is what its section's heading asks the causes of,
    `topic` what the article is about, `antecedents` what "it" stands for."""
    text = _BY_WHOM.sub("", plain(sentence.text))
    told = _read(text, of, topic, antecedents.get(sentence.span))
    if told is None:
        return
    named, words = told
    names = [one for part in _parallel(words) for one in split_alternatives(part)]
    # Muscles bring about a motion; they are not what it suffers from.
    if names_condition(named) or not motion_label(named):
        yield from ((named, name, sentence) for name in names if is_usable(name))


def _parallel(words: str) -> list[str]:
    return split_parallel(words, "from|by|after|through|with")


@lru_cache(maxsize=KEPT_SENTENCES)
def _read(text: str, of: str | None, topic: str, it: str | None) -> tuple[str, str] | None:
    """What a sentence tells the causes of, and the words that name them."""
    for read in _READERS:
        if told := read(text, of, topic, it):
            return told
    return None


def _in_section(text: str, of: str | None, topic: str, it: str | None) -> tuple[str, str] | None:
    """What is a cause only below a heading that asks for causes: "Stiff ankles play a part"."""
    patterns = (_ONE_IS, _DIAGNOSIS, _BLAMED, _PLAYS_PART, _GET_IT, _ELLIPTIC)
    match = next((m for one in patterns if (m := one.match(text))), None) if of else None
    return (of, match["name"]) if of and match and not PRONOUN.match(match["name"]) else None


def _several(text: str, of: str | None, topic: str, it: str | None) -> tuple[str, str] | None:
    """ "Common causes of gout are ...": of what the article is about, where no other is named.
    Neither shops nor railways have complaints."""
    match = _SEVERAL_ARE.match(text) or _LABELLED.match(text) or _HAS_CAUSES.match(text)
    if not match and (match := _SEVERAL_DO.match(text) or _CAN_GET.match(text)):
        return (subject_of(match["of"]), match["name"]) if is_complaint(match["of"]) else None
    if not match and (match := _REASONS_WHY.match(text)):
        return (of or subject_of(topic), match["name"]) if of or is_complaint(topic) else None
    if not match:
        return None
    is_named = bool(match["of"]) and not PRONOUN.match(match["of"])
    named = subject_of(match["of"]) if is_named else of or subject_of(topic)
    is_told = of is not None or is_complaint(named) or is_complaint(topic)
    return (named, match["name"]) if is_told else None


def _cause_first(text: str, of: str | None, topic: str, it: str | None) -> tuple[str, str] | None:
    """ "Long drives are a cause of back pain", "Long drives may set off back pain"."""
    if match := _ARE_CAUSES.match(text):
        is_told = not PRONOUN.match(match["of"]) and not PRONOUN.match(match["name"])
        return (subject_of(match["of"]), match["name"]) if is_told else None
    if match := _CAUSES_IT.match(text):
        named = subject_of(it) if it else of
        return (named, match["name"]) if named and not PRONOUN.match(match["name"]) else None
    if told := _likelier(text, of, topic, it):
        return told
    match = _LEADS_TO.match(text) or _FOLLOWS.match(text)
    if not match or PRONOUN.match(match["name"]):
        return None
    is_topic = subject_of(match["of"]) in (subject_of(topic), of)
    is_told = is_topic or bool(_FOLLOWS.match(text) and (of or _is_effect(match["of"])))
    named = subject_of(match["of"])
    return (of or (subject_of(topic) if is_topic else named), match["name"]) if is_told else None


def _likelier(text: str, of: str | None, topic: str, it: str | None) -> tuple[str, str] | None:
    """ "Diabetes makes frozen shoulder more likely", "... raises your risk"."""
    match = _LIKELY_IF.match(text)
    named = match["of"] if match else ""
    if not match and (match := _MORE_LIKELY.match(text)):
        named = match["of"] or match["b"] or "it"
    if not match or PRONOUN.match(match["name"]):
        return None
    if not PRONOUN.match(named):
        return (subject_of(named), match["name"]) if is_complaint(named) else None
    subject = it or of or (topic if names_condition(topic) else None)
    return (subject_of(subject), match["name"]) if subject else None


def _effect_first(text: str, of: str | None, topic: str, it: str | None) -> tuple[str, str] | None:
    """ "Back pain is caused by long drives"; of "it" only where that is told."""
    match = _COMES_FROM.match(text)
    if not match:
        return None
    named = match["of"]
    if _THE_CONDITION.match(named):
        return of or subject_of(topic), match["name"]
    if PRONOUN.match(named):
        # "It" opens a section with what its heading names; elsewhere who knows.
        return (subject_of(it), match["name"]) if it else None
    is_effect = not _NO_EFFECT.search(named) and not _is_course(named, text)
    is_effect &= not (_WHERE.search(text) and names_place(match["name"]))
    is_shared = is_complaint(topic) and _shares_word(named, topic)
    named = _MOST.sub("", named)
    is_effect &= of is not None or is_complaint(named) or is_shared
    return (subject_of(named), match["name"]) if is_effect else None


def _is_effect(text: str) -> bool:
    return is_complaint(text) and not _NO_EFFECT.search(text)


_READERS = (_in_section, _several, _cause_first, _effect_first)


def _shares_word(text: str, topic: str) -> bool:
    """Whether words speak of what the article is about rather than of late trains."""
    first, second = (
        {word[:5] for word in re.findall(r"[a-z]{4,}", one.lower())} for one in (text, topic)
    )
    return bool(first & second)


def _is_course(subject: str, text: str) -> bool:
    """Whether a sentence tells where a muscle runs, as "The soleus arises from the tibia" does."""
    return bool(_COURSE.search(text) or (_ARISES.search(text) and is_part(subject)))
