"""Types and stages by the article's layout: in lists, tables, numbered passages, run-in heads and
sections of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from questions.facts.anatomy import is_complaint
from questions.facts.listings import subject_in
from questions.facts.model import TypeDefinition
from questions.facts.passages import MAX_SENTENCE, lists, running_sentences
from questions.facts.tables import TablePassage, tables
from questions.facts.type_announcements import (
    MAX_NAME_WORDS,
    Announced,
    Told,
    from_prose,
    is_ordered,
    told_bare,
    told_in,
)
from questions.facts.type_definitions import BARE_NUMBER, NOUNS
from questions.facts.type_headings import (
    BARE_KINDS,
    from_headings,
    from_numbered_headings,
    without_of,
)
from questions.facts.type_ranks import (
    from_named_sections,
)
from questions.facts.type_runs import resolved
from questions.reading.article import Block, BlockKind, Section, Sentence, Span

_NUMBERED = re.compile(
    rf"(?:in\s+)?(?:an?\s+|the\s+)?(?P<noun>{NOUNS})\s+(?P<number>\d|[IVX]{{1,4}}|[A-D])\b"
    r"(?:\s*\([^()]{1,60}\))?(?:\s*(?:[–—]|\s-)\s*[\w -]{2,40}(?=:))?(?P<after>[\w -]{0,40}?)"
    r"(?:\s*[:,–—.]\s*|\s+-\s+"
    r"|\s+(?:is when|is where|is|are|means that|means|involves|has|shows)\s+)(?P<key>\S.*)$",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"(?P<name>[A-Z][\w’' ()/-]{2,50}?)\s*(?::|[–—]|\s-)\s+(?P<key>\S.{3,})")
_COUNTER = re.compile(r"^(?:\d{1,2}|[a-h])[.)]\s+")
_MAX_SENTENCES = 200  # in one paragraph
_MAX_TYPES = 7
_LINKING = re.compile(r"^(?:is|are|means|refers to|happens when|occurs when)\s+", re.IGNORECASE)
_FIRST = ("1", "I", "A", "0", "first")
_ASKS = re.compile(r"(?:what|how|why|when|where|who|which)\b", re.IGNORECASE)


def announcements(sections: Sequence[Section]) -> Iterator[Announced]:
    """Every such passage, those first that say most."""
    sentences = [one for section in sections for one in running_sentences(section)]
    yield from from_prose(sentences)
    yield from _from_lists(sections)
    yield from _from_tables(sections)
    yield from _from_numbers(sections)
    yield from _from_run_ins(sections)
    yield from from_headings(sections)
    yield from from_numbered_headings(sections)
    yield from from_named_sections(sections)


def _from_lists(sections: Sequence[Section]) -> Iterator[Announced]:
    for passage in lists(sections):
        title = "" if passage.is_nested else passage.section.title
        before = passage.lead[-2].text if len(passage.lead) > 1 else ""
        told = told_in(resolved(passage.lead_in, before, title)) or told_in(title)
        told = told or told_bare(passage.lead_in, before, title) or _told_bare(title, sections)
        if not told:
            continue
        read = [_read_entry(entry.text, told.of) for entry in passage.entries]
        if any(len(name.split()) > MAX_NAME_WORDS for name, _ in read):
            read = [_as_sentence(entry.text, told.of) for entry in passage.entries]
        names = tuple(name for name, _ in read)
        if len(names) < 2 or any(not 0 < len(name.split()) <= MAX_NAME_WORDS for name in names):
            continue
        given = tuple(
            (name, TypeDefinition("", key, entry.text, (entry.span,)))
            for (name, key), entry in zip(read, passage.entries, strict=False)
            if key
        )
        evidence = passage.evidence + tuple(entry.span for entry in passage.entries)
        ordered = is_ordered(told.noun, names)
        yield Announced(told.of, ordered, names, told.count, evidence, given)


def _as_sentence(text: str, of: str) -> tuple[str, str]:
    """ "A greenstick fracture bends the bone": a type by the subject of its entry."""
    sentence = Sentence(text[:MAX_SENTENCE], Span(0, 0))
    named = next(_subjects([sentence], of), None)
    return (named[0], named[1].key) if named else (text, "")


def _told_bare(title: str, sections: Sequence[Section]) -> Told | None:
    """ "Types" above a list: of what the article is about."""
    match = BARE_KINDS.fullmatch(title.strip(" :"))
    of = _complaint(sections) if match else ""
    return Told(of, match["noun"], None) if match and of else None


def _complaint(sections: Sequence[Section]) -> str:
    """What the article is about, by its first heading, where that is what one can suffer from."""
    of = next((subject_in(one.title) for one in sections if one.title), "")
    is_short = 0 < len(of.split()) <= MAX_NAME_WORDS
    return of if is_short and is_complaint(of.split()[-1].lower()) else ""


def _from_tables(sections: Sequence[Section]) -> Iterator[Announced]:
    """ "Stage | What is seen": the kinds in one column, what they are in another."""
    for passage in tables(sections):
        kind = passage.column("kind")
        meaning = _meaning_column(passage, kind) if kind is not None else None
        texts = _resolved_lead(passage)
        told = next((told for text in texts if (told := told_in(text))), None)
        if kind is None or not told:
            continue
        given: dict[str, TypeDefinition] = {}
        for row in passage.rows:
            name = row[kind].text.strip(" .:")
            if BARE_NUMBER.fullmatch(name):
                name = f"{passage.header[kind].strip().capitalize().rstrip('s')} {name}"
            key = row[meaning].text.rstrip(" .") if meaning is not None else ""
            if 0 < len(name.split()) <= MAX_NAME_WORDS:
                spans = (row[kind].span, *((row[meaning].span,) if meaning is not None else ()))
                given[name] = TypeDefinition("", key, row[meaning or kind].text, spans)
        if len(given) >= 2:
            evidence = tuple(span for one in given.values() for span in one.evidence)
            defined = tuple(pair for pair in given.items() if pair[1].key)
            ordered = is_ordered(told.noun, tuple(given))
            yield Announced(told.of, ordered, tuple(given), told.count, evidence, defined)


def _resolved_lead(passage: TablePassage) -> Iterator[str]:
    """What announces a table, with what a pronoun in its last sentence stands for."""
    first, *others = passage.announcements
    before = passage.lead[-2].text if len(passage.lead) > 1 else ""
    yield resolved(first, before, passage.section.title) if passage.lead else first
    yield from others


def _meaning_column(passage: TablePassage, kind: int) -> int | None:
    named = passage.column("meaning")
    others = [at for at in range(len(passage.header)) if at != kind]
    if named in others:
        return named
    return others[0] if len(others) == 1 else None


def _from_numbers(sections: Sequence[Section]) -> Iterator[Announced]:
    """Grades that no sentence lists, but each of which a passage of one section explains."""
    for section in sections:
        found: dict[str, tuple[str, TypeDefinition]] = {}
        told = told_in(section.title)
        for block, below in zip_longest(section.blocks, section.blocks[1:]):
            if block.kind is BlockKind.TABLE:
                continue
            told = told or next(filter(None, map(told_in, _resolved(block, section.title))), None)
            for name, number, definition in _numbered(block, below):
                found.setdefault(number, (name, definition))
        told = told or next(filter(None, map(told_in, reversed(section.path))), None)
        told = told or _titled(section)
        if told and len(found) > 1 and next(iter(found)) in _FIRST:
            names = tuple(name for name, _ in found.values())
            evidence = tuple(span for _, one in found.values() for span in one.evidence)
            ordered = not names[0].startswith(("Type", "Kind", "Form", "Class", "Pattern"))
            given = tuple(found.values())
            yield Announced(told.of, ordered, names, told.count, evidence, given)


def _resolved(block: Block, title: str) -> Iterator[str]:
    """The sentences of a block with what "it" stands for."""
    before = ""
    for sentence in block.sentences[:_MAX_SENTENCES]:
        yield resolved(sentence.text, before, title)
        before = sentence.text


def _titled(section: Section) -> Told | None:
    """What stages belong to that nobody says anything of: the nearest short heading that is a
    name: "Frozen shoulder", and no "The three stages"."""
    for title in (section.title, *reversed(section.path)):
        name = title.partition(":")[0].strip()
        is_name = 0 < len(name.split()) <= 4 and not name.endswith("?")
        is_name &= not _ASKS.match(name)
        if is_name and not re.search(rf"\b(?:{NOUNS})s?\b", name, re.IGNORECASE):
            return Told(name, "stages", None)
    return None


def _numbered(block: Block, below: Block | None) -> Iterator[tuple[str, str, TypeDefinition]]:
    """ "Stage II. The tendon is stretched": the name, its number, and what is said of it, which may
    stand in the block below a line that ends in a colon."""
    sentences = block.sentences
    if below and block.text.endswith(":") and len(sentences) == 1 and not below.rows:
        sentences += below.sentences[:1]
    for at, sentence in enumerate(sentences):
        if len(sentence.text) > MAX_SENTENCE:
            continue
        match, span = _NUMBERED.match(sentence.text), sentence.span
        if not match and at + 1 < len(sentences) and len(sentence.text) < 40:
            # The stop behind a number looks like the end of a sentence.
            following = sentences[at + 1]
            match = _NUMBERED.match(f"{sentence.text} {following.text}"[:MAX_SENTENCE])
            span = Span(sentence.span.start, following.span.end)
        if match:
            name = f"{match['noun'].capitalize()} {match['number']}"
            key, source = match["key"], match.string
            is_name = len(key.split()) <= 2 and not key.lower().startswith(("a ", "an ", "the "))
            if is_name and at + 1 < len(sentences):
                # "Stage 1 – Freezing. Pain grows.": the number has a name as well.
                key = sentences[at + 1].text
                span = Span(sentence.span.start, sentences[at + 1].span.end)
                source = f"{sentence.text} {key}"
            yield name, match["number"], TypeDefinition("", key.rstrip(" ."), source, (span,))


def _from_run_ins(sections: Sequence[Section]) -> Iterator[Announced]:
    """Types that an announcement counts and the next paragraphs, or sentences, begin with."""
    for section in sections:
        for told, blocks, sentences in _counted(section):
            read = list(_run_ins(blocks, told.of)) or list(_subjects(sentences, told.of))
            if told.count is not None and len(read) == told.count:
                names = tuple(name for name, _ in read)
                evidence = tuple(span for _, one in read for span in one.evidence)
                ordered = is_ordered(told.noun, names)
                yield Announced(told.of, ordered, names, told.count, evidence, tuple(read))


def _counted(
    section: Section,
) -> Iterator[tuple[Told, Sequence[Block], Sequence[Sentence]]]:
    """Each announcement with a count, with as many blocks and sentences as it counts."""
    if told := told_in(section.title):
        # A heading that gives no number speaks of all that stands below it.
        count = told.count or len(section.blocks)
        blocks = section.blocks[:count]
        firsts = tuple(block.sentences[0] for block in blocks if block.sentences)
        if 2 <= count <= _MAX_TYPES:
            yield replace(told, count=count), blocks, firsts
    for at, block in enumerate(section.blocks):
        for number, sentence in enumerate(block.sentences[:_MAX_SENTENCES]):
            before = block.sentences[number - 1].text if number else ""
            told = told_in(resolved(sentence.text, before, section.title))
            if told and told.count is not None:
                is_last = number + 1 == len(block.sentences)
                blocks = section.blocks[at + 1 : at + 1 + told.count] if is_last else ()
                yield told, blocks, block.sentences[number + 1 : number + 1 + told.count]


def _run_ins(blocks: Sequence[Block], of: str) -> Iterator[tuple[str, TypeDefinition]]:
    for block in blocks:
        text, span = block.text[:MAX_SENTENCE], block.span
        if block.kind is BlockKind.TABLE or not block.sentences:
            continue
        first = block.sentences[0]
        match = _RUN_IN.match(first.text) if len(first.text) < MAX_SENTENCE else None
        name, key = (match["name"], match["key"]) if match else ("", "")
        if match:
            text, span = first.text, first.span
        elif len(block.sentences) > 1 and len(first.text.split()) <= MAX_NAME_WORDS:
            # A head such as "Cam impingement." before what it is.
            name, key = first.text.rstrip("."), block.sentences[1].text
        name = without_of(name, of)
        if 0 < len(name.split()) <= MAX_NAME_WORDS:
            yield name, TypeDefinition("", key.rstrip(" ."), text, (span,))


def _subjects(sentences: Sequence[Sentence], of: str) -> Iterator[tuple[str, TypeDefinition]]:
    """ "An ischaemic stroke happens when a vessel is blocked", for the types of stroke."""
    *before, head = of.lower().split()
    pattern = re.compile(
        rf"(?:in\s+)?(?:an?\s+|the\s+)?(?P<name>[\w-]+(?:\s[\w-]+)?)\s+"
        rf"{re.escape(head.rstrip('s'))}(?:es|s)?\s*,?\s+(?P<key>\w+.+)",
        re.IGNORECASE,
    )
    for sentence in sentences:
        match = pattern.match(sentence.text) if len(sentence.text) < MAX_SENTENCE else None
        if match:
            key = _LINKING.sub("", match["key"]).rstrip(" .")
            name = " ".join(word for word in match["name"].split() if word.lower() not in before)
            yield name, TypeDefinition("", key, sentence.text, (sentence.span,))


def _read_entry(text: str, of: str) -> tuple[str, str]:
    """A bullet's name and what it says of it: "Cam: the ball is not round"."""
    text = _COUNTER.sub("", text)
    name, separator, rest = re.sub(r"\s+[-–—]\s+", ": ", text, count=1).partition(":")
    if not separator and (match := _NUMBERED.match(text[:MAX_SENTENCE])):
        name, separator, rest = f"{match['noun']} {match['number']}", ":", match["key"]
    return without_of(name, of), rest.strip().rstrip(".") if separator else ""
