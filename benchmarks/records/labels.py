"""A page's labelled exercises as the states that each of its lines may have."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

from questions.facts.records.lines import Line
from questions.facts.records.names import read_title
from questions.facts.records.segmenting import BODY, NAME, OUTSIDE

_REACH = 60  # lines below a name in which its steps may stand
_AFTER = 3  # lines behind the last labelled one that may belong to it or not
_FEWEST = 2  # words by which an exercise without a name is found
_ANY = frozenset((OUTSIDE, NAME, BODY))


def allowed_states(lines: Sequence[Line], labels: Mapping[str, Any]) -> list[frozenset[str]]:
    """For each line the states that fit the labels. Where no line holds an exercise's name, its
    lines may be anything."""
    found = _Found(lines)
    for exercise in labels["exercises"]:
        found.place(exercise)
    return found.states()


class _Found:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.texts = [_squeezed(line.text) for line in lines]
        self.names = [
            _bare(read_title(line.name.text, line.block.span).name) if line.name else ""
            for line in lines
        ]
        self.told: dict[int, list[int]] = {}
        self.free: set[int] = set()

    def place(self, exercise: Mapping[str, Any]) -> None:
        """Where the exercise's name stands, and which lines tell it."""
        wanted = {_bare(one) for one in _options(exercise["name"]) if one}
        parts = (exercise.get("steps") or []), (exercise.get("goal") or [])
        words = [_squeezed(one) for some in parts for part in some for one in _options(part) if one]
        where = [
            at for at, text in enumerate(self.texts) if any(one and one in text for one in words)
        ]
        places = [
            at for at, name in enumerate(self.names) if name in wanted and at not in self.told
        ]
        places = places or self._nameless(wanted)
        if not places:
            self.free.update(where)
            self.free.update(max(0, at - 1) for at in where[:1])
            return
        near = [at for at in places if any(at <= one < at + _REACH for one in where)]
        at = (near or places)[0]
        if near:  # the one right above what is told
            first = next(one for one in where if one >= near[0])
            at = max(one for one in near if one <= first)
        self.told[at] = [one for one in where if at <= one < at + _REACH]
        if None in _options(exercise["name"]):
            self.free.update((at, *self.told[at]))

    def _nameless(self, wanted: Set[str]) -> list[int]:
        """Lines that open with an order and hold what an exercise without a name may be called."""
        return [
            at
            for at, line in enumerate(self.lines)
            if line.shape.endswith("Z")
            and at not in self.told
            and any(len(one.split()) >= _FEWEST and one in self.texts[at] for one in wanted)
        ]

    def states(self) -> list[frozenset[str]]:
        state = [OUTSIDE] * len(self.lines)
        starts = sorted(self.told)
        for start, end in itertools.pairwise([*starts, len(self.lines)]):
            last = max([start, *(one for one in self.told[start] if one < end)])
            while last + 1 < end and self._goes_on(last + 1):
                last += 1
            state[start] = NAME
            state[start + 1 : last + 1] = [BODY] * (last - start)
            # Remarks and tips behind the last step are nobody's loss.
            for at in range(last + 1, min(last + 1 + _AFTER, end)):
                if self.lines[at].kind == "H":
                    break
                self.free.add(at)
            if start in self.free:
                self.free.update(range(start, last + 1))
        return [self._allowed(at, state[at]) for at in range(len(self.lines))]

    def _goes_on(self, at: int) -> bool:
        line = self.lines[at]
        if line.kind in "HT":
            return line.shows("label:dose", "label:steps", "label:goal", "label:position")
        return line.shows("dose", "often", "label")

    def _allowed(self, at: int, state: str) -> frozenset[str]:
        if at not in self.free:
            return frozenset((state,))
        if state == OUTSIDE and at not in self.told:
            return _ANY
        return frozenset((state, OUTSIDE))


def _options(value: Any) -> Sequence[str | None]:
    return value["any"] if isinstance(value, dict) else [value]


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", _squeezed(name))
