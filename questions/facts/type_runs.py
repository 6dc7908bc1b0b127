"""Grades that one sentence counts off: "In grade one there is pain, in grade two also weakness, and
in grade three the tendon is torn." And what "it" stands for where a sentence says which types there
are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.facts.model import TypeDefinition
from questions.facts.passages import MAX_SENTENCE
from questions.facts.type_announcements import (
    SUBJECT,
    Announced,
    is_ordered,
    subject_of_types,
    told_in,
)
from questions.reading.article import BlockKind, Section, Sentence

_SCALES = (
    ("one", "two", "three", "four", "five", "six", "seven"),
    ("1", "2", "3", "4", "5", "6", "7"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii"),
    ("a", "b", "c", "d", "e", "f", "g"),
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
)
_NOUN = r"(?:grade|stage|phase|type|degree|level|class|category)"
_COUNTED = re.compile(
    rf"(?:\b(?:in|with|at|during|by)\s+)?(?:\b(?:an?|the)\s+)?\b(?P<name>(?P<noun>{_NOUN})\s+(?P<number>"
    r"one|two|three|four|five|six|seven|[1-7]|[ivx]{1,3}|[a-g])"
    rf"|(?P<rank>first|second|third|fourth|fifth|sixth|seventh)[\s-](?P<of_rank>{_NOUN}))\b"
    r"(?!\s*(?:or|and|to|[–-])\s*(?:\d|[ivx]+\b|one|two|three|four|five))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^(?:\s*[:,–—]|\s+(?:that|where|when|tears?(?=\s+(?:is|are|has|have))|sprains?|strains?|injur(?:y|ies)"
    r"|lesions?|ones?))?\s*(?:(?:is|are|means?|shows?)\s+(?:when\s+|where\s+|that\s+)?)?",
    re.IGNORECASE,
)
_END = re.compile(r"[\s,;.]*(?:\b(?:and|while|whereas|but|or|then|finally)\b[\s,]*)*$", re.I)
_PRONOUN = re.compile(
    r"(?:it|they|this|these|(?:this|the|these)\s(?:condition|injur(?:y|ies)|problem|disorder|complaint|disease"
    r"|tears?|sprains?|fractures?))(?=,?\s+(?:is|are|can|may|comes?|has|have|occurs?|falls?|divides?"
    r"|goes|go|passe?s?|takes?|progress(?:es)?|runs?|develops?|also|usually|often|usually)\b)",
    re.IGNORECASE,
)
# "Doctors grade it:"
_GRADE_IT = re.compile(
    r"\w+(?:\s\w+)?\s(?:grade|classify|sort|divide|split|group|stage|describe|separate)\s(?P<it>it|them)\b",
    re.IGNORECASE,
)
_KINDS = re.compile(rf"\b{_NOUN}s\b", re.IGNORECASE)
_MIN_KEY_WORDS = 2
_MAX_KEY_WORDS = 30


def resolved(text: str, before: str, title: str = "") -> str:
    """A sentence that says which types there are, with what "it" stands for: the subject of the
    sentence before it, or what the heading names."""
    if (object_ := _GRADE_IT.match(text)) and (what := subject_of_types(before, title)):
        return f"{text[: object_.start('it')]}{what}{text[object_.end('it') :]}"
    match = _PRONOUN.match(text)
    what = subject_of_types(before, title) if match else ""
    return f"{what}{text[match.end() :]}" if match and what else text


def from_runs(sections: Sequence[Section]) -> Iterator[Announced]:
    """Every such sentence."""
    for section in sections:
        for block in section.blocks:
            sentences = block.sentences if block.kind is BlockKind.PARAGRAPH else ()
            for at, sentence in enumerate(sentences):
                before = sentences[at - 1].text if at else ""
                found = _read(sentence) if len(sentence.text) <= MAX_SENTENCE else ()
                of = _of(sentence.text, before, section.title) if found else ""
                if of:
                    names = tuple(name for name, _ in found)
                    ordered = is_ordered("grades", names) and not names[0].startswith("type")
                    yield Announced(of, ordered, names, None, (sentence.span,), found)


def _read(sentence: Sentence) -> tuple[tuple[str, TypeDefinition], ...]:
    """Each grade with what the sentence says of it; nothing where one is left out or bare."""
    text = sentence.text
    found = list(_COUNTED.finditer(text))
    numbers = [(one["number"] or one["rank"]).lower() for one in found]
    is_run = any(numbers == list(scale[: len(numbers)]) for scale in _SCALES)
    nouns = {(one["noun"] or one["of_rank"]).lower() for one in found}
    if len(found) < 2 or not is_run or len(nouns) > 1:
        return ()
    ends = [*(one.start() for one in found[1:]), len(text)]
    keys = [_key(text[one.end() : end]) for one, end in zip(found, ends, strict=True)]
    if not all(_MIN_KEY_WORDS <= len(key.split()) <= _MAX_KEY_WORDS for key in keys):
        return ()
    return tuple(
        (one["name"].lower(), TypeDefinition("", key, text, (sentence.span,)))
        for one, key in zip(found, keys, strict=True)
    )


def _key(text: str) -> str:
    return _END.sub("", _BETWEEN.sub("", text.rstrip(), count=1), count=1).strip()


def _of(text: str, before: str, title: str) -> str:
    head = resolved(text[: _first(text)].rstrip(" :,–—"), before, title)
    own = SUBJECT.match(head)
    if own and not _KINDS.search(own["what"]):
        return own["what"]
    told = told_in(head)
    return told.of if told else subject_of_types(before, title)


def _first(text: str) -> int:
    match = _COUNTED.search(text)
    return match.start() if match else 0
