"""Exercises matched with their goals, doses and starting positions, types and terms with what they
are. There are more responses than premises, or they may be used again, so that the last one is
never found by elimination."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.model import Evidence, Exercise, TypeSet
from questions.items.build import Context, Stem
from questions.items.kinds import defining, steps, training, typing
from questions.items.model import Item, Kind, OptionGroup
from questions.items.neighbours import beside_types, positions
from questions.items.own_goals import giver
from questions.items.similarity import mean_likeness
from questions.items.wording import capital, dose_text, lower_first, quoted, tidy

_MOST = 7
_FEWEST = 3
_MORE = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A premise with its response: the fact that it is, where the article says so, and what is
    said where another response was chosen."""

    premise: str
    response: str
    fact: str
    why: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Matching:
    """What one set of pairs asks: the template, what premises and responses are called, and
    `more` responses that fit none of the pairs."""

    template: str
    premises: str
    noun: str
    topic: str
    pairs: tuple[Pair, ...]
    more: tuple[str, ...] = ()


def make(context: Context) -> Iterator[Item]:
    for matchings in _SORTS:
        for matching in matchings(context):
            for start in range(0, len(matching.pairs), _MOST):
                portion = matching.pairs[start : start + _MOST]
                if len(portion) >= _FEWEST and len({pair.response for pair in portion}) > 1:
                    yield _matched(context, matching, portion)


def _matched(context: Context, matching: Matching, pairs: Sequence[Pair]) -> Item:
    responses = list(dict.fromkeys([*(pair.response for pair in pairs), *matching.more]))
    stem = _stem(context, matching, pairs)
    premises = _premises(context, stem, pairs, responses)
    is_reused = len(responses) <= len(premises) or len({one.response for one in premises}) < len(
        premises
    )
    context.rng(stem, "responses").shuffle(responses)
    options = context.shuffled_options(stem, (pair.premise for pair in premises))
    ids = {pair.premise: context.option_id(stem, pair.premise) for pair in premises}
    key = {ids[pair.premise]: context.group_id(stem, pair.response) for pair in premises}
    facts = {ids[pair.premise]: pair.fact for pair in premises}
    return context.item(
        replace(
            stem,
            prompt=f"{stem.prompt} {_rule(matching, is_reused)}",
            evidence=tuple(span for pair in premises for span in pair.evidence),
            hint=None if is_reused else _left_over(context, stem, premises, responses),
        ),
        options=options,
        groups=[OptionGroup(context.group_id(stem, text), text) for text in responses],
        reuse=is_reused,
        key={option.id: key[option.id] for option in options},
        by_option={ids[pair.premise]: pair.why for pair in premises},
        fact_by_option=facts,
        tests=tuple(facts.values()),
        similarity=sum(_nearest(text, responses) for text in responses) / len(responses),
    )


def _nearest(text: str, responses: Sequence[str]) -> float:
    return max(
        (mean_likeness((text,), (other,)) for other in responses if other != text), default=0
    )


def _premises(
    context: Context, stem: Stem, pairs: Sequence[Pair], responses: Sequence[str]
) -> Sequence[Pair]:
    """All pairs, or, where there are enough, all but one, whose response is left over."""
    if len(responses) > len(pairs) or len(pairs) <= _FEWEST:
        return pairs
    left_over = context.pick(context.item_id(stem), "left over", [one.fact for one in pairs])
    return [pair for pair in pairs if pair.fact != left_over]


def _left_over(
    context: Context, stem: Stem, premises: Sequence[Pair], responses: Sequence[str]
) -> str:
    """One of the responses that are left over."""
    used = {pair.response for pair in premises}
    spare = [text for text in responses if text not in used]
    return f"This one is left over: {context.pick(context.item_id(stem), 'hint', spare)}."


def _rule(matching: Matching, is_reused: bool) -> str:
    if is_reused:
        return "An answer may be used more than once, or not at all."
    return f"There are more {matching.noun}s than {matching.premises}."


def _stem(context: Context, matching: Matching, pairs: Sequence[Pair]) -> Stem:
    """The stem of all pairs, whichever of them are asked: so the item keeps its id."""
    facts = tuple(pair.fact for pair in pairs)
    one = "exercise" if matching.premises == "exercises" else "one"
    return Stem(
        kind=Kind.MATCH,
        template=matching.template,
        topic=context.topic_of(facts[0], matching.topic),
        facts=facts,
        prompt=f"Match the {matching.premises} to their {matching.noun}s.",
        evidence=(),
        right=f"Each {one} stands beside the {matching.noun} that the article gives it.",
        wrong=f"The table shows the {matching.noun} that the article gives each {one}.",
    )


def _goals(context: Context) -> Iterator[Matching]:
    goals = training.with_goals(context.facts.exercises)
    pairs = [_of_exercise(context, one, "goal", "goal", goal) for one, goal in goals]
    yield Matching("match.goals", "exercises", "goal", "Exercises", tuple(pairs))


def _doses(context: Context) -> Iterator[Matching]:
    """Of exercises whose doses come to the same, the first only."""
    told: list[Exercise] = []
    for one in context.facts.exercises:
        same = (training.are_same_amount(one.dosage, other.dosage) for other in told)
        if dose_text(one.dosage) and not any(same):
            told.append(one)
    pairs = [
        _of_exercise(context, one, "dose", "dose", capital(dose_text(one.dosage))) for one in told
    ]
    yield Matching("match.doses", "exercises", "dose", "Exercises", tuple(pairs))


def _steps(context: Context) -> Iterator[Matching]:
    """Each exercise that has one with a step that no other has the like of."""
    exercises = context.facts.exercises
    pairs = []
    for one in exercises:
        told = steps.speaking(one, exercises)
        if told:
            step = context.pick(training.part_id(one, "steps"), "match", told)
            pair = _of_exercise(context, one, "steps", "step", capital(step))
            proof = steps.step_proof(context.facts.article, one, (step,))
            pairs.append(replace(pair, evidence=proof))
    yield Matching("match.steps", "exercises", "step", "Exercises", tuple(pairs))


def _positions(context: Context) -> Iterator[Matching]:
    """Exercises whose name does not tell it; of positions too near each other, the first only.
    Positions that none of them starts in are added, so that one is always left over."""
    told: list[tuple[Exercise, str]] = []
    for one in context.facts.exercises:
        position = one.position
        if position is None or training.name_tells_position(one):
            continue
        if all(position == its or training.positions_differ(position, its) for _, its in told):
            told.append((one, position))
    pairs = [
        _of_exercise(context, one, "position", "starting position", capital(position))
        for one, position in told
    ]
    free = [
        capital(name)
        for name in positions()
        if all(training.positions_differ(name, position) for _, position in told)
    ]
    yield Matching(
        "match.positions",
        "exercises",
        "starting position",
        "Exercises",
        tuple(pairs),
        tuple(free[:_MORE]),
    )


def _of_exercise(context: Context, exercise: Exercise, part: str, noun: str, response: str) -> Pair:
    return Pair(
        premise=tidy(exercise.name),
        response=response,
        fact=training.part_id(exercise, part),
        why=f"{capital(giver(exercise, part))} gives {quoted(exercise)} another {noun}: "
        f"{lower_first(response)}.",
        evidence=training.proof(context.facts.article, exercise, part),
    )


def _types(context: Context) -> Iterator[Matching]:
    for types in context.facts.types:
        yield Matching(
            "match.types",
            f"{typing.class_noun(types)}s",
            "description",
            typing.called(types),
            tuple(_of_types(types)),
            tuple(capital(one.clause) for one in beside_types(types.of)[:1]),
        )


def _of_types(types: TypeSet) -> Iterator[Pair]:
    """The types that no other one is described like; the combined one shares what it has."""
    for one in typing.basic_types(types):
        yield Pair(
            premise=typing.type_text(types, one.name),
            response=capital(one.description),
            fact=one.definition.id,
            why=f"The article says of {typing.type_within(types, one.name)}: {one.description}.",
            evidence=typing.proof(types, one.definition),
        )


def _terms(context: Context) -> Iterator[Matching]:
    """Terms that are described in one form, so that the form tells nothing; of descriptions of
    one term, the first only."""
    definitions = defining.usable(context.facts.definitions)
    for sort in sorted({(defining.is_motion(one), defining.form(one)) for one in definitions}):
        told: list[Pair] = []
        for one in definitions:
            name = capital(defining.term(one))
            is_new = all(pair.premise != name for pair in told)
            if (defining.is_motion(one), defining.form(one)) == sort and is_new:
                says = defining.description(one)
                why = f"The article says of {defining.term(one)}: {says}."
                told.append(Pair(name, capital(says), one.id, why, one.evidence))
        yield Matching("match.terms", "terms", "description", "Terms", tuple(told))


_SORTS: tuple[Callable[[Context], Iterator[Matching]], ...] = (
    _goals,
    _doses,
    _steps,
    _positions,
    _types,
    _terms,
)
