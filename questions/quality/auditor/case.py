"""One item with what it is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from questions.knowledge import Body, Movement, Muscle
from questions.quality.auditor.findings import Family, Finding, Severity
from questions.quality.auditor.statements import Facts
from questions.quality.auditor.views import Item
from questions.quality.tables import table
from questions.quality.words import content, has_any, is_in, quoted, senses_of, tokens

_LONGEST_NAME = 7  # words, of "the anterior fibers of gluteus medius"


@dataclass(frozen=True)
class Named:
    """A muscle as an option or a statement names it, with the part or the limit beside it."""

    name: str
    part: str | None


@dataclass(frozen=True)
class Case:
    """An item, the facts of its article, and the knowledge of the body where there is one."""

    item: Item
    facts: Facts
    body: Body | None = None

    @cached_property
    def is_attributed(self) -> bool:
        """Whether the claim is the article's own."""
        return has_any(table("phrases")["attribution"], self.item.prompt) is not None

    @cached_property
    def is_turned(self) -> bool:
        """Whether a word of the prompt may turn what is asked into its opposite."""
        return any(one in table("phrases")["negative"] for one in tokens(self.item.prompt))

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
        return self.body.find_movement(self.item.prompt) if self.body else None

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
        known = [*(one.value for one in self.facts.members), *self._known]
        found: list[str] = []
        for name in sorted(set(known), key=len, reverse=True):
            if is_in(name, text) and not any(is_in(name, longer) for longer in found):
                found.append(name)
                yield Named(name, _part_beside(name, text))

    def entry(self, named: Named) -> Muscle | None:
        return self.body.find_muscle(named.name) if self.body else None

    @cached_property
    def _known(self) -> tuple[str, ...]:
        if self.body is None:
            return ()
        return tuple(
            name for one in self.body.muscles.values() for name in (one.name, *one.aliases)
        )

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
