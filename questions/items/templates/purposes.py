"""What exercises are for. Telling apart and applying: the purpose from what is done, the exercise
from the purpose, and each with each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from questions.facts.model import Exercise
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Placement, Question, Words
from questions.items.templates import practice
from questions.items.templates.aims import (
    Aim,
    aims,
    are_exchangeable,
    fits_steps,
    headed,
    mechanism,
    rivals,
    said_plainly,
    shown,
    shown_opposite,
    swapped,
    takes,
    turned,
)
from questions.items.templates.practice import steps_text
from questions.items.templates.quoting import Telling, tellings
from questions.items.wording import capital
from questions.limits.clang import tells_its_key

# What the longest stem leaves of the longest prompt.
_MOST_WORDS = 27
_MOST_MATCHED_WORDS = 32
_MOST_SCENES = 4
_FEWEST_MATCHED, _MOST_MATCHED = 3, 4
_MOST_SETS, _MOST_SPARES = 12, 3
_FEWEST_WRONG, _MOST_WRONG = 2, 3
_OF_A_PAIR = 2
_STAYS = re.compile(r"\bknees? (?:stays?|remains?)\b", re.IGNORECASE)
# What the movement itself shows: which muscles are at work. A stretch or a glide may be reached
# along the way.
_AT_WORK = frozenset({"activate", "strengthen"})
# What only tells the movement again is no purpose that could be found from it.
_THE_MOVEMENT = "alternate"


def choose(context: Context) -> Iterator[Question]:
    told = aims(context)
    asked = [one for one in told if one.kind != _THE_MOVEMENT]
    for aim in asked:
        yield from _purpose(context, aim)
    yield from _matched(context, asked, told)


def _purpose(context: Context, aim: Aim) -> Iterator[Question]:
    """Applying: what an exercise is for, told by its own steps and never by its name. Each way to
    tell it is tried in turn: the first of which no word gives the key away is asked."""
    exercise = _exercise_of(aim)
    key = headed(aim)
    turns = _turns(context, key) if aim.kind in _AT_WORK else []
    if len(turns) < _MOST_WRONG:
        return
    for telling in _tellings(context, exercise, _MOST_WORDS)[:_MOST_SCENES]:
        yield Question(
            kind=Kind.SINGLE_CHOICE,
            template="purpose.of_steps",
            about=(practice.part_id(exercise, "goal"),),
            topic=_topic(context, exercise),
            evidence=(
                *practice.step_proof(context.facts.article, exercise, telling.steps),
                *practice.proof(context.facts.article, exercise, "goal"),
            ),
            slots={
                "steps": telling.text,
                "who": f" {telling.start}" if telling.start else "",
                "start": f"{capital(telling.start)}: " if telling.start else "",
            },
            keys=(Answer(_to(context, key, key)),),
            pool=[_wrongs(context, turns, key, telling)],
            are_paired=True,
            least=_MOST_WRONG,
            why=_why(context, aim, telling),
        )


def _why(context: Context, aim: Aim, telling: Telling) -> str:
    """By what the movement is seen, and how it reaches the aim."""
    how = capital(mechanism(aim, _exercise_of(aim)))
    sign = shown(aim, context, _exercise_of(aim), telling.text)
    return f"{capital(sign)}. {how}." if sign else f"{how}."


def _to(context: Context, aim: Aim, key: Aim) -> Words:
    return Words(f"to {aim.text}", f"to {said_plainly(aim.text, key, context)}")


def _matched(context: Context, asked: Sequence[Aim], told: Sequence[Aim]) -> Iterator[Question]:
    """Telling apart: exercises and their purposes, with a purpose left over."""
    sets = [
        some
        for size in range(_MOST_MATCHED, _FEWEST_MATCHED - 1, -1)
        for some in combinations(asked, size)
        if not any(
            are_exchangeable(one, other, context.body) for one, other in combinations(some, 2)
        )
    ]
    ranked = {_key(some): some for some in sets}
    thing = _key(told)
    order = sorted(
        context.ranked(f"{thing}|{context.variant}", "matched", list(ranked)),
        key=lambda key: -len(ranked[key]),
    )
    for key in order[:_MOST_SETS]:
        yield from _match(context, ranked[key], told)


def _match(context: Context, some: Sequence[Aim], told: Sequence[Aim]) -> Iterator[Question]:
    """With one purpose left over, for each that may be; a word of a name that stands in its own
    purpose stands in another one too."""
    for surplus in islice(_spares(context, some, told), _MOST_SPARES):
        responses = _in_order(context, (*some, surplus))
        texts = [headed(one).text for one in responses]
        shown = [_shown(context, one) for one in some]
        if not any(
            name is None or tells_its_key(name, headed(one).text, texts, context.neutral)
            for name, one in zip(shown, some, strict=True)
        ):
            names = [name or "" for name in shown]
            yield _match_question(context, some, names, responses, told)


def _shown(context: Context, aim: Aim) -> str | None:
    """What is matched: the steps, since a name tells more of the aim than who knows the body needs.
    None where they cannot be told."""
    exercise = _exercise_of(aim)
    told = _tellings(context, exercise, _MOST_MATCHED_WORDS)
    if not told:
        return None
    start = f"{capital(told[0].start)}: " if told[0].start else ""
    return f"{start}“{told[0].text}”"


def _tellings(context: Context, exercise: Exercise, most_words: int) -> list[Telling]:
    return context.once(
        f"tellings of {exercise.id} in {most_words}",
        lambda: tellings(context.facts.article, exercise, most_words),
    )


def _match_question(
    context: Context,
    some: Sequence[Aim],
    names: Sequence[str],
    responses: Sequence[Aim],
    told: Sequence[Aim],
) -> Question:
    facts = [practice.part_id(_exercise_of(one), "goal") for one in some]
    return Question(
        kind=Kind.MATCH,
        template="purpose.match",
        about=tuple(practice.part_id(_exercise_of(one), "goal") for one in told),
        topic=_topic(context, _exercise_of(some[0])),
        evidence=tuple(
            span
            for one in some
            for span in practice.proof(context.facts.article, _exercise_of(one), "goal")
        ),
        groups=tuple(_to(context, headed(one), one) for one in responses),
        placements=tuple(
            Placement(name, responses.index(one), _this_serves(context, one), fact)
            for name, one, fact in zip(names, some, facts, strict=True)
        ),
        tests=tuple(facts),
        why=Words(*(map(" ".join, zip(*(_serves(context, one) for one in some), strict=True)))),
    )


def _spares(context: Context, some: Sequence[Aim], told: Sequence[Aim]) -> Iterator[Aim]:
    """Purposes that none of these exercises serves: the opposite of one of theirs, then that of
    another exercise, then what else could be done to the same muscles."""
    opposites = [one for aim in some if (one := turned(aim))]
    exchanged = [two for one in (*some, *opposites) if (two := swapped(one, context.body))]
    for one in (*opposites, *told, *exchanged):
        if one.kind == _THE_MOVEMENT or one in some or any(one.text == aim.text for aim in some):
            continue
        if not any(
            are_exchangeable(one, aim, context.body) or fits_steps(one, aim, _exercise_of(aim))
            for aim in some
        ):
            yield one


def _in_order(context: Context, some: Sequence[Aim]) -> list[Aim]:
    by_text = {one.text: one for one in some}
    thing = f"{_key(some)}|{context.variant}"
    return [by_text[text] for text in context.ranked(thing, "responses", list(by_text))]


def _turns(context: Context, aim: Aim) -> list[Aim]:
    """The aim in the opposite direction, and both told otherwise: each has its opposite among the
    options, so that none stands out. Empty where that makes no four."""
    exercise, opposite = _exercise_of(aim), turned(aim, context)
    if opposite is None:
        return []
    swaps = [two for one in (aim, opposite) if (two := swapped(one, context.body))]
    others = swaps or rivals(aim, context)
    if len(others) != _OF_A_PAIR or any(fits_steps(one, aim, exercise) for one in others):
        return []
    return [opposite, *others]


def _wrongs(context: Context, turns: Sequence[Aim], key: Aim, telling: Telling) -> list[Answer]:
    """What the exercise would have to be instead; of the opposite movement, by what is seen."""
    fixed = " Here the knee stays in place." if _STAYS.search(telling.text) else ""
    told = [_instead(one, key) + fixed for one in turns]
    if sign := shown_opposite(key, context, _exercise_of(key), telling.text):
        told[0] = f"{capital(sign)}."
    return [
        Answer(_to(context, one, key), about, None, Ground(Tier.OPPOSITE, about))
        for one, about in zip(turns, told, strict=True)
    ]


def _instead(one: Aim, key: Aim) -> str:
    way = f"a movement that {one.does}" if one.does else "a movement in another direction"
    return f"That would take {takes(one) if one.kind != key.kind else way}."


def _serves(context: Context, aim: Aim) -> Words:
    exercise = _exercise_of(aim)
    how = capital(mechanism(aim, exercise))
    told = _to(context, headed(aim), aim)
    return Words(*(f"{practice.called(exercise)} serves {one}. {how}." for one in told))


def _this_serves(context: Context, aim: Aim) -> Words:
    """Beside the steps; patients are told the name, which they did not see, and by what its purpose
    is seen: what it is for stands in the explanation."""
    exercise = _exercise_of(aim)
    clinical, _ = _serves(context, aim)
    sign = shown(aim, context, exercise, steps_text(exercise)) if aim.kind in _AT_WORK else None
    seen = f" {capital(sign)}." if sign else ""
    return Words(clinical, f"This is {practice.called(exercise)}.{seen}")


def _exercise_of(aim: Aim) -> Exercise:
    if aim.exercise is None:
        raise ValueError(aim.text)
    return aim.exercise


def _topic(context: Context, exercise: Exercise) -> str:
    return context.topic_of(practice.part_id(exercise, "goal"), "Exercises")


def _key(some: Sequence[Aim]) -> str:
    return "|".join(one.text for one in some)
