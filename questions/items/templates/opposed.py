"""Two lists of muscles whose movements are opposites: who makes a movement, who works with or
against whom, what a line of pull does, which muscle to train or to stretch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice

from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question, Text, Words
from questions.items.saying import count_stems
from questions.items.templates.actors import (
    Actor,
    Side,
    course,
    evidence_of,
    foils,
    is_named_after,
    is_plural,
    pull,
    sides,
)
from questions.items.templates.drawn_pull import with_line_of_pull
from questions.items.templates.movements import movement_options, movement_slots
from questions.knowledge import Verdict

_PAIRS = 3


def choose(context: Context) -> Iterator[Question]:
    for side in sides(context):
        for question in _about_side(context, side):
            yield with_line_of_pull(question, side, context.body)


def _about_side(context: Context, side: Side) -> Iterator[Question]:
    yield from _members(context, side)
    yield from _several(context, side)
    if side.rivals:
        yield from _partners(context, side)
        yield from _opponents(context, side)
    yield from _lines_of_pull(context, side)
    yield from _presented(context, side)


def _members(context: Context, side: Side) -> Iterator[Question]:
    """Recall: which of these muscles makes the movement, among some that make the opposite."""
    for nth, actor in _dealt(context, side, "muscle.member", side.sure(context.body)):
        yield _about(
            context, side, "muscle.member", nth, [_answer(actor, context)], foils(side, context)
        )


def _several(context: Context, side: Side) -> Iterator[Question]:
    """Recall: all that make the movement; how many are right changes with the draw."""
    sure = _in_order(context, side, "several", side.sure(context.body))
    wrong = [one for tier in foils(side, context)[:1] for one in tier]
    right = 2 + int(context.rng_of(side.group, "how many").random() * 3)
    keys = sure[:right]
    if len(keys) < 2 or len(wrong) < 2:
        return
    yield Question(
        kind=Kind.MULTIPLE_CHOICE,
        template="muscle.several",
        about=(side.group,),
        topic=_topic(context, side),
        evidence=evidence_of(*keys),
        slots=movement_slots(side.movement, context.body),
        keys=tuple(_answer(one, context) for one in keys),
        pool=[wrong],
        most=7 - len(keys),
        are_names=True,
        why=_line(side),
        tests=tuple(one.id for one in keys),
    )


def _partners(context: Context, side: Side) -> Iterator[Question]:
    """Telling apart: which two work together, and which two against each other."""
    mine = _whole(_in_order(context, side, "partners", side.sure(context.body)))
    theirs = _whole(_in_order(context, side, "others", _sure_rivals(context, side)))
    if len(mine) < 2 or len(theirs) < 2:
        return
    (a, b), x = mine[:2], theirs[0]
    # Each of the three muscles stands in two pairs: none can be counted out.
    yield _pairs(context, side, "muscle.partners", (a, b), [(a, x), (b, x)])
    third = mine[2] if len(mine) > 2 else None
    same = [(a, b), (theirs[0], theirs[1]), *([(b, third)] if third else [])]
    yield _pairs(context, side, "muscle.opponents", (a, x), same)


def _whole(actors: Sequence[Actor]) -> list[Actor]:
    """Those told without a part: two parts of one muscle are no two muscles."""
    return [one for one in actors if one.part is None]


def _opponents(context: Context, side: Side) -> Iterator[Question]:
    """Telling apart: which muscle opposes this one."""
    theirs = [one for one in _sure_rivals(context, side) if one.part is None]
    for nth, other in _dealt(context, side, "muscle.opponent", theirs):
        mine = _in_order(context, side, f"against {other.id}", side.sure(context.body))
        wrong = [_foil(one, context) for one in _sure_rivals(context, side) if one is not other]
        if not mine or len(wrong) < 2:
            continue
        question = _about(
            context, side, "muscle.opponent", nth, [_answer(mine[0], context)], [wrong]
        )
        why = f"{_text(pull(other, context.body))} {_text(pull(mine[0], context.body))}"
        yield _with(question, {"other": other.the_name}, (mine[0], other), why=why)


def _lines_of_pull(context: Context, side: Side) -> Iterator[Question]:
    """Applying: what a muscle does, told from its course."""
    with_course = [
        one
        for one in side.sure(context.body)
        if not one.part and (entry := one.entry(context.body)) and entry.origin and entry.insertion
    ]
    for nth, actor in _dealt(context, side, "muscle.line_of_pull", with_course):
        entry = actor.entry(context.body)
        if entry is None:
            continue
        key, options = movement_options(side.movement, context.body, [actor.muscle])
        pull_told = _text(pull(actor, context.body))
        pool = [[_and(one, pull_told) for one in tier] for tier in options]
        question = _about(context, side, "muscle.line_of_pull", nth, [key], pool, least=3)
        question = replace(question, are_paired=True)
        yield _with(question, {"course": course(entry)}, (actor,), why=pull(actor, context.body))


def _presented(context: Context, side: Side) -> Iterator[Question]:
    """Applying: findings decide whether to train or to stretch, the lists decide which muscle."""
    body = context.body
    for scene in body.presentations:
        wants_agents = scene.sort == "weak agents"
        moved = scene.movement if wants_agents else body.opposite(scene.movement)
        if moved != side.movement.key or scene.sort not in ("weak agents", "tight opponents"):
            continue
        able = [
            one
            for one in side.sure(body)
            if not one.part and (entry := one.entry(body)) and not entry.is_minor
        ]
        if not able:
            continue
        actor = _in_order(context, side, scene.case, able)[0]
        question = _about(
            context,
            side,
            f"muscle.{'weak' if wants_agents else 'tight'}",
            None,
            [_answer(actor, context)],
            foils(side, context),
        )
        told = f"{scene.why}. {_text(pull(actor, body))}"
        yield _with(question, {"case": scene.case, "ask": scene.ask}, (actor,), why=told)


def _about(
    context: Context,
    side: Side,
    template: str,
    nth: int | None,
    keys: Sequence[Answer],
    pool: Sequence[Sequence[Answer]],
    least: int = 2,
) -> Question:
    facts = tuple(one.fact for one in keys if one.fact) or (side.group,)
    member = next((one for one in side.actors if one.id == facts[0]), None)
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        about=facts,
        nth=nth,
        topic=_topic(context, side),
        evidence=evidence_of(member or side.actors[0]),
        slots=movement_slots(side.movement, context.body),
        keys=tuple(keys),
        pool=pool,
        least=least,
        are_names=True,
        why=keys[0].about,
    )


def _and(wrong: Answer, told: str) -> Answer:
    return replace(wrong, about=f"{_text(wrong.about)} {told}")


def _with(
    question: Question,
    slots: dict[str, Text],
    actors: Sequence[Actor],
    why: Text | None = None,
) -> Question:
    """The question with more slots, about these members."""
    return replace(
        question,
        slots={**question.slots, **slots},
        about=tuple(one.id for one in actors),
        evidence=evidence_of(*actors),
        why=question.why if why is None else why,
    )


def _pairs(
    context: Context,
    side: Side,
    template: str,
    key: tuple[Actor, Actor],
    others: Sequence[tuple[Actor, Actor]],
) -> Question:
    question = _about(
        context,
        side,
        template,
        None,
        [_pair(key, context)],
        [[_pair(pair, context, is_wrong=True) for pair in others]],
        least=len(others),
    )
    return _with(question, {}, key)


def _pair(pair: tuple[Actor, Actor], context: Context, *, is_wrong: bool = False) -> Answer:
    first, second = pair
    text = _join(first.the_name, second.the_name, "{} and {}")
    about: Text
    if first.movement == second.movement:
        about = _join(first.the_name, second.the_name, f"{{}} and {{}} both {first.movement.do}.")
    else:
        about = _join(
            first.the_name,
            second.the_name,
            f"{{}} {_agree(first)}, while {{}} {_agree(second)}.",
        )
    grounds = Ground(Tier.OPPOSITE, _text(about), (first.id, second.id), evidence_of(first, second))
    ground = grounds if is_wrong else None
    return Answer(text, about, None, ground)


def _agree(actor: Actor) -> str:
    return actor.movement.do if is_plural(_text(actor.name)) else actor.movement.does


def _join(first: Text, second: Text, form: str) -> Text:
    one = first if isinstance(first, Words) else Words(first, first)
    other = second if isinstance(second, Words) else Words(second, second)
    return Words(form.format(one.clinical, other.clinical), form.format(one.plain, other.plain))


def _answer(actor: Actor, context: Context) -> Answer:
    return Answer(actor.name, pull(actor, context.body), actor.id)


def _foil(actor: Actor, context: Context) -> Answer:
    about = pull(actor, context.body)
    ground = Ground(Tier.OPPOSITE, _text(about), (actor.id,), evidence_of(actor))
    return Answer(actor.name, about, actor.id, ground)


def _sure_rivals(context: Context, side: Side) -> list[Actor]:
    """Those of the other list that textbooks agree about, and that never make this movement."""
    body = context.body
    position = f"{side.movement.joint} extended"
    return [
        one
        for one in side.rivals
        if not one.position
        and one.stands(body) is Verdict.YES
        and not is_named_after(one.muscle, side.movement, body)
        and body.says(one.muscle, one.part, side.movement.key, position) is Verdict.NO
    ]


def _dealt(
    context: Context, side: Side, template: str, actors: Sequence[Actor]
) -> Iterator[tuple[int, Actor]]:
    """As many actors as the template has stems, each with a stem of its own; other draws deal
    others."""
    stems = count_stems(template, context.register)
    ordered = _in_order(context, side, template, actors, is_turned=False)
    start = context.variant * stems
    dealt = islice(cycle(ordered), start % max(1, len(ordered)), None) if ordered else iter(())
    yield from zip(range(min(stems, len(ordered))), dealt, strict=False)


def _in_order(
    context: Context,
    side: Side,
    purpose: str,
    actors: Sequence[Actor],
    *,
    is_turned: bool = True,
) -> list[Actor]:
    """Actors in an order that comes from the seed; of each draw another, unless asked not to."""
    about = f"{side.group}|{purpose}" + ("" if not is_turned else f"|{context.variant}")
    by_id = {one.id: one for one in actors}
    return [by_id[one] for one in context.ranked(about, purpose, list(by_id))]


def _topic(context: Context, side: Side) -> str:
    return context.topic_of(side.group, "Muscles")


def _line(side: Side) -> Text:
    if side.movement.line is None:
        return f"Each of them {side.movement.does}."
    return f"The pull of each of them passes {side.movement.line} and {side.movement.does}."


def _text(text: Text) -> str:
    return text.clinical if isinstance(text, Words) else text
