"""Signs that call for a doctor, among what worries people in the same region and can wait."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from questions.facts.model import ListedItem
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question
from questions.items.wording import tidy
from questions.knowledge.entries import Signs, SignThatCanWait, UrgentSign
from questions.language.words import jaccard, lemmas, words
from questions.lexicon import table

_AT_ONCE = re.compile(
    r"\b(?:right away|immediately|at once|emergency|urgent\w*|911|999|112)\b", re.IGNORECASE
)
# What was cut out of advice is no sign: "any pain is encountered, please".
_IS_ADVICE = re.compile(
    r"\b(?:please|if|consult|call|contact|stop|should)\b|\b(?:is|are)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:after|when|while|during|following|from|since)\b")
_ALIKE = 0.4
# What a sign calls for by the knowledge, in the prompt's words and to whoever answered; what the
# article calls urgent is so anyway.
_SEEN = "should be seen by a doctor {}"
_AT_ONCE_WORDS = "at once"
_BY_AMBULANCE = "by ambulance"
_HOW_SOON = {
    "at once": _AT_ONCE_WORDS,
    "stop at once": _AT_ONCE_WORDS,
    "within hours": "within hours",
    "the same day": "the same day",
    "within days": "within days",
}
# Words of a region's name that name none.
_NO_REGION = frozenset({"and", "any", "during", "exercise", "lower", "region"})
# Words that signs share which have nothing else in common.
_IN_MOST_SIGNS = lemmas(
    "pain hurts ache injury fall day week month hour morning every each one over again"
)
_CAN_WAIT = "an appointment will do"
_ANYWHERE = "any region during exercise"


def choose(context: Context) -> Iterator[Question]:
    for listing in context.facts.red_flags:
        for item in listing.items:
            sign = _known(context, item)
            if sign is None or _IS_ADVICE.search(item.name) or _is_plain(context, item, sign):
                continue
            yield _which(context, item, sign)


def _is_plain(context: Context, item: ListedItem, sign: UrgentSign) -> bool:
    """Whether whoever knows nothing finds what calls for an ambulance by the part of the body that
    it is about: chest pain, among stiff shoulders."""
    parts = _parts(context, item.name)
    others = " ".join(f"{s.region} {one.sign}" for s in _regions(context) for one in s.can_wait)
    is_elsewhere = bool(parts) and parts.isdisjoint(_parts(context, others))
    return sign.how_soon == _BY_AMBULANCE and is_elsewhere


def _parts(context: Context, text: str) -> set[str]:
    found = (context.body.find_body_part(word) for word in words(text))
    return {one.name for one in found if one}


def _which(context: Context, item: ListedItem, sign: UrgentSign) -> Question:
    """Telling apart: the sign that should be seen, among others of the same region that worry
    people too. Among sore muscles and clicking joints it would be the only one that alarms."""
    wrong = [_answer(one.sign, f"{one.why}; {_CAN_WAIT}.") for one in _that_can_wait(context)]
    told = context.facts.article.text
    said = " ".join(told[span.start : span.end] for span in item.evidence)
    if sign.how_soon == _BY_AMBULANCE:
        needs, act = "calls for an ambulance", "Do not wait: call an ambulance."
    else:
        soon = _AT_ONCE_WORDS if _AT_ONCE.search(said) else _HOW_SOON[sign.how_soon]
        needs = _SEEN.format(soon)
        place = ", if need be in a hospital" if soon == _AT_ONCE_WORDS else ""
        act = f"Have it seen {soon}{place}."
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template="flag.which",
        about=(item.id,),
        topic=context.topic_of(item.id, "When to see a doctor"),
        evidence=item.evidence,
        slots={"needs": needs},
        keys=(Answer(_in_plain_words(tidy(item.name)), "", item.id),),
        pool=[wrong],
        why=f"This can be a sign of {sign.suggests}. {act}",
    )


def _in_plain_words(sign: str) -> str:
    """As people say it, where an article has the clinic's word."""
    said: Mapping[str, str] = table("items")["said"]
    for word, plain in said.items():
        sign = re.sub(rf"\b{word}\b", plain, sign)
    return sign


def _known(context: Context, item: ListedItem) -> UrgentSign | None:
    """What the knowledge has of such a sign in this region: weakness of an arm means one thing
    beside a stiff neck and another beside dizziness."""
    told = lemmas(item.name)
    finding = _finding(context, item.name)
    regions = [*_regions(context), *(s for s in _all(context) if s.region == _ANYWHERE)]
    signs = [one for region in regions for one in region.urgent]
    urgent = [one for one in signs if finding & lemmas(one.sign)]
    best = max(urgent, key=lambda one: jaccard(told, lemmas(one.sign)), default=None)
    is_like = best is not None and jaccard(told, lemmas(best.sign)) >= _ALIKE
    return best if is_like else None


def _finding(context: Context, sign: str) -> frozenset[str]:
    """What is found, without when it is found and where: weakness of the arm after an injury is
    none of the other things that an arm may have after an injury."""
    told = [word for word in words(_WHEN.split(sign)[0]) if not context.body.find_body_part(word)]
    return lemmas(" ".join(told))


def _that_can_wait(context: Context) -> Iterator[SignThatCanWait]:
    """What can wait in the region that the article's title names. What the article may mean by one
    of its own signs is not called so, however far from urgent it is told."""
    listed = [item.name for listing in context.facts.red_flags for item in listing.items]
    urgent = frozenset[str]().union(*(_finding(context, one) for one in listed)) - _IN_MOST_SIGNS
    for signs in _regions(context):
        yield from (one for one in signs.can_wait if not urgent & lemmas(one.sign))


def _regions(context: Context) -> Iterator[Signs]:
    title = set(words(context.facts.article.title)) - _NO_REGION
    return (one for one in _all(context) if title & set(words(one.region)))


def _all(context: Context) -> Iterable[Signs]:
    return context.body.signs.values()


def _answer(text: str, why: str) -> Answer:
    return Answer(text, why, None, Ground(Tier.LEXICON, why))
