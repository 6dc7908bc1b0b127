"""The flaws of a key: another option is right as well, by any fact that the article states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from questions.checks.asked import Asked, Test, describes, is_combined, names_member
from questions.checks.model import Source
from questions.checks.prompts import turning_word
from questions.checks.shape import has_one_key, is_choice, key_texts, wrong_texts
from questions.facts.model import Group, TypeSet
from questions.items.model import Item, Kind
from questions.items.words import lemmas

_BOTH = frozenset({"both", "together"})


def find_second_key(item: Item, source: Source) -> Iterator[str]:
    """More than one key: reject a distractor that any fact makes true under any qualifier. Haladyna
    et al. 2002, one best answer."""
    if is_choice(item) and turning_word(item.prompt):
        yield from _not_excluded(item, source)
    elif is_choice(item):
        for text in _also_right(item, source):
            yield f"“{text}” is right as well, by what the article states."
    elif item.kind is Kind.TRUE_FALSE:
        if item.key == "false" and any(one.states(item.prompt) for one in source.asked.values()):
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
    return [text for text in wrong_texts(item) if all(test(text) for test in passed)]


def _tests(item: Item, source: Source) -> list[Test]:
    return [test for one in _facts(item, source) for test in one.answers]


def _facts(item: Item, source: Source) -> Sequence[Asked]:
    """The facts that an item names; of one from elsewhere, those that its prompt and key tell."""
    known = [source.asked[fact] for fact in item.facts if fact in source.asked]
    return known or [one for one in source.asked.values() if _is_told(one, item)]


def _is_told(one: Asked, item: Item) -> bool:
    """Whether a key answers this fact, and another side of it stands in the prompt."""
    prompt = lemmas(item.prompt)
    named = any(lemmas(side) and lemmas(side) <= prompt for side in one.sides)
    return named and any(test(text) for test in one.answers for text in key_texts(item))


def _not_excluded(item: Item, source: Source) -> Iterator[str]:
    """Of a question for what is NOT in a group: wrong options that are not in it either."""
    keys, wrong = key_texts(item), wrong_texts(item)
    inside = [_named_in(group, wrong) for group in source.facts.groups if not _any(group, keys)]
    fullest = max(inside, key=len, default=[])
    for text in wrong if fullest else ():
        if text not in fullest:
            yield f"“{text}” is not in the group either."


def _named_in(group: Group, texts: Iterable[str]) -> list[str]:
    return [text for text in texts if _any(group, [text])]


def _any(group: Group, texts: Iterable[str]) -> bool:
    return any(names_member(text, member) for text in texts for member in group.members)


def _also_elsewhere(item: Item, source: Source) -> Iterator[str]:
    """What is sorted into one group and belongs to another, or to both."""
    if not isinstance(item.key, Mapping):
        return
    home = _homes(item, source)
    for option in item.options:
        inside = [group for group in source.facts.groups if _any(group, [option.text])]
        placed, homes = item.key.get(option.id), {home[group.id] for group in inside if home}
        if len(inside) > 1 or (homes and placed not in homes):
            yield f"“{option.text}” belongs to another group, by what the article states."
        elif not inside and _fits_another(item, source, option.id):
            yield f"“{option.text}” fits another response as well."


def _homes(item: Item, source: Source) -> dict[str, str | None]:
    """For each group of the article, the group of the item that most of its members are placed
    in: its words may be others."""
    key = item.key if isinstance(item.key, Mapping) else {}
    home: dict[str, str | None] = {}
    for group in source.facts.groups:
        places = Counter(key.get(one.id) for one in item.options if _any(group, [one.text]))
        home[group.id] = places.most_common(1)[0][0] if places else None
    return home


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
