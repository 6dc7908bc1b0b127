"""Tables and lists that may not have been understood as a whole. One wrong decision about what the
columns of a table are, or about what parts the entries of a list, makes every fact in it wrong: in
such a unit nothing is certain."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from questions.facts.anatomy import is_part, known_beginning
from questions.facts.kinds.exercises import EXERCISES
from questions.facts.kinds.registry import SECTIONS
from questions.facts.model import Facts
from questions.facts.passages import ENTRIES
from questions.lexicon import table
from questions.reading.article import Article, BlockKind

_FEWEST_PARTS = 0.9  # of what a table is about: parts of the body
_FEWEST_KNOWN = 0.5  # of its columns: those called as such columns are
_FEWEST_READ = 0.75  # of the entries of a list: those that gave a fact
_MOST_BADLY_CUT = 0.1  # of the facts of a unit
# A name or a meaning neither begins nor ends with a mark, nor holds one that parts something else.
_BADLY_CUT = re.compile(
    r"[^\w(“\"‘'’<>≥≤~±]|.*(?:\s[–—-]|[:;,|/=>(*•]|\s(?:and|or|the|of|a|to))$"
    r"|.*(?:[{}|]|->|https?:|\bto-?do\b|\?\?|\s:\s)",
    re.IGNORECASE | re.DOTALL,
)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_MEASURED = tuple(one for one in SECTIONS if one is not EXERCISES)


@dataclass(slots=True)
class _Unit:
    """A table, a run of entries, or the paragraphs of a section, with what one section of the facts
    has from it: the facts' ids, those whose words were cut badly, and the blocks that gave any;
    of a table the names of its rows and columns."""

    kind: BlockKind
    size: int
    ids: list[str] = field(default_factory=list)
    badly_cut: list[str] = field(default_factory=list)
    read: set[int] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    relations: set[str] = field(default_factory=set)


def misread(article: Article, facts: Facts) -> dict[str, str]:
    """The ids of facts that may have been misread together with all others of their table or list,
    and of those whose words were cut badly, each with what is wrong."""
    found: dict[str, str] = {}
    for unit in _units(article, facts):
        found |= dict.fromkeys(unit.badly_cut, "words that were cut badly")
        if why := _what_is_unclear(unit):
            found |= dict.fromkeys(unit.ids, why)
    return found


def is_badly_cut(words: str) -> bool:
    """Whether words hold what parts them from others, such as a dash in front."""
    return bool(_BADLY_CUT.match(words)) or any(words.count(a) != words.count(b) for a, b in _PAIRS)


def _what_is_unclear(unit: _Unit) -> str:
    if unit.relations and unit.kind is BlockKind.TABLE:
        about = sum(
            is_part(one) or known_beginning(one.lower()) is not None for one in unit.subjects
        )
        known = len(unit.relations & set(table("tables")["words"]["relations"]))
        is_clear = about >= _FEWEST_PARTS * len(unit.subjects)
        if not is_clear or known < _FEWEST_KNOWN * len(unit.relations):
            return "a table whose columns are unclear"
    if unit.kind in ENTRIES and len(unit.read) < _FEWEST_READ * unit.size:
        return "a list that was read in part"
    if len(unit.badly_cut) > _MOST_BADLY_CUT * len(unit.ids):
        return "a list whose parts are unclear"
    return ""


def _units(article: Article, facts: Facts) -> Iterator[_Unit]:
    starts, of_block, sizes = _blocks(article)
    for section in _MEASURED:
        units: defaultdict[int, _Unit] = defaultdict(lambda: _Unit(BlockKind.PARAGRAPH, 0))
        for entry in section.entries(facts):
            for name, part in section.parts(entry):
                at = bisect_right(starts, part.evidence[-1].start) - 1 if part.evidence else -1
                if at < 0:
                    continue
                number, kind = of_block[at]
                if number not in units:
                    units[number] = _Unit(kind, sizes[number])
                unit = units[number]
                unit.ids.append(part.id)
                unit.read.add(at)
                fact = next(one for one in section.kinds if one.name == name)
                values = fact.values(entry, part)
                if any(map(is_badly_cut, fact.words(values))):
                    unit.badly_cut.append(part.id)
                if "relation" in values:
                    unit.subjects.add(str(values["subject"]))
                    unit.relations.add(str(values["relation"]))
        yield from units.values()


def _blocks(article: Article) -> tuple[Sequence[int], Sequence[tuple[int, BlockKind]], list[int]]:
    """Where each block begins, the number of its unit with its kind, and the size of each unit."""
    starts: list[int] = []
    of_block: list[tuple[int, BlockKind]] = []
    sizes: list[int] = []
    for section in article.sections:
        before: BlockKind | None = None
        for block in section.blocks:
            is_same = before is not None and (block.kind in ENTRIES) == (before in ENTRIES)
            if not is_same or BlockKind.TABLE in (block.kind, before):
                sizes.append(0)
            sizes[-1] += 1
            starts.append(block.span.start)
            of_block.append((len(sizes) - 1, block.kind))
            before = block.kind
    return starts, of_block, sizes
