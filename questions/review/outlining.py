"""Where exercises begin, as a reviewer marks it: each is read anew from its mark to the next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from questions.facts import flat
from questions.facts.ids import UniqueIds
from questions.facts.model import ArticleRef, Evidence, Exercise, Facts
from questions.reading.article import Article, Block, BlockKind, Section, Sentence, Span
from questions.reading.sentences import split_sentences
from questions.review.applying import Decisions, apply
from questions.review.decisions import MAX_QUOTE, Decision, Verb
from questions.review.gathering import Refused, gather
from questions.review.kinds.registry import FACT_KINDS
from questions.review.values import MAX_NAME, key_of

MAX_OUTLINE = 120  # lines; more is a chapter, and nobody looks through them
_MAX_NAME_WORDS = 8
_FIRST_WORDS = 6
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+")
_NAME = re.compile(r"(?P<name>[^:.]{2,80}?)\s*(?::|\s[–—-])\s+(?=\S)")
_PARTS = ("position", "equipment", "dose", "goal", "steps")

Begins = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One line of the article. `begins` says whether an exercise begins there today; `name` is
    what that is called, or would be."""

    text: str
    span: Span
    begins: bool
    name: str


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What marks come to: what is to be stored by the facts' ids, where None takes back what was
    decided, and which exercises cannot be made."""

    decisions: Mapping[str, Decision | None]
    refused: tuple[Refused, ...]


def outline(article: Article, facts: Facts, span: Span) -> tuple[OutlineLine, ...]:
    """The lines that begin within this span of the article, tables aside, with the exercises that
    begin there today."""
    blocks = _blocks(article, span)
    starts = [block.span.start for block in blocks]
    begun: dict[int, str] = {}
    for exercise in facts.exercises:
        place = bisect_right(starts, bounds_of(exercise).start) - 1
        if 0 <= place < len(blocks) and bounds_of(exercise).start < blocks[place].span.end:
            begun.setdefault(starts[place], exercise.name)
    return tuple(
        OutlineLine(
            block.text,
            block.span,
            block.span.start in begun,
            begun.get(block.span.start, "") or _name_of(block)[0],
        )
        for block in blocks
    )


def stretch_of(article: Article, facts: Facts, exercise_id: str) -> Span | None:
    """An exercise with the ones before and behind it, from line to line; None where there is none
    of that id."""
    ordered = sorted(facts.exercises, key=lambda one: bounds_of(one))
    place = next((at for at, one in enumerate(ordered) if one.id == exercise_id), None)
    if place is None:
        return None
    near = [bounds_of(one) for one in ordered[max(place - 1, 0) : place + 2]]
    behind = ordered[place + 2 : place + 3]
    end = bounds_of(behind[0]).start if behind else max(one.end for one in near)
    return Span(near[0].start, end)


def bounds_of(exercise: Exercise) -> Span:
    """From the first to the last of what an exercise was read from."""
    spans = [
        *exercise.evidence,
        *(one for part in exercise.parts.values() for one in part.evidence),
    ]
    if not spans:
        return Span(0, 0)
    return Span(min(one.start for one in spans), max(one.end for one in spans))


def redraw(
    article: Article, found: Facts, decisions: Decisions, span: Span, begins: Begins
) -> Redrawn:
    """What follows if within this span exercises begin at just these places, each with its name,
    or none to take it from the line. What keeps its mark, its end and its name stays as it is."""
    now = apply(found, decisions).facts
    lines = outline(article, now, span)
    before = _chunks(lines, {one.span.start: one.name for one in lines if one.begins})
    marked = [one for one in lines if one.span.start in begins]
    after = _chunks(lines, {one.span.start: begins[one.span.start] or one.name for one in marked})
    fresh = [one for one in after if one not in before]
    changed = [one for one in before if one not in after] + fresh
    wanted = _read(article, fresh, _blocks(article, span))
    kept, decided = _cleared(found, decisions, now, changed, wanted)
    base = {one: each for one, each in {**decisions, **decided}.items() if each is not None}
    gathered = gather(found, base, [one for at, one in enumerate(wanted) if at not in kept])
    nothing = (Refused(one.name, "", "no_steps") for one in fresh if not _has_any(one, wanted))
    return Redrawn({**decided, **gathered.decisions}, (*gathered.refused, *nothing))


@dataclass(frozen=True, slots=True)
class _Chunk:
    """An exercise as it is marked: its name, and from where to where it goes."""

    name: str
    span: Span


def _chunks(lines: Sequence[OutlineLine], begins: Begins) -> list[_Chunk]:
    if not lines:
        return []
    ends = [*sorted(begins), lines[-1].span.end]
    return [_Chunk(begins[first], Span(first, last)) for first, last in pairwise(ends)]


def _has_any(chunk: _Chunk, wanted: Sequence[Decision]) -> bool:
    return any(chunk.span.start <= (one.start or 0) < chunk.span.end for one in wanted)


def _cleared(
    found: Facts,
    decisions: Decisions,
    now: Facts,
    changed: Sequence[_Chunk],
    wanted: Sequence[Decision],
) -> tuple[set[int], dict[str, Decision | None]]:
    """Which of the wanted parts stand there already, and what is decided about those that stand
    in the changed stretches and are not wanted any more."""
    known = {one.id for one in flat(found)}
    places = {(one.kind, *key_of(*_told(one))): at for at, one in enumerate(wanted)}
    kept: set[int] = set()
    decided: dict[str, Decision | None] = {}
    for kind, part, told in _standing(now, changed):
        if told in places:
            kept.add(places[told])
        elif part in known:
            decided[part] = Decision(Verb.REJECT, kind)
        elif part in decisions:
            decided[part] = None
    for _, part, told in _standing(found, changed):
        decision = decisions.get(part)
        if decision and decision.verb is Verb.REJECT and places.get(told) not in (None, *kept):
            kept.add(places[told])
            decided[part] = None
    return kept, decided


def _standing(facts: Facts, chunks: Sequence[_Chunk]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The parts of exercises that stand in these stretches: kind, id, and what they say."""
    for exercise in facts.exercises:
        for kind, part in exercise.parts.items():
            start = part.evidence[0].start if part.evidence else -1
            if any(one.span.start <= start < one.span.end for one in chunks):
                fields = FACT_KINDS[kind].fields(facts, part.id)
                values = {field.name: field.value for field in fields}
                yield kind, part.id, (kind, *key_of(exercise.name, *_values(values)))


def _told(one: Decision) -> tuple[str, ...]:
    others = {name: text for name, text in one.fields.items() if name != "new_exercise"}
    return (one.fields["new_exercise"], *_values(others))


def _values(fields: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(fields):
        yield name
        yield fields[name]


# ------------------------------------------------------------------------------ lines


def _blocks(article: Article, span: Span) -> list[Block]:
    blocks = (
        block
        for section in article.sections
        for block in (*((section.heading,) if section.heading else ()), *section.blocks)
        if block.kind is not BlockKind.TABLE
    )
    inside = (one for one in blocks if span.start < one.span.end and one.span.start < span.end)
    return list(inside)[:MAX_OUTLINE]


def _name_of(block: Block) -> tuple[str, int]:
    """What an exercise that begins with this line is called, and where its text goes on."""
    number = _NUMBER.match(block.text)
    begin = number.end() if number else 0
    text = block.text[begin:]
    first = split_sentences(text)[:1]
    if block.kind is BlockKind.HEADING or (first and first[0].text == text and _is_short(text)):
        return text.rstrip(" :."), len(block.text)
    match = _NAME.match(text)
    if match and _is_short(match["name"]):
        return match["name"], begin + match.end()
    if first and _is_short(first[0].text):
        return first[0].text.rstrip(" :."), begin + first[0].span.end
    return " ".join(text.split()[:_FIRST_WORDS]).rstrip(" ,;:."), begin


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MAX_NAME_WORDS and len(text) <= MAX_NAME


# ------------------------------------------------------------------------------ reading anew


def _read(article: Article, chunks: Sequence[_Chunk], blocks: Sequence[Block]) -> list[Decision]:
    """The parts of each exercise, as the reader finds them below a heading of its own."""
    from questions.facts.exercises import exercise_of  # with all that finds exercises

    ids, made = UniqueIds(), list[Decision]()
    for chunk in chunks:
        section = _section(article, chunk, blocks)
        exercise = exercise_of(section, ids)
        parts = list(_parts(article, chunk, exercise)) if exercise else []
        made += parts or _steps_alone(article, chunk, section)
    return made


def _is_inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _section(article: Article, chunk: _Chunk, blocks: Sequence[Block]) -> Section:
    inside = [one for one in blocks if _is_inside(one.span, chunk.span)]
    first, at = inside[0], _name_of(inside[0])[1]
    name_span = Span(first.span.start, first.span.start + (at or len(first.text)))
    heading = Block(
        BlockKind.HEADING, chunk.name, name_span, (Sentence(chunk.name, name_span),), level=2
    )
    rest = _paragraph(first.text[at:].lstrip(), first.span.end) if first.text[at:].strip() else None
    others = (_plain(one) for one in inside[1:])
    return Section(heading, (article.title,), (*((rest,) if rest else ()), *others))


def _paragraph(text: str, end: int) -> Block:
    start = end - len(text)
    return Block(BlockKind.PARAGRAPH, text, Span(start, end), split_sentences(text, start))


def _plain(block: Block) -> Block:
    """A heading inside an exercise heads nothing of its own."""
    is_heading = block.kind is BlockKind.HEADING
    return replace(block, kind=BlockKind.PARAGRAPH, level=0) if is_heading else block


def _parts(article: Article, chunk: _Chunk, exercise: Exercise) -> Iterator[Decision]:
    ref = ArticleRef(article.title, article.sha256, article.text)
    facts = Facts(ref, exercises=(exercise,))
    for kind in _PARTS:
        if kind in exercise.parts:
            part = exercise.parts[kind]
            fields = FACT_KINDS[kind].fields(facts, part.id)
            values = {field.name: field.value for field in fields}
            yield _addition(article, chunk, kind, values, part.evidence)


def _steps_alone(article: Article, chunk: _Chunk, section: Section) -> list[Decision]:
    sentences = [one for block in section.blocks for one in block.sentences]
    if not sentences:
        return []
    values = {"steps": "\n".join(one.text for one in sentences)}
    spans = tuple(one.span for one in sentences)
    return [_addition(article, chunk, "steps", values, spans)]


def _addition(
    article: Article, chunk: _Chunk, kind: str, values: Mapping[str, str], evidence: Evidence
) -> Decision:
    quote = article.text[evidence[0].start : evidence[-1].end]
    if len(quote) > MAX_QUOTE:
        quote = article.quote(evidence[0])[:MAX_QUOTE]
    fields = {**values, "new_exercise": chunk.name[:MAX_NAME]}
    return Decision(Verb.ADD, kind, fields, quote, evidence[0].start)
