"""The types or stages of one thing, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.abbreviations import abbreviations
from questions.facts.ids import UniqueIds, fact_id, part_id
from questions.facts.model import Evidence, Facts, FactWarning, TypeDefinition, TypeSet
from questions.facts.numbers import figures
from questions.facts.passages import free_sections, lists, running_sentences
from questions.reading.article import Article, Section, Sentence

_NOUN = r"(?P<noun>types|kinds|forms|variants|subtypes|stages|phases|grades)"
_NUMBER = r"(?P<count>two|three|four|five|six|seven|2|3|4|5|6|7)"
_WHICH = (
    r"(?:(?:main|basic|common|major|different|distinct|primary|recognized|recognised"
    r"|general|known)\s+){0,2}"
)
_OPENS = (
    r"\s*(?:,?\s*(?:called|known as|named|namely|which are|these are|and these are|are"
    r"|include|including)\s*:?|[:—–,])\s+"
)
_NAMES = r"(?P<names>[^.]{3,200}?)\.?$"
_OF_FIRST = re.compile(
    rf"\b(?:{_NUMBER}\s+)?{_WHICH}{_NOUN}\s+of\s+(?P<of>[\w’'() -]{{2,60}}?)"
    rf"(?:\s+exist)?{_OPENS}{_NAMES}",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(
    rf"^(?P<of>[\w’'() -]{{2,70}}?)\s+(?:has|have|comes? in|occurs? in|is|are|can be|happens? in"
    rf"|goes through|passes through|moves through|usually has|"
    rf"typically has|develops in|progresses through|is (?:divided|split|grouped"
    rf"|classified) (?:in)?to|divides into)\s+(?:divided into\s+|split into\s+|grouped into\s+"
    rf"|classified as\s+|classified into\s+)?"
    rf"{_NUMBER}\s+{_WHICH}{_NOUN}{_OPENS}{_NAMES}",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b{_NUMBER}\s+{_WHICH}{_NOUN}{_OPENS}{_NAMES}", re.IGNORECASE)
_LIST_OF = re.compile(
    rf"(?:\b{_NUMBER}\s+)?{_WHICH}{_NOUN}\s+of\s+(?P<of>[\w’'() -]{{2,60}}?)\s*(?:,?\s*(?:are"
    rf"|include|exist|which|known|called)\b.*)?:?$",
    re.IGNORECASE,
)
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
_BARE_NUMBER = re.compile(r"\d|[IVX]{1,4}|[A-D]")
_WORD = re.compile(r"\w+")
_MIXED = re.compile(r"\b(?P<name>combined|mixed)\b", re.IGNORECASE)
_COMBINES = re.compile(r"\b(?:combines|combination|both)\b", re.IGNORECASE)
_GRADED = re.compile(
    r"(?P<of>[\w’'() -]{2,60}?)\s+(?:is|are|can be)\s+(?:graded|staged|divided into|split into"
    r"|classified)\b",
    re.IGNORECASE,
)
_GRADES_OF = re.compile(
    rf"\b{_NOUN}\s+of\s+(?:an?\s+|the\s+)?(?P<of>[\w’'() -]{{2,60}}?)[.?:]?$", re.I
)
_NUMBERED = re.compile(
    r"(?:in\s+)?(?:an?\s+|the\s+)?(?P<noun>grade|stage|phase|type|kind|form)\s+"
    r"(?P<number>\d|[IVX]{1,4}|[A-D])\b[\w -]{0,40}?(?:\s*[:,–—]\s*|\s+-\s+"
    r"|\s+(?:is when|is where|is|are|means that|means|involves|has|shows)\s+)(?P<key>.+)$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|grade|stage|phase|\d|[IVX]{1,4}$)", re.IGNORECASE
)
_ORDERED = frozenset(("stages", "phases", "grades"))
_MAX_NAME_WORDS = 4
# More than any article has; they bound the work that a hostile one makes.
_MAX_SETS = 100
_MAX_MENTIONS = 200
_VERB = (
    r"(?:are|happen when|happen if|occur when|occur if|develop when|mean|involve|affect|have|"
    r"is found when|is when|is where|happens when|happens if|occurs when|occurs if"
    r"|develops when|arises when|"
    r"comes about when|means that|means|involves|refers to|is defined as|describes|is caused by"
    r"|is marked by|"
    r"results from|affects|features|has|combines|is)"
)


@dataclass(frozen=True, slots=True)
class _Announced:
    """A sentence that says which types there are, read."""

    of: str
    ordered: bool
    names: tuple[str, ...]
    count: int | None
    evidence: Evidence
    given: tuple[tuple[str, TypeDefinition], ...] = ()


class _Mentions:
    """Where a name stands, by its first word, so that each name reads its own sentences only."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._by_word: dict[str, list[Sentence]] = {}
        for sentence in sentences:
            if len(sentence.text) < 500:
                for word in dict.fromkeys(_WORD.findall(sentence.text.lower())):
                    self._by_word.setdefault(word, []).append(sentence)

    def of(self, name: str) -> list[Sentence]:
        """The first sentences in which `name` stands, in order."""
        words = _WORD.findall(name.lower())
        places = self._by_word.get(words[0], [])[:_MAX_MENTIONS] if words else []
        return [one for one in places if name.lower() in one.text.lower()]


def find_types(article: Article, facts: Facts) -> Facts:
    """`facts` with the article's types, their names as announced and the first definition that
    the article gives of each."""
    short = abbreviations(article)
    sections = free_sections(article, facts)
    sentences = [one for section in sections for one in running_sentences(section)]
    mentions = _Mentions(sentences)
    warnings: list[FactWarning] = []
    ids = UniqueIds()
    sets: list[TypeSet] = []
    known: set[str] = set()
    for announced in (*_from_prose(sentences), *_from_lists(sections), *_from_numbers(sections)):
        of = _expand(announced.of, short)[0].lower()
        if of not in known and len(known) < _MAX_SETS:
            known.add(of)
            made = _make_set(announced, mentions, short, ids)
            sets.append(made)
            if announced.count is not None and announced.count != len(announced.names):
                warnings.append(_wrong_count(made, announced.count))
    return replace(facts, types=tuple(sets), warnings=facts.warnings + tuple(warnings))


def _from_prose(sentences: Sequence[Sentence]) -> Iterator[_Announced]:
    for index, sentence in enumerate(sentences):
        if len(sentence.text) > 500:
            continue
        match = _OF_FIRST.search(sentence.text) or _OF_BEFORE.match(sentence.text)
        if not match:
            continue
        names = read_names(match["names"], match["of"])
        if not names:
            continue
        count = int(figures(match["count"])) if match["count"] else None
        expected = count
        further = _further_names(sentences[index + 1 : index + 4], names)
        names += tuple(name for name, _ in further if name not in names)
        if expected is not None:
            expected += len(further)
        evidence = (sentence.span, *(one.span for _, one in further))
        ordered = match["noun"].lower() in _ORDERED or _are_numbered(names)
        yield _Announced(match["of"], ordered, names, expected, evidence)


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


def _clean_name(text: str, head: str) -> str:
    text = re.sub(r"^(?:the|an?)\s+|[\"“”‘’*]", "", text.strip(), flags=re.IGNORECASE)
    text = re.sub(
        rf"\s+(?:types?|kinds?|forms?|stages?|phases?|{re.escape(head)})$", "", text, flags=re.I
    )
    return text.strip(" .:")


def _further_names(
    sentences: Sequence[Sentence], names: tuple[str, ...]
) -> list[tuple[str, Sentence]]:
    """ "A third type is called mixed" and the like, right after the types were announced."""
    found = []
    for sentence in sentences:
        match = _FURTHER.match(sentence.text)
        if not match:
            continue
        mixed = _MIXED.search(match["rest"])
        called = _CALLED.search(match["rest"])
        if mixed:
            found.append((mixed["name"].lower(), sentence))
        elif called and called["name"].lower() not in (
            "a",
            "when",
            "where",
            "both",
            "less",
            "more",
        ):
            found.append((called["name"], sentence))
        elif _COMBINES.search(match["rest"]):
            found.append(("combined", sentence))
    return found


def _from_lists(sections: Sequence[Section]) -> Iterator[_Announced]:
    for passage in lists(sections):
        titles = () if passage.is_nested else (passage.section.title,)
        for told in (passage.lead_in, *titles):
            match = _LIST_OF.search(told) if len(told) < 300 else None
            if match:
                break
        else:
            continue
        read = [_read_entry(entry.text, match["of"]) for entry in passage.entries]
        names = tuple(name for name, _ in read)
        if len(names) < 2 or any(not 0 < len(name.split()) <= _MAX_NAME_WORDS for name in names):
            continue
        given = tuple(
            (name, TypeDefinition("", key, entry.text, (entry.span,)))
            for (name, key), entry in zip(read, passage.entries, strict=False)
            if key
        )
        count = int(figures(match["count"])) if match["count"] else None
        evidence = passage.evidence + tuple(entry.span for entry in passage.entries)
        ordered = match["noun"].lower() in _ORDERED or _are_numbered(names)
        yield _Announced(match["of"], ordered, names, count, evidence, given)


def _from_numbers(sections: Sequence[Section]) -> Iterator[_Announced]:
    """Grades that no sentence lists, but each of which a sentence of one section explains."""
    for section in sections:
        found: dict[str, tuple[str, TypeDefinition]] = {}
        of = _graded(section.title)
        for sentence in running_sentences(section):
            of = of or _graded(sentence.text)
            match = _NUMBERED.match(sentence.text)
            if match and match["number"] not in found:
                name = f"{match['noun'].capitalize()} {match['number']}"
                key = match["key"].rstrip(" .")
                definition = TypeDefinition("", key, sentence.text, (sentence.span,))
                found[match["number"]] = (name, definition)
        if of and len(found) > 1 and next(iter(found)) in ("1", "I", "A"):
            names = tuple(name for name, _ in found.values())
            evidence = tuple(span for _, one in found.values() for span in one.evidence)
            ordered = not names[0].startswith(("Type", "Kind", "Form"))
            yield _Announced(of, ordered, names, None, evidence, tuple(found.values()))


def _graded(text: str) -> str:
    match = (_GRADED.match(text) or _GRADES_OF.search(text)) if len(text) < 300 else None
    return match["of"] if match else ""


def _are_numbered(names: Sequence[str]) -> bool:
    return all(_ORDINAL.match(name) for name in names)


def _read_entry(text: str, of: str) -> tuple[str, str]:
    """A bullet's name and what it says of it: "Cam: the ball is not round"."""
    name, separator, rest = re.sub(r"\s+[-–—]\s+", ": ", text, count=1).partition(":")
    name = re.sub(r"\s*\([^)]*\)", "", name)
    return _clean_name(name, of.split()[-1].lower()), rest.strip().rstrip(".") if separator else ""


def _make_set(
    announced: _Announced, mentions: _Mentions, short: dict[str, str], ids: UniqueIds
) -> TypeSet:
    of, abbrev = _expand(announced.of, short)
    set_id = ids.take(fact_id("types", of), " ".join(announced.names))
    given = dict(announced.given)
    definitions: dict[str, TypeDefinition] = {}
    for name in announced.names:
        found = given.get(name) or _find_definition(name, announced.names, mentions)
        if found:
            wanted = part_id(set_id, "type", name, found.source)
            definitions[name] = replace(found, id=ids.take(wanted, found.source))
    return TypeSet(
        set_id, of, abbrev, announced.ordered, announced.names, definitions, announced.evidence
    )


def _expand(of: str, short: dict[str, str]) -> tuple[str, str | None]:
    of = re.sub(r"^(?:the|an?)\s+", "", of.strip(), flags=re.IGNORECASE)
    bare = re.sub(r"\s*\(([^)]*)\)", "", of).strip()
    if bare in short:
        return short[bare], bare
    for abbrev, long in short.items():
        if long.lower() == bare.lower():
            return bare, abbrev
    return bare, None


def _find_definition(name: str, names: Sequence[str], mentions: _Mentions) -> TypeDefinition | None:
    """The first sentence whose subject is this type and no other."""
    # A bare number or letter is a name only with its noun: "Grade I is ...".
    noun = r"(?:grade|stage|phase|type|kind|form)\s+"
    escaped = rf"{noun}{re.escape(name)}" if _BARE_NUMBER.fullmatch(name) else re.escape(name)
    others = "|".join(re.escape(other) for other in names if other != name)
    between = rf"(?:\s+(?!(?:{others})\b)[\w’'()-]+){{0,5}}?"
    patterns = (
        rf"^(?:in|with)\s+(?:an?\s+|the\s+)?{escaped}{between},\s*(?P<key>.+)$",
        rf"^(?:the\s+|an?\s+)?{escaped}{between}\s+{_VERB}\s+(?P<key>.+)$",
        rf"^(?:the\s+|an?\s+)?(?:first|second|third|fourth|last"
        rf"|final)[^.]{{0,40}}?\b{escaped}\b{between}\s*,?\s*(?:where|in which|when|is"
        rf"|means)\s+(?P<key>.+)$",
        rf"^(?:a|the)\s+(?:third|fourth|fifth|final|last)\s+(?:type|kind"
        rf"|form)\b.{{0,60}}?(?:called\s+{escaped},?\s*)?(?:\binvolves|\bis|\bhas"
        rf"|\bcombines)\s+(?P<key>.*\b{escaped}\b.*|.*\bboth\b.*)$",
    )
    sentences = mentions.of(name)
    for pattern in map(_compiled, patterns):
        for sentence in sentences:
            if match := pattern.match(sentence.text):
                key = match["key"].rstrip(" .")
                return TypeDefinition("", key, sentence.text, (sentence.span,))
    return None


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _wrong_count(made: TypeSet, count: int) -> FactWarning:
    message = f"The article announces {count} types of {made.of} but names {len(made.names)}."
    return FactWarning("count_mismatch", message, made.evidence)
