"""Many additions at once: a list by its lines, a table by its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from questions.facts.kinds.kind import Form, Kind, Slot
from questions.facts.kinds.registry import KINDS
from questions.facts.model import Facts
from questions.reading.article import Block, Cell
from questions.reading.normalising import collapse, normalise
from questions.review.additions import placed
from questions.review.applying import Decisions, State, apply
from questions.review.correcting import stored_addition
from questions.review.decisions import MAX_QUOTE, Decision, Verb
from questions.review.forms import new_id, problems
from questions.review.kinds.registry import FACT_KINDS
from questions.review.quoting import find_quote

MAX_AT_ONCE = 400  # additions; a longer list is a chapter
_MARK = re.compile(r"^(?:[-*•‣◦–—·▪●○✓✔□]\s*|\(?(?:\d{1,2}|[a-z])[.)]\s+)")
_LABELLED = re.compile(r"(?P<label>[^:]{1,120}?)\s*(?::|\s[–—-])\s+(?P<told>\S.*)")
_BRACKETED = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<said>[^()]+)\)")
_ATTRIBUTE = KINDS["attribute"]


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that cannot be added: what is wrong with which field, as a code."""

    quote: str
    field: str
    code: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What several additions come to: the decisions to store by the facts' ids, how many were
    among the facts already, and which cannot be used."""

    decisions: Mapping[str, Decision]
    already_there: int = 0
    refused: tuple[Refused, ...] = ()


def list_kinds() -> tuple[str, ...]:
    """The kinds of which a list has a fact on each line."""
    return tuple(one.name for one in KINDS.values() if _is_told_in_lines(one))


def is_labelled(kind: str) -> bool:
    """Whether a line of such a list has a name and, behind a colon, what is told of it."""
    return len(_wanted(KINDS[kind])) > 1


def has_home(kind: str) -> bool:
    """Whether such facts belong to something, such as a group."""
    return KINDS[kind].home is not None


def lines_of(told: str) -> tuple[str, ...]:
    """The lines of a pasted list without bullets and numbers."""
    lines = (collapse(one) for one in normalise(told).split("\n"))
    return tuple(bare for one in lines if (bare := _MARK.sub("", one)))


def list_additions(
    text: str, kind: str, home: str, told: str, start: int | None
) -> tuple[Decision, ...]:
    """An addition for each line of a list of that kind, which stands in `text` from `start` on."""
    made, place = [], start
    for line in lines_of(told)[: MAX_AT_ONCE + 1]:
        quote = line[:MAX_QUOTE]
        made.append(Decision(Verb.ADD, kind, _fields(KINDS[kind], home, line), quote, place))
        span = find_quote(text, quote, place)
        place = span.end if span else place
    return tuple(made)


def column_additions(
    table: Block, subject: int, relations: Mapping[int, str]
) -> tuple[Decision, ...]:
    """An addition for each cell of the columns that have a name, with the cell of the column
    `subject` as what it is told of. A row of headers tells nothing."""
    return tuple(_cells(table, subject, relations))


def gather(found: Facts, decisions: Decisions, additions: Sequence[Decision]) -> Gathered:
    """What becomes of these additions one after the other, after what was decided so far."""
    before = facts = apply(found, decisions).facts
    text, new, there = found.article.text, dict[str, Decision](), 0
    refused = [Refused("", "", "too_many_lines")] if len(additions) > MAX_AT_ONCE else []
    stored = _Stored(found, decisions, before)
    for one in additions[:MAX_AT_ONCE]:
        wrong = problems(facts, text, one)
        if wrong and set(wrong.values()) == {"already_there"}:
            there += 1
        elif wrong:
            refused += [Refused(one.quote, *each) for each in wrong.items()]
        else:
            made = new_id(facts, one)
            facts = FACT_KINDS[one.kind].add(facts, placed(text, one, made))
            new[made] = stored.as_found(one)
    lost = _not_applied(found, decisions, new)
    refused += [Refused(new[one].quote, "", "does_not_fit") for one in lost]
    return Gathered({one: new[one] for one in new if one not in lost}, there, tuple(refused))


class _Stored:
    """Additions that call their lists as these were found; a batch has few lists."""

    def __init__(self, found: Facts, decisions: Decisions, now: Facts) -> None:
        self._case = (found, decisions)
        self._now = now
        self._names: dict[tuple[str, str], str] = {}

    def as_found(self, one: Decision) -> Decision:
        lists = FACT_KINDS[one.kind].lists
        if lists is None or lists.field not in one.fields:
            return one
        key = (one.kind, one.fields[lists.field])
        if key not in self._names:
            stored = stored_addition(*self._case, one, now=self._now)
            self._names[key] = stored.fields[lists.field]
        fields = {**one.fields, lists.field: self._names[key]}
        return Decision(one.verb, one.kind, fields, one.quote, one.start)


def _not_applied(found: Facts, decisions: Decisions, new: Mapping[str, Decision]) -> list[str]:
    """What does not go with the other facts when all is applied in the order of the text. What was
    found, and rejected once, is accepted by its addition."""
    states = {one.id: one.state for one in apply(found, {**decisions, **new}).entries}
    return [one for one in new if states.get(one) not in (State.ADDED, State.ACCEPTED)]


# ------------------------------------------------------------------------------ lines


def _wanted(kind: Kind) -> tuple[Slot, ...]:
    return tuple(slot for slot in kind.own_slots if not slot.optional)


def _is_told_in_lines(kind: Kind) -> bool:
    is_part = kind.home is not None and kind.home.form is Form.SUBJECT
    return not is_part and kind is not _ATTRIBUTE and len(_wanted(kind)) <= 2


def _fields(kind: Kind, home: str, line: str) -> Mapping[str, str]:
    fields = {kind.home.name: home} if kind.home else {}
    wanted = _wanted(kind)
    others = [slot.name for slot in kind.own_slots if slot.optional]
    if len(wanted) > 1:
        match = _LABELLED.fullmatch(line)
        told = (match["label"], match["told"]) if match else (line, "")
        return fields | {slot.name: text for slot, text in zip(wanted, told, strict=True)}
    match = _BRACKETED.fullmatch(line) if others else None
    if match:
        return fields | {wanted[0].name: match["name"], others[0]: match["said"]}
    return fields | {wanted[0].name: line}


# ------------------------------------------------------------------------------ columns


def _cells(table: Block, subject: int, relations: Mapping[int, str]) -> Iterator[Decision]:
    for row in table.rows:
        if subject >= len(row) or not row[subject].text or _is_header(row):
            continue
        for at, relation in relations.items():
            if at != subject and at < len(row) and row[at].text:
                yield _cell(table, row[subject], row[at], relation)


def _is_header(row: Iterable[Cell]) -> bool:
    return all(cell.is_header for cell in row)


def _cell(table: Block, subject: Cell, cell: Cell, relation: str) -> Decision:
    first, last = sorted((subject, cell), key=lambda one: one.span.start)
    begin = table.span.start
    quote = table.text[first.span.start - begin : last.span.end - begin]
    parts = [part.strip() for part in cell.text.split(";") if part.strip()]
    fields = {"subject": subject.text, "value": "\n".join(parts), "relation": relation}
    return Decision(Verb.ADD, _ATTRIBUTE.name, fields, quote[:MAX_QUOTE], first.span.start)
