"""Sorting into lists of one noun: things that exclude each other, and of muscles in a position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from questions.items.build import Context
from questions.items.families import Family, Placed
from questions.items.model import Kind
from questions.items.question import Placement, Question, Text
from questions.items.templates.actors import Actor, Side, pull, sides
from questions.items.templates.movements import movement_slots
from questions.items.wording import capital, member_within, plural_label
from questions.knowledge import Verdict
from questions.language.words import lemmas

_MOST, _FEWEST = 6, 4
_NOT_MADE = (Verdict.NO, Verdict.UNKNOWN)


def choose(context: Context) -> Iterator[Question]:
    told = list(sides(context))
    for family in context.families:
        if len(family.groups) < 2:
            continue
        mine = [side for side in told if side.family is family]
        if len({side.movement.key for side in mine}) == len(family.groups) == 2:
            yield from _sure(context, family, mine)
        elif _names_several(family.noun) and all(
            _is_name(context, group.label) for group in family.groups
        ):
            yield from _listed(context, family)


def _names_several(noun: str) -> bool:
    """Whether lists can be called so: "bones of the hand"; what was cut from a cell cannot."""
    return noun.split(" of ")[0].endswith("s")


def _is_name(context: Context, label: str) -> bool:
    """Whether a list is called by several things and not by what they do ("extends") or where they
    are ("larynx", "from the roots")."""
    movements = context.body.movements.values()
    verbs = context.once("verbs", lambda: {one.clinical_does.split()[0] for one in movements})
    first = label.lower().split()[0]
    is_thing = first not in verbs and bool(lemmas(first))
    return is_thing and _names_several(plural_label(label))


def _sure(context: Context, family: Family, mine: Sequence[Side]) -> Iterator[Question]:
    """Undisputed members, asked of the body; parts are told with the name."""
    able = [
        [one for one in side.actors if not one.position and one.stands(context.body) is Verdict.YES]
        for side in mine
    ]
    dealt = _dealt(context, family, "sure", _each_muscle_once(context, able))
    if len(dealt) < _FEWEST or len({one.movement.key for one in dealt}) < 2:
        return
    yield _question(
        context,
        family,
        "sort.muscles",
        tuple(capital(side.movement.does) for side in mine),
        [
            Placement(
                one.name,
                next(at for at, side in enumerate(mine) if side.movement is one.movement),
                pull(one, context.body),
                one.id,
            )
            for one in dealt
        ],
        [one.placed for one in dealt],
        slots=movement_slots(mine[0].movement, context.body),
        why=" ".join(_line(side) for side in mine),
    )


def _line(side: Side) -> str:
    line = f"that pass {side.movement.line}" if side.movement.line else "of this list"
    return f"Muscles {line} {side.movement.do}."


def _listed(context: Context, family: Family) -> Iterator[Question]:
    """What the article lists, asked as its lists: where the knowledge cannot say what they are.
    A muscle that is known to belong in two of them is left out."""
    lists = [
        [
            one
            for one in family.placed()
            if one.group.id == group.id and not _is_elsewhere(context, family, one)
        ]
        for group in family.groups
    ]
    dealt = _spread(context, family, "listed", [[one.member.id for one in each] for each in lists])
    by_id: dict[str, tuple[int, Placed]] = {
        one.member.id: (at, one) for at, each in enumerate(lists) for one in each
    }
    if len(dealt) < _FEWEST or len({by_id[one][0] for one in dealt}) < 2:
        return
    yield _question(
        context,
        family,
        "sort.listed",
        tuple(capital(plural_label(group.label)) for group in family.groups),
        [
            Placement(member_within(placed.member), home, _claim(placed), fact)
            for fact in dealt
            for home, placed in (by_id[fact],)
        ],
        [by_id[fact][1] for fact in dealt],
        is_attributed=True,
        why="These are the article's lists.",
    )


def _is_elsewhere(context: Context, family: Family, placed: Placed) -> bool:
    """Whether a muscle may also make the movement that another of the lists is about."""
    name, body = member_within(placed.member), context.body
    own = body.find_movement(placed.group.label)
    told = (body.find_movement(group.label) for group in family.groups)
    return any(
        body.says(name, None, one.key, f"{one.joint} extended") not in _NOT_MADE
        for one in told
        if one and (own is None or one.key != own.key)
    )


def _claim(placed: Placed) -> str:
    name, label = member_within(placed.member), plural_label(placed.group.label)
    return f"The article lists {name} among the {label}."


def _question(
    context: Context,
    family: Family,
    template: str,
    groups: tuple[Text, ...],
    placements: Sequence[Placement],
    asked: Sequence[Placed],
    *,
    slots: Mapping[str, Text] | None = None,
    is_attributed: bool = False,
    why: str = "",
) -> Question:
    facts = tuple(one.fact for one in placements if one.fact)
    return Question(
        kind=Kind.CLASSIFY,
        template=template,
        about=tuple(group.id for group in family.groups),
        topic=context.topic_of(family.groups[0].id, "Lists"),
        evidence=tuple(
            span for one in asked for span in (*one.group.evidence, *one.member.evidence)
        ),
        slots={**(slots or {}), "noun": family.noun, "head": family.head},
        groups=groups,
        placements=tuple(placements),
        tests=facts,
        is_attributed=is_attributed,
        why=why,
    )


def _each_muscle_once(context: Context, lists: Sequence[Sequence[Actor]]) -> list[list[Actor]]:
    """Of two parts of one muscle that stand in opposite lists, one: placing it places the other."""
    places: dict[str, list[str]] = {}
    for at, each in enumerate(lists):
        for one in each:
            places.setdefault(one.muscle, []).append(str(at))
    chosen = {
        muscle: context.pick(f"{muscle}|{context.variant}", "part", found)
        for muscle, found in places.items()
    }
    return [[one for one in each if chosen[one.muscle] == str(at)] for at, each in enumerate(lists)]


def _dealt(
    context: Context, family: Family, purpose: str, able: Sequence[Sequence[Actor]]
) -> list[Actor]:
    by_id = {one.id: one for each in able for one in each}
    order = _spread(context, family, purpose, [[one.id for one in each] for each in able])
    return [by_id[one] for one in order]


def _spread(
    context: Context, family: Family, purpose: str, lists: Sequence[Sequence[str]]
) -> list[str]:
    """Some of each list, never the same number of each, so that placing most of them does not
    place the rest; other draws deal others."""
    thing = f"{family.groups[0].id}|{purpose}|{context.variant}"
    ranked = [context.ranked(thing, purpose, each) for each in lists]
    size = min(_MOST, sum(map(len, ranked)))
    first = context.pick(thing, "longer", [str(at) for at in range(len(ranked))])
    order = [int(first), *(at for at in range(len(ranked)) if at != int(first))]
    taken = dict.fromkeys(order, 0)
    shares = [2, *(1 for _ in order[1:])]
    while sum(taken.values()) < size:
        before = dict(taken)
        for at, share in zip(order, shares, strict=True):
            left = size - sum(taken.values())
            taken[at] = min(len(ranked[at]), taken[at] + min(share, left))
        if taken == before:
            break
    if len({*taken.values()}) == 1:
        taken[order[-1]] -= 1
    return [one for at in range(len(ranked)) for one in ranked[at][: taken[at]]]
