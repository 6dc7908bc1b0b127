"""What decides in a step or a goal: the part of the body that it is about, or the way that it goes,
with what the article says nowhere of the exercise instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from questions.facts.model import Exercise
from questions.items.kinds import steps
from questions.items.wording import goal_text, tidy
from questions.language.words import words
from questions.lexicon import table

_BEFORE_VERB = frozenset({"and", "then", "slowly", "gently", "to", "now"})
_DIRECTIONS = frozenset(
    {"up", "down", "away", "ahead", "back", "out", "above", "to", "toward", "towards", "over"}
)
_WAYS = frozenset({"up", "down", "upward", "downward", "upwards", "downwards"})
_NEGATIONS = frozenset({"not", "don't", "don’t", "never", "no", "without", "nor", "avoid"})
# A position by its name, and what is done with several parts at once.
_NOT_OF_ONE = re.compile(r"hands and knees|\b(?:together|apart)\b")
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Detail:
    """One word of a text on an exercise: `before` and `after` are the text around it, `others` the
    words of its sort that neither the exercise's name nor its steps or goal have, those that the
    article's other exercises speak of first; so many are `of_article`."""

    exercise: Exercise
    text: str
    before: str
    word: str
    after: str
    others: tuple[str, ...]
    of_article: int

    def told(self, word: str) -> str:
        """The text with another word, in the case of its own."""
        fitting = word[:1].upper() + word[1:] if self.word[:1].isupper() else word
        return f"{self.before}{fitting}{self.after}"


def in_steps(exercise: Exercise, exercises: Sequence[Exercise]) -> tuple[Detail, ...]:
    """The parts of the body in the steps that need no other beside them."""
    spoken = _Spoken.of(exercise, exercises)
    return tuple(
        detail
        for step in map(tidy, exercise.steps)
        if steps.speaks_for_itself(step) and not _NOT_OF_ONE.search(step)
        for detail in _parts(exercise, step, spoken)
    )


def in_goal(exercise: Exercise, exercises: Sequence[Exercise]) -> tuple[Detail, ...]:
    """The parts of the body in the goal."""
    goal = goal_text(exercise)
    return tuple(_parts(exercise, goal, _Spoken.of(exercise, exercises))) if goal else ()


def turned(exercise: Exercise) -> tuple[Detail, ...]:
    """The ways that steps go, each of which its contrary would turn round, in steps that need no
    other beside them."""
    own, name = _spoken_of(exercise), set(words(exercise.name.replace("-", " ")))
    return tuple(
        detail
        for step in map(tidy, exercise.steps)
        if steps.speaks_for_itself(step) and _NEGATIONS.isdisjoint(words(step))
        for stands, word, others in _turns()
        if word not in name and own.isdisjoint(others)
        for detail in _around(exercise, step, word, others, 0)
        if _STANDS[stands](detail)
    )


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The words that are said of an exercise, and those of all others."""

    own: frozenset[str]
    elsewhere: frozenset[str]

    @classmethod
    def of(cls, exercise: Exercise, exercises: Sequence[Exercise]) -> _Spoken:
        others = (_spoken_of(one) for one in exercises if one is not exercise)
        return cls(_spoken_of(exercise), frozenset[str]().union(*others))


def _parts(exercise: Exercise, text: str, spoken: _Spoken) -> Iterator[Detail]:
    near, name = _near(), set(words(exercise.name.replace("-", " ")))
    for word in dict.fromkeys(words(text)):
        same = next((kin for kin in _sorts() if word in kin), ())
        if not same or not near[word].isdisjoint(name):
            continue
        free = [
            one
            for one in same
            if one not in near[word]
            and one not in spoken.own
            and not (one in _around_parts("single") and _is_of_two(text, word))
        ]
        told = [one for one in free if one in spoken.elsewhere]
        others = (*told, *(one for one in free if one not in told))
        for detail in _around(exercise, text, word, others, len(told)):
            if _stands_alone(detail):
                yield detail


def _around(
    exercise: Exercise, text: str, word: str, others: tuple[str, ...], of_article: int
) -> Iterator[Detail]:
    """The word where it stands once."""
    found = list(re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE))
    if len(found) == 1 and len(words(text)) >= _FEWEST_WORDS and others:
        before, after = text[: found[0].start()], text[found[0].end() :]
        yield Detail(exercise, text, before, found[0][0], after, others, of_article)


def _stands_alone(detail: Detail) -> bool:
    """Whether the part is told by itself, and not within another name: "hip flexors"."""
    last, first = words(detail.before)[-1:], words(detail.after)[:1]
    runs_on = detail.after[:1] == " " and bool(first) and first[0] not in _around_parts("before")
    return bool(last) and last[0] in _around_parts("behind") and not runs_on


def _spoken_of(exercise: Exercise) -> frozenset[str]:
    told = (exercise.name, *exercise.steps, *(exercise.goal or ()), exercise.position or "")
    return frozenset(word for text in told for word in words(text.replace("-", " ")))


@cache
def _sorts() -> tuple[tuple[str, ...], ...]:
    known = table("items")["details"]
    return tuple(known["singular"]), tuple(known["plural"])


def _is_of_two(text: str, word: str) -> bool:
    told = words(text)
    return bool(_around_parts("of_two") & {*told[: told.index(word)][-1:]})


@cache
def _around_parts(name: str) -> frozenset[str]:
    return frozenset(table("items")["details"][name])


@cache
def _near() -> Mapping[str, frozenset[str]]:
    """For each part, those that no question tells from it, itself included."""
    lines = [frozenset(line) for line in table("items")["details"]["near"]]
    return {
        word: frozenset((word,)).union(*(line for line in lines if word in line))
        for sort in _sorts()
        for word in sort
    }


@cache
def _turns() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Where each word has to stand, the word, and its contraries."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for stands, pairs in table("items")["details"]["turns"].items():
        for first, second in pairs:
            for word, contrary in ((first, second), (second, first)):
                found[stands, word] = (*found.get((stands, word), ()), contrary)
    return tuple((*key, others) for key, others in found.items())


def _is_verb(detail: Detail) -> bool:
    """Whether it is what is done, and no other word says which way: "lower all the way down"."""
    if _WAYS & {*words(detail.before), *words(detail.after)}:
        return False
    last = words(detail.before)[-1:]
    return not last or detail.before.endswith(", ") or last[0] in _BEFORE_VERB


def _is_behind_part(detail: Detail) -> bool:
    """Whether nothing follows that it would be a part of: "straight up"."""
    last, first = words(detail.before)[-1:], words(detail.after)[:1]
    is_free = not first or not detail.after.startswith(" ") or first[0] not in _DIRECTIONS
    return bool(last) and is_free and any(last[0] in sort for sort in _sorts())


_STANDS: Mapping[str, Callable[[Detail], bool]] = {
    "anywhere": lambda detail: True,
    "verb": _is_verb,
    "behind_part": _is_behind_part,
}
