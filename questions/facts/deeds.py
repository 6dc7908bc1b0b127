"""What sentences and entries say that a part of the body does, cut verb by verb: "It spreads the
load, absorbs shocks and steadies the knee"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from questions.facts.anatomy import is_bodily, is_part
from questions.facts.looks import KEPT_SENTENCES
from questions.facts.phrasing import third_person
from questions.lexicon import table

_PRONOUN = re.compile(
    r"^(?:it|they|(?:these|those|this|both|all)(?:\s(?:two|three|four|five|of\sthem|of\sthese))?"
    r"(?:\s(?:muscles?|ligaments?|bones?|joints?|tendons?|structures?|parts?))?)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|your|our|an?|each)\s+", re.IGNORECASE)
_ADVERB = frozenset(
    ("also", "mainly", "mostly", "chiefly", "all", "both", "together", "then", "primarily", "only")
)
_AND = re.compile(r",\s+(?:(?:and|or|as\s+well\s+as)\s+(?:also\s+)?)?|\s+and\s+(?:also\s+|to\s+)?")
_NO_OBJECT = re.compile(
    r"(?:and|or|from|of|with|in|that|which|at|are|is|as|too|well|,)(?:\W|$)", re.IGNORECASE
)
# Verbs that say where a part lies or how it is, not what it is for.
_NO_DEED = frozenset(
    (
        "is", "has", "was", "does", "lies", "sits", "runs", "consists", "comes", "begins", "starts",
        "attaches", "inserts", "becomes", "needs", "gets", "hurts", "arises", "matters", "this",
        "contains", "comprises", "looks", "feels", "stretches", "depends", "means", "occurs",
        "includes", "affects", "varies", "causes", "suffers", "requires", "swells", "weakens",
        "happens", "tears", "leads", "results",
    )
)  # fmt: skip
# "Makes it hard to walk" is no function.
_MAKES_IT = re.compile(r"makes?\s+(?:it|this|that|things|life|people|\w+ing)\b", re.IGNORECASE)
# What a torn or weak part does is what it suffers from.
_AILING = re.compile(
    r"\b(?:torn|tear|weak|weakness|tight|stiff|injur\w+|damaged?|broken|sore|painful|pain|worn)\b",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\s(?:of|the|in|at|on|and|or|for)$", re.IGNORECASE)
_CONTRAST = re.compile(
    r",\s+(?:(?:whereas|while|although|though|but)\b|and\s+(?:it|they)\s).*$", re.IGNORECASE
)
_HEDGES = frozenset(("may", "can", "might", "could"))
_STATEMENT = re.compile(r"[^.;:?!]+[.!]?")
_HELPS = frozenset(("helps", "allows", "lets", "serves", "help", "allow", "let", "serve"))
_MAX_SUBJECT = 7  # words
_MAX_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a sentence says that `subject` does; nothing stands there for a pronoun."""

    subject: str
    is_one: bool
    names: tuple[str, ...]


@lru_cache(maxsize=KEPT_SENTENCES)
def deeds_of(text: str, parts: Set[str] = frozenset()) -> Deeds | None:
    """What a sentence says that its subject does, if that is a part of the body, one of `parts` in
    small letters, or a pronoun."""
    if len(text) > _MAX_LENGTH or not _STATEMENT.fullmatch(text):
        return None
    words = _CONTRAST.sub("", text).rstrip(" .!").split(" ")
    places = range(1, min(len(words) - 1, _MAX_SUBJECT))
    surest = sorted(places, key=lambda at: not _is_listed(words[at]))
    return next(filter(None, (_deeds_from(words, at, parts) for at in surest)), None)


def _deeds_from(words: Sequence[str], verb: int, parts: Set[str]) -> Deeds | None:
    """What the words from `verb` on say that those before it do."""
    word = words[verb].lower()
    if not (_is_listed(word) or _may_be_deed(words[verb])) or is_part(" ".join(words[: verb + 1])):
        return None
    subject = " ".join(words[: _subject_end(words, verb)])
    is_pronoun = _PRONOUN.match(subject) is not None
    hedge = subject.rpartition(" ")[2].lower() if not is_pronoun else ""
    if hedge in _HEDGES:
        subject = subject.rpartition(" ")[0]
    is_hedged = hedge in _HEDGES
    is_subject = is_pronoun or bare_subject(subject).lower() in parts or _is_part(subject)
    names = _cut(" ".join(words[verb:]), is_hedged=is_hedged) if is_subject else []
    if is_hedged:
        names = [f"{hedge} {names[0]}", *names[1:]] if names and word in _bases() else []
    told = Deeds("" if is_pronoun else bare_subject(subject), word not in _bases(), tuple(names))
    return told if names else None


def bare_subject(text: str) -> str:
    """A subject without its article."""
    return _ARTICLE.sub("", text)


def open_with_deeds(entries: Iterable[str]) -> bool:
    """Whether each entry of a list opens with what a part does: "protects the cord"."""
    firsts = [(entry.split(" ", 1)[0].lower(), entry) for entry in entries]
    return len(firsts) > 1 and all(_is_listed(word) and " " in text for word, text in firsts)


def _is_listed(word: str) -> bool:
    return word in _bases() or word in _thirds()


def _subject_end(words: Sequence[str], verb: int) -> int:
    end = verb
    while end > 1 and words[end - 1].lower() in _ADVERB:
        end -= 1
    return end


def _may_be_deed(word: str) -> bool:
    return word.isalpha() and word.endswith("s") and word.islower()


def _is_part(subject: str) -> bool:
    return (
        is_bodily(subject)
        and "," not in subject
        and not (_OPEN_END.search(subject) or _AILING.search(subject))
    )


def _cut(text: str, *, is_hedged: bool = False) -> list[str]:
    """The deeds in a predicate; none where one of its verbs tells something else."""
    names = list(_clauses(text))
    verbs = [name.split(" ", 1)[0].lower() for name in names]
    is_other = any(
        verb in _NO_DEED or is_part(verb) or not (verb.endswith("s") or verb in _bases())
        for verb in verbs
    )
    is_lone = len(names) == 1 and verbs[0] in _HELPS and not is_hedged
    return [] if is_other or is_lone or any(map(_MAKES_IT.match, names)) else names


def _clauses(text: str) -> Iterator[str]:
    """A predicate cut before each of its verbs: commas also part the things of one verb."""
    is_third = text.split(" ", 1)[0].lower() not in _bases()
    start = 0
    for one in _AND.finditer(text):
        word, _, rest = text[one.end() :].partition(" ")
        is_verb = word.lower() in (_thirds() if is_third else _bases())
        is_verb |= is_third and word.isalpha() and word.endswith("s") and "," not in word
        if is_verb and rest and not _NO_OBJECT.match(rest):
            yield text[start : one.start()].strip()
            start = one.end()
    yield text[start:].strip()


@cache
def _bases() -> frozenset[str]:
    return frozenset(table("verbs")["deeds"])


@cache
def _thirds() -> frozenset[str]:
    return frozenset(map(third_person, table("verbs")["deeds"]))
