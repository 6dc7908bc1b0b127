"""A record's sentences, each with the label that stands before it or heads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.dosage import read_dose
from questions.facts.instructions import Role, is_instruction, may_open, role_of
from questions.facts.passages import ENTRIES, MAX_SENTENCE
from questions.facts.tables import roles
from questions.lexicon import table
from questions.reading.article import Block, BlockKind, Cell, Sentence, Span
from questions.reading.labels import label_kind

_LABEL = re.compile(r"^\s*([A-Za-z][A-Za-z’'/& -]{1,40}?)\s*(?:[:?]|[–—]|\s-)\s*")
_CELLS = re.compile(r"^([A-Za-z][A-Za-z /-]{1,30}?)\s*\|\s*(?=[^|\s])")  # "Repetitions | 12 |"
_STEP_NUMBER = re.compile(r"^step\s+\d{1,2}\s*[:.)–-]\s*|^\d{1,2}\s*[.)]\s+", re.IGNORECASE)
_COLON = re.compile(r":\s+(?=[A-Z])")
_DOSED_TAIL = re.compile(r";\s+(?=[^;]{3,80}$)|,\s+(?=repeat\b[^,;]{3,60}$)", re.IGNORECASE)
# "See a doctor if:" and its list are about no exercise.
_WARNS = re.compile(r"\b(?:if|when)(?: you(?: have)?)?\s?(?:[.…:–—-]+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a record without its label; `label` is the part of an exercise that it gives,
    `is_entry` marks the first sentence of an entry, `is_numbered` that of a numbered one."""

    text: str
    span: Span
    label: str = ""
    label_text: str = ""
    is_numbered: bool = False
    is_entry: bool = False


def statements(blocks: Sequence[Block]) -> Iterator[Statement]:
    """The sentences of a record's blocks; what stands below a heading has it as its label."""
    run: list[Block] = []
    label, label_text = "", ""
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            yield from _under(run, label, label_text)
            run, label, label_text = [], label_kind(block.text), block.text
        else:
            run.append(block)
    yield from _under(run, label, label_text)


def _under(blocks: Sequence[Block], label: str, label_text: str) -> Iterator[Statement]:
    open_label, open_text = label, label_text
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            yield from _rows(block)
            continue
        if block.kind not in ENTRIES:
            warns = _WARNS.search(block.text[-20:])
            open_label, open_text = ("other", "if") if warns else (label, label_text)
        current, current_text = open_label, open_text
        was_labelled = False
        for index, sentence in enumerate(block.sentences):
            if len(sentence.text) > MAX_SENTENCE:
                continue
            match = _LABEL.match(sentence.text) or _CELLS.match(sentence.text)
            kind = label_kind(match[1]) if match else ""
            if match and kind:
                current, current_text = kind, match[1]
                was_labelled = True
                if match.end() >= len(sentence.text.rstrip()):
                    open_label, open_text = kind, match[1]
                    continue
                sentence = _cut(sentence, match.end())
            elif was_labelled and _ends_label(sentence.text, current):
                current, current_text = "", ""
            is_first = index == 0 and block.kind in ENTRIES
            # "Reason: –" is how forms say that there is none.
            told = _aim_and_order(sentence) if any(map(str.isalnum, sentence.text)) else ()
            for part in (part for one in told for part in _without_tail(one)):
                made = _statement(part, current, current_text)
                is_numbered = made.is_numbered or (is_first and block.kind is BlockKind.NUMBERED)
                yield replace(made, is_numbered=is_numbered, is_entry=is_first)
                is_first = False


def _rows(block: Block) -> Iterator[Statement]:
    """The rows of a small table that gives the parts of one exercise: "Sets | 3"."""
    for row in block.rows:
        if len(row) == 2 and label_kind(row[0].text):
            yield from cell_statements(row[1], row[0].text)


def cell_statements(cell: Cell, header: str) -> Iterator[Statement]:
    """A cell's sentences, with what its header says that they are."""
    label = label_kind(header) or ("dose" if "dose" in roles(header) else "other")
    if label == "dose":
        yield Statement(cell.text, cell.span, label, header)
        return
    yield from (Statement(one.text, one.span, label, header) for one in cell.sentences)


def without_start(block: Block, at: int) -> Block:
    """The block without its first `at` characters."""
    start = block.span.start + at
    sentences = []
    for sentence in block.sentences:
        if sentence.span.end <= start:
            continue
        skip = max(start - sentence.span.start, 0)
        span = Span(sentence.span.start + skip, sentence.span.end)
        sentences.append(Sentence(sentence.text[skip:], span))
    return Block(block.kind, block.text[at:], Span(start, block.span.end), tuple(sentences))


def _ends_label(text: str, label: str) -> bool:
    """Whether a sentence behind "Goal: ..." on the same line goes on with what to do."""
    first = text.split(" ", 1)[0].lower()
    is_goal = first in table("exercises")["goals"]["verbs"]
    return label in ("goal", "equipment", "position") and not is_goal and is_instruction(text)


def _aim_and_order(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence parted at its colon where an aim is followed by an order: "Loosens the hips:
    Kneel down and ..."."""
    cut = _COLON.search(sentence.text)
    aim, order = (sentence.text[: cut.start()], sentence.text[cut.end() :]) if cut else ("", "")
    if not cut or role_of(aim) is not Role.GOAL or not may_open(order):
        yield sentence
        return
    at = sentence.span.start
    yield Sentence(aim, Span(at, at + len(aim)))
    yield _cut(sentence, cut.end())


def _without_tail(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence without the dose that hangs on it, and that dose."""
    cut = _DOSED_TAIL.search(sentence.text)
    head, tail = (sentence.text[: cut.start()], sentence.text[cut.end() :]) if cut else ("", "")
    told = len(read_dose([tail]).used[0]) if tail else 0
    hangs_by_comma = cut is not None and cut[0].startswith(",")
    is_dosed_itself = hangs_by_comma and bool(read_dose([head]).used[0])
    if not told or is_dosed_itself or role_of(tail, dimensions=told) is not Role.DOSE:
        yield sentence
        return
    at = sentence.span.start
    yield Sentence(head, Span(at, at + len(head)))
    yield _cut(sentence, len(sentence.text) - len(tail))


def _statement(sentence: Sentence, label: str, label_text: str) -> Statement:
    match = _STEP_NUMBER.match(sentence.text)
    is_numbered = match is not None and match.end() < len(sentence.text)
    sentence = _cut(sentence, match.end()) if match and is_numbered else sentence
    return Statement(sentence.text, sentence.span, label, label_text, is_numbered)


def _cut(sentence: Sentence, at: int) -> Sentence:
    return Sentence(sentence.text[at:], Span(sentence.span.start + at, sentence.span.end))
