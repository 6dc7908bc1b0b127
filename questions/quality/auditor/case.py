"""One item with what it is held against."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from questions.knowledge import Body, Movement, Muscle
from questions.quality.auditor.findings import Family, Finding, Severity
from questions.quality.auditor.statements import Facts
from questions.quality.auditor.views import Choice, Item
from questions.quality.tables import table
from questions.quality.words import (
    content,
    has_any,
    is_in,
    marks,
    quoted,
    senses_of,
    sentences,
    tokens,
)

_LONGEST_NAME = 7  # words, of "the anterior fibers of gluteus medius"


class Turn(enum.Enum):
    """What a negation does to a question."""

    STRAIGHT = "straight"
    TURNED = "turned"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Named:
    """A muscle as an option or a statement names it, with the part or the limit beside it."""

    name: str
    part: str | None


@dataclass(frozen=True, eq=False)
class Known:
    """The knowledge of the body, with what was looked up in it: a bank asks the same again."""

    body: Body
    _movements: dict[str, Movement | None] = field(default_factory=dict)

    def movement(self, text: str) -> Movement | None:
        if text not in self._movements:
            self._movements[text] = self.body.find_movement(text)
        return self._movements[text]

    @cached_property
    def muscles(self) -> tuple[str, ...]:
        """The names of the muscles, the other names too."""
        return tuple(
            name for one in self.body.muscles.values() for name in (one.name, *one.aliases)
        )


@dataclass(frozen=True, eq=False)
class Source:
    """What the items of a bank are held against."""

    facts: Facts
    known: Known | None

    def names_in(self, text: str) -> list[str]:
        """The muscles of the article and of the knowledge that a text may speak of, the longest
        names first."""
        near = {name for word in tokens(text) for name in self._names.get(word, ())}
        return sorted((one for one in near if is_in(one, text)), key=len, reverse=True)

    @cached_property
    def _names(self) -> Mapping[str, Sequence[str]]:
        """The names by their first words."""
        found: dict[str, list[str]] = {}
        listed = {one.value for one in self.facts.members}
        for name in sorted(listed | set(self.known.muscles if self.known else ())):
            found.setdefault(tokens(name)[0], []).append(name)
        return found

    @cached_property
    def labels_by_movement(self) -> Mapping[str, Sequence[str]]:
        """The lists by the movement that they are about."""
        found: dict[str, list[str]] = {}
        for label in self.facts.labels:
            if movement := self.movement(label):
                found.setdefault(movement.key, []).append(label)
        return found

    @cached_property
    def labels_by_mark(self) -> Mapping[str, str]:
        """The lists by what tells their labels from those of all others."""
        labels = dict.fromkeys(self.facts.labels)
        count = Counter(mark for label in labels for mark in marks(label).all)
        return {mark: label for label in labels for mark in marks(label).all if count[mark] == 1}

    def movement(self, text: str) -> Movement | None:
        """The movement that a text is about."""
        return self.known.movement(text) if self.known else None


@dataclass(frozen=True)
class Case:
    """An item with what it is held against."""

    item: Item
    source: Source

    @property
    def facts(self) -> Facts:
        return self.source.facts

    @property
    def body(self) -> Body | None:
        return self.source.known.body if self.source.known else None

    @cached_property
    def is_attributed(self) -> bool:
        """Whether the claim is the article's own."""
        return has_any(table("phrases")["attribution"], self.item.prompt) is not None

    @cached_property
    def turn(self) -> Turn:
        """Whether a word of the question turns it into its opposite; a case before it does not."""
        asked = tokens(sentences(self.item.prompt)[-1]) if self.item.prompt.strip() else ()
        if not any(one in table("phrases")["negative"] for one in asked):
            return Turn.STRAIGHT
        is_clear = asked.count("not") == 1 and asked[:1] != ("not",) and not self.item.is_statement
        return Turn.TURNED if is_clear and "NOT" in self.item.prompt else Turn.UNCLEAR

    def is_asked_for(self, option: Choice) -> bool:
        """Whether what the question turns on has to be true of an option."""
        return (option in self.item.right) != (self.turn is Turn.TURNED)

    @cached_property
    def topic(self) -> frozenset[str]:
        """The words of the title and of the lists, with their synonyms: they tell nothing of a
        key."""
        words = content(" ".join((self.facts.title, *self.facts.labels)))
        return words | {sense for word in words for sense in senses_of(word)}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The exercises that the prompt names."""
        named = [one["name"] for one in self.facts.exercises]
        return tuple(one for one in named if is_in(one, self.item.prompt))

    @cached_property
    def movement(self) -> Movement | None:
        """The movement that the prompt asks about."""
        return self.source.movement(self.item.prompt)

    def muscle_in(self, text: str) -> Named | None:
        """The muscle that an option is the name of."""
        name, part = _split(text)
        if self._is_muscle(name):
            return Named(name, part)
        part, _, whole = text.partition(" of ")
        whole = whole.removeprefix("the ")
        if whole and len(text.split()) <= _LONGEST_NAME and self._is_muscle(whole):
            return Named(whole, part.removeprefix("The ").removeprefix("the "))
        return None

    def muscles_told(self, text: str) -> Iterator[Named]:
        """The muscles that a sentence speaks of, the longest names first."""
        found: list[str] = []
        for name in self.source.names_in(text):
            if not any(is_in(name, longer) for longer in found):
                found.append(name)
                yield Named(name, _part_beside(name, text))

    def entry(self, named: Named) -> Muscle | None:
        return self.body.find_muscle(named.name) if self.body else None

    def _is_muscle(self, name: str) -> bool:
        if any(tokens(one.value) == tokens(name) for one in self.facts.members):
            return True
        return self.body is not None and self.body.find_muscle(name) is not None


def finding(
    code: str, family: Family, message: str, *, option: str | None = None, is_minor: bool = False
) -> Finding:
    severity = Severity.MINOR if is_minor else Severity.MAJOR
    return Finding(code, family, severity, message, option)


def goal_in(case: Case) -> tuple[str, ...]:
    """The exercises' goals that stand in the prompt, by their exercises' names."""
    goals = case.facts.of("goal")
    return tuple(one.subject for one in goals if is_in(one.value, case.item.prompt))


def names_quoted(case: Case) -> tuple[str, ...]:
    return (*case.names, *(one for one in quoted(case.item.prompt) if one not in case.names))


def _split(text: str) -> tuple[str, str | None]:
    name, bracket, rest = text.partition(" (")
    return (name, rest.rstrip(")")) if bracket else (text, None)


def _part_beside(name: str, text: str) -> str | None:
    """The words in brackets behind a name, or before it ("the front fibers of …")."""
    line, at = text.lower(), text.lower().find(name.lower())
    behind = line[at + len(name) :].lstrip()
    if at >= 0 and behind.startswith("("):
        return behind[1:].partition(")")[0]
    before = line[:at].rstrip()
    if before.endswith((" of", " of the")):
        words = before.removesuffix(" the").removesuffix(" of").split()
        return " ".join(words[-2:]) or None
    return None
