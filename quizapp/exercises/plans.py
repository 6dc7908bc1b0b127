"""What a person is to do: the exercises picked and prescribed, put together. No database here."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from questions.facts.model import Dosage, Exercise
from quizapp.exercises.sheets import Sheet

# So long is told that something ended. Changes of what goes on are told until the next change.
TOLD_FOR = dt.timedelta(days=28)
Place = tuple[int, str]  # an article's number and an exercise's id


@dataclass(frozen=True, slots=True)
class Prescribed:
    """One version of a prescription. `is_own` tells one for this person from one for the class."""

    class_id: int
    class_name: str
    clinician: str
    article_id: int
    exercise_id: str
    name: str
    is_own: bool
    number: int
    dose: Dosage
    line: str
    is_ended: bool
    made_at: dt.datetime

    @property
    def place(self) -> Place:
        return self.article_id, self.exercise_id

    @property
    def says(self) -> tuple[object, ...]:
        """What it comes to, whenever and for whom it was made."""
        return self.dose, self.line, self.is_ended


@dataclass(frozen=True, slots=True)
class History:
    """What held for a person by one class at one place, the newest first; `made_at` of each is
    when it began to hold."""

    versions: tuple[Prescribed, ...]

    @property
    def newest(self) -> Prescribed:
        return self.versions[0]

    @property
    def before(self) -> Prescribed | None:
        """What the newest took the place of; None where nothing was in force."""
        before = self.versions[1] if len(self.versions) > 1 else None
        return before if before and not before.is_ended else None


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise to do. `histories` are the prescriptions that ask for it, the newest first, empty
    where the person picked it: then the article's dose holds."""

    sheet: Sheet
    exercise: Exercise
    is_picked: bool
    histories: tuple[History, ...] = ()

    @property
    def place(self) -> Place:
        return self.sheet.article_id, self.exercise.id

    @property
    def key(self) -> str:
        """What forms call it."""
        return key_of(*self.place)

    @property
    def prescribed(self) -> Prescribed | None:
        return self.histories[0].newest if self.histories else None

    @property
    def dose(self) -> Dosage:
        return self.prescribed.dose if self.prescribed else self.exercise.dosage


@dataclass(frozen=True, slots=True)
class Plan:
    """`lost` are the names of exercises that were picked or prescribed and that no article offers
    any more; `ended` the prescriptions that lately ended."""

    entries: tuple[Entry, ...] = ()
    lost: tuple[str, ...] = ()
    ended: tuple[Prescribed, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.entries or self.lost or self.ended)

    @property
    def has_prescriptions(self) -> bool:
        return any(entry.prescribed for entry in self.entries)

    def find(self, place: Place) -> Entry | None:
        return next((one for one in self.entries if one.place == place), None)

    def after(self, entry: Entry) -> Entry | None:
        """The next exercise; None after the last, and for one that is not in the plan."""
        places = [one.place for one in self.entries]
        if entry.place not in places:
            return None
        at = places.index(entry.place) + 1
        return self.entries[at] if at < len(places) else None


def key_of(article_id: int, exercise_id: str) -> str:
    return f"{article_id}.{exercise_id}"


def history_of(versions: Iterable[Prescribed], joined_at: dt.datetime) -> History:
    """What held by one class at one place, for somebody who joined it then: what is prescribed for
    the person while it is in force, else what is prescribed for all. Of what was so before the
    person joined, only the last."""
    own: Prescribed | None = None
    for_all: Prescribed | None = None
    held: list[Prescribed] = []
    for version in sorted(versions, key=lambda one: (one.made_at, one.number)):
        if version.is_own:
            own = version
        else:
            for_all = version
        holds = next((one for one in (own, for_all) if one and not one.is_ended), version)
        if held and version.made_at <= joined_at:
            held.pop()
        if not held or held[-1].says != holds.says:
            held.append(replace(holds, made_at=version.made_at))
    return History(tuple(reversed(held)))


def make_plan(
    picks: Mapping[Place, str],
    histories: Iterable[History],
    sheets: Sequence[Sheet],
    now: dt.datetime,
) -> Plan:
    """The plan of one person, in the order of the articles. `picks` are names by place; of what
    several classes prescribe at one place, the newest holds."""
    in_force: defaultdict[Place, list[History]] = defaultdict(list)
    ended = []
    for history in sorted(histories, key=lambda one: one.newest.made_at, reverse=True):
        newest = history.newest
        if newest.is_ended:
            ended.append(newest)
        else:
            in_force[newest.place].append(history)
    entries = tuple(
        Entry(sheet, exercise, place in picks, tuple(in_force.get(place, ())))
        for sheet in sheets
        for exercise in sheet.exercises
        if (place := (sheet.article_id, exercise.id)) in picks or place in in_force
    )
    offered = {entry.place for entry in entries}
    names = {**picks, **{place: found[0].newest.name for place, found in in_force.items()}}
    return Plan(
        entries,
        tuple(name for place, name in names.items() if place not in offered),
        tuple(one for one in ended if one.place not in in_force and now - one.made_at < TOLD_FOR),
    )
