"""How an exercise starts and the one thing that it needs: whom a question on either is about, by
name or, where the name would tell the answer, by a goal or a step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.facts.model import Exercise
from questions.items.build import Context, Stem
from questions.items.kinds import steps, training
from questions.items.model import Kind
from questions.items.wording import capital, lower_first, quoted, tidy, with_article

_ASKED = {
    "position": "What is the starting position of {who}{clue}?",
    "equipment": "What equipment does {who} need{clue}?",
}
_SAID = {
    "position": "The starting position of {who} is {value}{clue}.",
    "equipment": "{who} needs {value}{clue}.",
}
_WHY = {
    "position": "The article has {name} start in this position: {value}.",
    "equipment": "For {name}, the article asks for {value}.",
}

_Clues = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Setting:
    """The position or the equipment of an exercise; `value` as it stands in a list. `who` is the
    exercise inside a sentence and `clue` what stands at the end of it: nothing for a name."""

    exercise: Exercise
    part: str
    value: str
    who: str
    clue: str

    @property
    def fact(self) -> str:
        return training.part_id(self.exercise, self.part)

    @property
    def question(self) -> str:
        return _ASKED[self.part].format(who=self.who, clue=self.clue)

    @property
    def why(self) -> str:
        return _WHY[self.part].format(name=quoted(self.exercise), value=self._within(self.value))

    def said(self, value: str) -> str:
        """That it has this value, as a sentence."""
        told = _SAID[self.part].format(who=self.who, value=self._within(value), clue=self.clue)
        return capital(told)

    def _within(self, value: str) -> str:
        return with_article(lower_first(value)) if self.part == "equipment" else value


def settings(context: Context) -> Iterator[Setting]:
    """What can be asked of each exercise, exercise by exercise."""
    exercises = context.facts.exercises
    goals = training.with_goals(exercises)
    for one in exercises:
        clues = training.clues(one, goals, steps.telling_step(one, exercises))
        yield from _position(one, clues)
        yield from _equipment(one, clues)


def stem(context: Context, kind: Kind, one: Setting, prompt: str, difficulty: float | None) -> Stem:
    return Stem(
        kind=kind,
        template=f"{kind.value}.{one.part}",
        topic=context.topic_of(one.fact, "Exercises"),
        facts=(one.fact,),
        prompt=prompt,
        evidence=training.proof(context.facts.article, one.exercise, one.part),
        right=one.why,
        wrong=one.why,
        difficulty=difficulty,
    )


def _position(exercise: Exercise, clues: _Clues) -> Iterator[Setting]:
    position = exercise.position
    if position is not None:
        is_told = training.name_tells_position(exercise)
        usable = [clue for clue in clues if not training.tells_position(clue[1], position)]
        yield from _setting(exercise, "position", position, usable if is_told else None)


def _equipment(exercise: Exercise, clues: _Clues) -> Iterator[Setting]:
    """Of several things, either would be right."""
    if len(exercise.equipment) == 1:
        thing = tidy(exercise.equipment[0])
        is_told = training.shares_words(thing, exercise.name)
        usable = [clue for clue in clues if not training.shares_words(thing, clue[1])]
        yield from _setting(exercise, "equipment", thing, usable if is_told else None)


def _setting(
    exercise: Exercise, part: str, value: str, instead: _Clues | None
) -> Iterator[Setting]:
    """By name, or by the first of what can stand instead of it."""
    if instead is None:
        yield Setting(exercise, part, value, quoted(exercise), "")
    for word, text in (instead or ())[:1]:
        yield Setting(exercise, part, value, f"the exercise with this {word}", f": {text}")
