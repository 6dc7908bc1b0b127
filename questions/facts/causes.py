"""What may lead to a complaint, with the hedge left to the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from questions.facts.anatomy import is_complaint
from questions.facts.cause_sentences import COMES, ELLIPTIC_LEAD, OFTEN, PRONOUN, read_causes
from questions.facts.definitions import explained_before
from questions.facts.listings import Found, Rules, found_by, make_listings, subject_of, topic_of
from questions.facts.model import Facts
from questions.facts.passages import free_sections, running_sentences
from questions.reading.article import Article, Section, Sentence, Span

# What people do to themselves, and what they then have.
_DONE = {
    "break": "broken", "tear": "torn", "injure": "injured", "hurt": "hurt", "sprain": "sprained",
    "strain": "strained", "damage": "damaged", "pull": "pulled", "rupture": "ruptured",
    "fracture": "fractured", "dislocate": "dislocated", "twist": "twisted", "crack": "cracked",
    "bruise": "bruised", "irritate": "irritated", "roll": "rolled", "get": "", "develop": "",
    "end up with": "", "pick up": "", "come by": "",
}  # fmt: skip
_WHO = (
    r"(?:i|you|we|they|(?:most\s+|some\s+|young\s+|older\s+)?(?:people|patients|adults|children"
    r"|athletes|runners|players|dancers|climbers|workers|drivers|musicians|somebody|someone))"
)
_HEADING = re.compile(
    r"^(?:the\s+)?(?:(?:common|possible|potential|main|likely|other|top|usual|\d+|five|six|seven"
    r"|three|four)\s+){0,3}(?:"
    r"what\s+(?:leads\s+to|causes|can\s+cause|might\s+cause|may\s+cause|brings\s+on"
    r"|is\s+behind|triggers|sets\s+(?:it\s+)?off|brings\s+it\s+on|may\s+have\s+set)\s+(?P<a>.+)"
    r"|(?:causes?|reasons?|sources?|triggers?)\s+(?:of|for|behind)\s+(?P<b>.+)"
    r"|(?P<c>.+?)\s+causes"
    r"|why\s+me\b.{0,20}|what\s+went\s+wrong|how\s+(?:did|do|does|can)\s+(?:i|you|we|it|people|this)\s+"
    r"(?:get\s+(?:it|this|here)|start|begin|happen|develop|come\s+about)|how\s+(?:it|this|injuries)\s+"
    r"(?:happens?|starts?|begins?|develops?)|(?:contributing|risk|causal)\s+factors"
    r"|(?:a?etiology|pathogenesis|mechanism(?:\s+of\s+injury)?)|(?:the\s+)?usual\s+suspects"
    r"|causes?\s+(?:and|&)\s+(?:risk\s+factors|triggers|mechanisms?)"
    r"|(?:triggers?|culprits?)"
    r"|why\s+(?:did|do|have)\s+(?:i|you|we)\s+.{2,40}"
    r"|what\s+(?:sets\s+it\s+off|brings\s+it\s+on|is\s+behind\s+it|causes\s+it)"
    r"|what\s+makes\s+(?P<d>.+)"
    r"|why\s+(?:does|do|is|are)\s+(?P<e>.+?)(?:\s+(?:happen|occur|develop))?"
    r"|why\s+(?P<g>(?:your\s+)?[\w -]{3,40}?)\s+(?:gets?|becomes?|goes?|turns?)\s+(?P<how>\w+)"
    r"|how\s+(?:do|does|did|can|could|might)\s+(?P<i>.+?)\s+(?:happen|occur|start|begin|come\s+about"
    r"|come\s+on|arise|develop)"
    r"|how\s+(?P<j>(?!(?:do|does|did|can|to)\b).+?)\s+(?:happens?|occurs?|comes?\s+about|arises?)"
    rf"|how\s+(?:(?:do|does|did|can|could|might)\s+)?{_WHO}\s+(?P<does>{'|'.join(_DONE)})\s+"
    r"(?P<k>[^?]{2,50}?)"
    r"|(?:what\s+(?:is\s+|are\s+)?the\s+)?causes?)[?!]*$",
    re.IGNORECASE,
)
_SHORT_IS = re.compile(r"^what[’']s", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|this|them)\.?$", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"\b(?:(?:causes?|reasons?|sources?|triggers?)\s+(?:of|for|behind)"
    r"|(?:risk|chances?|likelihood)\s+of)\s+(?P<a>[^,:]{3,60}?)"
    r"\s*(?:include|are|may be|can be|could be)?\s*:?$"
    rf"|(?:^|;\s+(?:in\s[\w -]{{2,30}}?\s)?(?=(?:they|it)\s))(?P<b>[^,:;]{{3,60}}?)"
    rf"\s+(?:{COMES}|(?:may|can|might|often)"
    rf"\s+{OFTEN}follow)\s*:?$",
    re.IGNORECASE,
)
# "The things I hear most that set off heel pain are:", "What brings on a stiff neck:"
_SET_OFF = re.compile(
    r"(?:^|[.!?]\s+)(?:(?:(?:the|some|these|many|several|a\s+few|other|common)\s+){0,2}(?:things?|habits?"
    r"|factors?|events?|activities|movements|mistakes|postures)\b[\w ’']{0,40}?\s(?:that|which)"
    r"|what)\s+(?:(?:can|may|might|often|usually|most\s+often|commonly|all)\s+){0,2}"
    r"(?:causes?|triggers?|sets?\s+off|brings?\s+on|leads?\s+to|provokes?|starts?|contributes?\s+to"
    r"|results?\s+in)\s+(?P<of>[^,:;.]{3,50}?)(?:\s+(?:are|is|include|includes))?\s*:$",
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
    rules = Rules(
        of_heading=lambda section: _of_heading(section, topic),
        of_lead_in=lambda text, of: _of_lead_in(text, of, topic),
        from_sentence=lambda sentence, of: read_causes(sentence, of, topic, antecedents),
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


def _of_heading(section: Section, title: str) -> str | None:
    heading = _SHORT_IS.sub("what is", section.title)
    match = _HEADING.match(heading) if len(heading) < 200 else None
    if not match:
        return None
    if match["g"]:
        return f"{match['how'].lower()} {subject_of(match['g'])}"
    if match["k"]:
        return _had(_DONE[" ".join(match["does"].lower().split())], match["k"], title)
    named = next((words for words in match.groups() if words), "")
    return subject_of(title) if not named or PRONOUN.match(named) else subject_of(named)


def _had(state: str, what: str, title: str) -> str:
    """ "Broken rib" of how people "break a rib"; what they get is what it is."""
    if PRONOUN.match(what):
        return subject_of(title)
    bare = re.sub(r"^(?:an?|their|his|her|its)\s+", "", subject_of(what), flags=re.IGNORECASE)
    return f"{state} {bare}".strip()


def _of_lead_in(text: str, of: str | None, topic: str) -> str | None:
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
        named = match["a"] or match["b"]
        subject = _SUBJECT.match(text)
        if not PRONOUN.match(named):
            return subject_of(named)
        is_told = of is None and match.start() and subject and not PRONOUN.match(subject["of"])
        return subject_of(subject["of"]) if is_told and subject else of
    if of is None and (_USUAL.search(text) or _MORE_LIKELY.search(text)):
        return subject_of(topic)
    speaks_of_causes = _OF_CAUSES.search(text)
    return of if not text or speaks_of_causes else None
