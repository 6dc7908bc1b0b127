"""Whatever the knowledge has a name for, behind one face: parts of the body, muscles, conditions
and words of the field, with what it says of each and what is mixed up with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from questions.items.wording import capital, listed, proper
from questions.knowledge import Body, Condition, Movement, Muscle, Structure, Term
from questions.language.words import lemmas

# Soft parts are mixed up with each other whatever their tissue.
SOFT = frozenset({"ligament", "cartilage", "bursa", "tendon", "fascia"})


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """`sort` is what things of one question have in common ("soft part"), `sites` where it is;
    `what` completes "… is …", `plain` is the same for patients; `is_told` is a sentence on what it
    is, `why` one on what it is for or how it comes about. `is_said` is what it is and is called, as
    one text, `says` what else is known of it, of its signs for instance.
    `near` are the names of what it is mixed up with, `tied` those of what may be meant as well: its
    whole, its parts, what goes along with it; `tissue` is what a condition changes. Of what
    `is_disputed` texts do not say the same."""

    name: str
    names: tuple[str, ...]
    sort: str
    sites: frozenset[str]
    is_said: str
    says: str
    is_told: str
    what: str | None = None
    plain: str | None = None
    why: str | None = None
    opposite: str | None = None
    tissue: str | None = None
    near: tuple[str, ...] = ()
    tied: frozenset[str] = frozenset()
    is_disputed: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it names no part and no condition."""
        return self.sites == {self.sort}


def find_things(body: Body, name: str) -> Iterator[Thing]:
    """What goes by the name: a rotator cuff is a group of muscles and one of tendons."""
    things = all_things(body)
    for find in (body.find_condition, body.find_structure, body.find_muscle, body.find_term):
        entry = find(name)
        if entry is not None and id(entry) in things:  # a part of a muscle is none of them
            yield things[id(entry)]


def things_like(body: Body, thing: Thing) -> tuple[Thing, ...]:
    """All of its sort, itself among them."""
    return _of_sort(body, thing.sort)


def rivals(body: Body, thing: Thing) -> list[list[Thing]]:
    """What may stand beside it, by tier: what it is mixed up with, then others of its sort and
    place. Nothing that is a part of it or may be meant with it; of words of the field only those
    that are known to exclude it."""
    able = [
        one for one in things_like(body, thing) if not one.is_disputed and not are_tied(one, thing)
    ]
    near = [
        one for one in able if not {*thing.near}.isdisjoint(one.names) or thing.name in one.near
    ]
    rest = [] if thing.is_word else [one for one in able if one not in near]
    kin = [one for one in rest if not one.sites.isdisjoint(thing.sites)]
    return [near, kin]


def believable(body: Body, thing: Thing) -> list[list[Thing]]:
    """The rivals that somebody could take for it: of conditions, what it is mixed up with and what
    changes the same tissue of the place. A sprain and bones that grew together are only both of
    the foot."""
    near, kin = rivals(body, thing)
    return [near, [one for one in kin if one.tissue == thing.tissue]]


def are_tied(one: Thing, other: Thing) -> bool:
    """Whether who means the one may name the other: itself, its whole, a part or a form of it."""
    first, second = lemmas(one.name), lemmas(other.name)
    return (
        not one.tied.isdisjoint(other.names)
        or not other.tied.isdisjoint(one.names)
        or first <= second
        or second <= first
    )


def plural_of(thing: Thing) -> str | None:
    """What several things of its sort are called; None where they are not asked by name."""
    return _table()["sorts"].get(thing.sort)


@cache
def classes(sort: str) -> frozenset[str]:
    """The words that open a meaning without telling things of a sort apart."""
    told = _table()["openings"]
    return frozenset((*told["any"].split(), *told.get(sort, "").split()))


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    path = files("questions.items") / "catalogue" / "things.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def all_things(body: Body) -> Mapping[int, Thing]:
    """All of them, by the identity of their entries."""
    return {
        **{id(one): _condition(one) for one in body.conditions.values()},
        **{id(one): _structure(one) for one in body.structures.values()},
        **{id(one): _muscle(body, one) for one in body.muscles.values()},
        **{id(one): _term(one) for one in body.terms.values()},
    }


@cache
def _of_sort(body: Body, sort: str) -> tuple[Thing, ...]:
    return tuple(one for one in all_things(body).values() if one.sort == sort)


def _structure(one: Structure) -> Thing:
    return Thing(
        name=one.name,
        names=(one.name, *one.aliases),
        sort="soft part" if one.kind in SOFT else one.kind,
        sites=_known(one.region),
        is_said=_text(one.kind, one.what, one.plain, one.role, one.joint_type, *one.bones),
        says="",
        is_told=_is(one.name, one.what),
        what=one.what,
        why=f"The {proper(one.name)} {one.role.removeprefix('It ')}" if one.role else None,
        near=one.neighbours,
        tied=_known(one.part_of),
        is_disputed=one.is_disputed,
    )


def _condition(one: Condition) -> Thing:
    return Thing(
        name=one.name,
        names=(one.name, *one.aliases),
        sort="condition",
        sites=frozenset({one.site}),
        is_said=_text(one.name, *one.aliases, one.what, one.plain),
        says=_text(one.mechanism, one.tells, one.felt, one.sort, *one.signs),
        is_told=_is(one.name, one.what),
        what=one.what,
        plain=one.plain,
        why=one.mechanism,
        tissue=one.sort,
        near=one.confused_with,
        tied=frozenset(one.overlaps),
        is_disputed=one.is_disputed,
    )


def _muscle(body: Body, one: Muscle) -> Thing:
    members = [found for name in one.group_of if (found := body.find_muscle(name))]
    made = _made(body, one) or [move for member in members for move in _made(body, member)]
    groups = [other.name for other in body.muscles.values() if one.name in other.group_of]
    done = (f"{move.does} {move.clinical_does} {move.name} {move.joint}" for move in made)
    ends = (one.region, one.layer, one.nerve, one.origin, one.insertion)
    return Thing(
        name=one.name,
        names=(one.name, *one.aliases),
        sort="group of muscles" if one.group_of else "muscle",
        sites=_known(one.region, *(move.joint for move in made)),
        is_said=_text("muscle", *ends, *one.group_of, *groups, *done),
        says="",
        is_told=_course(one, made),
        near=one.neighbours,
        tied=frozenset((*one.group_of, *groups)),
    )


def _made(body: Body, one: Muscle) -> list[Movement]:
    """The movements that textbooks agree about."""
    return [body.movements[action.movement] for action in one.actions if action.agreed]


def _course(one: Muscle, made: list[Movement]) -> str:
    """What a group consists of; of a muscle from where to where it runs, and what it does."""
    if one.group_of:
        return f"{capital(one.name)}: {listed(one.group_of)}."
    does = f"{'; it ' if one.origin else ' '}{made[0].clinical_does}" if made else ""
    runs = f" runs from {one.origin} to {one.insertion}" if one.origin and one.insertion else ""
    return f"{capital(one.name)}{runs}{does}."


def _term(one: Term) -> Thing:
    return Thing(
        name=one.name,
        names=(one.name, *one.aliases),
        sort=one.kind,
        sites=frozenset({one.kind}),
        is_said=_text(one.kind, one.what, one.plain),
        says="",
        is_told=_is(one.name, one.what),
        what=one.what,
        opposite=one.opposite,
        near=one.neighbours,
        is_disputed=one.is_disputed,
    )


def _is(name: str, what: str) -> str:
    return f"{capital(proper(name))}: {what}."


def _known(*parts: str | None) -> frozenset[str]:
    return frozenset(filter(None, parts))


def _text(*parts: str | None) -> str:
    return " ".join(filter(None, parts))
