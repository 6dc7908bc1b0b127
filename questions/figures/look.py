"""How a drawing is shown, and what is said with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """`explained`: after the answer, with what was asked lit up and everything said. `labelled`:
    parts named, with leader lines. `moved`: to be moved by its sliders, so without names, which
    would not move with it. `wordless`: for who says in their own words what it shows, with neither
    a word nor a measure in it."""

    explained: bool = False
    labelled: bool = False
    moved: bool = False
    wordless: bool = False

    @property
    def has_names(self) -> bool:
        return (self.labelled or self.explained) and not (self.moved or self.wordless)

    @property
    def is_option(self) -> bool:
        """Whether it is one of several to choose from, which are shown small and without names."""
        return not (self.explained or self.labelled)


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Wording:
    """The alternative text: a short name and a longer description."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a scene comes to: the name of a saying of its module, and the values to put into it."""

    saying: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Control:
    """One number of a scene that can be moved, in whole degrees: the field of the scene, how it is
    called, its range and where it stands."""

    name: str
    label: str
    low: int
    high: int
    value: float
