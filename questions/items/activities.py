"""Named exercises for a learner, each a set of items: sort the groups, tell the types, match the
exercises. They follow from the facts, whatever the article is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from questions.facts.model import Exercise, Facts, TypeSet
from questions.items import type_names
from questions.items.families import Family, families
from questions.items.model import Bank, Kind
from questions.language.words import words

# Whatever the article is about, an activity is called in one of these ways: what stands in the gap
# are the article's own words, so that an interface can say the rest in another language.
TITLES = ("Classify the {}", "Identify the {}", "Match exercises to goals")
DESCRIPTIONS = (
    "Sort the {} by the group that they belong to.",
    "Tell the types apart by what is found in each.",
    "What each exercise is for.",
)
_CLASSIFY, _IDENTIFY, _MATCH = range(len(TITLES))
_KINDS_FIRST = (
    Kind.CLASSIFY,
    Kind.MATCH,
    Kind.PICTURE,
    Kind.SINGLE_CHOICE,
    Kind.MULTIPLE_CHOICE,
    Kind.TRUE_FALSE,
    Kind.ORDER,
    Kind.NUMERIC,
    Kind.CLOZE,
)


@dataclass(frozen=True, slots=True)
class Activity:
    """A named set of items: `key` is its slug, `item_ids` the items in the order in which they
    serve it best, each id once whatever its variants."""

    key: str
    title: str
    description: str
    item_ids: tuple[str, ...]


def activities(facts: Facts, bank: Bank) -> tuple[Activity, ...]:
    """What can be practised by name; an activity without items is left out. The keys "classify",
    "identify" and "match" go to the first of each sort; a second one adds its noun."""
    found: dict[str, Activity] = {}
    for activity in (*_classify(facts, bank), *_identify(facts, bank), *_match(facts, bank)):
        verb = activity.key.split("-")[0]
        key = activity.key if verb in found else verb
        if activity.item_ids:
            found[key] = Activity(key, activity.title, activity.description, activity.item_ids)
    return tuple(found.values())


def _classify(facts: Facts, bank: Bank) -> Iterator[Activity]:
    for family in families(facts):
        if len(family.groups) > 1:
            yield Activity(
                key=_slug("classify", family.head),
                title=TITLES[_CLASSIFY].format(family.head),
                description=_sorting(family),
                item_ids=_serving(bank, _member_ids(family)),
            )


def _identify(facts: Facts, bank: Bank) -> Iterator[Activity]:
    for types in facts.types:
        name = type_names.called(types)
        ids = {types.id, *(one.id for one in types.definitions.values())}
        yield Activity(
            key=_slug("identify", name),
            title=_identifying(types),
            description=DESCRIPTIONS[_IDENTIFY],
            item_ids=_serving(bank, ids),
        )


def _match(facts: Facts, bank: Bank) -> Iterator[Activity]:
    goals = {one.parts["goal"].id for one in facts.exercises if "goal" in one.parts}
    others = {part for one in facts.exercises for part in _matched_parts(one)}
    matching = _of_kind(bank, _serving(bank, goals | others), Kind.MATCH)
    if goals and matching:
        yield Activity(
            key="match",
            title=TITLES[_MATCH],
            description=DESCRIPTIONS[_MATCH],
            item_ids=tuple(dict.fromkeys((*matching, *_serving(bank, goals)))),
        )


def _serving(bank: Bank, facts: Iterable[str]) -> tuple[str, ...]:
    """The items that test these facts and no others, by kind."""
    wanted = frozenset(facts)
    serving = [item for item in bank.items if item.facts and wanted.issuperset(item.facts)]
    ranked = sorted(serving, key=lambda item: _KINDS_FIRST.index(item.kind))
    return tuple(dict.fromkeys(item.id for item in ranked))


def _of_kind(bank: Bank, ids: Iterable[str], kind: Kind) -> tuple[str, ...]:
    of_kind = {item.id for item in bank.items if item.kind is kind}
    return tuple(one for one in ids if one in of_kind)


def _member_ids(family: Family) -> set[str]:
    return {member.id for group in family.groups for member in group.members}


def _matched_parts(exercise: Exercise) -> tuple[str, ...]:
    return tuple(exercise.parts[part].id for part in ("dose", "position") if part in exercise.parts)


def _identifying(types: TypeSet) -> str:
    name, noun = type_names.called(types), type_names.class_noun(types)
    return TITLES[_IDENTIFY].format(f"{noun} of {name}" if types.ordered else f"{name} {noun}")


def _sorting(family: Family) -> str:
    things = family.things.strip() or "names"
    return DESCRIPTIONS[_CLASSIFY].format(things)


def _slug(verb: str, noun: str) -> str:
    return "-".join((verb, *words(noun)))
