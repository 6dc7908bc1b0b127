"""Looking things up in the knowledge, and what it says of a muscle and a movement."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Protocol, TypeVar

from questions.knowledge.entries import (
    Action,
    BodyPart,
    Complaint,
    Condition,
    Fault,
    Lever,
    Movement,
    Muscle,
    Pivot,
    Posture,
    Presentation,
    Signs,
    Source,
    Structure,
    Term,
)
from questions.knowledge.loading import complaint, condition, entry, muscle, signs, tables

_WORD = re.compile(r"[a-z0-9]+(?:[/'’-][a-z0-9]+)*")
_SPELLINGS = {"fibre": "fiber", "fibres": "fibers", "centre": "center", "fasciae": "fascia"}
_PART_OF = re.compile(r"(?P<part>.+) (?:part|branch|division|portion|component) (?P<whole>.+)")
_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "muscle", "muscles"})


class Verdict(enum.StrEnum):
    """What textbooks say of a muscle and a movement."""

    YES = "yes"
    SOMETIMES = "sometimes"  # of a part of it, or in another position
    DISPUTED = "disputed"
    NO = "no"
    UNKNOWN = "unknown"


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


_T = TypeVar("_T", bound=_Named)


@dataclass(frozen=True, eq=False)
class Body:
    """All entries by name. `find_…` gives None for what is not known."""

    muscles: Mapping[str, Muscle]
    movements: Mapping[str, Movement]
    conditions: Mapping[str, Condition]
    structures: Mapping[str, Structure]
    terms: Mapping[str, Term]
    complaints: Mapping[str, Complaint]
    body_parts: Mapping[str, BodyPart]
    nerves: Mapping[str, str]
    signs: Mapping[str, Signs]
    postures: tuple[Posture, ...]
    levers: tuple[Lever, ...]
    pivots: tuple[Pivot, ...]
    presentations: tuple[Presentation, ...]
    faults: tuple[Fault, ...]

    def find_muscle(self, name: str, part: str | None = None) -> Muscle | None:
        """A muscle by any of its names; with a part, that part's entry, None where the part is
        not known. What the part leaves open is the whole's."""
        whole = self._muscles.get(_key(name))
        if whole is None or part is None:
            return whole
        wanted = _key(part)
        found = (p for p in whole.parts.values() if wanted in map(_key, (p.name, *p.aliases)))
        return next(found, None)

    def find_condition(self, name: str) -> Condition | None:
        return self._conditions.get(_key(name))

    def find_structure(self, name: str) -> Structure | None:
        return self._structures.get(_key(name))

    def find_term(self, name: str) -> Term | None:
        return self._terms.get(_key(name))

    def find_complaint(self, name: str) -> Complaint | None:
        return self._complaints.get(_key(name))

    def find_body_part(self, name: str) -> BodyPart | None:
        return self._body_parts.get(_key(name))

    def are_of_one_nerve(self, first: str, second: str) -> bool:
        """Whether one of two nerves is the other, a part of it or a branch of it, however far on:
        who names the one may mean the other."""
        one, other = self._nerve_line(first), self._nerve_line(second)
        return not one[0].isdisjoint({*other[0], *other[1]}) or not other[0].isdisjoint(one[1])

    def _nerve_line(self, told: str) -> tuple[set[str], set[str]]:
        """The names of a nerve, and those of what it is a part or a branch of."""
        names, above = {_key(told)}, set[str]()
        if part := _PART_OF.match(_key(told)):
            # The tibial part of the sciatic nerve is the tibial nerve.
            names.add(f"{part['part']} nerve")
        waiting = [*names]
        while waiting:
            name = waiting.pop()
            part = _PART_OF.match(name)
            parent = part["whole"] if part else self._parents.get(name)
            if parent and parent not in above:
                above.add(parent)
                waiting.append(parent)
        return names, above

    def find_movement(self, label: str) -> Movement | None:
        """The movement that a label is about: "internal rotators of the hip", "hip flexion",
        "muscles that extend the knee"; None where none or several fit."""
        if label not in self._labels:
            self._labels[label] = self._movement_of(_tokens(label))
        return self._labels[label]

    def says(
        self, name: str, part: str | None, movement: str, position: str | None = None
    ) -> Verdict:
        """What is known of a muscle, or a part of it, and a movement, in a position such as
        "hip flexed" (None: whatever the position)."""
        whole = self.find_muscle(name)
        one = self.find_muscle(name, part)
        if whole is None:
            return Verdict.UNKNOWN
        if one is None:  # a part that nothing is known of may do what the whole does in part
            heard = self._heard(whole, movement, position)
            return Verdict.UNKNOWN if heard is Verdict.NO else Verdict.DISPUTED
        if part is None:
            return self._heard(one, movement, position)
        return self._of(one.actions, movement, position)

    def opposite(self, movement: str) -> str | None:
        found = self.movements.get(movement)
        return found.opposite if found else None

    def _heard(self, one: Muscle, movement: str, position: str | None) -> Verdict:
        own = self._of(one.actions, movement, position)
        turned = self.opposite(movement)
        if turned and any(
            self._of(part.actions, turned, position) is Verdict.YES for part in one.parts.values()
        ):
            own = Verdict.SOMETIMES if own is Verdict.YES else own
        if own in (Verdict.YES, Verdict.SOMETIMES):
            return own
        members = [*one.parts.values(), *(m for g in one.group_of if (m := self.find_muscle(g)))]
        of_parts = [self._of(part.actions, movement, position) for part in members]
        if Verdict.YES in of_parts or Verdict.SOMETIMES in of_parts:
            return Verdict.SOMETIMES
        return Verdict.DISPUTED if Verdict.DISPUTED in (own, *of_parts) else Verdict.NO

    def _of(self, actions: Iterable[Action], movement: str, position: str | None) -> Verdict:
        told = [one for one in actions if one.movement == movement]
        here = [one for one in told if _holds(one, position)]
        if any(one.agreed and one.when in (None, position) for one in here):
            return Verdict.YES
        if any(one.agreed for one in here):
            return Verdict.SOMETIMES
        return Verdict.DISPUTED if here else Verdict.NO

    def _movement_of(self, told: tuple[str, ...]) -> Movement | None:
        whole = frozenset(map(_singular, told)) | frozenset(told)
        line = f" {' '.join(told)} "
        best = 0
        found: set[str] = set()
        for key, (names, phrases) in self._movement_names.items():
            sizes = [len(name) for name in names if name <= whole]
            sizes += [phrase.count(" ") - 1 for phrase in phrases if phrase in line]
            if sizes and max(sizes) >= best:
                found = {*(found if max(sizes) == best else ()), key}
                best = max(sizes)
        return self.movements[found.pop()] if len(found) == 1 else None

    @cached_property
    def _labels(self) -> dict[str, Movement | None]:
        """What labels were found to be about: an article's are asked many times."""
        return {}

    @cached_property
    def _movement_names(self) -> Mapping[str, tuple[list[frozenset[str]], list[str]]]:
        """The names of each movement as sets of words, and its phrases between spaces."""
        return {key: (_names(one), _phrases(one)) for key, one in self.movements.items()}

    @cached_property
    def _parents(self) -> Mapping[str, str]:
        return {_key(branch): _key(parent) for branch, parent in self.nerves.items()}

    @cached_property
    def _muscles(self) -> Mapping[str, Muscle]:
        """Muscles by name; parts too where theirs says of which muscle ("upper trapezius")."""
        found = _by_name(self.muscles.values())
        for whole in self.muscles.values():
            own = _key(whole.name).split()[0]
            for part in whole.parts.values():
                for name in map(_key, part.aliases):
                    if own in name.split():
                        found.setdefault(name, part)
        return found

    @cached_property
    def _conditions(self) -> Mapping[str, Condition]:
        return _by_name(self.conditions.values())

    @cached_property
    def _structures(self) -> Mapping[str, Structure]:
        return _by_name(self.structures.values())

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        return _by_name(self.terms.values())

    @cached_property
    def _complaints(self) -> Mapping[str, Complaint]:
        return _by_name(self.complaints.values())

    @cached_property
    def _body_parts(self) -> Mapping[str, BodyPart]:
        return _by_name(self.body_parts.values())


@cache
def body() -> Body:
    """The knowledge as it ships."""
    scenes = dict(tables("scenes"))
    return Body(
        muscles={name: muscle(name, one) for name, one in tables("muscles")},
        movements={n: entry(Movement, one, key=n) for n, one in tables("movements")},
        conditions={name: condition(name, one) for name, one in tables("conditions")},
        structures={n: entry(Structure, one, name=n) for n, one in tables("structures")},
        terms={name: entry(Term, one, name=name) for name, one in tables("terms")},
        complaints={name: complaint(name, one) for name, one in tables("complaints")},
        nerves={one: name for name, told in tables("nerves") for one in told["branches"]},
        body_parts={name: _body_part(name, one) for name, one in tables("body_parts")},
        signs={region: signs(region, one) for region, one in tables("red_flags")},
        postures=tuple(entry(Posture, one) for one in scenes.get("posture", ())),
        levers=tuple(entry(Lever, one) for one in scenes.get("lever", ())),
        pivots=tuple(entry(Pivot, one) for one in scenes.get("pivot", ())),
        presentations=tuple(entry(Presentation, one) for one in scenes.get("presentation", ())),
        faults=tuple(entry(Fault, one) for one in scenes.get("fault", ())),
    )


def sources() -> Mapping[str, Source]:
    """Where the entries were checked, by the keys that they name."""
    told = dict(tables("sources"))
    return {key: Source(key, one["title"], one["url"]) for key, one in told.items()}


def _body_part(name: str, values: Mapping[str, Iterable[str]]) -> BodyPart:
    sets = {"does": frozenset(values["does"]), "wears": frozenset(values["wears"])}
    rest = {key: one for key, one in values.items() if key not in sets}
    return entry(BodyPart, rest, name=name, **sets)


def _by_name(entries: Iterable[_T]) -> dict[str, _T]:
    found: dict[str, _T] = {}
    for one in entries:
        for name in (one.name, *one.aliases):
            found.setdefault(_key(name), one)
    return found


def _holds(action: Action, position: str | None) -> bool:
    """Whether an action may be made in the position; of another joint's, nothing is known."""
    if action.when is None or position is None:
        return True
    return action.when == position or action.when.split()[0] != position.split()[0]


def _names(movement: Movement) -> list[frozenset[str]]:
    names = [movement.key, f"{movement.name} {movement.joint}", *movement.aliases]
    if movement.other_name:
        names.append(f"{movement.joint} {movement.other_name}")
    names += [f"{movement.joint} {agent}" for agent in movement.agents]
    return [told for name in names if (told := frozenset(_tokens(name)))]


def _phrases(movement: Movement) -> list[str]:
    told = (_tokens(one) for one in (movement.do, movement.does, movement.doing))
    return [f" {' '.join(one)} " for one in told]


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return " ".join(_singular(one) for one in _tokens(name))


def _tokens(text: str) -> tuple[str, ...]:
    found = (_SPELLINGS.get(one, one) for one in _WORD.findall(text.lower()))
    return tuple(one for one in found if one not in _EMPTY_WORDS)


def _singular(word: str) -> str:
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ps"))
    return word[:-1] if is_plural else word
