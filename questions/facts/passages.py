"""Ways of looking at an article: its lists with what announces them, its running sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.facts.anatomy import is_part
from questions.facts.model import Evidence, Exercise, Facts
from questions.reading.article import Article, Block, BlockKind, Section, Sentence, Span

# Nobody writes a longer sentence or list entry; what is longer is no prose, and reading it with
# regular expressions could take minutes.
MAX_SENTENCE = 600
_MAX_NAME = 6  # words
ENTRIES = (BlockKind.BULLET, BlockKind.NUMBERED)


@dataclass(frozen=True, slots=True)
class ListPassage:
    """A list: its section, the sentences of the paragraph before it, its entries of one level.

    A list below an entry is one of its own, led in by that entry; `is_nested` marks it, and
    `headed` holds the outer list's entries that lead one in.
    """

    section: Section
    lead: tuple[Sentence, ...]
    entries: tuple[Block, ...]
    is_nested: bool = False
    headed: tuple[Block, ...] = ()

    @property
    def lead_in(self) -> str:
        """The sentence that announces the list, or nothing."""
        return self.lead[-1].text if self.lead else ""

    @property
    def evidence(self) -> tuple[Span, ...]:
        if self.lead:
            return (self.lead[-1].span,)
        return (self.section.heading.span,) if self.section.heading else ()


@dataclass(frozen=True, slots=True)
class _Claimed:
    """Where spans that do not overlap begin and end, in order."""

    starts: list[int]
    ends: list[int]


def free_sections(article: Article, facts: Facts) -> list[Section]:
    """The sections with only those blocks that no exercise has claimed; what is left of a section
    whose heading names an exercise stands below no heading."""
    taken = {span for exercise in facts.exercises for span in _told_of(exercise)}
    claimed = _Claimed(sorted(one.start for one in taken), sorted(one.end for one in taken))
    free = []
    for section in article.sections:
        is_named = section.heading is not None and section.heading.span in taken
        blocks = tuple(block for block in section.blocks if not _overlaps(block.span, claimed))
        if blocks or not is_named:
            free.append(Section(None if is_named else section.heading, section.path, blocks))
    return free


def _told_of(exercise: Exercise) -> Evidence:
    """The spans of an exercise without those before its first part and after its last one, which
    tell of something else: an essay that comes to its exercise in the sixth paragraph."""
    parts = sorted(span.start for part in exercise.parts.values() for span in part.evidence)
    name, *rest = exercise.evidence or (Span(0, 0),)
    ends = sorted(span.end for part in exercise.parts.values() for span in part.evidence)
    kept = [one for one in rest if one.end > parts[0] and one.start < ends[-1]] if parts else rest
    return (name, *kept)


def lists(sections: Sequence[Section]) -> Iterator[ListPassage]:
    """Every list with the paragraph or entry directly before it, the outer ones first."""
    for section in sections:
        lead: tuple[Sentence, ...] = ()
        run: list[Block] = []
        for block in section.blocks:
            if block.kind in ENTRIES:
                run += [block] if len(block.text) <= MAX_SENTENCE else []
                continue
            yield from _by_level(section, lead, run)
            lead, run = _lead(block), []
        yield from _by_level(section, lead, run)


def subject_above(section: Section) -> tuple[str, tuple[str, ...]] | None:
    """The nearest heading above that names a part of the body, and those above that one."""
    found = (at for at in range(len(section.path) - 1, -1, -1) if names_one(section.path[at]))
    at = next(found, None)
    return None if at is None else (section.path[at], section.path[:at])


def names_one(heading: str) -> bool:
    """Whether a heading is a part's name, or that of a piece of one: "Long head of the biceps"."""
    whole = heading.rpartition(" of ")[2]
    return len(heading.split()) <= _MAX_NAME and (is_part(heading) or is_part(whole))


def running_sentences(section: Section) -> Iterator[Sentence]:
    """The sentences of a section's paragraphs and entries, in order; those of tables are read
    with their rows and columns."""
    for block in section.blocks:
        if block.kind is not BlockKind.TABLE:
            yield from (one for one in block.sentences if len(one.text) <= MAX_SENTENCE)


def _lead(block: Block) -> tuple[Sentence, ...]:
    return tuple(one for one in block.sentences[-5:] if len(one.text) <= MAX_SENTENCE)


def _by_level(
    section: Section, lead: tuple[Sentence, ...], run: Sequence[Block]
) -> Iterator[ListPassage]:
    outermost: list[Block] = []
    below: dict[int, list[Block]] = {}
    above: list[int] = []
    for index, block in enumerate(run):
        while above and run[above[-1]].level >= block.level:
            above.pop()
        siblings = below.setdefault(above[-1], []) if above else outermost
        siblings.append(block)
        above.append(index)
    if outermost:
        headed = tuple(run[index] for index in sorted(below) if run[index].level == run[0].level)
        yield ListPassage(section, lead, tuple(outermost), headed=headed)
    for index in sorted(below):
        yield ListPassage(section, _lead(run[index]), tuple(below[index]), is_nested=True)


def _overlaps(span: Span, claimed: _Claimed) -> bool:
    """Whether one of the claimed spans begins inside `span` or around it."""
    first = bisect_right(claimed.ends, span.start)
    return first < len(claimed.starts) and claimed.starts[first] < span.end
