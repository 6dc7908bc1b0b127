"""Causes of a complaint: told from a case, from each other, and from conditions of the same site
that do not cause it. What nobody knows to be false is no wrong answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.facts.model import ListedItem, Listing
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question, Text, Words
from questions.items.templates.movements import movement_slots
from questions.items.wording import capital, lower_first, within
from questions.knowledge import Body, Condition
from questions.knowledge.entries import Cause, Complaint
from questions.language.words import lemmas, words

_FEWEST_RIVALS = 2


@dataclass(frozen=True)
class _Cause:
    """One cause of the article with the condition that the body knows it as."""

    item: ListedItem
    condition: Condition


def choose(context: Context) -> Iterator[Question]:
    for listing in context.facts.causes:
        known = _known(context, listing)
        yield from _cases(context, listing, known)
        yield from _marks(context, listing, known)
        complaint = _complaint(context, listing)
        if complaint and context.body.find_movement(complaint.name):
            yield from _against_others(context, listing, complaint)


def _cases(context: Context, listing: Listing, known: Sequence[_Cause]) -> Iterator[Question]:
    """Applying: which of the causes a case points to."""
    for one in known:
        rivals = _rivals(one, known, context.body)
        if len(rivals) < _FEWEST_RIVALS:
            continue
        for at, case in enumerate(one.condition.cases):
            yield _question(
                context,
                listing,
                one.item,
                "cause.case",
                Answer(_name(one.item), _works(one), one.item.id),
                [
                    Answer(
                        _name(other.item),
                        _tells(other),
                        other.item.id,
                        _ground(other),
                    )
                    for other in rivals
                ],
                {"case": case},
                scene=f"case {at}",
                why=_works(one),
            )


def _marks(context: Context, listing: Listing, known: Sequence[_Cause]) -> Iterator[Question]:
    """Telling apart: what distinguishes one cause from the others."""
    for one in known:
        rivals = [other for other in _rivals(one, known, context.body) if other.condition.tells]
        if len(rivals) < _FEWEST_RIVALS or not one.condition.tells:
            continue
        yield _question(
            context,
            listing,
            one.item,
            "cause.marks",
            Answer(one.condition.tells, _works(one), one.item.id),
            [
                Answer(
                    other.condition.tells or "",
                    _works(other),
                    other.item.id,
                    _ground(other),
                )
                for other in rivals
            ],
            {"cause": _inside(one.item)},
            why=_works(one),
            are_names=False,
        )


def _against_others(context: Context, listing: Listing, complaint: Complaint) -> Iterator[Question]:
    """Telling apart: what restricts a movement, among conditions of the same site that leave it
    free."""
    agreed = [
        item
        for item in listing.items
        if any(_is_same(name, item.name, context.body) for name in complaint.known)
        and (condition := _condition(context, item.name))
        and condition.limits
        and not _speaks_of_movement(item, context)
    ]
    others = [
        Answer(
            one.name,
            _leaves(one),
            None,
            Ground(Tier.LEXICON, _leaves(one)),
        )
        for one in complaint.others
        if not _is_in_question(one.name, listing, context)
    ]
    movement = context.body.find_movement(complaint.name)
    slots = {**movement_slots(movement, context.body), "site": complaint.site} if movement else {}
    for nth, item in enumerate(agreed):
        condition = _condition(context, item.name)
        why: Text = item.source
        if condition:
            why = f"{_name(item)}: {condition.what}."
        if condition and condition.mechanism:
            why = Words(condition.mechanism, f"{_name(item)}: {condition.plain}.")
        yield _question(
            context,
            listing,
            item,
            "cause.which",
            Answer(_name(item), "", item.id),
            others,
            slots,
            why=why,
            nth=nth + context.variant,
        )


def _leaves(one: Cause) -> str:
    """Why a condition does not bring the complaint about, as a sentence about it."""
    subject, _, rest = one.why.partition(" ")
    if subject in ("it", "they"):
        return f"{capital(one.name)} {rest}."
    return f"In {one.name}, {one.why}."


def _speaks_of_movement(item: ListedItem, context: Context) -> bool:
    """Whether a cause is named by the movements of its muscles, which would tell it."""
    agents = (agent for one in context.body.movements.values() for agent in one.agents)
    told = lemmas(item.name)
    return any(lemmas(agent) <= told for agent in agents)


def _is_in_question(name: str, listing: Listing, context: Context) -> bool:
    """Whether a condition restricts some movement where the complaint names none: it could be
    meant as well."""
    condition = context.body.find_condition(name)
    is_general = context.body.find_movement(listing.of) is None
    return bool(condition and condition.limits and is_general)


def _known(context: Context, listing: Listing) -> tuple[_Cause, ...]:
    found = (
        (item, condition)
        for item in listing.items
        if (condition := _condition(context, item.name)) is not None
    )
    return tuple(_Cause(item, condition) for item, condition in found)


def _condition(context: Context, name: str) -> Condition | None:
    """The condition of a name: at the site that the article is about ("arthritis" of a page about
    the hip), or by itself."""
    told = within(name).split(" (")[0]
    sites = [
        one
        for one in ("hip", "knee", "ankle", "foot", "shoulder", "elbow", "wrist", "neck", "back")
        if one in words(context.facts.article.title)
    ]
    tries = []
    for site in sites:
        first, _, rest = told.partition(" ")
        tries += [f"{site} {told}", f"{told} of the {site}", f"{first} {site} {rest}"]
    found = (context.body.find_condition(one) for one in (*tries, told))
    return next((one for one in found if one is not None), None)


def _complaint(context: Context, listing: Listing) -> Complaint | None:
    told = within(listing.of)
    bare = told.split(" ", 1)[-1] if told.split(" ", 1)[0] in ("a", "an", "the") else told
    found = (context.body.find_complaint(one) for one in (told, bare))
    return next((one for one in found if one is not None), None)


def _is_same(name: str, told: str, body: Body) -> bool:
    bare = within(told).split(" (")[0]
    one, other = body.find_condition(name), body.find_condition(bare)
    return words(name) == words(bare) or (one is not None and one is other)


def _rivals(one: _Cause, known: Sequence[_Cause], body: Body) -> list[_Cause]:
    """Causes that can be told from this one; what may be its consequence or goes along is not."""
    return [
        other
        for other in known
        if other.condition is not one.condition
        and other.condition.name not in one.condition.overlaps
        and one.condition.name not in other.condition.overlaps
    ]


def _ground(other: _Cause) -> Ground:
    """Another cause of the article, with where the article names it."""
    return Ground(Tier.ARTICLE, _tells(other), (other.item.id,), other.item.evidence)


def _tells(one: _Cause) -> str:
    if one.condition.tells:
        return f"Typical of {_inside(one.item)}: {one.condition.tells}."
    return f"{_name(one.item)}: {one.condition.what}."


def _works(one: _Cause) -> str:
    """Why a cause shows as it does."""
    told = one.condition.mechanism or f"{capital(one.condition.what)}."
    return f"{told} That points to {_inside(one.item)}."


def _name(item: ListedItem) -> str:
    return capital(_inside(item))


def _inside(item: ListedItem) -> str:
    return lower_first(within(item.name).split(" (")[0])


def _question(
    context: Context,
    listing: Listing,
    item: ListedItem,
    template: str,
    key: Answer,
    wrong: Sequence[Answer],
    slots: dict[str, Text],
    *,
    why: Text,
    scene: str = "",
    nth: int | None = None,
    are_names: bool = True,
) -> Question:
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        about=(item.id,),
        scene=scene,
        nth=nth,
        topic=context.topic_of(item.id, "Causes"),
        evidence=item.evidence,
        slots={"of": within(listing.of), **slots},
        keys=(key,),
        pool=[wrong],
        are_names=are_names,
        why=why,
    )
