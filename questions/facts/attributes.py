"""What a table says of its rows' subjects, column by column, and what labels say of several things
alike: the muscles of a course with origin, insertion, nerve and action."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.anatomy import is_part
from questions.facts.attribution import bare, known_names, tell
from questions.facts.grammar import candidates
from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.model import Attribute, Evidence, Facts, Row
from questions.facts.passages import (
    ENTRIES,
    MAX_SENTENCE,
    free_sections,
    lists,
    names_one,
    subject_above,
)
from questions.facts.tables import TablePassage, roles, tables
from questions.lexicon import table
from questions.reading.article import Article, Block, Cell, Section, Span
from questions.reading.labels import bare_relation, label_kind, relations_in
from questions.reading.line_looks import is_amount, is_order
from questions.reading.normalising import collapse

_MAX_SUBJECT_WORDS, _MAX_RELATION_WORDS = 7, 4
_FEWEST_ROWS = 2
_LONGEST_LABEL = 60  # letters
_FEWEST_OF_UNKNOWN = 3
_NOTHING = re.compile(r"(?:[-–—./?]|n/?a|none|see .*)?", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:;|\n|•)\s*")
_LISTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_BRACKETS = re.compile(r"\([^()]*\)$")
_MAX_LISTED_WORDS = 3
_CODE = re.compile(r"#?(?:[A-Z]{1,4}[-.]?)?\d{1,5}")  # "BI001", which only counts the rows
_TESTS = (" test", " sign")  # "Squeeze test" is no order
_BROKEN = re.compile(r";\s+(?=[a-z])")  # a line break within a name
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+")
_LABELLED = re.compile(r"^\s*(?P<label>[A-Za-z][A-Za-z /’'()-]{0,40}?)\s*(?:[:=]|\s[–—-])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Said:
    """One value of one subject, with the header or label that says what it is."""

    relation: str
    of: str
    subject: str
    value: tuple[str, ...]
    source: str
    evidence: Evidence
    header: Evidence


def find_attributes(article: Article, facts: Facts) -> Facts:
    """The facts with every attribute that tables and labels state; each column is one attribute."""
    sections = free_sections(article, facts)
    said = [
        *_from_tables(article, sections),
        *_from_labels(article, sections),
        *_under_headings(article, sections),
    ]
    said += _from_sentences(article, sections, known_names(article, facts))
    return replace(facts, attributes=tuple(_attributes(_gathered(said, _called(article.title)))))


def _gathered(said: Sequence[_Said], of: str) -> list[_Said]:
    """What is said, where a table or a heading for each of several things tells the same of each as
    said of what the article is about."""
    subjects: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in said:
        subjects[one.relation.casefold(), one.of.casefold()].add(one.subject.casefold())
    return [
        one
        if len(subjects[one.relation.casefold(), one.of.casefold()]) >= _FEWEST_ROWS
        else replace(one, of=of)
        for one in said
    ]


def _attributes(said: Sequence[_Said]) -> Iterator[Attribute]:
    columns: defaultdict[tuple[str, str], list[_Said]] = defaultdict(list)
    for one in said:
        columns[one.relation.casefold(), one.of.casefold()].append(one)
    ids = UniqueIds()
    for told in columns.values():
        first = told[0]
        rows_ids = UniqueIds()
        attribute = ids.take(fact_id("attribute", first.relation, first.of), first.source)
        rows = {
            (one.subject.casefold(), one.value): Row(
                rows_ids.take(part_id(attribute, "row", one.subject, *one.value), one.source),
                one.subject,
                one.value,
                one.evidence,
            )
            for one in told
        }
        if len({subject for subject, _ in rows}) >= _FEWEST_ROWS:
            yield Attribute(
                attribute,
                first.relation,
                first.of,
                first.source,
                tuple(rows.values()),
                first.header,
            )


# ------------------------------------------------------------------------------ tables


def _from_tables(article: Article, sections: Sequence[Section]) -> Iterator[_Said]:
    for passage in tables(sections):
        subject = _subject_column(passage)
        if subject is None or _is_of_another_kind(passage):
            continue
        of = _called(passage.section.title or article.title)
        for at, header in enumerate(passage.header):
            codes = all(_CODE.fullmatch(row[at].text.strip()) for row in passage.rows)
            if at != subject and _is_relation(header) and not codes:
                yield from _column(passage, subject, at, of)


def _column(passage: TablePassage, subject: int, at: int, of: str) -> Iterator[_Said]:
    relation = collapse(passage.header[at]).strip(" :").lower()
    for row in passage.rows:
        name, cell = _subject(row[subject]), row[at]
        value = _value(cell.text)
        if name and value:
            evidence = (row[subject].span, cell.span)
            header = (passage.head[at].span,)
            yield _Said(relation, of, name, value, cell.text, evidence, header)


def _subject_column(passage: TablePassage) -> int | None:
    """The column that the others are about: headed so, or that of parts of the body, or the first;
    its cells are short, none stands twice, and none is an amount or an order."""
    if not passage.header:
        return None
    named = passage.column("member")
    columns = [] if named is None else [named]
    first = passage.header[0]
    is_first = _is_told(first) and "group" not in roles(first) and not _is_known(first)
    columns += [0, 1] if is_first and len(passage.rows) >= _FEWEST_OF_UNKNOWN else []
    columns += [at for at in range(len(passage.header)) if _holds_parts(passage, at)]
    return next((at for at in columns if _are_subjects(passage, at)), None)


def _holds_parts(passage: TablePassage, at: int) -> bool:
    told = [row[at].text for row in passage.rows if row[at].text]
    return bool(told) and 2 * sum(map(is_part, told)) > len(told)


def _are_subjects(passage: TablePassage, at: int) -> bool:
    names = [name for row in passage.rows if (name := _subject(row[at]))]
    # A table for one part alone is one of several such, told by the names of its columns.
    told = sum(map(_is_known, passage.header)) if len(names) == 1 and is_part(names[0]) else 0
    fewest = 1 if told >= _FEWEST_ROWS else _FEWEST_ROWS
    is_each = len({one.casefold() for one in names}) == len(names) >= fewest
    others = sum(
        is_amount(one)
        or (is_order(one) and not one.lower().endswith(_TESTS))
        or bool(_CODE.fullmatch(one))
        for one in names
    )
    return is_each and others * _FEWEST_OF_UNKNOWN < len(names)


def _subject(cell: Cell) -> str:
    text = _BROKEN.sub(" ", collapse(_NUMBERED.sub("", cell.text))).strip(" :*–-")
    return text if 0 < len(text.split()) <= _MAX_SUBJECT_WORDS else ""


def _is_of_another_kind(passage: TablePassage) -> bool:
    """Whether the rows are exercises with their doses, or grades with what they mean."""
    is_program = passage.column("exercise") is not None and passage.column("dose") is not None
    return is_program or passage.column("kind") is not None


def _is_relation(header: str) -> bool:
    name = header.strip(" :")
    is_other = "member" in roles(name) or bool(label_kind(name))
    return _is_told(name) and (_is_known(name) or not is_other)


def _is_told(header: str) -> bool:
    """Whether a header is a few words."""
    return len(header.split()) <= _MAX_RELATION_WORDS and any(map(str.isalpha, header))


def _is_known(relation: str) -> bool:
    return collapse(relation).lower() in table("tables")["words"]["relations"]


# ------------------------------------------------------------------------------ labels


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of which labels may tell, where it stands, what it is one of, and what is below it."""

    subject: str
    span: Span
    of: str
    blocks: Sequence[Block]


def _from_labels(article: Article, sections: Sequence[Section]) -> Iterator[_Said]:
    """ "Origin: ..." below the names of several things. A label that is no name of a column known
    to such lists has to stand with more of them."""
    named = [*_below_headings(article, sections), *_below_entries(article, sections)]
    bare = _bare_labels(named)
    said = [one for name in named for one in _labelled(name, bare)]
    subjects: defaultdict[str, set[str]] = defaultdict(set)
    for one in said:
        subjects[one.relation].add(one.subject.casefold())
    for one in said:
        wanted = _FEWEST_ROWS if _is_known(one.relation) else _FEWEST_OF_UNKNOWN
        if len(subjects[one.relation]) >= wanted:
            yield one


def _below_headings(article: Article, sections: Sequence[Section]) -> Iterator[_Named]:
    for section in sections:
        name = collapse(section.title).strip(" :")
        is_name = 0 < len(name.split()) <= _MAX_SUBJECT_WORDS
        if not section.heading or not is_name or _is_known(_BRACKETS.sub("", name).strip()):
            continue
        of = _called(section.path[-1] if section.path else article.title)
        blocks = [one for one in section.blocks if not one.rows and not one.level]
        yield _Named(name, section.heading.span, of, blocks)


def _below_entries(article: Article, sections: Sequence[Section]) -> Iterator[_Named]:
    for passage in lists(sections):
        if not passage.is_nested or not passage.lead:
            continue
        name = collapse(passage.lead_in).strip(" :*")
        if 0 < len(name.split()) <= _MAX_SUBJECT_WORDS and not _LABELLED.match(passage.lead_in):
            of = _called(passage.section.title or article.title)
            yield _Named(name, passage.lead[-1].span, of, passage.entries)


def _bare_labels(named: Sequence[_Named]) -> frozenset[str]:
    """The labels that stand before their words without a mark ("O pubis", "I tibia"): several,
    each below several names."""
    below: defaultdict[str, set[str]] = defaultdict(set)
    for one in named:
        for block in one.blocks:
            if match := bare_relation(block.text):
                below[match["label"]].add(one.subject)
    found = frozenset(label for label, names in below.items() if len(names) >= _FEWEST_ROWS)
    return found if len(found) >= _FEWEST_ROWS else frozenset()


def _pieces(text: str, bare: frozenset[str]) -> tuple[str, list[tuple[str, str]]]:
    """What a line tells by its labels, one or several, and the words before the first of them."""
    if inline := relations_in(text):
        ends = [*(one.start() for one in inline[1:]), len(text)]
        told = [(one["label"], text[one.end() : to]) for one, to in zip(inline, ends, strict=True)]
        return text[: inline[0].start()].strip(" :;,.(*–—-"), told
    match = _LABELLED.match(text) or bare_relation(text)
    is_label = match and (match.re is _LABELLED or match["label"] in bare)
    return "", [(match["label"], text[match.end() :])] if match and is_label else []


def _under_headings(article: Article, sections: Sequence[Section]) -> Iterator[_Said]:
    """What the list below "Origin" says, where that stands below the name of a part: as a heading,
    or as a line of its own."""
    headed = {section.title: section.heading for section in sections if section.heading}
    for section in sections:
        if section.heading is None:
            continue
        relation = _as_relation(section.title)
        subject, above = subject_above(section) or ("", ())
        if not relation and names_one(_BRACKETS.sub("", section.title).strip(" :")):
            subject, above = section.title, section.path
        place = headed.get(subject, section.heading).span
        lists_told = _below_lines(section.blocks)
        if relation:
            lists_told.insert(0, (relation, section.heading.span, section.blocks))
        for label, label_span, blocks in lists_told if subject else ():
            entries = [one for one in blocks if one.kind in ENTRIES and one.level == 0]
            if entries and all(len(one.text) <= MAX_SENTENCE for one in entries):
                yield _Said(
                    label,
                    _called(above[-1] if above else article.title),
                    collapse(subject),
                    tuple(dict.fromkeys(collapse(one.text).strip(" .") for one in entries)),
                    " ".join(one.text for one in entries),
                    (place, *(one.span for one in entries)),
                    (label_span,),
                )


def told_below_lines(sections: Sequence[Section]) -> frozenset[Span]:
    """Where entries stand that say what "Origin" is, which are no lists of their own."""
    told = (blocks for section in sections for *_, blocks in _below_lines(section.blocks))
    return frozenset(one.span for blocks in told for one in blocks if one.kind in ENTRIES)


def _as_relation(line: str) -> str:
    name = _BRACKETS.sub("", collapse(line)).strip(" :").lower()
    return name if _is_known(name) else ""


def _below_lines(blocks: Sequence[Block]) -> list[tuple[str, Span, Sequence[Block]]]:
    """Each line that is only the name of a column, with the entries that follow it."""
    lines = [at for at, one in enumerate(blocks) if one.kind not in ENTRIES]
    ends = [*lines[1:], len(blocks)]
    return [
        (relation, blocks[at].span, blocks[at + 1 : end])
        for at, end in zip(lines, ends, strict=False)
        if len(blocks[at].text) <= _LONGEST_LABEL and (relation := _as_relation(blocks[at].text))
    ]


def _labelled(named: _Named, bare: frozenset[str]) -> Iterator[_Said]:
    """What labelled lines below one name say of it, or of the name that they open with."""
    short = [one for one in named.blocks if len(one.text) <= MAX_SENTENCE and "\n" not in one.text]
    read = [(one, *_pieces(one.text, bare)) for one in short]
    labels = [_relation(label) for _, _, told in read for label, _ in told]
    # "Action: lift the arm" below the name of an exercise is a step.
    is_anatomy = any(_is_known(one) and not label_kind(one) for one in labels)
    is_anatomy |= is_part(named.subject)
    for block, opening, told in read:
        is_own = 0 < len(opening.split()) <= _MAX_SUBJECT_WORDS
        subject, of = (opening, _called(named.subject)) if is_own else (named.subject, named.of)
        for label, words in told:
            relation, value = _relation(label), _value(words.rstrip(" ;,|("))
            is_short = len(relation.split()) <= _MAX_RELATION_WORDS
            if value and is_short and (is_anatomy or not label_kind(relation)):
                spans = (block.span,) if is_own else (named.span, block.span)
                yield _Said(relation, of, subject, value, block.text, spans, (named.span,))


def _relation(label: str) -> str:
    """What a label is called in full: "Origin" of "O", as course notes have it."""
    told = collapse(label).strip(" :").lower()
    short: dict[str, str] = table("tables")["short"]
    return short.get(told, told)


# --------------------------------------------------------------------------- sentences


def _from_sentences(
    article: Article, sections: Sequence[Section], names: frozenset[str]
) -> Iterator[_Said]:
    """What sentences say of several parts alike: "It arises from the pubis"."""
    for told in tell(article, sections, names):
        values: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for one in candidates("attributes", told):
            values[one.pattern, one.of].append(bare(one.name))
        of, sentence = _called(article.title), told.sentence
        for (relation, subject), value in values.items():
            evidence = (sentence.span,)
            yield _Said(relation, of, subject, tuple(value), sentence.text, evidence, evidence)


# ------------------------------------------------------------------------------ values


def _called(title: str) -> str:
    text = collapse(title).strip(" :")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _value(text: str) -> tuple[str, ...]:
    """The parts of a cell: at semicolons and line breaks, and at commas where each piece is a name
    or a few words."""
    cleaned = text.strip(" *.")
    if _NOTHING.fullmatch(cleaned):
        return ()
    parts = [
        one for piece in _PARTS.split(cleaned) if (one := _NUMBERED.sub("", piece).strip(" .,"))
    ]
    return tuple(dict.fromkeys(one for part in parts for one in _listed(part)))


def _listed(part: str) -> list[str]:
    if "(" in part or " between " in part:
        return [part]
    pieces = [one.strip() for one in _LISTED.split(part) if one.strip()]
    are_names = all(len(one.split()) <= _MAX_LISTED_WORDS for one in pieces)
    return pieces if len(pieces) > 1 and are_names else [part]
