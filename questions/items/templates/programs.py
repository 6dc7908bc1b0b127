"""A program and the person who is to do it: which exercise suits somebody who cannot take every
position and does not own every thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from questions.facts.equipment import find_equipment
from questions.facts.model import Exercise, Facts
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question
from questions.items.templates import practice
from questions.items.templates.quoting import starts_clearly
from questions.items.wording import listed, with_article
from questions.language.words import words
from questions.lexicon import table

_FEWEST_WRONG, _MOST_WRONG = 2, 3
_MOST_PEOPLE = 6
_NO_EQUIPMENT = "has nothing but a mat"
_NONE_NEEDED = re.compile(
    r"\b(?:equipment|props?|materials|tools|kit|gear|need(?:ed)?)\W{1,6}(?:none|nothing)\b|"
    r"\b(?:no|without) (?:equipment|props?|kit|gear)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Limit:
    """What a person cannot do or does not have, and which exercises that rules out, each with the
    part of it that is the reason."""

    say: str
    rules_out: Mapping[str, str]
    leaves: Sequence[str] = ()
    sort: str = ""


def choose(context: Context) -> Iterator[Question]:
    for exercise in context.facts.exercises:
        if starts_clearly(context.facts.article, exercise) and not _tells_position(exercise):
            yield from _suitable(context, exercise)


def _suitable(context: Context, exercise: Exercise) -> Iterator[Question]:
    """Applying: a person with two limits, whom this exercise alone suits. Those limits come first
    that no name gives away."""
    others = [one for one in context.facts.exercises if one.id != exercise.id]
    limits = [
        one
        for one in _limits(context.facts)
        if exercise.id not in one.rules_out
        and (not one.leaves or exercise.position in one.leaves)
        and (one.say != _NO_EQUIPMENT or needs_nothing(context.facts, exercise))
    ]
    people = [
        some
        for some in combinations(limits, 2)
        if _are_needed(some, others) and all(_is_ruled_out(one, some) for one in others)
    ]
    fact = practice.part_id(exercise, "position")
    by_words = {" and ".join(one.say for one in some): some for some in people}
    order = context.ranked(f"{fact}|{context.variant}", "person", list(by_words))
    hidden = {key: _hidden(by_words[key], others) for key in order}
    for key in sorted(order, key=lambda one: -len(hidden[one]))[:_MOST_PEOPLE]:
        if len(hidden[key]) >= _FEWEST_WRONG:
            yield _person(context, exercise, by_words[key], hidden[key])


def _person(
    context: Context, exercise: Exercise, some: Sequence[Limit], others: Sequence[Exercise]
) -> Question:
    parts = [part for part in ("position", "equipment") if part in exercise.parts]
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template="program.person",
        about=(practice.part_id(exercise, "position"),),
        topic=context.topic_of(practice.part_id(exercise, "position"), "Exercises"),
        evidence=practice.proof(context.facts.article, exercise, *parts),
        slots={"limits": listed([one.say for one in some])},
        keys=(Answer(practice.name(exercise), _needs(context, exercise)),),
        pool=[[_unsuitable(context, one, some) for one in others]],
        most=min(_MOST_WRONG, len(others)),
        tests=tuple(practice.part_id(exercise, part) for part in parts),
        are_names=True,
        why=f"{_needs(context, exercise)[:-1]}; each of the others asks for what is ruled out.",
    )


def _unsuitable(context: Context, exercise: Exercise, some: Sequence[Limit]) -> Answer:
    limit = next(one for one in some if exercise.id in one.rules_out)
    part = limit.rules_out[exercise.id]
    fact = practice.part_id(exercise, part)
    evidence = practice.proof(context.facts.article, exercise, part)
    about = _needs(context, exercise)
    ground = Ground(Tier.ARTICLE, f"{about} The person {limit.say}.", (fact,), evidence)
    return Answer(practice.name(exercise), about, fact, ground)


def _limits(facts: Facts) -> list[Limit]:
    """The limits of the lexicon that rule something out here, then the things that are needed."""
    exercises = facts.exercises
    found = [
        Limit(
            one["say"],
            {
                e.id: "position"
                for e in exercises
                if e.position in one["rules_out"] and starts_clearly(facts.article, e)
            },
            one.get("leaves", ()),
            one.get("sort", ""),
        )
        for one in table("programs")["limits"]
    ]
    special = {e.id: "equipment" for e in exercises if _special(e)}
    found.append(Limit(_NO_EQUIPMENT, special))
    return [one for one in found if one.rules_out]


def _special(exercise: Exercise) -> list[str]:
    """What of its equipment is not in every home."""
    return [one for one in exercise.equipment if one in table("programs")["things"]["special"]]


def _is_ruled_out(exercise: Exercise, some: Sequence[Limit]) -> bool:
    return any(exercise.id in one.rules_out for one in some)


def _are_needed(some: Sequence[Limit], others: Sequence[Exercise]) -> bool:
    """Whether each limit rules out one that the others do not, else it is idle talk; and no two
    are of one sort."""
    sorts = [one.sort for one in some if one.sort]
    return len(sorts) == len(set(sorts)) and all(
        any(
            e.id in one.rules_out and not _is_ruled_out(e, [o for o in some if o is not one])
            for e in others
        )
        for one in some
    )


def _hidden(some: Sequence[Limit], others: Sequence[Exercise]) -> list[Exercise]:
    """Those of the others whose name does not say why they do not suit, with one of each limit
    among them."""
    found = [one for one in others if not _name_tells(one, some)]
    if all(any(one.id in limit.rules_out for one in found) for limit in some):
        return found
    return []


def _name_tells(exercise: Exercise, some: Sequence[Limit]) -> bool:
    reasons = {limit.rules_out[exercise.id] for limit in some if exercise.id in limit.rules_out}
    named = set(words(exercise.name)) | {p for w in words(exercise.name) for p in w.split("-")}
    told = table("programs")["things"]["told"]
    things = {word for one in exercise.equipment for word in (one, *told.get(one, ()))}
    return ("equipment" in reasons and not named.isdisjoint(things)) or (
        "position" in reasons and _tells_position(exercise)
    )


def _tells_position(exercise: Exercise) -> bool:
    """Whether a word of the name tells a position, this one or another."""
    named = set(words(exercise.name))
    telling = table("programs")["position_words"].values()
    return any(not named.isdisjoint(one) for one in telling)


def _needs(context: Context, exercise: Exercise) -> str:
    """What the exercise asks of a person, as a sentence; that it needs nothing only where the
    article says so."""
    things = listed([with_article(one) for one in _special(exercise)])
    if not things and needs_nothing(context.facts, exercise):
        things = "no equipment"
    place = f"is done {_done(exercise.position)}" if exercise.position else ""
    told = " and ".join(one for one in (place, f"needs {things}" if things else "") if one)
    return f"{practice.called(exercise)} {told}."


def needs_nothing(facts: Facts, exercise: Exercise) -> bool:
    """Whether the article says that nothing is needed, and its steps name no thing."""
    is_said = _NONE_NEEDED.search(practice.passage(facts, exercise)) is not None
    return is_said and not exercise.equipment and not find_equipment(exercise.steps)[0]


def _done(position: str | None) -> str:
    return str(table("programs")["done"].get(position, position))
