"""Cuts an article into units that may be exercises: a name and the labelled lines below it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from questions.facts.dosage import read_dose
from questions.facts.equipment import find_position
from questions.facts.instructions import Role, is_instruction, may_open, role_of
from questions.facts.model import Dosage
from questions.facts.passages import MAX_SENTENCE
from questions.facts.prose_names import goes_on, parted, prose_name
from questions.facts.tables import roles
from questions.lexicon import table
from questions.reading.article import Article, Block, BlockKind, Cell, Section, Sentence, Span

_LABEL = re.compile(r"^\s*([A-Za-z][A-Za-z’'/& -]{1,40}?)\s*(?:[:?]|[–—]|\s-)\s*")
_NAMED = re.compile(r"^(?P<name>[A-Z0-9][^.:!?]{2,70}?)\s*(?::|\s[-–—]|[–—])\s+(?=\S)")
_NAMED_ENTRY = re.compile(_NAMED.pattern.replace("[A-Z0-9]", r"\w", 1))
_SORT = r"(?:exercise|stretch|move|movement|drill|activity|task|pose|station|lift|technique)"
_COUNTER = r"(?:\d{1,2}|[A-H]|[IVX]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)"
_NUMBERING = re.compile(
    rf"^(?:{_SORT}\s+)?(?:#\s*|(?:no\.?|number)\s*)?\d{{1,2}}\s*[.:)–-]\s*(?![/\d])"
    rf"|^{_SORT}\s+(?:(?:no\.?|number)\s+)?{_COUNTER}\s*(?:[.:)–—]|\s-)\s*(?=\S)"
    rf"|^(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|last|final)\s+{_SORT}\s*[:–—]\s*"
    r"|^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+"
    rf"|^{_SORT}\s+\d{{1,2}}\s+|^[A-H][.)]\s+|^#\s?\d{{1,2}}\s+",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(
    r"^(?:name|exercise(?: name| title)?|name of (?:the )?exercise|title)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\(([^()]{3,60})\)\s*$")
_HOW_TO = re.compile(
    r"^how (?:to|(?:do|should|can|would) (?:i|you|we)) (?:do|perform) (?:a |an |the )?"
    r"(?P<name>[^?]{3,60}?)(?: (?:properly|correctly|right|safely))?\??$",
    re.IGNORECASE,
)
_STEP_NUMBER = re.compile(r"^step\s+\d{1,2}\s*[:.)–-]\s*|^\d{1,2}\s*[.)]\s+", re.IGNORECASE)
_STOPPED = re.compile(r"^(?:\d{1,2}[.)]\s+)?(?P<name>[A-Z0-9][^.:!?]{2,60}?)\.\s+(?=\S)")
_DOSED_NAME = re.compile(
    r"(?<=\w)\)?\s*(?:[–—:,(]|\s-|\s(?=\d{1,2}\s?[x×]\s?\d))\s*"
    r"(?P<dose>(?:hold|repeat|do|\d|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty)"
    r"[^()]{2,60}?)\)?$",
    re.IGNORECASE,
)
_DOSED_TAIL = re.compile(r";\s+(?=[^;]{3,80}$)")
# "See a doctor if:" and its list are about no exercise.
_WARNS = re.compile(r"\b(?:if|when)(?: you(?: have)?)?\s?(?:[.…:–—-]+)?$", re.IGNORECASE)
_MAY_ORDER = re.compile(r"(?:start|begin|end|finish|open|close|go|move)\b", re.IGNORECASE)
# "Lying on your back. Bend one knee.": where to be, while "Seated twist" is a name.
_POSITION_ONLY = re.compile(
    r"(?:lying|sitting|standing|kneeling|seated|side-lying|supine|prone)"
    r"(?:$| (?:on|or|in|with|at|upright|tall|down|up|straight|facing|against|comfortably|next)\b)",
    re.IGNORECASE,
)
_MAX_NAME_WORDS = 12
_MAX_STOPPED_WORDS = 5
_MAX_ORDER_WORDS = 3
_OBJECT = re.compile(
    r"\b(?:the|your|both|it|them|this|an?|down|slowly|gently|here)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a unit without its label; `label` is the part of an exercise that it gives,
    `is_numbered` marks the first sentence of a numbered entry."""

    text: str
    span: Span
    label: str = ""
    label_text: str = ""
    is_numbered: bool = False


@dataclass
class Unit:
    """A name and what stands below it; `is_row` marks a row of a table of exercises, `is_told` a
    name that running text gives, `is_listed` one of several named in a section on exercises."""

    name: str
    title_line: Line
    evidence: tuple[Span, ...]
    lines: list[Line] = field(default_factory=list)
    is_row: bool = False
    is_told: bool = False
    is_listed: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def units(article: Article) -> Iterator[Unit]:
    """What stands below each heading, or below each named entry where a section has several."""
    for group in _sections_with_parts(article.sections):
        named = list(_named_units(group[0].blocks)) if len(group) == 1 else []
        is_about = _speaks_of_exercises(group[0])
        if named and (len(named) > 1 or is_about or named[0].is_told):
            yield from (replace(one, is_listed=is_about and len(named) > 1) for one in named)
        elif group[0].heading:
            yield _heading_unit(group)


def bracketed(title: str) -> str:
    """What stands in brackets at the end of a title, or nothing."""
    match = _BRACKETED.search(title.strip(" :*"))
    return match[1] if match else ""


def label_kind(text: str) -> str:
    """Which part of an exercise a label announces, or nothing."""
    return _labels().get(text.strip(" :.-–—").replace("’", "'").lower(), "")


def _sections_with_parts(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Each section, together with those below it whose headings are labels such as "Steps"; below
    the title of the whole article one such heading is a section like any other."""
    group: list[Section] = []
    for at, section in enumerate(sections):
        is_title = len(group) == 1 and group[0] is sections[0]
        is_labelled = group and group[0].heading and label_kind(section.title)
        if is_labelled and not (is_title and not _is_labelled(sections[at + 1 : at + 2])):
            group.append(section)
            continue
        if group:
            yield group
        group = [section]
    if group:
        yield group


def _is_labelled(sections: Sequence[Section]) -> bool:
    return bool(sections) and bool(label_kind(sections[0].title))


def _heading_unit(group: Sequence[Section]) -> Unit:
    heading = group[0].heading
    assert heading is not None  # noqa: S101 - the caller has looked
    spans = [block.span for section in group for block in _all_blocks(section)]
    unit = named_unit(heading.text, heading.span, tuple(spans))
    for section in group:
        label = label_kind(section.title) if section is not group[0] else ""
        unit.lines.extend(_lines(section.blocks, label, section.title))
    return unit


def _all_blocks(section: Section) -> Iterator[Block]:
    if section.heading:
        yield section.heading
    yield from section.blocks


def named_unit(title: str, span: Span, evidence: tuple[Span, ...]) -> Unit:
    """A unit that is called by its title without what only counts it; with the dose that the title
    goes on with."""
    name = _HOW_TO.sub(r"\g<name>", _NAME_LABEL.sub("", _NUMBERING.sub("", title))).strip(" :*")
    lines = []
    if dose := _dose_behind(name):
        name = name[: dose.start()].strip(" :*")
        start = span.start + title.rindex(dose["dose"])
        told = Span(start, start + len(dose["dose"]))
        lines = [Line(dose["dose"], told, "dose", "dose")]
    if find_position([bracketed(name)]):
        name = _BRACKETED.sub("", name)
    return Unit(name[:1].upper() + name[1:], Line(title, span), evidence, lines)


def _dose_behind(name: str) -> re.Match[str] | None:
    """Where a name goes on with how much of it: "Bridges – 3 x 12"."""
    match = _DOSED_NAME.search(name)
    return match if match and _is_dosed(read_dose([match["dose"]], name=name).dosage) else None


def _named_units(blocks: Sequence[Block]) -> Iterator[Unit]:
    """ "Clamshell: Lie on your side ..." begins a unit, which goes on to the next such entry."""
    unit: Unit | None = None
    spans: list[Span] = []
    is_prose = False
    for block in itertools.chain.from_iterable(map(parted, blocks)):
        match = _name_match(block)
        if unit and (match or _leaves(block, is_prose=is_prose)):
            yield replace(unit, evidence=tuple(spans))
            unit = None
        if match:
            is_prose = prose_name(block.text) is not None
            start = block.span.start
            name_span = Span(start + match.start("name"), start + match.end("name"))
            unit, spans = named_unit(match["name"], name_span, ()), [block.span]
            unit.is_told = is_prose and not _MAY_ORDER.match(match[0])
            unit.is_row = _is_listed_with_dose(block, block.text[match.end() :][:MAX_SENTENCE])
            unit.lines.extend(_lines([_rest(block, match.end())], "", ""))
        elif unit:
            spans.append(block.span)
            unit.lines.extend(_lines([block], "", ""))
    if unit:
        yield replace(unit, evidence=tuple(spans))


def _leaves(block: Block, *, is_prose: bool) -> bool:
    """Whether a block is about something else than the exercise above it."""
    if is_prose:
        return not goes_on(block)
    if _WARNS.search(block.text[-20:]):
        return True
    opening = block.sentences[:3] if block.kind is BlockKind.PARAGRAPH else ()
    return any("?" in one.text and not label_kind(one.text.rstrip("?")) for one in opening)


def _name_match(block: Block) -> re.Match[str] | None:
    match = prose_name(block.text) or _named(block) or _named_by_stop(block)
    if not match or len(match["name"].split()) > _MAX_NAME_WORDS or label_kind(match["name"]):
        return None
    rest = block.text[match.end() : match.end() + MAX_SENTENCE].split(". ")[0]
    label = _LABEL.match(rest)
    is_told = may_open(rest) or _is_listed_with_dose(block, rest)
    is_told |= label is not None and bool(label_kind(label[1]))
    return match if is_told and _is_name(match["name"], block.text[match.end() :]) else None


def _is_name(text: str, below: str) -> bool:
    """Whether what stands before a colon or stop is a name; one that might be an order itself
    ("Bridge") is one where its position or its own dose stands beside it."""
    if _POSITION_ONLY.match(text):
        return False
    if not is_instruction(text) or find_position([bracketed(text)]):
        return True
    is_bare = len(text.split()) <= _MAX_ORDER_WORDS and not _OBJECT.search(text)
    return is_bare and _is_dosed(read_dose([below[:MAX_SENTENCE]]).dosage)


def _is_dosed(dosage: Dosage) -> bool:
    return any((dosage.reps, dosage.sets, dosage.hold_seconds))


def _is_listed_with_dose(block: Block, rest: str) -> bool:
    """Whether an entry has nothing but a dose behind its name: "Chin tuck – 10 reps, 2x/day"."""
    is_entry = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
    is_told = is_entry or rest[:1].isdigit()
    dosage = read_dose([rest]).dosage if is_told else Dosage()
    return _is_dosed(dosage)


def _named(block: Block) -> re.Match[str] | None:
    """A name before a colon or dash; in a list it need not begin with a capital."""
    is_entry = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
    return (_NAMED_ENTRY if is_entry else _NAMED).match(block.text)


def _named_by_stop(block: Block) -> re.Match[str] | None:
    """ "Heel slide. Lie on your back.": a few words, and a sentence that says what to do."""
    if len(block.sentences) < 2 or len(block.sentences[0].text.split()) > _MAX_STOPPED_WORDS:
        return None
    return _STOPPED.match(block.text)


def _rest(block: Block, at: int) -> Block:
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


def _lines(blocks: Sequence[Block], label: str, label_text: str) -> Iterator[Line]:
    open_label, open_text = label, label_text
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            yield from _table_lines(block)
            continue
        is_entry = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
        if not is_entry:
            warns = _WARNS.search(block.text[-20:])
            open_label, open_text = ("other", "if") if warns else (label, label_text)
        current, current_text = open_label, open_text
        was_labelled = False
        for index, sentence in enumerate(block.sentences):
            if len(sentence.text) > MAX_SENTENCE:
                continue
            match = _LABEL.match(sentence.text)
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
            numbered = index == 0 and block.kind is BlockKind.NUMBERED
            # "Reason: –" is how forms say that there is none.
            told = _without_tail(sentence) if any(map(str.isalnum, sentence.text)) else ()
            for part in told:
                yield _line(part, current, current_text, numbered)


def _ends_label(text: str, label: str) -> bool:
    """Whether a sentence behind "Goal: ..." on the same line goes on with what to do."""
    first = text.split(" ", 1)[0].lower()
    is_goal = first in table("exercises")["goals"]["verbs"]
    return label in ("goal", "equipment", "position") and not is_goal and is_instruction(text)


def _without_tail(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence without the dose that a semicolon hangs on it, and that dose."""
    cut = _DOSED_TAIL.search(sentence.text)
    tail = sentence.text[cut.end() :] if cut else ""
    told = len(read_dose([tail]).used[0]) if tail else 0
    if not cut or not told or role_of(tail, dimensions=told) is not Role.DOSE:
        yield sentence
        return
    at = sentence.span.start
    yield Sentence(sentence.text[: cut.start()], Span(at, at + cut.start()))
    yield _cut(sentence, cut.end())


def cell_lines(cell: Cell, header: str) -> Iterator[Line]:
    """A cell's lines, with what its header says that they are."""
    label = label_kind(header) or ("dose" if "dose" in roles(header) else "other")
    if label == "dose":
        yield Line(cell.text, cell.span, label, header)
        return
    yield from (Line(one.text, one.span, label, header) for one in cell.sentences)


def _table_lines(block: Block) -> Iterator[Line]:
    """The lines of a small table that gives the parts of one exercise: "Sets | 3"."""
    for row in block.rows:
        if len(row) == 2 and label_kind(row[0].text):
            yield from cell_lines(row[1], row[0].text)


def _line(sentence: Sentence, label: str, label_text: str, is_numbered: bool) -> Line:
    match = _STEP_NUMBER.match(sentence.text)
    if match and match.end() < len(sentence.text):
        sentence, is_numbered = _cut(sentence, match.end()), True
    return Line(sentence.text, sentence.span, label, label_text, is_numbered)


def _cut(sentence: Sentence, at: int) -> Sentence:
    return Sentence(sentence.text[at:], Span(sentence.span.start + at, sentence.span.end))


def _speaks_of_exercises(section: Section) -> bool:
    return (
        re.search(
            r"\b(?:exercises?|stretch(?:es)?|routine|drills?|program(?:me)?|workout|moves)\b",
            section.title,
            re.I,
        )
        is not None
    )


@cache
def _labels() -> dict[str, str]:
    table_of_labels = table("exercises")["labels"]
    return {
        phrase.replace("’", "'"): kind
        for kind, phrases in table_of_labels.items()
        for phrase in phrases
    }
