"""What a table says of several subjects alike: the value of one, the subject of a value, and which
go together. Wrong answers are what the same column says of others; what textbooks contradict is not
asked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.facts.model import Attribute, Evidence, Row
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Placement, Question
from questions.items.saying import Relation, relation_of
from questions.items.wording import capital, listed, lower_first, tidy, within
from questions.knowledge import Body, Muscle, Verdict
from questions.language.words import lemmas
from questions.limits.clang import are_one_idea

_LONGEST = 9
_STEM = 6
_PLACES = ("origin", "insertion")
_OF_MUSCLES = (*_PLACES, "nerve")
_UNCLEAR = re.compile(
    r"[:()?\[\]]|\.\s|\b(?:plexus|see|same as|as above|may|sometimes|variable)\b", re.IGNORECASE
)
_LED = re.compile(
    r"^(?:it |they )?(?:originates?|arises?|inserts?|attach(?:es)?|runs?)\s+"
    r"(?:from|on(?:to)?|into|to|at)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d")
_DETERMINED = re.compile(r"(?:the|an?|both|all|each|several)\b", re.IGNORECASE)
_ACTIONS = frozenset({"action", "actions", "function", "functions", "main action", "movement"})
_SORTS = frozenset({"nerve", "artery", "vein", "ligament", "bone", "bursa", "joint", "tendon"})
_FEWEST, _MATCHED, _MOST_TOLD = 3, 4, 2
_FEWEST_SORTED, _MOST_SORTED = 4, 6
_COMMON = lemmas("of the and to from on by muscle surface nerve artery")


@dataclass(frozen=True, slots=True)
class _Told:
    """A row that can be asked: its subject and its value as inside a sentence."""

    row: Row
    subject: str
    value: str


def choose(context: Context) -> Iterator[Question]:
    columns = [
        (one, _clear(context, one))
        for one in context.facts.attributes
        if one.relation not in _ACTIONS
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


def _clear(context: Context, attribute: Attribute) -> list[_Told]:
    """The rows whose value is short and plain, and that what is known does not contradict."""
    relation = relation_of(attribute.relation)
    found = [one for row in attribute.rows if (one := _told(context, relation, row))]
    kept = [
        one
        for one in found
        if not _is_contradicted(context, attribute, one) and not _is_told_by_name(one)
    ]
    sorts = Counter(_sort(one) for one in kept)
    return list({one.subject: one for one in kept if sorts[_sort(one)] > len(kept) / 2}.values())


def _is_told_by_name(one: _Told) -> bool:
    """Whether a word of the subject tells its value: geniohyoid, the hyoid bone."""
    return any(
        are_one_idea(first, second) for first in _core(one.subject) for second in _core(one.value)
    )


def _are_kin(body: Body, one: _Told, other: _Told, *, is_known: bool = False) -> bool:
    """Whether two subjects are mixed up: muscles of one joint; among things that nobody knows those
    of one table, unless they have to be `is_known`."""
    muscles = [body.find_muscle(each.row.subject) for each in (one, other)]
    joints = [_joints(body, muscle) for muscle in muscles if muscle]
    return not joints[0].isdisjoint(joints[1]) if len(joints) == 2 else not is_known and not joints


def _joints(body: Body, muscle: Muscle) -> frozenset[str]:
    return frozenset(body.movements[one.movement].joint for one in muscle.actions)


def _sort(one: _Told) -> str:
    """What the subject is, where its name says so: among muscles no nerve is offered."""
    last = one.subject.split()[-1].removesuffix("s")
    return last if last in _SORTS else ""


def _told(context: Context, relation: Relation, row: Row) -> _Told | None:
    values = [_bare(tidy(one)) for one in row.value]
    # What a column that is not known holds need be no thing: "compression".
    value = listed([_the(one) for one in values] if relation.is_known else values)
    is_clear = values and all(values) and not _UNCLEAR.search(f"{row.subject} {value}")
    if not is_clear or len(value.split()) > _LONGEST:
        return None
    subject = lower_first(within(row.subject))
    if subject.endswith("s") and not subject.endswith(("us", "is", "ss", "ps")):
        return None  # "scalenes": several, which no stem agrees with
    if context.body.find_muscle(row.subject) is None:
        if relation.name in _OF_MUSCLES:
            return None  # a slip of the article could not be seen
        subject = _the(subject)
    return _Told(row, subject, value)


def _bare(value: str) -> str:
    return lower_first(within(_LED.sub("", value)))


def _the(name: str) -> str:
    """With an article, where it needs one: a single thing that has none, and no number ("rib 12")
    either."""
    is_plural = name.endswith("s") and not name.endswith(("us", "is", "ss"))
    is_bare = is_plural or _NUMBERED.search(name)
    return name if _DETERMINED.match(name) or is_bare or not name[:1].islower() else f"the {name}"


def _is_contradicted(context: Context, attribute: Attribute, one: _Told) -> bool:
    known = _known(context.body.find_muscle(one.row.subject), attribute.relation)
    return known is not None and not _core(known) & _core(one.value)


def _known(muscle: Muscle | None, relation: str) -> str | None:
    """What the knowledge says in that column of a muscle; None where it says nothing."""
    if muscle is None:
        return None
    told = {"nerve": muscle.nerve, "origin": muscle.origin, "insertion": muscle.insertion}
    return next((text for name, text in told.items() if _is_named(relation, name)), None)


def _is_named(relation: str, name: str) -> bool:
    return relation_of(relation).name == name


def _core(text: str) -> frozenset[str]:
    return lemmas(text) - _COMMON


def _value(
    context: Context,
    attribute: Attribute,
    relation: Relation,
    key: _Told,
    told: tuple[Sequence[_Told], Sequence[_Told]],
) -> Iterator[Question]:
    """Recall: what the column says of one subject, beside what it and then what columns of the same
    name in other tables say of others."""
    tiers = [
        {
            one.value: one
            for one in tier
            if _differ(one, key, relation)
            and not _is_true_of(context, attribute, key, one)
            and _are_kin(context.body, key, one, is_known=tier is not told[0])
        }
        for tier in told
    ]
    if len({*tiers[0], *tiers[1]}) < _FEWEST - 1:
        return
    yield _question(
        context,
        attribute,
        Kind.SINGLE_CHOICE,
        "table.value",
        (key.row,),
        {"ask": relation.asks.format(subject=key.subject, relation=attribute.relation)},
        keys=(Answer(key.value, "", key.row.id),),
        pool=[
            [_wrong(relation, attribute, one, one.value) for one in tier.values()] for tier in tiers
        ],
        why=_explained(context, relation, attribute, key),
    )


def _subjects(
    context: Context, attribute: Attribute, relation: Relation, told: Sequence[_Told]
) -> Iterator[Question]:
    """Recall, the other way round: for each value one subject, among those of other values."""
    for value, same in _by_value(told).items():
        chosen = context.pick(
            f"{attribute.id}|{value}|{context.variant}", "subject", [o.subject for o in same]
        )
        key = next(one for one in same if one.subject == chosen)
        others = [
            one
            for one in told
            if all(_differ(one, each, relation) for each in same)
            and not _is_true_of(context, attribute, one, key)
            and _are_kin(context.body, key, one)
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
    context: Context, attribute: Attribute, relation: Relation, told: Sequence[_Told]
) -> Iterator[Question]:
    """Telling apart: subjects by the value that several of them share."""
    shared = {value: same for value, same in _by_value(told).items() if len(same) > 1}
    if len(shared) < 2 or not relation.sorts:
        return
    thing = f"{attribute.id}|{context.variant}"
    values = context.ranked(thing, "values", list(shared))[:3]
    placed: list[tuple[int, _Told]] = []
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
                _are_kin(context.body, one, other)
                and not (where != at and _is_true_of(context, attribute, one, other))
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


def _by_value(told: Sequence[_Told]) -> dict[str, list[_Told]]:
    found: defaultdict[str, list[_Told]] = defaultdict(list)
    for one in told:
        found[one.value].append(one)
    return found


def _matched(context: Context, attribute: Attribute, told: Sequence[_Told]) -> Iterator[Question]:
    """Telling apart: subjects and their values, with a value left over."""
    relation = relation_of(attribute.relation)
    by_value = {one.value: one for one in told}
    thing = f"{attribute.id}|{context.variant}"
    some: list[_Told] = []
    for value in context.ranked(thing, "matched", list(by_value)):
        one = by_value[value]
        is_clear = all(
            _differ(one, other, relation)
            and _are_kin(context.body, one, other)
            and not _is_true_of(context, attribute, one, other)
            and not _is_true_of(context, attribute, other, one)
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


def _differ(one: _Told, other: _Told, relation: Relation) -> bool:
    """Whether two values cannot both be right: neither holds the other, and places share no word,
    since textbooks call one place by its parts and its neighbors."""
    if relation.name in _PLACES:
        return _stems(one.value).isdisjoint(_stems(other.value))
    first, second = _core(one.value), _core(other.value)
    return not (first <= second or second <= first)


def _stems(text: str) -> frozenset[str]:
    """The beginnings of its words: "trochanteric" is of the trochanter."""
    return frozenset(one[:_STEM] for one in _core(text))


def _is_true_of(context: Context, attribute: Attribute, one: _Told, other: _Told) -> bool:
    """Whether a textbook says of a subject what the column says of another one."""
    known = _known(context.body.find_muscle(one.row.subject), attribute.relation)
    if known is None or one.row is other.row:
        return False
    own = _core(one.value)
    return bool((_core(other.value) - own) & (_core(known) - own))


def _says(relation: Relation, attribute: Attribute, one: _Told) -> str:
    told = relation.tells.format(subject=one.subject, value=one.value, relation=attribute.relation)
    return capital(told)


def _explained(context: Context, relation: Relation, attribute: Attribute, one: _Told) -> str:
    """What the column says; of a muscle also what goes with it: its other end and what it does."""
    told, muscle = _says(relation, attribute, one), context.body.find_muscle(one.row.subject)
    if muscle is None:
        return told
    if relation.beside and muscle.origin and muscle.insertion:
        other_end = relation.beside.format(origin=muscle.origin, insertion=muscle.insertion)
        told = f"{told} {other_end}"
    does = [
        context.body.movements[each.movement].clinical_does
        for each in muscle.actions
        if each.agreed and _is_of_the_whole(context.body, one.row.subject, each.movement)
    ]
    return f"{told} It {listed(does[:_MOST_TOLD])}." if does else told


def _is_of_the_whole(body: Body, muscle: str, movement: str) -> bool:
    """Not of a part of it alone, nor of another position."""
    position = f"{body.movements[movement].joint} extended"
    return body.says(muscle, None, movement, position) is Verdict.YES


def _wrong(relation: Relation, attribute: Attribute, one: _Told, text: str) -> Answer:
    about = _says(relation, attribute, one)
    evidence = (*attribute.evidence, *one.row.evidence)
    return Answer(text, about, one.row.id, Ground(Tier.ARTICLE, about, (one.row.id,), evidence))


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
