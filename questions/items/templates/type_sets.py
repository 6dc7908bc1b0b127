"""Types of one thing: from findings, from what is done about them and from how they work, where
the knowledge has the condition; from the article's own descriptions elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from questions.facts.model import TypeSet
from questions.items import type_names
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.neighbours import Neighbour, beside_types
from questions.items.question import PLAIN, Answer, Question, Text, Words
from questions.items.type_names import OneType
from questions.items.wording import capital, lower_first, within
from questions.knowledge import Condition, ConditionType

_FEWEST = 3
# On a scale the order alone tells a step from its description.
_SCALES = frozenset({"grade", "stage", "degree", "phase", "level"})


@dataclass(frozen=True)
class _Known:
    """One type that both the article and the knowledge describe."""

    fact: str
    name: str
    entry: ConditionType


def choose(context: Context) -> Iterator[Question]:
    for types in context.facts.types:
        condition = context.body.find_condition(types.of)
        known = _known(types, condition) if condition else ()
        is_scale = types.ordered or type_names.class_noun(types) in _SCALES
        if len(known) >= _FEWEST:
            yield from _from_findings(context, types, known)
            if not is_scale:
                yield from _from_repair(context, types, known)
                yield from _mechanism(context, types, known)
        if context.register == PLAIN or (len(known) < _FEWEST and not is_scale):
            yield from _described(context, types, most=1 if is_scale else len(types.names))
        if context.register == PLAIN and not is_scale:
            yield from _meanings(context, types)


def _known(types: TypeSet, condition: Condition) -> tuple[_Known, ...]:
    found = []
    for name in types.names:
        definition = types.definitions.get(name)
        entry = next((one for key, one in condition.types.items() if key in name.lower()), None)
        if definition and entry:
            found.append(_Known(definition.id, name, entry))
    return tuple(found)


def _from_findings(context: Context, types: TypeSet, known: Sequence[_Known]) -> Iterator[Question]:
    """Applying: a finding that settles every feature, in other words than the definition's."""
    for one in known:
        if not one.entry.findings or _is_double(one):
            continue
        ranked = context.ranked(one.fact, "finding", one.entry.findings)
        finding = ranked[context.variant % len(ranked)]
        yield _which_type(context, types, known, one, "type.finding", {"finding": finding})


def _is_double(one: _Known) -> bool:
    """Whether a type joins two changes, which a description of both would tell by itself."""
    return " and " in (one.entry.structure or "")


def _from_repair(context: Context, types: TypeSet, known: Sequence[_Known]) -> Iterator[Question]:
    """Applying: what a surgeon corrects tells what was wrong."""
    for one in known:
        if one.entry.repair and not _is_double(one):
            yield _which_type(
                context,
                types,
                known,
                one,
                "type.repair",
                {
                    "repair": one.entry.repair,
                    "plain_repair": one.entry.plain_repair or one.entry.repair,
                },
            )


def _which_type(
    context: Context,
    types: TypeSet,
    known: Sequence[_Known],
    key: _Known,
    template: str,
    slots: dict[str, Text],
) -> Question:
    others = [one for one in known if one is not key]
    return _question(
        context,
        types,
        template,
        key,
        Answer(_type_name(types, key), _is(types, key), key.fact),
        [
            Answer(_type_name(types, one), _is(types, one), one.fact, _ground(types, one))
            for one in others
        ],
        slots,
        are_names=True,
    )


def _mechanism(context: Context, types: TypeSet, known: Sequence[_Known]) -> Iterator[Question]:
    """Telling apart: how each type does its harm."""
    told = [one for one in known if one.entry.effect]
    if len(told) < _FEWEST:
        return
    for key in told:
        others = [one for one in told if one is not key]
        yield _question(
            context,
            types,
            "type.mechanism",
            key,
            Answer(_effect(key), _is(types, key), key.fact),
            [
                Answer(_effect(one), _is(types, one), one.fact, _ground(types, one))
                for one in others
            ],
            {"type": _whole_name(types, key.name)},
        )


def _question(
    context: Context,
    types: TypeSet,
    template: str,
    key: _Known,
    answer: Answer,
    wrong: Sequence[Answer],
    slots: dict[str, Text],
    *,
    are_names: bool = False,
) -> Question:
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        about=(key.fact,),
        topic=context.topic_of(key.fact, type_names.called(types)),
        evidence=types.definitions[key.name].evidence,
        slots={
            "of": within(types.of),
            "class": type_names.class_noun(types),
            **slots,
        },
        keys=(answer,),
        pool=[wrong],
        are_names=are_names,
        why=_is(types, key),
    )


def _whole_name(types: TypeSet, name: str) -> str:
    """A type's name with what it is a type of: "grade 2 ankle sprain", "cam impingement"."""
    told = type_names.type_within(types, name)
    is_bare = type_names.class_noun(types) in told.split()
    return f"{told} {type_names.called(types)}" if is_bare else told


def _type_name(types: TypeSet, one: _Known) -> str:
    return capital(one.name)


def _effect(one: _Known) -> Text:
    return one.entry.effect or ""


def _is(types: TypeSet, one: _Known) -> Words:
    """What a type is: the article's own sentence, and what the knowledge says plainly."""
    source = types.definitions[one.name].source
    return Words(source, f"{capital(one.name)}: {one.entry.plain}." if one.entry.plain else source)


def _ground(types: TypeSet, one: _Known) -> Ground:
    definition = types.definitions[one.name]
    return Ground(Tier.ARTICLE, definition.source, (definition.id,), definition.evidence)


def _described(context: Context, types: TypeSet, most: int) -> Iterator[Question]:
    """Recall: a type by what the article says of it, and the other way round. The combined type has
    the features of the others, so it is never offered beside one of them."""
    basic = type_names.basic_types(types)
    for one in basic[:most]:
        others = [other for other in basic if other is not one]
        by_name = [
            Answer(
                type_names.type_text(types, other.name),
                _described_plainly(context, types, other),
                other.definition.id,
                type_names.ground(types, other),
            )
            for other in others
        ]
        by_words = [
            Answer(
                other.description,
                type_names.sentence(types, other),
                other.definition.id,
                type_names.ground(types, other),
            )
            for other in others
        ]
        yield _by_article(
            context,
            types,
            one,
            "type.described",
            Answer(type_names.type_text(types, one.name), "", one.definition.id),
            [by_name, _beside(context, types, others, lambda near: near.name)],
        )
        yield _by_article(
            context,
            types,
            one,
            "type.description",
            Answer(one.description, "", one.definition.id),
            [
                by_words,
                _beside(
                    context,
                    types,
                    others,
                    lambda near, is_clause=one.is_clause: near.clause if is_clause else near.phrase,
                ),
            ],
            are_names=False,
        )


def _meanings(context: Context, types: TypeSet) -> Iterator[Question]:
    """Recall: what a doctor's word for a type means, for patients, who hear it and would know."""
    basic = [one for one in type_names.basic_types(types) if _entry(context, types, one)]
    for one in basic:
        others = [other for other in basic if other is not one]
        wrong = [
            Answer(
                _plainly(context, types, other),
                _described_plainly(context, types, other),
                other.definition.id,
                type_names.ground(types, other),
            )
            for other in others
        ]
        yield _by_article(
            context,
            types,
            one,
            "type.means",
            Answer(_plainly(context, types, one), "", one.definition.id),
            [wrong, _beside(context, types, others, lambda near: _plain_words(context, near))],
            are_names=False,
            why=_reassured(context, types, one),
        )


def _reassured(context: Context, types: TypeSet, one: OneType) -> Text:
    """What it is, and what whoever has it need not fear. Of another type it would read like a
    correction."""
    condition = context.body.find_condition(types.of)
    comfort = condition.comfort if condition else None
    described = _described_plainly(context, types, one)
    if not comfort:
        return described
    source, plain = described if isinstance(described, Words) else (described, described)
    return Words(source, f"{plain} {comfort}")


def _described_plainly(context: Context, types: TypeSet, one: OneType) -> Text:
    """What a type is: the article's own sentence; for patients what the knowledge says plainly."""
    name = capital(type_names.type_within(types, one.name))
    source, plain = type_names.sentence(types, one), _plainly(context, types, one)
    return Words(source, f"{name}: {lower_first(plain)}.")


def _plainly(context: Context, types: TypeSet, one: OneType) -> str:
    """What a type is in words for patients, where the knowledge has them."""
    entry = _entry(context, types, one)
    return capital(entry.plain if entry and entry.plain else one.description)


def _entry(context: Context, types: TypeSet, one: OneType) -> ConditionType | None:
    condition = context.body.find_condition(types.of)
    known = condition.types.values() if condition else ()
    return next((entry for entry in known if entry.name in one.name), None)


def _beside(
    context: Context, types: TypeSet, others: Sequence[OneType], text: Callable[..., str]
) -> list[Answer]:
    """Conditions of the same site that are no such type, where there are too few types."""
    if len(others) >= _FEWEST - 1:
        return []
    return [
        Answer(text(near), _is_near(context, near), None, type_names.ground_beside(types, near))
        for near in beside_types(types.of)
    ]


def _is_near(context: Context, near: Neighbour) -> Words:
    plain = _plain_words(context, near)
    return Words(f"{near.name}: {near.clause}.", f"{near.name}: {plain}.")


def _plain_words(context: Context, near: Neighbour) -> str:
    known = context.body.find_condition(near.name)
    return near.plain or (known.plain if known and known.plain else near.clause)


def _by_article(
    context: Context,
    types: TypeSet,
    one: OneType,
    template: str,
    key: Answer,
    pool: Sequence[Sequence[Answer]],
    *,
    are_names: bool = True,
    why: Text = "",
) -> Question:
    is_lone = len(pool[0]) < _FEWEST - 1
    asked = (
        "condition" if is_lone else f"{type_names.class_noun(types)} of {type_names.called(types)}"
    )
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        about=(one.definition.id,),
        topic=context.topic_of(one.definition.id, type_names.called(types)),
        evidence=one.definition.evidence,
        slots={
            "asked": asked,
            "description": lower_first(one.description),
            "plain_description": _plainly(context, types, one),
            "type": type_names.type_within(types, one.name),
        },
        keys=(key,),
        pool=pool,
        are_names=are_names,
        why=why or _explained(context, types, one),
    )


def _explained(context: Context, types: TypeSet, one: OneType) -> Text:
    """What the question does not tell already: the article's own sentence; for patients, who are
    asked in the plain words of the knowledge, what the next type is."""
    source, beside = type_names.sentence(types, one), _next_type(context, types, one)
    if not beside or _entry(context, types, one) is None:
        return source
    name = type_names.type_within(types, one.name)
    return Words(source, f"These words describe {name}. {beside}")


def _next_type(context: Context, types: TypeSet, one: OneType) -> str:
    """What another type is, in plain words; empty where none is known."""
    basic = (other for other in type_names.basic_types(types) if other.name != one.name)
    other = next((each for each in basic if _entry(context, types, each)), None)
    if other is None:
        return ""
    apart = lower_first(_plainly(context, types, other))
    return f"In {type_names.type_within(types, other.name)}, {apart}."
