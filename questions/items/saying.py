"""The sentences of the catalogue, by template and register: stems, explanations and hints in one
place (`catalogue/*.toml`), with slots that a question fills."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from questions.items.question import Question, say
from questions.items.wording import capital

_SENTENCE = re.compile(r"(?<=[.?] )([a-z])")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue has for a template in one register. `by_article` are the stems of a claim
    that is the article's own; `true` and `false` those of a statement to judge."""

    stems: tuple[str, ...]
    by_article: tuple[str, ...] = ()
    why: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a column of a table is asked and told; `name` is the first of its names. What asks for a
    subject or sorts is empty where the column is not known."""

    name: str
    asks: str = "What is the {relation} of {subject}?"
    asks_subject: str = ""
    sorts: str = ""
    tells: str = "The {relation} of {subject} is {value}."
    beside: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.asks_subject)


def relation_of(name: str) -> Relation:
    """The column of that name, or one that is asked by its own name."""
    return _relations().get(name.casefold(), Relation(name))


def can_be_asked(relation: str) -> bool:
    """Whether a column's name fits a question: one that is known, or a thing to ask for."""
    name = relation.casefold()
    *_, last = re.split(r"[\s-]+", re.split(r"\s+(?:of|to|for|in|at)\s", name)[0])
    return name in _relations() or last.removesuffix("s") in _columns()["nouns"]


def find_entry(template: str, register: str) -> Entry | None:
    """The catalogue's entry; None where the template does not speak this register."""
    return _catalogue(register).get(template)


def stems(question: Question, register: str) -> Sequence[str]:
    """The question's prompts, each another way to ask the same; empty where the register has no
    words for it."""
    entry = find_entry(question.template, register)
    if entry is None:
        return ()
    chosen = entry.by_article if question.is_attributed else entry.stems
    if question.nth is not None and chosen:
        chosen = (chosen[question.nth % len(chosen)],)
    return [filled(stem, question, register) for stem in chosen]


def count_stems(template: str, register: str) -> int:
    """How many ways the register has to ask a template's question."""
    entry = find_entry(template, register)
    return len(entry.stems) if entry else 0


def why(question: Question, register: str) -> str:
    """The sentence that explains the key: the question's own, or the catalogue's."""
    own = say(question.why, register)
    entry = find_entry(question.template, register)
    if entry and entry.why:
        own = filled(entry.why, question, register)
    if own and question.is_attributed and "article" not in own:
        return f"The article says so: {own[:1].lower()}{own[1:]}" if own[1:2].islower() else own
    return sentence(own)


def hint(question: Question, register: str) -> str | None:
    entry = find_entry(question.template, register)
    return (filled(entry.hint, question, register) or None) if entry and entry.hint else None


@cache
def _columns() -> Mapping[str, Any]:
    path = files("questions.items") / "catalogue" / "relations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _relations() -> Mapping[str, Relation]:
    return {
        name: Relation(one["names"][0], **{key: one[key] for key in one if key != "names"})
        for one in _columns()["relation"]
        for name in one["names"]
    }


@cache
def frames() -> Mapping[str, str]:
    """The position in which the actions of muscles are asked, by joint."""
    path = files("questions.items") / "catalogue" / "frames.toml"
    told: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return told


def filled(text: str, question: Question, register: str) -> str:
    """The text with the question's slots filled and sentences opened by capitals. Raises KeyError
    for a slot that the question does not fill."""
    told = text.format_map({name: say(one, register) for name, one in question.slots.items()})
    return sentence(told)


def sentence(text: str) -> str:
    """One line whose sentences open with capitals."""
    line = _SPACES.sub(" ", text).strip()
    return capital(_SENTENCE.sub(lambda found: found[1].upper(), line))


@cache
def _catalogue(register: str) -> Mapping[str, Entry]:
    """The register's entries, from its general file and from those of single subjects."""
    return {
        template: _entry(one)
        for path in (files("questions.items") / "catalogue").iterdir()
        if f".{path.name}".endswith(f".{register}.toml")
        for template, one in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def _entry(told: Mapping[str, Any]) -> Entry:
    return Entry(
        stems=tuple(told["stems"]),
        by_article=tuple(told.get("by_article", ())),
        why=told.get("why", ""),
        hint=told.get("hint", ""),
    )
