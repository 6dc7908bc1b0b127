"""Where an article says which types or stages of a thing there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.facts.model import Evidence, TypeDefinition
from questions.facts.numbers import number_in
from questions.facts.passages import MAX_SENTENCE, lists, running_sentences
from questions.facts.tables import TablePassage, tables
from questions.facts.type_definitions import BARE_NUMBER, NOUNS
from questions.reading.article import Block, BlockKind, Section, Sentence, Span

_NOUN = (
    r"(?P<noun>types|kinds|forms|variants|subtypes|stages|phases|grades|patterns|categories"
    r"|degrees|classes|varieties|levels|sorts)"
)
_NUMBER = r"(?P<count>two|three|four|five|six|seven|2|3|4|5|6|7)"
_WHICH = (
    r"(?:(?:main|basic|common|major|different|distinct|primary|recognized|recognised|broad"
    r"|general|known|separate|clinical|well-known|overlapping)\s+){0,2}"
)
_OPENS = (
    r"\s*(?:,?\s*(?:called|known as|named|namely|which are|these are|and these are|are"
    r"|include|including)\s*:?|[:—–,]|\s-)\s+"
)
_NAMES = r"(?P<names>[^.]{3,200}?)\.?$"
_OF = r"(?P<of>[\w’'() -]{2,60}?)"
_OFTEN = r"(?:(?:often|usually|commonly|typically|generally|traditionally|sometimes|also)\s+)?"
_SPLIT = r"(?:divided|split|grouped|classified|sorted|separated|graded|staged|broken down)"
_HAS = (
    rf"(?:has|have|comes? in|occurs? in|is|are|can be|happens? in|goes through|passes through"
    rf"|moves through|develops in|progresses through|runs through|takes|{_OFTEN}(?:is|are|can be)"
    rf"\s+{_OFTEN}{_SPLIT}\s+(?:in)?to|divides into|falls into)"
)
_OF_FIRST = re.compile(
    rf"\b(?:{_NUMBER}\s+)?{_WHICH}{_NOUN}\s+of\s+{_OF}(?:\s+exist)?{_OPENS}{_NAMES}", re.IGNORECASE
)
_OF_BEFORE = re.compile(
    rf"^{_OF}\s+{_OFTEN}{_HAS}\s+(?:{_SPLIT}\s+(?:as\s+|into\s+))?"
    rf"{_NUMBER}\s+{_WHICH}{_NOUN}{_OPENS}{_NAMES}",
    re.IGNORECASE,
)
# What says that there are types without naming them.
_OF_NOUN = re.compile(
    rf"\b(?:{_NUMBER}\s+)?{_WHICH}{_NOUN}\s+of\s+(?:an?\s+|the\s+)?{_OF}"
    r"(?=\s*(?:$|[.:;,?–—(]|\b(?:are|is|exist|can|have|that|which|by|in|on|and what|with|include"
    r"|seen|called|known|may|often|there)\b))",
    re.IGNORECASE,
)
_OF_SUBJECT = re.compile(
    rf"^{_OF}\s+{_OFTEN}{_HAS}\s+(?:{_SPLIT}\s+(?:as\s+|into\s+))?{_NUMBER}\s+{_WHICH}{_NOUN}\b",
    re.IGNORECASE,
)
_GRADED = re.compile(
    rf"^{_OF}\s+(?:is|are|can be)\s+{_OFTEN}{_SPLIT}\b"
    rf"(?:\s+(?:in)?to\s+{_NUMBER}\s+{_WHICH}{_NOUN})?",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"^(?:the\s+)?{_OF}\s+{_NOUN}$", re.IGNORECASE)
_FURTHER = re.compile(
    r"^(?:a|the|one)\s+(?:third|fourth|fifth|final|last|further|other)\s+(?:type|kind|form"
    r"|variant)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:called|known as|named|is)\s+(?:the\s+|an?\s+)?(?P<name>[\w-]+)(?:\s+(?:type"
    r"|impingement|form))?\s*(?:,|\.|$|\band\b)",
    re.I,
)
_MIXED = re.compile(r"\b(?P<name>combined|mixed)\b", re.IGNORECASE)
_COMBINES = re.compile(r"\b(?:combines|combination|both)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"(?:in\s+)?(?:an?\s+|the\s+)?(?P<noun>{NOUNS})\s+(?P<number>\d|[IVX]{{1,4}}|[A-D])\b"
    r"(?:\s*\([^()]{1,60}\))?(?:\s*(?:[–—]|\s-)\s*[\w -]{2,40}(?=:))?[\w -]{0,40}?"
    r"(?:\s*[:,–—.]\s*|\s+-\s+"
    r"|\s+(?:is when|is where|is|are|means that|means|involves|has|shows)\s+)(?P<key>\S.*)$",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"(?P<name>[A-Z][\w’' ()/-]{2,50}?)\s*(?::|[–—]|\s-)\s+(?P<key>\S.{3,})")
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|grade|stage|phase|degree|\d|[IVX]{1,4}$)", re.IGNORECASE
)
_ORDERED = frozenset(("stages", "phases", "grades", "degrees", "levels"))
_NO_OF = re.compile(
    r"(?:it|this|that|they|these|those|there|we|you|he|she|which|each|both|here)\b", re.IGNORECASE
)
_MAX_NAME_WORDS = 4
_FIRST = ("1", "I", "A", "0")


@dataclass(frozen=True, slots=True)
class Announced:
    """A passage that says which types there are, read; `given` are the definitions that it holds
    itself."""

    of: str
    ordered: bool
    names: tuple[str, ...]
    count: int | None
    evidence: Evidence
    given: tuple[tuple[str, TypeDefinition], ...] = ()


def announcements(sections: Sequence[Section]) -> Iterator[Announced]:
    """Every such passage, those first that say most."""
    sentences = [one for section in sections for one in running_sentences(section)]
    yield from _from_prose(sentences)
    yield from _from_lists(sections)
    yield from _from_tables(sections)
    yield from _from_numbers(sections)
    yield from _from_run_ins(sections)
    yield from _from_headings(sections)


def read_names(text: str, of: str) -> tuple[str, ...]:
    """The names in "cam and pincer" or "the freezing, frozen and thawing stages"."""
    text = re.sub(r"\s*\([^)]*\)", "", text)
    text = re.sub(r"(?:,\s*which|\s+[-–—]|;|,\s*(?:each|with|where)\b).*$", "", text)
    parts = [
        part.strip(" ,")
        for part in re.split(r",\s*(?:and|or)\s+|,|\s+and\s+|\s+or\s+|\s*&\s*", text)
    ]
    head = of.split()[-1].lower()
    names = [_clean_name(part, head) for part in parts if part]
    if len(names) < 2 or any(not 0 < len(name.split()) <= _MAX_NAME_WORDS for name in names):
        return ()
    return tuple(dict.fromkeys(names))


def _from_prose(sentences: Sequence[Sentence]) -> Iterator[Announced]:
    for index, sentence in enumerate(sentences):
        if len(sentence.text) > 500:
            continue
        match = _OF_FIRST.search(sentence.text) or _OF_BEFORE.match(sentence.text)
        names = read_names(match["names"], match["of"]) if match else ()
        if not match or not names or _NO_OF.match(match["of"]):
            continue
        count = number_in(match["count"]) if match["count"] else None
        further = _further_names(sentences[index + 1 : index + 4])
        names += tuple(name for name, _ in further if name not in names)
        expected = None if count is None else count + len(further)
        evidence = (sentence.span, *(one.span for _, one in further))
        yield Announced(match["of"], _is_ordered(match["noun"], names), names, expected, evidence)


def _further_names(sentences: Sequence[Sentence]) -> list[tuple[str, Sentence]]:
    """ "A third type is called mixed" and the like, right after the types were announced."""
    found = []
    for sentence in sentences:
        match = _FURTHER.match(sentence.text)
        if not match:
            continue
        mixed, called = _MIXED.search(match["rest"]), _CALLED.search(match["rest"])
        if mixed:
            found.append((mixed["name"].lower(), sentence))
        elif called and called["name"].lower() not in _NO_NAMES:
            found.append((called["name"], sentence))
        elif _COMBINES.search(match["rest"]):
            found.append(("combined", sentence))
    return found


_NO_NAMES = ("a", "when", "where", "both", "less", "more")


def _from_lists(sections: Sequence[Section]) -> Iterator[Announced]:
    for passage in lists(sections):
        title = "" if passage.is_nested else passage.section.title
        told = _told(passage.lead_in) or _told(title)
        if not told:
            continue
        read = [_read_entry(entry.text, told.of) for entry in passage.entries]
        names = tuple(name for name, _ in read)
        if len(names) < 2 or any(not 0 < len(name.split()) <= _MAX_NAME_WORDS for name in names):
            continue
        given = tuple(
            (name, TypeDefinition("", key, entry.text, (entry.span,)))
            for (name, key), entry in zip(read, passage.entries, strict=False)
            if key
        )
        evidence = passage.evidence + tuple(entry.span for entry in passage.entries)
        ordered = _is_ordered(told.noun, names)
        yield Announced(told.of, ordered, names, told.count, evidence, given)


def _from_tables(sections: Sequence[Section]) -> Iterator[Announced]:
    """ "Stage | What is seen": the kinds in one column, what they are in another."""
    for passage in tables(sections):
        kind = passage.column("kind")
        meaning = _meaning_column(passage, kind) if kind is not None else None
        told = next((told for text in passage.announcements if (told := _told(text))), None)
        if kind is None or not told:
            continue
        given: dict[str, TypeDefinition] = {}
        for row in passage.rows:
            name = row[kind].text.strip(" .:")
            if BARE_NUMBER.fullmatch(name):
                name = f"{passage.header[kind].strip().capitalize().rstrip('s')} {name}"
            key = row[meaning].text.rstrip(" .") if meaning is not None else ""
            if 0 < len(name.split()) <= _MAX_NAME_WORDS:
                spans = (row[kind].span, *((row[meaning].span,) if meaning is not None else ()))
                given[name] = TypeDefinition("", key, row[meaning or kind].text, spans)
        if len(given) >= 2:
            evidence = tuple(span for one in given.values() for span in one.evidence)
            defined = tuple(pair for pair in given.items() if pair[1].key)
            ordered = _is_ordered(told.noun, tuple(given))
            yield Announced(told.of, ordered, tuple(given), told.count, evidence, defined)


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
        told = _told(section.title)
        for block in section.blocks:
            if block.kind is BlockKind.TABLE:
                continue
            told = told or next(filter(None, (_told(one.text) for one in block.sentences)), None)
            for name, number, definition in _numbered(block):
                found.setdefault(number, (name, definition))
        told = told or next(filter(None, map(_told, reversed(section.path))), None)
        if told and len(found) > 1 and next(iter(found)) in _FIRST:
            names = tuple(name for name, _ in found.values())
            evidence = tuple(span for _, one in found.values() for span in one.evidence)
            ordered = not names[0].startswith(("Type", "Kind", "Form", "Class", "Pattern"))
            given = tuple(found.values())
            yield Announced(told.of, ordered, names, told.count, evidence, given)


def _numbered(block: Block) -> Iterator[tuple[str, str, TypeDefinition]]:
    """ "Stage II. The tendon is stretched": the name, its number, and what is said of it."""
    for at, sentence in enumerate(block.sentences):
        if len(sentence.text) > MAX_SENTENCE:
            continue
        match, span = _NUMBERED.match(sentence.text), sentence.span
        if not match and at + 1 < len(block.sentences) and len(sentence.text) < 40:
            # The stop behind a number looks like the end of a sentence.
            following = block.sentences[at + 1]
            match = _NUMBERED.match(f"{sentence.text} {following.text}"[:MAX_SENTENCE])
            span = Span(sentence.span.start, following.span.end)
        if match:
            name = f"{match['noun'].capitalize()} {match['number']}"
            source = match.string
            definition = TypeDefinition("", match["key"].rstrip(" ."), source, (span,))
            yield name, match["number"], definition


def _from_run_ins(sections: Sequence[Section]) -> Iterator[Announced]:
    """Types that an announcement counts and the next paragraphs name at their beginnings."""
    for section in sections:
        for at, block in enumerate(section.blocks):
            told = _told(block.sentences[-1].text) if block.sentences else None
            if not told or told.count is None:
                continue
            read = list(_run_ins(section.blocks[at + 1 : at + 1 + told.count], told.of))
            if len(read) == told.count:
                names = tuple(name for name, _ in read)
                evidence = (block.sentences[-1].span, *(one.evidence[0] for _, one in read))
                ordered = _is_ordered(told.noun, names)
                yield Announced(told.of, ordered, names, told.count, evidence, tuple(read))


def _run_ins(blocks: Sequence[Block], of: str) -> Iterator[tuple[str, TypeDefinition]]:
    for block in blocks:
        text = block.sentences[0].text if block.sentences else ""
        match = _RUN_IN.match(text) if len(text) < MAX_SENTENCE else None
        name = _clean_name(match["name"], of.split()[-1].lower()) if match else ""
        if match and 0 < len(name.split()) <= _MAX_NAME_WORDS:
            span = block.sentences[0].span
            yield name, TypeDefinition("", match["key"].rstrip(" ."), text, (span,))


def _from_headings(sections: Sequence[Section]) -> Iterator[Announced]:
    """Types that each have a section of their own below "Types of ..."."""
    for at, above in enumerate(sections):
        told = _told(above.title)
        if not told or not above.heading:
            continue
        path = (*above.path, above.title)
        below = [one for one in sections[at + 1 : at + 12] if one.path == path]
        names = tuple(_clean_name(one.title, told.of.split()[-1].lower()) for one in below)
        if len(names) < 2 or any(not 0 < len(name.split()) <= _MAX_NAME_WORDS for name in names):
            continue
        evidence = tuple(one.heading.span for one in below if one.heading)
        ordered = _is_ordered(told.noun, names)
        yield Announced(told.of, ordered, names, told.count, evidence)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text says that there are types of, in which word, and how many."""

    of: str
    noun: str
    count: int | None


def _told(text: str) -> _Told | None:
    if not text or len(text) > 300:
        return None
    for pattern in (_OF_SUBJECT, _GRADED, _OF_NOUN, _TITLED):
        match = pattern.search(text.strip(" ?:") if pattern is _TITLED else text)
        if match and match["of"] and not _NO_OF.match(match["of"].strip()):
            groups = match.groupdict()
            count = number_in(groups["count"]) if groups.get("count") else None
            return _Told(match["of"].strip(), groups.get("noun") or "grades", count)
    return None


def _is_ordered(noun: str, names: Sequence[str]) -> bool:
    return noun.lower() in _ORDERED or all(_ORDINAL.match(name) for name in names)


def _read_entry(text: str, of: str) -> tuple[str, str]:
    """A bullet's name and what it says of it: "Cam: the ball is not round"."""
    name, separator, rest = re.sub(r"\s+[-–—]\s+", ": ", text, count=1).partition(":")
    if not separator and (match := _NUMBERED.match(text[:MAX_SENTENCE])):
        name, separator, rest = f"{match['noun']} {match['number']}", ":", match["key"]
    name = re.sub(r"\s*\([^)]*\)", "", name)
    return _clean_name(name, of.split()[-1].lower()), rest.strip().rstrip(".") if separator else ""


def _clean_name(text: str, head: str) -> str:
    text = re.sub(r"^(?:the|an?)\s+|[\"“”‘’*]|^\d{1,2}[.)]\s+", "", text.strip(), flags=re.I)
    text = re.sub(
        rf"\s+(?:types?|kinds?|forms?|stages?|phases?|{re.escape(head)})$", "", text, flags=re.I
    )
    return text.strip(" .:")
