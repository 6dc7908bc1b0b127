"""Decisions over facts: what items are made of, and what a reviewer sees of each fact."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from questions.facts import flat
from questions.facts.kinds.kind import Form
from questions.facts.kinds.registry import KINDS
from questions.facts.model import Evidence, Fact, Facts
from questions.review.additions import placed
from questions.review.decisions import Decision, Verb
from questions.review.doubts import Doubt, detail_of, doubts_about
from questions.review.forms import problems, todays
from questions.review.kinds.kind import Lists
from questions.review.kinds.registry import FACT_KINDS
from questions.review.settling import settled
from questions.review.touching import Touched
from questions.review.values import Addition, Problems, chosen, line

Decisions = Mapping[str, Decision]


class State(enum.StrEnum):
    """What became of a fact."""

    FOUND = "found"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact as a reviewer sees it. `text` is its sentence; `was` the one before a correction,
    be it of the list that the fact stands in, else nothing. `evidence` begins with that of its
    list, where it has one; `parent` is the id of that list or exercise. `details`
    has for each doubt what it is about, or nothing."""

    id: str
    kind: str
    topic: str
    text: str
    evidence: Evidence
    state: State
    doubts: tuple[Doubt, ...]
    was: str = ""
    parent: str = ""
    details: tuple[str, ...] = ()

    @property
    def is_checked(self) -> bool:
        return self.state is not State.FOUND

    @property
    def is_uncertain(self) -> bool:
        """Whether something speaks against it, and nobody has looked."""
        return bool(self.doubts) and not self.is_checked

    @property
    def together(self) -> tuple[str, str]:
        """The same for all that is checked together: an exercise with its parts, or the facts of
        one kind under one heading."""
        home = KINDS[self.kind].home
        is_part = home is not None and home.form is Form.SUBJECT
        return ("", self.parent) if is_part else (self.kind, self.topic)


@dataclass(frozen=True, slots=True)
class Review:
    """What decisions make of the facts of an article.

    `facts` is what items are made of. `entries` are all found and added facts in the order of the
    text. `lost` are decisions that cannot be applied: the text no longer has what they are about,
    or another decision has taken its place.
    """

    facts: Facts
    entries: tuple[Entry, ...]
    lost: Decisions

    @property
    def accepted(self) -> frozenset[str]:
        """The ids of the facts that a reviewer agreed to, or gave."""
        agreed = (State.ACCEPTED, State.CORRECTED, State.ADDED)
        return frozenset(one.id for one in self.entries if one.state in agreed)


def unchecked(entries: Iterable[Entry], show: str = "") -> tuple[Entry, ...]:
    """What nobody decided about; only what is uncertain where just that is to be shown."""
    is_narrow = show == "uncertain"
    return tuple(e for e in entries if not e.is_checked and (e.is_uncertain or not is_narrow))


def has_name(entry: Entry) -> bool:
    """Whether the fact stands in a list with a name of its own, which can be changed."""
    return FACT_KINDS[entry.kind].lists is not None and bool(entry.parent)


def apply(facts: Facts, decisions: Decisions) -> Review:
    """The review of `facts` after these decisions, by fact id. The order of the mapping does not
    matter: rejections come first, then corrections, then additions, each in the order of the
    text, then corrections that move a fact into a list of additions, and last the lists get their
    names: decisions call each as it was found."""
    found = {one.id: one for one in flat(facts)}
    case = _Case(facts, found, decisions, _names(decisions))
    decided = facts
    for step in (_accept, _reject, _correct, _add, _correct, _rename):
        decided = step(case, decided)
    after = settled(facts, decided)
    lost = {one: decisions[one] for one in sorted(decisions) if one not in case.done}
    return Review(after, tuple(_entries(case, after)), lost)


@dataclass(frozen=True, slots=True)
class _Case:
    """The facts as found, the decisions about them, the new names of lists among these, for each
    kind by the lists' ids, and which decisions were carried out so far."""

    facts: Facts
    found: Mapping[str, Fact]
    decisions: Decisions
    names: Mapping[str, Mapping[str, str]]
    done: dict[str, State] = field(default_factory=dict)

    def about_found(self, *verbs: Verb) -> Iterator[tuple[Fact, Decision]]:
        """The decisions with one of these verbs about facts that were found, in their order."""
        for fact_id, fact in self.found.items():
            decision = self.decisions.get(fact_id)
            if decision and decision.verb in verbs and decision.kind == fact.kind:
                yield fact, decision


def _names(decisions: Decisions) -> Mapping[str, Mapping[str, str]]:
    names: dict[str, dict[str, str]] = {}
    for list_id, decision in sorted(decisions.items()):
        lists = FACT_KINDS[decision.kind].lists if decision.verb is Verb.RENAME else None
        if lists:
            names.setdefault(decision.kind, {})[list_id] = line(decision.fields, lists.field)
    return names


def _accept(case: _Case, decided: Facts) -> Facts:
    """What was added once and is found now, after an edit of the text, is a fact like others."""
    for one, _ in case.about_found(Verb.ACCEPT, Verb.ADD):
        case.done[one.id] = State.ACCEPTED
    return decided


def _reject(case: _Case, decided: Facts) -> Facts:
    ids: dict[str, set[str]] = {}
    for one, _ in case.about_found(Verb.REJECT):
        case.done[one.id] = State.REJECTED
        ids.setdefault(one.kind, set()).add(one.id)
    for kind in ids:
        decided = FACT_KINDS[kind].remove(decided, ids[kind])
    return decided


def _correct(case: _Case, decided: Facts) -> Facts:
    """What is in the way of a correction may be corrected itself: a name that another fact had
    until then is free afterwards."""
    about = case.about_found(Verb.CORRECT)
    pending = [(one, decision) for one, decision in about if one.id not in case.done]
    while True:
        waiting = []
        for one, decision in pending:
            if _problems(case, decided, decision, one.id):
                waiting.append((one, decision))
                continue
            values = {**todays(decided, one.kind, one.id), **decision.fields}
            decided = FACT_KINDS[one.kind].correct(decided, one.id, values)
            case.done[one.id] = State.CORRECTED
        if len(waiting) == len(pending):
            return decided
        pending = waiting


def _add(case: _Case, decided: Facts) -> Facts:
    for new in _additions(case):
        decision = case.decisions[new.id]
        if not _problems(case, decided, decision):
            decided = FACT_KINDS[decision.kind].add(decided, new)
            case.done[new.id] = State.ADDED
    return decided


def _rename(case: _Case, decided: Facts) -> Facts:
    """A list that lost all it had is gone and keeps its name from no other; to call it something
    is no longer of use, and is not lost either."""
    there = settled(case.facts, decided)
    for kind, names in case.names.items():
        lists = FACT_KINDS[kind].lists
        if lists:
            gone = lists.names(decided).keys() - lists.names(there).keys()
            case.done.update(dict.fromkeys(gone & names.keys(), State.CORRECTED))
            there = _renamed(case, there, lists, names)
    return there


def _renamed(case: _Case, decided: Facts, lists: Lists, names: Mapping[str, str]) -> Facts:
    """A name that would be wrong beside the others is left out, and what remains is looked at
    again: what a list may be called hangs on what the others are called."""
    there = lists.names(decided)
    kept = {one: name for one, name in names.items() if one in there}
    while True:
        renamed = lists.rename(decided, kept)
        wrong = frozenset(one for one in kept if lists.wrong(renamed, one))
        if not wrong:
            case.done.update(dict.fromkeys(kept, State.CORRECTED))
            return renamed
        kept = {one: name for one, name in kept.items() if one not in wrong}


def _problems(case: _Case, decided: Facts, decision: Decision, fact_id: str = "") -> Problems:
    """What is wrong with a decision beside lists that are called as they will be in the end."""
    text = decided.article.text
    lists, names = FACT_KINDS[decision.kind].lists, case.names.get(decision.kind)
    if not lists or not names:
        return problems(decided, text, decision, fact_id)
    called = lists.rename(decided, names)
    said = chosen(decision.fields, lists.field)
    list_id = lists.named(decided, said) if said else None
    if list_id:
        new = {f"new_{lists.field}": "", lists.field: lists.names(called)[list_id]}
        decision = replace(decision, fields={**decision.fields, **new})
    return problems(called, text, decision, fact_id)


def _additions(case: _Case) -> list[Addition]:
    text = case.facts.article.text
    added = [
        placed(text, decision, fact_id)
        for fact_id, decision in case.decisions.items()
        if decision.verb is Verb.ADD and fact_id not in case.found
    ]
    return sorted(added, key=lambda new: (new.place, new.id))


def _entries(case: _Case, after: Facts) -> Iterator[Entry]:
    warned = Touched(span for one in case.facts.warnings for span in one.evidence)
    for one in _in_order(case.found, {one.id: one for one in flat(after)}):
        state = case.done.get(one.id, State.FOUND)
        by_reviewer = state in (State.CORRECTED, State.ADDED)
        before = case.found.get(one.id, one).text
        doubts = doubts_about(after, one, warned, by_reviewer=by_reviewer)
        yield Entry(
            id=one.id,
            kind=one.kind,
            topic=one.topic,
            text=one.text,
            evidence=one.evidence,
            state=state,
            doubts=doubts,
            was=before if state is State.CORRECTED or before != one.text else "",
            parent=one.parent,
            details=tuple(detail_of(doubt, after, one) for doubt in doubts),
        )


def _in_order(found: Mapping[str, Fact], after: Mapping[str, Fact]) -> list[Fact]:
    """Each fact as it is now, or as it was found where it was rejected, by its own place."""
    shown = {**found, **after}
    order = {fact_id: place for place, fact_id in enumerate(shown)}
    ends = [span.start for one in shown.values() for span in one.own]
    behind = max(ends, default=0) + 1

    def place(one: Fact) -> tuple[int, int]:
        return (one.own[0].start if one.own else behind, order[one.id])

    return sorted(shown.values(), key=place)
