"""Signs that call for a doctor, among observations of the same region that do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.model import ListedItem
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question
from questions.items.wording import tidy
from questions.knowledge.entries import HarmlessSign
from questions.language.words import jaccard, lemmas, words

_AT_ONCE = re.compile(
    r"\b(?:right away|immediately|at once|emergency|urgent\w*|911|999|112)\b", re.IGNORECASE
)
# What was cut out of advice is no sign: "any pain is encountered, please".
_IS_ADVICE = re.compile(
    r"\b(?:please|if|consult|call|contact|stop|should)\b|\b(?:is|are)\b",
    re.IGNORECASE,
)
_ALIKE = 0.4


def choose(context: Context) -> Iterator[Question]:
    for listing in context.facts.red_flags:
        for item in listing.items:
            reason = _reason(context, item)
            if reason and not _IS_ADVICE.search(item.name):
                yield _which(context, item, reason)


def _which(context: Context, item: ListedItem, reason: str) -> Question:
    """Telling apart: the sign that should be seen, among harmless ones of the same region. Among
    harmless ones of any sort it would be the only one that alarms."""
    wrong = [_answer(one.sign, f"{one.why}.") for one in _of_region(context)]
    told = context.facts.article.text
    said = " ".join(told[span.start : span.end] for span in item.evidence)
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template="flag.which",
        about=(item.id,),
        topic=context.topic_of(item.id, "When to see a doctor"),
        evidence=item.evidence,
        slots={"how_soon": "at once" if _AT_ONCE.search(said) else "before long"},
        keys=(Answer(tidy(item.name), "", item.id),),
        pool=[wrong],
        why=reason,
    )


def _reason(context: Context, item: ListedItem) -> str | None:
    """What the sign may mean; None where the knowledge has none like it."""
    told = lemmas(item.name)
    urgent = [one for signs in context.body.signs.values() for one in signs.urgent]
    best = max(urgent, key=lambda one: jaccard(told, lemmas(one.sign)), default=None)
    if best is None or jaccard(told, lemmas(best.sign)) < _ALIKE:
        return None
    return f"This can be a sign of {best.suggests}."


def _of_region(context: Context) -> Iterator[HarmlessSign]:
    """The harmless signs of the region that the article's title names."""
    title = set(words(context.facts.article.title))
    for region, signs in context.body.signs.items():
        if title & set(words(region)):
            yield from signs.harmless


def _answer(text: str, why: str) -> Answer:
    return Answer(text, why, None, Ground(Tier.LEXICON, why))
