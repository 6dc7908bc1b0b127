"""A term by name, from its definition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.model import Definition
from questions.items.build import Context, Stem
from questions.items.kinds import defining
from questions.items.kinds.cloze import gaps
from questions.items.model import Item, Kind
from questions.items.words import words
from questions.lexicon import table

_PLACE = re.compile(r" (?:of|at|in) .*")
_ABBREVIATION = re.compile(r" ?\(([A-Z][A-Za-z]{1,7})\)")


def make(context: Context) -> Iterator[Item]:
    definitions = defining.usable(context.facts.definitions)
    for one in definitions:
        # The place that follows a term, as in "rotation of the hip", is left in the sentence.
        answer = _PLACE.sub("", defining.term(one))
        short = _ABBREVIATION.findall(one.source)
        told = _ABBREVIATION.sub("", defining.sentence(one))
        sentence = gaps.without(told, answer)
        others = [defining.term(other) for other in definitions if other.term != one.term]
        answers = gaps.accepted(answer, defining.term(one), *_turned(answer), *short[:1])
        if sentence is None or not gaps.is_told_from(answers, others):
            continue
        found = gaps.item(context, _stem(context, one, sentence), answers)
        if found is not None and _tells_nothing_twice(one, definitions):
            yield found


def _turned(answer: str) -> tuple[str, ...]:
    """Other ways to say "ankle dorsiflexion": the motion alone, and with its joint behind it."""
    joint, _, motion = answer.partition(" ")
    anatomy = table("anatomy")
    is_joint = joint in anatomy["body_parts"] and motion in anatomy["motions"]
    return (motion, f"{motion} of the {joint}") if is_joint else ()


def _tells_nothing_twice(one: Definition, definitions: tuple[Definition, ...]) -> bool:
    """Whether no other term is defined in the same words."""
    return not any(
        other.term != one.term and words(other.key) == words(one.key) for other in definitions
    )


def _stem(context: Context, one: Definition, sentence: str) -> Stem:
    why = defining.sentence(one)
    return Stem(
        kind=Kind.CLOZE,
        template="cloze.term",
        topic=context.topic_of(one.id, "Definitions"),
        facts=(one.id,),
        prompt=f"Complete the definition. {sentence}",
        evidence=one.evidence,
        right=why,
        wrong=why,
        difficulty=0.6,
    )
