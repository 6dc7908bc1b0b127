"""The glossary as phrases to look for, for a text about one joint."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from questions.lexicon import table


class Form(enum.Enum):
    """What a phrase is in a sentence, which decides how it is put into other words."""

    KEPT = "kept"
    NOUN = "noun"
    PLURAL = "plural"
    MASS = "mass"
    POSITION = "position"
    PHRASE = "phrase"
    DOER = "doer"
    DOERS = "doers"
    MOTION = "motion"


@dataclass(frozen=True, slots=True)
class Entry:
    """A clinical phrase in lower case, one space between its words, and what stands for it. Of
    doers, `plain` is what one does ("turns the thigh inward") and `plural` what several do."""

    phrase: str
    size: int
    form: Form
    plain: str
    plural: str = ""


Index = Mapping[str, tuple[Entry, ...]]


@cache
def phrases(joint: str | None) -> Index:
    """The phrases by their first word, the longest first. Motions are told without their joint
    only in a text that is about that one joint."""
    found: dict[str, list[Entry]] = {}
    for entry in (*_fixed(), *_moving(joint)):
        found.setdefault(entry.phrase.partition(" ")[0], []).append(entry)
    return {
        word: tuple(sorted(entries, key=lambda one: -len(one.phrase)))
        for word, entries in found.items()
    }


@cache
def joints() -> frozenset[str]:
    """The joints whose motions have plain words."""
    return frozenset(row["joint"] for row in table("glossary")["motions"])


@cache
def place_of(muscle: str) -> str | None:
    """Where a muscle is, as a phrase that follows its name; None where that is not known."""
    rows = table("glossary")["muscles"]
    return next((row["place"] for row in rows if muscle in row["names"]), None)


@cache
def opening_muscles() -> frozenset[str]:
    """The first words of the muscles of which it is known where they are."""
    rows = table("glossary")["muscles"]
    return frozenset(name.partition(" ")[0] for row in rows for name in row["names"])


@cache
def _fixed() -> tuple[Entry, ...]:
    return tuple(_entries())


def _entries() -> Iterator[Entry]:
    glossary = table("glossary")
    for form, name in (
        (Form.NOUN, "nouns"),
        (Form.PLURAL, "plurals"),
        (Form.MASS, "masses"),
        (Form.POSITION, "positions"),
        (Form.PHRASE, "phrases"),
    ):
        for clinical, plain in glossary[name].items():
            yield _entry(clinical, form, plain)
    sides = glossary["sides"]
    for clinical, plain in sides["words"].items():
        for noun in sides["before"]:
            yield _entry(f"{clinical} {noun}", Form.PHRASE, f"{plain} {noun}")
    for region in table("body")["muscles"].values():
        for name, others in region.items():
            for one in (name, *others):
                yield _entry(one, Form.KEPT, one)


def _moving(joint: str | None) -> Iterator[Entry]:
    for row in table("glossary")["motions"]:
        for motion in (row["motion"], *row.get("also", ())):
            for phrase in _told(motion, row["joint"], joint):
                yield _entry(phrase, Form.MOTION, row["ing"])
        for phrase in _told(row["doer"], row["joint"], joint):
            yield _entry(phrase, Form.DOER, row["does"])
        for phrase in _told(f"{row['doer']}s", row["joint"], joint):
            yield _entry(phrase, Form.DOERS, row["does"], row["do"])


def _told(name: str, joint: str, asked: str | None) -> Iterator[str]:
    """The ways to say it: of the hip, hip, and bare where the text is about this joint alone."""
    yield f"{name} of the {joint}"
    yield f"{joint} {name}"
    if joint == asked:
        yield name


def _entry(clinical: str, form: Form, plain: str, plural: str = "") -> Entry:
    phrase = clinical.lower()
    return Entry(phrase, phrase.count(" ") + 1, form, plain, plural)
