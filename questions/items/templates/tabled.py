"""What a table says of several subjects alike: the value of one, the subject of a value, and which
go together. Wrong answers are what the same column says of others; what textbooks contradict is not
asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from questions.facts.model import Attribute, Evidence, Row
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Placement, Question
from questions.items.saying import Relation, can_be_asked, relation_of
from questions.items.templates.tabled_rows import (
    Told,
    are_kin,
    askable_rows,
    by_value,
    differ,
    is_part,
    is_true_of,
    known_beside,
    of_other_nerves,
)
from questions.items.wording import capital, listed
from questions.knowledge import Body, Muscle, Verdict

_ONE_FINGER = re.compile(r"\b(?:index|middle|ring|little) finger\b")
_ACTIONS = frozenset({"action", "actions", "function", "functions", "main action", "movement"})
_FEWEST, _MATCHED, _MOST_TOLD = 3, 4, 2
_FEWEST_SORTED, _MOST_SORTED = 4, 6


def choose(context: Context) -> Iterator[Question]:
    columns = [
        (one, askable_rows(context, one))
        for one in context.facts.attributes
        if one.relation not in _ACTIONS and can_be_asked(one.relation)
    ]
    for attribute, told in columns:
        relation = relation_of(attribute.relation)
        beside = [
            one
            for other, more in columns
            if other is not attribute and relation_of(other.relation) == relation
            for one in more
        ]
        if len(told) + len(beside) < _FEWEST:
            for one in told:
                yield from _lone_value(context, attribute, relation, one)
            continue
        for one in told:
            yield from _value(context, attribute, relation, one, (told, beside))
        yield from _subjects(context, attribute, relation, told)
        is_first = (
            next(one for one, _ in columns if relation_of(one.relation) == relation) is attribute
        )
        if is_first:
            yield from _sorted(context, attribute, relation, [*told, *beside])
            yield from _matched(context, attribute, [*told, *beside])


def _value(
    context: Context,
    attribute: Attribute,
    relation: Relation,
    key: Told,
    told: tuple[Sequence[Told], Sequence[Told]],
) -> Iterator[Question]:
    """Recall: what the column says of one subject, beside what it and then what columns of the same
    name in other tables say of others."""
    tiers = [
        {
            one.value: one
            for one in tier
            if differ(context.body, one, key, relation)
            and not is_true_of(context, attribute, key, one)
            and are_kin(context.body, key, one, is_known=tier is not told[0])
        }
        for tier in told
    ]
    if len({*tiers[0], *tiers[1]}) < _FEWEST - 1:
        return
    yield _asked_value(
        context,
        attribute,
        relation,
        key,
        [
            {text: _wrong(relation, attribute, one, text) for text, one in tier.items()}
            for tier in tiers
        ],
    )


def _lone_value(
    context: Context, attribute: Attribute, relation: Relation, key: Told
) -> Iterator[Question]:
    """The same of a muscle that stands alone, beside what is known of those near by."""
    others = {one.value: one for one in known_beside(context.body, relation, key)}
    if len(others) >= _FEWEST - 1:
        beside = {text: _known_wrong(relation, attribute, one) for text, one in others.items()}
        yield _asked_value(context, attribute, relation, key, [beside])


def _asked_value(
    context: Context,
    attribute: Attribute,
    relation: Relation,
    key: Told,
    tiers: Sequence[Mapping[str, Answer]],
) -> Question:
    thing = f"{attribute.id}|{key.row.id}|{context.variant}"
    ranked = [text for tier in tiers for text in context.ranked(thing, "values", list(tier))]
    kept = of_other_nerves(context.body, ranked)
    return _question(
        context,
        attribute,
        Kind.SINGLE_CHOICE,
        "table.value",
        (key.row,),
        {"ask": relation.asks.format(subject=key.subject, relation=attribute.relation)},
        keys=(Answer(key.value, "", key.row.id),),
        pool=[[one for text, one in tier.items() if text in kept] for tier in tiers],
        why=_explained(context, relation, attribute, key),
    )


def _subjects(
    context: Context, attribute: Attribute, relation: Relation, told: Sequence[Told]
) -> Iterator[Question]:
    """Recall, the other way round: for each value one subject, among those of other values."""
    muscles = [one for one in told if not is_part(context.body, one)]
    for value, same in by_value(muscles).items():
        chosen = context.pick(
            f"{attribute.id}|{value}|{context.variant}", "subject", [o.subject for o in same]
        )
        key = next(one for one in same if one.subject == chosen)
        others = [
            one
            for one in muscles
            if all(differ(context.body, one, each, relation) for each in same)
            and not is_true_of(context, attribute, one, key)
            and are_kin(context.body, key, one)
        ]
        if len(others) < _FEWEST - 1 or not relation.asks_subject:
            continue
        yield _question(
            context,
            attribute,
            Kind.SINGLE_CHOICE,
            "table.subject",
            (key.row,),
            {"ask": relation.asks_subject.format(value=value)},
            keys=(Answer(key.subject, "", key.row.id),),
            pool=[[_wrong(relation, attribute, one, one.subject) for one in others]],
            why=_explained(context, relation, attribute, key),
        )


def _sorted(
    context: Context, attribute: Attribute, relation: Relation, told: Sequence[Told]
) -> Iterator[Question]:
    """Telling apart: subjects by the value that several of them share."""
    muscles = [one for one in told if not is_part(context.body, one)]
    shared = {value: same for value, same in by_value(muscles).items() if len(same) > 1}
    if len(shared) < 2 or not relation.sorts:
        return
    thing = f"{attribute.id}|{context.variant}"
    values = of_other_nerves(context.body, context.ranked(thing, "values", list(shared)))[:3]
    placed: list[tuple[int, Told]] = []
    for at, value in enumerate(values):
        ranked = context.ranked(thing, value, [one.subject for one in shared[value]])
        taken = ranked[: 3 if at == 0 else 2]
        placed += [(at, one) for one in shared[value] if one.subject in taken]
    placed = [
        (at, one)
        for at, one in placed
        if all(
            other is one
            or (
                are_kin(context.body, one, other)
                and not (where != at and is_true_of(context, attribute, one, other))
            )
            for where, other in placed
        )
    ][:_MOST_SORTED]
    homes = sorted({at for at, _ in placed})
    if len(placed) < _FEWEST_SORTED or len(homes) < 2:
        return
    yield _question(
        context,
        attribute,
        Kind.CLASSIFY,
        "table.sort",
        [one.row for _, one in placed],
        {"ask": relation.sorts},
        groups=tuple(values[at] for at in homes),
        placements=tuple(
            Placement(one.subject, homes.index(at), _says(relation, attribute, one), one.row.id)
            for at, one in placed
        ),
        why=" ".join(_says(relation, attribute, one) for _, one in placed),
    )


def _matched(context: Context, attribute: Attribute, told: Sequence[Told]) -> Iterator[Question]:
    """Telling apart: subjects and their values, with a value left over."""
    relation = relation_of(attribute.relation)
    by_value = {one.value: one for one in told if not is_part(context.body, one)}
    thing = f"{attribute.id}|{context.variant}"
    some: list[Told] = []
    for value in context.ranked(thing, "matched", list(by_value)):
        one = by_value[value]
        is_clear = all(
            differ(context.body, one, other, relation)
            and are_kin(context.body, one, other)
            and not is_true_of(context, attribute, one, other)
            and not is_true_of(context, attribute, other, one)
            for other in some
        )
        if is_clear and len(some) <= _MATCHED:
            some.append(one)
    if len(some) <= _FEWEST:
        return
    premises, responses = some[:-1], context.ranked(thing, "responses", [o.value for o in some])
    subjects = [one.row.subject for one in premises]
    yield _question(
        context,
        attribute,
        Kind.MATCH,
        "table.match",
        [one.row for one in premises],
        {
            "relation": attribute.relation,
            "thing": "muscle" if all(map(context.body.find_muscle, subjects)) else "one",
        },
        groups=tuple(responses),
        placements=tuple(
            Placement(
                one.subject, responses.index(one.value), _says(relation, attribute, one), one.row.id
            )
            for one in premises
        ),
        why=" ".join(_says(relation, attribute, one) for one in premises),
    )


def _says(relation: Relation, attribute: Attribute, one: Told) -> str:
    told = relation.tells.format(subject=one.subject, value=one.value, relation=attribute.relation)
    return capital(told)


def _explained(context: Context, relation: Relation, attribute: Attribute, one: Told) -> str:
    """What the column says; of a muscle also what goes with it: its other end and what it does."""
    told, muscle = _says(relation, attribute, one), context.body.find_muscle(one.row.subject)
    if muscle is None:
        return told
    if relation.beside and muscle.origin and muscle.insertion:
        other_end = relation.beside.format(origin=muscle.origin, insertion=muscle.insertion)
        told = f"{told} {other_end}"
    does: list[str] = []
    for each in muscle.actions:
        said = _of_its_finger(muscle, context.body.movements[each.movement].clinical_does)
        is_new = not any(said.startswith(one) or one.startswith(said) for one in does)
        if each.agreed and is_new and _is_of_the_whole(context.body, muscle, each.movement):
            does.append(said)
    return f"{told} It {listed(does[:_MOST_TOLD])}." if does else told


def _of_its_finger(muscle: Muscle, said: str) -> str:
    """The same of the one finger that a muscle runs to."""
    finger = _ONE_FINGER.search(muscle.insertion or "")
    return said.replace("the fingers", f"the {finger[0]}") if finger else said


def _is_of_the_whole(body: Body, muscle: Muscle, movement: str) -> bool:
    """Not of a part of it alone, nor of another position."""
    position = f"{body.movements[movement].joint} extended"
    return body.says(muscle.name, None, movement, position) is Verdict.YES


def _wrong(relation: Relation, attribute: Attribute, one: Told, text: str) -> Answer:
    about = _says(relation, attribute, one)
    evidence = (*attribute.evidence, *one.row.evidence)
    return Answer(text, about, one.row.id, Ground(Tier.ARTICLE, about, (one.row.id,), evidence))


def _known_wrong(relation: Relation, attribute: Attribute, one: Told) -> Answer:
    about = _says(relation, attribute, one)
    return Answer(one.value, about, None, Ground(Tier.LEXICON, about))


def _question(
    context: Context,
    attribute: Attribute,
    kind: Kind,
    template: str,
    rows: Sequence[Row],
    slots: dict[str, str],
    *,
    keys: tuple[Answer, ...] = (),
    pool: Sequence[Sequence[Answer]] = (),
    groups: tuple[str, ...] = (),
    placements: tuple[Placement, ...] = (),
    why: str = "",
) -> Question:
    facts = tuple(row.id for row in rows)
    evidence: Evidence = tuple(span for row in rows for span in row.evidence)
    return Question(
        kind=kind,
        template=template,
        # What is sorted or matched changes with the draw; the column stays.
        about=facts if kind is Kind.SINGLE_CHOICE else (attribute.id,),
        tests=facts,
        topic=context.topic_of(rows[0].id, capital(attribute.of)),
        evidence=(*attribute.evidence, *evidence),
        slots=slots,
        keys=keys,
        pool=pool,
        are_names=True,
        # A column may hold opposites, such as a deep and a superficial nerve.
        are_paired=True,
        groups=groups,
        placements=placements,
        why=why,
    )
