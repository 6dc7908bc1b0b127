"""What describes a kind of fact, and the section of the facts that facts of it stand in."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from questions.facts.model import Closure, Evidence, Facts, Range

Value = str | None | tuple[str, ...] | Range
Values = Mapping[str, Value]


class Form(enum.Enum):
    """What stands in a slot: the name of the list that the fact belongs to and can be moved from,
    or of the thing that it is said of; the article's own words, as a name, as one sentence or as
    several; things that were read from it, numbers, or one of several choices."""

    LIST = enum.auto()
    SUBJECT = enum.auto()
    NAME = enum.auto()
    SENTENCE = enum.auto()
    SENTENCES = enum.auto()
    THINGS = enum.auto()
    RANGE = enum.auto()
    CHOICE = enum.auto()


_ITS_WORDS = (Form.NAME, Form.SENTENCE, Form.SENTENCES)
_MANY = (Form.SENTENCES, Form.THINGS)


@dataclass(frozen=True, slots=True)
class Slot:
    """One value that facts of a kind have. An `optional` one may be missing; the values of an
    `ordered` one come one after the other."""

    name: str
    form: Form
    choices: tuple[str, ...] = ()
    optional: bool = False
    ordered: bool = False


class Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str: ...


class Askable(Identified, Protocol):
    """What can be asked: knowledge hangs on its id."""

    @property
    def evidence(self) -> Evidence: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact.

    `values` gives what stands in its slots, `say` a short plain sentence; both are given the entry
    of the section and the fact's own part of it. `closure` says whether the fact's list is known
    to be whole, and is None where nobody counts such a list. `opposites` gives the names of lists
    that share nothing with the list of a name. Only what `may_be_own` can a reviewer state without
    words of the article.
    """

    name: str
    slots: tuple[Slot, ...]
    values: Callable[[Any, Any], Values]
    say: Callable[[Any, Any], str]
    closure: Callable[[Any], Closure] | None = None
    opposites: Callable[[str], Collection[str]] | None = None
    may_be_own: bool = False

    @property
    def home(self) -> Slot | None:
        """The slot with the name of the list or the thing that the fact belongs to."""
        homes = (one for one in self.slots if one.form in (Form.LIST, Form.SUBJECT))
        return next(homes, None)

    @property
    def own_slots(self) -> tuple[Slot, ...]:
        """The slots without the one for what the fact belongs to."""
        return tuple(slot for slot in self.slots if slot is not self.home)

    @property
    def has_many(self) -> bool:
        """Whether one fact has several values: all steps of an exercise are one fact."""
        return any(one.form in _MANY for one in self.slots)

    @property
    def is_ordered(self) -> bool:
        return any(one.ordered for one in self.slots)

    @property
    def is_numeric(self) -> bool:
        return any(one.form is Form.RANGE for one in self.slots)

    def words(self, values: Values) -> tuple[str, ...]:
        """What is told in the article's own words."""
        told: list[str] = []
        for slot in self.slots:
            value = values[slot.name]
            if slot.form in _ITS_WORDS:
                told += value if isinstance(value, tuple) else [str(value or "")]
        return tuple(told)


Entry = TypeVar("Entry", bound=Identified)


@dataclass(frozen=True, slots=True)
class Section(Generic[Entry]):
    """One section of the facts, in which each entry holds the facts of one thing.

    `name` is its name in `Facts` and in the JSON, `of` the type of its entries. `parts` gives the
    facts of an entry, each with the name of its kind; `topics` the heading of each entry; `lead`
    the evidence that all facts of an entry rest on. `settle` is what becomes of an entry that
    facts were put into or taken out of. What `forbids` is shown beside exercises.
    """

    name: str
    of: type[Entry]
    kinds: tuple[Kind, ...]
    parts: Callable[[Entry], Iterable[tuple[str, Askable]]]
    topics: Callable[[Sequence[Entry]], Iterable[str]]
    as_json: Callable[[Entry], dict[str, Any]]
    lead: Callable[[Entry], Evidence] = lambda entry: ()
    settle: Callable[[Entry], Entry] = lambda entry: entry
    forbids: bool = False

    def entries(self, facts: Facts) -> tuple[Entry, ...]:
        found: tuple[Entry, ...] = getattr(facts, self.name)
        return found

    def put(self, facts: Facts, entries: Iterable[Entry]) -> Facts:
        """The facts with these entries in the place of those of the section."""
        changed: dict[str, Any] = {self.name: tuple(entries)}
        return replace(facts, **changed)

    def ids(self, entry: Entry) -> frozenset[str]:
        """The ids of the facts of an entry."""
        return frozenset(part.id for _, part in self.parts(entry))


def under(heading: str) -> Callable[[Sequence[Any]], Iterable[str]]:
    """The topics of entries that are all counted under one heading."""
    return lambda entries: [heading] * len(entries)


def spans(evidence: Evidence) -> list[dict[str, int]]:
    """Evidence as JSON."""
    return [{"start": span.start, "end": span.end} for span in evidence]
