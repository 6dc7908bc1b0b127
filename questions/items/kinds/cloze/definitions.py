"""A term by name, from its definition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts.model import Definition
from questions.items.build import Context, Stem
from questions.items.kinds import defining
from questions.items.kinds.cloze import gaps
from questions.items.model import Item, Kind
from questions.language.words import lemmas, words
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
        others = [defining.term(other) for other in definitions if other.term != one.term]
        answers = gaps.accepted(answer, defining.term(one), *_turned(answer), *short[:1])
        sentence = gaps.without(told, answer)
        if sentence is None and (part := _untold_part(told, answer)):
            sentence, answers = gaps.without(told, part), gaps.accepted(part, answer)
        if sentence is None or not gaps.is_told_from(answers, others):
            continue
        found = gaps.item(context, _stem(context, one, sentence), answers)
        if found is not None and _tells_nothing_twice(one, definitions):
            yield found


def _untold_part(told: str, answer: str) -> str | None:
    """The first words of a term of several that its definition has not: of the tennis elbow,
    "tennis"."""
    rest = lemmas(re.sub(re.escape(answer), " ", told, count=1, flags=re.IGNORECASE))
    parts = answer.split()
    is_told = [bool(lemmas(part) & rest) or not lemmas(part) for part in parts]
    if all(is_told) or not any(is_told):
        return None
    first = is_told.index(False)
    last = next((at for at in range(first, len(parts)) if is_told[at]), len(parts))
    return " ".join(parts[first:last])


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
