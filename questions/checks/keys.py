"""The flaws of a key: another option is right as well, by any fact that the article states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from questions.checks.asked import (
    Asked,
    Relation,
    Test,
    describes,
    holds,
    is_combined,
)
from questions.checks.completions import other_completion, other_list
from questions.checks.model import Source
from questions.limits.negation import turning_word
from questions.checks.other_keys import other_role, other_step, other_words
from questions.checks.shape import is_choice, key_texts, wrong_texts
from questions.limits.shares import has_one_key
from questions.facts.model import Group, TypeSet
from questions.items.model import Item, Kind
from questions.language.words import holds_phrase, lemmas, words
from questions.lexicon import table

_PLACES = frozenset(
    word
    for line in ("first second third fourth fifth last", "next after before between missing")
    for word in line.split()
)
_CLAUSES = re.compile(r", (?:and|but) |; ")
_LACKS = frozenset({"no", "not", "cannot", "without"})
_BOTH = frozenset({"both", "together"})


def find_second_key(item: Item, source: Source) -> Iterator[str]:
    """More than one key: reject a distractor that any fact makes true under any qualifier. Haladyna
    et al. 2002, one best answer."""
    yield from other_words(item, source)
    yield from other_role(item, source)
    yield from other_step(item, source)
    yield from other_completion(item, source)
    yield from other_list(item, source)
    if is_choice(item) and turning_word(item.prompt):
        yield from _not_excluded(item, source)
    elif is_choice(item):
        for text in _also_right(item, source):
            yield f"“{text}” is right as well, by what the article states."
    elif item.kind is Kind.TRUE_FALSE:
        if item.key == "false" and _is_stated(item, source):
            yield "The statement is to be false, and the article makes it true."
    elif isinstance(item.key, Mapping):
        yield from _also_elsewhere(item, source)


def find_union_key(item: Item, source: Source) -> Iterator[str]:
    """Two keys by union: combined FAI has the features of cam and of pincer, so it stands only
    where prompt or drawing settles both features; else the choices are cam, pincer and something
    that is none. Our rule for types that combine others."""
    if not has_one_key(item) or item.figure or any(one.figure for one in item.options):
        return
    for types in source.facts.types:
        if any(is_combined(types, text) for text in wrong_texts(item)):
            yield "The combined type has this feature too, and nothing settles the other one."
        elif _has_combined_key(types, item) and not _settles_both(types, item):
            yield "Only one feature is told, so the combined type is not the only answer."


def _also_right(item: Item, source: Source) -> list[str]:
    """Wrong options that pass every test which the key passes; where it passes none, any test."""
    tests, keys = _tests(item, source), key_texts(item)
    if item.kind is Kind.MULTIPLE_CHOICE:
        passed = [test for test in tests if any(map(test, keys))]
        return [text for text in wrong_texts(item) if any(test(text) for test in passed)]
    passed = [test for test in tests if all(map(test, keys))]
    if not passed:
        return [text for text in wrong_texts(item) if any(test(text) for test in tests)]
    return [
        text
        for text in wrong_texts(item)
        if all(test(text) for test in passed) and not _is_ruled_out(text, item, source)
    ]


def _is_ruled_out(text: str, item: Item, source: Source) -> bool:
    """Whether the prompt speaks of somebody who lacks what this exercise needs, or cannot start as
    it does."""
    if not _LACKS & set(words(item.prompt)):
        return False
    named = [one for one in source.facts.exercises if holds_phrase(text, one.name)]
    doing = table("items").get("position_doing", {})
    needs = [thing for one in named for thing in (*one.equipment, doing.get(one.position, ""))]
    return any(holds(item.prompt, thing) for thing in needs)


def _tests(item: Item, source: Source) -> list[Test]:
    """Of a question for one place among steps there is none: all the others are steps as well."""
    asks_for_place = bool(_PLACES & set(words(item.prompt))) and "step" in words(item.prompt)
    return [
        test
        for one in _facts(item, source)
        for test in one.answers
        if not (asks_for_place and one.relation is Relation.STEPS)
    ]


def _facts(item: Item, source: Source) -> Sequence[Asked]:
    """The facts that an item names; of one from elsewhere, those that its prompt and key tell."""
    known = [source.asked[fact] for fact in item.facts if fact in source.asked]
    return known or [one for one in source.asked.values() if _is_told(one, item)]


def _is_told(one: Asked, item: Item) -> bool:
    """Whether a key answers this fact, and another side of it stands in the prompt."""
    prompt = lemmas(item.prompt)
    named = any(lemmas(side) and lemmas(side) <= prompt for side in one.sides)
    return named and any(test(text) for test in one.answers for text in key_texts(item))


def _is_stated(item: Item, source: Source) -> bool:
    """Whether each clause of a statement is said by a fact of the sort that it is about."""
    about = {source.asked[fact].relation for fact in item.facts if fact in source.asked}
    facts = [one for one in source.asked.values() if not about or one.relation in about]
    clauses = _CLAUSES.split(item.prompt)
    return all(any(one.states(clause) for one in facts) for clause in clauses)


def _not_excluded(item: Item, source: Source) -> Iterator[str]:
    """Of a question for what is NOT in a group: wrong options that are not in it either."""
    wrong = wrong_texts(item)
    named = _named(wrong, source)
    for text in key_texts(item):
        for place in source.lists_naming(text):
            named.pop(place, None)
    fullest = max((named[place] for place in sorted(named)), key=len, default=[])
    for text in wrong if fullest else ():
        if text not in fullest:
            yield f"“{text}” is not in the group either."


def _named(texts: Iterable[str], source: Source) -> dict[int, list[str]]:
    """Of these texts, those that speak of a member of a group, by the place of the group."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for text in texts:
        for place in source.lists_naming(text):
            found[place].append(text)
    return found


def _also_elsewhere(item: Item, source: Source) -> Iterator[str]:
    """What is sorted into one group and belongs to another, or to both."""
    if not isinstance(item.key, Mapping):
        return
    lists = _lists_behind(item, source)
    for option in item.options:
        named = source.lists_naming(option.text)
        homes = {place for place, group in lists.items() if group in named}
        if homes and homes != {item.key.get(option.id)}:
            yield f"“{option.text}” belongs to another group, by what the article states."
        elif not homes and _fits_another(item, source, option.id):
            yield f"“{option.text}” fits another response as well."


def _lists_behind(item: Item, source: Source) -> dict[str, int]:
    """For each group of the item, by id, the place of the list of the article that most of what is
    placed in it comes from: the item may have other words for it."""
    key = item.key if isinstance(item.key, Mapping) else {}
    found: dict[str, int] = {}
    for place in item.groups:
        texts = [option.text for option in item.options if key.get(option.id) == place.id]
        others = [option.text for option in item.options if key.get(option.id) != place.id]
        inside, outside = _named(texts, source), _named(others, source)
        counted = [
            (
                len(item.options)
                if _is_called(place.text, source.facts.groups[at])
                else len(inside[at]) - len(outside.get(at, ())),
                at,
            )
            for at in sorted(inside)
        ]
        most, group = max(counted, key=lambda pair: pair[0], default=(0, None))
        if group is not None and most > 0:
            found[place.id] = group
    return found


def _is_called(name: str, group: Group) -> bool:
    """Whether a group of an item is this list by its very name."""
    return bool(lemmas(name)) and lemmas(name) <= lemmas(group.label)


def _fits_another(item: Item, source: Source, option: str) -> bool:
    fact = item.fact_by_option.get(option, "")
    placed = item.key.get(option) if isinstance(item.key, Mapping) else None
    tests = source.asked[fact].answers if fact in source.asked else ()
    return any(test(group.text) for test in tests for group in item.groups if group.id != placed)


def _has_combined_key(types: TypeSet, item: Item) -> bool:
    return any(is_combined(types, text) for text in key_texts(item))


def _settles_both(types: TypeSet, item: Item) -> bool:
    """Whether the prompt tells two of the types, the combined one itself, or says that both are
    found."""
    told = [one for one in types.definitions.values() if describes(item.prompt, one.key)]
    own = [name for name, one in types.definitions.items() if one in told]
    if len(told) > 1 or any(is_combined(types, name) for name in own):
        return True
    return bool(_BOTH & set(item.prompt.lower().split()))
