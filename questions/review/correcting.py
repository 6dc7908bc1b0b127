"""What a correction comes to: a decision about the fact, and one about the name of its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from questions.facts.model import Facts
from questions.language.words import words
from questions.review.applying import Decisions, apply
from questions.review.decisions import Decision, Verb
from questions.review.forms import problems, todays
from questions.review.kinds.kind import Lists
from questions.review.kinds.registry import FACT_KINDS
from questions.review.values import NotThereError, Problems, Values, chosen, line


@dataclass(frozen=True, slots=True)
class Renaming:
    """Another name for a list: `was` is the one that it was found under, and `decision` is None
    where it gets that back."""

    list_id: str
    was: str
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be stored, unless there are problems."""

    decision: Decision
    renaming: Renaming | None
    problems: Problems


def correction(
    found: Facts, decisions: Decisions, fact_id: str, kind: str, typed: Values
) -> Correction:
    """What values come to that were typed for a fact as it is after `decisions`.

    A field that is left out stays as it is, and one that the fact does not have is passed over. A
    name that no list has is a new one for the list that the fact stands in, and so for all that
    stand there; the name of another list moves the fact. A correction that changes nothing
    accepts. Raises NotThereError.
    """
    about = _about(found, decisions, fact_id, kind)
    fields = {name: _newer(typed.get(name), value) for name, value in about.today.items()}
    name = about.new_name(fields)
    if about.lists and name is not None:
        fields[about.lists.field] = about.today[about.lists.field]
    decision = about.decision(fields)
    wrong = about.problems(decision)
    if name is not None and not wrong:
        wrong = about.wrong_name(decision, name)
    return Correction(about.stored(decision), about.renaming(name), wrong)


def stored_addition(
    found: Facts, decisions: Decisions, addition: Decision, *, now: Facts | None = None
) -> Decision:
    """An addition that calls its list as it was found, so that it stays there whatever the list is
    called later. `now` are the facts after the decisions, where somebody has them."""
    lists = FACT_KINDS[addition.kind].lists
    if lists is None:
        return addition
    named = chosen(addition.fields, lists.field)
    name = _name_as_found(found, decisions, now or apply(found, decisions).facts, lists, named)
    others = {one: text for one, text in addition.fields.items() if one != f"new_{lists.field}"}
    return replace(addition, fields={**others, lists.field: name})


def renamed_list(
    found: Facts, decisions: Decisions, kind: str, list_id: str, name: str
) -> tuple[Renaming, Problems]:
    """What it comes to that a list gets another name for all that stands in it, and what is wrong
    with that name beside the others. Raises NotThereError."""
    now, lists = apply(found, decisions).facts, FACT_KINDS[kind].lists
    if lists is None or list_id not in lists.names(now):
        raise NotThereError(list_id)
    name = line({lists.field: name}, lists.field)
    was = _names_as_found(found, decisions, now, lists).get(list_id, name)
    wrong = lists.wrong(lists.rename(now, {list_id: name}), list_id)
    new = Decision(Verb.RENAME, kind, {lists.field: name})
    return Renaming(list_id, was, None if name == was else new), wrong


@dataclass(frozen=True, slots=True)
class _About:
    """A fact that is being corrected, among the facts as they are `now`, and in those that its own
    decision has no part in. `today` and `known` are the values of its fields in the two; an
    addition is not known without its decision."""

    found: Facts
    decisions: Decisions
    fact_id: str
    kind: str
    now: Facts
    others: Facts
    today: Values
    known: Values | None
    lists: Lists | None

    def new_name(self, fields: Values) -> str | None:
        """What the fact's list is to be called from now on, if this is said."""
        if self.lists is None:
            return None
        name = fields[self.lists.field]
        if name == self.today[self.lists.field] or not words(name):
            return None
        home = self.lists.home(self.now, self.fact_id)
        return name if self.lists.named(self.now, name) in (None, home) else None

    def decision(self, fields: Values) -> Decision:
        """What is decided about the fact itself, with the names that lists have now."""
        if self.known is None:
            before = self.decisions[self.fact_id]
            kept = before.fields.items()
            others = {one: text for one, text in kept if one.removeprefix("new_") not in fields}
            return replace(before, fields={**others, **fields})
        changed = {one: text for one, text in fields.items() if text != self.known[one]}
        if self.lists:
            name = fields[self.lists.field]
            changed.pop(self.lists.field, None)
            if not self._is_home(self.lists, name):
                changed[self.lists.field] = name
        return Decision(Verb.CORRECT if changed else Verb.ACCEPT, self.kind, changed)

    def problems(self, decision: Decision) -> Problems:
        fact_id = self.fact_id if decision.verb is Verb.CORRECT else ""
        return problems(self.others, self.found.article.text, decision, fact_id)

    def wrong_name(self, decision: Decision, name: str) -> Problems:
        """What is wrong with a list's new name beside the names of the others."""
        if self.lists is None:
            return {}
        after = apply(self.found, {**self.decisions, self.fact_id: self.stored(decision)}).facts
        home = self.lists.home(after, self.fact_id)
        return self.lists.wrong(self.lists.rename(after, {home: name}), home)

    def stored(self, decision: Decision) -> Decision:
        """The decision with the names that lists were found under."""
        if self.lists is None or self.lists.field not in decision.fields:
            return decision
        named = decision.fields[self.lists.field]
        name = _name_as_found(self.found, self.decisions, self.now, self.lists, named)
        return replace(decision, fields={**decision.fields, self.lists.field: name})

    def renaming(self, name: str | None) -> Renaming | None:
        if self.lists is None or name is None:
            return None
        home = self.lists.home(self.now, self.fact_id)
        was = _names_as_found(self.found, self.decisions, self.now, self.lists).get(home, name)
        new = Decision(Verb.RENAME, self.kind, {self.lists.field: name})
        return Renaming(home, was, None if name == was else new)

    def _is_home(self, lists: Lists, name: str) -> bool:
        """Whether the list of this name now is the one that the fact was found in, which may have
        had another name, or this one before."""
        list_id = lists.named(self.now, name) or lists.named(self.others, name)
        return list_id == lists.home(self.others, self.fact_id)


def _about(found: Facts, decisions: Decisions, fact_id: str, kind: str) -> _About:
    others = apply(found, {one: each for one, each in decisions.items() if one != fact_id}).facts
    now = apply(found, decisions).facts
    known, today = _find_todays(others, kind, fact_id), _find_todays(now, kind, fact_id)
    if today is None:  # it was rejected
        now, today = others, todays(others, kind, fact_id)
    lists = FACT_KINDS[kind].lists
    return _About(found, decisions, fact_id, kind, now, others, today, known, lists)


def _find_todays(facts: Facts, kind: str, fact_id: str) -> Values | None:
    try:
        return todays(facts, kind, fact_id)
    except NotThereError:
        return None


def _newer(typed: str | None, value: str) -> str:
    """What was typed, or the value itself where only line ends and blanks are different."""
    return value if typed is None or _folded(typed) == _folded(value) else typed


def _folded(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _name_as_found(found: Facts, decisions: Decisions, now: Facts, lists: Lists, name: str) -> str:
    """The name under which the list was found that has this name now; of a new one its own."""
    list_id = lists.named(now, name)
    if list_id is None:
        return name
    return _names_as_found(found, decisions, now, lists).get(list_id, name)


def _names_as_found(
    found: Facts, decisions: Decisions, now: Facts, lists: Lists
) -> Mapping[str, str]:
    kept = {one: each for one, each in decisions.items() if each.verb is not Verb.RENAME}
    return lists.names(now if len(kept) == len(decisions) else apply(found, kept).facts)
