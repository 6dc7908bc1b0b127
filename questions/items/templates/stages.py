"""Stages that follow one another, such as those of healing: put in order. Recall, and only where
neither the names nor what grows worse from one to the next gives the order away."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.model import TypeSet
from questions.items import type_names
from questions.items.build import Context
from questions.items.model import Kind
from questions.items.question import Question
from questions.items.wording import opening
from questions.language.words import leading_number, words

_FEWEST, _MOST = 3, 7
# Words of names that tell a place in an order, or a degree.
_TELLING = frozenset(
    ("first", "second", "third", "fourth", "one", "two", "three", "four", "i", "ii", "iii", "iv",
     "early", "late", "middle", "final", "initial", "last", "end", "acute", "subacute", "chronic",
     "mild", "moderate", "severe", "partial", "complete", "return", "advanced", "grade", "degree")
)  # fmt: skip


def choose(context: Context) -> Iterator[Question]:
    for types in context.facts.types:
        names = [name for name in types.names if name in types.definitions]
        is_whole = len(names) == len(types.names) and _FEWEST <= len(names) <= _MOST
        if types.ordered and is_whole and not any(map(_tells_its_place, names)):
            yield _ordered(context, types)


def _ordered(context: Context, types: TypeSet) -> Question:
    facts = tuple(types.definitions[name].id for name in types.names)
    noun, of = type_names.class_noun(types), type_names.called(types)
    return Question(
        kind=Kind.ORDER,
        template="stages.order",
        about=facts,
        topic=context.topic_of(facts[0], of),
        evidence=types.evidence,
        slots={"stages": f"{noun}s", "stage": noun, "of": of},
        steps=tuple(opening(name) for name in types.names),
        why=f"Each {noun} builds on what the one before it has left.",
    )


def _tells_its_place(name: str) -> bool:
    told = words(name.replace("-", " "))
    return not _TELLING.isdisjoint(told) or any(leading_number(one) is not None for one in told)
