"""Members of lists of muscles with what is known of them: which movement their list is about, which
part or position tells them from others, and what textbooks say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from questions.facts.model import Evidence
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.families import Family, Placed
from questions.items.model import Tier
from questions.items.question import Answer, Text, Words
from questions.items.wording import capital, within
from questions.knowledge import Body, Movement, Muscle, Verdict
from questions.language.words import words

_DEGREES = re.compile(r"(?P<sign>[<>≤≥]|over|beyond|past|above|more|under|below|less)\D*(?P<n>\d+)")
_BENT = re.compile(r"\b(?:flex|bent|bend)", re.IGNORECASE)
_STRAIGHT = re.compile(r"\b(?:straight|exten|neutral)", re.IGNORECASE)
_ABOVE = frozenset({">", "≥", "over", "beyond", "past", "above", "more"})
_PLAIN_PARTS = (("anterior", "front"), ("posterior", "back"), ("superior", "upper"))
_PLURAL = re.compile(r"\b(?:fibers|fibres|heads|parts)$")
# Where the movement turns into its opposite is told differently: what is asked keeps away from it.
CLEAR_OF_LIMIT = 25
_ENOUGH = 2


@dataclass(frozen=True)
class Actor:
    """A member whose list is about a movement. `position` ("hip flexed") and `degrees` are those of
    its qualifier, where that is a position; `part` where it is a part."""

    placed: Placed
    movement: Movement
    part: str | None = None
    position: str | None = None
    degrees: int | None = None

    @property
    def id(self) -> str:
        return self.placed.member.id

    @property
    def muscle(self) -> str:
        return within(self.placed.member.name)

    @property
    def name(self) -> Text:
        """The muscle, or "the anterior fibers of gluteus medius" without its article."""
        if self.part is None:
            return self.muscle
        part = within(self.part)
        plain = part
        for latin, english in _PLAIN_PARTS:
            plain = plain.replace(latin, english)
        return Words(f"{part} of {self.muscle}", f"{plain} of {self.muscle}")

    @property
    def the_name(self) -> Text:
        if self.part is None:
            return self.name
        return Words(*(f"the {one}" for one in self.name))

    def entry(self, body: Body) -> Muscle | None:
        return body.find_muscle(self.muscle, self.part)

    def stands(self, body: Body) -> Verdict:
        """What textbooks say of what the article claims; with no position told, of the anatomical
        one."""
        joint = self.movement.joint
        return body.says(
            self.muscle, self.part, self.movement.key, self.position or f"{joint} extended"
        )


@dataclass(frozen=True)
class Side:
    """One list of a family with the movement that its members make."""

    family: Family
    movement: Movement
    actors: tuple[Actor, ...]
    rivals: tuple[Actor, ...]

    @property
    def group(self) -> str:
        return self.actors[0].placed.group.id

    def sure(self, body: Body) -> tuple[Actor, ...]:
        """Those that textbooks agree about, told without a position."""
        return tuple(
            one
            for one in self.actors
            if not one.position
            and one.stands(body) is Verdict.YES
            and not is_named_after(one.muscle, self.movement, body)
        )


def is_named_after(muscle: str, movement: Movement, body: Body) -> bool:
    """Whether a name tells what the muscle does in this axis: "adductor longus"."""
    opposite = body.movements.get(movement.opposite or "")
    agents = (*movement.agents, *(opposite.agents if opposite else ()))
    told = {word for agent in agents for word in words(agent)}
    return not told.isdisjoint(words(muscle))


def sides(context: Context) -> tuple[Side, ...]:
    """The lists that are about a movement the body knows, each with those of the opposite one."""
    return context.once("sides", lambda: tuple(_sides(context)))


def _sides(context: Context) -> Iterator[Side]:
    for family in context.families:
        told = {group.id: context.body.find_movement(group.label) for group in family.groups}
        for group in family.groups:
            movement = told[group.id]
            if movement is None:
                continue
            rivals = [
                g.id for g in family.groups if (m := told[g.id]) and m.key == movement.opposite
            ]
            actors = _actors(context, family, group.id, movement)
            if actors:
                opposite = context.body.movements.get(movement.opposite or "")
                others = [
                    one
                    for rival in rivals
                    if opposite
                    for one in _actors(context, family, rival, opposite)
                ]
                yield Side(family, movement, actors, tuple(others))


def pull(actor: Actor, body: Body) -> Text:
    """The mechanism of an actor as a sentence: its course and on which side of the joint it is."""
    entry = actor.entry(body)
    movement = actor.movement
    action = next(
        (
            one
            for one in (entry.actions if entry else ())
            if one.movement == movement.key and (not actor.position or one.when == actor.position)
        ),
        None,
    )
    line = (action.line if action else None) or movement.line
    where = f", with the {movement.joint} {_in_words(actor.position)}," if actor.position else ""
    if line is None:
        return _joined(actor, where, movement)
    if entry and not actor.part and entry.origin and entry.insertion and not where:
        return (
            f"{capital(actor.muscle)} runs from {course(entry)}; its pull passes {line} and "
            f"{movement.does}."
        )
    return Words(
        *(
            f"The pull of {name}{where} passes {line} and {movement.does}."
            for name in _both(actor.the_name)
        )
    )


def course(muscle: Muscle) -> str:
    """From where to where a muscle runs, behind "from"."""
    origin = muscle.origin or ""
    return f"{origin}{',' if ',' in origin else ''} to {muscle.insertion or ''}"


def evidence_of(*actors: Actor) -> Evidence:
    """The lists' lead-ins with the bullets of these members."""
    return tuple(
        span for one in actors for span in (*one.placed.group.evidence, *one.placed.member.evidence)
    )


def foils(side: Side, context: Context) -> list[list[Answer]]:
    """What is no answer to "which of these makes the movement?", by tier: the rivals of the other
    list, then muscles of the region that textbooks agree do not make it."""
    return context.once(f"foils {side.group}", lambda: _foils(side, context))


def _foils(side: Side, context: Context) -> list[list[Answer]]:
    body, movement = context.body, side.movement
    position = f"{movement.joint} extended"
    rivals = [
        _foil(one, body)
        for one in side.rivals
        if not one.position
        and one.stands(body) is Verdict.YES
        and not is_named_after(one.muscle, movement, body)
        and body.says(one.muscle, one.part, movement.key, position) is Verdict.NO
    ]
    # Muscles that do neither are fillers beside them.
    return [rivals] if len(rivals) >= _ENOUGH else [rivals, [*_neighbours(side, context)]]


def is_plural(name: str) -> bool:
    return bool(_PLURAL.search(name.split(" of ")[0]))


def _foil(actor: Actor, body: Body) -> Answer:
    reason = pull(actor, body)
    ground = Ground(Tier.OPPOSITE, _both(reason)[0], (actor.id,), evidence_of(actor))
    return Answer(actor.name, reason, actor.id, ground)


def _neighbours(side: Side, context: Context) -> Iterator[Answer]:
    """Muscles that cross the same joint, are in no list of the family, and do not make the
    movement: those that make the opposite one, where there are any."""
    body, movement = context.body, side.movement
    listed = {
        entry.name
        for group in side.family.groups
        for member in group.members
        if (entry := body.find_muscle(member.name))
    }
    others = [one for one in body.muscles.values() if _makes_the_opposite(one, movement, body)]
    for muscle in _one_of_each_group(others or body.muscles.values(), body):
        moves = {one.movement for one in muscle.actions}
        crosses = any(one.startswith(f"{movement.joint} ") for one in moves)
        if muscle.group_of or muscle.name in listed or not crosses:
            continue
        if is_named_after(muscle.name, movement, body):
            continue
        if body.says(muscle.name, None, movement.key) is not Verdict.NO:
            continue
        does = _action_beside(muscle, movement, body)
        if does is not None:
            opposite = body.movements.get(movement.opposite or "")
            is_opposite = opposite is not None and does == opposite.does
            rest = "" if is_opposite else f" and does not {movement.do}"
            runs = f"runs from {course(muscle)}; it " if muscle.origin and muscle.insertion else ""
            why = f"{capital(muscle.name)} {runs}{does}{rest}."
            yield Answer(muscle.name, why, None, Ground(Tier.LEXICON, why))


def _one_of_each_group(muscles: Iterable[Muscle], body: Body) -> Iterator[Muscle]:
    """Two of one group are twins: whoever rules out the one rules out the other."""
    groups = [one.group_of for one in body.muscles.values() if one.group_of]
    seen: set[tuple[str, ...]] = set()
    for muscle in muscles:
        group = next((one for one in groups if muscle.name in one), (muscle.name,))
        if group not in seen:
            seen.add(group)
            yield muscle


def _makes_the_opposite(muscle: Muscle, movement: Movement, body: Body) -> bool:
    position = f"{movement.joint} extended"
    return bool(
        movement.opposite
        and body.says(muscle.name, None, movement.opposite, position) is Verdict.YES
    )


def _action_beside(muscle: Muscle, movement: Movement, body: Body) -> str | None:
    """What a muscle does instead of a movement: its opposite, else another action at the joint."""
    agreed = [one.movement for one in muscle.actions if one.agreed and not one.when]
    at_joint = [one for one in agreed if one.startswith(f"{movement.joint} ")]
    ranked = sorted(at_joint, key=lambda one: one != movement.opposite)
    return body.movements[ranked[0]].does if ranked else None


def _actors(context: Context, family: Family, group: str, movement: Movement) -> tuple[Actor, ...]:
    found = (
        _actor(context.body, one, movement) for one in family.placed() if one.group.id == group
    )
    return tuple(one for one in found if one is not None)


def _actor(body: Body, placed: Placed, movement: Movement) -> Actor | None:
    """None for what is no muscle that the body knows, or under a qualifier it does not know."""
    member = placed.member
    if body.find_muscle(member.name) is None:
        return None
    if member.qualifier is None:
        return Actor(placed, movement)
    if body.find_muscle(member.name, member.qualifier):
        return Actor(placed, movement, part=member.qualifier)
    return _positioned(placed, movement, member.qualifier)


def _positioned(placed: Placed, movement: Movement, qualifier: str) -> Actor | None:
    joint = movement.joint
    if degrees := _DEGREES.search(qualifier):
        is_above = degrees["sign"] in _ABOVE
        position = f"{joint} flexed" if is_above else f"{joint} extended"
        return Actor(placed, movement, position=position, degrees=int(degrees["n"]))
    if _BENT.search(qualifier) or _STRAIGHT.search(qualifier):
        is_bent = bool(_BENT.search(qualifier))
        return Actor(
            placed, movement, position=f"{joint} flexed" if is_bent else f"{joint} extended"
        )
    return None


def _joined(actor: Actor, where: str, movement: Movement) -> Text:
    return Words(
        *(
            f"{capital(name)}{where} {movement.do if is_plural(name) else movement.does}."
            for name in _both(actor.the_name)
        )
    )


def _in_words(position: str | None) -> str:
    return "bent" if position and position.endswith("flexed") else "straight"


def _both(text: Text) -> Words:
    return text if isinstance(text, Words) else Words(text, text)
