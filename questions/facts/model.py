"""Facts as values. Each thing that can be asked has an id of its own and its evidence."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from questions.reading.article import Span

Evidence = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a group; told from others by name and qualifier together."""

    id: str
    name: str
    qualifier: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Group:
    """A list that belongs together, such as the internal rotators of the hip.

    `stated_count` is the number the article gives, and None where it gives none or the list
    does not meet it; only a group whose count was met is a complete list. `announced` is the
    number that the article gives, met or not.
    """

    id: str
    label: str
    stated_count: int | None
    members: tuple[Member, ...]
    evidence: Evidence
    announced: int | None = None

    @property
    def is_complete(self) -> bool:
        return self.stated_count is not None


@dataclass(frozen=True, slots=True)
class TypeDefinition:
    """What the article says one type is. `key` is the shortest defining words, `source` the
    whole sentence; both word for word from the article."""

    id: str
    key: str
    source: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TypeSet:
    """The types or stages of one thing; `definitions` may lack names that are only listed."""

    id: str
    of: str
    abbrev: str | None
    ordered: bool
    names: tuple[str, ...]
    definitions: Mapping[str, TypeDefinition]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range of whole numbers; one number is a range with equal ends."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Dosage:
    """How much of an exercise. Times are in seconds; None where the article says nothing."""

    reps: Range | None = None
    sets: Range | None = None
    hold_seconds: Range | None = None
    duration_seconds: Range | None = None
    per_day: Range | None = None
    per_week: Range | None = None
    sides: str | None = None

    @property
    def is_empty(self) -> bool:
        return self == Dosage()


@dataclass(frozen=True, slots=True)
class Part:
    """The id and evidence of one askable part of an exercise."""

    id: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise. `parts` has an entry for each of position, equipment, dose, goal and steps
    that the article states; a goal that it does not state may be its reviewer's."""

    id: str
    name: str
    position: str | None
    equipment: tuple[str, ...]
    steps: tuple[str, ...]
    goal: tuple[str, ...] | None
    dosage: Dosage
    evidence: Evidence
    parts: Mapping[str, Part]
    goal_is_reviewers: bool = False

    @property
    def goal_by(self) -> Literal["article", "reviewer"] | None:
        """Who says what the exercise is for."""
        if self.goal is None:
            return None
        return "reviewer" if self.goal_is_reviewers else "article"


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One thing that a listing holds: `name` in the article's words, `source` its sentence."""

    id: str
    name: str
    source: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Listing:
    """Causes of, functions of, red flags for, or symptoms of one thing."""

    id: str
    of: str
    items: tuple[ListedItem, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """What a term means: `key` the defining words, `source` the whole sentence."""

    id: str
    term: str
    key: str
    source: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Row:
    """What a table says of one subject in one column: `value` has the parts of the cell."""

    id: str
    subject: str
    value: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Attribute:
    """One column of a table, or one label that several things have: `relation` is what it is
    called ("nerve"), `of` what the rows are ("muscles of the hip"). `evidence` is the header."""

    id: str
    relation: str
    of: str
    source: str
    rows: tuple[Row, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FactWarning:
    """Something a reviewer should look at; no item is ever made from it."""

    code: str
    message: str
    evidence: Evidence = ()


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """Which article, word for word, the facts were found in."""

    title: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Ground:
    """How sure the reader is of one fact, 0 to 1, and by what it was taken, in a few words."""

    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found in one article. Any section may be empty; nothing is invented. `grounds`
    tells of facts by their id; those that it leaves out were never measured."""

    article: ArticleRef
    groups: tuple[Group, ...] = ()
    types: tuple[TypeSet, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    causes: tuple[Listing, ...] = ()
    functions: tuple[Listing, ...] = ()
    red_flags: tuple[Listing, ...] = ()
    definitions: tuple[Definition, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    contraindications: tuple[Listing, ...] = ()
    symptoms: tuple[Listing, ...] = ()
    warnings: tuple[FactWarning, ...] = ()
    grounds: Mapping[str, Ground] = field(default_factory=dict)


class Closure(enum.Enum):
    """Whether a list is known to be whole: the article says how many it has and names as many, or
    names more or fewer, or does not say."""

    CLOSED = enum.auto()
    NOT_MET = enum.auto()
    OPEN = enum.auto()


@dataclass(frozen=True, slots=True)
class Fact:
    """One askable fact, flat: what a learner knows or does not know.

    `parent` is the id of the list or the exercise that it belongs to, empty where it stands for
    itself; `topic` the heading under which it is counted; `text` a short plain sentence
    ("Gracilis is an internal rotator of the hip."); `words` what it tells in the article's own
    words. `evidence` begins with that of its list, `own` is without it. `closure` says whether its
    list is whole, None where nobody counts such a list.
    """

    id: str
    kind: str
    parent: str
    topic: str
    text: str
    words: tuple[str, ...]
    evidence: Evidence
    own: Evidence
    closure: Closure | None
