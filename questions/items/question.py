"""What is asked, chosen but not yet said: key, wrong answers with their grounds, and the words that
the sentences of the catalogue have slots for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from questions.facts.model import Evidence
from questions.figures.scenes import Scene
from questions.items.choosing import Ground
from questions.items.model import Kind, NumericRange

CLINICAL, PLAIN = "clinical", "plain"


class Words(NamedTuple):
    """One thing in the words of both registers."""

    clinical: str
    plain: str


# What is the same in both registers is a plain string.
Text = str | Words


def say(text: Text, register: str) -> str:
    if isinstance(text, Words):
        return text.plain if register == PLAIN else text.clinical
    return text


@dataclass(frozen=True, slots=True)
class Answer:
    """A right or wrong answer. `about` is a sentence on what it is or does, told to whoever chose
    it; `fact` the one fact that it tests; `ground` why it is wrong."""

    text: Text
    about: Text = ""
    fact: str | None = None
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """A thing to sort or a premise: `home` is the index of its group or response."""

    text: Text
    home: int
    about: Text = ""
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `about` are the ids of the facts that make its identity, and those it tests
    unless `tests` names others. `is_attributed` says that the claim is the article's own: it is
    then asked, and answered, as what the article says. `pool` has the wrong answers by tier, best
    first; `most` and `least` are how many of them stand beside the keys. `scene` tells questions of
    one template and fact apart, `nth` is which of the
    catalogue's stems to use, None for any.
    """

    kind: Kind
    template: str
    about: tuple[str, ...]
    topic: str
    evidence: Evidence
    slots: Mapping[str, Text] = field(default_factory=dict)
    keys: tuple[Answer, ...] = ()
    pool: Sequence[Sequence[Answer]] = ()
    most: int = 3
    least: int = 2
    are_names: bool = False
    are_paired: bool = False
    groups: tuple[Text, ...] = ()
    placements: tuple[Placement, ...] = ()
    reuse: bool = False
    steps: tuple[str, ...] = ()
    numbers: NumericRange | None = None
    blanks: tuple[str, ...] = ()
    tests: tuple[str, ...] | None = None
    nth: int | None = None
    scene: str = ""
    is_attributed: bool = False
    verdict: bool | None = None
    correction: Text | None = None
    why: Text = ""
    difficulty: float | None = None
    scenes: Mapping[str, Scene] = field(default_factory=dict)
