"""Groups of muscles that go by one name: who belongs to one that the article lists, among muscles
near by which the knowledge, where the group is whole, does not have in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from questions.facts.model import Group, Member
from questions.facts.phrasing import is_plural_name
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question
from questions.items.templates.things import Thing, find_things
from questions.items.wording import capital, listed, lower_first, plural_label, within
from questions.knowledge import Body, Movement, Muscle, Verdict
from questions.language.words import words
from questions.lexicon import table

_BRACKETS = re.compile(r"\s*\([^)]*\)")
# What has more members is named for where it is or what it is for: books differ.
_MOST_MEMBERS = 7
_FEWEST_BESIDE = 2
_FEWEST_SEVERAL, _MOST_SEVERAL, _MOST_OPTIONS = 2, 3, 6


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list of the article that is a group which the knowledge has, with the members in both."""

    group: Group
    known: Muscle
    members: tuple[tuple[Member, Muscle], ...]


def choose(context: Context) -> Iterator[Question]:
    for found in context.once("groups of muscles", lambda: tuple(_known_groups(context))):
        beside = _beside(context.body, found.known)
        if len(beside) >= _FEWEST_BESIDE:
            yield _belonging(context, found, beside)
            if len(found.members) > _FEWEST_SEVERAL:
                yield _several(context, found, beside)


def _known_groups(context: Context) -> Iterator[_Listed]:
    """Lists of muscles under the name of a group; none with a muscle that the knowledge does not
    have in it, nor one that is about a movement: that is asked as such."""
    for group in context.facts.groups:
        known = context.body.find_muscle(_BRACKETS.sub("", group.label))
        if known is None or not 1 < len(known.group_of) <= _MOST_MEMBERS:
            continue
        if context.body.find_movement(group.label) is not None:
            continue
        looked_up = [(one, context.body.find_muscle(one.name)) for one in group.members]
        members = [(one, muscle) for one, muscle in looked_up if muscle]
        if members and all(muscle.name in known.group_of for _, muscle in members):
            yield _Listed(group, known, tuple(members))


def _beside(body: Body, group: Muscle) -> list[Answer]:
    """Muscles that its members lie beside; none of them in the group or a part of one of it, and
    none that does what the group is named for."""
    members = [one for name in group.group_of if (one := body.find_muscle(name))]
    named = _named_for(body, group, members)
    near = {name for one in members for name in one.neighbours}
    able = [
        one
        for one in body.muscles.values()
        if one.name in near
        and one.name not in group.group_of
        and not one.group_of
        and not {*_thing(body, one).tied}.intersection((group.name, *group.group_of))
        and not any(body.says(one.name, None, move.key) is not Verdict.NO for move in named)
    ]
    return [_wrong(body, one, group) for one in able]


def _named_for(body: Body, group: Muscle, members: list[Muscle]) -> list[Movement]:
    """The movements that its name says and that its members make: adduction, of the adductors."""
    doers = table("anatomy")["doers"]
    told = {motion for motion, doer in doers.items() if doer in group.name.split()}
    made = {action.movement for one in members for action in one.actions if action.agreed}
    return [
        body.movements[key] for key in sorted(made) if told & {*body.movements[key].name.split()}
    ]


def _thing(body: Body, muscle: Muscle) -> Thing:
    return next(one for one in find_things(body, muscle.name) if one.name == muscle.name)


def _wrong(body: Body, one: Muscle, group: Muscle) -> Answer:
    told = f"{_thing(body, one).is_told} It is none of the {_called(group)}."
    return Answer(one.name, told, None, Ground(Tier.LEXICON, told))


def _why(body: Body, one: Muscle, group: Muscle) -> str:
    """Where it runs and what it does, and which others make up the group with it."""
    others = listed([name for name in group.group_of if name != one.name])
    return f"{_thing(body, one).is_told} With {others} it makes up the {_called(group)}."


def _all_of(group: Muscle) -> str:
    return f"{capital(listed(group.group_of))} make up the {_called(group)}."


def _called(group: Muscle) -> str:
    """What several of it are called: "hamstrings", "muscles of the rotator cuff"."""
    if is_plural_name(group.name):
        return group.name
    return f"muscles of the {group.name}"


def _belonging(context: Context, found: _Listed, beside: list[Answer]) -> Question:
    """Recall: which muscle is one of the group; another draw asks for another one."""
    thing = f"{found.group.id}|{context.variant}"
    by_id = {one.id: (one, muscle) for one, muscle in found.members}
    keys = [by_id[context.pick(thing, "member", list(by_id))]]
    return _question(context, found, Kind.SINGLE_CHOICE, "group.member", keys, beside)


def _several(context: Context, found: _Listed, beside: list[Answer]) -> Question:
    """Recall: which of these are; how many are right changes with the draw."""
    thing = f"{found.group.id}|{context.variant}"
    by_id = {one.id: (one, muscle) for one, muscle in found.members}
    most = 2 + int(context.rng_of(thing, "how many").random() * (_MOST_SEVERAL - 1))
    chosen = context.ranked(thing, "several", list(by_id))[: min(most, len(by_id) - 1)]
    keys = [by_id[one] for one in chosen]
    return _question(context, found, Kind.MULTIPLE_CHOICE, "group.several", keys, beside)


def _question(
    context: Context,
    found: _Listed,
    kind: Kind,
    template: str,
    keys: list[tuple[Member, Muscle]],
    beside: list[Answer],
) -> Question:
    told = [_why(context.body, muscle, found.known) for _, muscle in keys]
    ids = tuple(one.id for one, _ in keys)
    return Question(
        kind=kind,
        template=template,
        # Which members are asked changes with the draw; the list stays.
        about=(found.group.id,),
        tests=ids,
        topic=context.topic_of(ids[0], capital(plural_label(found.group.label))),
        evidence=tuple(span for one, _ in keys for span in (*found.group.evidence, *one.evidence)),
        slots={"group": _named(found)},
        keys=tuple(
            Answer(lower_first(within(one.name)), about, one.id)
            for (one, _), about in zip(keys, told, strict=True)
        ),
        pool=[beside],
        most=3 if kind is Kind.SINGLE_CHOICE else _MOST_OPTIONS - len(keys),
        are_names=True,
        why=told[0] if len(keys) == 1 else _all_of(found.known),
    )


def _named(found: _Listed) -> str:
    """As the article calls it where that says that they are muscles; else as it is called with all
    of the article's words, or by its common name."""
    label = plural_label(_BRACKETS.sub("", found.group.label))
    names = (label, *found.known.aliases)
    said = {*words(label)}
    full = (one for one in names if "muscles" in words(one) and said <= {*words(one)})
    return next(full, _called(found.known))
